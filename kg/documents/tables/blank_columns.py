"""Columns by blanks (空格分栏): tables of figures in plain text whose cells only wide blanks part.

"专利授权量    件    8650    10230    18.3%" between lines that part into as many pieces is a row of five cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.documents.lines import Line
from kg.documents.tables.placed_rows import read_placed
from kg.documents.tables.positions import cut_pieces
from kg.documents.text.numbering import read_mark

_WIDE = re.compile(r"\s{2,}")
_FIGURE = re.compile(r"[<>≥≤约]?[-+]?\d[\d.,]*[%％]?(?:[（(][^（）()]{1,10}[）)])?|[—–\-/]{1,4}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SAID = re.compile(r"[。；！？;!?]")
# Running text whose numbers stand between blanks: "万元,授权后再资助 2000 元".
_PARTED = re.compile(r"[，,](?!\d)")
_SET_APART = re.compile(r"(?<![^ ][\u3400-\u9fff])(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff](?: |$))")
# A word of two characters is often printed as wide as those of four: "指    标".
SPACED = re.compile(r"(?<!\S)([\u3400-\u9fff])\s+([\u3400-\u9fff])(?!\S)")
_ENDED = re.compile(r"[。！？；：”）]$")
_LONGEST_HEADING = 30
_FEWEST = 3
_ABOVE = 6
_BELOW = 400
"""How many lines above and below rows may be the table's too."""
_LONGEST = 90


def part_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of a table of figures with their cells; two rows of figures at least make a table."""
    parted: list[Line] = []
    start = 0
    while start < len(lines):
        rows, end = _run(lines, start)
        if not rows:
            parted.append(lines[start])
            start += 1
            continue
        row_lines = [lines[place] for place in rows if _is_row(_pieces(lines[place]))]
        placed = read_placed(parted[-_ABOVE:], lines[start : end + _BELOW], end - start, row_lines)
        if placed:
            del parted[len(parted) - placed.above :]
            parted += placed.lines
            start += placed.end
            continue
        for place in range(start, end):
            line = lines[place]
            parted.append(replace(line, cells=cut_pieces(line, _pieces(line))) if place in rows else line)
        start = end
    return parted


def _run(lines: Sequence[Line], start: int) -> tuple[list[int], int]:
    """The rows from a line on that part into as many pieces, and the index behind; [] where they are no table."""
    width = len(_pieces(lines[start]))
    end = start + 1
    if width < 2:
        return [], end
    while end < len(lines) and lines[end].gap <= 1:
        if len(_pieces(lines[end])) == width:
            end += 1
        elif is_group(lines, end) and len(_pieces(lines[end + 1])) == width:
            end += 2
        else:
            break
    rows = [place for place in range(start, end) if len(_pieces(lines[place])) == width]
    figured = sum(_is_row(_pieces(lines[place])) for place in rows)
    return (rows, end) if len(rows) >= _FEWEST and figured >= 2 else ([], end)


def is_group(lines: Sequence[Line], index: int) -> bool:
    """Whether a line may be the heading of the rows below it, across all columns: "一、完善政策体系";
    a row with a number of its own, "2.商标注册量（件）    96    130", is none.
    """
    if index + 1 >= len(lines):
        return False
    text = lines[index].text
    return (
        not lines[index].cells
        and read_mark(text) is not None
        and len(text) <= _LONGEST_HEADING
        and not _ENDED.search(text)
        and not ((pieces := _pieces(lines[index])) and _is_row(pieces))
    )


def _pieces(line: Line) -> list[str]:
    """The parts of a line between wide blanks, or between single ones where there are several; () of running text."""
    printed = SPACED.sub(r"\1\2", line.printed.strip())
    if line.cells or " " not in printed or len(printed) > _LONGEST or _SAID.search(printed):
        return []
    if "  " in printed:
        return _WIDE.split(printed)
    if _PARTED.search(printed):
        return []
    # A word of two characters is often set apart: "指 标".
    words = _SET_APART.sub("", printed).split(" ")
    return words if len(words) >= _FEWEST else []


def _is_row(pieces: Sequence[str]) -> bool:
    """Whether a line names something, or a year, and gives figures for at least half of what stands behind."""
    figures = sum(_FIGURE.fullmatch(piece) is not None for piece in pieces)
    figures -= _YEAR.fullmatch(pieces[0]) is not None
    return figures < len(pieces) and 2 * figures >= len(pieces) - 1
