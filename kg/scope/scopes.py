"""Scope (语境): what a sentence inherits from where it stands: area, city, year, and whether it reports, plans
or assigns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.documents import Document, Sentence
from kg.mentions import Mentions
from kg.scope.modes import document_mode, section_mode
from kg.scope.places import NATION, RANK, area_and_city, document_area, resolve_area, section_area
from kg.scope.years import read_deadlines, section_year, year_ahead

# 将 sets a time to come, but not where it stands for 把: "2017年，将专利转化项目纳入科技成果项目".
_FORWARD = re.compile(
    r"(?:下一步|下步|下阶段|今后|未来|明年|接下来)|"
    r"(?:20\d\d年)?[，,]?(?:将(?![^，。；]{1,30}(?:纳入|列为|列入|作为|确定为|认定为|评为|授予|移送|转化为|由.{1,16}[到至为]))|拟)"
)


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
    deadlines = read_deadlines(document)
    coming: tuple[int, int | None] = (-1, None)
    for sentence in document.sentences:
        section = document.sections[sentence.section]
        scope = known.get(sentence.section)
        if scope is None:
            area, city = section_area(section, home[0]) or home
            year = section_year(section, document, genre)
            if section.cell is not None and section.column == "task":
                year = deadlines.get((section.cell.table, section.cell.row), year)
            scope = known[sentence.section] = Scope(area, city, year, section_mode(section, genre))
        if section.kind == "caption":
            scope = _caption_scope(document, sentence, mentions, scope, last_area)
        else:
            last_area = (scope.area, scope.city)
        if home[0] == NATION and scope.area == NATION and scope.mode != "reference":
            scope = _subject_scope(document, sentence, mentions, scope, scopes)
        text = document.text[sentence.start : sentence.end]
        block = document.text.rfind("\n", 0, sentence.start)
        if genre == "report" and scope.mode == "report":
            ahead = year_ahead(text, document) or (coming[1] if coming[0] == block else None)
            coming = (block, ahead)
            if ahead:
                scope = Scope(scope.area, scope.city, ahead, "plan")
        if scope.mode == "report" and _FORWARD.match(text):
            scope = Scope(scope.area, scope.city, scope.year, "plan")
        scopes.append(scope)
    return tuple(scopes)


# What may stand before the place that a sentence is about: "在陕西，", "同在江苏，", "“" and dates.
_OPENING = re.compile(
    r"(?:[^，。]{1,8}[，,])?[“‘]?(?:而|同|其中|此外|目前|据悉)?在?(?:中国|国家)?[（(，,、]*[^\u4e00-\u9fff]{0,3}"
)


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
    if area is None:
        return scope
    province, city = area_and_city(
        max(named, key=lambda place: (place.province == area.province, RANK.get(place.level, 0) % 4))
    )
    return Scope(province, city, scope.year, scope.mode)


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
