"""Building (建库): files into a store: made anew, added to, taken out of."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import Store

from kg.build.collector import rare_collection
from kg.build.outcomes import Outcome, Read, outcomes, read_file
from kg.documents import BadInput, list_sources
from kg.rdf import ONTOLOGY_GRAPH, graph_iri, ontology_to_triples
from kg.reasoning import Closure
from kg.store import (
    DocumentTriples,
    StoreInfo,
    add_documents,
    current_version,
    is_current,
    open_graph,
    remove_documents,
    replace_store,
)
from kg.store.differing import write_differences
from kg.store.edition import write_edition
from kg.store.ground import hold_ground
from kg.store.inferred import Following, write_inferred


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the store as it is now, the facts read, and the files left out."""

    info: StoreInfo
    facts: int
    rejected: tuple[Outcome, ...]
    closure: Closure


Report: TypeAlias = Callable[[int, int, Outcome], None]
"""Told of each file when it is done: its number from 1, how many there are, what became of it."""


@rare_collection()
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
    with hold_ground(ONTOLOGY_GRAPH, ontology_to_triples) as ground, closing(run.documents()) as documents:
        following = ground.following()
        info = replace_store(
            store,
            DocumentTriples(ONTOLOGY_GRAPH, []),
            documents,
            current_version(),
            lambda opened: run.follow(opened, following),
            following.take,
            ground.database,
        )
    return run.built(info)


@rare_collection()
def add(
    paths: Sequence[Path | str],
    store: Path,
    report: Report = lambda number, total, outcome: None,
    *,
    jobs: int = 1,
    strict: bool = False,
    read: Read = read_file,
) -> Built:
    """Add the documents of these files and folders to the store, or read them again; the others are not touched.

    Raises BadInput where the store was built by another version: its documents would not be read alike.
    """
    with open_graph(store) as graph:
        held = graph.info
    if not is_current(held):
        raise BadInput(store, "was built with another program or ontology", f"build it again: kg build --store {store}")
    run = _Run(list_sources(paths), report, jobs, strict, read)
    with closing(run.documents()) as documents:
        info = add_documents(store, ONTOLOGY_GRAPH, documents, run.complete)
    return run.built(info)


def remove(ids: Sequence[str], store: Path) -> StoreInfo:
    """Take documents out of the store. Raises BadInput where one is not in it; then none is taken out."""
    with open_graph(store) as graph:
        present = set(graph.named_graphs())
    for name in ids:
        if graph_iri(name) not in present - {ONTOLOGY_GRAPH}:
            raise BadInput(name, f"is no document in {store}", "kg info lists those that are")
    return remove_documents(store, ONTOLOGY_GRAPH, [graph_iri(name) for name in ids], _complete)


def reason(store: Path, *, leave_out: bool = False) -> Closure | None:
    """Derive again what follows in a store, or with `leave_out` take it out."""
    found: list[Closure] = []
    remove_documents(
        store, ONTOLOGY_GRAPH, (), None if leave_out else lambda opened: found.append(write_inferred(opened))
    )
    return found[0] if found else None


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
        self.closures: list[Closure] = []

    def documents(self) -> Generator[DocumentTriples]:
        """The quads of each file that can be read. Raises Refused at one that cannot, if alone or `strict`."""
        with closing(outcomes(self.files, self.read, self.jobs)) as found:
            for number, outcome in enumerate(found, start=1):
                if outcome.problem and (self.strict or len(self.files) == 1):
                    raise Refused(outcome.problem)
                self.report(number, len(self.files), outcome)
                if outcome.problem:
                    self.rejected.append(outcome)
                else:
                    self.facts += outcome.facts
                    yield DocumentTriples(graph_iri(outcome.id), [outcome.triples])
        if len(self.rejected) == len(self.files):
            raise Refused(f"none of {len(self.files)} files could be read; the store was not changed")

    def complete(self, store: Store) -> None:
        """Add to the store where its documents differ, and what follows from all that is in it."""
        self.closures.append(_complete(store))

    def follow(self, store: Store, following: Following) -> None:
        """The same of a store that is being made, what was stated in it told already."""
        following.take(write_differences(store) + write_edition(store))
        self.closures.append(following.write(store))

    def built(self, info: StoreInfo) -> Built:
        return Built(info, self.facts, tuple(self.rejected), self.closures[-1])


def _complete(store: Store) -> Closure:
    write_differences(store)
    write_edition(store)
    return write_inferred(store)
