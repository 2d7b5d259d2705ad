"""RDF/XML, for tools that read nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from pyoxigraph import Literal, RdfFormat, Triple, parse, serialize

from kg.bad_input import BadInput
from kg.exports.portions import Portion
from kg.exports.statements import write_line
from kg.exports.turtle import NAMESPACES
from kg.exports.xml import holds_no_xml

_NODES = 500
"""Nodes parsed at a time."""


def write_rdfxml(portion: Portion, out: BinaryIO) -> None:
    """Write a portion as RDF/XML. Raises BadInput for a character that XML cannot hold."""
    prefixes = {prefix: base for prefix, base in NAMESPACES.items() if prefix != "rdf"}
    serialize(_triples(portion), out, format=RdfFormat.RDF_XML, prefixes=prefixes)
    out.write(b"\n")


def _triples(portion: Portion) -> Iterator[Triple]:
    nodes = (node for _, node in portion.nodes())
    while part := list(islice(nodes, _NODES)):
        lines = [write_line(node.subject, *statement) for node in part for statement in node.statements]
        for quad in parse(b"".join(lines), format=RdfFormat.N_TRIPLES):
            if isinstance(quad.object, Literal) and holds_no_xml(quad.object.value):
                remedy = "export another RDF format, such as turtle"
                raise BadInput(quad.subject.value, "has text with a character that XML cannot hold", remedy)
            yield quad.triple
