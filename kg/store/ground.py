"""Ground (底图): what every store begins with, the ontology and what follows from it alone; made once, then copied.

CACHE/zhice/<key>/database/     an Oxigraph database that holds both
CACHE/zhice/<key>/axioms.nt     what reasoning begins with: the axioms, and what it read of the rest
CACHE/zhice/<key>/told
CACHE/zhice/<key>/sizes         of all its files, written last

CACHE is XDG_CACHE_HOME or ~/.cache. The key is that of the program, the ontology, the database and Python, so another
ontology has another ground, and old ones go when a new one comes. All may be deleted at any time; where nothing can be
kept, a ground is made for one build.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph
from pyoxigraph import Store

from kg.reasoning import axiom_lines
from kg.store.folder import clear_folders, held_for_reading, write_synced
from kg.store.holdings import holding
from kg.store.inferred import Following
from kg.store.loading import load_pieces
from kg.store.versions import current_version

_SIZES = "sizes"


@dataclass(frozen=True, slots=True)
class Ground:
    """A database that holds the ontology and what follows from it alone; the ontology's axioms, as N-Triples; and what
    `Following` keeps of all that is in the database.
    """

    database: Path
    axioms: bytes
    told: bytes

    def following(self) -> Following:
        """What follows from a store that begins with a copy of the database."""
        return Following.restored(self.axioms, self.told)


@contextmanager
def hold_ground(graph: str, ontology: Callable[[], bytes]) -> Iterator[Ground]:
    """The ground of the current program and ontology, the ontology's triples in this named graph."""
    with ExitStack() as stack:
        try:
            folder = _kept(graph, ontology)
            stack.enter_context(held_for_reading(folder))
        except (OSError, RuntimeError):  # Nobody's home, a disk that is full or read-only, another build in between.
            folder = _make(Path(stack.enter_context(TemporaryDirectory())), graph, ontology())
        yield Ground(folder / "database", (folder / "axioms.nt").read_bytes(), (folder / "told").read_bytes())


def _kept(graph: str, ontology: Callable[[], bytes]) -> Path:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "zhice"
    folder = cache / _key(graph)
    if folder.exists() and not _is_whole(folder):
        clear_folders(cache, None)
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=cache, ignore_cleanup_errors=True) as fresh, held_for_reading(Path(fresh)):
            _make(Path(fresh), graph, ontology()).rename(folder)
        clear_folders(cache, folder.name)
    return folder


def _is_whole(folder: Path) -> bool:
    """Whether a ground has all files that it was made with: somebody may have cleared part of the cache."""
    try:
        return (folder / _SIZES).read_bytes() == _sizes(folder)
    except OSError:
        return False


def _sizes(folder: Path) -> bytes:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in (_SIZES, "LOCK"))
    return "".join(f"{path.relative_to(folder)}\t{path.stat().st_size}\n" for path in files).encode()


def _key(graph: str) -> str:
    version = current_version()
    made_by = (graph, version.program, version.ontology, pyoxigraph.__version__, sys.version)
    return hashlib.sha256("\n".join(made_by).encode()).hexdigest()[:16]


def _make(folder: Path, graph: str, ontology: bytes) -> Path:
    store = Store(folder / "database")
    load_pieces(store, [ontology + holding(graph, ontology)])
    axioms = axiom_lines(ontology)
    following, told = Following(axioms), Following(axioms)
    for each in (following, told):
        each.take(ontology)
    closure = following.write(store)
    told.know(b"".join(closure.lines()))
    store.optimize()
    store.flush()
    write_synced(folder / "axioms.nt", axioms)
    write_synced(folder / "told", told.saved())
    del store
    write_synced(folder / _SIZES, _sizes(folder))
    return folder
