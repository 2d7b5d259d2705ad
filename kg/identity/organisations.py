"""Organisations (组织): which body a name means; 省知识产权局 in a text about 甘肃 is 甘肃省知识产权局."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg.facts import NATION
from kg.identity.names import Identity, fold, short_hash, unfold
from kg.identity.places import bind, find_place, label_in, nation, short_name
from kg.lexicon import Agency, Area, Concept, area_by_name, areas, concepts, national_agencies
from kg.vocabulary import DATA_IRI

_MARK = re.compile(r"[、,，;；/]|以及|会同|联合")
_CONJUNCTION = re.compile(r"[和与及]")
_SELF = re.compile(r"^(?:我|本)(?:局|办|厅|委|院|会)$")
_MANY = re.compile(r"^(?:各|有关|相关)|等$")
# Branches of national bodies are called by the short name of the place: 兰州海关, 甘肃银监局.
_VERTICAL = frozenset(("customs", "banking-regulator", "insurance-regulator", "securities-regulator"))


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that a name means; `is_agency` where it is a public authority."""

    identity: Identity
    is_agency: bool


@lru_cache(maxsize=8192)
def identify_organisation(name: str, *, area: str, city: str | None = None, document: str) -> Organisation:
    """The organisation that a name means in a text about an area.

    A name that does not say whose it is (我局, 各市州政府 without a province) is bound to the document.
    """
    folded = fold(name)
    department = _departments().get(folded)
    national = _national().get(folded)
    # A bare 国资委 in a province's text is the province's; 国家知识产权局 is nobody's department.
    if national is not None and (department is None or area == NATION):
        joined = () if folded == fold(national.pref_zh) else ("national-agency",)
        return Organisation(Identity(national.iri, national.pref_zh, joined, nation()), True)
    place = _abbreviations().get(folded) or area_by_name(folded, area)
    if place is not None and place.level not in ("nation", "region"):
        # The text names the place for those who govern it: "南昌市印发…", "粤港合作协议".
        return Organisation(_department(place, _departments()["人民政府"], folded), True)
    bound = bind(folded, area, city)
    kind = _departments().get(bound.rest) if bound.how else department
    home = bound.area
    if kind is not None and home is not None and home.level != "region" and _fits(home, kind):
        return Organisation(_department(home, kind, folded), True)
    if _SELF.match(folded) or (home is None and bound.how == ""):
        return Organisation(replace(_own(folded, folded, document), mark=document), _is_agency(folded))
    if bound.how == "named" or not (_is_agency(folded) or _MANY.search(folded)):
        # What has a name of its own is called by it everywhere: 浙江大学, 人行兰州中心支行.
        return Organisation(_own(unfold(folded), folded), _is_agency(folded))
    label = label_in(home, bound.rest)
    joined = () if label == folded else ("organisation-of-area",)
    return Organisation(Identity(_own(label, label).iri, unfold(label), joined, home), _is_agency(folded))


def split_organisations(text: str) -> tuple[str, ...]:
    """The organisations that words name, as printed: 省科技厅、发改委和国资委 are three, 科技和知识产权局 is one.

    >>> split_organisations("我局会同省科技厅")
    ('我局', '省科技厅')
    """
    names: list[str] = []
    for part in _MARK.split(text):
        pieces = _CONJUNCTION.split(part)
        if len(pieces) > 1 and all(map(_is_agency, map(fold, pieces))) and not _ends_with_department(part):
            names += pieces
        else:
            names.append(part)
    return tuple(name for name in (name.strip() for name in names) if name)


def identify_entity(name: str, *, area: str, city: str | None = None, document: str) -> Area | Organisation:
    """The area or organisation that holds a title: 成都 is an area, 浙江大学 an organisation."""
    place = find_place(fold(name), area)
    if place is not None and (place.level != "nation" or fold(name) == NATION):
        return place
    return identify_organisation(name, area=area, city=city, document=document)


def _fits(area: Area, kind: Concept) -> bool:
    """Whether an area of this level can have such a department: a county's 人民法院 is no 高级人民法院."""
    return "高级" not in kind.pref_zh or area.level in ("province", "corps")


def _department(area: Area, kind: Concept, folded: str) -> Identity:
    label = short_name(area) + kind.pref_zh if kind.notation in _VERTICAL else area.name + _title(area, kind)
    joined = () if label == folded else ("department-of-area",)
    label_en = f"{kind.pref_en}, {area.name_en}" if area.name_en else None
    return Identity(f"{DATA_IRI}agency/{area.code}-{kind.notation}", label, joined, area, label_en)


def _title(area: Area, kind: Concept) -> str:
    """What a department is called there: 科学技术厅 in a province, 委员会 in a municipality, 局 in a city."""
    title = kind.pref_zh
    if not title.endswith("厅") or (area.level == "province" and not area.name.endswith("市")):
        return title
    for ending in ("委员会", "委", "局") if area.level == "province" else ("局",):
        for label in kind.labels:
            if label.endswith(ending):
                return label
    return title[:-1] + "局"


def _own(label: str, *key: str) -> Identity:
    return Identity(f"{DATA_IRI}organisation/{short_hash('organisation', *key)}", label)


def _is_agency(folded: str) -> bool:
    return folded.endswith(_endings())


def _ends_with_department(name: str) -> bool:
    """Whether the whole is one department whose name has 和 in it: 省人力资源和社会保障厅."""
    folded = fold(name)
    return any(folded.endswith(label) and re.search(r"[和与及]", label) for label in _departments())


@cache
def _departments() -> dict[str, Concept]:
    return {fold(label): concept for concept in reversed(concepts("department")) for label in concept.labels}


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted({*_departments(), "政府", "办公室", "委员会", "联席会议", "领导小组", "局", "厅", "办"}))


@cache
def _abbreviations() -> dict[str, Area]:
    return {area.abbreviation: area for area in areas() if area.abbreviation}


@cache
def _national() -> dict[str, Agency]:
    return {fold(label): agency for agency in national_agencies() for label in agency.labels}
