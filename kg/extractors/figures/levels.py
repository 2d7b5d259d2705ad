"""Levels (升降): a level that moves from one number to another, and round numbers passed on the way to a level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.extractors.figures.baselines import baseline_year, is_baseline, on_base
from kg.extractors.figures.completion import complete
from kg.extractors.figures.figure import Figure
from kg.extractors.figures.figure_making import make_figure
from kg.extractors.figures.indicators import bare_subject, is_measure, trailing, trim_before, words_of
from kg.extractors.figures.slots import Slot
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.reading import Passage

_DATE = r"(?:(?:19|20)\d\d年?(?:底|末|初|度)?|“?十[一二三四]五”?(?:期?末|初期?|时期|期间))"
_REACHED = re.compile(r"(?:已经?|实际|共)?(?:达到?|高达|至|为)")
_EACH = r"每[件项家个人名笔户所年届次]"


@cache
def _from() -> re.Pattern[str]:
    return re.compile(rf"(?:由|从)(?:{_DATE}|{words_of('origin').pattern})?的?(?P<each>{_EACH})?$")


@cache
def _to() -> re.Pattern[str]:
    moving = words_of("moving").pattern
    return re.compile(
        rf"(?P<noun>[^，；：由从\d]{{0,10}}?)(?:{moving})(?:到|至|为|成)了?(?:{_DATE}的?|目前的?|现在的?|平均)?$"
    )


def origin_of(before: str) -> re.Match[str] | None:
    """The words that end a text and say that a level is left: "资金池规模|由上年的|"."""
    return _from().search(before)


def leaves_a_level(before: str) -> bool:
    """Whether words before a number say that it is the level left behind: "由2015年的|37家"."""
    return _from().search(before) is not None


def raised(passage: Passage, slots: Sequence[Slot], position: int, previous: str) -> list[tuple[Slot, str]]:
    """A level that moves from one number to another: "申请量由2015年的5214件增加到2018年的9418件" gives both."""
    if position + 1 >= len(slots):
        return []
    first, second = slots[position], slots[position + 1]
    opening = _from().search(first.before)
    if first.clause != second.clause or not opening:
        return []
    moved = _to().match(passage.slice(first.mention.end, second.mention.start))
    if not moved:
        return []
    name = bare_subject(trim_before(first.before[: opening.start()])[0])
    if previous and is_measure(name):
        name = complete(name, previous)
    elif name.startswith("占"):
        name = previous + name
    name = (name or moved["noun"] or previous) + (opening["each"] or "")
    return [(first, name), (second, name)] if len(name) >= 2 else []


def left_behind(before: str) -> bool:
    """Whether a level that was left is one of an earlier time: not "由年初的5个", "由目前的5000万元"."""
    origin = _from().search(before)
    return origin is not None and re.search(pattern("origin", "present"), origin.group()) is None


def earlier_level(passage: Passage, slot: Slot, previous: str) -> Figure | None:
    """The level of an earlier time that what was told is compared with: "发明专利授权5351件，与2018年的|5302件|相比"
    is 发明专利授权 of 2018; "质押融资额在现有的|2150万元|基础上翻一番" tells what there is now.
    """
    if not is_baseline(passage, slot.mention.start, slot.mention.end):
        return None
    based = on_base(slot.before, passage.slice(passage.clause_at(slot.start).start, slot.start))
    topic = bare_subject(trim_before(slot.before[:based])[0])
    topic = complete(topic, previous) if previous and is_measure(topic) else topic or previous
    if len(topic) < 2:
        return None
    figure = make_figure(passage, slot, topic, "count", False)
    return replace(figure, year=baseline_year(passage, slot.mention.start), former=True)


def without_steps(passage: Passage, figures: Iterable[Figure]) -> Iterator[Figure]:
    """The figures without round numbers that are only passed: "申请量首次突破200件大关，达到|229件" is of 229件 alone,
    as is "达到|229件，首次突破200件大关"; "2021年首次突破100亿元，|2022年|达到136.5亿元" is of both years.
    """
    held: Figure | None = None
    for figure in figures:
        if held is not None and _follows(passage, held, figure) and not passage.dates(held.at, figure.at):
            if (_passes(held) or _reaches(held, figure)) and not _own_words(figure) and figure.value >= held.value:
                held = replace(figure, indicator=held.indicator, start=held.start)
                continue
            if _passes(figure) and not _own_words(figure) and figure.value <= held.value:
                held = replace(held, end=figure.end)
                continue
        if held is not None:
            yield held
        held = figure
    if held is not None:
        yield held


def _follows(passage: Passage, first: Figure, second: Figure) -> bool:
    """Whether a figure stands in the next clause and is of the same unit."""
    grown = passage.mentions("change", first.at, second.at)
    between = passage.slice(first.at, grown[0].start) + passage.slice(grown[-1].end + 1, second.at) if grown else ""
    between = between or passage.slice(first.at, second.at)
    return second.unit == first.unit and len(re.findall("，", between)) == 1 and "；" not in between


def _passes(figure: Figure) -> bool:
    return trailing("passing").search(figure.before) is not None or (
        figure.cmp in (">", ">=") and re.search(r"首次$|首$", figure.before) is not None
    )


def _reaches(bound: Figure, figure: Figure) -> bool:
    """Whether a number says how far a bound before it was passed: "授权量超过25万件，|达到|259032件"."""
    return bound.cmp in (">", ">=") and _REACHED.fullmatch(figure.before) is not None


def _own_words(figure: Figure) -> str:
    """What the words before a number name, but for adverbs and verbs of reaching, and for a bare 登记量."""
    words = bare_subject(trim_before(figure.before)[0])
    return "" if is_measure(words) else words
