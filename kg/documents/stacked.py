"""Stacked tables (逐行单元格表格): tables of figures whose cells were printed one a line, row by row.

"每万人口发明专利拥有量（件）", "1.90", "2.24", "3.50": the head tells how many columns hold figures, and each
row is told by
that many figures in a run; the words before them are its name (which may run over lines) and its unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.documents.block import Block, Cell
from kg.documents.columns import column_role
from kg.documents.lines import Line
from kg.documents.strip import Strip, join_strips

_VALUE = re.compile(r"[<>≥≤＞＜约]?-?[\d.,]+[%％]?(?:以上|左右|以内)?|[—–\-/]{1,4}|/")
_YEAR = re.compile(r"(?:19|20)\d\d年?.{0,8}")
_YEAR_WORD = re.compile(r"（?(?:基数|基期|基准|实际|实绩|目标|现状|现值|完成|规划|预期|预计|初值|末值)值?）?")
_SERIAL = re.compile(r"\d{1,3}")
_HEAD_LINES = 16
_LONGEST_NAME = 40


def read_stacked(lines: Sequence[Line], index: int, number: int) -> tuple[list[Block], int] | None:
    """The cells of a stacked table that begins at a line, and the index behind it; None where none begins or it
    has one row.
    """
    head = _head(lines, index)
    if head is None:
        return None
    titles, begin = head
    roles = [column_role(title) for title in titles]
    first = next(place for place, title in enumerate(titles) if _YEAR.fullmatch(title))
    last = max(place for place, title in enumerate(titles) if _YEAR.fullmatch(title))
    blocks: list[Block] = []
    row = 0
    end = begin
    while True:
        found = _row(lines, end, roles, first, last)
        if found is None:
            break
        cells, end = found
        key = next(strip.text for column, strip in cells if roles[column] in ("indicator", None) or column == 0)
        blocks += [
            Block(strip, "cell", Cell(number, row, column, titles[column], roles[column], key))
            for column, strip in cells
        ]
        row += 1
    return (blocks, end) if row >= 2 else None


def _head(lines: Sequence[Line], index: int) -> tuple[tuple[str, ...], int] | None:
    """The titles of a stacked table's columns: 序号, 指标, 单位, then years, each perhaps broken ("2015年", "基数")."""
    if column_role(lines[index].text) not in ("indicator", "number") or lines[index].cells:
        return None
    titles: list[str] = []
    position = index
    while position < min(len(lines), index + _HEAD_LINES):
        text = lines[position].text
        if lines[position].cells or len(text) > 12 or (_VALUE.fullmatch(text) and not _YEAR.fullmatch(text)):
            break
        if _YEAR.fullmatch(text) or column_role(text):
            titles.append(text)
        elif titles and _YEAR.fullmatch(titles[-1]) and _YEAR_WORD.fullmatch(text):
            titles[-1] += text
        elif titles and _YEAR.match(titles[-1]) and len(text) <= 6 and not _names_row(lines, position):
            titles.append(text)
        else:
            break
        position += 1
    years = [title for title in titles if _YEAR.fullmatch(title)]
    return (tuple(titles), position) if years and len(titles) >= 2 else None


def _names_row(lines: Sequence[Line], position: int) -> bool:
    """Whether a short line names the first row, not a further column: a figure follows it."""
    return position + 1 < len(lines) and bool(_VALUE.fullmatch(lines[position + 1].text))


def _row(
    lines: Sequence[Line], index: int, roles: Sequence[str | None], first: int, last: int
) -> tuple[list[tuple[int, Strip]], int] | None:
    """The cells of one row as (column, strip), and the index behind them: words, then as many figures as the
    head has years.
    """
    wanted = last - first + 1
    words: list[Line] = []
    cells: list[tuple[int, Strip]] = []
    if roles[0] == "number":
        if index >= len(lines) or not _SERIAL.fullmatch(lines[index].text):
            return None
        cells.append((0, lines[index].strip))
        index += 1
    while index < len(lines) and not _VALUE.fullmatch(lines[index].text):
        words.append(lines[index])
        if lines[index].cells or sum(len(line.text) for line in words) > _LONGEST_NAME:
            return None
        index += 1
    figures = lines[index : index + wanted]
    if not words or len(figures) < wanted or not all(_VALUE.fullmatch(line.text) for line in figures):
        return None
    index += wanted
    unit = roles.index("unit") if "unit" in roles[:first] and len(words) > 1 else None
    name = words[:-1] if unit is not None else words
    cells.append((1 if roles[0] == "number" else 0, join_strips(line.strip for line in name)))
    if unit is not None:
        cells.append((unit, words[-1].strip))
    cells += [(first + place, line.strip) for place, line in enumerate(figures)]
    for column in range(last + 1, len(roles)):
        if index < len(lines) and len(lines[index].text) <= 12 and not _VALUE.fullmatch(lines[index].text):
            cells.append((column, lines[index].strip))
            index += 1
    return cells, index
