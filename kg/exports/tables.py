"""Tables (表格): CSV, one table a fact type and one of documents, with CSVW metadata that says what each column is.

A row is a claim: its IRI and that of the thing it is about, the fields of the fact, then the evidence. Lists are
joined by `、`. The metadata (CSV on the Web) names each column in both languages, its datatype, its property in the
ontology, and how rows point to documents, so that a program makes triples of the tables again.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.exports.portions import Portion
from kg.exports.selection import linked
from kg.exports.terms import ontology_terms
from kg.facts import fact_to_json
from kg.lexicon import concepts
from kg.rdf import read_fact
from kg.rdf.fields import CLAIMS, Field, Form
from kg.store import Graph
from kg.vocabulary import DATA_IRI, DCTERMS, OA, PROV, RDF, ZC

METADATA = "csv-metadata.json"
SEPARATOR = "、"


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its titles, and the triple that a cell is: property, datatype or IRI, and whose it is if not the
    row's.
    """

    name: str
    property: str | None
    datatype: str
    zh: str
    en: str
    value_url: str | None = None
    about_url: str | None = None


_ROW = (
    _Column("claim", None, "anyURI", "陈述", "claim"),
    _Column("about", ZC.about, "anyURI", "关于", "about", "{+about}"),
    _Column("area_iri", ZC.area, "anyURI", "省级地区标识", "IRI of the area", "{+area_iri}"),
)
_PROOF = (
    _Column("doc", None, "string", "文件", "document"),
    _Column("passage", PROV.wasDerivedFrom, "anyURI", "原文段落", "passage", "{+passage}"),
    _Column("start", OA.start, "integer", "起点", "start", about_url="{+passage}"),
    _Column("end", OA.end, "integer", "终点", "end", about_url="{+passage}"),
    _Column("quote", ZC.quote, "string", "引文", "quote", about_url="{+passage}"),
    _Column("sentence", ZC.sentence, "string", "整句", "sentence", about_url="{+passage}"),
    _Column("rule", None, "string", "规则", "rule"),
)
_DOCUMENTS = (
    _Column("document", None, "anyURI", "来源文件", "source document"),
    _Column("id", ZC.documentId, "string", "文件标识", "document id"),
    _Column("title", DCTERMS.title, "string", "标题", "title"),
    _Column("issuer", ZC.issuerName, "string", "发布者", "issuer"),
    _Column("date", None, "string", "发布日期", "date of issue"),
    _Column("number", ZC.documentNumber, "string", "发文字号", "document number"),
    _Column("year", ZC.year, "integer", "年份", "year"),
    _Column("file", DCTERMS.source, "string", "文件名", "file"),
    _Column("sha256", ZC.sha256, "string", "校验值", "SHA-256"),
)
_Columns = Sequence[_Column]
_DATATYPES = {Form.INTEGER: "integer", Form.DECIMAL: "decimal", Form.FLAG: "boolean"}


def write_tables(portion: Portion) -> Iterator[tuple[str, bytes]]:
    """The files of a portion: names and bytes; a fact type without a claim has a table with a header only."""
    assert portion.graph is not None
    assert portion.chosen is not None
    rows = _rows(portion.graph, portion.chosen.claims)
    documents = [
        _document(portion.graph, iri) for iri in sorted(_documents(portion.graph)) if iri in portion.chosen.nodes
    ]
    yield "documents.csv", _csv(_DOCUMENTS, documents)
    for kind in CLAIMS:
        yield f"{kind}.csv", _csv(_columns(kind), rows.get(kind, []))
    yield METADATA, (json.dumps(_metadata(), ensure_ascii=False, indent=1) + "\n").encode()


def _rows(graph: Graph, claims: tuple[str, ...]) -> Mapping[str, list[dict[str, object]]]:
    """The claims of each type as records, by document and place."""
    found: dict[str, list[tuple[tuple[object, ...], dict[str, object]]]] = {}
    for claim in claims:
        fact = read_fact(graph.triples, claim)
        record = fact_to_json(fact) | {
            "claim": claim,
            "about": next(iter(linked(graph, claim, ZC.about)), ""),
            "area_iri": next(iter(linked(graph, claim, ZC.area)), ""),
            "passage": next(iter(linked(graph, claim, PROV.wasDerivedFrom)), ""),
            "sentence": fact.evidence.sentence,
        }
        place = (fact.evidence.document, fact.evidence.start, fact.evidence.end, claim)
        found.setdefault(fact.TYPE, []).append((place, record))
    return {kind: [record for _, record in sorted(rows, key=lambda row: row[0])] for kind, rows in found.items()}


def _documents(graph: Graph) -> Iterator[str]:
    for quad in graph.triples(None, NamedNode(RDF.type), NamedNode(ZC.Document)):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject.value


def _document(graph: Graph, iri: str) -> dict[str, object]:
    values: dict[str, object] = {"document": iri}
    for name, predicate in [*((column.name, column.property) for column in _DOCUMENTS), ("date", ZC.dateIssued)]:
        if predicate is not None:
            found = graph.triples(NamedNode(iri), NamedNode(predicate))
            values[name] = next((quad.object.value for quad in found if isinstance(quad.object, Literal)), None)
    return values


def _columns(kind: str) -> _Columns:
    return (*_ROW, *(_column(name, field) for name, field in CLAIMS[kind].fields.items()), *_PROOF)


def _column(name: str, field: Field) -> _Column:
    """The column of a field. Dates of several types, lists and names of areas are for reading: their cells are no
    triples.
    """
    term = ontology_terms()[field.property]
    template = f"{DATA_IRI}concept/{field.scheme}/{{{name}}}" if field.form is Form.CONCEPT else None
    for_reading = field.form in (Form.DATE, Form.PARTIES, Form.AREA) or (template and not _is_told(field.scheme))
    told = None if for_reading else field.property
    return _Column(name, told, _DATATYPES.get(field.form, "string"), term.zh, term.en, template if told else None)


def _is_told(scheme: str) -> bool:
    """Whether the word of a concept tells its IRI; that of a comparison (=, >) does not."""
    return all(concept.iri.rpartition("/")[2] == concept.notation for concept in concepts(scheme))


def _csv(columns: _Columns, records: Sequence[Mapping[str, object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = [column.name for column in columns]
    writer.writerow(names)
    writer.writerows([_cell(record.get(name)) for name in names] for record in records)
    return out.getvalue().encode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return SEPARATOR.join(map(str, value))
    return str(value)


@cache
def _metadata() -> dict[str, object]:
    tables = [_table("documents.csv", _DOCUMENTS, ZC.Document, ("来源文件", "Source documents"))]
    for kind, form in CLAIMS.items():
        term = ontology_terms()[form.type]
        lists = {name for name, field in form.fields.items() if field.form is Form.PARTIES}
        table = _table(f"{kind}.csv", _columns(kind), form.type, (term.zh, term.en), lists)
        table["tableSchema"]["foreignKeys"] = [
            {"columnReference": "doc", "reference": {"resource": "documents.csv", "columnReference": "id"}}
        ]
        tables.append(table)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
        "tables": tables,
    }


def _table(
    url: str, columns: _Columns, kind: str, titles: tuple[str, str], lists: Collection[str] = ()
) -> dict[str, Any]:
    key = columns[0].name
    described = [_describe(column, column.name in lists) for column in columns]
    virtual = {"name": "type", "virtual": True, "propertyUrl": "rdf:type", "valueUrl": kind}
    return {
        "url": url,
        "dc:title": [{"@value": titles[0], "@language": "zh-Hans"}, {"@value": titles[1], "@language": "en"}],
        "tableSchema": {"aboutUrl": f"{{+{key}}}", "primaryKey": [key], "columns": [*described, virtual]},
    }


def _describe(column: _Column, is_list: bool) -> dict[str, object]:
    titles = {"en": [column.name, column.en], "zh-Hans": [column.zh]}
    told = {"propertyUrl": column.property} if column.property else {"suppressOutput": True}
    optional = {
        "separator": SEPARATOR if is_list else None,
        "aboutUrl": column.about_url,
        "valueUrl": column.value_url,
    }
    given = {name: value for name, value in optional.items() if value}
    return {"name": column.name, "titles": titles, "datatype": column.datatype, **told, **given}
