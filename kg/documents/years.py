"""Years (年份): the year that a document speaks of, by its title, its date, or the years that its text names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.documents.text.block import Block
from kg.documents.text.titles import is_date_line
from kg.values.dates import arabic_years

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_OPENING_YEAR = re.compile(r"(?:^|[。】])((?:19|20)\d\d)年[，,]")
_LOOKS_BACK = re.compile(r"绩效|成绩|总结|报告|情况|状况|白皮书|公报|回顾|成效|目录|汇编|名录|大事记|统计|一览")
_RELATIVE = re.compile(r"今年|去年")
_MONTH_TOLD = re.compile(r"(?<!\d)((?:19|20)\d\d)年\d{1,2}月")
# What a text looks up to, which dates nothing: 面向2035年的规划, 2035年远景目标.
_HORIZON = re.compile(r"(?:面向|迈向)(?:19|20)\d\d年|(?:19|20)\d\d年(?=[^，。；]{0,12}(?:远景|愿景))")
# Years to come, and those of the titles of plans: 到2025年, 《…纲要（2021—2035年）》.
_TITLE = re.compile(r"《[^《》]*》")
_AHEAD = re.compile(
    r"(?:(?<![截年月日\d])[到至]|力争|争取|面向|展望|迈向)(?:19|20)\d\d年[底末]?(?!的)|(?:19|20)\d\d年\d{0,2}月?[底末]?前(?!\d)"
)
_THAN = re.compile(r"[比较](?:19|20)\d\d年")
_BEGUN = re.compile(r"((?:19|20)\d\d)年?[-—–~至]+(?:(?:19|20)\d\d)年?")
# Years that are over: 截至2024年底, 2025年3月, 从2020年的44.9%提升至|2024年|的53.3%.
_OVER = re.compile(
    r"截[至止]到?((?:19|20)\d\d)年|(?<![前底末内])((?:19|20)\d\d)年(?:\d{1,2}月(?!\d*日)|[上下]半年|[为，]?前(?:[一二三]季度|\d{1,2}个月)|以来)"
    r"|[从由](?:19|20)\d\d年底?的[^，。；到至]{1,16}[到至为]((?:19|20)\d\d)年底?的"
)
# Part of a year, with its figures: a text that tells of 2010年1-9月 is of 2010.
_PART = re.compile(r"(?<![前底末内比较])((?:19|20)\d\d)年(?:1[-—–~至]\d{1,2}月|上半年|前[一二三]季度)[，,]")
_LAST = re.compile(r"去年")
# A yearbook tells of the year before that of its name: 湖南年鉴（2019）, 《2016中国知识产权年鉴》.
_YEARBOOK = re.compile(
    r"《?(?:[\u4e00-\u9fff]{2,16}年鉴[（(·]?(?P<behind>(?:19|20)\d\d)(?:年?卷)?|(?P<before>(?:19|20)\d\d)年?[\u4e00-\u9fff]{2,16}年鉴)[）)]?》?"
)
# The year before the name of what comes out every year: 2018国家知识产权局年报.
_YEARLY = re.compile(r"((?:19|20)\d\d)(?=[\u4e00-\u9fff]{2,24}(?:年报|年度报告|公报|白皮书)$)")
# The year of a document number: 冀政发〔2017〕12号.
_NUMBERED = re.compile(r"[〔\[（(]((?:19|20)\d\d)[〕\]）)]")
_LONGEST_TITLE = 60
_SELDOM = 3
"""A report on a year names later ones less than a third as often."""


def speaking_year(
    blocks: Sequence[Block], heading: str | None, date: str | None, number: str | None, top: int
) -> int | None:
    """The year that the document speaks of: that of its title, else of its date, of its number if it is no
    report, else the one it names most, or a later one that it tells as over. `top` is how many blocks are its head.
    """
    lines = (block.text for block in blocks[:3] if not block.cell)
    for printed in (
        heading or "",
        *(line for line in lines if len(line) <= _LONGEST_TITLE and not line.endswith("。")),
    ):
        text = arabic_years(printed)
        if book := _YEARBOOK.fullmatch(text):
            return int(book["behind"] or book["before"]) - 1
        if yearly := _YEARLY.match(text):
            return int(yearly[1])
        years = re.findall(r"(?<!\d)((?:19|20)\d\d)(?=年|度|[-—–~至]|[）)]$)", _HORIZON.sub("", text))
        if years and not re.search(r"十[二三四五]五", text):
            spans = re.search(r"((?:19|20)\d\d)[-—–~至]((?:19|20)\d\d)年", text)
            return int(spans[2] if spans and _LOOKS_BACK.search(text) else years[0])
    if date:
        return int(date[:4])
    numbered = _NUMBERED.search(number) if number and heading and not _LOOKS_BACK.search(heading) else None
    given = _printed(blocks[:top]) or (int(numbered[1]) if numbered else None)
    return given or _spoken(blocks[:top], blocks) or _named(blocks)


def _printed(head: Sequence[Block]) -> int | None:
    """The year of the month that a cover prints below the title, without a day: 二〇一八年九月."""
    lines = (arabic_years(block.text) for block in head if is_date_line(block.text))
    told = (_MONTH_TOLD.search(line) or _YEAR.search(line) for line in lines)
    return next((int(found[1]) for found in told if found), None)


def _spoken(head: Sequence[Block], blocks: Sequence[Block]) -> int | None:
    """The year in which a text speaks that says 今年 or 去年: that of the first day or month it tells."""
    if not any(_RELATIVE.search(block.text) for block in blocks):
        return None
    told = (_MONTH_TOLD.search(block.text) for block in head)
    return next((int(found[1]) for found in told if found), None)


def _named(blocks: Sequence[Block]) -> int | None:
    """The year that a text without title and date names most often, but for years to come and those compared with;
    of a text that only looks ahead the year in which its plan begins.

    Where later years are named not much less, or part of one has its figures, it is the last of them, as it is in news,
    which says 今年 beside them; one whose headline tells of last year is printed in the next.
    """
    texts = [_HORIZON.sub("", block.text) for block in blocks]
    told = [_THAN.sub("", _AHEAD.sub("", _TITLE.sub("", text))) for text in texts]
    counts = Counter(int(year) for text in told for year in _YEAR.findall(text))
    counts.update(int(year) for text in told for year in _OPENING_YEAR.findall(text))
    if counts:
        most = max(counts, key=lambda year: counts[year])
        later = sum(number for year, number in counts.items() if year > most)
        running = " ".join(text for text, block in zip(told, blocks, strict=True) if block.cell is None)
        over = [int("".join(found)) for found in _OVER.findall(running)]
        told_of = [most, *(int(year) for year in _PART.findall(running))]
        told_of += [max(counts)] if _RELATIVE.search(running) else []
        last = max(told_of + over if later * _SELDOM >= counts[most] else told_of)
        return last + 1 if _LAST.search(texts[0]) and len(texts[0]) <= _LONGEST_TITLE else last
    begun = [int(year) for text in texts for year in _BEGUN.findall(text)]
    named = Counter(int(year) for text in texts for year in _YEAR.findall(_THAN.sub("", text)))
    return min(begun) if begun else max(named, key=lambda year: named[year]) if named else None
