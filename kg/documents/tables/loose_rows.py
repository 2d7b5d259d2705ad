"""Loose rows (单空格分栏): tables of words whose cells only single blanks part, as a PDF gives them without layout.

    序号 企业名称 所在市（州）          类别 城市 批复时间
    1 攀钢集团攀枝花钢铁研究院          示范城市
    有限公司                            成都市 2012 年 4 月
    攀枝花市                            德阳市 2018 年 7 月

Rows with numbers go from number to number; of the ways to part their lines into cells the one that suits the titles is
taken. Other rows are lines with as many words as there are titles, or one less below a class that stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from kg.documents.lines import Line
from kg.documents.registers.columns import column_role
from kg.documents.registers.records import record_role
from kg.documents.tables.head import is_table_title
from kg.documents.tables.positions import cut_pieces
from kg.documents.text.numbering import read_mark
from kg.documents.text.strip import Strip, join_strips
from kg.lexicon import area_by_name

_LONGEST_TITLE = 12
_MOST_PIECES = 12
_SAID = re.compile(r"[，。；：]")
_ENDS = re.compile(r"[。；：]|^(?:[备附]?注|说明|数据来源|来源)[：:]?")
# Blanks within a date or between a number and what it counts: "2012 年 4 月", "第 3 批".
_SET_APART = re.compile(r"(?<=\d) (?=[年月日个家件项批号])|(?<=[年月第]) (?=\d)")
_DATE = re.compile(r"(?:19|20)\d\d(?:年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|末)?|[.\-/]\d{1,2}(?:[.\-/]\d{1,2})?)?")
_PLACE_TITLE = re.compile(r"地区|所在|[省市州县区]|城市|地市")
_DATE_TITLE = re.compile(r"时间|日期|年份|年度|时限")

_PLACE = re.compile(r"[\u4e00-\u9fff（）]{2,12}[省市区县州盟旗镇]")

_Word = tuple[int, Strip]
"""A word and the line of its record on which it stands."""


def part_loose_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, each row of a table with single blanks as one line with its cells."""
    parted: list[Line] = []
    index = 0
    while index < len(lines):
        titles = _titles(lines[index])
        rows, end = _rows(lines, index + 1, titles) if titles else ([], index)
        if len(rows) < 2:
            parted.append(lines[index])
            index += 1
            continue
        cells = cut_pieces(lines[index], titles)
        parted.append(replace(lines[index], cells=cells, titles=tuple(cell.text for cell in cells), whole=True))
        parted += [
            replace(line, strip=join_strips(row), printed="\t".join(cell.text for cell in row), cells=row, whole=True)
            for line, row in rows
        ]
        index = end
    return parted


def _words(line: Line) -> list[str]:
    return _SET_APART.sub("", line.printed.strip()).split()


def _titles(line: Line) -> list[str]:
    """The titles of columns that a line prints between blanks; [] of any other line."""
    words = _words(line)
    if (
        line.cells
        or len(words) < 2
        or "  " in line.printed
        or _SAID.search(line.text)
        or is_table_title(line)
        or len(set(words)) < len(words)
    ):
        return []
    known = [column_role(word) or record_role(word) or (_PLACE_TITLE.search(word) and "area") for word in words]
    told = sum(role not in (None, "value") for role in known)
    fits = all(len(word) <= _LONGEST_TITLE and not word[0].isdigit() and area_by_name(word) is None for word in words)
    return words if fits and told >= 2 and 2 * told >= len(words) else []


def _rows(lines: Sequence[Line], index: int, titles: Sequence[str]) -> tuple[list[tuple[Line, tuple[Strip, ...]]], int]:
    if column_role(titles[0]) == "number":
        return _numbered(lines, index, titles)
    return _unnumbered(lines, index, titles)


def _ends(line: Line) -> bool:
    return bool(line.cells) or line.gap > 1 or _ENDS.search(line.text) is not None or is_table_title(line)


def _cut(line: Line) -> tuple[Strip, ...]:
    return cut_pieces(line, _words(line))


def _numbered(
    lines: Sequence[Line], index: int, titles: Sequence[str]
) -> tuple[list[tuple[Line, tuple[Strip, ...]]], int]:
    """Rows that begin with their number."""
    records: list[list[Line]] = []
    while index < len(lines) and not _ends(lines[index]):
        words = _words(lines[index])
        if words[0] == str(len(records) + 1) and (len(words) > 1 or records):
            records.append([])
        elif not records:
            break
        records[-1].append(lines[index])
        index += 1
    rows: list[tuple[Line, tuple[Strip, ...]]] = []
    for record in records:
        cells = [(place, cell) for place, line in enumerate(record) for cell in _cut(line)]
        parted = _best(cells[1:], titles[1:])
        if parted is None:
            return [], index
        rows.append((record[0], (cells[0][1], *parted)))
    return rows, index


def _best(words: Sequence[_Word], titles: Sequence[str]) -> tuple[Strip, ...] | None:
    """Words as the cells of so many columns: those of one line stand in cells of their own where that suits."""
    if not len(titles) <= len(words) <= _MOST_PIECES:
        return None
    ways = []
    for cuts in combinations(range(1, len(words)), len(titles) - 1):
        bounds = [0, *cuts, len(words)]
        cells = [words[left:right] for left, right in pairwise(bounds)]
        cost = sum(
            _misfit("".join(strip.text for _, strip in cell), title) for cell, title in zip(cells, titles, strict=True)
        )
        # Words of one line that end in one cell were set apart for nothing.
        cost += sum(2 * (after[0] == before[0]) for cell in cells for before, after in pairwise(cell))
        ways.append((cost, cuts, cells))
    cells = min(ways, key=lambda way: way[:2])[2]
    return tuple(join_strips(strip for _, strip in cell) for cell in cells)


def _misfit(text: str, title: str) -> int:
    is_date = _DATE.fullmatch(text) is not None
    is_place = all(area_by_name(part) for part in text.split("、"))
    if _PLACE_TITLE.search(title) and "名称" not in title:
        return 0 if is_place else 1 if all(map(_PLACE.fullmatch, text.split("、"))) else 2
    if _DATE_TITLE.search(title):
        return 0 if is_date else 3
    return 3 * (is_date or (is_place and "名称" in title))


def _unnumbered(
    lines: Sequence[Line], index: int, titles: Sequence[str]
) -> tuple[list[tuple[Line, tuple[Strip, ...]]], int]:
    """Rows of a line each; what stands alone is the class of those below it, or goes on with the cell above."""
    rows: list[tuple[Line, tuple[Strip, ...]]] = []
    wanted = len(titles)
    group: tuple[Line, Strip] | None = None
    grouped = index < len(lines) and len(_words(lines[index])) == 1
    while index < len(lines) and not _ends(lines[index]):
        line = lines[index]
        cells = _cut(line)
        below = len(_words(lines[index + 1])) if index + 1 < len(lines) and not lines[index + 1].cells else 0
        if len(cells) == wanted:
            rows.append((line, cells))
            group = None
        elif len(cells) == 1 and below == wanted - 1 and wanted > 2 and grouped:
            group = line, cells[0]
        elif len(cells) == wanted - 1 and group:
            rows.append((line, (group[1] if group[0] is lines[index - 1] else Strip("", ()), *cells)))
        elif len(cells) == 1 and rows and not read_mark(line.text) and not line.gap:
            above, row = rows[-1]
            rows[-1] = above, (*row[:-1], join_strips((row[-1], cells[0])))
        else:
            break
        index += 1
    fits = sum(sum(_misfit(cell.text, title) for cell, title in zip(row, titles, strict=True)) < 2 for _, row in rows)
    return (rows, index) if 2 * fits >= len(rows) else ([], index)
