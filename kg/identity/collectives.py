"""Collectives (合称): names that stand for several bodies, and these where the name or the ontology tells them.

上海、江苏、浙江三省市知识产权局 are three offices, 川渝两地知识产权局 two, 长江经济带十一省市 eleven governments.
各市州政府 and 省直有关部门 stand for bodies that no name tells: a group.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.facts import NATION
from kg.identity.offices import OFFICE, is_agency_name, kinds_by_word
from kg.identity.places import find_place
from kg.lexicon import Area, area_by_code, area_by_name, areas, concepts
from kg.values.numbers import read_number

_NUMERAL = r"(?:[一二两三四五六七八九十]+|\d+(?:\+\d+)?)"
_UNIT = r"(?:(?:省|市|区|自治区|州|县|地|方|特别行政区)[()、,和]*)+"
# "三省一市", "11省(区、市)", "9+2省、区、特别行政区", "四地", "等9省(区、市)", "等省(市)": behind places, or alone.
_COUNTED = re.compile(
    rf"(?:区域)?(?P<inland>内地)?(?:(?P<open>等)(?:{_NUMERAL}个?)?{_UNIT}|(?P<count>{_NUMERAL})个?{_UNIT}(?:(?P<more>{_NUMERAL})[省市区]\)?)?)$"
)
_BODIES = re.compile(rf"等(?:{_NUMERAL}?(?:个|家)?(?:有关|相关)?(?:部门|单位|机构|部委|厅局|委办局))?$")
_BETWEEN = re.compile(r"[、,]|以及|[和与及]")
_BARE = re.compile(r"(?:兄弟)?局$")
_BELOW = re.compile(r"(?:省|市|县|区)级")
_OUTSIDE = ("71", "81", "82")
"""How the codes of areas begin that are not of the mainland (内地)."""


@dataclass(frozen=True, slots=True)
class Collective:
    """The names of the bodies that a name stands for, as far as it tells them; `whole` where it tells them all.

    `far` where they are not of the area at hand, but of areas that the name counts: 东北三省一区.
    """

    names: tuple[str, ...]
    whole: bool
    far: bool = False


@lru_cache(maxsize=4096)
def read_collective(folded: str, area: str) -> Collective | None:
    """What a folded name stands for in a text about an area; None for the name of one body.

    >>> read_collective("川渝两地知识产权局", "四川省").names
    ('四川省知识产权局', '重庆市知识产权局')
    >>> read_collective("省知识产权局等七部门", "江苏省")
    Collective(names=('省知识产权局',), whole=False, far=False)
    >>> read_collective("丝绸之路经济带九省", "甘肃省")
    Collective(names=(), whole=False, far=True)
    """
    bodies = _BODIES.search(folded)
    if bodies:
        names = tuple(name for name in _BETWEEN.split(folded[: bodies.start()]) if name)
        if names and all(map(is_agency_name, names)):
            return Collective(names, False)
    place = find_place(folded, area)
    if place is not None and place.level != "region":
        return None
    head, office = _office(folded)
    found = _places(head, area, bool(office))
    if found:
        places, whole = found
        return Collective(tuple(place.name + (office or "人民政府") for place in places), whole, True)
    if _COUNTED.search(head) and find_place(head, area) is None:
        return Collective((), False, True)
    # In the nation's texts 省级知识产权局 are those of all provinces.
    below = area == NATION and _BELOW.match(folded)
    return Collective((), False) if below or _several().search(folded) else None


def _office(folded: str) -> tuple[str, str]:
    """The places that a name begins with and the office that each of them has, "" where only places are named."""
    for ending, word in _offices().items():
        if folded.endswith(ending) and folded != ending:
            return folded[: -len(ending)], word
    bare = _BARE.search(folded)
    return (folded[: bare.start()], OFFICE) if bare else (folded, "")


def _places(head: str, area: str, with_office: bool) -> tuple[tuple[Area, ...], bool] | None:
    """The places that words name, and whether they are all: where the words count, with as many as that."""
    place = find_place(head, area)
    if place is not None and place.level != "region":
        return None
    counted = _COUNTED.search(head)
    if counted is None:
        places = (_listed(head, area) or _by_letter(head) or _members(head, False)) if with_office else ()
        return (places, True) if len(places) > 1 else None
    words = head[: counted.start()]
    inland = bool(counted["inland"])
    places = _listed(words, area) or _by_letter(words) or _members(head, inland) or _members(words, inland)
    if counted["open"]:
        return (places, False) if places else None
    return (places, True) if len(places) == _count(counted) else None


def _count(counted: re.Match[str]) -> int:
    """How many "三省一市", "9+2省" and "四地" are."""
    numbers = [*counted["count"].split("+"), *([counted["more"]] if counted["more"] else [])]
    return sum(int(read_number(number) or 0) for number in numbers)


def _listed(words: str, area: str) -> tuple[Area, ...]:
    parts = _BETWEEN.split(words)
    found = [find_place(part, area) for part in parts]
    places = tuple(place for place in found if place is not None and place.level not in ("nation", "region"))
    return places if len(places) == len(parts) else ()


def _by_letter(words: str) -> tuple[Area, ...]:
    """The provinces of a row of one-letter names: 沪苏浙皖."""
    found = tuple(areas_by_letter()[letter] for letter in words if letter in areas_by_letter())
    return found if len(found) == len(words) > 1 else ()


def _members(words: str, inland: bool) -> tuple[Area, ...]:
    """The members of a region that the ontology knows: 京津冀, 西北(地区), 泛珠三角 less those not inland."""
    named = (
        area_by_name(words),
        area_by_name(words.replace("(", "（").replace(")", "）")),
        area_by_name(words + "地区"),
    )
    region = next((area for area in named if area is not None), None)
    codes = region.members if region is not None and region.level == "region" else ()
    found = (area_by_code(code) for code in codes if not (inland and code.startswith(_OUTSIDE)))
    return tuple(area for area in found if area is not None)


@cache
def _several() -> re.Pattern[str]:
    """Matches where a name says that several bodies are meant: 各市州政府, 省直有关部门, 领导小组成员单位."""
    words = {
        concept.notation: "|".join(sorted(map(re.escape, concept.labels), key=lambda word: (-len(word), word)))
        for concept in concepts("collective-word")
    }
    return re.compile(rf"(?:^|[省市县区州盟旗国兵团直组会议])(?:{words['each']})|(?:{words['kind']}|等)$")


@cache
def _offices() -> Mapping[str, str]:
    """What the name of an office ends with -> the office, the longest first; 市场监管部门 is the 市场监管局."""
    words = {word: word for word in kinds_by_word() if len(word) > 1}
    words |= {word[:-1] + "部门": word for word in words if word.endswith("局")}
    return {word: words[word] for word in sorted(words, key=lambda word: (-len(word), word))}


@cache
def areas_by_letter() -> Mapping[str, Area]:
    """The provinces by the one character that stands for them: 湘, 粤."""
    return {area.abbreviation: area for area in areas() if area.abbreviation}
