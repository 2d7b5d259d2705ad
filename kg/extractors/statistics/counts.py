"""Counts (计数): the slots of a sentence read into figures, each with an indicator that stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extractors.figures.city_figures import bracketed_counts, ranked_counts
from kg.extractors.figures.counted import counted_quantities
from kg.extractors.figures.figure import Figure
from kg.extractors.figures.figure_making import make_figure
from kg.extractors.figures.indicators import is_flow, is_measure
from kg.extractors.figures.indicators_above import passage_before, row_indicator, told_above
from kg.extractors.figures.levels import earlier_level, raised, without_steps
from kg.extractors.figures.named_rankings import named_ranking
from kg.extractors.figures.slots import Slot, read_slots
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.circles import in_circle, told_of_circle
from kg.extractors.statistics.each import figures_each
from kg.extractors.statistics.fulfilment import fulfilled
from kg.extractors.statistics.headed_lists import heading_of, under
from kg.extractors.statistics.listed_kinds import listed_with
from kg.extractors.statistics.one_count import read_count
from kg.extractors.statistics.shares import next_share
from kg.extractors.statistics.sharing import distributed, listed, shared_figures, without_place
from kg.extractors.statistics.topics import (
    RATES,
    award_topic,
    occasion,
    summed,
    topic_of,
)
from kg.extractors.statistics.views import is_view, opening_sentences, without_whole
from kg.values import Quantity

# "专利质押登记46项，|涉及专利203件，|金额17.6亿元": the sum is that of what was registered.
_ASIDE = re.compile(r"涉及|惠及|覆盖|受益")
# "受理案件187件（含|旧存11件|），审结171件": a part of the cases, not those that were decided.
_HELD_OVER = re.compile(r"(?:含)?(?:旧存|上年旧存|往年旧存|积存|结转)")


def read_counts(passage: Passage) -> Iterator[Figure]:
    """The figures that count or measure, in order of place; growth and ranks are not joined yet."""
    return without_steps(passage, _all_counts(passage))


def _all_counts(passage: Passage) -> Iterator[Figure]:
    counted = counted_quantities(passage)
    slots = read_slots(passage, counted) if counted else ()
    if not slots:
        return
    heading = heading_of(passage, slots[0])
    previous = occasion(passage) or heading or _told(passage, slots)
    figures: list[Figure] = []
    shared: list[Figure] = []
    names: list[str] = []
    whole = ""
    latest = previous
    position = 0
    while position < len(slots):
        named = named_ranking(passage, slots, position)
        ranked = (
            named
            or ranked_counts(passage, slots, position, previous)
            or bracketed_counts(passage, slots, position, previous)
        )
        for slot, name, place, rank in ranked:
            start = passage.clauses[slot.clause - bool(named)].start
            yield replace(make_figure(passage, slot, name, "count", False), start=start, place=place, rank=rank)
        if ranked:
            names += [name for _, name, _, _ in ranked]
            previous = names[-1] if ranked[-1][2] and not names[-1].endswith(RATES) else previous
            position += len(ranked)
            continue
        alone = len(listed(slots, position)) == 1
        each = figures_each(passage, slots[position], without_place(latest)) if alone else None
        if each is not None:
            names += [figure.indicator for figure in each]
            yield from each
            position += 1
            continue
        group = distributed(passage, slots, position, previous, names) or raised(passage, slots, position, previous)
        if group:
            told = shared_figures(passage, slots[position], group)
            names += [indicator for _, indicator in group]
            previous = previous if names[-1].endswith((*RATES, "倍数")) else without_place(names[-1])
            latest = names[-1]
            shared += told
            yield from told
            position += len({id(slot) for slot, _ in group})
            continue
        slot = slots[position]
        if names and position and slots[position - 1].mention.end == slot.mention.start:
            latest = previous = names[-1]  # 起诉20510件|44337人
        apart = whole and slot.clause != passage.clauses.index(passage.clause_at(figures[-1].at))
        if apart and (is_flow(slot.before) or _of_whole(passage, slot, figures[-1])):
            previous, whole = whole, ""  # 申请2415件，其中发明128件；|授权1872件
        topic = award_topic(passage, slot, topic_of(slot, figures, previous, latest))
        figure = earlier_level(passage, slot, topic) or fulfilled(passage, slot, topic)
        figure = figure or next_share(passage, slot, latest)
        figure = figure or told_of_circle(passage, slot, topic, figures[-1] if figures else None)
        figure = figure or read_count(passage, slots, position, topic)
        figure = under(passage, heading, figure) if figure and slot.clause == slots[0].clause else figure
        if figure and figure.unit:
            figure = listed_with(passage, slots, position, in_circle(passage, slot, figure), figures)
            told = sorted([*shared, *figures], key=lambda other: other.at)
            figure = summed(slot, told, figure)
            figures.append(figure)
            names.append(figure.indicator)
            latest = latest if figure.circle or figure.unit == "个百分点" else figure.indicator
            onward = figure.kind == "count" and not figure.total and not figure.circle
            onward = onward and not (figure.bracketed and previous)
            onward = onward and not (figure.unit in ("%", "倍") and figure.indicator.endswith((*RATES, "倍数")))
            onward = onward and not (
                previous and (_ASIDE.match(figure.indicator) or _HELD_OVER.match(figure.indicator))
            )
            if figure.kind == "share" and not previous:  # 甲、乙两市申请量|占全区的66.3%，其中甲市2418件
                previous = without_place(figure.indicator.rpartition("占")[0])
            if passage.slice(figure.start, figure.at).startswith("其中") and not whole:
                whole = previous
            if onward and not (previous and figure.indicator.startswith(previous)):
                previous = figure.indicator
            yield figure
        position += 1


def _of_whole(passage: Passage, slot: Slot, part: Figure) -> bool:
    """Whether a step behind a part is one of the whole, 受理521件，其中专利案件80件，|审结487件|; not where 分别
    tells more of it and of the part.
    """
    quantity = slot.mention.value
    assert isinstance(quantity, Quantity)
    behind = passage.slice(slot.mention.end, min(slot.end + 6, passage.sentence.end))
    return is_measure(slot.before) and quantity.unit == part.unit and "分别" not in behind


def _told(passage: Passage, slots: Sequence[Slot]) -> str:
    """What the places that open a sentence with their numbers are counted by: told above or in the sentence before."""
    told = told_above(passage, slots)
    told = row_indicator(passage) or None if told is None else told
    of_those = told is None and passage.text.startswith(("其中", "增速", "增幅"))
    earlier = passage_before(passage) if told == "" or of_those else None
    quantity = slots[0].mention.value if slots else None
    if told is None and slots and isinstance(quantity, Quantity) and is_view(passage, slots[0]):
        return next(
            (without_whole(figure.indicator) for figure in _viewed(passage) if figure.unit == quantity.unit), ""
        )
    if earlier is None or not isinstance(quantity, Quantity):
        return told or ""
    grown = quantity.unit == "%"  # 全市授权7345件。|增速|前三名为甲区（86.1%）、…
    counted = (figure for figure in read_counts(earlier) if figure.unit != "%" or not grown)
    alike = [figure.indicator for figure in counted if grown or figure.unit == quantity.unit]
    return (alike[-1] if of_those else without_place(alike[-1])) if alike else ""


def _viewed(passage: Passage) -> list[Figure]:
    """What the last paragraph that takes no view counts in its first sentence: 案件2683件 for 从地域看，甲区最多."""
    opening = next(opening_sentences(passage), None)
    return [*read_counts(opening)][:1] if opening is not None else []
