"""Turtle of RDF 1.2 (具体化): claims as reifiers of the plain links that they speak for.

Derived from the graph and not needed to understand it: `claim rdf:reifies <<( centre zc:area province )>>` beside all
that the claim has of its own, with its passage. A figure speaks for no plain link and stands as in the other formats.
"""

from __future__ import annotations

from typing import BinaryIO

from kg.exports.kinds import CLAIM_CLASSES, heading
from kg.exports.portions import Portion
from kg.exports.statements import Node
from kg.exports.supports import supported_links
from kg.exports.turtle import block, write_head
from kg.vocabulary import RDF

_REIFIES = "<" + RDF.type.replace("#type", "#reifies") + ">"
_CLAIMS = frozenset(CLAIM_CLASSES)


def write_turtle12(portion: Portion, out: BinaryIO) -> None:
    """Write a portion as Turtle 1.2."""
    out.write(b'VERSION "1.2"\n')
    write_head(out)
    above = None
    for rank, node in portion.nodes():
        if rank != above:
            above = rank
            out.write(f"\n# ---------- {heading(rank)}\n".encode())
        out.write(block(_reifier(portion, node)).encode())


def _reifier(portion: Portion, node: Node) -> Node:
    if portion.graph is None or _CLAIMS.isdisjoint(node.types()):
        return node
    triples = (" ".join(f"<{iri}>" for iri in link) for link in supported_links(portion.graph, node.subject[1:-1]))
    reified = tuple((_REIFIES, f"<<( {triple} )>>") for triple in triples)
    return Node(node.subject, (*node.statements[:1], *reified, *node.statements[1:]), node.graph)
