"""Tests of output on a terminal: colours and a pager there, and nothing of either in a pipe."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.build import build
from kg.cli.layout import wide, wrap
from kg.cli.pieces import lines_of

SEED = Path(__file__).resolve().parent.parent / "seeds" / "local-key-points-2019.txt"
KG = [sys.executable, "-c", "from kg.cli import main; main()"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("terminal") / "store"
    build([SEED], folder)
    return folder


def on_terminal(store: Path, *arguments: str, columns: int = 80, **environment: str) -> str:
    """What a command shows on a terminal of 24 lines."""
    leader, follower = pty.openpty()
    known = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "PAGER")}
    settings = known | {"COLUMNS": str(columns), "LINES": "24", "TERM": "xterm", "KG_STORE": str(store)} | environment
    with subprocess.Popen([*KG, *arguments], stdout=follower, stderr=subprocess.DEVNULL, env=settings) as running:
        os.close(follower)
        shown = b""
        while chunk := read(leader):
            shown += chunk
        assert running.wait(60) == 0
    os.close(leader)
    return shown.decode().replace("\r\n", "\n")


def read(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:
        return b""


def piped(store: Path, *arguments: str) -> str:
    environment = os.environ | {"KG_STORE": str(store)}
    return subprocess.run([*KG, *arguments], env=environment, capture_output=True, text=True, check=True).stdout


def test_a_terminal_shows_colours_and_a_pipe_none(store: Path) -> None:
    assert "\x1b[1m" in on_terminal(store, "explain", "湖北省", PAGER="cat")
    assert "\x1b[" not in piped(store, "explain", "湖北省")


@pytest.mark.parametrize("setting", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colours_can_be_turned_off(store: Path, setting: dict[str, str]) -> None:
    assert "\x1b[" not in on_terminal(store, "explain", "湖北省", PAGER="cat", **setting)


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("command", ["explain 湖北省", "query targets", "query", "query where-stated --text any"])
def test_no_line_is_wider_than_the_terminal(store: Path, command: str, columns: int) -> None:
    lines = on_terminal(store, *command.split(), columns=columns, PAGER="cat", NO_COLOR="1").splitlines()
    assert len(lines) > 3
    assert max(map(wide, lines)) <= columns


def test_what_is_longer_than_the_screen_goes_through_the_pager(store: Path, tmp_path: Path) -> None:
    pager = f"{sys.executable} -c \"import sys; print('PAGED', len(sys.stdin.read().splitlines()))\""
    assert on_terminal(store, "query", "targets", PAGER=pager).startswith("PAGED ")
    assert "PAGED" not in on_terminal(store, "query", "targets", "--limit", "2", columns=200, PAGER=pager)
    assert "PAGED" not in on_terminal(store, "query", "targets", PAGER="")
    assert "PAGED" not in on_terminal(store, "query", "targets", PAGER="no-such-pager")


def test_a_pager_left_early_is_no_error(store: Path) -> None:
    assert on_terminal(store, "query", "targets", PAGER="head -2").count("\n") == 2


WORDS = st.text(alphabet="知识产权（）。0123abc- ", max_size=80)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["", "bold", "mark"])), max_size=4), st.integers(12, 60))
def test_pieces_are_wrapped_as_their_text_is(pieces: list[tuple[str, str]], width: int) -> None:
    assert list(lines_of(pieces, width)) == wrap("".join(text for text, _ in pieces), width)


def test_an_option_is_not_broken_at_its_hyphens() -> None:
    assert wrap("--province --min_tasks --role", 14) == ["--province", "--min_tasks", "--role"]
