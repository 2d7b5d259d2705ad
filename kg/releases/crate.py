"""Crate (研究对象包): `ro-crate-metadata.json`, by which repositories and tools know what each file of a release is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from kg.releases.files import SUMS, File
from kg.releases.particulars import DATASET, DEFAULT_CREATOR, LICENCES, OWN_LICENCE, TITLE_EN, TITLE_ZH, Particulars

METADATA = "ro-crate-metadata.json"

_ABOUT: tuple[tuple[str, str], ...] = (
    ("data/zhice.ttl", "The whole graph: things, claims, evidence, rules, ontology; each triple once"),
    ("data/zhice.nq", "The whole graph: things, claims, evidence, rules, ontology; one named graph a document"),
    ("data/entities.gexf", "Things and their links, for graph tools"),
    ("data/tables/", "Facts as a table (CSV on the Web)"),
    ("ontology/", "The ontology and the words of the reading"),
    ("queries/", "A saved question in SPARQL"),
    ("documents/manifest.csv", "The documents that were read, with their SHA-256"),
    ("documents/", "A document that was read; under the rights of those who published it"),
    ("quality/", "How precise the facts were measured to be"),
    ("dataset.ttl", "Description of the data set in VoID and DCAT"),
    ("CHANGES.md", "What changed since the earlier release"),
)


def crate(told: Particulars, files: Sequence[File], summary: str) -> str:
    """The file, in the form of RO-Crate 1.1. `files` are all of the release but this one and the sums."""
    listed = [_file(file) for file in files]
    sums = {"@id": SUMS, "@type": "File", "name": "SHA-256 sums of all files", "encodingFormat": "text/plain"}
    creators = [_creator(name, number) for number, name in enumerate(told.creators, 1)]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{TITLE_EN} {told.version}",
        "alternateName": TITLE_ZH,
        "description": summary,
        "identifier": DATASET,
        "version": told.version,
        "datePublished": told.date,
        "license": {"@id": told.licence_iri},
        "creator": [{"@id": creator["@id"]} for creator in creators],
        "inLanguage": ["zh-Hans", "en"],
        "keywords": [
            "intellectual property",
            "public policy",
            "China",
            "knowledge graph",
            "RDF",
            "知识产权",
            "知识图谱",
        ],
        "hasPart": [{"@id": each["@id"]} for each in (*listed, sums)],
    }
    metadata = {
        "@id": METADATA,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
    }
    licences = [
        {"@id": LICENCES[name], "@type": "CreativeWork", "name": name, "url": LICENCES[name]}
        for name in sorted({told.licence, OWN_LICENCE})
    ]
    graph = [metadata, root, *listed, sums, *creators, *licences]
    document = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _file(file: File) -> dict[str, Any]:
    about = next((text for start, text in _ABOUT if file.path.startswith(start)), "")
    entity: dict[str, Any] = {
        "@id": file.path,
        "@type": "File",
        "name": file.path.rpartition("/")[2],
        "encodingFormat": file.media,
        "contentSize": str(file.size),
        "sha256": file.sha256,
    }
    if file.path.startswith(("ontology/", "queries/")):
        entity["license"] = {"@id": LICENCES[OWN_LICENCE]}
    if about:
        entity["description"] = about
    if _is_document(file):
        # The licence of the release is not that of the documents.
        entity["usageInfo"] = "The rights are those of the authority that published it."
    return entity


def _is_document(file: File) -> bool:
    return file.path.startswith("documents/") and file.path != "documents/manifest.csv"


def _creator(name: str, number: int) -> dict[str, Any]:
    kind = "Organization" if name == DEFAULT_CREATOR else "Person"
    return {"@id": f"#creator-{number}", "@type": kind, "name": name}
