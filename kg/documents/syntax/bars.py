"""Bars (竖线表格): tables whose cells bars part, in Markdown, in dumps of databases, as grids and in boxes.

    | 指标 | 2020年 |        指标 | 2020年        +------+------+        ┌──────┬──────┐
    |------|-------:|        专利 | 8650          | 指标 | 数量 |        │ 指标 │ 数量 │

Lines between two rules are one row where rules part the rows; where they do not, a line goes on with the row above
it as far as its cells stand below full ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kg.documents.syntax.printed_table import (
    CellSpans,
    PrintedRow,
    PrintedTable,
    Span,
    is_figure,
    lay_apart,
    trimmed,
    words_of,
)
from kg.documents.text.strip import display_width

_BARS = "|│┃║｜"
_CORNERS = "+┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╒╕╘╛╞╡╤╧╪╟╢╫┠┨┯┷┿┝┥┰┸╂"
_STROKES = "-=─━═┄┈"
_RULE = re.compile(rf"[\s:{_BARS}{_STROKES}{_CORNERS}]+".replace("-", r"\-"))
_FIRST = frozenset(f":{_BARS}{_STROKES}{_CORNERS}")
_PART_RULE = re.compile(r"[+├┼╋┣┝┠╠][-─━═=]{2,}[+┤┼╋┫┥┨╣]")
_FEWEST = 3
_FULL = 2.0
"""The most blanks, in full-width characters, beside a cell's text that fills its column."""


def read_bars(text: str, lines: Sequence[Span], index: int) -> PrintedTable | None:
    """The table parted by bars that begins at a line; None where none begins.

    Without bars at the ends of its lines it must have three lines, or two and a rule, with as many bars each.
    """
    bar = _bar_of(text, lines[index])
    if bar is None:
        return None
    outer = _is_outer(text[slice(*lines[index])])
    end = index
    while end < len(lines) and _belongs(text[slice(*lines[end])], bar, outer):
        end += 1
    block = lines[index:end]
    rows = [line for line in block if not is_rule(text[slice(*line)])]
    ruled = len(rows) < len(block)
    counts = Counter(len(_bars_in(text, line, bar)) for line in rows)
    if not rows or (not outer and (len(counts) > 1 or len(rows) + ruled < _FEWEST)):
        return None
    if outer and max(len(_cut(text, line, bar)) for line in rows) < 2:
        return None
    return PrintedTable(lay_apart(text, _rows(text, block, bar)), end)


def is_rule(body: str) -> bool:
    """Whether a line only rules rows off: "|---|---:|", "+====+====+", "├──┼──┤"; no bare row of dashes."""
    if (body.strip()[:1] or " ") not in _FIRST:
        return False
    strokes = sum(map(body.count, _STROKES))
    signs = sum(body.count(sign) for sign in _BARS + _CORNERS)
    return bool(strokes and signs) and strokes + signs >= 3 and _RULE.fullmatch(body) is not None


def _bar_of(text: str, line: Span) -> str | None:
    """The sign that parts the cells of a table beginning at a line; for a rule that of the line below."""
    body = text[slice(*line)]
    if is_rule(body):
        below = text[line[1] + 1 : text.find("\n", line[1] + 1) if text.find("\n", line[1] + 1) > 0 else len(text)]
        body = below if body.strip()[0] in _CORNERS or body.strip()[0] in _BARS else ""
        if is_rule(body) or not _is_outer(body):
            return None
    return max((sign for sign in _BARS if sign in body), key=body.count, default=None)


def _is_outer(body: str) -> bool:
    words = body.strip()
    return len(words) > 2 and words[0] in _BARS + _CORNERS


def _belongs(body: str, bar: str, outer: bool) -> bool:
    words = body.strip()
    if not words:
        return False
    if is_rule(body):
        return True
    return words[0] in _BARS + _CORNERS if outer else bar in words and words[0] != bar


def _bars_in(text: str, line: Span, bar: str) -> list[int]:
    """The offsets of the bars of a line, those that a backslash escapes left out."""
    start, end = line
    return [at for at in range(start, end) if text[at] == bar and (at == start or text[at - 1] != "\\")]


def _cut(text: str, line: Span, bar: str) -> list[Span]:
    """The spans between the bars of a line, blanks and all."""
    start, end = line
    bars = [start - 1, *_bars_in(text, line, bar), end]
    cells = [(left + 1, right) for left, right in pairwise(bars)]
    if not text[slice(*cells[0])].strip():
        cells = cells[1:]
    return (
        cells[:-1] if cells and not text[slice(*cells[-1])].strip() and text[start:end].rstrip()[-1] == bar else cells
    )


def _rows(text: str, block: Sequence[Span], bar: str) -> list[PrintedRow]:
    """The rows of a block of lines; those before its first inner rule are heads."""
    groups: list[list[Span]] = [[]]
    for line in block:
        body = text[slice(*line)]
        if is_rule(body) or _PART_RULE.search(body):
            groups.append([])
            if is_rule(body):
                continue
        groups[-1].append(line)
    groups = [group for group in groups if group]
    width = max(len(_cut(text, line, bar)) for group in groups for line in group)
    edges = next(
        _edges(text, line, cut) for group in groups for line in group if len(cut := _cut(text, line, bar)) == width
    )
    ruled = len(groups) > 2
    # Markdown has no cells over several lines; what is drawn with corners has.
    drawn = any(is_rule(text[slice(*line)]) and set(text[slice(*line)]) & set(_CORNERS) for line in block)
    rows: list[PrintedRow] = []
    for place, group in enumerate(groups):
        is_head = place == 0 and len(groups) > 1 and not _has_figures(text, group, bar)
        open_row: list[CellSpans] = []
        last: list[Span] = []
        for line in group:
            cut = _fitted(text, line, _cut(text, line, bar), edges)
            cells = [trimmed(text, *span) if span[0] < span[1] else () for span in cut]
            goes_on = drawn and open_row and not is_head and _goes_on(text, open_row, last, cells, ruled)
            if goes_on:
                open_row = [above + below for above, below in zip(open_row, cells, strict=True)]
                last = [below if cell else above for above, below, cell in zip(last, cut, cells, strict=True)]
            else:
                rows += [PrintedRow(tuple(open_row), is_head)] if open_row else []
                open_row, last = cells, cut
        rows.append(PrintedRow(tuple(open_row), is_head))
    return rows


def _has_figures(text: str, group: Sequence[Span], bar: str) -> bool:
    return any(is_figure(text[slice(*cell)].strip()) for line in group for cell in _cut(text, line, bar))


def _edges(text: str, line: Span, cut: Sequence[Span]) -> list[float]:
    """Where the cells of a line begin, in full-width characters."""
    return [display_width(text[line[0] : start]) for start, _ in cut]


def _fitted(text: str, line: Span, cut: Sequence[Span], edges: Sequence[float]) -> list[Span]:
    """As many cells as the table has columns: a merged cell stands in the first of its columns."""
    if len(cut) >= len(edges):
        return list(cut[: len(edges)])
    fitted: list[Span] = [(0, 0)] * len(edges)
    places = [
        min(range(len(edges)), key=lambda column: abs(edges[column] - start)) for start in _edges(text, line, cut)
    ]
    if len(set(places)) < len(cut):
        places = list(range(len(cut)))
    for place, span in zip(places, cut, strict=True):
        fitted[place] = span
    return fitted


def _goes_on(
    text: str, above: Sequence[CellSpans], last: Sequence[Span], cells: Sequence[CellSpans], ruled: bool
) -> bool:
    """Whether a line goes on with the row above: where rules part rows it does unless it has figures of its own."""
    if any(
        is_figure(words_of(text, upper)) and is_figure(words_of(text, cell))
        for upper, cell in zip(above, cells, strict=True)
        if cell
    ):
        return False
    below_full = all(_is_full(text, span) for span, cell in zip(last, cells, strict=True) if cell)
    blank = not all(cells)
    if ruled:
        return blank or below_full
    return blank and any(cells) and below_full


def _is_full(text: str, span: Span) -> bool:
    printed = text[slice(*span)]
    return bool(printed.strip()) and display_width(printed) - display_width(printed.strip()) <= _FULL
