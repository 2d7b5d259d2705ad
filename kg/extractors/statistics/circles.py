"""Circles (比较范围): figures of the nation, or of the province in a text about a city, told beside one's own."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.extractors.figures.completion import complete
from kg.extractors.figures.figure import Figure
from kg.extractors.figures.figure_making import make_figure
from kg.extractors.figures.indicators import is_measure, measured, trim_after, trim_before
from kg.extractors.figures.slots import Slot
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.slot_words import without_dates
from kg.facts import NATION
from kg.lexicon import area_by_name
from kg.values import Quantity
from kg.values.marks import without_brackets

_WIDE = r"全国|全省|全自治区"
_LEAD = r"(?:其中|同期|同年|当年|而|但|目前|，)*"
# "全国|得分", "全国同期|达到", "全国|共有28个省（区、市）".
_OPENING = re.compile(rf"{_LEAD}(?P<wide>{_WIDE})(?:同期|同年)?(?P<rest>.*)")
_AVERAGE = rf"(?P<whole>(?:{_WIDE})[^，。；\d]{{0,8}}?平均(?:水平|数|值|线)?)"
# "是全国平均水平的|2.0倍", "是全国平均数13.3件的|2.37倍", "还不到全国平均水平的|三成".
_TIMES_OF = re.compile(
    rf"(?:[^，。；]{{0,6}}?(?:是|为|相当于|占|达到?|不到|不足)(?:了|约|仅|只|近)*)?{_AVERAGE}(?:[\d.]+[^\d，的]{{1,4}})?的$"
)
# "是全国平均数|13.3件的2.37倍", "全国平均水平为|6件", "比全国平均水平（|3%）高".
_LEVEL_OF = re.compile(rf"(?:[^，。；]*?(?:是|为|[比较]|[高低]于|超过)|{_LEAD}){_AVERAGE}(?:[约是为达]|达到)*$")
# "只有1.75件，不到|武汉|的八分之一、|宜昌|的一半".
_OF_PLACE = re.compile(
    r"(?:仅|只|还|约|也|就)*(?:是|为|相当于|不到|不足|达到?|接近|超过)?(?P<whole>[^，。；、\d的]{2,8})的"
)
_IN_BRACKETS = re.compile(rf"[^，。；]*?{_AVERAGE}[（(]$")
# "比全国平均水平少|2.1件", "低于全国平均水平|1.37件".
_AGAINST = re.compile(
    rf"(?:仍|还|也|但)*(?P<words>(?:[高低少多]于|[高多]出){_AVERAGE}(?:[（(][^（）()]*[）)])?"
    rf"|[比较]{_AVERAGE.replace('whole', 'other')}(?:[（(][^（）()]*[）)])?[高低多少]出?)(?:了|近|约)*$"
)
_OWN_SHARE = re.compile(r"(?:其中)?(?:[我本全][省市区州县])(?:仅|只|约)*占(?:到|了)?$")
_OF_WHOM = re.compile(r"^(?:同期)?(?:全[省市区国州县]|[我本][省市区州县])")


def told_of_circle(passage: Passage, slot: Slot, previous: str, latest: Figure | None) -> Figure | None:
    """The figure of a number whose words only name a circle or its average, so that what was told before is its
    indicator: "…得分80分，全国得分|78.98分", "是全国平均数|13.3件|的|2.37倍|", "我省仅占|0.9%"; None of any other.
    """
    quantity = slot.mention.value
    assert isinstance(quantity, Quantity)
    if passage.scope.area == NATION:
        return None
    if latest is not None and latest.circle and quantity.unit == "%" and _OWN_SHARE.fullmatch(slot.before):
        wide = _wide(latest.indicator)
        return make_figure(
            passage, slot, f"{latest.indicator.removeprefix(wide)}占{wide or '全国'}的比重", "share", False
        )
    topic = _OF_WHOM.sub("", previous)
    if not topic:
        return None
    clause = passage.clauses[slot.clause]
    words = passage.slice(clause.start, slot.mention.start)
    times = (_TIMES_OF.fullmatch(words) or _TIMES_OF.fullmatch(slot.before)) if quantity.unit in ("倍", "%") else None
    if times:
        name = f"{previous}为{times['whole']}的{'倍数' if quantity.unit == '倍' else '比例'}"
        return make_figure(passage, slot, name, "count", False)
    other = _OF_PLACE.fullmatch(slot.before) if quantity.unit in ("倍", "%") else None
    if other and area_by_name(other["whole"]):
        name = f"{previous}为{other['whole']}的{'倍数' if quantity.unit == '倍' else '比例'}"
        return make_figure(passage, slot, name, "count", False)
    against = _AGAINST.fullmatch(words)
    if against:
        words = without_brackets(against["words"])
        return make_figure(passage, slot, previous + words, "count", False)
    level = _LEVEL_OF.fullmatch(words) or _IN_BRACKETS.fullmatch(words)
    if level and quantity.unit not in ("倍", "个百分点"):
        return _of(passage, make_figure(passage, slot, f"{topic}{level['whole']}", "count", False), level["whole"])
    opening = _OPENING.fullmatch(without_dates(passage, slot))
    if opening is None or trim_after(slot.after) or (opening["wide"] != "全国" and not passage.scope.city):
        return None
    rest = trim_before(opening["rest"])[0]
    if rest and not is_measure(rest) and rest != "得分":
        return None
    name = topic if topic.endswith(rest) else complete(rest, topic)
    return _of(passage, make_figure(passage, slot, opening["wide"] + name, "count", False), opening["wide"])


def in_circle(passage: Passage, slot: Slot, figure: Figure) -> Figure:
    """A figure with the circle that its own words open with: "全国专利质押融资总额|4015亿元", "全国海关共扣留…"; a name
    that only begins with 全国 (全国中小学知识产权教育试点学校) makes none.
    """
    if passage.scope.area == NATION or figure.circle or figure.kind != "count":
        return figure
    opening = _OPENING.fullmatch(without_dates(passage, slot))
    if opening is None or _named().search(opening["rest"]):
        return figure
    rest = trim_before(opening["rest"])[0]
    begins = _doing().match(opening["rest"]) is not None
    return _of(passage, figure, opening["wide"]) if begins or (rest and measured(rest)) else figure


def _of(passage: Passage, figure: Figure, wide: str) -> Figure:
    """The figure as one of the circle that words open with: 全省 is one only in a text about a city."""
    if wide.startswith("全国"):
        return replace(figure, circle="nation")
    return replace(figure, circle="province") if passage.scope.city else figure


def _wide(indicator: str) -> str:
    found = re.match(_WIDE, indicator)
    return found.group() if found else ""


@cache
def _named() -> re.Pattern[str]:
    """What makes of 全国 the beginning of a name: an examination, a contest, a title."""
    return re.compile(pattern("circle-word", "named"))


@cache
def _doing() -> re.Pattern[str]:
    """Who or what opens a statement about a whole country: its customs, courts, offices."""
    return re.compile(pattern("circle-word", "doing"))
