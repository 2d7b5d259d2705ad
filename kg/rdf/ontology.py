"""Ontology to quads (本体入图): the Turtle files of the ontology, to stand in the store beside the documents."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, NamedNode, Quad, parse

from kg.identity import short_hash
from kg.lexicon import ONTOLOGY
from kg.vocabulary import DATA_IRI

ONTOLOGY_GRAPH = f"{DATA_IRI}graph/ontology"
"""The named graph of the ontology, its concepts, areas, agencies and known policies."""

_LEFT_OUT = ("shapes.ttl",)


def ontology_files() -> tuple[str, ...]:
    """The names of the files that the graph holds, sorted."""
    return tuple(sorted(path.name for path in ONTOLOGY.glob("*.ttl") if path.name not in _LEFT_OUT))


def ontology_to_quads(graph: str = ONTOLOGY_GRAPH) -> Iterator[Quad]:
    """All triples of the ontology's files, in order; lists of axioms get IRIs, for the graph has no blank nodes."""
    name = NamedNode(graph)
    for file in ontology_files():
        nodes: dict[BlankNode, NamedNode] = {}
        for quad in parse(path=ONTOLOGY / file):
            subject, value = quad.subject, quad.object
            if isinstance(subject, BlankNode):
                subject = _named(subject, file, nodes)
            if isinstance(value, BlankNode):
                value = _named(value, file, nodes)
            yield Quad(subject, quad.predicate, value, name)


def _named(blank: BlankNode, file: str, nodes: dict[BlankNode, NamedNode]) -> NamedNode:
    """The IRI of a blank node, by its file and its place among the blank nodes there, which parsing keeps."""
    if blank not in nodes:
        nodes[blank] = NamedNode(f"{DATA_IRI}axiom/{short_hash(file, len(nodes))}")
    return nodes[blank]
