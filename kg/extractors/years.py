"""Years (年份): the year of what a statement says happened."""

from __future__ import annotations

import re

from kg.extractors.reading import Passage
from kg.mentions import Mention
from kg.values import Date

_KINDS = ("point", "range", "until")
_PLAN_KINDS = (*_KINDS, "by")
_OF_REPORT = re.compile(r"[上次来]一?年")


def stated_year(passage: Passage, start: int, end: int, planned: bool) -> int | None:
    """The year that the clauses of a statement give, or a date before them (2017年8月，…), else that of the section.

    Of what is planned also the year by which it shall be done (2022年底前).
    """
    first = passage.clause_at(start).start
    for clause in passage.clauses:
        if clause.end == first - 1 and any(
            date.start <= clause.start + 2 and date.end >= clause.end - 2
            for date in passage.mentions("date", clause.start, clause.end)
        ):
            first = clause.start
    for mention in reversed(passage.mentions("date", first, passage.clause_at(max(start, end - 1)).end)):
        date = mention.value
        if not isinstance(date, Date):
            continue
        year = date.year if date.year is not None else _meant(passage, mention, date)
        if year is not None and date.kind in (_PLAN_KINDS if planned else _KINDS):
            return year
    return passage.scope.year


def _meant(passage: Passage, mention: Mention, date: Date) -> int | None:
    """The year that 去年 or 明年 means: from the day of the text, 上年 in a report from the year it reports on."""
    document = passage.reading.document
    present = int(document.date[:4]) if document.date else document.year
    if passage.scope.mode == "report" and _OF_REPORT.match(passage.slice(mention.start, mention.end)):
        present = passage.scope.year or present
    return present + date.relative if date.relative and present else None
