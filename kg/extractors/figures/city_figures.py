"""Figures of places (分地区数字): places ranked or listed under one indicator, each with its own number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.extractors.figures.completion import complete
from kg.extractors.figures.figure import Figure
from kg.extractors.figures.indicators import is_measure, measured, trim_before
from kg.extractors.figures.indicators_above import BARE, heading_indicator
from kg.extractors.figures.ranked_places import WHOLE, Ranking, ranking_before
from kg.extractors.figures.slots import Slot
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.named_places import Place, make_place, place_ending
from kg.extractors.passages.reading import Passage
from kg.facts import NATION
from kg.values.numbers import read_number as read_numeral

_SPEED = re.compile(r"(?:的)?(?:增速|增幅|涨幅|增长率|增长)$")
_NAME = re.compile(r"(?:[^，。；：、（）\d]|（[^，。；：、（）\d]{1,8}）){2,30}")
_GREW = re.compile(r"(.{2,24}?)(?:均|都|全部|普遍|持续|保持|实现|快速|大幅|稳步|明显)*(?:增长|上升|提升|下降)")
_LISTS = re.compile(
    r"(?P<topic>[^，；：:]{1,24}?[量数额率值速幅])?(?:排名|位居|居|排|位列|超过|突破|达到)?(?:全[省市区州县])?"
    r"(?:(?P<side>[前后末])(?P<top>[\d一二两三四五六七八九十]{1,2})[位名强]?|[\d.一二两三四五六七八九十]*[亿万千百]*[件项家元]?(?:以上|大关)?|最多|最高|靠前|较[高多大快])?的?"
    r"(?:[^，；：:（）的]{0,8}?)(?:依次|分别)?(?:[是为有]|包括|：|:)[：:]?"
)
_NEXT = re.compile(r"[）)](?:以及|[、，和与及])")
_IS = re.compile(r"(?:已|共|也)*(?:达到?|有|为|只有|仅有?|仅为|共)?")
_WITHIN = re.compile(r"(?:辖区|境|区域|范围|片区)?(?<!海)内(?![部容外地生资设贸需蒙置存镜])的?")
"""What may stand behind the name of a place that figures lie in: 兰白试验区|内|万人口发明专利拥有量."""
_DOES = re.compile(r"共|累计|实现")
"""What goes on from a place that acts, and does not only own the figure: 龙里县|实现专利质押融资."""


def ranked_counts(
    passage: Passage, slots: Sequence[Slot], position: int, previous: str
) -> list[tuple[Slot, str, Place, int | None]]:
    """The numbers that 分别 hands out to ranked places, or the one of the first or last of all (最多的是A区，
    |达|173件), or none; a bare measure is one of what was told before.
    """
    slot = slots[position]
    shared = "分别" in slot.before or "依次" in slot.before
    ranking = ranking_before(passage, slot.mention.start) if shared or _IS.fullmatch(slot.before) else None
    if ranking is None or (not shared and len(ranking.places) > 1):
        return []
    group = [slot]
    for later in slots[position + 1 :]:
        if later.clause != slot.clause or later.before:
            break
        group.append(later)
    topic = WHOLE.sub("", of_topic(ranking.topic, previous))
    if len(group) != len(ranking.places) or len(topic) < 2:
        return []
    return list(zip(group, [topic] * len(group), ranking.places, ranking.ranks, strict=True))


def bracketed_counts(
    passage: Passage, slots: Sequence[Slot], position: int, previous: str
) -> list[tuple[Slot, str, Place | None, int | None]]:
    """The numbers in brackets behind the places of a list that begins at a number: "有效量前三名依次为甲区（|312件|）、
    乙市（|211件|）", "建成工作站27个，分布在甲区（|5个|）、乙市（|4个|）", each of what is told of the places, else
    of what was counted before; and those behind the names of a ranking: "授权量前两位的单位：甲大学（|742件|）、…".
    """
    group: list[tuple[Slot, int, Place | None]] = []
    for slot in slots[position:]:
        if slot.before or slot.after or passage.slice(slot.start - 1, slot.start) not in ("（", "("):
            break
        place = place_ending(passage, slot.start - 1)
        behind = _NEXT.match(passage.slice(group[-1][0].end, slot.start)) if group else None
        start = group[-1][0].end + behind.end() if behind else place.start if place else slot.start
        if group and (behind is None or (place is not None and place.start != start)):
            break
        group.append((slot, start, place))
    if not group:
        return []
    start = passage.clauses[group[0][0].clause].start
    number = group[0][0].clause - (passage.slice(start - 1, start) in ("：", ":"))
    start = passage.clauses[number].start
    lead = _LISTS.match(passage.slice(start, group[0][0].start - 1))
    numbered = lead is not None and lead["side"] == "前" and read_numeral(lead["top"]) == len(group)
    named = all(place for _, _, place in group)
    if lead is not None and (not named or start + lead.end() != group[0][1]):
        group[0] = group[0][0], start + lead.end(), None
        named = False
    if not named and not (numbered and all(_is_named(passage, first, slot) for slot, first, _ in group)):
        return []
    measure = trim_before(passage.undated(start, start + lead.end("topic")))[0] if lead and lead["topic"] else ""
    topic = of_topic(_SPEED.sub("", measure.removesuffix("的")), previous) if lead else previous
    topic = WHOLE.sub("", topic)
    if len(topic) < 2 or (lead is None and len(group) < 2):
        return []
    topic += "增长率" if _SPEED.search(measure) else ""
    whose = ["" if place else passage.slice(first, slot.start - 1) for slot, first, place in group]
    ranks = range(1, len(group) + 1)
    return [
        (slot, name + topic, place, rank if numbered else None)
        for (slot, _, place), name, rank in zip(group, whose, ranks, strict=True)
    ]


def _is_named(passage: Passage, start: int, slot: Slot) -> bool:
    """Whether what stands before the bracket of a number is nothing but a name: |湖南大学|（742件）."""
    return _NAME.fullmatch(passage.slice(start, slot.start - 1)) is not None


def ranked_growth(passage: Passage, at: int, shared: int, figures: Sequence[Figure]) -> Ranking | None:
    """The ranking whose places grew by what 分别 hands out from `at` on, its topic the rate's indicator."""
    ranking = ranking_before(passage, at)
    if ranking is None or len(ranking.places) != shared:
        return None
    carried = next((figure.indicator for figure in reversed(figures) if figure.at < at and figure.kind == "count"), "")
    carried = _measured_before(passage, ranking.start) or carried or heading_indicator(passage)
    topic = WHOLE.sub("", of_topic(_SPEED.sub("", ranking.topic), carried))
    return replace(ranking, topic=f"{topic}增长率") if len(topic) >= 2 else None


def _measured_before(passage: Passage, at: int) -> str:
    """What the clause before an offset says has grown: 发明专利授权量|增长较快，增幅最大的是…."""
    before = [clause for clause in passage.clauses if clause.end < at]
    words = trim_before(before[-1].text)[0] if before else ""
    grown = _GREW.match(words)
    return grown[1] if grown and measured(grown[1]) else ""


def of_topic(measure: str, previous: str) -> str:
    """A measure with the topic told before: a bare sum or nothing is that topic itself."""
    if BARE.fullmatch(measure):
        return previous
    return complete(measure, previous) if previous and is_measure(measure) else measure


def at_place(passage: Passage, figure: Figure) -> Figure:
    """A figure of a place under the indicator alone: 大理州|专利申请量 is 专利申请量 of 大理州, but
    a body that a place's name opens (大理海关) keeps it.
    """
    if figure.place is not None:
        return figure
    frame = _frame(passage, figure.at)
    named = passage.mentions("area", passage.sentence.start, figure.at)
    for mention in sorted(named, key=lambda area: area.start - area.end):
        printed = passage.slice(mention.start, mention.end)
        if not figure.indicator.startswith(printed):
            continue
        place = make_place(passage, mention)
        rest = WHOLE.sub("", figure.indicator[len(printed) :].removeprefix("一地").lstrip("的"))
        rest = _WITHIN.sub("", rest, count=1) if _WITHIN.match(rest) else rest
        if place is None or (len(rest) < 3 and not measured(rest)) or _named().match(rest) or _DOES.match(rest):
            continue
        following = mention.end + rest.find("、") + 1
        if following > mention.end and any(area.start == following for area in named):
            continue  # 盘锦|大米、丹东草莓等地理标志产值
        if place.level == "region":
            continue  # several provinces are no one area: 长三角发明专利有效量
        if passage.scope.area != NATION and (place.city is None or place.province != passage.scope.area):
            continue
        return replace(figure, indicator=rest, place=place)
    return replace(figure, place=frame) if frame else figure


def _frame(passage: Passage, at: int) -> Place | None:
    """The place within which a sentence says at its beginning that its figures lie, up to one of another place:
    "到2020年，兰白试验区内…达到17.5件；培育|100家…企业".
    """
    places = passage.mentions("area", passage.sentence.start, at)
    if len(places) != 1 or not _WITHIN.match(passage.slice(places[0].end, passage.sentence.end)):
        return None
    lead = passage.slice(passage.sentence.start, places[0].start)
    dates = passage.mentions("date", passage.sentence.start, places[0].start)
    printed = "".join(passage.slice(date.start, date.end) for date in dates)
    if lead.strip("，在") != printed:
        return None
    place = make_place(passage, places[0])
    return place if place is not None and place.city and place.province == passage.scope.area else None


@cache
def _named() -> re.Pattern[str]:
    """What follows a place's name that opens the name of a body or prize, or of several places."""
    bodies = f"{pattern('grantee-ending', 'organisation', 'zone')}|{pattern('place-word', 'named')}"
    return re.compile(rf"[、和与及等]|[两二三四五六七八九十\d].?[市省地州县区]|[^的]{{0,16}}?(?:{bodies}|[）)])")
