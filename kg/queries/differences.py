"""Differences (差异): where the claims on a thing do not say the same, in words."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.queries.naming import labels, literal_of
from kg.store import Graph
from kg.vocabulary import RDF, ZC


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """Two claims that differ (差异): the area and year they are of, what differs, both values with their documents.

    `conflict` says that both cannot be right.
    """

    area: str
    year: str
    kind: str
    first: str
    first_document: str
    second: str
    second_document: str
    reason: str
    conflict: bool


def differences_of(graph: Graph, iri: str) -> tuple[Told, ...]:
    """The differences between claims on a thing, or of one claim with others, in order."""
    node = NamedNode(iri)
    nodes = {
        quad.subject
        for predicate in (ZC.concerns, ZC.firstClaim, ZC.secondClaim)
        for quad in graph.triples(None, NamedNode(predicate), node)
        if isinstance(quad.subject, NamedNode)
    }
    return tuple(sorted(_told(graph, each) for each in nodes))


def _told(graph: Graph, node: NamedNode) -> Told:
    return Told(
        area=_label(graph, node, ZC.area),
        year=literal_of(graph, node, ZC.year),
        kind=_label(graph, node, ZC.differsIn),
        first=literal_of(graph, node, ZC.firstValue),
        first_document=_document(graph, node, ZC.firstClaim),
        second=literal_of(graph, node, ZC.secondValue),
        second_document=_document(graph, node, ZC.secondClaim),
        reason=_label(graph, node, ZC.reason),
        conflict=any(True for _ in graph.triples(node, NamedNode(RDF.type), NamedNode(ZC.Conflict))),
    )


def _document(graph: Graph, node: NamedNode, property_iri: str) -> str:
    for claim in graph.triples(node, NamedNode(property_iri)):
        for document in graph.triples(claim.object, NamedNode(ZC.inDocument)):  # type: ignore[arg-type]
            return literal_of(graph, document.object, ZC.documentId)  # type: ignore[arg-type]
    return ""


def _label(graph: Graph, node: NamedNode, property_iri: str) -> str:
    for quad in graph.triples(node, NamedNode(property_iri)):
        if isinstance(quad.object, NamedNode):
            return next(iter(labels(graph, quad.object.value)), "")
    return ""
