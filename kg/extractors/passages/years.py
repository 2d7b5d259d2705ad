"""Years (年份): the year of what a statement says happened."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extractors.passages.reading import Passage, Reading
from kg.mentions import Mention
from kg.values import Date

_KINDS = ("point", "range", "until")
_PLAN_KINDS = (*_KINDS, "by")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_NEWS = re.compile(
    r"《[^《》]*?((?:19|20)\d\d)年?[^《》]*(?:状况|情况|白皮书|报告|公报)[^《》]*》(?:白皮书|报告)?[^，。]{0,4}(?:发布|显示|公布|披露|指出|表明|出炉|[，。])"
)
_READY = re.compile(
    r"(?:年?[底末])?之?前?(?:力争|正式|全面|基本)*(?:建成|上线|投入|投用|运行|运营|挂牌|揭牌|启用|开业|完成建设)"
)
_OF_REPORT = re.compile(r"[上当本次来]一?年")


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
    for mention in reversed(passage.dates(first, passage.clause_at(max(start, end - 1)).end)):
        date = mention.value
        if not isinstance(date, Date) or date.kind not in (_PLAN_KINDS if planned else _KINDS):
            continue
        year = date.year if date.year is not None else relative_year(passage, mention) or _same_year(passage, mention)
        if year is not None and passage.slice(mention.start - 1, mention.start) not in ("比", "较"):
            return year
    if planned and (year := _ready_by(passage, passage.clause_at(max(start, end - 1)).end)):
        return year
    return passage.scope.year


def _same_year(passage: Passage, mention: Mention) -> int | None:
    """The year of a month that stands alone behind an earlier one of its sentence: 去年3月…揭牌；|8月|…成立."""
    date = mention.value
    if not isinstance(date, Date) or date.month is None or date.relative is not None:
        return None
    for other in reversed(passage.mentions("date", passage.sentence.start, mention.start)):
        before = other.value
        if isinstance(before, Date) and before.kind == "point" and before.month is not None:
            told = before.year if before.year is not None else relative_year(passage, other)
            if told is not None:
                return told if before.month <= date.month else None
    return None


def _ready_by(passage: Passage, end: int) -> int | None:
    """The year by which the clause behind says that what is planned shall be ready: …平台，|2027年前上线运行|."""
    following = next((clause for clause in passage.clauses if clause.start == end + 1 and not clause.strong), None)
    dates = passage.mentions("date", following.start, following.end) if following else ()
    if following is None or not dates or dates[0].start > following.start + 2:
        return None
    date = dates[0].value
    ready = _READY.match(passage.slice(dates[0].end, following.end))
    return date.year if ready and isinstance(date, Date) and date.year_end is None else None


@lru_cache(maxsize=8)
def _printed(reading: Reading) -> int | None:
    """The year in which a text without date is printed: that after the year of the report whose news it is
    (《2018年知识产权保护状况》白皮书|显示|), else its own.
    """
    document = reading.document
    news = any(int(year) == document.year for year in _NEWS.findall(document.text)) and document.year
    return document.year + 1 if news and document.year else document.year


def relative_year(passage: Passage, mention: Mention) -> int | None:
    """The year that 去年, 今年 or 上年 means: counted from the day of the document, 上年 in a report from its year."""
    date, document = mention.value, passage.reading.document
    if document.text.startswith("当年", mention.start):
        told = _YEAR.findall(document.text, passage.sentence.start, mention.start)
        return int(told[-1]) if told else passage.scope.year or document.year  # 《2019年状况》显示，|当年|…
    present = int(document.date[:4]) if document.date else _printed(passage.reading)
    if passage.scope.mode == "report" and _OF_REPORT.match(document.text, mention.start):
        present = passage.scope.year or present  # 上年 in a report on 2019 printed in 2020 is 2018, 去年 is 2019
    return present + date.relative if isinstance(date, Date) and date.relative is not None and present else None
