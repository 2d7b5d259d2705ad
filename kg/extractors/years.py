"""Years (年份): the year of what a statement says happened."""

from __future__ import annotations

from kg.extractors.reading import Passage
from kg.values import Date

_KINDS = ("point", "range", "until")
_PLAN_KINDS = (*_KINDS, "by")


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
        if isinstance(date, Date) and date.year is not None and date.kind in (_PLAN_KINDS if planned else _KINDS):
            return date.year
    return passage.scope.year
