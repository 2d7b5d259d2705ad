"""Exports (导出): triples a second beside the database's own dump, and memory at up to five million triples.

The store is that of the seeds; where more is wanted, what the documents say is said again of other things, in the same
areas, with named graphs of their own.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import DefaultGraph, RdfFormat, Store

from benchmarks.corpus import seed_paths
from benchmarks.machine import describe_machine, peak_memory
from kg.build import build
from kg.exports import EXPORTERS, Filters, portion_of
from kg.store import INFERRED_GRAPH, Graph, StoreInfo, open_graph

SIZES = (90_000, 1_000_000, 5_000_000)
FORMATS = ("ntriples", "nquads", "turtle")
SMALL = ("turtle12", "trig", "jsonld", "rdfxml", "csv", "graphml", "gexf")
# What documents share: copies must not multiply the areas and concepts.
_OWN = re.compile(
    rb"<https://w3id\.org/zhice/id/"
    rb"(?!area/|concept/|scheme/|axiom/|region/|zone/|agency/|rule/|metric/|measurement/|graph/ontology)([a-z]+)/"
)


def report_exports() -> Iterator[str]:
    """The lines of the report; each measurement is a process of its own."""
    yield "Exports: everything that is stated, beside Store.dump of the same triples; written to a file; processor time"
    with TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / str(size)
            triples = int(_alone("make", str(path), str(size)))
            yield f"  {triples:,} triples"
            for name in ("dump", *FORMATS, *(SMALL if size == SIZES[0] else ())):
                taken, memory, held = json.loads(_alone("measure", str(path), name))
                rate = f"{triples / taken:>9,.0f} triples a second, {taken:6.1f} s"
                yield f"    {name:<10} {rate}, {memory:5,.0f} MB, of which the export {held:5,.0f}"


def _alone(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.exports", *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout


def _make(path: Path, size: int) -> int:
    """A store of at least so many stated triples; how many they are."""
    shared, documents = _seeds()
    store = Store(path)
    store.bulk_load(shared, format=RdfFormat.N_QUADS)
    store.bulk_load(documents, format=RdfFormat.N_QUADS)
    once = _count(store)
    once = found = _count(store)
    number = added = 0
    while found < size:
        number += 1
        store.bulk_load(_OWN.sub(rb"<https://w3id.org/zhice/id/\1/%d-" % number, documents), format=RdfFormat.N_QUADS)
        # Every copy adds as much as the first one.
        found = _count(store) if number == 1 else found + added
        added = found - once if number == 1 else added
    store.flush()
    return _count(store)


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


def _measure(path: Path, name: str) -> tuple[float, float, float]:
    """Seconds of processor time, the most memory of the process in MB, and how much of that came with the export."""
    store = Store.read_only(str(path))
    graph = Graph(StoreInfo(1, "", "", "", 0, 0), store)
    before = peak_memory()
    with TemporaryDirectory() as folder:
        target = Path(folder) / "export"
        start = time.process_time()
        _work(name, graph)(target)
        taken = time.process_time() - start
    return taken, peak_memory(), peak_memory() - before


def _work(name: str, graph: Graph) -> Callable[[Path], None]:
    def dump(path: Path) -> None:
        graph.store.dump(str(path), format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())

    def export(path: Path) -> None:
        exporter = EXPORTERS[name]
        portion = portion_of(graph, exporter.views[0], Filters())
        if exporter.files:
            exporter.save(portion, path)
            return
        with path.open("wb") as out:
            exporter.send(portion, out)

    return dump if name == "dump" else export


def main() -> None:
    """The whole report, or one measurement: make PATH SIZE, measure PATH FORMAT."""
    if len(sys.argv) == 4:
        kind, path, what = sys.argv[1:]
        print(json.dumps(_make(Path(path), int(what)) if kind == "make" else _measure(Path(path), what)))
        return
    print(describe_machine(), flush=True)
    for line in report_exports():
        print(line, flush=True)


if __name__ == "__main__":
    main()
