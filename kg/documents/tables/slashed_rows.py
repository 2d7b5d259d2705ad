"""Slashed rows (斜杠行): a list whose items give several figures parted by strokes, in the order that the line above
says, read as the table that it is.

主要指标（基期/中期/2020年目标）：         主要指标（基期/中期/2020年目标）：
（1）有效发明专利：815件/936件/1400件；  ->  指标 | 基期 | 中期 | 2020年目标
（2）质押融资额：0.2亿元/0.7亿元/1亿元。     有效发明专利 | 815件 | 936件 | 1400件 …
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.documents.lines import Line
from kg.documents.text.numbering import read_mark
from kg.documents.text.strip import Strip, glue, join_strips

_ORDER = re.compile(
    r"(?:[（(](?P<boxed>[^（）()/]+(?:/[^（）()/]+)+)[）)]"
    r"|[为按是](?P<run>[^（）()/，。；：]+(?:/[^/，。；：]+)+))[：:]?$"
)
_FIGURE = re.compile(r"[约超近]?(?!(?:19|20)\d\d年)\d|[—–-]+$")
_LONGEST_TITLE = 12
_FEWEST = 2
_NAMES = "指标"


def part_slashed_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, two or more items of a name and as many figures as the line above has titles as rows of cells."""
    parted: list[Line] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        parted.append(line)
        index += 1
        titles = _titles(line) if "/" in line.text and not line.cells else ()
        rows = _rows(lines[index:], len(titles)) if titles else []
        if len(rows) >= _FEWEST:
            parted += [_laid((glue(_NAMES), *titles), line, head=True), *rows]
            index += len(rows)
    return parted


def _titles(line: Line) -> tuple[Strip, ...]:
    """What the figures below a line are, in their order; () where it does not say it."""
    order = _ORDER.search(line.text)
    if order is None:
        return ()
    group = "boxed" if order["boxed"] else "run"
    titles = _split(line.strip.cut(*order.span(group)))
    return titles if all(len(title) <= _LONGEST_TITLE and not _FIGURE.match(title.text) for title in titles) else ()


def _rows(lines: Sequence[Line], width: int) -> list[Line]:
    rows: list[Line] = []
    for line in lines:
        mark = read_mark(line.text)
        colon = line.text.find("：")
        figures = _split(line.strip.cut(colon + 1, len(line.text.rstrip("；。，"))))
        if line.cells or colon < 0 or len(figures) != width or not all(_FIGURE.match(each.text) for each in figures):
            break
        rows.append(_laid((line.strip.cut(mark.length if mark else 0, colon), *figures), line))
    return rows


def _split(strip: Strip) -> tuple[Strip, ...]:
    """The parts between strokes, without blanks around them."""
    ends = [*(stroke.start() for stroke in re.finditer("/", strip.text)), len(strip)]
    begins = [0, *(end + 1 for end in ends[:-1])]
    return tuple(strip.cut(begin, end) for begin, end in zip(begins, ends, strict=True))


def _laid(cells: tuple[Strip, ...], base: Line, head: bool = False) -> Line:
    printed = "\t".join(cell.text for cell in cells)
    titles = tuple(cell.text for cell in cells) if head else ()
    return replace(base, strip=join_strips(cells), printed=printed, cells=cells, gap=0, titles=titles, whole=True)
