"""Build (建图): the order of the stages, and nowhere else: file, document, facts, quads, store.

Documents go through one at a time, so memory does not grow with their number; with several jobs, each worker process
takes a file at a time and results are used in the order of the files.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import Quad, RdfFormat, parse, serialize

from kg.documents import BadInput, list_sources, read_document
from kg.extractors import extract_facts
from kg.lexicon import ONTOLOGY
from kg.rdf import ONTOLOGY_GRAPH, facts_to_quads, graph_iri, ontology_files, ontology_to_quads
from kg.store import DocumentQuads, StoreInfo, Version, add_documents, open_graph, remove_documents, replace_store

_AHEAD = 2
"""Files handed to each worker before the first result is used; bounds what waits in memory."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its quads and how many facts they state, or the problem that kept it out."""

    path: Path
    id: str
    facts: int = 0
    quads: Sequence[Quad] | bytes = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the store as it is now, the facts read, and the files left out."""

    info: StoreInfo
    facts: int
    rejected: tuple[Outcome, ...]


Read: TypeAlias = Callable[[Path], Outcome]
Report: TypeAlias = Callable[[int, int, Outcome], None]
"""Told of each file when it is done: its number from 1, how many there are, what became of it."""


def read_file(path: Path) -> Outcome:
    """A file through all stages but the store; what cannot be read is an outcome too."""
    try:
        document = read_document(path)
    except BadInput as problem:
        return Outcome(path, path.stem, problem=str(problem))
    facts = extract_facts(document)
    return Outcome(path, document.id, len(facts), tuple(facts_to_quads(document, facts)))


def build(
    paths: Sequence[Path | str],
    store: Path,
    report: Report = lambda number, total, outcome: None,
    *,
    jobs: int = 1,
    strict: bool = False,
    read: Read = read_file,
) -> Built:
    """Make the store hold exactly the documents of these files and folders.

    A file that cannot be read is left out and reported, or with `strict` ends the build. Raises BadInput where none can
    be read; the store is then as it was before.
    """
    run = _Run(list_sources(paths), report, jobs, strict, read)
    with closing(run.documents()) as documents:
        info = replace_store(store, DocumentQuads(ONTOLOGY_GRAPH, ontology_to_quads()), documents, version())
    return run.built(info)


def add(
    paths: Sequence[Path | str],
    store: Path,
    report: Report = lambda number, total, outcome: None,
    *,
    jobs: int = 1,
    strict: bool = False,
    read: Read = read_file,
) -> Built:
    """Add the documents of these files and folders to the store, or read them again; the others are not touched."""
    run = _Run(list_sources(paths), report, jobs, strict, read)
    with closing(run.documents()) as documents:
        info = add_documents(store, ONTOLOGY_GRAPH, documents)
    return run.built(info)


def remove(ids: Sequence[str], store: Path) -> StoreInfo:
    """Take documents out of the store. Raises BadInput where one is not in it; then none is taken out."""
    with open_graph(store) as graph:
        present = set(graph.named_graphs())
    for name in ids:
        if graph_iri(name) not in present:
            raise BadInput(name, f"is no document in {store}", "kg info lists those that are")
    return remove_documents(store, ONTOLOGY_GRAPH, [graph_iri(name) for name in ids])


def version() -> Version:
    """What this program and its ontology make graphs of."""
    digest = hashlib.sha256()
    for name in ontology_files():
        digest.update(name.encode() + b"\0" + (ONTOLOGY / name).read_bytes())
    return Version(ontology=digest.hexdigest())


class Refused(BadInput):
    """A build that came to nothing, in one line; where a single file is to blame, that file's own line."""

    def __init__(self, line: str) -> None:
        Exception.__init__(self, line)


class _Run:
    """One pass over files: hands out their quads, counts their facts, keeps those it left out."""

    def __init__(self, files: Sequence[Path], report: Report, jobs: int, strict: bool, read: Read) -> None:
        self.files, self.report, self.jobs, self.strict, self.read = files, report, jobs, strict, read
        self.facts = 0
        self.rejected: list[Outcome] = []

    def documents(self) -> Generator[DocumentQuads]:
        """The quads of each file that can be read. Raises Refused at one that cannot, if alone or `strict`."""
        with closing(self._outcomes()) as outcomes:
            for number, outcome in enumerate(outcomes, start=1):
                if outcome.problem and (self.strict or len(self.files) == 1):
                    raise Refused(outcome.problem)
                self.report(number, len(self.files), outcome)
                if outcome.problem:
                    self.rejected.append(outcome)
                else:
                    self.facts += outcome.facts
                    yield DocumentQuads(graph_iri(outcome.id), _unpacked(outcome.quads))
        if len(self.rejected) == len(self.files):
            raise Refused(f"none of {len(self.files)} files could be read; the store was not changed")

    def built(self, info: StoreInfo) -> Built:
        return Built(info, self.facts, tuple(self.rejected))

    def _outcomes(self) -> Generator[Outcome]:
        if self.jobs <= 1 or len(self.files) == 1:
            yield from map(self.read, self.files)
            return
        # Not forked: the database has threads by now, and a fork would copy their locks without them.
        spawn = multiprocessing.get_context("spawn")
        workers = min(self.jobs, len(self.files))
        with ProcessPoolExecutor(workers, mp_context=spawn, initializer=_begin_worker) as pool:
            waiting: deque[Future[Outcome]] = deque()
            try:
                for file in self.files:
                    waiting.append(pool.submit(_packed, self.read, file))
                    if len(waiting) > workers * _AHEAD:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                pool.shutdown(wait=False, cancel_futures=True)


def _begin_worker() -> None:
    """Leave Ctrl-C to the process that started the worker, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _packed(read: Read, path: Path) -> Outcome:
    """An outcome ready to be sent between processes: quads as N-Quads, much smaller than as objects."""
    outcome = read(path)
    if isinstance(outcome.quads, bytes):
        return outcome
    return replace(outcome, quads=serialize(outcome.quads, format=RdfFormat.N_QUADS) or b"")


def _unpacked(quads: Sequence[Quad] | bytes) -> Iterable[Quad]:
    return parse(quads, format=RdfFormat.N_QUADS) if isinstance(quads, bytes) else quads
