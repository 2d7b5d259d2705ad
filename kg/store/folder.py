"""Folder (库目录): how a store lies on disk, which generation counts, and who may write.

STORE/store.json          format, program, the generation that counts, what it holds; replaced in one step
STORE/lock                held by the one writer
STORE/generations/000007/ an Oxigraph database; once store.json names it, it is only read
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from kg import __version__
from kg.bad_input import BadInput

FORMAT = 1
MARKER = "store.json"
LOCK = "lock"
GENERATIONS = "generations"
_OURS = {MARKER, MARKER + ".new", LOCK, GENERATIONS}


@dataclass(frozen=True, slots=True)
class Version:
    """What made a graph: the program's version and the hash of the ontology's files."""

    program: str = __version__
    ontology: str = ""


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What store.json says: the generation that counts and how much it holds."""

    format: int
    program: str
    ontology: str
    generation: str
    documents: int
    triples: int


def read_info(folder: Path) -> StoreInfo:
    """What the store in a folder holds. Raises BadInput where there is none, or one of another format."""
    try:
        text = (folder / MARKER).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        if folder.exists() and not _is_ours(folder):
            raise BadInput(folder, "is not a store", "name the folder of one with --store") from None
        raise BadInput(folder, "there is no store here yet", f"make one: kg build --store {folder}") from None
    try:
        record = json.loads(text)
        found = record["format"]
    except (ValueError, TypeError, KeyError):
        raise _damaged(folder) from None
    if found != FORMAT:
        problem = f"is a store of format {found}, this program reads format {FORMAT}"
        raise BadInput(folder, problem, f"build it again: kg build --store {folder}")
    try:
        return StoreInfo(**{field.name: record[field.name] for field in fields(StoreInfo)})
    except KeyError:
        raise _damaged(folder) from None


def write_info(folder: Path, info: StoreInfo) -> None:
    """Switch the store to another generation, in one step that survives a crash on either side of it."""
    fresh = folder / (MARKER + ".new")
    write_synced(fresh, f"{json.dumps(asdict(info), indent=1)}\n".encode())
    fresh.replace(folder / MARKER)
    _sync(folder)


def write_synced(path: Path, content: bytes) -> None:
    """Write a file that is whole once a later step is known to have come to pass."""
    with path.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def generation_path(folder: Path, generation: str) -> Path:
    return folder / GENERATIONS / generation


@contextmanager
def held_for_writing(folder: Path) -> Iterator[None]:
    """Be the one writer of a store, made where there is none. Raises BadInput where someone else is."""
    if folder.exists() and not _is_ours(folder):
        raise BadInput(folder, "holds other files and is not a store", "name an empty or new folder with --store")
    try:
        (folder / GENERATIONS).mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise BadInput(folder, f"cannot be written ({error.strerror})", "name another folder with --store") from None
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadInput(folder, "is being written by another process", "wait, or name another --store") from None
        yield
    finally:
        os.close(descriptor)


def next_generation(folder: Path) -> str:
    """The name of a generation that is not there yet; names only go up."""
    names = [int(path.name) for path in (folder / GENERATIONS).iterdir() if path.name.isdigit()]
    return f"{max(names, default=0) + 1:06d}"


@contextmanager
def held_for_reading(path: Path) -> Iterator[None]:
    """Keep a generation from being cleared away while it is read. Raises FileNotFoundError where it is gone already."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        if not path.exists():
            raise FileNotFoundError(path)
        yield
    finally:
        os.close(descriptor)


def clear_generations(folder: Path, keep: str | None) -> None:
    """Remove every generation but one: what killed builds left, and what no reader holds open any more."""
    clear_folders(folder / GENERATIONS, keep)


def clear_folders(folder: Path, keep: str | None) -> None:
    """Remove all folders in a folder but one, and those that are held for reading."""
    for path in sorted(path for path in folder.iterdir() if path.is_dir() and path.name != keep):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(path)
        except BlockingIOError:
            continue
        finally:
            os.close(descriptor)


def _is_ours(folder: Path) -> bool:
    return folder.is_dir() and all(entry.name in _OURS or entry.name.startswith(".") for entry in folder.iterdir())


def _damaged(folder: Path) -> BadInput:
    return BadInput(folder / MARKER, "is damaged", f"build the store again: kg build --store {folder}")


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
