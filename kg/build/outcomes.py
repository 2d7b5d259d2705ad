"""Outcomes (读取结果): files through all stages but the store, here or in worker processes, in order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TypeAlias

from kg.documents import BadInput, describe_document, read_document, section_names
from kg.extractors import extract_from
from kg.extractors.passages.reading import read
from kg.extractors.themes import find_topics
from kg.rdf import ONTOLOGY_GRAPH, facts_to_triples, graph_iri
from kg.scope import read_coverage
from kg.store import OWN_GRAPHS

_TAKEN = {ONTOLOGY_GRAPH: "the ontology's", **OWN_GRAPHS}
"""Named graphs that are no document's."""

_AHEAD = 2
"""Files handed to each worker before the first result is used; bounds what waits in memory."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its triples (N-Triples) and how many facts they state, or why it was left out."""

    path: Path
    id: str
    facts: int = 0
    triples: bytes = b""
    problem: str | None = None


Read: TypeAlias = Callable[[Path], Outcome]


def read_file(path: Path) -> Outcome:
    """A file through all stages but the store; what cannot be read is an outcome too."""
    try:
        document = read_document(path)
        described = describe_document(document)
    except BadInput as problem:
        return Outcome(path, path.stem, problem=str(problem))
    if graph_iri(document.id) in _TAKEN:
        name = _TAKEN[graph_iri(document.id)]
        return Outcome(path, document.id, problem=str(BadInput(path, f"has {name} name", "rename the file")))
    reading = read(document)
    facts = extract_from(reading)
    covered = read_coverage(document, reading.mentions, reading.scopes)
    areas = {area for area, _ in covered}
    topics = [(found.concept, found.area, found.evidence) for found in find_topics(reading) if found.area in areas]
    begins = [start for fact in facts for start, _ in ((fact.evidence.start, 0), *fact.evidence.echoes)]
    sections = section_names(document, begins)
    triples = facts_to_triples(described, facts, covered=covered, topics=topics, sections=sections)
    return Outcome(path, document.id, len(facts), triples.lines())


def outcomes(files: Sequence[Path], read: Read, jobs: int) -> Generator[Outcome]:
    """The outcome of each file, in order, from as many processes as `jobs`; few wait in memory at a time."""
    if jobs <= 1 or len(files) == 1:
        yield from map(read, files)
        return
    # Not forked: the database has threads by now, and a fork would copy their locks without them.
    spawn = multiprocessing.get_context("spawn")
    workers = min(jobs, len(files))
    with ProcessPoolExecutor(workers, mp_context=spawn, initializer=_begin_worker) as pool:
        waiting: deque[Future[Outcome]] = deque()
        try:
            for file in files:
                waiting.append(pool.submit(read, file))
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
