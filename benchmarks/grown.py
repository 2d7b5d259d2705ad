"""Grown (增大的图): stores of any size, the seeds said again of other things in the same areas."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import RdfFormat, Store

from benchmarks.corpus import seed_paths
from kg.build import build
from kg.store import INFERRED_GRAPH, open_graph

# What documents share: copies must not multiply the areas and concepts.
_OWN = re.compile(
    rb"<https://w3id\.org/zhice/id/"
    rb"(?!area/|concept/|scheme/|axiom/|region/|zone/|agency/|rule/|metric/|measurement/|graph/ontology)([a-z]+)/"
)


def make_store(path: Path, size: int) -> int:
    """Make a database of at least so many stated triples, each copy of the documents in named graphs of its own.

    How many they are.
    """
    shared, documents = _seeds()
    store = Store(path)
    store.bulk_load(shared, format=RdfFormat.N_QUADS)
    store.bulk_load(documents, format=RdfFormat.N_QUADS)
    once = found = _count(store)
    number = added = 0
    while found < size:
        number += 1
        store.bulk_load(_copy(documents, number), format=RdfFormat.N_QUADS)
        # Every copy adds as much as the first one.
        found = _count(store) if number == 1 else found + added
        added = found - once if number == 1 else added
    store.optimize()
    store.flush()
    return _count(store)


def _copy(documents: bytes, number: int) -> bytes:
    copied = _OWN.sub(rb"<https://w3id.org/zhice/id/\1/%d-" % number, documents)
    return copied.replace(b'documentId> "', b'documentId> "%d-' % number)


def _count(store: Store) -> int:
    solutions = store.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    return int(next(iter(solutions))[0].value)  # type: ignore[arg-type]


@cache
def _seeds() -> tuple[bytes, bytes]:
    """The quads of the seeds' store without what follows: those of subjects that all share, and the documents' own."""
    with TemporaryDirectory() as folder:
        build([Path(path) for path in seed_paths()], Path(folder) / "store")
        with open_graph(Path(folder) / "store") as graph:
            data = graph.store.dump(format=RdfFormat.N_QUADS) or b""
    ending = f"<{INFERRED_GRAPH}> .".encode()
    lines = [line for line in data.split(b"\n") if line and not line.endswith(ending)]
    own = [line for line in lines if _OWN.match(line)]
    return b"\n".join(line for line in lines if not _OWN.match(line)), b"\n".join(own)
