"""Ruled columns (横线分栏): tables whose columns a rule of several strokes shows, as pandoc and RST print them.

    使用方向              金额（万元）            ====  ==========
    -------------------- ------------            位次  市
    专利创造资助                 4200            ====  ==========

Columns are those of the rule by printed width, a Chinese character counting two. In tables with blank lines between
rows a row is what stands between them, else a line; in RST a line without a first cell goes on with the row above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.documents.syntax.printed_table import CellSpans, PrintedRow, PrintedTable, Span, lay_apart, trimmed
from kg.documents.text.strip import display_width

_RULE = re.compile(r"[ \t]*(?:-{2,}|={2,}|─{2,}|━{2,})(?:[ \t]+(?:-{2,}|={2,}|─{2,}|━{2,}))+[ \t]*")
_BORDER = re.compile(r"[ \t]*(?:-{6,}|={6,}|─{4,}|━{4,})[ \t]*")
_CAPTION = re.compile(r"[ \t]*(?:Table)?:[ \t]*(?=\S)")
_PIECE = re.compile(r"\S+(?: \S+)*")
_MOST_HEADS = 6
_LONGEST = 400


def read_ruled_columns(text: str, lines: Sequence[Span], index: int) -> PrintedTable | None:
    """The table that begins at a line: a rule, a border above titles, or titles above a rule; else None."""
    rule = next(
        (place for place in range(index, min(len(lines), index + _MOST_HEADS + 1)) if _is(text, lines[place], _RULE)),
        None,
    )
    if rule is None or any(not text[slice(*lines[place])].strip() for place in range(index, rule)):
        return None
    bordered = _is(text, lines[index], _BORDER)
    head = list(lines[index + bordered : rule])
    if any(_is(text, line, _BORDER) for line in head):
        return None
    columns = _columns(text, lines[rule])
    begin = rule + 1
    if rule == index:
        # RST prints its rule above the titles and below them.
        below = next(
            (at for at in range(begin, min(len(lines), begin + _MOST_HEADS + 1)) if _is(text, lines[at], _RULE)), None
        )
        if below is not None and "==" in text[slice(*lines[rule])] and _upto_blank(text, lines, below + 1):
            head, begin = list(lines[begin:below]), below + 1
    elif not head or not _fits(text, head, lines[rule]):
        return None
    body, end = _body(text, lines, begin, bordered or rule == index)
    if not body:
        return None
    rst = "=" in text[slice(*lines[rule])]
    rows = [PrintedRow(cells, True) for cells in _head_rows(text, head, columns)]
    rows += [PrintedRow(cells) for cells in _body_rows(text, body, columns, rst)]
    caption, end = _caption(text, lines, end)
    return PrintedTable(lay_apart(text, rows), end, caption)


def _is(text: str, line: Span, pattern: re.Pattern[str]) -> bool:
    return line[1] - line[0] < _LONGEST and pattern.fullmatch(text, *line) is not None


def _columns(text: str, rule: Span) -> list[tuple[float, float]]:
    """Where the strokes of a rule begin and end, in full-width characters."""
    body = text[slice(*rule)]
    return [
        (display_width(body[: stroke.start()]), display_width(body[: stroke.end()]))
        for stroke in re.finditer(r"\S+", body)
    ]


def _fits(text: str, head: Sequence[Span], rule: Span) -> bool:
    """Whether titles stand over most columns of a rule; a line of prose above a rule does not."""
    columns = _columns(text, rule)
    filled = {place for line in head for place, cell in enumerate(_cells(text, line, columns)) if cell}
    return 2 * len(filled) > len(columns) and not any("。" in text[slice(*line)] for line in head)


def _body(text: str, lines: Sequence[Span], begin: int, ruled: bool) -> tuple[list[Span], int]:
    """The lines below the titles and the index behind the table: to its last rule, else to a blank line."""
    if ruled or any(_is(text, line, _RULE) or _is(text, line, _BORDER) for line in _upto_blank(text, lines, begin)):
        for place in range(begin, len(lines)):
            if _is(text, lines[place], _BORDER) or _is(text, lines[place], _RULE):
                below = text[slice(*lines[place + 1])].strip() if place + 1 < len(lines) else ""
                if not below or _is(text, lines[place], _BORDER) or place == len(lines) - 1:
                    return list(lines[begin:place]), place + 1
        return [], begin
    body = _upto_blank(text, lines, begin)
    return body, begin + len(body)


def _upto_blank(text: str, lines: Sequence[Span], begin: int) -> list[Span]:
    body: list[Span] = []
    for line in lines[begin:]:
        if not text[slice(*line)].strip():
            break
        body.append(line)
    return body


def _head_rows(text: str, head: Sequence[Span], columns: Sequence[tuple[float, float]]) -> list[tuple[CellSpans, ...]]:
    return [_cells(text, line, columns) for line in head if not _is(text, line, _RULE) and not _is(text, line, _BORDER)]


def _body_rows(
    text: str, body: Sequence[Span], columns: Sequence[tuple[float, float]], rst: bool
) -> list[tuple[CellSpans, ...]]:
    """The rows of a body; a row runs over lines where blank lines part rows, or where its first cell stays empty."""
    blanks = [not text[slice(*line)].strip() for line in body]
    parted = any(blanks[:-1])
    rows: list[tuple[CellSpans, ...]] = []
    fresh = True
    for line, blank in zip(body, blanks, strict=True):
        if blank:
            fresh = True
            continue
        if _is(text, line, _RULE):
            continue
        cells = _cells(text, line, columns)
        goes_on = rows and (not fresh if parted and not rst else rst and not cells[0])
        if goes_on:
            rows[-1] = tuple(above + below for above, below in zip(rows[-1], cells, strict=True))
        else:
            rows.append(cells)
        fresh = False
    return rows


def _cells(text: str, line: Span, columns: Sequence[tuple[float, float]]) -> tuple[CellSpans, ...]:
    """The cells of a line: what begins nearest to a column's begin, or ends nearest to its end, stands in it."""
    start, end = line
    pieces = [(start + piece.start(), start + piece.end()) for piece in _PIECE.finditer(text[start:end])]
    if len(pieces) == len(columns):
        return tuple(trimmed(text, *piece) for piece in pieces)
    cells: list[CellSpans] = [()] * len(columns)
    for piece in _cut_at(text, start, pieces, columns):
        left, right = display_width(text[start : piece[0]]), display_width(text[start : piece[1]])
        place = max(
            range(len(columns)),
            key=lambda column: (
                min(right, columns[column][1]) - max(left, columns[column][0]),
                -abs(left - columns[column][0]),
            ),
        )
        cells[place] += (piece,)
    return tuple(cells)


def _cut_at(text: str, start: int, pieces: Sequence[Span], columns: Sequence[tuple[float, float]]) -> list[Span]:
    """The pieces, those cut that hold a single blank where a column ends: "10亿元 2017年" over two columns."""
    cut: list[Span] = []
    for begin, end in pieces:
        for at in range(begin, end):
            place = display_width(text[start:at])
            if text[at] == " " and any(left[1] <= place < right[0] for left, right in pairwise(columns)):
                cut += trimmed(text, begin, at)
                begin = at + 1
        cut += trimmed(text, begin, end)
    return cut


def _caption(text: str, lines: Sequence[Span], end: int) -> tuple[Span | None, int]:
    """The caption below a table, ": 表3-1 …", and the index behind it."""
    for place in range(end, min(len(lines), end + 2)):
        found = _CAPTION.match(text, *lines[place])
        if found:
            return (found.end(), lines[place][1]), place + 1
        if text[slice(*lines[place])].strip():
            break
    return None, end


def with_caption(table: PrintedTable) -> PrintedTable:
    """The table with its caption as its first line."""
    return replace(table, rows=(PrintedRow(((table.caption,),)), *table.rows)) if table.caption else table
