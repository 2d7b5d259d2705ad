"""Supports (支持): which plain links between things a claim speaks for.

A plain link stands once in the graph, whoever states it. A claim speaks for those between the thing that it is about
and what else it refers to: that a centre lies in an area, that an agency issued a policy, that a city holds a title.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.exports.selection import REFERENCES, linked
from kg.store import Graph
from kg.vocabulary import ZC

_REFERENCES = (*REFERENCES, ZC.kind)


def supported_links(graph: Graph, claim: str) -> Iterator[tuple[str, str, str]]:
    """The plain links that a claim speaks for: subject, predicate and object, as IRIs, sorted."""
    about = linked(graph, claim, ZC.about)
    others = {iri for predicate in _REFERENCES for iri in linked(graph, claim, predicate)}
    others.update(
        member for part in linked(graph, claim, ZC.participation) for member in linked(graph, part, ZC.member)
    )
    others.difference_update(about)
    found: set[tuple[str, str, str]] = set()
    for thing in about:
        for quad in graph.triples(NamedNode(thing)):
            if isinstance(quad.object, NamedNode) and quad.object.value in others and quad.predicate.value in ZC:
                found.add((thing, quad.predicate.value, quad.object.value))
        for other in others:
            for quad in graph.triples(NamedNode(other), None, NamedNode(thing)):
                if quad.predicate.value in ZC:
                    found.add((other, quad.predicate.value, thing))
    yield from sorted(found)
