"""Rows of allocations (分配行): those of tables that give money out, with the cells of the count and of the money."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TypeAlias

from kg.extractors.figures.grid_numbers import NOTED_UNIT, read_number, unit_in
from kg.extractors.funds.allocation_titles import PAID, SUMS, announced, is_title
from kg.extractors.funds.headed_sums import headed_sum, sums_of_tables
from kg.extractors.passages.reading import Passage, Reading
from kg.scope.modes import money_given
from kg.values.marks import without_remark

_MONEY = re.compile(r"金额|资金|经费|额度|补助|奖励|奖补|资助|补贴|贴息")
# What a table of payments tells of patents and loans beside them is not what it pays for.
_FLOW = re.compile(r"(?:申请|授权|注册|登记|拥有)量|(?:贷款|融资|授信|担保|保险|成交|交易|许可|合同)(?:总?额|金额)")
# Columns beside what is given: a part of it, how it changed, what is aimed at.
_BESIDE = re.compile(r"^其中|增减|比上年|较上年|上年|目标|完成率")
PASSED = ("number", "unit", "remark", "judgement")

_Row: TypeAlias = tuple[str, list[Passage], Passage | None, tuple[Passage, str]]


def is_paid_for(title: str) -> bool:
    """Whether the figures of a column in such a table are of what is paid; patents are told of beside it."""
    return _FLOW.search(title) is None


@lru_cache(maxsize=1)
def rows_of(reading: Reading) -> tuple[_Row, ...]:
    """The rows of tables of allocations: the title, the cells, that of the count, that of the money with its unit."""
    return tuple(_rows(reading))


def _rows(reading: Reading) -> Iterator[_Row]:
    title = noted = ""
    given = money_given(reading.document.title or "")
    added = sums_of_tables(reading)
    for cell_at, passages in groupby(reading.passages(), key=lambda passage: passage.table_row):
        row = list(passages)
        if cell_at is None:
            titles = [sums for passage in row[-3:] if (sums := announced(passage.text))]
            title = titles[-1] if titles else row[-1].section.path[-1] if row[-1].section.path else ""
            noted = next((found[1] for passage in row if (found := NOTED_UNIT.search(passage.text))), unit_in(title))
            continue
        path = row[0].section.path
        titled = any(is_title(words) or SUMS.search(words) for words in (title, *path[-1:]))
        headed = headed_sum(path[-1]) if path else None
        if headed is not None and added.get(cell_at[0]) == headed.number:
            titled, noted = True, headed.unit
        if not titled and not (given and _pays(row)):
            continue
        figures = [passage for passage in row[1:] if read_number(passage.text) is not None]
        money = [(passage, unit) for passage in figures if (unit := _unit(passage, noted)).endswith("元")]
        counts = [
            passage
            for passage in figures
            if unit_in(passage.section.column_title)[-1:] in tuple("个家件项户")
            and is_paid_for(passage.section.column_title)
        ]
        if money:
            yield title, row, counts[0] if counts else None, _given(money)


def _given(money: Sequence[tuple[Passage, str]]) -> tuple[Passage, str]:
    """Which sum of a row is given: that of the document's year, no part of it, no change, no aim; else the last."""
    whole = [sums for sums in money if _BESIDE.search(sums[0].section.column_title) is None]
    of_year = [sums for sums in whole if f"{sums[0].reading.document.year}年" in sums[0].section.column_title]
    return (of_year or whole or money)[-1]


def _pays(row: Sequence[Passage]) -> bool:
    """Whether a row of a table in a notice that gives money out has a column of sums, and no rates: 资助标准."""
    titles = [without_remark(passage.section.column_title) for passage in row]
    rates = any("标准" in words for words in (*titles, *row[0].section.path[-1:]))
    return not rates and any(map(PAID.search, titles))


def _unit(passage: Passage, noted: str) -> str:
    """The unit of a sum of money, "" for what is none."""
    cell = passage.section.cell
    number = read_number(passage.text)
    if cell is None or number is None:
        return ""
    unit = number.unit or unit_in(cell.title)
    if _MONEY.search(cell.title):
        return unit or noted
    # A column that a table of sums does not name otherwise has its sums: "（单位：万元）" above "地区", "2021年拨付".
    return noted if not unit and noted.endswith("元") and cell.role not in PASSED else ""
