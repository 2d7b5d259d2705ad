"""Columns by blanks (空格分栏): tables of figures in plain text whose cells only wide blanks part.

"专利授权量    件    8650    10230    18.3%" between lines that part into as many pieces is a row of five cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.documents.lines import Line
from kg.documents.strip import Strip

_WIDE = re.compile(r"\s{2,}")
_FIGURE = re.compile(r"[<>≥≤约]?[-+]?\d[\d.,]*[%％]?(?:[（(][^（）()]{1,10}[）)])?|[—–\-/]{1,4}")
_SAID = re.compile(r"[。；！？]")
_SET_APART = re.compile(r"(?<![^ ][\u3400-\u9fff])(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff](?: |$))")
_FEWEST = 3
_LONGEST = 90


def part_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of a table of figures with their cells; two rows of figures at least make a table."""
    parted = list(lines)
    start = 0
    while start < len(lines):
        width = len(_pieces(lines[start]))
        end = start + 1
        if width >= 2:
            while end < len(lines) and lines[end].gap <= 1 and len(_pieces(lines[end])) == width:
                end += 1
            if end - start >= _FEWEST and sum(_is_row(_pieces(line)) for line in lines[start:end]) >= 2:
                for place in range(start, end):
                    parted[place] = replace(lines[place], cells=_cells(lines[place]))
        start = end
    return parted


def _pieces(line: Line) -> list[str]:
    """The parts of a line between wide blanks, or between single ones where there are several; () of running text."""
    printed = line.printed.strip()
    if line.cells or " " not in printed or len(printed) > _LONGEST or _SAID.search(printed):
        return []
    if "  " in printed:
        return _WIDE.split(printed)
    # A word of two characters is often set apart: "指 标".
    words = _SET_APART.sub("", printed).split(" ")
    return words if len(words) >= _FEWEST else []


def _is_row(pieces: Sequence[str]) -> bool:
    """Whether a line names something and gives figures for at least half of what stands behind the name."""
    figures = sum(_FIGURE.fullmatch(piece) is not None for piece in pieces)
    return figures < len(pieces) and 2 * figures >= len(pieces) - 1


def _cells(line: Line) -> tuple[Strip, ...]:
    cells: list[Strip] = []
    start = 0
    for piece in _pieces(line):
        wanted = len(re.sub(r"\s", "", piece))
        while line.text[start : start + 1] == " ":
            start += 1
        end = start
        while wanted:
            wanted -= line.text[end] != " "
            end += 1
        cells.append(line.strip.cut(start, end))
        start = end
    return tuple(cells)
