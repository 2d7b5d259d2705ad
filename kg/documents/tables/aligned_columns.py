"""Columns by alignment (对齐分栏): tables of words in plain text whose cells stand below the titles of their columns.

    工程名称            主要任务                          牵头单位        参与单位
    地理标志助农工程    建成国家地理标志产品保护示范区5   省市场监管局    省农业农村厅、
                        个，年产值突破300亿元                             省乡村振兴局

A cell may run over lines: what stands in a line without most of the columns goes on with the row above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.documents.lines import Line
from kg.documents.registers.columns import column_role, is_total, table_words
from kg.documents.syntax.printed_table import FIGURE
from kg.documents.tables.blank_columns import is_group
from kg.documents.tables.positions import Piece, cut_pieces, pieces_of
from kg.documents.text.numbering import read_mark
from kg.documents.text.strip import Strip, display_width, join_strips

_FEWEST = 2
_LONGEST_TITLE = 12
_SAID = re.compile(r"[，。；：]")
_WIDEST = 30.0
_INSIDE = ("（", "(", "的", "和", "与", "及", "、")
"""What the first part of no name begins with."""
_OFF = 3.0
"""How far, in full-width characters, a cell may begin from where its title does."""


def align_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines, each row of a table by alignment as one line with its cells."""
    parted: list[Line] = []
    index = 0
    while index < len(lines):
        head = _head(lines, index)
        rows, end = _rows(lines, index + 1, head) if head else ([], index)
        if len(rows) >= 2:
            parted.append(_with_cells(lines[index], [[cell] for cell in cut_pieces(lines[index], _texts(head))]))
            parted += rows
            index = end
        else:
            parted.append(lines[index])
            index += 1
    return parted


def _head(lines: Sequence[Line], index: int) -> list[Piece]:
    """The titles of columns that a line prints apart; [] of any other line."""
    line = lines[index]
    pieces = pieces_of(line)
    if line.cells or len(pieces) < _FEWEST or _SAID.search(line.text):
        return []
    titles = [piece.text.replace(" ", "") for piece in pieces]
    known = [column_role(title) or (title.endswith(_subsidies()) and "subsidy") or None for title in titles]
    short = all(display_width(piece.text) <= _LONGEST_TITLE for piece in pieces)
    told = sum(role is not None and role != "value" for role in known)
    below = index + 1 + is_group(lines, index + 1)
    matched = below < len(lines) and len(pieces_of(lines[below])) == len(pieces)
    needed = 1 if matched and len(pieces) > 2 else 2
    return pieces if short and told >= needed and (matched or len(pieces) > 2) else []


@cache
def _subsidies() -> tuple[str, ...]:
    return tuple(sorted(table_words("subsidy")))


def _rows(lines: Sequence[Line], index: int, head: Sequence[Piece]) -> tuple[list[Line], int]:
    """The rows below a head, and the index behind the last."""
    rows: list[tuple[Line, list[list[Strip]]]] = []
    half_named = False
    begins: list[float] = []
    while index < len(lines):
        line = lines[index]
        if is_group(lines, index) and len(pieces_of(lines[index + 1])) == len(head):
            rows.append((line, []))
            index += 1
            continue
        placed = _placed(line, head, begins)
        if placed is None:
            break
        if len(placed) == len(head):
            begins = [piece.start for piece in pieces_of(line)]
        cells = cut_pieces(line, _texts(pieces_of(line)))
        opens = 2 * len(placed) > len(head) or _opens_row(cells[0].text, head[0].text)
        opens = 0 in placed and (opens or bool(rows and _has_figures(rows[-1][1], placed, cells)))
        opens = opens or is_total(cells[0].text)
        name = int(column_role(head[0].text) == "number")
        named = placed == [name] and bool(rows and rows[-1][1]) and _opens_name(lines, index, rows[-1][1][name], head)
        if (opens and not half_named) or named:
            rows.append((line, [[] for _ in head]))
        elif not rows or not rows[-1][1] or line.gap > 1 or (len(placed) == 1 and (line.gap or read_mark(line.text))):
            break
        for column, cell in zip(placed, cells, strict=True):
            rows[-1][1][column].append(cell)
        half_named = named
        index += 1
    return [_with_cells(line, cells) if cells else line for line, cells in rows], index


def _has_figures(above: Sequence[Sequence[Strip]], placed: Sequence[int], cells: Sequence[Strip]) -> bool:
    """Whether a line has a figure where the row above has one: it does not go on with that row."""
    return any(
        FIGURE.fullmatch(cell.text) and above[column] and FIGURE.fullmatch(above[column][0].text)
        for column, cell in zip(placed, cells, strict=True)
        if above
    )


def _opens_name(lines: Sequence[Line], index: int, above: Sequence[Strip], head: Sequence[Piece]) -> bool:
    """Whether a line has the first part of the name in the row of figures below it: it is wider than the name above, or
    what stands in that row begins no name, "（百分制）".
    """
    below = pieces_of(lines[index + 1]) if index + 1 < len(lines) else []
    if not above or len(below) != len(head):
        return False
    if column_role(head[0].text) == "number":
        figures = below[0].text.isdigit() and any(FIGURE.fullmatch(piece.text) for piece in below[2:])
        rest = below[1].text.startswith(_INSIDE)
    else:
        figures, rest = all(FIGURE.fullmatch(piece.text) for piece in below[1:]), False
    return figures and (rest or display_width(above[-1].text) < lines[index].width - 1)


def _opens_row(text: str, title: str) -> bool:
    """Whether a first cell opens a row that has few others: its number, or 合计."""
    return (column_role(title) == "number" and text.isdigit()) or is_total(text)


def _placed(line: Line, head: Sequence[Piece], begins: Sequence[float]) -> list[int] | None:
    """The column of each piece of a line; None where one stands below no title, nor where the cells of the last row
    begin, or runs into the next column.
    """
    pieces = pieces_of(line)
    if line.cells or not pieces:
        return None
    if len(pieces) == len(head):
        return list(range(len(head)))
    columns: list[int] = []
    for piece in pieces:
        starts = [(title.start, place) for place, title in enumerate(head)]
        starts += [(start, place) for place, start in enumerate(begins)]
        off, column = min((abs(piece.start - start), place) for start, place in starts)
        room = head[column + 1].start - piece.start if column + 1 < len(head) else _WIDEST
        if off > _OFF or display_width(piece.text) > room or (columns and column <= columns[-1]):
            return None
        columns.append(column)
    return columns


def _texts(pieces: Sequence[Piece]) -> list[str]:
    return [piece.text for piece in pieces]


def _with_cells(line: Line, cells: Sequence[Sequence[Strip]]) -> Line:
    joined = tuple(join_strips(parts) for parts in cells)
    return replace(line, strip=join_strips(joined), printed="\t".join(cell.text for cell in joined), cells=joined)
