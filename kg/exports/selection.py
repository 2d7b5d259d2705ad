"""Selection (选取): which nodes a view and its filters take from a store.

Claims are chosen by type, area, year and document. Things follow from them: what a chosen claim refers to, and
upwards from there the areas it lies in and the kinds it is of; so of the ontology's thousands of areas, agencies and
concepts only those are taken that the data needs. Without filters, that is all that any document names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.rdf.fields import CLAIMS
from kg.store import Graph
from kg.vocabulary import DQV, PROV, QB, RDF, SKOS, ZC

ENTITIES, CLAIM_VIEW, FULL, ONTOLOGY_VIEW = "entities", "claims", "full", "ontology"

REFERENCES = (ZC.about, ZC.area, ZC.place, ZC.entity, ZC.issuer, ZC.container, ZC.indicator)
"""How a claim refers to things; other links of it lead to coded values, documents and evidence."""

_EVIDENCE = (PROV.wasDerivedFrom, ZC.foundBy)
_OTHER_CLAIMS = (ZC.partOf,)
_UPWARDS = (ZC.area, ZC.place, ZC.within, ZC.kind, ZC.zoneKind, ZC.unit, ZC.planPeriod, SKOS.broader)
_UPWARDS_OF_CLAIMS = (*_UPWARDS, SKOS.inScheme, QB.dataSet)
_UPWARDS_OF_ALL = (*_UPWARDS_OF_CLAIMS, QB.structure, "http://purl.org/linked-data/cube#component")


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for: fact types, IRIs of areas and documents, years; empty means any."""

    types: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    documents: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.types or self.areas or self.years or self.documents)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The IRIs of the nodes that are written, and of those the claims; `entities` takes no claim along."""

    claims: tuple[str, ...]
    nodes: frozenset[str]


def choose(graph: Graph, view: str, filters: Filters) -> Chosen:
    """The nodes of a view: things, for `claims` also claims and coded values, for `full` also evidence and coverage."""
    areas = _within(graph, filters.areas)
    claims = tuple(sorted(_claims(graph, filters, areas)))
    nodes: set[str] = set()
    for claim in claims:
        nodes.update(_taken_along(graph, claim, view))
    if not filters:
        for predicate, value in ((ZC.states, None), (RDF.type, NamedNode(ZC.Document))):
            quads = graph.triples(None, NamedNode(predicate), value)
            nodes.update(_iri(quad.subject if value else quad.object) for quad in quads)
    if view != ENTITIES:
        nodes.update(claims)
        nodes.update(_differences(graph, nodes))
    if view == FULL:
        nodes.update(_coverage(graph, filters, areas))
        nodes.update(_measurements(graph, nodes))
    upwards = {ENTITIES: _UPWARDS, CLAIM_VIEW: _UPWARDS_OF_CLAIMS}.get(view, _UPWARDS_OF_ALL)
    return Chosen(claims, frozenset(_with_parents(graph, nodes, upwards) - {""}))


def linked(graph: Graph, iri: str, predicate: str) -> list[str]:
    """The IRIs of the nodes that a node links to by a predicate."""
    return [_iri(quad.object) for quad in graph.triples(NamedNode(iri), NamedNode(predicate))]


def _claims(graph: Graph, filters: Filters, areas: frozenset[str]) -> Iterator[str]:
    for kind, form in CLAIMS.items():
        if not filters.types or kind in filters.types:
            for quad in graph.triples(None, NamedNode(RDF.type), NamedNode(form.type)):
                iri = _iri(quad.subject)
                if _matches(graph, iri, filters, areas):
                    yield iri


def _matches(graph: Graph, iri: str, filters: Filters, areas: frozenset[str]) -> bool:
    if filters.documents and not set(filters.documents).intersection(linked(graph, iri, ZC.inDocument)):
        return False
    if filters.years:
        found = graph.triples(NamedNode(iri), NamedNode(ZC.year))
        if not any(isinstance(quad.object, Literal) and int(quad.object.value) in filters.years for quad in found):
            return False
    return not areas or not areas.isdisjoint(linked(graph, iri, ZC.area) + linked(graph, iri, ZC.place))


def _taken_along(graph: Graph, claim: str, view: str) -> Iterator[str]:
    """What a claim refers to, as far as a view shows it."""
    for quad in graph.triples(NamedNode(claim)):
        predicate, value = quad.predicate.value, _iri(quad.object)
        if predicate == ZC.participation:
            yield from linked(graph, value, ZC.member)
            if view != ENTITIES:
                yield value
        elif predicate in _EVIDENCE:
            if view == FULL:
                yield value
                yield from linked(graph, value, ZC.echo)
        elif predicate in _OTHER_CLAIMS:
            continue
        elif predicate in REFERENCES or predicate == ZC.inDocument or (view != ENTITIES and predicate != RDF.type):
            yield value


def _coverage(graph: Graph, filters: Filters, areas: frozenset[str]) -> Iterator[str]:
    for quad in graph.triples(None, NamedNode(RDF.type), NamedNode(ZC.Coverage)):
        if _matches(graph, _iri(quad.subject), filters, areas):
            yield _iri(quad.subject)


def _differences(graph: Graph, nodes: set[str]) -> list[str]:
    """Where chosen claims differ from each other, with the coded values that say in what and why."""
    found: list[str] = []
    for quad in graph.triples(None, NamedNode(RDF.type), NamedNode(ZC.Difference)):
        iri = _iri(quad.subject)
        if nodes.issuperset(linked(graph, iri, ZC.firstClaim) + linked(graph, iri, ZC.secondClaim)):
            found += [iri, *linked(graph, iri, ZC.differsIn), *linked(graph, iri, ZC.reason)]
    return found


def _measurements(graph: Graph, nodes: set[str]) -> list[str]:
    """How precise the rules among some nodes were measured to be."""
    found: list[str] = []
    for quad in graph.triples(None, NamedNode(DQV.computedOn)):
        if _iri(quad.object) in nodes:
            found += [_iri(quad.subject), *linked(graph, _iri(quad.subject), DQV.isMeasurementOf)]
    return found


def _within(graph: Graph, areas: Iterable[str]) -> frozenset[str]:
    """Areas with all that lie in them; of the nation itself only what is said of it as a whole."""
    nation = NamedNode(ZC.Nation)
    found: set[str] = set()
    waiting = list(areas)
    while waiting:
        area = waiting.pop()
        if area not in found:
            found.add(area)
            if next(graph.triples(NamedNode(area), NamedNode(RDF.type), nation), None) is None:
                waiting += [_iri(quad.subject) for quad in graph.triples(None, NamedNode(ZC.within), NamedNode(area))]
    return frozenset(found)


def _with_parents(graph: Graph, nodes: set[str], upwards: tuple[str, ...]) -> set[str]:
    found: set[str] = set()
    waiting = list(nodes)
    while waiting:
        iri = waiting.pop()
        if iri and iri not in found:
            found.add(iri)
            for predicate in upwards:
                waiting += linked(graph, iri, predicate)
    return found


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""
