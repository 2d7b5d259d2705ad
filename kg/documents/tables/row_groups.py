"""Groups of rows (分组行): headings across all columns of tables that were printed a cell a line.

"序号", "重点任务", "责任单位", "（一）完善制度", "1", "制定《…办法》", "市司法局", "（二）严格执法", "2": the readers
of such tables know rows alone. They get the lines without the headings; where that leads them further, the headings
stood between rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from kg.documents.lines import Line
from kg.documents.registers.columns import column_role
from kg.documents.tables.head import is_table_title
from kg.documents.text.block import Block, Cell
from kg.documents.text.numbering import read_mark
from kg.documents.text.titles import is_annex_line

Reader: TypeAlias = Callable[[Sequence[Line], int, int], tuple[list[Block], int] | None]
_LONGEST_TITLE = 16
_LONGEST_GROUP = 30
_MOST_LINES = 400
_HEADING_DEPTH = 5
_SERIAL = re.compile(r"\d{1,3}")
_ENDED = "。；，、："


def read_in_groups(read: Reader, lines: Sequence[Line], index: int, number: int) -> tuple[list[Block], int] | None:
    """The cells of the table that a reader finds at a line, headings of its rows among them, and the index behind."""
    found = read(lines, index, number)
    places = group_places(lines, index)
    if not places:
        return found
    kept = [place for place in range(len(lines)) if place not in places]
    parted = read([lines[place] for place in kept], index, number)
    end = kept[parted[1] - 1] + 1 if parted else 0
    within = [place for place in places if place < max(end, found[1] if found else 0)]
    if parted is None or not within or max(within) > end:
        return found
    return _with_groups(parted[0], [lines[place] for place in sorted(within)], number), end


def _with_groups(blocks: Sequence[Block], groups: Sequence[Line], number: int) -> list[Block]:
    """The cells of a table with the headings of its rows, each a row of its own."""
    mixed: list[Block] = []
    for block in [*blocks, None]:
        while groups and (block is None or _begins(block) > groups[0].strip.origins[0]):
            above = mixed[-1].cell if mixed else None
            row, key = (above.row + 1, above.key) if above else (0, "")
            mixed.append(Block(groups[0].strip, "cell", Cell(number, row, 0, "", "group", key)))
            groups = groups[1:]
        if block is not None and block.cell is not None:
            shift = sum(each.cell is not None and each.cell.role == "group" for each in mixed)
            mixed.append(replace(block, cell=replace(block.cell, row=block.cell.row + shift)))
    return mixed


def _begins(block: Block) -> int:
    return next((origin for origin in block.strip.origins if origin >= 0), -1)


def group_places(lines: Sequence[Line], index: int) -> frozenset[int]:
    """Where headings may stand between the rows of a table whose titles begin at a line."""
    if not _opens_titles(lines, index):
        return frozenset()
    numbered = column_role(lines[index].text) == "number"
    found = []
    for place in range(index + 2, min(len(lines) - 1, index + _MOST_LINES)):
        line, below = lines[place], lines[place + 1]
        if line.cells or is_annex_line(line.text) or is_table_title(line):
            break
        if _may_head(lines, place) and (_SERIAL.fullmatch(below.text) if numbered else not _is_marked(below)):
            found.append(place)
    return frozenset(found)


def _opens_titles(lines: Sequence[Line], index: int) -> bool:
    titles = lines[index : index + 2]
    short = all(not line.cells and len(line.text) <= _LONGEST_TITLE for line in titles)
    return len(titles) > 1 and short and any(column_role(line.text) for line in titles)


def _may_head(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is numbered as headings are, or stands alone between blank lines where others stand together."""
    line = lines[place]
    if len(line.text) > _LONGEST_GROUP or line.text[-1] in _ENDED or _SERIAL.fullmatch(line.text):
        return False
    alone = line.gap > 0 and lines[place + 1].gap > 0
    together = not lines[place - 1].gap and place + 2 < len(lines) and not lines[place + 2].gap
    return _is_marked(line) or (alone and together)


def _is_marked(line: Line) -> bool:
    mark = read_mark(line.text)
    return mark is not None and mark.depth <= _HEADING_DEPTH
