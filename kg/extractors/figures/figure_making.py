"""Making figures (成数): a figure from a number's slot and its indicator."""

from __future__ import annotations

import re

from kg.extractors.figures.figure import Figure
from kg.extractors.figures.indicators import tidy
from kg.extractors.figures.slots import Slot
from kg.extractors.passages.reading import Passage
from kg.values import Quantity

_MONEY = re.compile(r"金额|[融投]资|资金|产值|收入|贷款|规模|总额|税收|利润")
_CASES = re.compile(r"(?:案件|专利|商标)$")


def _implied_unit(indicator: str) -> str:
    """The unit of a bare number by what it counts: "知识产权投融资金额达到20亿" is yuan, "查处专利案件4039" is
    件; else none.
    """
    if _MONEY.search(indicator):
        return "元"
    return "件" if _CASES.search(indicator) else ""


# "出台|《…办法》《…计划》等|政策文件7件": some of those counted.
_AND_OTHERS = re.compile(r"(?:《[^《》]*》[、和及与]?)+等(?:\d*[项份个件部])?(?=[^，；]{2})")


def make_figure(passage: Passage, slot: Slot, indicator: str, kind: str, total: bool) -> Figure:
    quantity = slot.mention.value
    assert isinstance(quantity, Quantity)
    clause = passage.clauses[slot.clause]
    return Figure(
        indicator=tidy(_AND_OTHERS.sub("", indicator)),
        value=quantity.value,
        unit=quantity.unit or _implied_unit(indicator),
        cmp=quantity.cmp,
        kind=kind,
        start=clause.start,
        end=clause.end,
        at=slot.mention.start,
        value_max=quantity.value_max,
        before=slot.before,
        total=total,
        bracketed=_in_brackets(passage.slice(passage.sentence.start, slot.mention.start)),
    )


def _in_brackets(before: str) -> bool:
    """Whether a bracket is open behind a text: 新收案件300件（其中一审180件、二审|."""
    return before.count("（") + before.count("(") > before.count("）") + before.count(")")
