"""Scope (语境): what a sentence inherits from where it stands: area, city, year, and whether it reports, plans
or assigns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.documents import Document, Section, Sentence
from kg.mentions import Mentions
from kg.scope.coming import looks_ahead
from kg.scope.items import Subject, own_zone
from kg.scope.looking_back import Hindsight, Running
from kg.scope.modes import document_mode, is_review, section_mode
from kg.scope.parts import Part, answered_part, is_question, labelled_part, mixed_part, opened_part, told_mode
from kg.scope.periods import period_end
from kg.scope.places import NATION, Place, document_area, is_bulletin, resolve_area, section_area
from kg.scope.years import read_deadlines, section_year, year_ahead

# "全年目标：PCT国际申请突破120件", "今年工作的目标已经明确：…": what the colon opens is aimed at, not reached.
_AIMED = re.compile(
    r"(?!.{0,12}(?:完成|实现|达到|超额))[^，。；：]{0,20}目标(?:已经?明确|是|为|值)?：|(?:年初|年度)(?:设定|确定|下达|申报|批复)(?:的?指标)?为?："
)
_BY = re.compile(r"(?:力争|争取|确保)?(?:到|至)((?:19|20)\d\d)年(?:底|末)?(?:前)?[，,]")
_LONGEST_MARK = 6
"""A sentence that begins this near the start of its paragraph is its first; a number may stand before it."""


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
    genre, review, period = document_mode(document), is_review(document), period_end(document)
    part: Part | None = None
    known: dict[int, Scope] = {}
    scopes: list[Scope] = []
    last_area: tuple[str, str | None] = home
    deadlines = read_deadlines(document)
    coming: tuple[int, int | None] = (-1, None)
    subject = Subject(document, mentions)
    itemised = home[0] == NATION or is_bulletin(document)
    items: dict[int, Place | None] = {}
    hindsight, running = Hindsight(document), Running()
    horizon: int | None = None
    horizon_block = -1
    for sentence in document.sentences:
        section = document.sections[sentence.section]
        scope = known.get(sentence.section)
        if scope is None:
            area, city = section_area(section, home) or home
            year = section_year(section, document, genre)
            if section.cell is not None and section.column == "task":
                year = deadlines.get(section.cell.table_row, year)
            scope = known[sentence.section] = Scope(area, city, year, section_mode(section, genre, review, period))
        if section.kind == "caption":
            scope = _caption_scope(sentence, mentions, scope, last_area)
        else:
            last_area = (scope.area, scope.city)
        if itemised and (scope.area, scope.city) == home and scope.mode != "reference":
            if sentence.section not in items:
                items[sentence.section] = _item_place(section, subject)
            # The number of an item may stand before its first sentence.
            goes_on = scopes and "\n" not in document.text[document.sentences[len(scopes) - 1].start : sentence.start]
            before = (scopes[-1].area, scopes[-1].city) if goes_on else None
            base = items[sentence.section]
            if home[0] != NATION and (base is None or base == (home[0], None)):
                base = home
            area, city = subject.of_sentence(sentence, base, before)
            area, city = own_zone(home, (area, city), document.text[sentence.start : sentence.end])
            scope = Scope(area, city, scope.year, scope.mode)
        text = document.text[sentence.start : sentence.end]
        block = document.text.rfind("\n", 0, sentence.start)
        if section.kind in ("body", "cell"):
            if sentence.start - block <= _LONGEST_MARK:
                label = labelled_part(document, text, block, section.index) if genre == "report" else None
                if is_question(text):
                    part, label = None, answered_part(document, block, section.index) if genre == "report" else None
                part = label or opened_part(text, block, section.index) or part
            if part is None or not part.covers(block, section.index):
                part = mixed_part(section, scope.mode, scope.year) if genre == "report" else None
            if part is not None:
                mode = told_mode(document, text) if part.mixed else part.mode
                year = document.year if part.mixed and mode == "report" else part.year
                scope = Scope(scope.area, scope.city, year, mode)
        if genre == "report" and scope.mode == "report":
            ahead = year_ahead(text, document) or (coming[1] if coming[0] == block else None)
            coming = (block, ahead)
            if ahead:
                scope = Scope(scope.area, scope.city, ahead, "plan")
        told = running.year_of(text, block)
        if scope.mode == "report" and section.kind == "body" and told and document.year and told <= document.year:
            scope = Scope(scope.area, scope.city, told, "report")
        if scope.mode in ("assign", "plan"):
            horizon = _horizon(text) or (horizon if horizon_block == block else None)
            horizon_block = block
            if horizon:
                scope = Scope(scope.area, scope.city, horizon, scope.mode)
        if scope.mode in ("assign", "plan") and (past := hindsight.year_of(text, block)):
            scope = Scope(scope.area, scope.city, past, "report")
        if scope.mode == "report" and (looks_ahead(text) or _AIMED.match(text)):
            scope = Scope(scope.area, scope.city, scope.year, "plan")
        scopes.append(scope)
    return tuple(scopes)


def _horizon(text: str) -> int | None:
    """The year up to which a sentence of a plan looks, and with it those behind it in its paragraph: "到2025年，…"."""
    opening = _BY.match(text)
    return int(opening[1]) if opening else None


def _item_place(section: Section, subject: Subject) -> Place | None:
    """The place that the innermost heading of a section of a national text names."""
    return subject.of_heading(section.path[-1]) if section.path and section.cell is None else None


def _caption_scope(sentence: Sentence, mentions: Mentions, scope: Scope, last_area: tuple[str, str | None]) -> Scope:
    """A caption belongs to the province that it names, else to the section it stands in: 辽宁省举办… may stand
    before 辽宁省.
    """
    for mention in mentions.within("area", sentence.start, sentence.end):
        area = resolve_area(mention, scope.area)
        if area is not None and area.province != NATION:
            return Scope(area.province, None, scope.year, "report")
    return Scope(last_area[0], last_area[1], scope.year, "report")
