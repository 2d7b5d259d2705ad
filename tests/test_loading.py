"""Tests of kg.store.loading: pieces are written in the background, and none is lost or left half written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.store.loading import load_pieces

LINE = "<https://example.org/{}> <https://example.org/p> <https://example.org/o> .\n"


def line(number: int) -> bytes:
    return LINE.format(number).encode()


def test_every_piece_is_there_when_loading_ends(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    load_pieces(store, (line(number) for number in range(20)))
    assert len(store) == 20


def test_the_next_piece_is_asked_for_while_one_is_written(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    seen: list[int] = []

    def pieces() -> Iterator[bytes]:
        for number in range(3):
            seen.append(len(store))
            yield line(number)

    load_pieces(store, pieces())
    assert seen[-1] >= 1, "a piece is written before the one after the next is made"
    assert len(store) == 3


def test_a_piece_that_is_no_rdf_ends_the_loading(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    with pytest.raises(SyntaxError):
        load_pieces(store, [line(1), b"no triple\n", line(2)])


def test_what_making_a_piece_raises_comes_out(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield line(1)
        raise RuntimeError("cannot be read")

    store = Store(tmp_path / "store")
    with pytest.raises(RuntimeError, match="cannot be read"):
        load_pieces(store, pieces())
    assert len(store) == 1, "the piece before it is written, nobody writes any more"
