"""N-Triples and N-Quads: a line a triple, in byte order; what two stores do not share, `diff` shows.

Without blank nodes this is the canonical form of the graph (RDFC-1.0), so its hash identifies it.
"""

from __future__ import annotations

from typing import BinaryIO

from kg.exports.portions import Portion


def write_ntriples(portion: Portion, out: BinaryIO) -> None:
    """Write a portion as N-Triples."""
    out.writelines(portion.lines())


def write_nquads(portion: Portion, out: BinaryIO) -> None:
    """Write a portion as N-Quads: a triple in each named graph that states it; plain triples for things alone."""
    out.writelines(portion.quads())
