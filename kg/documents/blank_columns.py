"""Columns by blanks (空格分栏): tables of figures in plain text whose cells only wide blanks part.

"专利授权量    件    8650    10230    18.3%" between lines that part into as many pieces is a row of five cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.documents.lines import Line
from kg.documents.numbering import read_mark
from kg.documents.strip import Strip

_WIDE = re.compile(r"\s{2,}")
_FIGURE = re.compile(r"[<>≥≤约]?[-+]?\d[\d.,]*[%％]?(?:[（(][^（）()]{1,10}[）)])?|[—–\-/]{1,4}")
_SAID = re.compile(r"[。；！？]")
_SET_APART = re.compile(r"(?<![^ ][\u3400-\u9fff])(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff](?: |$))")
# A word of two characters is often printed as wide as those of four: "指    标".
SPACED = re.compile(r"(?<!\S)([\u3400-\u9fff])\s+([\u3400-\u9fff])(?!\S)")
_ENDED = re.compile(r"[。！？；：”）]$")
_LONGEST_HEADING = 30
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
            while end < len(lines) and lines[end].gap <= 1:
                if len(_pieces(lines[end])) == width:
                    end += 1
                elif is_group(lines, end) and len(_pieces(lines[end + 1])) == width:
                    end += 2
                else:
                    break
            rows = [place for place in range(start, end) if len(_pieces(lines[place])) == width]
            if len(rows) >= _FEWEST and sum(_is_row(_pieces(lines[place])) for place in rows) >= 2:
                for place in rows:
                    parted[place] = replace(lines[place], cells=cut_pieces(lines[place], _pieces(lines[place])))
        start = end
    return parted


def is_group(lines: Sequence[Line], index: int) -> bool:
    """Whether a line may be the heading of the rows below it, across all columns: "一、完善政策体系"."""
    if index + 1 >= len(lines):
        return False
    text = lines[index].text
    return (
        not lines[index].cells
        and read_mark(text) is not None
        and len(text) <= _LONGEST_HEADING
        and not _ENDED.search(text)
    )


def _pieces(line: Line) -> list[str]:
    """The parts of a line between wide blanks, or between single ones where there are several; () of running text."""
    printed = SPACED.sub(r"\1\2", line.printed.strip())
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


def cut_pieces(line: Line, pieces: Sequence[str]) -> tuple[Strip, ...]:
    """The pieces of a line, all that it prints in order, as strips."""
    cells: list[Strip] = []
    start = 0
    for piece in pieces:
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
