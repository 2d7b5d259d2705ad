"""Description (数据集描述): the data set in VoID and DCAT, with counts, as Turtle.

IRIs of files are relative to the file, so that they hold wherever the release is put.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.releases.counts import WIKIDATA, Counts, vocabularies
from kg.releases.files import File
from kg.releases.particulars import DATASET, TITLE_EN, TITLE_ZH, Particulars
from kg.vocabulary import DATA_IRI, ONTOLOGY_IRI

Distributions = Mapping[str, tuple[str, str, str]]

DISTRIBUTIONS: Distributions = {
    "data/zhice.ttl": ("turtle", "全部数据，Turtle", "The whole graph, Turtle"),
    "data/zhice.nq": (
        "nquads",
        "全部数据，每份文件一个命名图，N-Quads",
        "The whole graph, a named graph a document, N-Quads",
    ),
    "data/entities.gexf": ("gexf", "事物及其连线，供 Gephi 使用", "Things and their links, for Gephi"),
    "data/tables/csv-metadata.json": ("tables", "表格，每类事实一张（CSVW）", "Tables, one a type of fact (CSVW)"),
}
"""Files in which the data itself is: path -> local name, what it is in Chinese and in English."""

_PREFIXES = """\
@prefix dcat:    <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf:    <http://xmlns.com/foaf/0.1/> .
@prefix owl:     <http://www.w3.org/2002/07/owl#> .
@prefix spdx:    <http://spdx.org/rdf/terms#> .
@prefix void:    <http://rdfs.org/ns/void#> .
@prefix xsd:     <http://www.w3.org/2001/XMLSchema#> .
"""


def description(told: Particulars, counts: Counts, files: Sequence[File]) -> str:
    """The description as a file of Turtle."""
    parts = (_dataset(told, counts), _distributions(files, told), _partitions(counts), _links(counts))
    return "\n".join([_PREFIXES, *(node for part in parts for node in part)])


def _dataset(told: Particulars, counts: Counts) -> Iterator[str]:
    creators = [f"<#creator-{number}>" for number in range(1, len(told.creators) + 1)]
    lines = [
        "a void:Dataset , dcat:Dataset",
        f'dcterms:title "{TITLE_ZH}"@zh-Hans , "{TITLE_EN}"@en',
        f'dcterms:issued "{told.date}"^^xsd:date',
        f"dcterms:creator {' , '.join(creators)}",
        f"dcterms:license <{told.licence_iri}>",
        f'owl:versionInfo "{_text(told.data)}"',
        f'dcat:version "{_text(told.version)}"',
        "dcterms:language <http://lexvo.org/id/iso639-3/zho> , <http://lexvo.org/id/iso639-3/eng>",
        f"dcterms:conformsTo <{ONTOLOGY_IRI}>",
        f"dcat:distribution {' , '.join(f'<#{name}>' for name, _, _ in DISTRIBUTIONS.values())}",
        "void:dataDump <data/zhice.ttl> , <data/zhice.nq>",
        "void:feature <http://www.w3.org/ns/formats/Turtle> , <http://www.w3.org/ns/formats/N-Quads>",
        f'void:uriSpace "{DATA_IRI}"',
        f"void:vocabulary {' , '.join(f'<{iri}>' for iri in vocabularies(counts))}",
        f"void:triples {counts.triples}",
        f"void:entities {counts.entities}",
        f"void:distinctSubjects {counts.subjects}",
        f"void:distinctObjects {counts.objects}",
        f"void:classes {len(counts.classes)}",
        f"void:properties {len(counts.properties)}",
        *(f"void:classPartition <#class-{number}>" for number in range(1, len(counts.classes) + 1)),
        *(f"void:propertyPartition <#property-{number}>" for number in range(1, len(counts.properties) + 1)),
        *(f"void:subset <#wikidata-{number}>" for number in range(1, len(counts.links) + 1)),
    ]
    yield _node(DATASET, lines)
    for number, name in enumerate(told.creators, 1):
        yield _node(f"#creator-{number}", ["a foaf:Agent", f'foaf:name "{_text(name)}"'])


def _distributions(files: Sequence[File], told: Particulars) -> Iterator[str]:
    for file in files:
        if file.path in DISTRIBUTIONS:
            name, zh, en = DISTRIBUTIONS[file.path]
            yield _node(
                f"#{name}",
                [
                    "a dcat:Distribution",
                    f'dcterms:title "{zh}"@zh-Hans , "{en}"@en',
                    f"dcterms:license <{told.licence_iri}>",
                    f"dcat:downloadURL <{file.path}>",
                    f"dcat:mediaType <https://www.iana.org/assignments/media-types/{file.media}>",
                    f"dcat:byteSize {file.size}",
                    f"spdx:checksum <#{name}-sum>",
                ],
            )
            lines = ["a spdx:Checksum", "spdx:algorithm spdx:checksumAlgorithm_sha256"]
            yield _node(f"#{name}-sum", [*lines, f'spdx:checksumValue "{file.sha256}"^^xsd:hexBinary'])


def _partitions(counts: Counts) -> Iterator[str]:
    for number, (iri, members) in enumerate(counts.classes.items(), 1):
        yield _node(f"#class-{number}", [f"void:class <{iri}>", f"void:entities {members}"])
    for number, (iri, triples) in enumerate(counts.properties.items(), 1):
        yield _node(f"#property-{number}", [f"void:property <{iri}>", f"void:triples {triples}"])


def _links(counts: Counts) -> Iterator[str]:
    for number, (iri, triples) in enumerate(counts.links.items(), 1):
        lines = ["a void:Linkset", f"void:linkPredicate <{iri}>", f"void:triples {triples}"]
        targets = [f"void:subjectsTarget <{DATASET}>", "void:objectsTarget <#wikidata>"]
        yield _node(f"#wikidata-{number}", [*lines, *targets])
    if counts.links:
        yield _node("#wikidata", ["a void:Dataset", 'dcterms:title "Wikidata"@en', f'void:uriSpace "{WIKIDATA}"'])


def _node(iri: str, lines: Sequence[str]) -> str:
    statements = " ;\n    ".join(lines)
    return f"<{iri}> {statements} .\n"


def _text(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
