"""Stacked tables (逐行单元格表格): tables of figures whose cells were printed one a line, row by row.

"每万人口发明专利拥有量（件）", "1.90", "2.24", "3.50", "达到进度": each row is told by as many figures in a run as the
head has columns of figures; the words before them are its name (which may run over lines), its unit and what stands
between, a short word behind them is the judgement or the body that answers for it. Of the ways to read the head the one
is right that reads most rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.documents.lines import Line
from kg.documents.tables.stacked_head import VALUE, Head, read_heads
from kg.documents.text.block import Block, Cell
from kg.documents.text.numbering import read_mark
from kg.documents.text.strip import Strip, join_strips

_SERIAL = re.compile(r"\d{1,3}")
_NOTE = re.compile(r"[（(][^（）()]{1,16}[）)]")
_REMARK = re.compile(r"(?:备?注|说明|数据来源|资料来源|来源)[：:]?|表\d|附[件表]")
_LONGEST_NAME = 40
_LONGEST_TAIL = 8


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: its cells as (column, strip), whether it has all its figures, and the index of the line behind it."""

    cells: tuple[tuple[int, Strip], ...]
    whole: bool
    end: int


def read_stacked(lines: Sequence[Line], index: int, number: int) -> tuple[list[Block], int] | None:
    """The cells of a stacked table that begins at a line, and the index behind it; None where none begins.

    A row that lacks a figure keeps its name and no figures, for nobody can tell which is missing.
    """
    best: tuple[Head, list[_Row]] | None = None
    for head in read_heads(lines, index):
        rows = _rows(lines, head, index)
        whole = sum(row.whole for row in rows)
        if whole >= 2 and 2 * whole > len(rows) and (best is None or whole > sum(row.whole for row in best[1])):
            best = head, rows
    if best is None:
        return None
    head, rows = best
    blocks: list[Block] = []
    for place, row in enumerate(rows):
        key = next(strip.text for column, strip in row.cells if column == head.label)
        mark = read_mark(key)
        key = key[mark.length :] if mark else key
        for column, strip in row.cells:
            role = "value" if column in head.values else head.roles[column]
            title = head.titles[column] if row.whole or column not in head.values else ""
            blocks.append(Block(strip, "cell", Cell(number, place, column, title, role, key)))
    return blocks, rows[-1].end


def _rows(lines: Sequence[Line], head: Head, index: int) -> list[_Row]:
    """The rows below a head, up to the last that has all its figures; heads printed again on a new page are passed."""
    printed = [line.text for line in lines[index : head.end]]
    tails = _tail_words(lines, head)
    rows: list[_Row] = []
    end = head.end
    while end < len(lines):
        for skip in (0, 1):
            if [line.text for line in lines[end + skip : end + skip + len(printed)]] == printed:
                end += skip + len(printed)
                break
        row = _row(lines, end, head, tails)
        if row is None:
            break
        rows.append(row)
        end = row.end
    while rows and not rows[-1].whole:
        rows.pop()
    return rows


def _tail_words(lines: Sequence[Line], head: Head) -> Counter[str]:
    """How often each short line follows a figure, so that what closes rows is told from what names the next."""
    return Counter(
        lines[place].text
        for place in range(head.end + 1, min(len(lines), head.end + 400))
        if VALUE.fullmatch(lines[place - 1].text) and not VALUE.fullmatch(lines[place].text)
    )


def _row(lines: Sequence[Line], index: int, head: Head, tails: Counter[str]) -> _Row | None:
    """The row that begins at a line: words, a run of figures, and the cells behind them."""
    cells: list[tuple[int, Strip]] = []
    if head.roles[0] == "number":
        if index >= len(lines) or not _SERIAL.fullmatch(lines[index].text):
            return None
        cells.append((0, lines[index].strip))
        index += 1
    words, index = _words(lines, index, head)
    if not words or index >= len(lines):
        return None
    middle = [column for column in range(head.label + 1, head.values[0]) if len(words) > 1]
    middle = middle[-(len(words) - 1) :] if len(words) > 1 else []
    name = words[: len(words) - len(middle)]
    cells.append((head.label, join_strips(line.strip for line in name)))
    cells += [(column, line.strip) for column, line in zip(middle, words[len(name) :], strict=True)]
    figures = _figures(lines, index, head)
    whole = len(figures) == len(head.values)
    index += sum(len(figure) for figure in figures)
    cells += [
        (column, join_strips(line.strip for line in figure))
        for column, figure in zip(head.values, figures, strict=False)
    ]
    for column in range(head.values[-1] + 1, len(head.titles)):
        if not _is_tail(lines, index, tails, head.roles[0] == "number"):
            break
        parts = [lines[index].strip]
        index += 1
        if index < len(lines) and _NOTE.fullmatch(lines[index].text):
            parts.append(lines[index].strip)
            index += 1
        cells.append((column, join_strips(parts)))
    return _Row(tuple(cells), whole, index)


def _words(lines: Sequence[Line], index: int, head: Head) -> tuple[list[Line], int]:
    """The lines before a row's figures, and the index of the first figure; () where this is no row."""
    words: list[Line] = []
    if head.roles[head.label] == "year":
        return ([lines[index]], index + 1) if index < len(lines) and head.begins_row(lines, index) else ([], index)
    while index < len(lines) and (not VALUE.fullmatch(lines[index].text) or not words):
        line = lines[index]
        mark = read_mark(line.text)
        if line.cells or "。" in line.text or _REMARK.match(line.text) or VALUE.fullmatch(line.text):
            return [], index
        if words and mark and mark.depth <= 5:
            return [], index
        words.append(line)
        if sum(len(word.text) for word in words) > _LONGEST_NAME:
            return [], index
        index += 1
    return words, index


def _figures(lines: Sequence[Line], index: int, head: Head) -> list[list[Line]]:
    """The figures of a row, each with the note in brackets below it; no more than the head has columns."""
    figures: list[list[Line]] = []
    while index < len(lines) and len(figures) < len(head.values) and VALUE.fullmatch(lines[index].text):
        figures.append([lines[index]])
        index += 1
        more = len(figures) < len(head.values) and index + 1 < len(lines) and VALUE.fullmatch(lines[index + 1].text)
        if more and _NOTE.fullmatch(lines[index].text):
            figures[-1].append(lines[index])
            index += 1
    return figures


def _is_tail(lines: Sequence[Line], index: int, tails: Counter[str], numbered: bool) -> bool:
    """Whether a line closes a row: where rows have no numbers, the only line before the next figures names a row."""
    if index >= len(lines) or _REMARK.match(lines[index].text) or lines[index].cells:
        return False
    text = lines[index].text
    if VALUE.fullmatch(text):
        return not any(char.isdigit() for char in text)
    names_next = not numbered and index + 1 < len(lines) and VALUE.fullmatch(lines[index + 1].text)
    if len(text) > 2 * _LONGEST_TAIL or names_next:
        return False
    mark = read_mark(text)
    if mark and mark.depth <= 5 and not _NOTE.fullmatch(text):
        return False
    return tails[text] >= 2 or len(text) <= _LONGEST_TAIL
