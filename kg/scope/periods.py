"""Periods (规划期): the years that plans are made for, by what their titles and headings say."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.documents import Document
from kg.values.dates import arabic_years

FIVE_YEARS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}
_SPAN = re.compile(r"((?:19|20)\d\d)年?[-—–~至]((?:19|20)\d\d)年")


def period_end(document: Document) -> int | None:
    """The last year of the period that a plan's title names: "“十四五”知识产权发展规划", "（2021—2035年）"."""
    period = plan_period(document)
    return period[1] if period else None


def plan_period(document: Document) -> tuple[int, int] | None:
    """The first and the last year of the period that a plan's title names."""
    title = document.title or ""
    span = _SPAN.search(arabic_years(title))
    if span:
        return int(span[1]), int(span[2])
    end = five_years_end(title)
    return (end - 4, end) if end else None


def present_year(document: Document) -> int | None:
    """The year in which a document speaks: a report on 2022 dated April 2023 says 今年 of 2023. A date that lies years
    behind what a report tells of is that of a page which prints it again.
    """
    year = document.year
    dated = int(document.date[:4]) if document.date else year
    return dated if year is None or dated is None or dated in (year, year + 1) else year


# "建设周期为三年，自2022年11月至2025年10月", "实施期三年（2019年6月至2022年6月）".
_TERM = re.compile(
    r"(?:建设|实施|创建|培育|试点|示范|执行|绩效|项目|服务|考核)(?:周期|期限|期)(?![内末前满间])[^。；\d]{0,12}"
    r"(?:19|20)\d\d年?(?:\d{1,2}月)?(?:\d{1,2}日)?[-—–~至到]+(?P<end>(?:19|20)\d\d)年"
    r"|目标值?[^，。；\d]{0,6}(?P<due>(?:19|20)\d\d)年(?:\d{1,2}月)?[底末]?前?(?:应|须|要)?(?:达到|完成|实现)"
)


def term_end(document: Document) -> int | None:
    """The last year of the term that the text of a document gives to what it is about, None where it gives none, or
    several that end apart: a project's aims are due by then.
    """
    return _term_end(document.text)


@lru_cache(maxsize=4)
def _term_end(text: str) -> int | None:
    ends = {int(match["end"] or match["due"]) for match in _TERM.finditer(text)}
    return ends.pop() if len(ends) == 1 else None


def five_years_end(text: str) -> int | None:
    """The end of the five years that a text names: 2020 for "“十三五”规划实施情况中期评估报告"."""
    return next((year for words, year in FIVE_YEARS.items() if words in text), None)
