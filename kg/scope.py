"""Scope (语境): what a sentence inherits from where it stands: area, city, year, and whether it reports, plans
or assigns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.documents import Document, Section, Sentence
from kg.lexicon import Area, area_by_code, area_by_name
from kg.mentions import Mention, Mentions

NATION = "全国"

_PLAN_WORDS = re.compile(
    r"工作计划|下一步|下步|下阶段|打算|工作安排|工作思路|工作要点|重点任务|主要任务|任务分工|发展目标|主要目标|工作目标|工作要求|目标任务|预期目标|保障措施|实施步骤|年计划$|年重点"
)
_REPORT_WORDS = re.compile(
    r"绩效|成绩|成效|完成情况|工作总结|工作情况|工作回顾|进展|落实情况|发展状况|保护状况|主要做法|发展现状|现状|发展基础|取得|年报|白皮书|公报|回顾|总结|基本情况"
)
_ASSIGNING_TITLE = re.compile(
    r"(?:方案|规划|计划|要点|纲要|分工|意见|办法|通知|措施|条例|规定|细则|行动计划)(?:[（(][^（）()]*[）)])?$"
)
_REPORTING_TITLE = re.compile(r"(?:报告|白皮书|公报|年报|总结|状况|情况|综述|通报|评估报告)(?:[（(][^（）()]*[）)])?$")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-—–~至]((?:19|20)\d\d))?年")
_FORWARD = re.compile(r"(?:下一步|下步|下阶段|今后|未来|明年|接下来)|(?:20\d\d年)?[，,]?(?:将|拟)")


@dataclass(frozen=True, slots=True)
class Scope:
    """The context of one sentence.

    `area` is the official name of the province-level area, or 全国; `city` the place below it that the section
    is about.
    `year` is the year that the section speaks of, None where it gives none (a task without a date). `mode` is "report",
    "plan" (the next period's plan), "assign" (a task set by the document) or "reference" (letterhead, preamble).
    """

    area: str
    city: str | None
    year: int | None
    mode: str


def read_scopes(document: Document, mentions: Mentions) -> tuple[Scope, ...]:
    """The scope of each sentence of a document, in order."""
    home = document_area(document, mentions)
    genre = document_mode(document)
    known: dict[int, Scope] = {}
    scopes: list[Scope] = []
    last_area: tuple[str, str | None] = home
    deadlines = _deadlines(document)
    coming: tuple[int, int | None] = (-1, None)
    for sentence in document.sentences:
        section = document.sections[sentence.section]
        scope = known.get(sentence.section)
        if scope is None:
            area, city = section_area(section, home[0]) or home
            year = _section_year(section, document, genre)
            if section.cell is not None and section.column == "task":
                year = deadlines.get((section.cell.table, section.cell.row), year)
            scope = known[sentence.section] = Scope(area, city, year, _section_mode(section, genre))
        if section.kind == "caption":
            scope = _caption_scope(document, sentence, mentions, scope, last_area)
        else:
            last_area = (scope.area, scope.city)
        if home[0] == NATION and scope.area == NATION and scope.mode != "reference":
            scope = _subject_scope(document, sentence, mentions, scope, scopes)
        text = document.text[sentence.start : sentence.end]
        block = document.text.rfind("\n", 0, sentence.start)
        if genre == "report" and scope.mode == "report":
            ahead = _year_ahead(text, document) or (coming[1] if coming[0] == block else None)
            coming = (block, ahead)
            if ahead:
                scope = Scope(scope.area, scope.city, ahead, "plan")
        if scope.mode == "report" and _FORWARD.match(text):
            scope = Scope(scope.area, scope.city, scope.year, "plan")
        scopes.append(scope)
    return tuple(scopes)


def _year_ahead(text: str, document: Document) -> int | None:
    """The year after the reported one, where a sentence of a report opens with it: "2017年，我们将…"."""
    match = re.match(r"((?:19|20)\d\d)年(?:，|,|是|将|要|工作|全省|全市|我)", text)
    return int(match[1]) if match and document.year is not None and int(match[1]) == document.year + 1 else None


def _deadlines(document: Document) -> dict[tuple[int, int], int]:
    """By table and row, the year in the column that says by when the row's task is due (完成时限)."""
    found: dict[tuple[int, int], int] = {}
    for sentence in document.sentences:
        section = document.sections[sentence.section]
        if section.cell is not None and section.column == "deadline":
            match = _YEAR.search(document.text, sentence.start, sentence.end)
            if match:
                found[section.cell.table, section.cell.row] = int(match[2] or match[1])
    return found


def _subject_scope(
    document: Document, sentence: Sentence, mentions: Mentions, scope: Scope, before: Sequence[Scope]
) -> Scope:
    """The place that a sentence of a national text speaks of: the one it opens with, if it names no other province.

    "今年1至11月，武汉市专利质押融资额21.7亿元" is about 武汉市; a sentence without a place goes on with that of
    the sentence before
    it in its paragraph.
    """
    named = [
        area
        for area in (resolve_area(mention, NATION) for mention in mentions.within("area", sentence.start, sentence.end))
        if area
    ]
    provinces = {area.province for area in named if area.level != "region"}
    if not named:
        last = before[-1] if before else scope
        same_block = (
            document.text.rfind("\n", 0, sentence.start) < sentence.start - 1
            and sentence.start > 0
            and document.text[sentence.start - 1] != "\n"
        )
        wide = re.search(r"全国|我国|国家|各地|各省|各级", document.text[sentence.start : sentence.end])
        return Scope(last.area, last.city, scope.year, scope.mode) if same_block and not wide else scope
    if len(provinces) != 1 or NATION in provinces:
        return scope
    first = mentions.within("area", sentence.start, sentence.end)[0]
    lead = document.text[sentence.start : first.start]
    if not _OPENING.fullmatch(_drop_dates(lead, sentence.start, mentions)):
        return scope
    area = resolve_area(first, NATION)
    assert area is not None
    province, city = area_and_city(
        max(named, key=lambda place: (place.province == area.province, _RANK.get(place.level, 0) % 4))
    )
    return Scope(province, city, scope.year, scope.mode)


# What may stand before the place that a sentence is about: "在陕西，", "同在江苏，", "“" and dates.
_OPENING = re.compile(
    r"(?:[^，。]{1,8}[，,])?[“‘]?(?:而|同|其中|此外|目前|据悉)?在?(?:中国|国家)?[（(，,、]*[^\u4e00-\u9fff]{0,3}"
)


def _drop_dates(text: str, start: int, mentions: Mentions) -> str:
    for mention in reversed(mentions.within("date", start, start + len(text))):
        text = text[: mention.start - start] + text[mention.end - start :]
    return text


def _caption_scope(
    document: Document, sentence: Sentence, mentions: Mentions, scope: Scope, last_area: tuple[str, str | None]
) -> Scope:
    """A caption belongs to the province that it names, else to the section it stands in: 辽宁省举办… may stand
    before 辽宁省.
    """
    for mention in mentions.within("area", sentence.start, sentence.end):
        area = resolve_area(mention, scope.area)
        if area is not None and area.province != NATION:
            return Scope(area.province, None, scope.year, "report")
    return Scope(last_area[0], last_area[1], scope.year, "report")


def document_area(document: Document, mentions: Mentions) -> tuple[str, str | None]:
    """The area that a document speaks for: that of its issuer or title, else the one that most of its places lie in."""
    for text in (document.issuer, document.title, document.number_span and _heading_text(document)):
        if not text:
            continue
        if re.match(r"(?:国务院|中共中央|国家|最高人民|全国|中国|财政部|科技部|教育部)", text):
            return NATION, None
        area = leading_area(re.sub(r"^(?:19|20)\d\d年度?", "", text))
        if area is not None:
            return area_and_city(area)
    counts: Counter[str] = Counter()
    for mention in mentions.by_label.get("area", ()):
        area = resolve_area(mention, NATION)
        if area is not None and area.level not in ("region", "nation"):
            counts[area.province] += 1
    if counts:
        (province, most), total = counts.most_common(1)[0], sum(counts.values())
        if most >= 0.6 * total:
            return province, None
    return NATION, None


def _heading_text(document: Document) -> str:
    """The first heading of a document, its title where nothing else says so."""
    return next((section.path[0] for section in document.sections[:3] if section.path), "")


def document_mode(document: Document) -> str:
    """Whether a document reports or assigns, by the kind of document its title says it is; reports are the default."""
    title = document.title or ""
    if _REPORTING_TITLE.search(title):
        return "report"
    return "assign" if _ASSIGNING_TITLE.search(title) else "report"


# The body that answers for a row names its place: "越城区人民政府", "滨海新区管委会".
_GOVERNMENT = re.compile(r"(?:人民政府|政府|管理?委员?会)$")


def section_area(section: Section, province: str | None = None) -> tuple[str, str | None] | None:
    """The province and city of a section: the first cell of its row, or the innermost heading that names a place.

    Of places that share a name (滨海新区) the one in `province`, the document's own, is meant.
    """
    home = None if province == NATION else province
    names = [_GOVERNMENT.sub("", section.cell.key)] if section.cell and section.cell.key else []
    for name in [*names, *reversed(section.path)]:
        area = (area_by_name(name, home) or area_by_name(name)) if len(name) <= 15 else None
        if area is None and re.match(r".{2,12}?(?:19|20)\d\d", name):
            area = leading_area(name)
        if area is not None and area.level not in ("nation", "region"):
            return area_and_city(area)
    return None


@cache
def leading_area(text: str) -> Area | None:
    """The area whose name a text begins with, the longest; of a chain of names (四川省成都市…) the last."""
    found: Area | None = None
    position = 0
    while True:
        for length in range(min(15, len(text) - position), 1, -1):
            area = area_by_name(text[position : position + length], found.province if found else None)
            if area is not None and area.level != "nation":
                found, position = area, position + length
                break
        else:
            return found


def area_and_city(area: Area) -> tuple[str, str | None]:
    """The province-level name of an area, and its own name where it lies below."""
    return area.province, None if area.name == area.province else area.name


def resolve_area(mention: Mention, province: str) -> Area | None:
    """Which of the areas that bear a name is meant: one in the province at hand, else the highest; None for a
    county elsewhere.

    A short county name (和平, 新华) counts only within its own province.
    """
    codes = mention.value
    assert isinstance(codes, tuple)
    candidates = [area for area in map(area_by_code, codes) if area is not None]
    inside = [area for area in candidates if area.province == province]
    if inside:
        return min(inside, key=lambda area: (_RANK.get(area.level, 9), area.code))
    rest = [
        area
        for area in candidates
        if area.level != "county" or (mention.end - mention.start >= 3 and len(candidates) == 1)
    ]
    return min(rest, key=lambda area: (_RANK.get(area.level, 9), area.code)) if rest else None


_RANK = {"province": 0, "corps": 0, "prefecture": 1, "zone": 2, "county": 3, "region": 4}


def _section_year(section: Section, document: Document, genre: str) -> int | None:
    """The year of a section: its column's title, its phase or headings, else that of a document that speaks of
    one year.

    The headings over a table date its results, not its tasks.
    """
    headings = () if section.column in ("task", "focus") else tuple(reversed(section.path))
    for text in (section.column_title, section.phase or "", *headings):
        match = _YEAR.search(_without_titles(text))
        if match:
            return int(match[2] or match[1])
    if genre == "report" and section.column not in ("task", "focus"):
        return document.year
    if section.cell is None and _section_mode(section, genre) == "report":
        return _review_end(section, document)
    if section.cell is not None and re.search(r"年度|全年|当年", section.column_title):
        return document.year
    if section.column in ("task", "focus") and _REPORT_WORDS.search(document.title or "") and not _is_yearly(document):
        return None
    return document.year if _is_yearly(document) else _plan_end(document)


def _without_titles(heading: str) -> str:
    """A heading without the titles it names, whose words and years are not its own: "21.发布《2019年…状况》白皮书"."""
    return re.sub(r"《[^》]*》(?:白皮书)?", "", heading)


_FIVE_YEARS = {"十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}


def _review_end(section: Section, document: Document) -> int | None:
    """The year that the review in a plan speaks of: the end of the period its heading names, else of the one before the
    plan's own: "一、“十三五”工作回顾" is 2020, and so is 发展基础 in a plan for 十四五.
    """
    named = [year for heading in section.path[1:] for words, year in _FIVE_YEARS.items() if words in heading]
    end = _plan_end(document)
    return named[-1] if named else end - 5 if end and end % 5 == 0 else document.year


def _plan_end(document: Document) -> int | None:
    """The last year of the period that a plan's title names: "“十四五”知识产权发展规划", "（2021—2035年）"."""
    title = document.title or ""
    span = re.search(r"(?:19|20)\d\d年?[-—–~至]((?:19|20)\d\d)年", title)
    if span:
        return int(span[1])
    return next((year for words, year in _FIVE_YEARS.items() if words in title), None)


def _is_yearly(document: Document) -> bool:
    """Whether the document's title, or its first heading, names its year:
    "2019年地方知识产权战略实施暨强国建设工作要点".
    """
    title = document.title or _heading_text(document)
    return bool(re.search(r"(?:19|20)\d\d年(?!.*(?:19|20)\d\d年)", title)) and not re.search(
        r"(?:19|20)\d\d[-—–~至](?:19|20)\d\d年", title
    )


_LONGEST_HEADING = 24
"""A longer heading is a sentence that opens its paragraph ("省科技厅要会同省教育厅对落实情况开展督查"); it heads no section."""


def _section_mode(section: Section, genre: str) -> str:
    if section.kind == "letterhead":
        return "reference"
    column = section.column
    if column == "plan":
        return "plan"
    if column == "result":
        return "report"
    if column in ("task", "focus"):
        return "assign"
    headings = section.path[1:] if genre == "assign" else section.path
    for heading in map(_without_titles, reversed(headings)):
        if len(heading) > _LONGEST_HEADING:
            continue
        if _REPORT_WORDS.search(heading):
            return "report"
        if _PLAN_WORDS.search(heading):
            return "plan" if genre == "report" else "assign"
    return genre
