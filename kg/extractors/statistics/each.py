"""Each (各): one number that holds for each of the places, bodies or things named before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.extractors.figures.completion import complete
from kg.extractors.figures.figure import Figure
from kg.extractors.figures.figure_making import make_figure
from kg.extractors.figures.indicators import is_measure, measured, trailing, trim_after, trim_before, words_of
from kg.extractors.figures.predicates import attribute, split_predicate
from kg.extractors.figures.slots import Slot
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.named_places import Place, places_listed
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.slot_words import words_behind
from kg.values import Quantity
from kg.values.marks import LIST_MARK

_EACH = re.compile(r"各(?:自|分别)?(?P<verb>[^，；\d各]{0,12})$")
# "济南、青岛、东营|三市|各遴选5家企业".
_TOGETHER = re.compile(r"(?:等?[两二三四五六七八九十\d]{0,3}个?(?:省份|县区|市州|[省市地州县区盟]))?(?:分别)?")
_ALL_OF = re.compile(r"等?[两二三四五六七八九十\d]{1,3}个[一-鿿]{1,4}")
# 甲大学、乙公司|获中国专利优秀奖|各1项.
_DID = re.compile(r"(?<=[^，；、]{2})(?:荣获|获得|获批|获评|获|入选|摘得|斩获)[^，；、]{3,}$")
# What stands before the places of an act: 会同|济南、青岛|各…, 在|武昌、汉阳|各设….
_WITH = re.compile(r"(?:会同|联合|支持|指导|推动|组织|在|于|由|向|对|为)+$")
_WHERE = re.compile(r"(?P<lead>.*?)[在于](?P<items>[^，；、]{2,8}、.+)")
_LATIN = re.compile(r"[A-Za-z]+$")


def figures_each(passage: Passage, slot: Slot, previous: str = "") -> list[Figure] | None:
    """The figures of a number that holds for each of several, None where it is of one: "济南、青岛两市各遴选|5家企业",
    "新增TISC、信息服务中心各|1家"; none of branches, one a place, that are facts under their names (各设|1个|工作站).
    Places alone have what was told before (`previous`): 武汉市质押融资40亿元，|宜昌、襄阳各|8亿元.
    """
    each = _EACH.search(slot.before)
    quantity = slot.mention.value
    if each is None or not isinstance(quantity, Quantity):
        return None
    told = [*(_in_places(passage, slot, each, previous) or _where(passage, slot, each) or _of_things(slot, each))]
    if len(told) < 2:
        return None
    if quantity.value == 1 and _branch().search(slot.before.removesuffix("各") + slot.after):
        return []  # of a parent: 援助中心在|空港、于家堡|各设1个工作站
    return [replace(make_figure(passage, slot, name, "count", False), place=place) for name, place in told]


def _in_places(passage: Passage, slot: Slot, each: re.Match[str], previous: str) -> list[tuple[str, Place | None]]:
    """What each place did or has: "会同|济南、青岛|两市各|遴选5家企业", "宜昌、襄阳|设立调解室各1个"."""
    for mention in reversed(passage.mentions("area", slot.start, slot.start + each.start())):
        places = places_listed(passage, mention.end)
        if len(places) < 2 or places[0].start < slot.start:
            continue
        between = slot.before[mention.end - slot.start : each.start()]
        together = _ALL_OF.fullmatch(between) or _TOGETHER.match(between)
        rest = between[together.end() :] if together else between
        if rest and each["verb"]:
            return []  # 宜昌、襄阳|的企业各获…
        lead = _WITH.sub("", slot.before[: places[0].start - slot.start])
        name = trim_before(lead)[0] + trim_before(rest + each["verb"])[0] + _what(passage, slot)
        name = name or previous
        return [(name, place) for place in places] if len(name) >= 2 else []
    return []


def _where(passage: Passage, slot: Slot, each: re.Match[str]) -> list[tuple[str, Place | None]]:
    """What was set up in each of several places of no known name: "援助中心在|空港、于家堡、塘沽|各设|1个调解室"."""
    where = _WHERE.fullmatch(slot.before[: each.start()])
    if where is None or not each["verb"]:
        return []
    what = each["verb"] + _what(passage, slot)
    return [
        (f"{trim_before(where['lead'])[0]}在{item}{what}", None) for item in LIST_MARK.split(where["items"]) if item
    ]


def _of_things(slot: Slot, each: re.Match[str]) -> Iterator[tuple[str, Place | None]]:
    """The things counted, each with the verb of the first: 新增|TISC|、|信息服务中心|各1家; or what each of several
    bodies did: 甲公司、乙公司|各获中国专利金奖1项.
    """
    items = [item for item in LIST_MARK.split(trim_before(slot.before[: each.start()])[0]) if item]
    if len(items) < 2 or slot.before.startswith(("与", "和", "同", "对", "向")):
        return
    if each["verb"]:
        if all(trailing("grantee-ending").search(item) for item in items):
            yield from ((f"{item}{each['verb']}{slot.after}", None) for item in items)
        return
    if slot.after:
        return
    if did := _DID.search(items[-1]):
        yield from ((item + did.group(), None) for item in items[:-1])
        yield items[-1], None
        return
    first = items[0]
    verb = words_of("predicate").match(first) or words_of("choosing").match(first)
    lead = verb.group() if verb and verb.end() < len(first) else ""
    noun = trailing("counted").search(items[-1])
    tail = noun.group() if noun and noun.start() else ""
    for item in (first[len(lead) :], *items[1:]):
        name = item if _is_thing(item) or not tail else item + tail
        yield (complete(item, first) if is_measure(item) and item != first else lead + name), None


def _what(passage: Passage, slot: Slot) -> str:
    """What is counted behind the number: 企业|开展试点 is 开展试点的企业."""
    after = trim_after(words_behind(passage, slot))
    parted = split_predicate(after)
    return attribute(*parted, "家") if parted and parted[0] else after


def _is_thing(item: str) -> bool:
    """Whether an item names a thing by itself, and not only its kind: 信息服务中心 and TISC, not 实用新型."""
    return bool(trailing("counted").search(item) or measured(item) or _LATIN.search(item))


@cache
def _branch() -> re.Pattern[str]:
    return re.compile(
        rf"(?:中心|法庭|法院|平台|产权局|监管局).*{pattern('institution-word', 'branch')}$|(?:审判点|审判庭|巡回法庭)$"
    )
