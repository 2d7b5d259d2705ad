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
    return " | ".join(_asked(path, query, how) for how in ("example", "default"))


def _asked(path: Path, query: SavedQuery, how: str) -> str:
    try:
        taken, rows = json.loads(_alone("measure", str(path), query.name, how))
    except subprocess.TimeoutExpired:
        return f"{'given up':>16}"
    return f"{taken * 1000:>8,.1f} {rows:>7,}"


def _alone(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.queries", *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE if arguments[0] == "measure" else None,
    )
    return done.stdout


def _measure(path: Path, name: str, how: str) -> tuple[float, int]:
    """Seconds and rows, with the example's parameters or with the defaults."""
    query = find_query(name)
    graph = Graph(StoreInfo(1, "", "", "", 0, 0), Store.read_only(str(path)))
    given = {key: [value] for key, value in query.example.given.items()} if query.example and how == "example" else {}
    timed = [processor_time(lambda: answer(graph, query, given))]
    while len(timed) < ROUNDS and timed[0][0] < 1:
        timed.append(processor_time(lambda: answer(graph, query, given)))
    return min(taken for taken, _ in timed), len(timed[0][1].rows)


def main() -> None:
    """The whole report, that of the queries named, or one step: make PATH SIZE, measure PATH QUERY example|default."""
    if sys.argv[1:2] == ["make"]:
        print(make_store(Path(sys.argv[2]), int(sys.argv[3])))
        return
    if sys.argv[1:2] == ["measure"]:
        print(json.dumps(_measure(Path(sys.argv[2]), *sys.argv[3:])))
        return
    print(describe_machine(), flush=True)
    for line in report_queries(tuple(sys.argv[1:])):
        print(line, flush=True)


if __name__ == "__main__":
    main()
