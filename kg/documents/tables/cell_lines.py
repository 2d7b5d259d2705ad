"""Cells a line (一行一格): tables that register things whose cells were printed one below the other.

"序号", "中心名称", "批复时间", "当前状态", then "1", "中国（湖南）知识产权保护中心", "2019年3月", "2020年11月通过验收",
"，正式运行", "2": what the titles say of dates, places, numbers and figures tells which lines are one cell, and where
rows begin. Where blank lines part the cells they tell it, and twice as many stand for an empty cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.documents.lines import Line
from kg.documents.registers.columns import column_role
from kg.documents.registers.records import record_columns
from kg.documents.registers.title_records import title_columns
from kg.documents.tables.cell_kinds import MISFIT, NEVER, OPEN, cell_kind, misfit
from kg.documents.tables.head import is_table_title
from kg.documents.tables.ledger import read_ledger
from kg.documents.tables.row_groups import group_places, read_in_groups
from kg.documents.tables.stacked import read_stacked
from kg.documents.text.numbering import read_mark
from kg.documents.text.strip import Strip, join_strips
from kg.lexicon import area_by_name

_LONGEST_TITLE = 12
_WIDEST = 36.0
_MOST_COLUMNS = 8
_MOST_LINES = 400
_MOST_WRAPS = 4
_BEHIND = "，。、；：）》”,;)"
"""What no cell begins with."""
_TYPED = ("number", "date", "place", "figure", "batch")
_WRAPPED, _PARTED = 0.15, 0.8
_MOST = 2.0
"""The most that a row may cost."""
_WORTH = 2.0
"""How many lines more a way to part them must reach to be worth what it costs."""


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
    return cell_kind(second.text) is not None and cell_kind(first.text) != "figure"


def _table(lines: Sequence[Line], index: int) -> tuple[list[Line], int]:
    """The head and the rows of the register that begins at a line, and the index behind it; [] where none begins, and
    the lines as they are of a table that others read.
    """
    for read in (read_stacked, read_ledger):
        other = read_in_groups(read, lines, index, 0)
        if other:
            return list(lines[index : other[1]]), other[1]
    groups = group_places(lines, index)
    end = index
    tasks = any(cell_kind(line.text) == "bodies" for line in lines[index : index + _MOST_COLUMNS])
    while end < min(len(lines), index + _MOST_LINES) and (end in groups or not _ends(lines[end], tasks)):
        end += 1
    kept = [place for place in range(index, end) if place not in groups]
    cells, parted = _cells([lines[place] for place in kept])
    best: tuple[float, float, list[list[_Cell]]] | None = None
    for count in range(2, min(_MOST_COLUMNS, len(cells)) + 1):
        kinds = _kinds([cell.text for cell in cells[:count]])
        if not kinds or (count < len(cells) and cell_kind(cells[count].text) in _TYPED):
            continue  # none, or not all of the titles
        rows, cost = _rows(cells[count:], kinds, parted)
        used = count + sum(len(cell.lines) for row in rows for cell in row)
        worth = used - _WORTH * cost
        if len(rows) > 1 and (best is None or (worth, -cost / len(rows)) > best[:2]):
            best = worth, -cost / len(rows), [cells[:count], *rows]
    if best is None:
        return [], index
    table = best[2]
    laid = [_laid(row, lines[index]) for row in table]
    laid[0] = replace(laid[0], titles=tuple(cell.text for cell in table[0]))
    behind = kept[sum(len(cell.lines) for row in table for cell in row) - 1] + 1
    laid += [lines[place] for place in groups if place < behind]
    return sorted(laid, key=lambda line: line.strip.origins[0]), behind


def _ends(line: Line, tasks: bool) -> bool:
    """Whether no table that holds `tasks`, which are told in sentences, or is a register goes on with a line."""
    mark = read_mark(line.text)
    return (
        bool(line.cells)
        or (not tasks and ("。" in line.text or line.width > _WIDEST))
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
    kinds = [cell_kind(title) for title in titles]
    known = sum(kind is not None for kind in kinds)
    if known < (len(titles) + 1) // 2 or not all(map(_may_be_title, titles)):
        return []
    if kinds[0] is None and known < len(titles) - 1:
        return []
    if len(set(titles)) < len(titles) or not any(kind in (*_TYPED[1:], "bodies") for kind in kinds):
        return []
    register = record_columns(tuple(titles)) is not None or title_columns(tuple(titles)) is not None
    register = register or {"member", "place"} <= set(kinds)
    register = register or ("bodies" in kinds and any(column_role(title) == "task" for title in titles))
    return [kind or "words" for kind in kinds] if register or "figure" in kinds else []


def _may_be_title(text: str) -> bool:
    captions = text.startswith("附") or text.endswith("表")
    return 0 < len(text) <= _LONGEST_TITLE and not text[0].isdigit() and not captions and area_by_name(text) is None


def _rows(cells: Sequence[_Cell], kinds: Sequence[str], parted: bool) -> tuple[list[list[_Cell]], float]:
    """The rows below a head, as far as they fit it, and what they miss it by."""
    if parted:
        return _parted_rows(cells, kinds)
    ways: list[tuple[float, list[list[_Cell]]] | None] = [None] * (len(cells) + 1)
    ways[0] = 0.0, []
    # Blank lines that do not part the cells part the rows.
    apart = sum(cell.lines[0].gap > 0 for cell in cells) * 2 * len(kinds) >= len(cells)
    for begin in range(len(cells)):
        way = ways[begin]
        if way is None:
            continue
        for end, (cost, row) in _row_ways(cells, begin, kinds).items():
            numbered = kinds[0] != "number" or row[0].text == str(len(way[1]) + 1)
            found = ways[end]
            cost += _PARTED * (apart and not row[0].lines[0].gap)
            if numbered and cost <= _MOST and (found is None or way[0] + cost < found[0]):
                ways[end] = way[0] + cost, [*way[1], row]
    worth = [end - _WORTH * way[0] if way else -1.0 for end, way in enumerate(ways)]
    cost, rows = ways[worth.index(max(worth))] or (0.0, [])
    return rows, cost


def _row_ways(cells: Sequence[_Cell], begin: int, kinds: Sequence[str]) -> dict[int, tuple[float, list[_Cell]]]:
    """For each place where a row that begins at a line may end the best way to part its lines into cells."""
    ways: dict[int, tuple[float, list[_Cell]]] = {begin: (0.0, [])}
    for kind in kinds:
        further: dict[int, tuple[float, list[_Cell]]] = {}
        for at, (cost, row) in ways.items():
            for end in range(at + 1, min(len(cells), at + _MOST_WRAPS) + 1):
                cell = _Cell(tuple(line for part in cells[at:end] for line in part.lines))
                whole = cost + _cost(cell, kind) + _PARTED * (at > begin and cell.lines[0].gap > 0)
                if whole <= _MOST and (end not in further or whole < further[end][0]):
                    further[end] = whole, [*row, cell]
        ways = further
    return ways


def _parted_rows(cells: Sequence[_Cell], kinds: Sequence[str]) -> tuple[list[list[_Cell]], float]:
    rows: list[list[_Cell]] = []
    total = 0.0
    for begin in range(0, len(cells) - len(kinds) + 1, len(kinds)):
        row = list(cells[begin : begin + len(kinds)])
        cost = sum(misfit(cell.text, kind) for cell, kind in zip(row, kinds, strict=True) if cell.lines)
        if cost > _MOST or sum(bool(cell.lines) for cell in row) < 2:
            break
        rows.append(row)
        total += cost
    return rows, total


def _cost(cell: _Cell, kind: str) -> float:
    """What speaks against lines being one cell of a column: wraps that were not needed, and what does not suit it."""
    if cell.lines[0].text[0] in _BEHIND:
        return NEVER
    if len(cell.lines) > 1 and kind in _TYPED:
        return NEVER
    cost = 0.0
    for above, below in zip(cell.lines, cell.lines[1:], strict=False):
        if above.text[-1] not in OPEN and below.text[0] not in _BEHIND:
            cost += _WRAPPED + MISFIT * (above.width + 1 < below.width)
        cost += _WRAPPED + _PARTED * (below.gap > 0)
    return cost + misfit(cell.text, kind)


def _laid(row: Sequence[_Cell], base: Line) -> Line:
    strips = tuple(join_strips(line.strip for line in cell.lines) if cell.lines else Strip("", ()) for cell in row)
    first = next((cell.lines[0] for cell in row if cell.lines), base)
    printed = "\t".join(strip.text for strip in strips)
    return replace(first, strip=join_strips(strips), printed=printed, cells=strips, whole=True)
