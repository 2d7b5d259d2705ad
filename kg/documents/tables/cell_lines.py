"""Cells a line (一行一格): tables that register things whose cells were printed one below the other.

"序号", "中心名称", "批复时间", "当前状态", then "1", "中国（湖南）知识产权保护中心", "2019年3月", "2020年11月通过验收",
"，正式运行", "2": what the titles say of dates, places, numbers and figures tells which lines are one cell, and where
rows begin. Where blank lines part the cells they tell it, and twice as many stand for an empty cell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.documents.lines import Line
from kg.documents.registers.columns import column_role
from kg.documents.registers.records import record_columns, record_role
from kg.documents.registers.title_records import BATCH, title_columns, title_role
from kg.documents.syntax.printed_table import FIGURE
from kg.documents.tables.head import is_table_title
from kg.documents.tables.ledger import read_ledger
from kg.documents.tables.stacked import read_stacked
from kg.documents.text.numbering import read_mark
from kg.documents.text.strip import Strip, join_strips
from kg.lexicon import area_by_name

_LONGEST_TITLE = 12
_WIDEST = 36.0
_MOST_COLUMNS = 8
_MOST_LINES = 400
_MOST_WRAPS = 4
_SERIAL = re.compile(r"\d{1,3}")
_DATE = re.compile(
    r"(?:19|20)\d\d(?:年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|末)?|[.\-/]\d{1,2}(?:[.\-/]\d{1,2})?)?|[—–\-－/]{1,4}"
)
_DATE_TITLE = re.compile(r"(?:时间|日期|年份|年度|年月)$")
_UNIT_TITLE = re.compile(r"[（(](?:单位[：:])?(?:[万亿]?[件元个家人项名笔分户批次]{1,2}|%)[）)]$")
_PLACE = re.compile(r"[\u4e00-\u9fff（）]{2,12}[省市区县州盟旗镇]|—")
# What no cell begins with, and what none ends with.
_BEHIND, _OPEN = "，。、；：）》”,;)", "，、（(《“"
_FORMS = {"date": _DATE, "figure": FIGURE, "batch": BATCH}
_TYPED = ("number", "date", "place", "figure", "batch")
_WRAPPED, _MISFIT, _NEVER = 0.3, 3.0, 99.0
_MOST = 2.0
"""The most that a row may cost."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """Lines that are known to be of one cell; none for an empty cell."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)


def part_cell_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines, each row of a register printed a cell a line as one line with its cells."""
    parted: list[Line] = []
    index = 0
    while index < len(lines):
        rows, end = _table(lines, index) if _may_open(lines, index) else ([], index)
        if rows:
            parted += rows
            index = end
        else:
            parted.append(lines[index])
            index += 1
    return parted


def _may_open(lines: Sequence[Line], index: int) -> bool:
    """Whether titles of columns begin at a line; the first may be unknown."""
    first, second = lines[index], lines[min(index + 1, len(lines) - 1)]
    if len(first.text) > _LONGEST_TITLE or len(second.text) > _LONGEST_TITLE or first.cells or second.cells:
        return False
    return _kind(second.text) is not None and _kind(first.text) != "figure"


@cache
def _kind(title: str) -> str | None:
    """What the cells below a title must be; None of what is no known title."""
    role = column_role(title)
    if role == "number":
        return "number"
    held = title_role(title)
    if _UNIT_TITLE.search(title):
        return "figure"
    if record_role(title) == "place" or role == "area":
        return "place"
    if _DATE_TITLE.search(title):
        return "date"
    if held:
        return held
    return "words" if record_role(title) or role not in (None, "value") else None


def _table(lines: Sequence[Line], index: int) -> tuple[list[Line], int]:
    """The head and the rows of the register that begins at a line, and the index behind it; [] where none begins."""
    end = index
    while end < min(len(lines), index + _MOST_LINES) and not _ends(lines[end]):
        end += 1
    cells, parted = _cells(lines[index:end])
    best: tuple[float, list[list[_Cell]], int] | None = None
    for count in range(2, min(_MOST_COLUMNS, len(cells)) + 1):
        kinds = _kinds([cell.text for cell in cells[:count]])
        if not kinds:
            continue
        rows, cost = _rows(cells[count:], kinds, parted)
        used = count + sum(len(cell.lines) for row in rows for cell in row)
        if len(rows) > 1 and (best is None or (-used, cost / len(rows)) < (-best[2], best[0])):
            best = cost / len(rows), [cells[:count], *rows], used
    if best is None or read_stacked(lines, index, 0) or read_ledger(lines, index, 0):
        return [], index
    table = best[1]
    laid = [_laid(row, lines[index]) for row in table]
    laid[0] = replace(laid[0], titles=tuple(cell.text for cell in table[0]))
    return laid, index + sum(len(cell.lines) for row in table for cell in row)


def _ends(line: Line) -> bool:
    mark = read_mark(line.text)
    return (
        bool(line.cells)
        or "。" in line.text
        or line.width > _WIDEST
        or is_table_title(line)
        or (mark is not None and mark.depth <= 5)
    )


def _cells(lines: Sequence[Line]) -> tuple[list[_Cell], bool]:
    """The cells that blank lines part, and whether they do; else each line by itself."""
    gaps = Counter(line.gap for line in lines[1:])
    usual = gaps.most_common(1)[0][0] if gaps else 0
    if not usual:
        return [_Cell((line,)) for line in lines], False
    cells: list[_Cell] = []
    for place, line in enumerate(lines):
        if place and not line.gap:
            cells[-1] = _Cell((*cells[-1].lines, line))
            continue
        if place:
            cells += [_Cell(())] * max(0, (line.gap - usual) // (usual + 1))
        cells.append(_Cell((line,)))
    return cells, True


def _kinds(titles: Sequence[str]) -> list[str]:
    """What the columns under titles hold; [] where they are no titles of a register."""
    kinds = [_kind(title) for title in titles]
    known = sum(kind is not None for kind in kinds)
    if known < (len(titles) + 1) // 2 or not all(map(_may_be_title, titles)):
        return []
    if kinds[0] is None and known < len(titles) - 1:
        return []
    if len(set(titles)) < len(titles) or not any(kind in _TYPED[1:] for kind in kinds):
        return []
    register = record_columns(tuple(titles)) is not None or title_columns(tuple(titles)) is not None
    return [kind or "words" for kind in kinds] if register or "figure" in kinds else []


def _may_be_title(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_TITLE and not text[0].isdigit() and area_by_name(text) is None


def _rows(cells: Sequence[_Cell], kinds: Sequence[str], parted: bool) -> tuple[list[list[_Cell]], float]:
    """The rows below a head, as far as they fit it, and what they miss it by."""
    if parted:
        return _parted_rows(cells, kinds)
    ways: list[tuple[float, list[list[_Cell]]] | None] = [None] * (len(cells) + 1)
    ways[0] = 0.0, []
    furthest = 0
    for begin in range(len(cells)):
        way = ways[begin]
        if way is None:
            continue
        furthest = begin
        for end, (cost, row) in _row_ways(cells, begin, kinds).items():
            numbered = kinds[0] != "number" or row[0].text == str(len(way[1]) + 1)
            found = ways[end]
            if numbered and cost <= _MOST and (found is None or way[0] + cost < found[0]):
                ways[end] = way[0] + cost, [*way[1], row]
    last = ways[-1] or ways[furthest]
    return (last[1], last[0]) if last else ([], 0.0)


def _row_ways(cells: Sequence[_Cell], begin: int, kinds: Sequence[str]) -> dict[int, tuple[float, list[_Cell]]]:
    """For each place where a row that begins at a line may end the best way to part its lines into cells."""
    ways: dict[int, tuple[float, list[_Cell]]] = {begin: (0.0, [])}
    for kind in kinds:
        further: dict[int, tuple[float, list[_Cell]]] = {}
        for at, (cost, row) in ways.items():
            for end in range(at + 1, min(len(cells), at + _MOST_WRAPS) + 1):
                cell = _Cell(tuple(line for part in cells[at:end] for line in part.lines))
                whole = cost + _cost(cell, kind)
                if whole <= _MOST and (end not in further or whole < further[end][0]):
                    further[end] = whole, [*row, cell]
        ways = further
    return ways


def _parted_rows(cells: Sequence[_Cell], kinds: Sequence[str]) -> tuple[list[list[_Cell]], float]:
    rows: list[list[_Cell]] = []
    total = 0.0
    for begin in range(0, len(cells) - len(kinds) + 1, len(kinds)):
        row = list(cells[begin : begin + len(kinds)])
        cost = sum(_misfit(cell.text, kind) for cell, kind in zip(row, kinds, strict=True) if cell.lines)
        if cost > _MOST or sum(bool(cell.lines) for cell in row) < 2:
            break
        rows.append(row)
        total += cost
    return rows, total


def _cost(cell: _Cell, kind: str) -> float:
    """What speaks against lines being one cell of a column: wraps that were not needed, and what does not suit it."""
    if cell.lines[0].text[0] in _BEHIND:
        return _NEVER
    if len(cell.lines) > 1 and kind in _TYPED:
        return _NEVER
    cost = 0.0
    for above, below in zip(cell.lines, cell.lines[1:], strict=False):
        cost += _WRAPPED + (_MISFIT if above.width + 1 < below.width and below.text[0] not in _BEHIND else 0.0)
    return cost + _misfit(cell.text, kind)


def _misfit(text: str, kind: str) -> float:
    if kind == "number":
        return 0.0 if _SERIAL.fullmatch(text) else _NEVER
    if kind in _FORMS:
        return 0.0 if _FORMS[kind].fullmatch(text) else _MISFIT
    if kind == "place":
        places = text.split("、")
        return 0.0 if all(map(area_by_name, places)) else 0.5 if all(map(_PLACE.fullmatch, places)) else _MISFIT
    dated = _DATE.fullmatch(text) is not None and text[0].isdigit()
    is_open = text[-1] in _OPEN or text.count("（") != text.count("）") or text.count("《") != text.count("》")
    return _MISFIT * (dated or text.isdigit() or is_open) + 1.0 * (kind != "member" and area_by_name(text) is not None)


def _laid(row: Sequence[_Cell], base: Line) -> Line:
    strips = tuple(join_strips(line.strip for line in cell.lines) if cell.lines else Strip("", ()) for cell in row)
    first = next((cell.lines[0] for cell in row if cell.lines), base)
    printed = "\t".join(strip.text for strip in strips)
    return replace(first, strip=join_strips(strips), printed=printed, cells=strips, whole=True)
