"""Periods (统计期间): the year that a figure refers to, by the dates of its sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extractors.figures.figure import Figure
from kg.extractors.passages.reading import Passage
from kg.extractors.passages.years import relative_year
from kg.mentions import Mention
from kg.values import Date

NOT_A_YEAR = re.compile(
    r"(?:[对为根据按照《“了比较与同]|(?<![须应要当将拟])于|(?<!年后)的|开展|完成|发布|实施|举办|编制|印发)$"
)

_UNTIL_NOW = re.compile(r"截[至止]目前|截[至止]现在|迄今")
"""A day that is not told, but up to which a figure has added up: 截至目前，试点示范园区125家."""

_AT = re.compile(r"[在于到至自从止以]$")

_OF_PERIOD = re.compile(r"(?:时期|期间|期末|全年|同期)?(?:总和|总量|总数|总额)?的")
OF_PAST = re.compile(
    r"(?:已经?|约|仅|就)*(?:接近|将近|超过|不到|不足|达到?|为|相当于|占)(?:了|到)?"
    r"(?P<past>(?:去年|上年|上一年度?|(?:19|20)\d\d年度?)(?:全年|同期)?(?:总[量额数])?)的$"
)
"""Before what a share is of the same in a year before: 上半年13.4亿元，已达|去年全年|的68%."""

_REACHING = re.compile(r"的?|(?:将|要)?(?:达到?|为|突破|超过|增至)")
"""Between a year and its own number: 2026年用标企业达到3400家、2027年|达到|3900家."""
_ATTRIBUTE = re.compile(r"的[^，。；]{2}")

# 2021年|设立的|…资金池规模由2000万元扩大至6000万元.
_FOUNDED = re.compile(r"(?:\d{1,2}月)?(?:底|初)?(?:设立|成立|组建|建立|出台|印发|启动|发行|认定|获批|建成|制定|批准)的")

_PERIODS = re.compile(r"前[一二三]季度|上半年|[1-9一二三四五六七八九]{1,2}[-—–至]\d{1,2}月")


def add_year(passage: Passage, figure: Figure) -> Figure:
    """The year that a figure refers to.

    A date right before the number ("2015年的5214件"), else the one that opens its clause, else that of the
    nearest clause before.
    """
    if figure.year is not None:
        return figure
    text = passage.reading.document.text
    taken = [(mention.start, mention.end) for label in ("title", "change") for mention in passage.mentions(label)]
    dates = [
        mention
        for mention in passage.mentions("date", passage.sentence.start, figure.at)
        if isinstance(mention.value, Date)
        and mention.value.kind != "since"
        and not any(start <= mention.start < end for start, end in taken)
        and not NOT_A_YEAR.search(text[passage.sentence.start : mention.start])
        and (mention.end >= figure.at - 1 or text[mention.end : mention.end + 1] != "的")
        and not _FOUNDED.match(text, mention.end)
        and not (figure.unit == "倍" and _OF_PERIOD.fullmatch(text, mention.end, figure.at))  # 是“十二五”的|3.1倍
        and not (figure.unit == "%" and _is_whole(passage, mention, figure))
        and not _describes(passage, mention, figure)
        and not _left(passage, mention, figure)
    ]
    now = _UNTIL_NOW.search(text, max((date.end for date in dates), default=passage.sentence.start), figure.at)
    if now is not None and "；" not in text[now.end() : figure.at]:
        return replace(figure, date_kind="within")
    if not dates:
        return replace(figure, year=_year_over(passage, figure))
    if _REACHING.fullmatch(text, dates[-1].end, figure.at):
        return _dated(passage, figure, dates[-1])
    if figure.former:
        return figure  # 由26项增至41项: nobody says since when it had been 26
    clause = max(passage.clause_at(mention.start).start for mention in dates)
    own = next((mention for mention in dates if mention.start >= clause), dates[-1])
    dated = _dated(passage, figure, own)
    earlier = [mention.value for mention in dates if mention.start < own.start]
    if dated.year is None and earlier and isinstance(earlier[-1], Date):  # 十年后的2012年，|前11个月|
        return replace(dated, year=earlier[-1].year_end or earlier[-1].year)
    return dated


def _year_over(passage: Passage, figure: Figure) -> int | None:
    """The year that is over where a text of the first half of the next tells of a whole one: |全年|移送线索40条."""
    document, year = passage.reading.document, passage.scope.year
    told = "全年" in passage.slice(passage.clause_at(figure.at).start, figure.at)
    if not told or year is None or passage.scope.mode != "report" or not document.date:
        return None
    return year - 1 if f"{year}-01" <= document.date[:7] <= f"{year}-06" else None


def _left(passage: Passage, mention: Mention, figure: Figure) -> bool:
    """Whether a date is that of the level that was left for the figure's: 由|2021年|的第8位升至第6位."""
    return passage.slice(mention.start - 1, mention.start) in ("由", "从") and passage.slice(
        mention.end, figure.at
    ) not in ("", "的")


def _is_whole(passage: Passage, mention: Mention, figure: Figure) -> bool:
    """Whether a date is that of the whole that a share is of: 已达|去年|全年的68%."""
    past = OF_PAST.search(passage.slice(passage.sentence.start, figure.at))
    return past is not None and passage.sentence.start + past.start("past") == mention.start


def _describes(passage: Passage, mention: Mention, figure: Figure) -> bool:
    """Whether a date only describes something of an earlier clause: 使用好2022年下达的资金，新增许可登记3000项."""
    clause = passage.clause_at(mention.start)
    return (
        clause.start < passage.clause_at(figure.at).start
        and mention.start > clause.start
        and not _AT.search(passage.slice(clause.start, mention.start))
        and _ATTRIBUTE.search(passage.slice(mention.end, clause.end)) is not None
    )


def _dated(passage: Passage, figure: Figure, mention: Mention) -> Figure:
    date = mention.value
    assert isinstance(date, Date)
    text = passage.reading.document.text
    part = "part" if date.kind == "period" or _PERIODS.search(text[mention.start : mention.end + 4]) else date.kind
    if date.kind == "until" and ((date.month_end or date.month or 12), date.day or 31) < (12, 31):
        part = "within"  # 截至2017年三季度, 截至2017年12月15日: the year is not over
    year = date.year_end or date.year or relative_year(passage, mention)
    return replace(figure, year=year, date_kind=part)
