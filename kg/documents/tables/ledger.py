"""Ledgers (台账): tables of numbered tasks whose cells were printed one a line: the task, who answers, what was done.

"序号", "重点任务", "责任单位", "完成情况", "下一步计划", then "1", "完善法规体系", "市知识产权局、市司法局",
"《条例》已印发。", "修订实施细则。", then "2": a record goes from its number to the next. Lines of one cell are put
together where the print broke them; a record that still has not as many cells as the head keeps its first, and no
title for the others, for nobody can tell which is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from kg.documents.lines import Line
from kg.documents.registers.columns import column_role
from kg.documents.tables.column_widths import part_records
from kg.documents.text.block import Block, Cell
from kg.documents.text.strip import Strip, join_strips

_SERIAL = re.compile(r"\d{1,3}")
_ENDS = "。！？；：”）)"
_NOTE = re.compile(
    r"[（(]?(?:[备附]?注|说明)[：:]|附[件表]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]"
)
_LONGEST_TITLE = 16
_MOST_TITLES = 10
_CUT = "，、"
_WRAPPED = 0.85
"""How much of the widest line a line fills that the print broke."""


@dataclass(frozen=True, slots=True)
class _Head:
    titles: tuple[str, ...]
    roles: tuple[str | None, ...]
    end: int


def read_ledger(lines: Sequence[Line], index: int, number: int) -> tuple[list[Block], int] | None:
    """The cells of a ledger whose head begins at a line, and the index behind it; None where none begins.

    At least two records, and most of them, must have a line for each column.
    """
    head = _read_head(lines, index)
    if head is None:
        return None
    records, end = _records(lines, head)
    read_to = end
    width = max((line.width for record in records for line in record), default=0.0)
    wanted = len(head.titles) - 1
    if _is_parted(lines[index : head.end], records):
        rows = [_mended(_parted_cells(record), wanted) for record in records]
    else:
        # Where most records have a line for each cell, a line as wide as the widest is whole too.
        plain = [_cells(record) for record in records]
        simple = 2 * sum(len(row) == wanted for row in plain) > len(plain)
        rows = [
            row if simple and len(row) == wanted else _cells(record, width)
            for row, record in zip(plain, records, strict=True)
        ]
    if rows and len(rows[-1]) > wanted:
        # What stands behind the last cell is no longer the table's.
        end -= sum(len(cell) for cell in rows[-1][wanted:])
        rows[-1] = rows[-1][:wanted]
    whole = sum(len(row) == wanted for row in rows)
    if whole < 2 or 2 * whole <= len(rows):
        by_width = part_records(records, wanted) if len(records) > 1 else None
        if by_width is None:
            return None
        rows, end = by_width, read_to
    return [block for place, row in enumerate(rows) for block in _blocks(row, head, number, place)], end


def _read_head(lines: Sequence[Line], index: int) -> _Head | None:
    """Titles one a line, a number's first, up to the first record's number."""
    if column_role(lines[index].text) != "number" or lines[index].cells:
        return None
    end = index + 1
    while end < min(len(lines), index + _MOST_TITLES) and not _SERIAL.fullmatch(lines[end].text):
        if len(lines[end].text) > _LONGEST_TITLE or lines[end].cells or lines[end].text[-1] in _ENDS[:-2]:
            return None
        end += 1
    if end >= len(lines) or lines[end].text != "1":
        return None
    titles = tuple(line.text for line in lines[index:end])
    roles = tuple(column_role(title) for title in titles)
    known = {role for role in roles[1:] if role in ("task", "focus", "lead", "partner", "result", "plan")}
    return _Head(titles, roles, end) if len(titles) >= 4 and len(known) >= 2 else None


def _records(lines: Sequence[Line], head: _Head) -> tuple[list[list[Line]], int]:
    """The lines of each record, without its number, and the index behind the last."""
    records: list[list[Line]] = []
    place = head.end
    while place < len(lines):
        line = lines[place]
        if line.text == str(len(records) + 1):
            records.append([])
        elif not records or line.cells or (_NOTE.match(line.text) and line.gap):
            break
        elif [each.text for each in lines[place : place + len(head.titles)]] == list(head.titles):
            place += len(head.titles)  # the head, printed again on a new page
            if place < len(lines) and lines[place].text == str(len(records)):
                place += 1 + _repeated(lines[place + 1 :], records[-1])
            continue
        else:
            records[-1].append(line)
        place += 1
    return records, place


def _repeated(lines: Sequence[Line], record: Sequence[Line]) -> int:
    """How many lines print the first cell of a record again, which goes on behind them on a new page."""
    same = 0
    while same < min(len(lines), len(record)) and lines[same].text == record[same].text:
        same += 1
    return same


def _is_parted(head: Sequence[Line], records: Sequence[Sequence[Line]]) -> bool:
    """Whether blank lines part the cells: between all titles, and not between all lines of the records."""
    within = [line.gap for record in records for line in record]
    return all(line.gap for line in head[1:]) and 0 in within and any(within)


def _parted_cells(record: Sequence[Line]) -> list[list[Line]]:
    cells: list[list[Line]] = []
    for line in record:
        if cells and not line.gap:
            cells[-1].append(line)
        else:
            cells.append([line])
    return cells


def _mended(cells: list[list[Line]], wanted: int) -> list[list[Line]]:
    """The cells of a record, what stands behind them on a new page put to the one that the page's end cut."""
    if len(cells) != wanted + 1:
        return cells
    cut = next((place for place, cell in enumerate(cells[:-1]) if cell[-1].text[-1] in _CUT), None)
    if cut is None:
        return cells
    return [[*cell, *cells[-1]] if place == cut else cell for place, cell in enumerate(cells[:-1])]


def _cells(record: Sequence[Line], width: float = inf) -> list[list[Line]]:
    """The lines of each cell: a line goes on where the one before ends within a list, or fills the print's width and
    ends no sentence.
    """
    cells: list[list[Line]] = []
    for line in record:
        above = cells[-1][-1] if cells else None
        cut = above is not None and (above.text[-1] in _CUT or above.width >= _WRAPPED * width)
        if above is not None and cut and above.text[-1] not in _ENDS and not line.gap:
            cells[-1].append(line)
        else:
            cells.append([line])
    return cells


def _blocks(row: Sequence[Sequence[Line]], head: _Head, number: int, place: int) -> list[Block]:
    whole = len(row) == len(head.titles) - 1
    strips: list[Strip] = [join_strips(line.strip for line in cell) for cell in row]
    key = strips[0].text if strips else ""
    return [
        Block(
            strip,
            "cell",
            Cell(
                number,
                place,
                column,
                head.titles[column] if whole or column == 1 else "",
                head.roles[column] if whole or column == 1 else None,
                key,
            ),
        )
        for column, strip in enumerate(strips, start=1)
        if whole or column < len(head.titles) or strip.text
    ]
