"""Places (地点): which area a name in a fact means, and which area a name binds itself to by its first words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.facts import NATION
from kg.identity.names import fold
from kg.lexicon import (
    Area,
    area_by_code,
    area_by_name,
    area_seen_from,
    areas,
    begins_as_area,
    concepts,
    national_agencies,
    zone_of,
)

_YEAR = re.compile(r"(?:19|20)\d\d(?:-(?:19|20)?\d\d)?年(?:度|至)?")
_NATIONAL = re.compile(r"中华人民共和国|国家|全国|中共中央|中央|最高人民")
# 省, 市 ... as the first word mean the area at hand; 市场, 区域, 区块链, 县域 are other words.
_LEVEL = re.compile(
    r"(?:我|本|全)?(?P<level>自治区|兵团|省|市(?!场|民|值|政(?!府))|区(?!域|块|间)|县(?!域)|州|盟|旗)级?(?!市(?!场监)|[州县区镇]|乡(?!村))"
)
_GRADE = re.compile(r"^(?:省|市|县|区|自治区)级")
_AND = re.compile(r"[、,]|以及|会同|联合|和|与|及")


@dataclass(frozen=True, slots=True)
class Bound:
    """A name and the area it is bound to: `area` (None for the nation), the rest of the name, and how it was known.

    `how` is "named" where the name itself says so, "level" where it begins with 省 or 市, "" where it does not say.
    """

    area: Area | None
    rest: str
    how: str


@cache
def province_of(name: str) -> Area | None:
    """The area of a fact by its official name; None for the nation. Raises ValueError for any other name."""
    area = area_by_name(name)
    if area is None or area.level not in ("nation", "province", "corps"):
        raise ValueError(f"{name!r} is not the official name of a province-level area, nor {NATION}")
    return None if area.level == "nation" else area


@cache
def nation() -> Area:
    """The whole country, as an area."""
    found = area_by_name(NATION)
    if found is None:
        raise ValueError(f"the ontology has no area {NATION}")
    return found


@lru_cache(maxsize=8192)
def find_place(name: str, province: str) -> Area | None:
    """The area that a place name of a fact means; None where it is unknown. A zone of a city is made up: 成都高新区.

    A district is sought in the province alone: 滨海新区 in a text about 浙江 is not that of 天津.

    >>> find_place("深圳市福田区", "广东省").name
    '福田区'
    >>> find_place("绵阳高新技术产业开发区", "四川省").code
    '510700-hi-tech-zone'
    """
    folded = fold(name)
    whole = area_seen_from(_printed(folded), province)
    if whole is not None:
        return whole
    outer, rest = _leading(folded, province)
    if outer is None or not rest:
        # One name alone was sought above; a chain of them (上海市浦东新区) tells its province.
        return outer if outer is not None and area_by_name(_printed(folded)) is None else None
    return area_seen_from(_printed(rest), outer.province, outer.name) or zone_of(outer, rest)


@lru_cache(maxsize=8192)
def bind(name: str, province: str, city: str | None) -> Bound:
    """The area that a folded name binds itself to by how it begins, with the name less those words.

    >>> bind("河北省专利条例", "全国", None).rest
    '专利条例'
    >>> bind("2017年贵州省专利质押融资工作计划", "全国", None).rest
    '2017年专利质押融资工作计划'
    """
    year = _YEAR.match(name)
    head = year.group() if year else ""
    body = name[len(head) :]
    national = _NATIONAL.match(body)
    if national:
        return Bound(None, name, "named")
    agency = _leading_agency(body)
    if agency is not None:
        return Bound(None, head + agency, "named")
    area, rest = _leading(body.removeprefix("中共"), province)
    if area is not None and rest:
        return Bound(area, head + _skip_issuer(_GRADE.sub("", rest)), "named")
    here = find_place(city, province) if city else None
    home = here or province_of(province)
    level = _LEVEL.match(body)
    if level and home is not None and (len(body) > level.end() + 1 or body.endswith("委")):
        meant = _at_level(level["level"], home)
        if meant is not None:
            return Bound(meant, head + _skip_issuer(body[level.end() :]), "level")
    return Bound(home, name, "")


def _at_level(word: str, home: Area) -> Area | None:
    """The area that 省, 市 or 县 means in a text about a place: that place or the one around it which is so called.

    None where there is none: 市 in a text that speaks of its province alone is a city that is not told.
    """
    area: Area | None = home
    while area is not None and not area.name.endswith(word):
        area = area_by_code(area.parent) if area.parent else None
    return area


def _leading(name: str, province: str) -> tuple[Area | None, str]:
    """The area that a name begins with, of a chain (四川省成都市…) the innermost, and what follows it."""
    found: Area | None = None
    rest = name
    while True:
        if not begins_as_area(_printed(rest[:2])):
            return found, rest
        for length in range(min(_longest_area(), len(rest)), 1, -1):
            word = rest[:length]
            area = _area(word, found.province if found else province) or (None if found else _area(word, None))
            if area is not None and area.level != "nation" and not rest[length:].startswith(("局", "厅")):
                found, rest = area, rest[length:]
                break
        else:
            return found, rest


def _area(folded: str, province: str | None) -> Area | None:
    return area_by_name(_printed(folded), province)


def _printed(folded: str) -> str:
    """A folded name with the brackets that the ontology's names have."""
    return folded.replace("(", "（").replace(")", "）")


def is_of_nation(folded: str) -> bool:
    """Whether a title begins with a body of the nation, who alone can have issued it: 国务院…, 国家知识产权局…."""
    return _leading_agency(folded) is not None or folded.startswith(
        ("中华人民共和国", "中共中央", "国务院", "最高人民")
    )


def short_name(area: Area) -> str:
    """The usual short name of an area: 四川, 内蒙古, 黔东南州, 兵团; a county or region has none that stands alone."""
    return area.name if area.level in ("county", "region") or len(area.names) == 1 else area.names[1]


def label_in(area: Area | None, core: str, *, short: bool = False) -> str:
    """A folded name bound to an area, with the area before it unless the name has it: 专利条例 -> 河北省专利条例."""
    if area is None or any(fold(name) in core for name in area.names if len(name) > 1):
        return core
    return (short_name(area) if short else area.name) + core


@cache
def _longest_area() -> int:
    return max(len(name) for area in areas() for name in area.names)


def _leading_agency(name: str) -> str | None:
    """What follows the national agencies that a title begins with ("国务院办公厅关于…"); None if there are none."""
    rest, found = name, False
    while rest.startswith(_agency_words()):
        word = next(word for word in _agency_words() if rest.startswith(word))
        rest, found = rest[len(word) :].removeprefix("办公厅").removeprefix("办公室"), True
        mark = _AND.match(rest)
        rest = rest[mark.end() :] if mark else rest
    return rest if found and rest else None


def _skip_issuer(rest: str) -> str:
    """A title behind its area, without the department that issued it: "高级人民法院|关于…", "委、省政府|关于…"."""
    about = rest.find("关于")
    if about <= 0 or about > 40:
        return rest
    parts = [part for part in _AND.split(rest[:about]) if part]
    return rest[about:] if parts and all(part.endswith(_department_words()) for part in parts) else rest


@cache
def _department_words() -> tuple[str, ...]:
    return tuple(sorted({label for concept in concepts("department") for label in concept.labels} | {"委", "政府"}))


@cache
def _agency_words() -> tuple[str, ...]:
    # A bare 统计局 or 国资委 is as likely a province's; only a name that is no department's speaks for the nation.
    departments = set(_department_words())
    words = {word for agency in national_agencies() for word in agency.labels if word not in departments}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
