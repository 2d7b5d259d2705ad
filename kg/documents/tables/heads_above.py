"""Heads above rows (上方表头): the titles of columns above rows of figures, by their place, over several lines.

                 专利申请               专利授权         有效发明
    地  区                                                 专利
             申请量   同比增长     授权量   同比增长      拥有量

From the rows upwards each title stands above one column, or above the middle of several that have titles below it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.documents.lines import Line
from kg.documents.registers.columns import figure_kind
from kg.documents.syntax.printed_table import is_figure
from kg.documents.tables.head import is_table_title
from kg.documents.tables.head_levels import compose
from kg.documents.tables.positions import Edges, Piece, pieces_of
from kg.documents.text.strip import drop_space

_MOST = 4
_WIDEST = 14.0
_SAID = re.compile(r"[，。；：]")
_ASIDE = 0.5
_MISSED = 3.0
"""What a column costs that needs an upper title, as 同比 does, and gets none."""
_OFF = 5.0
_SPACE = re.compile(r"\s")


def read_head_above(lines: Sequence[Line], index: int, columns: Sequence[Edges]) -> tuple[int, Line] | None:
    """The head above the row at `index`: its first line's index, and it as one line with the titles of the columns.

    None where no titles stand above all columns but the first.
    """
    titles = [""] * len(columns)
    tops: list[int | None] = [None] * len(columns)
    edges = list(columns)
    first = index
    while first > 0 and index - first < _MOST and lines[first].gap <= (1 if first == index else 0):
        line = lines[first - 1]
        pieces = pieces_of(line)
        spans = _spans(pieces, edges, tops, titles) if _may_be_head(line, pieces) else None
        if spans is None:
            break
        first -= 1
        for piece, (left, right) in zip(pieces, spans, strict=True):
            words = _SPACE.sub("", piece.text)
            for column in range(left, right + 1):
                titles[column] = compose(words, titles[column])
                tops[column] = first
                if left == right:
                    edges[column] = (
                        piece.edges if edges[column] == columns[column] else _wider(edges[column], piece.edges)
                    )
    if first == index or not all(titles[1:]):
        return None
    base = lines[index - 1]
    return first, replace(base, cells=tuple(drop_space(base.strip) for _ in columns), titles=tuple(titles))


def _wider(one: Edges, other: Edges) -> Edges:
    return min(one[0], other[0]), max(one[1], other[1])


def _may_be_head(line: Line, pieces: Sequence[Piece]) -> bool:
    return (
        not line.cells
        and bool(pieces)
        and not _SAID.search(line.text.replace("其中：", ""))
        and not is_table_title(line)
        and all(piece.end - piece.start <= _WIDEST and not is_figure(piece.text) for piece in pieces)
    )


def _spans(
    pieces: Sequence[Piece], edges: Sequence[Edges], tops: Sequence[int | None], titles: Sequence[str]
) -> list[tuple[int, int]] | None:
    """The first and last column under each piece; None where one stands above none, or one above all."""
    counts = Counter(titles)
    needs = [
        tops[column] is not None and (figure_kind(title) in ("growth", "rank", "share") or counts[title] > 1)
        for column, title in enumerate(titles)
    ]

    @cache
    def best(place: int, begin: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        """The least that the titles from one on miss their columns by, and those columns."""
        if place == len(pieces):
            return _MISSED * sum(needs[begin:]), ()
        ways: list[tuple[float, tuple[tuple[int, int], ...]]] = [(float("inf"), ())]
        for left in range(begin, len(edges)):
            for right in range(left, len(edges)):
                if left < right and (None in tops[left : right + 1] or len(set(tops[left : right + 1])) > 1):
                    continue
                off = _off(pieces[place], edges[left], edges[right], left == right)
                if off <= _OFF:
                    rest, spans = best(place + 1, right + 1)
                    ways.append((off + _MISSED * sum(needs[begin:left]) + rest, ((left, right), *spans)))
        return min(ways)

    cost, spans = best(0, 0)
    if cost == float("inf") or any(len(edges) > 2 and right - left + 1 >= len(edges) - 1 for left, right in spans):
        return None
    return list(spans)


def _off(piece: Piece, left: Edges, right: Edges, single: bool) -> float:
    """How far a title stands from the middle of its columns, or from where they begin or end."""
    middle = abs((piece.start + piece.end) / 2 - (left[0] + right[1]) / 2)
    if single:
        return min(middle, abs(piece.start - left[0]), abs(piece.end - right[1]))
    return min(middle, abs(piece.start - left[0]) + _ASIDE)
