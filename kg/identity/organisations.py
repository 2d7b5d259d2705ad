"""Organisations (组织): which body a name means; 省知识产权局 in a text about 甘肃 is 甘肃省知识产权局."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg.facts import NATION
from kg.identity.collectives import areas_by_letter, read_collective
from kg.identity.enumerations import is_body, split_organisations
from kg.identity.names import Identity, fold, short_hash, unfold
from kg.identity.offices import OFFICE, is_agency_name, kind_of, kinds_by_word, office
from kg.identity.places import Bound, bind, find_place, label_in, nation, province_of
from kg.identity.speakers import read_relative, without_plate
from kg.lexicon import Agency, Area, national_agencies
from kg.vocabulary import DATA_IRI

# A division within a body (综合处, 运用促进司) is another one in each document.
_INNER = re.compile(r"(?<!公)[处司科]$")
_HERE = re.compile(r"[我本全](?P<level>省|市|区|县|州|盟|旗|自治区|兵团)")


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that a name means; `is_agency`: a public authority, `is_group`: several bodies left untold."""

    identity: Identity
    is_agency: bool
    is_group: bool = False


def identify_organisations(
    name: str, *, area: str, city: str | None = None, document: str, speakers: tuple[str, ...] = ()
) -> tuple[Organisation, ...]:
    """The organisations that a name means: one, or each of those that a collective name tells.

    川渝两地知识产权局 are two; 省知识产权局等七部门 are the one that it tells and a group. `speakers` are the names of
    the bodies that the document speaks for.
    """
    folded = fold(name)
    collective = read_collective(folded, area)
    parts = split_organisations(name) if collective is None else ()
    if len(parts) > 1 and all(is_body(fold(part)) for part in parts):
        each = (
            identify_organisations(part, area=area, city=city, document=document, speakers=speakers) for part in parts
        )
        return tuple(_as_one_of(found) for one in each for found in one)
    if collective is None:
        return (identify_organisation(name, area=area, city=city, document=document, speakers=speakers),)
    told = tuple(
        _as_one_of(identify_organisation(part, area=area, city=city, document=document, speakers=speakers))
        for part in collective.names
    )
    if collective.whole:
        return told
    group = _own(unfold(folded), folded) if collective.far else _other(folded, bind(folded, area, city), True, document)
    return (*told, Organisation(group, False, True))


@lru_cache(maxsize=8192)
def identify_organisation(
    name: str, *, area: str, city: str | None = None, document: str, speakers: tuple[str, ...] = ()
) -> Organisation:
    """The one organisation that a name means in a text about an area.

    我局 is the body that speaks, or the office of the area; an agency that nothing places is bound to the document.
    """
    folded = fold(name)
    bare = without_plate(folded)
    if bare != folded:
        found = identify_organisation(bare, area=area, city=city, document=document, speakers=speakers)
        joined = tuple(dict.fromkeys((*found.identity.joined, "second-name")))
        return replace(found, identity=replace(found.identity, joined=joined))
    meant = _meant_here(folded, area, city, document, speakers)
    if meant is not None:
        return meant
    department = kinds_by_word().get(folded)
    national = _national().get(folded)
    # A bare 国资委 in a province's text is the province's; 国家知识产权局 is nobody's department.
    if national is not None and (department is None or area == NATION):
        joined = () if folded == fold(national.pref_zh) else ("national-agency",)
        return Organisation(Identity(national.iri, national.pref_zh, joined, nation()), True)
    place = _governed(folded, area, city)
    if place is not None:
        # The text names the place for those who govern it: "南昌市印发…", "粤港合作协议".
        found_office = office(place, kinds_by_word()["人民政府"], folded)
        if found_office is not None:
            return Organisation(found_office, True)
    zone = _zone_office(folded, area)
    if zone is not None:
        return Organisation(zone, True)
    bound = bind(folded, area, city)
    kind = kind_of(bound.rest) if bound.how else department
    found_office = office(bound.area, kind, folded) if kind is not None and bound.area is not None else None
    if found_office is not None:
        return Organisation(found_office, True)
    agency = is_agency_name(folded)
    return Organisation(_other(folded, bound, agency, document), agency)


def identify_entity(
    name: str, *, area: str, city: str | None = None, document: str, speakers: tuple[str, ...] = ()
) -> Area | Organisation:
    """The area or organisation that holds a title: 成都 is an area, 浙江大学 an organisation."""
    place = find_place(fold(name), area) or _here(fold(name), area, city)
    if place is not None and (place.level != "nation" or fold(name) == NATION):
        return place
    return identify_organisation(name, area=area, city=city, document=document, speakers=speakers)


def _meant_here(
    folded: str, area: str, city: str | None, document: str, speakers: tuple[str, ...]
) -> Organisation | None:
    """The body that 我局 or 省局 means in its document; None for other names, and where nothing tells."""
    relative = read_relative(folded, area, city)
    if relative is None:
        return None
    for speaker in speakers:
        if fold(speaker) == folded or not without_plate(fold(speaker)).endswith(relative.form):
            continue
        named = identify_organisation(speaker, area=area, city=city, document=document)
        if named.is_agency and named.identity.home == (relative.home or nation()):
            return replace(named, identity=replace(named.identity, joined=("speaker-of-document",), local=True))
    if relative.home is None or relative.form != "局":
        return None
    found = office(relative.home, kinds_by_word()[OFFICE], folded)
    return Organisation(replace(found, joined=("office-of-place",), local=True), True) if found else None


def _governed(folded: str, area: str, city: str | None) -> Area | None:
    """The place that a name is the bare name of: 吉林, 粤, 合肥高新区, 我省."""
    place = areas_by_letter().get(folded) or find_place(folded, area) or _here(folded, area, city)
    return place if place is not None and place.level not in ("nation", "region") else None


def _here(folded: str, area: str, city: str | None) -> Area | None:
    """The area at hand where it is called 我省 or 我市."""
    found = _HERE.fullmatch(folded)
    if found is None:
        return None
    place = find_place(city, area) if city and found["level"] not in ("省", "自治区", "兵团") else None
    return place or province_of(area)


def _zone_office(folded: str, area: str) -> Identity | None:
    """The office of a zone: 合肥国家高新区|管委会 is no committee of 合肥."""
    for start in range(1, len(folded)):
        kind = kinds_by_word().get(folded[start:])
        place = find_place(folded[:start], area) if kind else None
        if kind and place is not None and place.level == "zone":
            return office(place, kind, folded)
    return None


def _other(folded: str, bound: Bound, agency: bool, document: str) -> Identity:
    """An organisation that is no department: by its own name, or by that of its place where the name needs one."""
    if bound.how == "level" or (bound.how == "" and agency and bound.area is not None):
        label = label_in(bound.area, bound.rest)
        joined = () if label == folded else ("organisation-of-area",)
        return replace(_own(unfold(label), label), joined=joined, home=bound.area)
    head = re.sub(r"办公[室厅]$", "", folded)
    if head != folded and head in _national():
        # The office of a national body is one for all: 国家知识产权局|办公室.
        return replace(_own(unfold(folded), folded), home=nation())
    if bound.how == "" and (agency or _INNER.search(folded)):
        return replace(_own(unfold(folded), folded, document), mark=document)
    # What has a name of its own is called by it everywhere: 浙江大学, 人行兰州中心支行.
    own = _own(unfold(folded), folded)
    return replace(own, home=bind(folded, NATION, None).area) if agency else own


def _as_one_of(found: Organisation) -> Organisation:
    """A body that a collective name tells; the name is not its own."""
    joined = tuple(dict.fromkeys((*found.identity.joined, "one-of-several")))
    return replace(found, identity=replace(found.identity, joined=joined, local=True))


def _own(label: str, *key: str) -> Identity:
    return Identity(f"{DATA_IRI}organisation/{short_hash('organisation', *key)}", label)


@cache
def _national() -> dict[str, Agency]:
    return {fold(label): agency for agency in national_agencies() for label in agency.labels}
