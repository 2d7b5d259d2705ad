"""Merged heads (合并表头): titles over several columns whose width is lost, as in a table copied from a web page.

    设区市  专利申请  发明专利授权
    申请量（件）  同比（%）  位次  授权量（件）  同比（%）
    南宁市  13862  12.4  1  1508  -6.7

The lower titles fall into groups; each begins with a title that can stand alone, as growth, ranks and shares cannot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from kg.documents.lines import Line
from kg.documents.registers.columns import figure_kind
from kg.documents.syntax.printed_table import is_figure
from kg.lexicon import area_by_name
from kg.values.marks import without_brackets

_DEPENDENT = ("growth", "rank", "share")
_LONGEST = 30


def merged_titles(upper: Line, lower: Line, row: Line) -> tuple[tuple[str, str], ...] | None:
    """The upper and the lower title of each column of `row`; None where the two lines above it are no such head."""
    above, below = [cell.text for cell in upper.cells], [cell.text for cell in lower.cells]
    width = len(row.cells)
    if len(above) < 3 or not len(below) < width or any(map(is_entry, above + below)) or "" in above + below:
        return None
    figures = sum(is_figure(cell.text) for cell in row.cells)
    if figures < width / 2 or is_figure(row.cells[0].text):
        return None
    groups = list(_groups(below))
    alone = width - len(below)
    if not groups or alone < 1 or len(groups) + alone != len(above):
        return None
    # The first column is that of the rows' names; of the others so many stand alone as there are too few lower titles.
    singles = max(
        combinations(range(1, len(above)), alone - 1),
        key=lambda single: _likeness([above[place] for place in range(1, len(above)) if place not in single], groups),
    )
    columns: list[tuple[str, str]] = []
    rest = iter(groups)
    for place, title in enumerate(above):
        columns += [(title, "")] if place == 0 or place in singles else [(title, each) for each in next(rest, ())]
    return tuple(columns) if len(columns) == width else None


def _groups(titles: Sequence[str]) -> Iterator[list[str]]:
    """The lower titles in groups: each begins with one that can stand alone, or they repeat the first group."""
    again = [place for place, title in enumerate(titles) if title == titles[0]]
    opens = [place for place, title in enumerate(titles) if figure_kind(title) not in _DEPENDENT]
    if len(again) > 1 or opens[:1] == [0]:
        for start, end in pairwise([*(again if len(again) > 1 else opens), len(titles)]):
            yield list(titles[start:end])


def _likeness(above: Sequence[str], groups: Sequence[Sequence[str]]) -> int:
    return sum(len(_words(title) & _words(group[0])) for title, group in zip(above, groups, strict=False))


def _words(title: str) -> set[str]:
    return set(without_brackets(title)) - set("量数额")


def is_entry(text: str) -> bool:
    """Whether a cell is no title: a figure, the name of a place, or a sentence."""
    return len(text) > _LONGEST or is_figure(text) or (bool(text) and area_by_name(text) is not None)
