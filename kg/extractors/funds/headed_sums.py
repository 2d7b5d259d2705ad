"""Headed sums (标题金额): how many projects a heading of a list says there are below it, and how much money they get.

    一、高价值专利培育项目（6个，1200万元）
    1　甲大学　200
    2　乙公司　1000

Where the last figures of the rows add up to the heading's sum, they are in its unit. The line of a list may tell the
same: "专利导航：4个项目，320万元；".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.extractors.figures.grid_numbers import read_number
from kg.extractors.passages.reading import Reading
from kg.values import find_quantities

_KIND = r"(?P<kind>[^\d，。；：、（）()]{2,24})"
_TOLD = (
    r"(?:共计?|合计)?(?P<count>\d[\d,]*)(?P<measure>[个家项件户笔])(?:企业|单位|项目|机构)?[，、；]?"
    r"(?:共计?|合计|金额|资金|经费|补助|安排|下达|拨付)*(?P<sum>[\d.,]+(?P<unit>[万亿]?元))"
)
_HEADED = re.compile(rf"{_KIND}[（(]{_TOLD}(?:[，；][^（）()]{{1,10}})?[）)]")
_LISTED = re.compile(rf"[-*•·]?{_KIND}：{_TOLD}[；。]?")
_PROJECTS = ("个", "项")


@dataclass(frozen=True, slots=True)
class HeadedSum:
    """What the bracket of a heading tells of the kind it names: how many there are, in which measure, and their sum in
    yuan, printed as `number` in `unit`.
    """

    kind: str
    count: float
    measure: str
    amount: float
    number: float
    unit: str

    @property
    def counted(self) -> str:
        """What is counted: projects, where the measure is theirs."""
        return self.kind if self.measure not in _PROJECTS or self.kind.endswith("项目") else f"{self.kind}项目"


def headed_sum(heading: str) -> HeadedSum | None:
    """What a heading, or the line of a list, tells of the projects of its kind, or None.

    >>> headed_sum("专利导航项目（4个，320万元）")
    HeadedSum(kind='专利导航项目', count=4.0, measure='个', amount=3200000, number=320.0, unit='万元')
    """
    told = _HEADED.fullmatch(heading) or _LISTED.fullmatch(heading)
    sums = find_quantities(told["sum"]) if told else ()
    if told is None or not sums:
        return None
    number = float(told["sum"].removesuffix(told["unit"]).replace(",", ""))
    count = float(told["count"].replace(",", ""))
    return HeadedSum(told["kind"], count, told["measure"], sums[0].value, number, told["unit"])


def sums_of_tables(reading: Reading) -> Mapping[int, float]:
    """By table, what the last figures of its rows add up to."""
    last: dict[tuple[int, int], float] = {}
    for passage in reading.passages():
        row = passage.table_row
        number = read_number(passage.text) if row is not None else None
        if row is not None and number is not None and not number.unit:
            last[row] = number.value
    sums: dict[int, float] = {}
    for (table, _), value in last.items():
        sums[table] = sums.get(table, 0.0) + value
    return sums
