"""Stages (阶段): characters a second through each stage of a build, on the seeds, in processor time of this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeVar

from benchmarks.clocks import processor_time
from benchmarks.corpus import seed_paths
from kg.build import build
from kg.documents import read_document
from kg.extractors import EXTRACTORS
from kg.extractors.passages.reading import read
from kg.extractors.settling import settle
from kg.rdf import ONTOLOGY_GRAPH, facts_to_triples, graph_iri, ontology_to_triples
from kg.store import DocumentTriples, current_version, replace_store

ROUNDS = 5

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Stages:
    """Characters read, and the median seconds of each stage.

    `ontology` is what a store without documents takes, `build` the whole build as `kg build` calls it, which begins
    with a copy of such a store from the second round on.
    """

    characters: int
    seconds: dict[str, float]
    ontology: float
    build: float

    @property
    def total(self) -> float:
        """The seconds of all stages that a document goes through."""
        return sum(self.seconds.values())


def measure_stages() -> Stages:
    """Take the seeds through the stages one after the other, and through a build, several times."""
    paths = seed_paths()
    _round(paths)  # Reads the lexicon and compiles the patterns: start-up, paid once a process.
    rounds = [_round(paths) for _ in range(ROUNDS)]
    seconds = {name: median(each.seconds[name] for each in rounds) for name in rounds[0].seconds}
    ontology, build_seconds = median(each.ontology for each in rounds), median(each.build for each in rounds)
    return Stages(rounds[0].characters, seconds, ontology, build_seconds)


def _round(paths: Sequence[Path]) -> Stages:
    seconds: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], _T]) -> _T:
        seconds[stage], result = processor_time(work)
        return result

    documents = timed("reading", lambda: [read_document(path) for path in paths])
    readings = timed("mentions and scopes", lambda: [read(document) for document in documents])
    facts = timed(
        "extractors",
        lambda: [settle(fact for extract in EXTRACTORS for fact in extract(reading)) for reading in readings],
    )
    quads = timed(
        "rdf",
        lambda: [
            DocumentTriples(graph_iri(document.id), [facts_to_triples(document, found).lines()])
            for document, found in zip(documents, facts, strict=True)
        ],
    )
    with TemporaryDirectory() as folder:
        store = Path(folder)
        ontology = processor_time(lambda: replace_store(store / "ontology", _ontology(), [], current_version()))[0]
        full = processor_time(lambda: replace_store(store / "documents", _ontology(), quads, current_version()))[0]
        whole = processor_time(lambda: build(paths, store / "whole"))[0]
    # The ontology is loaded once, however much text there is.
    seconds["store"] = max(0.0, full - ontology)
    return Stages(sum(len(document.raw) for document in documents), seconds, ontology, whole)


def _ontology() -> DocumentTriples:
    return DocumentTriples(ONTOLOGY_GRAPH, [ontology_to_triples()])


def report_stages() -> Iterator[str]:
    """The lines of the report."""
    stages = measure_stages()
    count = stages.characters
    yield f"Stages: {count:,} characters of the seeds, after start-up, processor time, median of {ROUNDS} rounds"
    for name, seconds in stages.seconds.items():
        yield f"  {name:22} {count / seconds:>12,.0f} characters/s {seconds:>7.3f} s {seconds / stages.total:>6.0%}"
    yield f"  {'all of these':22} {count / stages.total:>12,.0f} characters/s {stages.total:>7.3f} s"
    yield f"  {'the ontology, once':22} {'':25} {stages.ontology:>7.3f} s"
    yield f"  {'kg.build.build':22} {count / stages.build:>12,.0f} characters/s {stages.build:>7.3f} s"
