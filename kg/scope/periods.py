"""Periods (规划期): the years that plans are made for, by what their titles and headings say."""

from __future__ import annotations

import re

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


def five_years_end(text: str) -> int | None:
    """The end of the five years that a text names: 2020 for "“十三五”规划实施情况中期评估报告"."""
    return next((year for words, year in FIVE_YEARS.items() if words in text), None)
