"""Queries (查询): every saved query on the graph of the seeds and on graphs grown to millions of triples, side by side.

Each is asked with the parameters of its example and with its defaults, in a process of its own that is ended when it
takes too long; processor time, the best of three. Printed as a table in Markdown.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import DefaultGraph, NamedNode, Store

from benchmarks.clocks import processor_time
from benchmarks.machine import describe_machine
from kg.queries import SavedQuery, answer, catalogue, find_query
from kg.store import Graph, StoreInfo
from kg.vocabulary import ZC

SIZES = (90_000, 1_000_000)
PATIENCE = 20.0
"""Seconds after which a query is given up."""
BUDGET = 1800.0
"""Seconds after which nothing more is asked."""
ROUNDS = 3
HOW = ("example", "default")


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds and rows of one question; no rows where it was given up, no seconds where it was not asked."""

    seconds: float | None
    rows: int | None

    def __str__(self) -> str:
        if self.seconds is None:
            return "not asked"
        return "given up" if self.rows is None else f"{self.seconds * 1000:,.0f} ({self.rows:,})"


def report_queries(
    names: Sequence[str] = (),
    sizes: Sequence[int] = SIZES,
    patience: float = PATIENCE,
    budget: float = BUDGET,
    stores: Path | None = None,
) -> Iterator[str]:
    """The lines of the report, one a query and way of asking; grown graphs are kept in `stores` and found there."""
    until = time.monotonic() + budget
    yield f"Queries: ms of processor time (rows); given up after {patience:g} s; growth 1 is that of the claims"
    with TemporaryDirectory() as made:
        paths = [(stores or Path(made)) / str(size) for size in sizes]
        held = [_made(path, size) for path, size in zip(paths, sizes, strict=True)]
        heads = [f"{triples:,} triples, {claims:,} claims" for triples, claims in held]
        yield "\n| query | asked with | " + " | ".join(heads) + " | growth |"
        yield "|---|---" + "|---" * len(held) + "|---|"
        for query in catalogue():
            for how in HOW if not names or query.name in names else ():
                cells = [_asked(path, query, how, min(patience, until - time.monotonic())) for path in paths]
                growth = _growth(cells[0], cells[-1], held[-1][1] / held[0][1])
                yield f"| {query.name} | {how} | " + " | ".join(map(str, cells)) + f" | {growth} |"


def _growth(first: Taken, last: Taken, times: float) -> str:
    """The power of the claims' growth that the time grew with, and the rows."""
    if times == 1 or not first.rows or not last.rows or not first.seconds or not last.seconds:
        return ""
    time_, rows = (math.log(ratio, times) for ratio in (last.seconds / first.seconds, last.rows / first.rows))
    return f"{time_:.1f} (rows {rows:.1f})"


def _made(path: Path, size: int) -> tuple[int, int]:
    """The triples and claims of the graph in a folder, grown there if it is not there yet."""
    note = path.with_name(f"{path.name}.json")
    if not note.exists():
        triples = int(_alone(None, "make", str(path), str(size)))
        found = Store.read_only(str(path)).quads_for_pattern(None, NamedNode(ZC.foundBy), None, DefaultGraph())
        note.write_text(json.dumps((triples, sum(1 for _ in found))), encoding="utf-8")
    triples, claims = json.loads(note.read_text(encoding="utf-8"))
    return triples, claims


def _asked(path: Path, query: SavedQuery, how: str, patience: float) -> Taken:
    if patience <= 0:
        return Taken(None, None)
    try:
        return Taken(*json.loads(_alone(patience, "measure", str(path), query.name, how)))
    except subprocess.TimeoutExpired:
        return Taken(patience, None)


def _alone(patience: float | None, *arguments: str) -> str:
    command = [sys.executable, "-m", "benchmarks.queries", *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=patience).stdout


def _measure(path: Path, name: str, how: str) -> tuple[float, int]:
    """Seconds and rows, with the example's parameters or with the defaults."""
    query = find_query(name)
    graph = Graph(StoreInfo(1, "", "", "", 0, 0), Store.read_only(str(path)))
    given = {key: [value] for key, value in query.example.given.items()} if query.example and how == "example" else {}
    given = given or {name: ["any"] for name in query.requires}
    timed = [processor_time(lambda: answer(graph, query, given))]
    while len(timed) < ROUNDS and timed[0][0] < 1:
        timed.append(processor_time(lambda: answer(graph, query, given)))
    return min(taken for taken, _ in timed), len(timed[0][1].rows)


def main() -> None:
    """The whole report, that of the queries named, or one step: make PATH SIZE, measure PATH QUERY example|default."""
    if sys.argv[1:2] == ["make"]:
        # Imported here: what measures needs nothing of the build.
        from benchmarks.grown import make_store

        print(make_store(Path(sys.argv[2]), int(sys.argv[3])))
        return
    if sys.argv[1:2] == ["measure"]:
        print(json.dumps(_measure(Path(sys.argv[2]), *sys.argv[3:])))
        return
    parser = argparse.ArgumentParser(prog="python -m benchmarks.queries", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="QUERY", help="only these")
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="N", help="triples of each graph")
    parser.add_argument("--patience", type=float, default=PATIENCE, help="seconds after which a query is given up")
    parser.add_argument("--budget", type=float, default=BUDGET, help="seconds after which nothing more is asked")
    parser.add_argument("--stores", type=Path, help="a folder where the grown graphs are kept for the next run")
    chosen = vars(parser.parse_args())
    print(describe_machine(), flush=True)
    for line in report_queries(**chosen):
        print(line, flush=True)


if __name__ == "__main__":
    main()
