"""Positions (列位): where the parts of a line stand that wide blanks set apart, and under which column each belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.documents.lines import Line
from kg.documents.text.strip import Strip, display_width

PIECE = re.compile(r"\S+(?: \S+)*")
_CLOSE = re.compile(r"(?<=[\u3400-\u9fff）)]) (?=[<>≥≤约]?[-+]?\d[\d.,]*[%％]?$)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NARROW = 2.0
"""The widest gap, in full-width characters, within a word of two characters printed as wide as those of four."""
_OFF = 1.5
"""How far, in full-width characters, a cell may stand beside its column."""

Edges = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line, and where it begins and ends in full-width characters."""

    text: str
    start: float
    end: float

    @property
    def edges(self) -> Edges:
        return self.start, self.end


def pieces_of(line: Line) -> list[Piece]:
    """The parts of a line between wide blanks; "地  区" is one."""
    pieces: list[Piece] = []
    for begin, end in _parts(line.printed):
        start = line.indent + display_width(line.printed[:begin])
        words = line.printed[begin:end]
        piece = Piece(words, start, start + display_width(words))
        last = pieces[-1] if pieces else None
        if last and _HAN.fullmatch(last.text) and _HAN.fullmatch(piece.text) and piece.start - last.end <= _NARROW:
            pieces[-1] = Piece(last.text + piece.text, last.start, piece.end)
        else:
            pieces.append(piece)
    return pieces


def _parts(printed: str) -> Iterator[tuple[int, int]]:
    """Where the parts of a line stand; a figure behind a name that fills its column is set apart by one blank only."""
    for found in PIECE.finditer(printed):
        close = _CLOSE.search(found.group())
        if close:
            yield found.start(), found.start() + close.start()
            yield found.start() + close.end(), found.end()
        else:
            yield found.span()


def columns_of(rows: Sequence[Sequence[Piece]]) -> list[Edges]:
    """Where the columns of rows with as many pieces each begin and end."""
    return [
        (min(piece.start for piece in column), max(piece.end for piece in column)) for column in zip(*rows, strict=True)
    ]


def place(pieces: Sequence[Piece], columns: Sequence[Edges]) -> list[int] | None:
    """The column of each piece, going on to the right; None where one stands below none or two below the same."""
    places: list[int] = []
    for piece in pieces:
        shared, column = max(
            (min(piece.end, end) - max(piece.start, start), -column) for column, (start, end) in enumerate(columns)
        )
        if shared < -_OFF or (places and -column <= places[-1]):
            return None
        places.append(-column)
    return places


def cut_pieces(line: Line, pieces: Sequence[str]) -> tuple[Strip, ...]:
    """The pieces of a line, all that it prints in order, as strips."""
    cells: list[Strip] = []
    start = 0
    for piece in pieces:
        wanted = len(re.sub(r"\s", "", piece))
        while line.text[start : start + 1] == " ":
            start += 1
        end = start
        while wanted:
            wanted -= line.text[end] != " "
            end += 1
        cells.append(line.strip.cut(start, end))
        start = end
    return tuple(cells)
