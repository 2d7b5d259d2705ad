"""Spread heads (单行表头): the titles of all columns on one line, above cells that were printed one a line.

"序号 指标 2025年基数 2030年目标 属性", then "1", "海外专利授权量（件）", "310", "600", "预期性", "2": readers of such
tables want the titles one a line as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.documents.lines import Line
from kg.documents.registers.columns import LONGEST_TITLE, column_role
from kg.documents.tables.stacked_head import VALUE

_NAMES = ("indicator", "area", "year")
_WORDS = ("unit", "judgement", "remark")
_SAID = re.compile(r"[。；，：]")


def spread_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines, each head above cells one a line with its titles one a line too.

    Such a head has three titles or more, and two rows below it have a line for each.
    """
    spread: list[Line] = []
    for index, line in enumerate(lines):
        titles = _titles(line)
        spread += _parted(line, titles) if titles and _heads_rows(titles, lines, index) else [line]
    return spread


def _titles(line: Line) -> list[str]:
    """The words of a line that may be titles, the first of what rows begin with."""
    if line.whole or len(line.text) > LONGEST_TITLE * 4 or _SAID.search(line.text):
        return []
    words = [cell.text for cell in line.cells if cell.text] or line.printed.split()
    if len(words) < 3 or column_role(words[0]) not in (*_NAMES, "number"):
        return []
    return words if "".join(words) == line.text else []


def _heads_rows(titles: Sequence[str], lines: Sequence[Line], index: int) -> bool:
    """Whether two rows stand below a head cell by cell: 1 and 2 below 序号, or all figures where figures belong."""
    width = len(titles)
    rows = [lines[index + 1 + start : index + 1 + start + width] for start in (0, width)]
    if len(rows[1]) < width or any(line.cells for row in rows for line in row):
        return False
    if column_role(titles[0]) == "number":
        return [row[0].text for row in rows] == ["1", "2"]
    figures = [place for place in range(1, width) if column_role(titles[place]) not in _WORDS]
    words = [place for place in range(width) if place not in figures and column_role(titles[place]) != "year"]
    return bool(figures) and all(
        all(VALUE.fullmatch(row[place].text) for place in figures)
        and not any(VALUE.fullmatch(row[place].text) for place in words)
        for row in rows
    )


def _parted(line: Line, titles: Sequence[str]) -> list[Line]:
    parts: list[Line] = []
    start = 0
    for title in titles:
        part = line.strip.cut(start, start + len(title))
        parts.append(replace(line, strip=part, printed=title, cells=(), gap=0 if parts else line.gap))
        start += len(title)
    return parts
