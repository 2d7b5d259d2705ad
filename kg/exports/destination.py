"""Destination (去处): where an export is written: all of it or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.bad_input import BadInput

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
_KEPT = frozenset((".git", ".github", ".gitattributes", ".gitignore", "CNAME"))
"""What belongs to the repository or the web host that a folder lies in."""


@contextmanager
def written_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which takes its place when all is written and is gone where anything fails."""
    _check(path)
    if path.is_dir():
        raise BadInput(path, "is a folder", "name a file with -o")
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_files(path: Path, files: Iterable[tuple[str, bytes]], mark: str) -> None:
    """Write files into a zip (a path that ends in .zip) or a folder; `mark` is the file by which an earlier one is
    known.
    """
    if path.suffix.lower() == ".zip":
        with written_file(path) as out, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            # Stored, and without the time: compression and clocks differ between machines.
            for name, data in files:
                entry = zipfile.ZipInfo(name, _LONG_AGO)
                entry.external_attr = _PLAIN_FILE
                entry.create_system = 3
                archive.writestr(entry, data)
        return
    with written_folder(path, mark) as fresh:
        for name, data in files:
            (fresh / name).write_bytes(data)


@contextmanager
def written_folder(path: Path, mark: str) -> Iterator[Path]:
    """A folder to fill, which takes the place of an earlier one when all is written and is gone where anything fails.

    An earlier one is known by the file `mark`. What a Git repository or a web host keeps in it of its own stays.
    """
    _check(path)
    others = [entry for entry in path.iterdir() if entry.name not in _KEPT] if path.is_dir() else []
    if path.exists() and not (path.is_dir() and (not others or (path / mark).is_file())):
        raise BadInput(path, "holds something else", "name a new folder, or a file that ends in .zip")
    fresh = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    try:
        yield fresh
        fresh.chmod(0o777 & ~_umask())
        if path.exists():
            old = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent)) / path.name
            path.replace(old)
            fresh.replace(path)
            for name in sorted(_KEPT):
                if (old / name).exists():
                    (old / name).replace(path / name)
            shutil.rmtree(old.parent)
        else:
            fresh.replace(path)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def _check(path: Path) -> None:
    if not path.parent.is_dir():
        raise BadInput(path, "lies in a folder that does not exist", "make the folder first")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
