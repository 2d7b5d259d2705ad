"""Publishing (发布): the saved queries described in RDF, so that they can be published with the data.

A query is a sh:SPARQLSelectExecutable with its text, prefixes and parameters as SHACL's advanced features name them,
and titles and keywords as catalogues of data read them. A parameter is the variable of its name behind `?_`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.queries.catalogue import Parameter, SavedQuery
from kg.queries.prefixes import PREFIXES
from kg.vocabulary import DATA_IRI, DCTERMS, RDF, RDFS, SKOS, XSD, ZC

SH = "http://www.w3.org/ns/shacl#"
_SCHEMA = "https://schema.org/"
_ANY_URI = "http://www.w3.org/2001/XMLSchema#anyURI"
_BASE = DATA_IRI + "query/"
_CATALOGUE = DATA_IRI + "queries"
_ENDS = re.compile(r"^(#\+|PREFIX ).*\n", re.MULTILINE)
_DATATYPES = {"boolean": XSD.boolean, "integer": XSD.integer, "number": XSD.decimal, "text": XSD.string}


def describe_queries(queries: tuple[SavedQuery, ...]) -> bytes:
    """The queries as Turtle, in order; the same queries give the same bytes."""
    prefixes = {name: iri for name, iri in PREFIXES.items() if name in ("dcterms", "rdf", "rdfs", "schema", "xsd")}
    triples = list(_declarations())
    for query in queries:
        triples += _describe(query)
    return serialize(triples, format=RdfFormat.TURTLE, prefixes={"sh": SH, **prefixes}) or b""


def _declarations() -> Iterator[Triple]:
    for prefix in sorted(PREFIXES):
        yield _link(_CATALOGUE, SH + "declare", f"{_CATALOGUE}/prefix/{prefix}")
    for prefix, namespace in sorted(PREFIXES.items()):
        declaration = f"{_CATALOGUE}/prefix/{prefix}"
        yield _say(declaration, SH + "prefix", Literal(prefix))
        yield _say(declaration, SH + "namespace", Literal(namespace, datatype=NamedNode(_ANY_URI)))


def _describe(query: SavedQuery) -> Iterator[Triple]:
    iri = _BASE + query.name
    yield _link(iri, RDF.type, SH + "SPARQLExecutable")
    yield _link(iri, RDF.type, SH + "SPARQLSelectExecutable")
    yield _say(iri, DCTERMS.identifier, Literal(query.name))
    for language, summary in (("zh-Hans", query.summary_zh), ("en", query.summary_en)):
        yield _say(iri, DCTERMS.title, Literal(summary, language=language))
        yield _say(iri, RDFS.label, Literal(summary, language=language))
    yield _say(iri, RDFS.comment, Literal(query.description, language="en"))
    for tag in query.tags:
        yield _say(iri, _SCHEMA + "keywords", Literal(tag))
    yield _link(iri, SH + "prefixes", _CATALOGUE)
    yield _say(iri, SH + "select", Literal(_ENDS.sub("", query.text).strip() + "\n"))
    for order, parameter in enumerate(query.parameters, start=1):
        name = f"{iri}/parameter/_{parameter.name}"
        yield _link(iri, SH + "parameter", name)
        yield from _describe_parameter(name, parameter, order)


def _describe_parameter(iri: str, parameter: Parameter, order: int) -> Iterator[Triple]:
    yield _link(iri, RDF.type, SH + "Parameter")
    # The end of its path is the name of the variable.
    yield _link(iri, SH + "path", f"{_CATALOGUE}/parameter/_{parameter.name}")
    yield _say(iri, SH + "name", Literal(parameter.label_zh, language="zh-Hans"))
    yield _say(iri, SH + "name", Literal(parameter.label_en, language="en"))
    yield _say(iri, SH + "optional", Literal(True))
    yield _say(iri, SH + "order", Literal(order))
    if parameter.type in _DATATYPES:
        yield _link(iri, SH + "datatype", _DATATYPES[parameter.type])
    else:
        kinds = {"area": ZC.Area, "document": ZC.Document, "concept": SKOS.Concept}
        yield _link(iri, SH + "class", kinds.get(parameter.type) or getattr(ZC, parameter.scheme or ""))
    if parameter.type == "concept":
        yield _link(iri, DCTERMS.source, f"{DATA_IRI}scheme/{parameter.scheme}")
    if parameter.default != "UNDEF":
        yield Triple(NamedNode(iri), NamedNode(SH + "defaultValue"), _term(parameter.default))


def _term(written: str) -> NamedNode | Literal:
    """A default as SPARQL writes it, which Turtle writes alike."""
    found: Quad = next(parse(f"<x:> <x:> {written} .", format=RdfFormat.TURTLE))
    assert isinstance(found.object, NamedNode | Literal)
    return found.object


def _link(subject: str, predicate: str, value: str) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), NamedNode(value))


def _say(subject: str, predicate: str, value: Literal) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), value)
