"""Reasoning (推理): what follows from a graph by the ontology, side by side with owlrl, and up to millions of triples.

The triples are those of the seeds and the ontology; where more are wanted, what the documents say is said again of
other things, in the same areas.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Quad, RdfFormat, Store, Triple, serialize

from benchmarks.corpus import seed_paths
from benchmarks.machine import describe_machine, peak_memory
from kg.build import read_file
from kg.rdf import ontology_to_quads
from kg.reasoning import Program, compile_axioms, read_axioms
from kg.reasoning.axioms import is_axiom
from kg.reasoning.closure import close_read
from kg.reasoning.reading import Reader
from kg.store.inferred import close_store, write_inferred

BESIDE_OWLRL = (10_000, 50_000)
ALONE = (500_000, 1_000_000, 5_000_000)
IN_STORES = (500_000, 1_000_000)
# What documents share: copies must not multiply the areas and concepts.
_OWN = re.compile(
    rb"<https://w3id\.org/zhice/id/(?!area/|concept/|scheme/|axiom/|region/|zone/|agency/|rule/)([a-z]+)/"
)


def report_reasoning() -> Iterator[str]:
    """The lines of the report: with owlrl in this process, then each size alone in a process of its own."""
    yield "Reasoning: all that follows by OWL 2 RL; triples and results as text in memory, axioms compiled each time"
    for size in BESIDE_OWLRL:
        yield _beside_owlrl(size)
    for kind, sizes in (("memory", ALONE), ("store", IN_STORES)):
        for size in sizes:
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.reasoning", kind, str(size)],
                capture_output=True,
                text=True,
                check=True,
            )
            yield "  " + json.loads(done.stdout)


def _beside_owlrl(size: int) -> str:
    """One graph closed by both, the ontology's axioms in it."""
    from owlrl import DeductiveClosure, OWLRL_Semantics
    from rdflib import Graph

    lines = list(islice(_lines(), size))
    graph = Graph().parse(data=b"\n".join(lines).decode(), format="nt")
    _ontology()
    start = time.perf_counter()
    reader = Reader(_program(), equality=False)
    reader.read_lines(lines)
    inferred = sum(1 for _ in close_read(reader.program, reader).lines())
    ours = time.perf_counter() - start
    start = time.perf_counter()
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    theirs = time.perf_counter() - start
    return (
        f"  {size:>9,} triples, {inferred:>10,} follow: {ours:6.2f} s,"
        f" owlrl {theirs:6.1f} s: {theirs / ours:.0f} times as fast"
    )


def _alone(size: int) -> str:
    """Triples made a document at a time, so that their text does not count as memory of the reasoner."""
    reader, making = Reader(_program(), equality=False), 0.0
    start = time.perf_counter()
    lines = islice(_lines(), size)
    while True:
        before = time.perf_counter()
        part = list(islice(lines, 100_000))
        making += time.perf_counter() - before
        if not part:
            break
        reader.read_lines(part)
    read = time.perf_counter() - start - making
    closure = close_read(reader.program, reader)
    closed = time.perf_counter() - start - making
    inferred = sum(1 for _ in closure.lines())
    taken = time.perf_counter() - start - making
    return (
        f"{size:>9,} triples, {inferred:>10,} follow: {taken:6.2f} s (read {read:.2f}, closed {closed - read:.2f},"
        f" written as text {taken - closed:.2f}), {taken / size * 1e6:.1f} s a million, {peak_memory():,.0f} MB"
    )


def _in_store(size: int) -> str:
    """The same in a store on disk: read from it, and what follows written to it."""
    with TemporaryDirectory() as folder:
        store = Store(folder)
        lines = islice(_lines(), size)
        while part := b"\n".join(islice(lines, 100_000)):
            store.bulk_load(part, format=RdfFormat.N_TRIPLES)
        start = time.perf_counter()
        close_store(store)
        closed = time.perf_counter() - start
        start = time.perf_counter()
        closure = write_inferred(store)
        written = time.perf_counter() - start
    return (
        f"{size:>9,} triples, {len(closure):>10,} follow, in a store: {closed:6.2f} s to read and close,"
        f" {written - closed:6.2f} s to write, {peak_memory():,.0f} MB"
    )


def _lines() -> Iterator[bytes]:
    """Lines of N-Triples without end: axioms, what the seeds say, the rest of the ontology, then copies."""
    axioms, rest, documents = _seeds()
    yield from axioms
    yield from documents.splitlines()
    yield from rest
    for number in count(1):
        yield from _OWN.sub(rb"<https://w3id.org/zhice/id/\1/%d-" % number, documents).splitlines()


@cache
def _seeds() -> tuple[list[bytes], list[bytes], bytes]:
    """The axioms, the other triples of the ontology, and what the seeds say, each triple once."""
    axioms: list[bytes] = []
    rest: list[bytes] = []
    for quad in ontology_to_quads():
        found = is_axiom(str(quad.predicate), str(quad.object))
        (axioms if found else rest).append(_text([quad.triple]).rstrip(b"\n"))
    known = {*axioms, *rest}
    said = b"".join(read_file(Path(path)).triples for path in seed_paths())
    documents = [line for line in dict.fromkeys(said.splitlines()) if line not in known]
    return axioms, rest, b"\n".join(documents)


def _text(triples: list[Triple]) -> bytes:
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""


def _program() -> Program:
    return compile_axioms(read_axioms(_ontology()))


@cache
def _ontology() -> tuple[Quad, ...]:
    """The axioms as quads."""
    return tuple(quad for quad in ontology_to_quads() if is_axiom(str(quad.predicate), str(quad.object)))


def main() -> None:
    """The whole report, or one measurement: memory SIZE or store SIZE."""
    if len(sys.argv) == 3:
        kind, size = sys.argv[1:]
        print(json.dumps({"memory": _alone, "store": _in_store}[kind](int(size))))
        return
    print(describe_machine(), flush=True)
    for line in report_reasoning():
        print(line, flush=True)


if __name__ == "__main__":
    main()
