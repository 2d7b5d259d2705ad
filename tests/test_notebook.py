"""The example notebook runs, cell by cell, on a store of the seeds, and is committed without what it printed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.bad_input import BadInput
from kg.build import build
from kg.plots.fonts import find_font

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = json.loads((ROOT / "docs" / "notebook.ipynb").read_text(encoding="utf-8"))
CODE = [cell for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store where the notebook looks for it."""
    path = tmp_path_factory.mktemp("notebook")
    build([ROOT / "seeds"], path / "build" / "store")
    return path


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_every_cell_runs_in_order_with_either_library(
    folder: Path, library: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip(library)
    if library == "pandas":
        # As if the other were not installed.
        monkeypatch.setitem(sys.modules, "polars", None)
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    for cell in CODE:
        text = "".join(cell["source"])
        if "store.plot" in text and not has_font():
            continue
        exec(compile(text, f"notebook {cell['id']}", "exec"), names)
    assert isinstance(names["kg"], ModuleType)
    assert type(names["ranking"]).__module__.partition(".")[0] == library
    assert names["ranking"]["province"][0] == "广东省"
    assert "annual-report-2017-ch9 3359 3391" in capsys.readouterr().out


def has_font() -> bool:
    try:
        find_font()
    except BadInput:
        return False
    return True


def test_it_is_committed_without_output_and_each_text_is_in_both_languages() -> None:
    assert NOTEBOOK["nbformat"] == 4
    assert len({cell["id"] for cell in NOTEBOOK["cells"]}) == len(NOTEBOOK["cells"])
    for cell in CODE:
        assert (cell["outputs"], cell["execution_count"]) == ([], None)
    for cell in NOTEBOOK["cells"]:
        if cell["cell_type"] == "markdown":
            text = "".join(cell["source"])
            assert any(character > "\u4e00" for character in text), text
            assert sum(character.isascii() and character.isalpha() for character in text) > 20, text
