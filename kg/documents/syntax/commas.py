"""Commas (逗号分隔表格): tables saved from a spreadsheet, a record a line, cells in quotes where they hold commas.

    年份,专利（件）,,商标（万件）
    ,申请量,授权量,
    2016年,"52,603","25,104",7.31

Lines of prose part at commas too, but not into the same number of pieces again and again, with a name before figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.documents.registers.columns import column_role
from kg.documents.registers.title_records import title_columns
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

_SEPARATORS = ",;"
_FEWEST = 3
_MOST_LINES = 40
"""The most lines that a cell in quotes runs over."""
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)")
_QUOTED = re.compile('[ \\u3000\\ufeff]*"')
_SAID = re.compile(r"[。；！？]")
_HAN = re.compile(r"[\u3400-\u9fff]|(?:19|20)\d\d")


def read_commas(text: str, lines: Sequence[Span], index: int) -> PrintedTable | None:
    """The table of records that begins at a line; None where none begins.

    At least three lines must part into as many cells, two at least with a name and a figure, or below titles known.
    """
    start = lines[index][0]
    sign = max(_SEPARATORS, key=lambda each: text.count(each, start, lines[index][1]))
    body = text[slice(*lines[index])]
    if sign not in body or "\t" in body or _is_thousands(body):
        return None
    records: list[list[CellSpans]] = []
    place = index
    while place < len(lines):
        read = None if _is_thousands(text[slice(*lines[place])]) else _record(text, lines, place, sign)
        if read is None or len(read[0]) < 2 or (records and len(read[0]) != len(records[0])):
            break
        records.append(read[0])
        place = read[1]
    if len(records) < _FEWEST or not _is_table(text, records):
        return None
    width = max(place for record in records for place, cell in enumerate(record, start=1) if cell)
    rows = [PrintedRow(tuple(record[:width])) for record in records]
    return PrintedTable(_by_parts(text, rows), place)


def _record(text: str, lines: Sequence[Span], index: int, sign: str) -> tuple[list[CellSpans], int] | None:
    """The cells of the record that begins at a line, and the index behind it; None of what is no record."""
    cells: list[CellSpans] = []
    start, end = lines[index]
    at = start
    while True:
        if quoted := _QUOTED.match(text, at, end):
            at = quoted.end()
            close = _closing(text, at, lines[min(len(lines), index + _MOST_LINES) - 1][1])
            if close is None:
                return None
            cells.append(
                tuple(span for begin, finish in _lines_of(text, at, close) for span in trimmed(text, begin, finish))
            )
            at = close + 1
            while at > end:
                index += 1
                end = lines[index][1]
            if at < end and text[at] != sign:
                return None
        else:
            stop = text.find(sign, at, end)
            stop = end if stop < 0 else stop
            if _SAID.search(text, at, stop):
                return None
            cells.append(trimmed(text, at, stop))
            at = stop
        if at >= end:
            return cells, index + 1
        at += 1


def _is_thousands(body: str) -> bool:
    """Whether all commas of a line part the thousands of numbers: "福州市 25,716 16,984"."""
    return "," in body and '"' not in body and "," not in _THOUSANDS.sub("", body)


def _closing(text: str, at: int, end: int) -> int | None:
    """The offset of the quote that closes a cell; two together stand for one."""
    while (at := text.find('"', at, end)) >= 0:
        if text[at + 1 : at + 2] != '"':
            return at
        at += 2
    return None


def _lines_of(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    for line in re.finditer(r"[^\r\n]+", text[start:end]):
        spans.append((start + line.start(), start + line.end()))
    return spans


def _is_table(text: str, records: Sequence[Sequence[CellSpans]]) -> bool:
    """Whether records have names before figures, or known titles above them."""
    named = 0
    for record in records:
        words = [words_of(text, cell) for cell in record]
        if _HAN.search(words[0]) and not is_figure(words[0]) and any(map(is_figure, words[1:])):
            named += 1
    fullest = max(records, key=lambda record: sum(map(bool, record)))
    head = next(record for record in records if sum(map(bool, record)) == sum(map(bool, fullest)))
    names = [words_of(text, cell) for cell in head if cell]
    if len(names) > 2 and title_columns(tuple(names)):
        return True
    titles = [column_role(name) for name in names]
    known = sum(role not in (None, "value") for role in titles)
    return (named >= 2 and 3 * named >= len(records)) or (len(titles) > 2 and known >= 2)


def _by_parts(text: str, rows: Sequence[PrintedRow]) -> tuple[PrintedRow, ...]:
    """The rows of the tables that blank records part, each with its titles and notes apart."""
    laid: list[PrintedRow] = []
    part: list[PrintedRow] = []
    for row in [*rows, PrintedRow(())]:
        if any(row.cells):
            part.append(row)
        else:
            laid += lay_apart(text, part)
            part = []
    return tuple(laid)
