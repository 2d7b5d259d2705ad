"""Widths of columns (栏宽): the lines of a record parted into its cells by how wide each column was printed.

A table that was taken out of a page cell by cell tells of its columns only that the lines of a cell are as wide as its
column, but for the last: lines of 7, 7, 7, 5 characters, then 18, 18, 6, then 15, 15 are three cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from kg.documents.lines import Line

_RAGGED = 1.6
"""How far, in full-width characters, a full line may fall short: numbers and marks are not broken."""
_OVER = 0.6
_WORST = 5.0
_CLOSERS = "。；！？"
_OPEN = 0.5
"""What a cell costs that ends within a sentence; between two ways to part lines that fit alike it decides."""
_ROUNDS = 3
_MOST = 3.0
"""The most that the lines of a cell may miss their column's width by on average, all told."""


def part_records(records: Sequence[Sequence[Line]], columns: int) -> list[list[list[Line]]] | None:
    """The lines of each record as the cells of so many columns; None where no widths of columns explain them."""
    if any(len(record) < columns for record in records):
        return None
    parted = [_part(record, columns, None) for record in records]
    for _ in range(_ROUNDS):
        widths = [_width([cells[column] for cells in parted]) for column in range(columns)]
        parted = [_part(record, columns, widths) for record in records]
    missed = sum(_missed(cells, widths) for cells in parted)
    return parted if missed <= _MOST * len(records) else None


def _width(cells: Sequence[Sequence[Line]]) -> float:
    """The width of a column: that of the widest lines of most of its cells that have several."""
    several = [max(line.width for line in cell) for cell in cells if len(cell) > 1]
    return median(several) if several else max(line.width for cell in cells for line in cell)


def _part(record: Sequence[Line], columns: int, widths: Sequence[float] | None) -> list[list[Line]]:
    """The way to part the lines that misses the widths least; without widths each cell has that of its widest line."""
    count = len(record)
    wides = [line.width for line in record]
    best: list[list[tuple[float, int]]] = [[(float("inf"), 0)] * (count + 1) for _ in range(columns + 1)]
    best[0][0] = (0.0, 0)
    for column in range(columns):
        for end in range(column + 1, count - (columns - column - 1) + 1):
            best[column + 1][end] = min(
                (
                    best[column][begin][0]
                    + _cost(record[end - 1], wides[begin:end], widths[column] if widths else None),
                    begin,
                )
                for begin in range(column, end)
            )
    cells: list[list[Line]] = []
    end = count
    for column in range(columns, 0, -1):
        begin = best[column][end][1]
        cells.insert(0, list(record[begin:end]))
        end = begin
    return cells


def _cost(last: Line, wides: Sequence[float], width: float | None) -> float:
    """By how much the lines of a cell, so wide each, miss the width of its column."""
    wide = max(wides) if width is None else width
    short = sum(max(0.0, wide - each - _RAGGED) for each in wides[:-1])
    over = sum(max(0.0, each - wide - _OVER) for each in wides)
    return short + _WORST * over + (0.0 if last.text[-1] in _CLOSERS else _OPEN)


def _missed(cells: Sequence[Sequence[Line]], widths: Sequence[float]) -> float:
    return sum(_cost(cell[-1], [line.width for line in cell], width) for cell, width in zip(cells, widths, strict=True))
