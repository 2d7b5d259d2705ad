"""Queries (查询): every saved query on the graph of the seeds and on graphs grown to millions of triples, side by side.

Each is asked with the parameters of its example and with its defaults; processor time, the best of three.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Store

from benchmarks.clocks import processor_time
from benchmarks.grown import make_store
from benchmarks.machine import describe_machine
from kg.queries import SavedQuery, answer, catalogue, find_query
from kg.store import Graph, StoreInfo

SIZES = (90_000, 1_000_000, 5_000_000)
ROUNDS = 3
PATIENCE = 60
"""Seconds after which a query is given up."""


def report_queries(names: tuple[str, ...] = ()) -> Iterator[str]:
    """The lines of the report, one a query; each measurement is a process of its own."""
    yield "Queries: ms of processor time and rows, by the example's parameters | by the defaults"
    with TemporaryDirectory() as folder:
        triples = [int(_alone("make", str(Path(folder) / str(size)), str(size))) for size in SIZES]
        yield f"  {'':<20}" + " ‖ ".join(f"{count:>15,} triples{'':<14}" for count in triples)
        for query in catalogue():
            if not names or query.name in names:
                cells = [_cell(Path(folder) / str(size), query) for size in SIZES]
                yield f"  {query.name:<20}" + " ‖ ".join(cells)


def _cell(path: Path, query: SavedQuery) -> str:
    try:
        measured = json.loads(_alone("measure", str(path), query.name))
    except subprocess.TimeoutExpired:
        return f"{'given up':<37}"
    return " | ".join(f"{taken * 1000:>8,.1f} {rows:>7,}" for taken, rows in measured)


def _alone(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.queries", *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE if arguments[0] == "measure" else None,
    )
    return done.stdout


def _measure(path: Path, name: str) -> list[tuple[float, int]]:
    """Seconds and rows, with the example's parameters and with the defaults."""
    query = find_query(name)
    graph = Graph(StoreInfo(1, "", "", "", 0, 0), Store.read_only(str(path)))
    example = query.example.given.items() if query.example else ()
    found = []
    for given in ({key: [value] for key, value in example}, {}):
        timed = [processor_time(lambda given=given: answer(graph, query, given))]  # type: ignore[misc]
        while len(timed) < ROUNDS and timed[0][0] < 1:
            timed.append(processor_time(lambda given=given: answer(graph, query, given)))  # type: ignore[misc]
        found.append((min(taken for taken, _ in timed), len(timed[0][1].rows)))
    return found


def main() -> None:
    """The whole report, that of the queries named, or one measurement: make PATH SIZE, measure PATH QUERY."""
    if len(sys.argv) == 4 and sys.argv[1] in ("make", "measure"):
        kind, path, what = sys.argv[1:]
        print(json.dumps(make_store(Path(path), int(what)) if kind == "make" else _measure(Path(path), what)))
        return
    print(describe_machine(), flush=True)
    for line in report_queries(tuple(sys.argv[1:])):
        print(line, flush=True)


if __name__ == "__main__":
    main()
