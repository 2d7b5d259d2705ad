"""Named places (所指地点): the areas that words of a sentence name, as printed and by their official names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extractors.passages.reading import Passage
from kg.facts import NATION
from kg.lexicon import Area, area_by_name
from kg.mentions import Mention
from kg.scope import resolve_area

_LEVEL = re.compile(r"(?<=[一-鿿]{2})(?:壮族|回族|维吾尔)?(?:自治区|自治州|自治县|特别行政区|新区|省|市|区|县|州|盟)$")
_MARKS = ("以及", "、", "和", "与", "及")


@dataclass(frozen=True, slots=True)
class Place:
    """An area named at a span: as printed, its official name, its province and its level."""

    start: int
    end: int
    printed: str
    name: str
    province: str
    level: str

    @property
    def is_zone(self) -> bool:
        """Whether it is a zone whose name says so (合芜蚌国家自主创新示范区, but not 中关村)."""
        return self.level in ("zone", "region") and self.name.endswith(("区", "园", "城"))

    @property
    def short(self) -> str:
        """The printed name without 市, 省, 区, 县: 宁波市 -> 宁波, 浦东新区 -> 浦东."""
        return _LEVEL.sub("", self.printed)

    @property
    def city(self) -> str | None:
        """The official name, or None for a province as a whole and for a region over several (长江经济带)."""
        wide = self.level in ("province", "corps", "nation") or self.province == NATION
        return None if wide else self.name


def make_place(passage: Passage, mention: Mention, sure: bool = False) -> Place | None:
    """The place that an area mention means in the province at hand, or None where it is unclear.

    `sure` where a place must stand there (中国晋江（鞋服）…): then the short name of a county elsewhere counts too.
    """
    area = resolve_area(mention, passage.scope.area)
    if area is None and sure:
        area = area_by_name(passage.slice(mention.start, mention.end))
    if area is None or area.level == "nation":
        return None
    return _place(passage, area, mention.start, mention.end)


def place_at(passage: Passage, start: int, sure: bool = False) -> Place | None:
    """The place whose name begins at `start`; of a chain (四川省成都市) the innermost, from where the chain starts."""
    found: Place | None = None
    for mention in passage.mentions("area", start):
        if mention.start == (start if found is None else found.end):
            place = make_place(passage, mention, sure)
            if place is None and found is not None:  # 深圳市|南山区, in a text of no province
                area = resolve_area(mention, found.province)
                place = _place(passage, area, mention.start, mention.end) if area else None
            if place is None or (found is not None and place.province != found.province):
                break
            found = place if found is None else replace(place, start=found.start)
        elif mention.start > start and found is None:
            break
    return found


def place_ending(passage: Passage, end: int) -> Place | None:
    """The place whose name ends at `end`."""
    for mention in reversed(passage.mentions("area", None, end)):
        if mention.end == end:
            return make_place(passage, mention)
    return None


def places_listed(passage: Passage, end: int) -> tuple[Place, ...]:
    """The places listed up to `end`: "烟台、东营|知识产权保护中心", "白山市和白城市|"; a chain of names counts once."""
    places: list[Place] = []
    position = end
    while (place := place_ending(passage, position)) is not None:
        outer = place_ending(passage, place.start)
        while outer is not None and outer.province == place.province:
            place = replace(place, start=outer.start)
            outer = place_ending(passage, outer.start)
        places.insert(0, place)
        begin = place.start
        mark = next((m for m in _MARKS if passage.slice(begin - len(m), begin) == m), None)
        if mark is None:
            break
        position = begin - len(mark)
    return tuple(places)


def province_of(passage: Passage, place: Place | None) -> str:
    """The province of a fact: that of the scope, in national texts that of the place, if it lies in one."""
    if passage.scope.area != NATION or place is None:
        return passage.scope.area
    return place.province


def _place(passage: Passage, area: Area, start: int, end: int) -> Place:
    return Place(start, end, passage.slice(start, end), area.name, area.province, area.level)
