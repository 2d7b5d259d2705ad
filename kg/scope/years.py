"""Years (年份): which year a section speaks of, by its columns, headings and the document's title."""

from __future__ import annotations

import re

from kg.documents import Document, Section
from kg.scope.modes import says, section_mode, without_titles
from kg.scope.periods import FIVE_YEARS, five_years_end, period_end, present_year
from kg.scope.places import first_heading
from kg.values.dates import arabic_years

YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-—–~至]((?:19|20)\d\d))?年(?![初底末]?以来)")

_OUTLOOK = re.compile(r"展望((?:19|20)\d\d)()$")
# Years that headings of speeches tell by where they speak: 过去的一年，干得怎么样; 今年怎么干. What a table has besides
# (资金分配|及|上年度专利情况) is not all of it.
_TOLD = re.compile(
    r"(?P<last>过去的?一年|(?<![及和与])(?:去年|上一?年))|(?P<this>今年|新的?一年)|(?P<next>明年|下一?年度?)"
)
# 年度目标, 全年任务; but 年度质押融资额 is the yearly sum in whatever year.
_THIS_YEAR = re.compile(r"(?:年度|全年|当年)(?:目标|任务|计划|预期|指标|完成|情况|进展|$)")
_BY = re.compile(r"(?:力争|争取|确保)?[到至]((?:19|20)\d\d)年")
_AHEAD = re.compile(r"(?:展望|面向|进入)?((?:19|20)\d\d)年(?:，|,|是|将|要|工作|全省|全市|我|计划|拟)")
# "今年怎么干？", "下一步重点抓三件事。": the rest of the paragraph looks ahead.
_WHAT_NEXT = re.compile(
    r"(?:(?:今年|新的一年|下一步|接下来)|(?P<next>明年))[^，。？：]{0,12}(?:怎么干|怎么办|怎么做|干什么|做什么|抓什么|重点[抓做]|打算)[^，。？：]{0,12}[？。]?$"
)
# What tells that a report speaks of a year that is over: 2019年度…, 2019年…工作总结.
_WHOLE_YEAR = re.compile(
    r"(?:19|20)\d\d(?:年度|年(?![^，。]{0,20}(?:上半年|季度|[\d一二三四五六七八九十]月|[中阶]期|段))[^，。]{0,40}(?:总结|年报|年度报告|白皮书|回顾))"
)
_AWAY = {"last": -1, "this": 0, "next": 1}


def section_year(section: Section, document: Document, genre: str) -> int | None:
    """The year of a section: its column's title, its phase or headings, else that of a document that speaks of
    one year.

    The headings over a table date its results, not its tasks.
    """
    headings = () if section.column in ("task", "focus") else tuple(reversed(section.path))
    reviews = (
        genre == "assign"
        and section.cell is None
        and section_mode(section, genre, period=period_end(document)) == "report"
    )
    if reviews and headings and document.title and headings[-1].startswith(document.title):
        headings = headings[:-1]  # the plan's own years are not those that it looks back on
    present = present_year(document)
    for text in (section.column_title, section.phase or "", *headings):
        words = arabic_years(without_titles(text))
        match = YEAR.search(words) or _OUTLOOK.search(words)
        if match:
            return int(match[2] or match[1])
        if genre == "report" and says("plan", words) and (end := five_years_end(words)):
            return end
        if present is not None and (told := _TOLD.search(words)):
            return present + _AWAY[told.lastgroup or ""]
    if genre == "report" and section.column == "plan" and document.year is not None:
        return document.year + 1
    if genre == "report" and section.column not in ("task", "focus"):
        return document.year
    if reviews:
        return _review_end(section, document)
    if section.cell is not None and _THIS_YEAR.search(section.column_title):
        return document.year
    if section.column in ("task", "focus") and says("report", document.title or "") and not _is_yearly(document):
        return five_years_end(document.title or "")
    return document.year if _is_yearly(document) else period_end(document)


def _review_end(section: Section, document: Document) -> int | None:
    """The year that the review in a plan speaks of: the end of the period its heading names, else of the one before the
    plan's own: "一、“十三五”工作回顾" is 2020, and so is 发展基础 in a plan for 十四五.
    """
    named = [year for heading in section.path[1:] for words, year in FIVE_YEARS.items() if words in heading]
    end = period_end(document)
    return named[-1] if named else end - 5 if end and end % 5 == 0 else document.year


def _is_yearly(document: Document) -> bool:
    """Whether the document's title, or its first heading, names its year:
    "2019年地方知识产权战略实施暨强国建设工作要点".
    """
    title = arabic_years(document.title or first_heading(document))
    return bool(re.search(r"(?:19|20)\d\d年(?!.*(?:19|20)\d\d年)", title)) and not re.search(
        r"(?:19|20)\d\d[-—–~至](?:19|20)\d\d年", title
    )


def year_ahead(text: str, document: Document) -> int | None:
    """The year ahead that a sentence of a report opens with: the next one, "2017年，我们将…", or the one up to which
    something shall be reached, "到2020年底，…".
    """
    by = _BY.match(text)
    if by and document.year is not None and int(by[1]) > document.year:
        return int(by[1])
    asked = _WHAT_NEXT.match(text)
    present = present_year(document) if asked else None
    if asked and present is not None:
        return present + (1 if asked["next"] else 0)
    match = _AHEAD.match(text)
    return int(match[1]) if match and document.year is not None and int(match[1]) == document.year + 1 else None


def coming_year(document: Document) -> int | None:
    """The year that a report's next steps are for: the next one where it speaks at the end of its year or later
    (2020年11月20日), or tells without a date of a whole year (东部地区|2019年度|工作总结), else its own.
    """
    year = document.year
    if year is None:
        return None
    if document.date is not None and document.date[:4] in (str(year), str(year + 1)):
        return year + 1 if document.date[:7] >= f"{year}-11" else year
    return year + 1 if _WHOLE_YEAR.search(document.title or first_heading(document)) else year


def read_deadlines(document: Document) -> dict[tuple[int, int], int]:
    """By table and row, the year in the column that says by when the row's task is due (完成时限)."""
    found: dict[tuple[int, int], int] = {}
    for sentence in document.sentences:
        section = document.sections[sentence.section]
        if section.cell is not None and section.column == "deadline":
            match = YEAR.search(document.text, sentence.start, sentence.end)
            if match:
                found[section.cell.table_row] = int(match[2] or match[1])
    return found
