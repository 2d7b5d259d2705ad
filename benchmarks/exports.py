"""Exports (导出): triples a second beside the database's own dump, and memory at up to five million triples.

The store is that of the seeds; where more is wanted, what the documents say is said again of other things, in the same
areas, with named graphs of their own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import DefaultGraph, RdfFormat, Store

from benchmarks.grown import make_store
from benchmarks.machine import describe_machine, peak_memory
from kg.exports import EXPORTERS, Filters, portion_of
from kg.store import Graph, StoreInfo

SIZES = (90_000, 1_000_000, 5_000_000)
FORMATS = ("ntriples", "nquads", "turtle")
SMALL = ("turtle12", "trig", "jsonld", "rdfxml", "csv", "graphml", "gexf")


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
        print(json.dumps(make_store(Path(path), int(what)) if kind == "make" else _measure(Path(path), what)))
        return
    print(describe_machine(), flush=True)
    for line in report_exports():
        print(line, flush=True)


if __name__ == "__main__":
    main()
