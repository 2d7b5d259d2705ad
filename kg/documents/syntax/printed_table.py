"""Printed tables (表格排印): the rows of a table as a converter's signs print them, each cell as spans of the text.

A cell that is broken over lines has a span a line. Rows with a single cell are lines across all columns: titles, units
and notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.documents.text.strip import display_width

Span = tuple[int, int]
CellSpans = tuple[Span, ...]
FIGURE = re.compile(
    r"[<>≥≤＜＞约近超]?\s?[\[〔]?[-－+]?\d[\d.,]*[%％‰]?[\]〕]?\s?[万亿]?[件元个家人项名分]?(?:[（(][^（）()]{1,10}[）)])?|[—–\-－/]{1,4}"
)
_YEAR = re.compile(r"(?:19|20)\d\d\s*年?")
_NOTE = re.compile(r"[\s　>]*(?:[备附]?注|说明|数据来源|资料来源|来源)\s*[：:\d]")
_LONG = 40.0


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """The cells of a row; `is_head` where a rule below says that they are titles of columns."""

    cells: tuple[CellSpans, ...]
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """The rows of a table, the index of the line behind it, and its caption where that stands below."""

    rows: tuple[PrintedRow, ...]
    end: int
    caption: Span | None = None


def trimmed(text: str, start: int, end: int) -> CellSpans:
    """A span without the white space around it; () of a blank one."""
    piece = text[start:end]
    bare = piece.strip()
    begin = start + len(piece) - len(piece.lstrip())
    return ((begin, begin + len(bare)),) if bare else ()


def words_of(text: str, cell: CellSpans) -> str:
    """What a cell prints, its lines put together."""
    return "".join(text[start:end] for start, end in cell)


def is_figure(words: str) -> bool:
    """Whether a cell holds a figure, or the dash for none, and is no year."""
    return FIGURE.fullmatch(words) is not None and not _YEAR.fullmatch(words)


def lay_apart(text: str, rows: Sequence[PrintedRow]) -> tuple[PrintedRow, ...]:
    """The rows of a table, those before its head and behind its last row that fill one cell as lines of their own."""
    filled = [[cell for cell in row.cells if cell] for row in rows]
    apart = [len(cells) == 1 and len(row.cells) > 1 for cells, row in zip(filled, rows, strict=True)]
    first = next((place for place, alone in enumerate(apart) if not alone and filled[place]), len(rows))
    laid: list[PrintedRow] = []
    above_head = any(row.is_head for row in rows[:first])
    for place, row in enumerate(rows):
        if not filled[place]:
            continue
        words = words_of(text, filled[place][0])
        across = _NOTE.match(words) or display_width(words) > _LONG or place < first
        if apart[place] and across:
            laid.append(PrintedRow((filled[place][0],)))
        else:
            laid.append(replace(row, is_head=row.is_head or (above_head and place == first)))
    return tuple(laid)
