"""Loading (装载): pieces of triples written to a database one after the other, while the next is being made.

Oxigraph sorts and writes a piece without holding the interpreter, so whoever makes the pieces works on meanwhile. Two
pieces are in memory at a time.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor

from pyoxigraph import NamedNode, RdfFormat, Store


def load_pieces(store: Store, pieces: Iterable[bytes], graph: NamedNode | None = None) -> None:
    """Write pieces of whole lines: N-Triples into a named graph, or without one N-Quads.

    What making or writing a piece raises ends it; nobody writes any more then.
    """
    form = RdfFormat.N_TRIPLES if graph else RdfFormat.N_QUADS
    with ThreadPoolExecutor(1) as writer:
        writing: Future[None] | None = None
        for piece in pieces:
            if writing:
                writing.result()
            writing = writer.submit(store.bulk_load, piece, format=form, to_graph=graph, lenient=True)
        if writing:
            writing.result()
