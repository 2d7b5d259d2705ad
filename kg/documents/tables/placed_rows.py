"""Rows by place (按列位分行): tables of figures whose heads and empty cells only the places of their parts tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.documents.lines import Line
from kg.documents.syntax.printed_table import FIGURE
from kg.documents.tables.heads_above import read_head_above
from kg.documents.tables.positions import Edges, columns_of, cut_pieces, pieces_of, place
from kg.documents.text.numbering import read_mark
from kg.documents.text.strip import Strip, join_strips

_SAID = re.compile(r"[。；！？，]")
_NEAR = 1.0
_FULL = 2.0


@dataclass(frozen=True, slots=True)
class Placed:
    """The lines of a table; how many of the lines above its rows belong to it, and the index behind its last."""

    lines: list[Line]
    above: int
    end: int


def read_placed(above: Sequence[Line], lines: Sequence[Line], end: int, rows: Sequence[Line]) -> Placed | None:
    """The table around lines that part into as many pieces, of which `rows` have figures: `end` is the index behind.

    None where those lines are all of it, or their pieces do not stand below each other.
    """
    pieces = [pieces_of(row) for row in rows]
    if len({len(each) for each in pieces}) != 1:
        return None
    columns = columns_of(pieces)
    if any(right[0] < left[1] for left, right in pairwise(columns)):
        return None
    view = [*above, *lines]
    first = next((at for at in range(len(above), len(view)) if _placed(view[at], columns)), None)
    if first is None:
        return None
    while first > 0 and view[first].gap <= 1 and _placed(view[first - 1], columns):
        first -= 1
    last = len(above) + end
    while (
        last < len(view)
        and view[last].gap <= 1
        and (_placed(view[last], columns) or _goes_on(view, last, columns) or _opens_name(view, last, columns))
    ):
        last += 1
    head = read_head_above(view, first, columns)
    if head is None and first >= len(above) and last == len(above) + end:
        return None
    begin = head[0] if head else first
    laid = [head[1]] if head else []
    if head is None:
        laid += view[len(above) : first]
        begin = min(begin, len(above))
    for at in range(first, last):
        if at > first and _opens_name(view, at - 1, columns) and len(laid) > (head is not None):
            laid[-1] = _with_cells(view[at], columns)
            laid[-1] = replace(
                laid[-1], cells=(join_strips((view[at - 1].strip, laid[-1].cells[0])), *laid[-1].cells[1:])
            )
        elif laid and laid[-1].cells and _goes_on(view, at, columns):
            laid[-1] = _joined(laid[-1], view[at])
        else:
            laid.append(_with_cells(view[at], columns))
    return Placed(laid, max(0, len(above) - begin), last - len(above))


def _placed(line: Line, columns: Sequence[Edges]) -> list[int] | None:
    """The columns of a row's pieces, figures among those behind the first; None of any other line."""
    pieces = pieces_of(line)
    if line.cells or len(pieces) < 2 or _SAID.search(line.text):
        return None
    places = place(pieces, columns)
    figured = any(FIGURE.fullmatch(piece.text) for piece in pieces[1:])
    return places if places and places[0] == 0 and figured else None


def _goes_on(lines: Sequence[Line], index: int, columns: Sequence[Edges]) -> bool:
    """Whether a line goes on with the name in the row above it, which fills its column."""
    line, above = lines[index], lines[index - 1]
    pieces = pieces_of(line)
    if len(pieces) != 1 or line.gap or line.cells or read_mark(line.text) or _SAID.search(line.text):
        return False
    full = pieces_of(above)[0].end >= columns[0][1] - _FULL if above.text else False
    return full and abs(pieces[0].start - columns[0][0]) <= _NEAR and pieces[0].end <= columns[0][1]


def _opens_name(lines: Sequence[Line], index: int, columns: Sequence[Edges]) -> bool:
    """Whether a line that fills the first column has the first part of the name in the row below it."""
    line = lines[index]
    pieces = pieces_of(line)
    if len(pieces) != 1 or line.cells or read_mark(line.text) or _SAID.search(line.text) or index + 1 >= len(lines):
        return False
    full = columns[0][1] - _FULL <= pieces[0].end <= columns[0][1] + _FULL
    near = abs(pieces[0].start - columns[0][0]) <= _NEAR and lines[index + 1].gap == 0
    return full and near and not _goes_on(lines, index, columns) and _placed(lines[index + 1], columns) is not None


def _with_cells(line: Line, columns: Sequence[Edges]) -> Line:
    places = _placed(line, columns)
    if places is None:
        return line
    filled = dict(zip(places, cut_pieces(line, [piece.text for piece in pieces_of(line)]), strict=True))
    return replace(line, cells=tuple(filled.get(column, Strip("", ())) for column in range(len(columns))))


def _joined(row: Line, line: Line) -> Line:
    return replace(row, cells=(join_strips((row.cells[0], line.strip)), *row.cells[1:]))
