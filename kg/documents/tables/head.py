"""Heads of tables (表头): the title above a table, and the titles of its columns on one line or one a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.documents.lines import Line
from kg.documents.registers.columns import LONGEST_TITLE, column_role
from kg.documents.text.titles import names_annex

_LONGEST = 50
_SPACE, _WIDE = re.compile(r"\s+"), re.compile(r"\s{2,}")
_YEARS = re.compile(r"[\d\-—–]+")
_NO_COLUMN = re.compile(
    r"表\d|专栏|第[一二三四五六七八九十\d]+[章编篇节部条]|[一二三四五六七八九十]+、|[（(]|\d+[.、]|《"
)
_TITLE = re.compile(
    r"^\**(?:附?表|专栏)\s?\d|(?:19|20)\d\d.*(?:计划|情况|绩效|成绩|成效|表|总结|安排|进展|清单|一览|要点|目标|指标)"
    r"|(?:情况|一览|汇总|统计|安排|分配|明细|进展|指标|任务|分工)表(?:[（(][^（）()]*[）)])?$"
)


def read_head(lines: Sequence[Line], index: int) -> tuple[tuple[str, ...], int] | None:
    """The column titles that begin at a line, on one line or one a line, and the index behind them."""
    if index >= len(lines):
        return None
    titles = header_titles(lines[index])
    if titles:
        return titles, index + 1
    end = index
    while end < len(lines) and _is_column_title(lines[end]):
        end += 1
        if end < len(lines) and lines[end].gap > lines[index + 1].gap if index + 1 < len(lines) else False:
            break
    names = tuple(line.text for line in lines[index:end])
    roles = {column_role(name) for name in names}
    return (names, end) if len(names) >= 2 and roles != {"value"} and len(set(names)) == len(names) else None


def _is_column_title(line: Line) -> bool:
    return (
        len(line.text) <= 16
        and not line.cells
        and not _NO_COLUMN.match(line.text)
        and column_role(line.text) is not None
    )


def is_table_title(line: Line) -> bool:
    """Whether a line may be the title of a table: "表1 主要指标完成情况", "2017年工作计划", "附件1 示范企业名单"."""
    if line.cells or len(line.text) > _LONGEST or line.text.endswith(("。", "；", "，", "）：")):
        return False
    return _TITLE.search(line.text) is not None or names_annex(line.text)


def header_titles(line: Line) -> tuple[str, ...]:
    """The column titles of a line that is the head of a table, else (): at least two titles, each with a known role."""
    if line.titles:
        return line.titles
    words = line.printed.split()
    if (len(words) < 2 and not line.cells) or len(line.text) > 4 * LONGEST_TITLE:
        return ()
    for titles in (
        tuple(cell.text for cell in line.cells if cell.text),
        # Tabs part cells, two beside each other an empty one; blanks part titles only where there are no tabs.
        tuple(_squeeze(part) for part in _WIDE.split(line.printed) if part.strip() and not line.cells),
        _join_years(words),
    ):
        if len(titles) >= 2 and all(column_role(title) for title in titles):
            return titles if any(column_role(title) != "value" for title in titles) else ()
    return ()


def _squeeze(text: str) -> str:
    return _SPACE.sub("", text)


def _join_years(words: list[str]) -> tuple[str, ...]:
    """Titles of a head whose blanks also part figures from words: "2018", "年工作计划" is one title."""
    titles: list[str] = []
    for word in words:
        if titles and _YEARS.fullmatch(titles[-1]):
            titles[-1] += word
        else:
            titles.append(word)
    return tuple(titles)
