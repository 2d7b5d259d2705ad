"""Seats of institutions (机构所属): the names of a list with what the clause says they belong to, one for each body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.extractors.centres.stages import INSTITUTION, stage_words
from kg.extractors.institutions.branches import branches_of, with_first_parent, with_parent
from kg.extractors.institutions.founders import founders, school_before
from kg.extractors.institutions.heads import ends_in_head
from kg.extractors.institutions.names import InstitutionName
from kg.extractors.institutions.one_each import one_topic_each
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.named_places import Place, place_at, places_listed
from kg.extractors.passages.reading import Passage

_HOST = re.compile(
    r"(?:在|与)(?P<host>[^，。；、在与“”]{4,24}?)(?:合作|共同|联合)?(?:设立|建立|成立|建设|共建|组建|创建)了?"
    r"(?:(?:全[省市区国]|国内|[省市]内)?首[家个所])?$"
)
_COURT = re.compile(
    r"(?:积极|大力)?(?:支持|推动|推进|指导|鼓励|引导|协调)?在?(?P<host>[一-鿿]{2,16}?(?:法院|知识产权法庭|[中高]院))(?:在[^，。；]{2,24}?)?(?:挂牌)?(?:设立|成立|组建|增设|建立)了?(?:首个)?$"
)
"""The court that sets up a tribunal somewhere: |雨花法院|在长沙国际服装产业园设立…巡回审判点."""
_CIRCUIT = re.compile(r"[^、]{2,6}?(?<!知识产权)巡回(?:审判[点庭站]|法庭)")
_FOUNDER = re.compile(
    r"(?:支持|推动|鼓励|指导|引导)?(?P<host>[^，。；、与和在]{2,12}(?:大学|学院))(?:[^，。；]{0,12}(?:共建|共同建设|联合成立|合作设立)的"
    r"|(?:正式|率先)?(?:成立|设立|组建|建立|增设|开设)了?)$"
)
SCHOOL = re.compile(r"(?:(?!计划|依托|拟|与|在)[一-鿿]){0,6}?(?:大学|学院|学校)(?!科技)")
"""The rest of a school's name: 中山|大学 lies in no 中山."""
_ZONE = re.compile(
    r"(?!知识产权)[一-鿿]{2,12}?(?:园区|(?:产业|工业|科技|创业)园区?|开发区|高新区|经开区|基地|片区|街道)(?=.{4})"
)
_TOGETHER = re.compile(r"共建|共同|联合|合作|携手")
_WITH = re.compile(r"(?:与|同|和|跟|联合|会同|携手)$")
_EACH = re.compile(
    r"(?:等[市地县区州]?|等?[两二三四五六七八九十\d]+[市地县区州](?:[市区])?)?(?:分别|先后|相继|各自|各|均|都)*$"
)
_SHARED = re.compile(r"[一-鿿]{2,8}?大学(?P<rest>.+)")
_TWINS = re.compile(
    r"(?P<one>“[^”]+”)(?:[、和与及]|以及)?(?P<other>“[^”]+”)(?P<rest>[^“”]*?)[双两](?:大|个)?(?P<head>.+)"
)


def with_seats(passage: Passage, group: Sequence[InstitutionName]) -> Iterator[InstitutionName | None]:
    """The bodies that the names of a list stand for, each under the name of its own; None for one that has none."""
    named = with_first_parent(passage, group)
    yield from _shared([each for name in _seated(passage, named) for each in _apart(passage, name, len(named))])


def _seated(passage: Passage, group: Sequence[InstitutionName]) -> list[InstitutionName]:
    """The names with what the clause says they belong to: the court or school that hosts them, a tribunal's cities.

    在甘肃省高级人民法院知识产权庭设立|知识产权法律培训基地; 批准南京、苏州挂牌成立|…知识产权法庭 is one for each city.
    """
    first = group[0]
    clause = passage.clause_at(first.start)
    before = passage.slice(clause.start, first.start)
    if len(group) == 1 and first.kind != "tribunal":
        first = with_parent(passage, first)
    areas = passage.mentions("area", first.start, first.end)
    places = places_listed(passage, areas[-1].end) if len(areas) > 1 and len(group) == 1 else ()
    if len(places) > 1 and places[0].start == first.start:
        return [_of_court(before, name) for name in _of_places(passage, first, places)]
    if len(group) == 1 and not areas and (shared := _with_hosts(passage, first, clause.start)):
        return shared
    hosts = founders(before) if len(group) == 1 and not areas else ()
    if hosts:
        offset = passage.slice(clause.start, first.start).find(hosts[0]) + clause.start
        starts = [offset + len("、".join(hosts[:place])) + (place > 0) for place in range(len(hosts))]
        return [
            replace(first, name=host + first.name, place=None if SCHOOL.search(host) else place_at(passage, at))
            for host, at in zip(hosts, starts, strict=True)
        ]
    places = founding_places(passage, clause.start, before) if len(group) == 1 else ()
    if branches := branches_of(first, places):
        return branches
    court = _COURT.match(before) if first.kind == "tribunal" and len(group) == 1 and not areas else None
    if court is not None:
        return [replace(first, name=court["host"] + first.name)]
    if len(group) > 1 and (court := _COURT.match(before)) and all(name.kind == "tribunal" for name in group):
        return [
            name if passage.mentions("area", name.start, name.end) else replace(name, name=court["host"] + name.name)
            for name in group
        ]
    if len(group) > 1 or areas:
        return [_of_court(before, first), *group[1:]]
    if len(places) > 1 and not _TOGETHER.search(before):
        verb = next(word for word in stage_words(before, clause.start, INSTITUTION) if not word.governs)
        if paired := one_topic_each(passage, first, verb.end, places):
            return paired
        return [replace(first, name=place.printed + first.name, place=place) for place in places]
    if len(first.name) > 12:
        return [first]
    if first.kind == "tribunal":
        for word in stage_words(before, clause.start, INSTITUTION):
            places = () if word.governs else places_listed(passage, word.start)
            if places:
                return [replace(first, name=place.short + first.name, place=place) for place in places]
    host = _HOST.search(before) or _FOUNDER.search(before)
    if host is not None and ends_in_head(host["host"]) and "依托" not in before:
        return [replace(first, name=host["host"] + first.name)]
    school = school_before(passage, clause) if first.kind == "college" else ""
    return [replace(first, name=school + first.name)]


def _of_places(passage: Passage, name: InstitutionName, places: Sequence[Place]) -> list[InstitutionName]:
    """One body for each place that a name begins with; the last may be that of a zone: 两江新区、|重庆西永…园区|…站."""
    rest = passage.slice(places[-1].end, name.end)
    zone = _ZONE.match(rest)
    own, tail = (zone.group(), rest[zone.end() :]) if zone else ("", rest)
    return [
        replace(name, name=place.printed + (own if place is places[-1] else "") + tail, place=place) for place in places
    ]


def _of_court(before: str, name: InstitutionName) -> InstitutionName:
    """A circuit by its place alone under the name of the court that sets it up: 郑州知识产权法庭设立|南阳巡回审判点."""
    court = _COURT.match(before) if name.kind == "tribunal" and _CIRCUIT.fullmatch(name.name) else None
    return replace(name, name=court["host"] + name.name) if court else name


def _with_hosts(passage: Passage, name: InstitutionName, start: int) -> list[InstitutionName]:
    """One body for each court, port or zone of a list that shares the noun: 在黑河、抚远|口岸|建立…工作站."""
    for area in reversed(passage.mentions("area", start, name.start)):
        host = _hosts().fullmatch(passage.slice(area.end, name.start))
        places = places_listed(passage, area.end) if host else ()
        if host and len(places) > 1 and not any(place.is_zone for place in places):
            return [replace(name, name=place.printed + host["noun"] + name.name, place=place) for place in places]
    return []


@cache
def _hosts() -> re.Pattern[str]:
    return re.compile(
        r"(?:等?[两二三四五六七八九十\d]*[地市](?=中级|人民|检察|法院))?"
        rf"(?P<noun>(?:中级)?(?:人民)?{pattern('institution-word', 'founder')})等?(?:分别|相继|先后|均|各)*"
        r"(?:挂牌)?(?:成立|设立|组建|建立|增设|开设|新设|建成|建设|设置)了?(?:[1一首][个家所处])?"
    )


def _apart(passage: Passage, name: InstitutionName, listed: int) -> list[InstitutionName]:
    """The bodies that one name in a list stands for: 西安、珠海|特色试点平台, “知创中国”与“知创福建”|公共服务双平台."""
    twins = _TWINS.fullmatch(name.name)
    if twins is not None:
        return [replace(name, name=twins[each] + twins["rest"] + twins["head"]) for each in ("one", "other")]
    areas = passage.mentions("area", name.start, name.end) if listed > 1 else []
    places = places_listed(passage, areas[-1].end) if len(areas) > 1 else ()
    if len(places) < 2 or places[0].start != name.start:
        return [name]
    rest = passage.slice(places[-1].end, name.end)
    return [replace(name, name=place.printed + rest, place=place) for place in places]


def founding_places(passage: Passage, start: int, before: str) -> tuple[Place, ...]:
    """The places that each set up what is named behind the words `before`: 永州、郴州相继成立|知识产权调解委员会.

    None where they found it with somebody else: 我省将与河南、安徽建立|…保护联盟.
    """
    for word in stage_words(before, start, INSTITUTION):
        if not word.governs:
            each = _EACH.search(before[: word.start - start])
            places = places_listed(passage, start + each.start() if each else word.start)
            return () if places and _WITH.search(before[: places[0].start - start]) else places
    return ()


def _shared(group: Sequence[InstitutionName]) -> Iterator[InstitutionName | None]:
    """The names of a list, those that share the last one's head written out: 云南大学、昆明理工大学知识产权学院."""
    last = _SHARED.match(group[-1].name)
    for name in group:
        if not name.name.endswith("大学"):
            yield name
        else:
            yield replace(name, name=name.name + last["rest"], kind=group[-1].kind) if last else None
