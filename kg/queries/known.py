"""Known values (已有取值): what a parameter can be given in this graph, for completing what a user types."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg.queries.catalogue import Parameter
from kg.queries.naming import labels
from kg.store import Graph
from kg.vocabulary import DATA_IRI, RDF, SKOS, ZC

_MOST = 100
_LEVELS = ("nation", "province", "corps")


def known_values(graph: Graph, parameter: Parameter, start: str) -> tuple[str, ...]:
    """The values of a parameter that begin with what was typed, sorted, at most a hundred; nothing for free text."""
    found = {value for value in _values(graph, parameter, start) if value.startswith(start)}
    return tuple(sorted(found)[:_MOST])


def known_documents(graph: Graph, start: str) -> tuple[str, ...]:
    """The ids of documents that begin with what was typed."""
    return tuple(sorted(id_ for id_ in _literals(graph, ZC.documentId) if id_.startswith(start)))


def known_names(graph: Graph, start: str) -> tuple[str, ...]:
    """The names that begin with what was typed, of the things that claims are about."""
    things = {quad.object for quad in graph.triples(None, NamedNode(ZC.about)) if isinstance(quad.object, NamedNode)}
    found = {name for thing in things for name in labels(graph, thing.value) if name.startswith(start)}
    return tuple(sorted(found)[:_MOST])


def _values(graph: Graph, parameter: Parameter, start: str) -> Iterator[str]:
    match parameter.type:
        case "boolean":
            yield from ("true", "false")
        case "document":
            yield from _literals(graph, ZC.documentId)
        case "integer" if parameter.name == "year":
            yield from _literals(graph, ZC.year)
        case "area":
            yield from _areas(graph, start)
        case "concept":
            scheme = NamedNode(f"{DATA_IRI}scheme/{parameter.scheme}")
            for quad in graph.triples(None, NamedNode(SKOS.inScheme), scheme):
                yield from _names(graph, quad.subject, SKOS.notation)
                if start:
                    yield from _names(graph, quad.subject, SKOS.prefLabel)
        case "thing":
            kind = NamedNode(getattr(ZC, parameter.scheme or ""))
            for quad in graph.triples(None, NamedNode(RDF.type), kind):
                yield from _names(graph, quad.subject, SKOS.prefLabel)


def _areas(graph: Graph, start: str) -> Iterator[str]:
    """Provinces; of those below them only names that begin with what was typed, which are thousands otherwise."""
    for level in _LEVELS:
        for quad in graph.triples(None, NamedNode(ZC.level), Literal(level)):
            yield from _names(graph, quad.subject, SKOS.prefLabel)
    if start:
        for quad in graph.triples(None, NamedNode(ZC.code)):
            yield from _names(graph, quad.subject, SKOS.prefLabel)


def _names(graph: Graph, node: object, predicate: str) -> Iterator[str]:
    if isinstance(node, NamedNode):
        for quad in graph.triples(node, NamedNode(predicate)):
            if isinstance(quad.object, Literal):
                yield quad.object.value


def _literals(graph: Graph, predicate: str) -> Iterator[str]:
    for quad in graph.triples(None, NamedNode(predicate)):
        if isinstance(quad.object, Literal):
            yield quad.object.value
