"""Descriptions (描述): the triples that stand beside a page, as Turtle and JSON-LD.

They are what the graph states of the node, what it states with the node as the object, and the triples of the nodes
that are nothing without it: participations and passages of a claim, measurements of a rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from kg.exports.jsonld import describe_nodes
from kg.exports.statements import TYPE, Node, read_nodes, write_line
from kg.exports.turtle import NAMESPACES, block
from kg.site.reader import Reader
from kg.vocabulary import DATA_IRI, PROV, SKOS, ZC

_PARTS = (ZC.participation, PROV.wasDerivedFrom, ZC.echo)
_FIRST = (TYPE, f"<{SKOS.prefLabel}>")


def described(reader: Reader, iri: str) -> list[Node]:
    """The nodes of the description of one, itself first, then the others by IRI."""
    lines = {write_line(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in _quads(reader, iri)}
    nodes = [
        Node(node.subject, tuple(sorted(node.statements, key=_place)), node.graph) for node in read_nodes(sorted(lines))
    ]
    return sorted(nodes, key=lambda node: (node.subject != f"<{iri}>", node.subject))


def turtle_of(nodes: list[Node]) -> bytes:
    """Nodes as Turtle, with the prefixes that they use."""
    text = "".join(map(block, nodes))
    used = [f"@prefix {prefix}: <{base}> .\n" for prefix, base in NAMESPACES.items() if f"{prefix}:" in text]
    return "".join([f"@base <{DATA_IRI}> .\n", *used, text]).encode()


def jsonld_of(nodes: list[Node]) -> bytes:
    """Nodes as JSON-LD."""
    return describe_nodes(nodes)


def _quads(reader: Reader, iri: str) -> Iterator[Quad]:
    yield from reader.incoming(iri)
    waiting = [iri]
    while waiting:
        node = waiting.pop()
        yield from reader.triples(node)
        waiting += [part for predicate in _PARTS for part in reader.links(node, predicate)]
    for measurement in reader.measurements(iri):
        yield from reader.triples(measurement)


def _place(statement: tuple[str, str]) -> tuple[int, str, str]:
    predicate, value = statement
    return (_FIRST.index(predicate) if predicate in _FIRST else len(_FIRST)), predicate, value
