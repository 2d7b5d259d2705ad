"""Versions (版本): what this program makes graphs of, down to its rules and words, so that an old store can be told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kg import __version__
from kg.store.folder import StoreInfo, Version
from kg.vocabulary import ONTOLOGY

_PACKAGE = Path(__file__).resolve().parents[1]
_MAKERS = (
    *("values", "vocabulary.py", "lexicon", "documents", "mentions", "scope", "facts.py", "extractors"),
    *("identity", "rdf", "reasoning", "conflicts", "store"),
)
"""The parts that decide what a graph says of a document, and how it lies in a store."""


@cache
def current_version() -> Version:
    """The program's version, with the hash of the code that reads documents behind it, and that of the ontology."""
    code = (path for part in _MAKERS for path in [_PACKAGE / part, *sorted((_PACKAGE / part).rglob("*.py"))])
    words = sorted(path for path in ONTOLOGY.glob("*.ttl") if path.name != "shapes.ttl")
    return Version(f"{__version__}+{_digest(path for path in code if path.is_file())[:12]}", _digest(words))


def is_current(info: StoreInfo) -> bool:
    """Whether this program would make the same graph of the same documents."""
    return Version(info.program, info.ontology) == current_version()


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
