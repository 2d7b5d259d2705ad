"""Writing (写库): a store made anew, or with one document more or less; each a new generation, then one switch."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from kg.bad_input import BadInput
from kg.store import folder as folders
from kg.store.folder import FORMAT, StoreInfo, Version
from kg.store.holdings import INFERRED_GRAPH, DocumentTriples, graph_names, holding, release
from kg.store.loading import load_pieces

# Bytes of N-Quads that Oxigraph sorts in memory at a time: some 150,000 quads. Every fourth piece it merges all that
# is there in the background, so a quarter of this took twice the time of a thousand documents; more takes memory.
_CHUNK = 24_000_000


Complete: TypeAlias = Callable[[Store], object]
"""Told of a store when all that is stated is in it, before it is switched to; adds what follows."""

Hear: TypeAlias = Callable[[bytes], object]
"""Told of triples that are being written, as N-Triples."""


def replace_store(
    folder: Path,
    ground: DocumentTriples,
    documents: Iterable[DocumentTriples],
    version: Version,
    complete: Complete | None = None,
    hear: Hear | None = None,
    begun: Path | None = None,
) -> StoreInfo:
    """Make the store hold exactly these documents, upon a ground that is not theirs (ontology, concepts, areas).

    Documents are taken one at a time. Whatever they raise leaves the store as it was. `begun` is a database to begin
    with. All that is written is told to `hear`, then `complete` is called with the store.
    """
    with folders.held_for_writing(folder):
        before = _current(folder)
        if before:
            folders.clear_generations(folder, before.generation)
        generation = folders.next_generation(folder)
        path = folders.generation_path(folder, generation)
        with _removed_on_failure(path):
            if begun:
                _copy(begun, path)
            store = Store(path)
            # The ontology is written while the first documents are read.
            load_pieces(store, chain(_chunks([ground], hear), _chunks(documents, hear)))
            if complete:
                complete(store)
            # What was written in pieces is put in order: a look-up then takes two thirds of the time.
            store.optimize()
            info = _finish(store, generation, ground.graph, version)
        return _switch(folder, info)


def add_documents(
    folder: Path, ground: str, documents: Iterable[DocumentTriples], complete: Complete | None = None
) -> StoreInfo:
    """Add documents to a store, or read them again; nothing else that is stated in it is touched."""

    def change(store: Store) -> None:
        present = set(graph_names(store))
        for document in documents:
            read = DocumentTriples(document.graph, list(document.pieces))
            if document.graph in present:
                release(store, document.graph)
            present.add(document.graph)
            load_pieces(store, _chunks([read]))

    return _change(folder, ground, change, complete)


def remove_documents(folder: Path, ground: str, graphs: Sequence[str], complete: Complete | None = None) -> StoreInfo:
    """Take the documents of these graphs out of a store; without any, only what follows is made anew or left out."""

    def change(store: Store) -> None:
        for graph in graphs:
            release(store, graph)

    return _change(folder, ground, change, complete)


def _change(folder: Path, ground: str, change: Callable[[Store], None], complete: Complete | None) -> StoreInfo:
    """Change a copy of the generation that counts, then switch to it."""
    with folders.held_for_writing(folder):
        before = folders.read_info(folder)
        folders.clear_generations(folder, before.generation)
        generation = folders.next_generation(folder)
        path = folders.generation_path(folder, generation)
        with _removed_on_failure(path):
            _copy(folders.generation_path(folder, before.generation), path)
            store = Store(path)
            change(store)
            if complete:
                complete(store)
            else:
                store.remove_graph(NamedNode(INFERRED_GRAPH))
            info = _finish(store, generation, ground, Version(before.program, before.ontology))
        return _switch(folder, info)


@contextmanager
def _removed_on_failure(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        raise


def _switch(folder: Path, info: StoreInfo) -> StoreInfo:
    folders.write_info(folder, info)
    folders.clear_generations(folder, info.generation)
    return info


def _copy(old: Path, new: Path) -> None:
    """Copy a database. The files that hold its data are never changed in place, so both share them."""
    new.mkdir()
    for file in sorted(old.iterdir()):
        if file.suffix == ".sst":
            _link(file, new / file.name)
        elif not file.name.startswith("LOG"):
            shutil.copyfile(file, new / file.name)


def _link(old: Path, new: Path) -> None:
    try:
        new.hardlink_to(old)
    except OSError:  # On another disk, or one that knows no links.
        shutil.copyfile(old, new)


def _chunks(documents: Iterable[DocumentTriples], hear: Hear | None = None) -> Iterator[bytes]:
    """The triples of documents and what holds them as N-Quads, as many at a time as the database likes to sort."""
    waiting: list[bytes] = []
    size = 0
    for document in documents:
        for piece in document.pieces:
            waiting += piece, holding(document.graph, piece)
            size += len(waiting[-2]) + len(waiting[-1])
            if hear:
                hear(piece)
            if size > _CHUNK:
                yield b"".join(waiting)
                waiting, size = [], 0
    if waiting:
        yield b"".join(waiting)


def _finish(store: Store, generation: str, ground: str, version: Version) -> StoreInfo:
    """Write everything to disk, and count it."""
    documents = sum(graph != ground for graph in graph_names(store))
    counted = store.query("SELECT (COUNT(*) AS ?triples) WHERE { ?s ?p ?o }")
    assert isinstance(counted, QuerySolutions)
    triples = sum(int(row[0].value) for row in counted if isinstance(row[0], Literal))
    store.flush()
    return StoreInfo(FORMAT, version.program, version.ontology, generation, documents, triples)


def _current(folder: Path) -> StoreInfo | None:
    """What the store holds, if one of this format is there; what this program cannot read is kept until replaced."""
    try:
        return folders.read_info(folder)
    except BadInput:
        return None
