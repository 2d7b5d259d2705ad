"""Versions: a store that older rules or words made is told from one that this program would make."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.store import current_version, versions
from kg.store.folder import Version


@pytest.fixture
def moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the program's code and words, to change."""
    for name, folder in (("_PACKAGE", versions._PACKAGE), ("ONTOLOGY", versions.ONTOLOGY)):
        copy = tmp_path / folder.name
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("__pycache__"))
        monkeypatch.setattr(versions, name, copy)
    return tmp_path


def version() -> Version:
    return current_version.__wrapped__()


def append(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\n#\n", encoding="utf-8")


def test_a_copy_of_the_program_makes_the_same_graphs(moved: Path) -> None:
    assert version() == current_version()


def test_a_changed_rule_makes_another_version(moved: Path) -> None:
    append(moved / "kg" / "extractors" / "settling.py")
    assert version().program != current_version().program


def test_a_changed_word_makes_another_version(moved: Path) -> None:
    append(moved / "ontology" / "concepts.ttl")
    assert version().ontology != current_version().ontology
    assert version().program == current_version().program


def test_how_an_answer_is_printed_does_not_count(moved: Path) -> None:
    append(moved / "kg" / "cli" / "tables.py")
    append(moved / "ontology" / "shapes.ttl")
    assert version() == current_version()
