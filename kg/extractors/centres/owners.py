"""Owners of stations (工作站的属地): towns, zones, schools and markets that a station is named by, and are no areas."""

from __future__ import annotations

import re
from functools import cache

from kg.extractors.centres.heads import ASSISTANCE, CentreName, Head, compose
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.named_places import Place, place_at
from kg.extractors.passages.reading import Passage
from kg.values.numbers import read_number

_NO_OWNER = re.compile(r"[\d各每多几个]|有条件|重点|大型|一批|以上|[省市国]级|国家级")
_OWNER_FRONT = re.compile(r"[、，；：“”]|设立|建立|新建|成立|建成|增设|新设|设|在|和|与|及")
_CREATE = r"(?:设立|建立|新建|成立|建成|建设|筹建|增设|新设|布设|设)"
_COUNTED_OWNERS = re.compile(
    r"(?:^|[，；]|在|设立|建立|新建|新设)(?P<owners>(?:(?!设立|建立|新建)[一-鿿]){2,10}(?:[、和与及](?:(?!建设|筹建)[一-鿿]){2,10}?)+)(?P<number>[两二三四五六七八九十2-9])[处个家]$"
)
_AT = re.compile(
    rf"(?:^|在|支持|指导|推动|推进|鼓励|依托)(?!在)(?P<owners>(?:(?!{_CREATE}|支持|指导|推动)[一-鿿]){{2,14}}?"
    rf"(?:、(?:(?!{_CREATE})[一-鿿]){{2,14}}?)*?(?:[和与及](?:(?!{_CREATE})[一-鿿]){{2,14}}?)?)"
    rf"(?:各|分别|均|等地?|先后|相继|新)*{_CREATE}了?(?:首个|首家|一个|一家)?$"
)
_STATION = r"(?:中心|分中心|工作站|分站|服务站)"
_OPENED = re.compile(
    rf"(?:、[^，。；、]{{2,24}}?{_STATION}|[和与及][^，。；、]{{2,24}}?{_STATION})*"
    r"(?:[在于](?P<where>[^，。；]{2,20}?))?(?:正式|已经?|也|相继|先后|陆续|同日|同时|分别|双双|均|都|[\d月日于]+)*"
    r"(?:揭牌|挂牌|成立|启用|开站|建成|投入使用|投入运行|启动)"
)
_LISTED = re.compile(rf"{_STATION}(?:、|和|与|及)$")
_ZONE = re.compile(r"[一-鿿]{2,}(?:区|园|基地|新城|科技城)$")
_WHOLE = ("市", "县", "区", "州", "盟", "旗")


def stations_at(passage: Passage, head: Head) -> tuple[CentreName, ...]:
    """One station for each place of a list behind 在 or a verb that urges, or that opens its clause, where areas alone
    do not make the list.

    在西咸新区、航空基地设立|知识产权维权援助工作站; 青海大学、甘河工业园区设立|知识产权维权援助工作站.
    """
    if head.kind != ASSISTANCE:
        return ()
    clause = passage.clause_at(head.start)
    match = _AT.search(passage.slice(clause.start, head.start))
    if match is None:
        return ()
    names: list[CentreName] = []
    offset, unknown = clause.start + match.start("owners"), False
    for owner in re.split("[、和与及]", match["owners"]):
        place = place_at(passage, offset)
        if place is not None and place.end == offset + len(owner):
            names.append(CentreName(head.start, head.end, compose(place, head), head.kind, place, True))
        elif _owner().fullmatch(owner) and not _NO_OWNER.search(owner) and not _of_class().match(owner):
            unknown = True
            zone = owner_place(passage, offset, owner)
            names.append(CentreName(head.start, head.end, owner + head.text, head.kind, zone, True))
        else:
            return ()
        offset += len(owner) + 1
    return tuple(names) if unknown else ()


def stations_owned(passage: Passage, head: Head) -> tuple[CentreName, ...]:
    """Stations of a town, zone, school or market that is in no list of areas: 三班镇知识产权维权援助工作站.

    Whatever owns them where their count says that all are named (鼓浪屿、海沧自贸园区|两处|), or where one that its
    clause begins with is opened: |平陆运河|知识产权维权援助工作站在…揭牌, alone or with those listed behind it.
    """
    if head.kind != ASSISTANCE:
        return ()
    clause = passage.clause_at(head.start)
    before = passage.slice(clause.start, head.start)
    counted = _COUNTED_OWNERS.search(before)
    if counted is not None:
        return _counted_owners(passage, head, clause.start + counted.start("owners"), counted)
    owner = _OWNER_FRONT.split(before)[-1]
    first = owner == before or _LISTED.search(before[: len(before) - len(owner)])
    opened = first and _OPENED.match(passage.slice(head.end, clause.end))
    fits = _own_word().fullmatch(owner) if opened else _owner().fullmatch(owner)
    if fits is None or _NO_OWNER.search(owner):
        return ()
    start = head.start - len(owner)
    place = place_at(passage, head.end + opened.start("where")) if opened and opened["where"] else None
    place = place or owner_place(passage, start, owner)
    return (CentreName(start, head.end, passage.slice(start, head.end), head.kind, place, False),)


def owner_place(passage: Passage, start: int, owner: str) -> Place | None:
    """Where an owner lies: in the area that begins its name in full (香洲区|南屏科技工业园), else a zone itself."""
    place = place_at(passage, start)
    if place is not None and place.end <= start + len(owner) and place.printed.endswith(_WHOLE):
        return place
    if _ZONE.fullmatch(owner):
        return Place(start, start + len(owner), owner, owner, passage.scope.area, "zone")
    return place if place is not None and place.end <= start + len(owner) else None


def _counted_owners(passage: Passage, head: Head, start: int, counted: re.Match[str]) -> tuple[CentreName, ...]:
    """One station for each owner of a list, where there are as many as the count says."""
    owners = re.split("[、和与及]", counted["owners"])
    if len(owners) != read_number(counted["number"]):
        return ()
    names: list[CentreName] = []
    for owner in owners:
        names.append(
            CentreName(start, head.end, owner + head.text, head.kind, owner_place(passage, start, owner), True)
        )
        start += len(owner) + 1
    return tuple(names)


@cache
def _owner() -> re.Pattern[str]:
    return re.compile(rf"[一-鿿]{{2,10}}?{pattern('institution-word', 'town')}")


@cache
def _of_class() -> re.Pattern[str]:
    return re.compile(rf"{pattern('institution-word', 'of-class')}|[我本全首该]|基层")


@cache
def _own_word() -> re.Pattern[str]:
    """Matches what tells one station from others, no class of them: 平陆运河, but not 基层, 全市."""
    return re.compile(rf"(?!{pattern('institution-word', 'of-class')}|[我本全首该]|基层)[一-鿿]{{2,12}}")
