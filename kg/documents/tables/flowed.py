"""Flowed tables (流式表格): tables whose cells were printed one after the other, each broken over lines of its
column's width.

A PDF's table as flat text keeps three signs of its columns: each column has its own line width, nearly constant
within a
table; numbered items start again at "1." in a new cell; the first columns may be bold. The cheapest way through all
paragraphs that agrees with these signs, columns in the printed order, says which column each paragraph belongs to.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations, product

from kg.documents.lines import Line
from kg.documents.text.numbering import read_mark
from kg.documents.text.strip import Strip, join_strips

_TOLERANCE = 1.3
# A line this much wider than those above it stands in a wider column; figures and words may make a line uneven.
_WIDER = 1.8
_WIDER_UNEVEN = 2.4
_LONG = 14.0
_RARE = 3.0
AGAIN = re.compile(r"[（(]续表?[）)]$")
_FIGURE_ENDS = re.compile(r"(?<![\d第])\d[\d.]*$")
_UNIT_OPENS = re.compile(r"[年月日万亿件个家项条元%％人名]")
_FIGURE_OPENS = re.compile(r"\d[\d.]*[万亿]?[元件个家%％年]?")
_PLAIN = re.compile(r"[^A-Za-z0-9]+")
_CLOSERS = "。！？；：”）"
_HANGING = "，。、；：！？）》”"
_ROW_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Consecutive lines of one cell: widths of its full lines, width of its last, its item number, whether it
    broke off.

    `heads_row` marks the numbering 一、, which tables use for their rows.
    """

    strip: Strip
    full: tuple[float, ...]
    last: float
    number: int | None
    bold: bool
    broken: bool
    heads_row: bool


def read_paragraphs(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """The paragraphs of a table's pages (head lines left out), in printed order."""
    lines = [line for page in pages for line in page]
    padding_tells = 0.05 < sum(line.padded for line in lines) / max(1, len(lines)) < 0.8
    centres = _peaks([line.width for line in lines])
    paragraphs: list[Paragraph] = []
    for page in pages:
        current: list[Line] = []
        for index, line in enumerate(page):
            current.append(line)
            following = page[index + 1] if index + 1 < len(page) else None
            ends = line.padded if padding_tells else _ends(current, following, centres)
            if following is None or ends or following.bold != line.bold:
                broken = not (ends or line.text[-1:] in _CLOSERS)
                paragraphs.append(_paragraph(current, broken))
                current = []
    return paragraphs


def _paragraph(lines: Sequence[Line], broken: bool) -> Paragraph:
    mark = read_mark(lines[0].text)
    return Paragraph(
        strip=join_strips(line.strip for line in lines),
        full=tuple(line.width for line in lines[:-1]),
        last=lines[-1].width,
        number=mark.number if mark else None,
        bold=lines[0].bold,
        broken=broken,
        heads_row=mark is not None and mark.depth == _ROW_DEPTH,
    )


def _ends(lines: Sequence[Line], following: Line | None, centres: Sequence[float]) -> bool:
    """Whether a paragraph ends with the last of its lines: it falls short of the lines above it, or of any column."""
    line = lines[-1]
    if following is None or AGAIN.search(line.text):
        return True
    if _FIGURE_ENDS.search(line.text) and _UNIT_OPENS.match(following.text):
        return False
    if read_mark(following.text) or following.gap > line.gap + 1:
        return True
    # A mark that may not begin a line hangs out of the column.
    hanging = 1.0 if line.text[-1:] in _HANGING else 0.0
    figure = _FIGURE_OPENS.match(following.text)
    # A figure is not broken: where the next line begins with one, this one may stop short of the edge by its length.
    short_by = len(figure.group()) / 2 if figure and line.text[-1:] not in _CLOSERS else 0.0
    full = any(-_TOLERANCE - short_by <= line.width - centre <= _TOLERANCE + hanging for centre in centres)
    if len(lines) > 1:
        widest = max(member.width for member in lines)
        if following.width > widest + (_WIDER if _PLAIN.fullmatch(following.text) else _WIDER_UNEVEN):
            return True
        short = max(above.width for above in lines[:-1]) - line.width
        if short > 2 * _TOLERANCE + 1 + short_by:
            return True
        full = full or abs(short) <= _TOLERANCE
    if not full:
        # In a short table no width is common: a long line that stops at no mark goes on.
        rare = line.width > _LONG and all(abs(line.width - centre) > _RARE for centre in centres)
        return not rare or line.text[-1:] in _CLOSERS
    return line.text[-1:] in "。！？" and abs(line.width - following.width) > 2 * _TOLERANCE


def _peaks(widths: Sequence[float], most: int = 4) -> list[float]:
    """The widths around which most lines lie, commonest first: the widths of the columns."""
    rest = sorted(widths)
    peaks: list[float] = []
    while rest and len(peaks) < most:
        count, centre = max(
            (bisect_right(rest, width + 0.75) - bisect_left(rest, width - 0.75), width) for width in set(rest)
        )
        if count < max(2, 0.06 * len(widths)):
            break
        peaks.append(centre)
        rest = [width for width in rest if abs(width - centre) > 1.25]
    return peaks


def assign_columns(paragraphs: Sequence[Paragraph], leading: int, columns: int) -> list[int]:
    """The column of each paragraph, 0 to `columns` - 1; the first `leading` columns are those that may be set in
    bold.
    """
    if not paragraphs:
        return []
    share = sum(paragraph.bold for paragraph in paragraphs) / len(paragraphs)
    bold_tells = leading > 0 and 0.1 < share < 0.9
    best: tuple[float, list[int]] | None = None
    for centres in _centre_choices(paragraphs, leading if bold_tells else 0, columns):
        way = _cheapest_way(paragraphs, centres, leading if bold_tells else 0)
        if best is None or way[0] < best[0]:
            best = way
    return best[1] if best else [0] * len(paragraphs)


def _centre_choices(paragraphs: Sequence[Paragraph], leading: int, columns: int) -> Iterator[tuple[float, ...]]:
    """Every way to give the commonest widths to the columns; narrow leading columns that have no full line get
    their last.
    """
    groups = []
    for bold, count in ((True, leading), (False, columns - leading)):
        members = [paragraph for paragraph in paragraphs if not leading or paragraph.bold == bold]
        widths = [width for paragraph in members for width in paragraph.full] or [
            paragraph.last for paragraph in members
        ]
        peaks = _peaks(widths, most=max(count, 1)) or [10.0]
        if len(peaks) < count:
            peaks = peaks + [peaks[-1]] * (count - len(peaks))
        groups.append(sorted(set(permutations(peaks, count))))
    for first, second in product(*groups):
        yield (*first, *second)


def _cheapest_way(paragraphs: Sequence[Paragraph], centres: Sequence[float], leading: int) -> tuple[float, list[int]]:
    columns = range(len(centres))
    costs = [_misfit(paragraphs[0], centre, column, leading) + 2.0 * column for column, centre in enumerate(centres)]
    steps: list[list[int]] = []
    for before, paragraph in pairwise(paragraphs):
        fresh, origin = [], []
        for column in columns:
            cost, source = min(
                (costs[earlier] + _step(before, paragraph, earlier, column), earlier) for earlier in columns
            )
            fresh.append(cost + _misfit(paragraph, centres[column], column, leading))
            origin.append(source)
        costs = fresh
        steps.append(origin)
    column = min(columns, key=costs.__getitem__)
    total = costs[column]
    way = [column]
    for origin in reversed(steps):
        column = origin[column]
        way.append(column)
    return total, way[::-1]


def _misfit(paragraph: Paragraph, centre: float, column: int, leading: int) -> float:
    cost = 0.0
    if leading and paragraph.bold != (column < leading):
        cost += 8.0
    if paragraph.heads_row and column > 0:
        cost += 1.5
    cost += min(6.0, sum(1.5 for width in paragraph.full if abs(width - centre) > _TOLERANCE))
    if paragraph.last > centre + 1.0:
        cost += 4.0
    return cost


def _step(before: Paragraph, paragraph: Paragraph, earlier: int, column: int) -> float:
    """What it costs that `paragraph` stands in `column` when the one before stood in `earlier`."""
    continues = before.number is not None and paragraph.number == before.number + 1
    if column == earlier:
        if continues:
            return 0.0
        if paragraph.number is None:
            return 0.7 if before.number is None else 0.9
        return 1.2 if before.number is None else 2.0
    cost = 1.5 if continues else 0.5 if paragraph.number not in (None, 1) else 0.2
    if column > earlier:
        return cost + 0.4 * (column - earlier - 1)
    return cost + (0.0 if column <= 1 else 1.5)
