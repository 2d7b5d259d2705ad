"""Indicators above (上文指标): what numbers measure that do not say it: of a clause before, a heading, a row."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.extractors.figures.grid_numbers import read_number
from kg.extractors.figures.indicators import is_measure, measured, trim_before, words_of
from kg.extractors.figures.ranked_places import ranking_before, run_of_places
from kg.extractors.figures.slots import Slot
from kg.extractors.passages.named_places import place_at
from kg.extractors.passages.reading import Passage
from kg.values.marks import without_remark

_SHORT = 14
"""Characters of the longest label of a row that a task is named by."""
_VIEW = re.compile(r"(?:^(?:从|在|按|按照|就))|(?:方面|来看|上看|看|上|情况|排名)+$")
_BULLETS = "▲●■◆★•·—–-"
BARE = re.compile(r"(?:总量|总数|数量|总额|总体|总量上|排名)?")


def told_above(passage: Passage, slots: Sequence[Slot]) -> str | None:
    """The indicator of places that open a sentence with their numbers: that of a clause before
    ("每万人口发明专利拥有量：大理州3.4件"), else the heading's; of years behind a colon that before it
    ("全省专利申请量：2006年5717件，2007年8499件"). None where the first number has words of its own.
    """
    if slots and _is_dated(passage, slots[0]):
        start = passage.clauses[slots[0].clause - 1].start
        return _indicator(passage.undated(start, passage.clauses[slots[0].clause - 1].end).lstrip(_BULLETS)) or None
    if not slots or not _needs_topic(passage, slots[0]):
        return None
    for clause in reversed(passage.clauses[: slots[0].clause]):
        named = _indicator(clause.text)
        if named and not is_measure(named):
            return named
    return heading_indicator(passage)


def heading_indicator(passage: Passage) -> str:
    """What the heading over a sentence names as measured, or ""."""
    return _indicator(passage.section.heading or "")


def passage_before(passage: Passage) -> Passage | None:
    """The sentence before in the same section, or None."""
    passages = passage.reading.passages()
    index = bisect_left(passages, passage.sentence.start, key=lambda other: other.sentence.start) - 1
    same = index >= 0 and passages[index].sentence.section == passage.sentence.section
    return passages[index] if same else None


def row_indicator(passage: Passage) -> str:
    """The indicator of the row in which a cell of running text stands, "发明专利拥有量（件） | |达到6件，…|", or ""."""
    cell, passages = passage.section.cell, passage.reading.passages()
    if cell is None or read_number(passage.text) is not None:
        return ""
    index = bisect_left(passages, passage.sentence.start, key=lambda other: other.sentence.start) - 1
    while index >= 0 and (other := passages[index].section.cell) and other.table_row == cell.table_row:
        text = passages[index].text
        if other.role == "indicator" or (other.role == "task" and _is_label(text)):
            return without_remark(text)
        index -= 1
    return ""


def _is_dated(passage: Passage, slot: Slot) -> bool:
    """Whether a number opens a list of years behind a colon: only its year stands before it."""
    start = passage.clauses[slot.clause].start
    opens = slot.clause > 0 and slot.start == start and passage.slice(start - 1, start) in ("：", ":")
    bare = passage.undated(start, slot.mention.start).lstrip(_BULLETS)
    return opens and bare != slot.before and not trim_before(bare)[0]


def _needs_topic(passage: Passage, slot: Slot) -> bool:
    """Whether only places, perhaps ranked, and a bare measure stand before a number."""
    ranking = ranking_before(passage, slot.mention.start)
    if ranking is not None:
        return not ranking.topic or is_measure(ranking.topic)
    before = trim_before(slot.before)[0]
    start = slot.start + slot.before.find(before)
    single = place_at(passage, start)
    places = run_of_places(passage, start, slot.mention.start) or ((single,) if single else ())
    if not places or places[-1].end > slot.mention.start:
        return False
    return BARE.fullmatch(trim_before(passage.slice(places[-1].end, slot.mention.start))[0]) is not None


def _is_label(text: str) -> bool:
    """Whether a task is named by a noun: 专利质押融资, but not 制定登记管理制度."""
    return len(text) <= _SHORT and not re.search(r"[\d，。]", text) and not words_of("predicate").match(text)


def _indicator(text: str) -> str:
    """What a clause or heading names as measured, or "": 从每万人口发明专利拥有量看."""
    while (bare := _VIEW.sub("", text)) != text:
        text = bare
    text = trim_before(text)[0]
    return text if measured(text) and len(text) <= 24 else ""
