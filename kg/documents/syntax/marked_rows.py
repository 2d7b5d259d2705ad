r"""Marked rows (标记行): tables in the mark-up of LaTeX and of wikis.

\begin{tabular}{lrr}                         {| class="wikitable"
指标 & 申请量 & 授权量 \\ \hline             ! 指标 !! 申请量
发明专利 & 5 & 6 \\                          |-
\end{tabular}                                | 发明专利 || 5
"""

from __future__ import annotations

import re
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

_LATEX_BEGIN = re.compile(r"\s*\\begin\{(?:tabular[xy*]?|longtable|array|tabu)\*?\}")
_LATEX_END = re.compile(r"\s*\\end\{(?:tabular[xy*]?|longtable|array|tabu)\*?\}")
_LATEX_RULE = re.compile(
    r"\s*(?:\[[^\]]*\])?\s*"
    r"\\(?:hline|(?:top|mid|bottom)rule|end(?:first)?head|c(?:line|midrule)(?:\([^)]*\))?\{[^}]*\})"
)
_LATEX_SPAN = re.compile(r"\\multicolumn\{(?P<count>\d+)\}\{[^}]*\}\{(?P<words>[^{}]*)\}")
_LATEX_WORDS = re.compile(r"\\(?:multirow\{-?\d+\}\{[^}]*\}|textbf|makecell|text|bf)\{(?P<words>[^{}]*)\}")
_WIKI_BEGIN = re.compile(r"\s*\{\|")
_WIKI_END = re.compile(r"\s*\|\}")
_WIKI_PART = re.compile(r"\|\||!!")
_WIKI_STYLE = re.compile(
    r"(?:\s*(?:rowspan|colspan|style|class|align|width|scope|valign|bgcolor)=(?:\"[^\"]*\"|\S+))+\s*\|(?!\|)"
)
_WIKI_COUNT = re.compile(r"(?P<way>row|col)span=\"?(?P<count>\d+)")
_MOST_LINES = 400


def read_marked_rows(text: str, lines: Sequence[Span], index: int) -> PrintedTable | None:
    """The table that begins at a line by mark-up; None where none begins, or none ends."""
    body = text[slice(*lines[index])]
    for begins, ends, reader in ((_LATEX_BEGIN, _LATEX_END, _latex), (_WIKI_BEGIN, _WIKI_END, _wiki)):
        if begins.match(body):
            for end in range(index + 1, min(len(lines), index + _MOST_LINES)):
                if ends.match(text[slice(*lines[end])]):
                    rows = reader(text, lines[index + 1 : end])
                    return PrintedTable(lay_apart(text, rows), end + 1) if len(rows) > 1 else None
    return None


def _latex(text: str, lines: Sequence[Span]) -> list[PrintedRow]:
    r"""Rows end at \\ and cells at &; a cell over several columns stands in the first."""
    rows: list[PrintedRow] = []
    start = lines[0][0] if lines else 0
    stops = [found.start() for found in re.finditer(r"\\\\", text[start : lines[-1][1]])] if lines else []
    bounds = [start - 2, *(start + stop for stop in stops)]
    for before, after in pairwise(bounds):
        left = before + 2
        while ruled := _LATEX_RULE.match(text, left, after):
            left = ruled.end()
        cells: list[CellSpans] = []
        for piece in re.finditer(r"(?:\\&|[^&])*(?:&|$)", text[left:after]):
            begin, end = left + piece.start(), left + piece.end() - piece.group().endswith("&")
            span = _LATEX_SPAN.search(text, begin, end)
            words = span or _LATEX_WORDS.search(text, begin, end)
            cells.append(trimmed(text, *words.span("words")) if words else trimmed(text, begin, end))
            cells += [()] * (int(span["count"]) - 1 if span else 0)
            if not piece.group().endswith("&"):
                break
        if any(cells):
            rows.append(PrintedRow(tuple(cells)))
    return rows


def _wiki(text: str, lines: Sequence[Span]) -> list[PrintedRow]:
    """A row begins at |-, a cell at | or !, on its own line or behind || and !!."""
    rows: list[tuple[list[CellSpans], bool]] = []
    merged: dict[int, int] = {}
    fresh = True
    for start, end in lines:
        body = text[start:end].strip()
        if body.startswith("|-"):
            fresh = True
        elif body.startswith("|+"):
            rows.append(([trimmed(text, text.index("|+", start) + 2, end), ()], False))
        elif body.startswith(("|", "!")):
            if fresh:
                rows.append(([], True))
            fresh = False
            at = text.index(body[0], start) + 1
            cells, _ = rows[-1]
            for part in [*_WIKI_PART.finditer(text, at, end), None]:
                stop = part.start() if part else end
                while merged.get(len(cells)):
                    merged[len(cells)] -= 1
                    cells.append(())
                _wiki_cell(text, at, stop, cells, merged)
                at = part.end() if part else end
            rows[-1] = cells, rows[-1][1] and body[0] == "!"
    width = max((len(cells) for cells, _ in rows), default=0)
    laid = [PrintedRow((*cells, *[()] * (width - len(cells))), is_head) for cells, is_head in rows]
    return [row if not _figured(text, row) else PrintedRow(row.cells) for row in laid]


def _wiki_cell(text: str, start: int, end: int, cells: list[CellSpans], merged: dict[int, int]) -> None:
    style = _WIKI_STYLE.match(text, start, end)
    counts = {found["way"]: int(found["count"]) for found in _WIKI_COUNT.finditer(style.group())} if style else {}
    column = len(cells)
    cells.append(trimmed(text, style.end() if style else start, end))
    cells += [()] * (counts.get("col", 1) - 1)
    for place in range(column, len(cells)):
        if counts.get("row", 1) > 1:
            merged[place] = counts["row"] - 1


def _figured(text: str, row: PrintedRow) -> bool:
    return any(is_figure(words_of(text, cell)) for cell in row.cells)
