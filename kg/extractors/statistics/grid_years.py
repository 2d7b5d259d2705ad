"""Years of grids (表中年份): which year the figures of a column or row are of."""

from __future__ import annotations

import re

from kg.documents import Document
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.grid_rows import YEAR, Row
from kg.scope import period_end, plan_period, term_end

_PERIOD = 5
_YEARLY = re.compile("年度|全年|当年|本年")
# Up to when a heading tells how far things are: 主要指标完成情况（|截至2021年6月底|）.
_SO_FAR = re.compile(r"截[至止]到?[^，。；）)]*")


def year_of(passage: Passage, row: Row, title: str, kind: str | None) -> int | None:
    """The year of a column, by its title, its row, or what it holds: the base of a five-year plan lies before it."""
    printed = YEAR.search(title)
    if printed:
        return int(printed[1])
    if row.year is not None:
        return row.year
    document = passage.reading.document
    end = period_end(document)
    if kind == "base":
        return end - _PERIOD if end is not None and end % _PERIOD == 0 else None
    if kind == "earlier":
        return document.year - 1 if document.year else None
    if kind == "aim" and end is not None:
        return end
    if kind == "aim" and not _YEARLY.search(title) and (term := term_end(document)):
        dated = any(YEAR.search(_SO_FAR.sub("", heading)) for heading in passage.section.path)
        return passage.scope.year if dated else term
    return passage.scope.year


def lies_before(document: Document, year: int) -> bool:
    """Whether a year lies before the period of the plan: 2015 in a plan for 十三五, issued at the end of that year."""
    period = plan_period(document)
    return period is not None and year < period[0]
