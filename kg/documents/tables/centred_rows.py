"""Centred rows (居中分行): tables laid out as text whose cells stand in the middle of their row.

    推进商标品牌建设，培育地理标志                      市农牧局、市质监局、各县（市、区）政
                       市工商局
           商标                                         府

Lines of neighbouring cells interleave. A row is a run of lines in which the lines of each column lie evenly about the
middle. Columns are told by how many characters stand before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.documents.lines import Line
from kg.documents.registers.columns import column_role
from kg.documents.registers.records import record_role
from kg.documents.registers.title_records import title_role
from kg.documents.tables.head import is_table_title
from kg.documents.tables.positions import PIECE, cut_pieces
from kg.documents.text.numbering import read_mark
from kg.documents.text.strip import Strip, join_strips

_MOST_LINES = 300
_MOST_ROW = 9
"""The most lines of a row."""
_WIDEST = 30
_FEWEST_ROWS = 3
_LONGEST_TITLE = 14
_EMPTY = 2.0
"""What a row costs for each column that it leaves empty."""
_WORST = 1.0


@dataclass(frozen=True, slots=True)
class _Piece:
    strip: Strip
    start: int
    end: int


def part_centred_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, each row of a table with centred cells as one line with its cells."""
    parted: list[Line] = []
    index = 0
    while index < len(lines):
        rows, end = _table(lines, index) if _may_open(lines[index]) else ([], index)
        if rows:
            parted += rows
            index = end
        else:
            parted.append(lines[index])
            index += 1
    return parted


def _may_open(line: Line) -> bool:
    """Whether a line prints titles of columns apart, or parts of them."""
    if line.cells or "  " not in line.printed or "。" in line.printed:
        return False
    words = [words for words in re.split(r"\s{2,}", line.printed) if words]
    return len(words) > 1 and all(len(word) <= _LONGEST_TITLE for word in words) and any(map(_is_known, words))


def _is_known(title: str) -> bool:
    return (
        column_role(title) is not None
        or record_role(title) is not None
        or title_role(title) is not None
        or title in ("序", "号")
    )


def _table(lines: Sequence[Line], index: int) -> tuple[list[Line], int]:
    """The rows of the table that a line opens, and the index behind it; [] where no cells of it are centred."""
    end = index
    while end < min(len(lines), index + _MOST_LINES) and (end == index or not _ends(lines[end])):
        end += 1
    pieces = [_pieces(line) for line in lines[index:end]]
    wanted = max(map(len, pieces))
    if wanted < 2 or all(len(each) == wanted for each in pieces):
        return [], index
    columns = _columns(pieces, wanted)
    grid = [_placed(each, columns) for each in pieces] if columns else []
    rows: list[tuple[int, int]] = []
    begin = 0
    while begin < len(grid) and grid[begin] is not None:
        stop = begin + 1
        while stop < len(grid) and grid[stop] is not None and not lines[index + stop].gap:
            stop += 1
        found = _runs([row for row in grid[begin:stop] if row is not None])
        if found is None:
            break
        rows += [(begin + left, begin + right) for left, right in found]
        begin = stop
    # Behind others an open cell may be the end of the row above; behind the head or a blank line it is none.
    opening = [(left, right) for place, (left, right) in enumerate(rows) if place == 1 or lines[index + left].gap]
    if len(rows) < _FEWEST_ROWS or not any(_interleaves(grid[left:right]) for left, right in opening):
        return [], index
    laid = [_laid(lines[index + left], grid[left:right]) for left, right in rows]
    titles = tuple(cell.text for cell in laid[0].cells)
    if 2 * sum(map(_is_known, titles)) < len(titles) or not all(titles):
        return [], index
    return [replace(laid[0], titles=titles), *laid[1:]], index + rows[-1][1]


def _ends(line: Line) -> bool:
    mark = read_mark(line.text)
    wide = max(len(piece) for piece in re.split(r"\s{2,}", line.printed))
    heading = mark is not None and mark.depth <= 5 and "  " not in line.printed
    return bool(line.cells) or "。" in line.text or wide > _WIDEST or is_table_title(line) or heading or line.gap > 2


def _pieces(line: Line) -> list[_Piece]:
    """The parts of a line between wide blanks, with how many characters stand before them and behind them."""
    spans = [found.span() for found in PIECE.finditer(line.printed)]
    before = round(2 * line.indent)
    strips = cut_pieces(line, [line.printed[left:right] for left, right in spans])
    return [_Piece(strip, before + left, before + right) for strip, (left, right) in zip(strips, spans, strict=True)]


def _columns(pieces: Sequence[Sequence[_Piece]], wanted: int) -> list[tuple[int, int]]:
    """Where the columns stand: what is printed over each other; [] where that does not come out as so many."""
    for lines in (pieces, [each for each in pieces if len(each) < wanted] + [pieces[0]]):
        columns: list[tuple[int, int]] = []
        for piece in sorted((piece for each in lines for piece in each), key=lambda piece: piece.start):
            if columns and piece.start < columns[-1][1]:
                columns[-1] = columns[-1][0], max(columns[-1][1], piece.end)
            else:
                columns.append((piece.start, piece.end))
        while len(columns) > wanted:
            # A title of one character and the numbers below it may stand beside each other.
            gap, at = min((right[0] - left[1], at) for at, (left, right) in enumerate(pairwise(columns)))
            if gap > 1:
                break
            columns[at : at + 2] = [(columns[at][0], columns[at + 1][1])]
        if len(columns) == wanted:
            return columns
    return []


def _placed(pieces: Sequence[_Piece], columns: Sequence[tuple[int, int]]) -> tuple[Strip | None, ...] | None:
    """The cells of a line by column; None where a piece stands in none."""
    row: list[Strip | None] = [None] * len(columns)
    if len(pieces) == len(columns):
        return tuple(piece.strip for piece in pieces)
    for piece in pieces:
        column = next((at for at, (start, end) in enumerate(columns) if piece.start < end and piece.end > start), None)
        if column is None or row[column] is not None:
            return None
        row[column] = piece.strip
    return tuple(row)


def _runs(lines: Sequence[tuple[Strip | None, ...]]) -> list[tuple[int, int]] | None:
    """The rows of lines without a blank one between them; None where a row would be too uneven."""
    best: list[tuple[float, int, int]] = [(0.0, 0, 0)]
    for end in range(1, len(lines) + 1):
        best.append(
            min(
                (best[begin][0] + _unevenness(lines[begin:end]), best[begin][1] - 1, begin)
                for begin in range(max(0, end - _MOST_ROW), end)
            )
        )
    runs: list[tuple[int, int]] = []
    end = len(lines)
    while end:
        begin = best[end][2]
        if _unevenness(lines[begin:end]) > _WORST:
            return None
        runs.insert(0, (begin, end))
        end = begin
    return runs


def _unevenness(lines: Sequence[tuple[Strip | None, ...]]) -> float:
    """How far the lines of the columns lie from the middle of all, and what empty columns cost."""
    middle = (len(lines) - 1) / 2
    cost = 0.0
    for column in zip(*lines, strict=True):
        filled = [place for place, cell in enumerate(column) if cell is not None]
        cost += abs(sum(filled) / len(filled) - middle) if filled else _EMPTY
    return cost


def _interleaves(lines: Sequence[tuple[Strip | None, ...] | None]) -> bool:
    """Whether a cell of a row begins above another and ends below it."""
    spans = []
    for column in zip(*(line for line in lines if line is not None), strict=True):
        filled = [place for place, cell in enumerate(column) if cell is not None]
        spans += [(filled[0], filled[-1])] if filled else []
    return any(one[0] < other[0] and one[1] > other[1] for one in spans for other in spans)


def _laid(base: Line, lines: Sequence[tuple[Strip | None, ...] | None]) -> Line:
    columns = zip(*(line for line in lines if line is not None), strict=True)
    cells = tuple(join_strips(cell for cell in column if cell is not None) for column in columns)
    printed = "\t".join(cell.text for cell in cells)
    return replace(base, strip=join_strips(cells), printed=printed, cells=cells, whole=True)
