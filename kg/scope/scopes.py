"""Scope (语境): what a sentence inherits from where it stands: area, city, year, and whether it reports, plans
or assigns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.documents import Document, Section, Sentence
from kg.mentions import Mentions
from kg.scope.coming import looks_ahead
from kg.scope.items import Subject, own_zone
from kg.scope.looking_back import Hindsight, Running
from kg.scope.modes import document_mode, is_review, section_mode, sets_rules
from kg.scope.parts import (
    Part,
    answered_part,
    is_question,
    labelled_part,
    mixed_part,
    opened_part,
    task_part,
    told_mode,
)
from kg.scope.periods import period_end
from kg.scope.places import NATION, Place, document_area, is_bulletin, resolve_area, section_area
from kg.scope.years import coming_year, read_deadlines, section_year, year_ahead

# "全年目标：PCT国际申请突破120件", "今年工作的目标已经明确：…": what the colon opens is aimed at, not reached.
_AIMED = re.compile(
    r"(?!.{0,12}(?<!确保)(?<!要)(?<!力争)(?:完成|实现|达到|超额))[^，。；：]{0,20}目标(?:已经?明确|是|为|值)?：|(?:年初|年度)(?:设定|确定|下达|申报|批复)(?:的?指标)?为?："
)
_BY = re.compile(r"(?:力争|争取|确保)?(?:到|至)((?:19|20)\d\d)年(?:底|末)?(?:前)?[，,]")
_LONGEST_MARK = 6
"""A sentence that begins this near the start of its paragraph is its first; a number may stand before it."""


def _tells_means(section: Section) -> bool:
    """Whether a section stands below 保障措施."""
    return any("保障措施" in heading for heading in section.path)


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
    """The scope of each sentence of a document, in order: that of its section, then what its place and time change."""
    home = document_area(document, mentions)
    sections, places, times = _Sections(document, home), _Places(document, mentions, home), _Times(document)
    scopes: list[Scope] = []
    for sentence in document.sentences:
        section = document.sections[sentence.section]
        placed = places.scope_of(sentence, section, sections.scope_of(section))
        scopes.append(times.scope_of(sentence, section, placed))
    return tuple(scopes)


_GOALS = re.compile(r"(?:总体|主要|发展|工作|预期|阶段)目标|目标任务")


class _Sections:
    """Tells of each section the scope that its sentences begin with."""

    def __init__(self, document: Document, home: Place) -> None:
        self.document, self.home = document, home
        self._mode, self._review, self._period = document_mode(document), is_review(document), period_end(document)
        headed = (section for section in document.sections if section.cell is None and not _tells_means(section))
        plans = (section.index for section in headed if section_mode(section, "report") == "plan")
        self._plan_from = max(plans, default=-1) if self._mode == "report" else -1
        self._deadlines = read_deadlines(document)
        self._known: dict[int, Scope] = {}

    def scope_of(self, section: Section) -> Scope:
        if section.index not in self._known:
            area, city = section_area(section, self.home) or self.home
            year = section_year(section, self.document, self._mode)
            if section.cell is not None and section.column == "task":
                year = self._deadlines.get(section.cell.table_row, year)
            # In a report 保障措施 tells what was done, unless it stands behind what is planned.
            told = section.index < self._plan_from and _tells_means(section)
            genre = "assign" if self._sets_rules(section) else self._mode
            mode = section_mode(section, genre, self._review or told, self._period)
            self._known[section.index] = Scope(area, city, year, mode)
        return self._known[section.index]

    def _sets_rules(self, section: Section) -> bool:
        """Whether a section is of rules that the document issues besides what it reports: 附件1|《…管理办法》."""
        title = section.path[0] if section.path else ""
        return self._mode == "report" and sets_rules(title) and f"《{title}》" in self.document.text


class _Places:
    """Follows the sentences of a document and tells of each where it is: captions name their province, the sentences
    of national texts and bulletins the place of their item.
    """

    def __init__(self, document: Document, mentions: Mentions, home: Place) -> None:
        self.document, self.mentions, self.home = document, mentions, home
        self._itemised = home[0] == NATION or is_bulletin(document)
        self._subject = Subject(document, mentions)
        self._items: dict[int, Place | None] = {}
        self._section = home
        """The place of the last section that is no caption."""
        self._before: tuple[int, Place | None] | None = None
        """Where the sentence before begins, and the place that it leaves to the next."""

    def scope_of(self, sentence: Sentence, section: Section, scope: Scope) -> Scope:
        if section.kind == "caption":
            scope = self._of_caption(sentence, scope)
        else:
            self._section = (scope.area, scope.city)
        if self._itemised and (scope.area, scope.city) == self.home and scope.mode != "reference":
            area, city = self._of_item(sentence, section)
            scope = replace(scope, area=area, city=city)
        self._before = sentence.start, self._left(sentence, (scope.area, scope.city))
        return scope

    def _left(self, sentence: Sentence, place: Place) -> Place | None:
        """The place that a sentence leaves to the next of its paragraph: 在北京|召开会议。 only says where that was."""
        text, end = self.document.text, sentence.end
        marks = self.mentions.within("area", sentence.start + 1, end) if text.startswith("在", sentence.start) else ()
        if not marks or marks[0].start > sentence.start + 1 or text.startswith(("，", "、"), marks[0].end):
            return place
        taken_up = text.startswith(("该", "其"), end)
        goes_on = self._before is not None and "\n" not in text[self._before[0] : sentence.start]
        return place if taken_up else self._before[1] if self._before and goes_on else None

    def _of_caption(self, sentence: Sentence, scope: Scope) -> Scope:
        """A caption belongs to the province that it names, else to the section it stands in: 辽宁省举办… may stand
        before 辽宁省.
        """
        for mention in self.mentions.within("area", sentence.start, sentence.end):
            area = resolve_area(mention, scope.area)
            if area is not None and area.province != NATION:
                return Scope(area.province, None, scope.year, "report")
        return Scope(*self._section, scope.year, "report")

    def _of_item(self, sentence: Sentence, section: Section) -> Place:
        """The place that a sentence opens with, or that of its item: the innermost heading, or the sentence before."""
        if section.index not in self._items:
            headed = section.path and section.cell is None
            self._items[section.index] = self._subject.of_heading(section.path[-1]) if headed else None
        item, text = self._items[section.index], self.document.text
        if self.home[0] != NATION and (item is None or item == (self.home[0], None)):
            item = self.home
        # The number of an item may stand before its first sentence.
        goes_on = self._before is not None and "\n" not in text[self._before[0] : sentence.start]
        before = self._before[1] if self._before and goes_on else None
        place = self._subject.of_sentence(sentence, item, before)
        return own_zone(self.home, place, text[sentence.start : sentence.end])


class _Times:
    """Follows the sentences of a document and tells of each whether it reports, plans or assigns, and for what year."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._reports = document_mode(document) == "report"
        self._part: Part | None = None
        self._running, self._hindsight = Running(), Hindsight(document)
        self._coming: tuple[int, int | None] = (-1, None)
        """The paragraph that came to speak of what is to come, and the year of that."""
        self._horizon: tuple[int, int | None] = (-1, None)
        """The paragraph of a plan that named a year, and the year."""
        self._goals: tuple[int, int | None] = (-1, None)
        """The section of aims of which a paragraph opened with a year, and the year."""

    def scope_of(self, sentence: Sentence, section: Section, scope: Scope) -> Scope:
        text = self.document.text[sentence.start : sentence.end]
        block = self.document.text.rfind("\n", 0, sentence.start)
        if section.kind in ("body", "cell"):
            scope = self._in_part(text, block, sentence, section, scope)
        scope = self._reported(text, block, section, scope)
        if scope.mode in ("assign", "plan"):
            scope = self._set(text, block, section, scope)
        if scope.mode == "report" and _AIMED.match(text):
            return replace(scope, mode="plan")
        if scope.mode == "report" and looks_ahead(text):
            scope = replace(scope, mode="plan")
        elif not self._reports or scope.mode != "plan" or "目标" in section.heading:
            return scope
        # Nobody plans for a year that is over on the day of the paper.
        dated = self.document.date is not None and scope.year == self.document.year
        return replace(scope, year=coming_year(self.document)) if dated else scope

    def _in_part(self, text: str, block: int, sentence: Sentence, section: Section, scope: Scope) -> Scope:
        """By the part that a label, a question or the title of a column opens."""
        if sentence.start - block <= _LONGEST_MARK:
            label = labelled_part(self.document, text, block, section.index) if self._reports else None
            label = label or (task_part(self.document, block, section.index) if self._reports else None)
            if is_question(text):
                self._part = None
                label = answered_part(self.document, block, section.index) if self._reports else None
            self._part = label or opened_part(text, block, section.index) or self._part
        if self._part is None or not self._part.covers(block, section.index):
            self._part = mixed_part(section, scope.mode, scope.year) if self._reports else None
        if self._part is None:
            return scope
        mode = told_mode(self.document, text) if self._part.mixed else self._part.mode
        year = self.document.year if self._part.mixed and mode == "report" else self._part.year
        return replace(scope, year=year, mode=mode)

    def _reported(self, text: str, block: int, section: Section, scope: Scope) -> Scope:
        """What a report says of the year to come, or of the year that its paragraph is about."""
        if self._reports and scope.mode == "report":
            ahead = year_ahead(text, self.document) or (self._coming[1] if self._coming[0] == block else None)
            self._coming = (block, ahead)
            scope = replace(scope, year=ahead, mode="plan") if ahead else scope
        told, now = self._running.year_of(text, block), self.document.year
        if scope.mode == "report" and section.kind == "body" and told and now and told <= now:
            return replace(scope, year=told)
        return scope

    def _set(self, text: str, block: int, section: Section, scope: Scope) -> Scope:
        """What a plan sets for a year that its paragraph names ("到2025年，…", in a report "2023年，将…"), or looks
        back on. Under 总体目标 a year holds for the paragraphs behind it too: "到2020年，…。", "——创造水平明显提高。".
        """
        opening = _BY.match(text)
        ahead = int(opening[1]) if opening else year_ahead(text, self.document) if self._reports else None
        year = ahead or (self._horizon[1] if self._horizon[0] == block else None)
        self._horizon = (block, year)
        if opening and section.path and _GOALS.search(section.path[-1]):
            self._goals = (section.index, year)
        elif scope.year is None and self._goals[0] == section.index:
            year = year or self._goals[1]
        scope = replace(scope, year=year) if year else scope
        past = self._hindsight.year_of(text, block)
        return replace(scope, year=past, mode="report") if past else scope
