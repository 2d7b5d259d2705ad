"""Rates in tables (资助标准): what a row of a table of subsidies pays for each: "PCT国际申请 | 每件最高1万元"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.grid_rows import Row
from kg.facts import Statistic
from kg.values import find_quantities
from kg.values.marks import without_remark

_LONGEST = 24
_RATE_TITLE = re.compile(r"(?:资助|补助|奖励|补贴|奖补|支持)(?:标准|额度|金额)(?:[（(].*[）)])?$")
_RATE = re.compile(r"(?:[每单][件项家个名人笔次年])?(?:最高|不超过|一次性|给予|资助|奖励|补助)*\d[\d.,]*[万亿]?元")


def is_rate(passage: Passage) -> bool:
    """Whether a sentence is a cell that sets what is paid for what its row names: "每件5000元" below 资助标准."""
    return (
        passage.section.cell is not None
        and _RATE_TITLE.search(passage.section.column_title) is not None
        and (_RATE.match(passage.text) is not None and len(passage.text) <= _LONGEST)
    )


def rates_of(passage: Passage, row: Row, title: str) -> Iterator[Statistic]:
    """The sum that a row of a table of subsidies pays for each (rule grids.statistic)."""
    if not is_rate(passage) or not (row.thing or row.name):
        return
    paid = next((found for found in find_quantities(passage.text) if found.unit == "元"), None)
    if paid is not None:
        yield Statistic(
            area=passage.scope.area,
            city=passage.scope.city,
            indicator=f"{row.thing or row.name}{without_remark(title)}",
            value=paid.value,
            value_max=paid.value_max,
            unit=paid.unit,
            cmp=paid.cmp,
            year=passage.scope.year,
            evidence=passage.evidence(min(row.start, passage.sentence.start), passage.sentence.end, "grids.statistic"),
        )
