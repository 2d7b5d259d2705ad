"""Names of centres (中心名称): the centres that a sentence names in full, in short or as a list.

A name in full carries its place in it: 中国（浦东）知识产权保护中心, 中国成都（家居鞋业）知识产权快速维权中心. That of
a short one is put together from the place and the kind: 烟台、东营知识产权保护中心, 常州保护中心.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extractors.centres.branches import branches_behind
from kg.extractors.centres.heads import (
    ASSISTANCE,
    PROTECTION,
    RAPID,
    CentreName,
    Head,
    compose,
    full_ending,
    rapid_name,
)
from kg.extractors.centres.owners import stations_at, stations_owned
from kg.extractors.passages.named_places import Place, place_at, place_ending, places_listed
from kg.extractors.passages.reading import Passage
from kg.values.numbers import read_number

_COUNTRY = r"(?:中国|国家)"
_FRAME = re.compile(
    rf"(?:{_COUNTRY}(?:(?!{_COUNTRY})[一-鿿]){{0,8}}?)?"
    r"[（(][^（）()，。；、]{1,24}(?:、[^（）()，。；]{1,16})?[）)]$"
)
"""What stands before the ending of a full name: 中国（浦东）, 中国成都（家居鞋业）."""
_LISTED = re.compile(r"(?P<frame>(?:中国[一-鿿]{0,8})?[（(][^（）()，。；]{1,24}[）)])(?:、|和|与|及|以及)$")
_COUNTED = re.compile(r"(?<=[）)])等?(?P<number>[两二三四五六七八九十\d])[个家所](?:国家级)?$")
"""The count behind names that share an ending: 中国（无锡）、中国（泰州）|两家|知识产权保护中心."""
_BRACKET = re.compile(r"(?P<of>中国|(?<![一-鿿])[一-鿿]{2,3}市?)[（(]$")
_INNER = re.compile(rf"{_COUNTRY}[^，。；、]{{1,16}}?知识产权快速维权[（(](?P<place>[^（）()]{{2,8}})[）)]中心")
_NO_FIELD = re.compile(r"知识产权|[的和与及、设建立成获批在为到向已均]|推|支持|申报|家$|个$|级$|重点|依托")
_FIELD_LENGTH = 14
_STATION_FIELD = re.compile(r"[一-鿿]{2,6}")
_SET_UP = re.compile(r"(?:成立|设立|建立|建成|新建|新设|增设|揭牌|启用)了?$|工作站[、和与及]$")
"""Before the place and field of a station: 挂牌成立|德化陶瓷知识产权维权援助工作站, or another such station."""
_NUMERAL = r"[两二三四五六七八九十\d]"
_TOGETHER = re.compile(rf"(?:{_NUMERAL}|(?P<open>等){_NUMERAL}{{1,3}})[市地县区家个](?:国家级)?$")
"""Behind a list of places: 齐齐哈尔、佳木斯、黑河|三地|知识产权维权援助分中心, 三亚、唐山|等8家|知识产权保护中心."""
_TOWNS_AND_TRADES = re.compile(
    r"(?:^|[，；：])(?P<listed>[一-鿿]{4,12}(?:、[一-鿿]{4,12})+)(?P<number>[两二三四五六七八九\d])[家个所]$"
)
_LONGEST_TRADE = 6

_FIELDS = re.compile(
    r"(?P<names>(?:(?![设建成]立|建设)[一-鿿]){4,10}(?:、[一-鿿]{4,10})+)(?P<number>[两二三四五六七八九十\d])[个家]$"
)
"""Places with their fields and the count of all: 寿光蔬菜、昌邑纺织|两个|快速维权中心."""


def names_at(passage: Passage, head: Head) -> tuple[CentreName, ...]:
    """The centres that a head names with what stands before it, or its branches behind it; none for a bare head."""
    names = stations_at(passage, head) or _framed(passage, head) or _fields_listed(passage, head)
    names = names or _placed(passage, head)
    names = names or stations_owned(passage, head) or _placed(passage, head, set_up=True)
    return branches_behind(passage, names, head) or names


def inner_names(passage: Passage) -> Iterator[CentreName]:
    """Names with the place inside the ending: 国家汽车（摩托车）知识产权快速维权（重庆）中心."""
    offset = passage.sentence.start
    for match in _INNER.finditer(passage.text) if "快速维权" in passage.text else ():
        place = place_at(passage, offset + match.start("place"))
        if place is not None:
            yield CentreName(offset + match.start(), offset + match.end(), match.group(), RAPID, place, False)


def _framed(passage: Passage, head: Head) -> tuple[CentreName, ...]:
    """Names with brackets before the head, and those listed before: 中国（无锡）、中国（泰州）知识产权保护中心.

    With a count behind them they are as many as it says.
    """
    left = max(passage.sentence.start, head.start - 60)
    before = passage.slice(left, head.start)
    counted = _COUNTED.search(before)
    before = before[: counted.start()] if counted else before
    match = _FRAME.search(before)
    if match is None:
        return ()
    names = [_frame_name(passage, match.group(), left + match.start(), head)]
    rest = passage.slice(left, max(left, names[0].start))
    while (listed := _LISTED.search(rest)) is not None:
        begin = left + listed.start()
        if not listed["frame"].startswith("中国") and place_ending(passage, begin) is None:
            break
        names.insert(0, _frame_name(passage, listed["frame"], begin, head, listed=True))
        rest = passage.slice(left, max(left, names[0].start))
    return tuple(names) if counted is None or read_number(counted["number"]) == len(names) else ()


def _frame_name(passage: Passage, frame: str, start: int, head: Head, listed: bool = False) -> CentreName:
    """The name that a frame begins.

    The place stands before the bracket, else in it: 中国|成都（家居鞋业）, 中国（|常州机器人）.
    """
    frame = frame.replace("(", "（").replace(")", "）")
    full = frame.startswith(("中国", "国家"))
    bracket = start + frame.index("（")
    front = start + 2 if full else start
    place = place_at(passage, front, sure=True) if front < bracket else None
    if place is None or place.end > bracket:
        place = place_at(passage, bracket + 1, sure=True)
    if not full:
        before = place_ending(passage, start)
        if before is not None:
            frame, start, place = before.short + frame, before.start, before
        frame = "中国" + frame
    own = "知识产权" in head.text and "快维" not in head.text
    ending = head.text if own or head.kind == ASSISTANCE else full_ending(head.kind)
    return CentreName(start, head.end, frame + ending, head.kind, place, listed or not full)


def _fields_listed(passage: Passage, head: Head) -> tuple[CentreName, ...]:
    """Centres listed by town and trade, as many as their count says: 阳江五金、汕头玩具|两家|快速维权中心."""
    clause = passage.clause_at(head.start)
    match = _TOWNS_AND_TRADES.search(passage.slice(clause.start, head.start)) if head.kind == RAPID else None
    if match is None:
        return ()
    names: list[CentreName] = []
    offset = clause.start + match.start("listed")
    for piece in match["listed"].split("、"):
        place = place_at(passage, offset)
        field = passage.slice(place.end, offset + len(piece)) if place else ""
        if place is None or not 2 <= len(field) <= _LONGEST_TRADE or _NO_FIELD.search(field):
            return ()
        names.append(CentreName(offset, head.end, rapid_name(place, field), RAPID, place, True))
        offset += len(piece) + 1
    return tuple(names) if len(names) == read_number(match["number"]) else ()


def _placed(passage: Passage, head: Head, set_up: bool = False) -> tuple[CentreName, ...]:
    """Names made of one or more places and the head: 长沙、烟台、常州保护中心; 重庆汽车摩托车知识产权快速维权中心.

    The place of a station with a field opens its clause, or with `set_up` stands behind the verb or another station.
    """
    together = _TOGETHER.search(passage.slice(max(passage.sentence.start, head.start - 8), head.start))
    end = head.start - len(together.group()) if together else head.start
    places = places_listed(passage, end)
    if places and (together is None or together["open"] or len(places) > 1):
        return tuple(_place_name(passage, places[0].start, place, head) for place in places)
    if head.kind == RAPID and (several := _with_fields(passage, head)):
        return several
    clause = passage.clause_at(head.start)
    areas = passage.mentions("area", max(clause.start, head.start - _FIELD_LENGTH - 8), head.start)
    if not areas:
        return ()
    field = passage.slice(areas[-1].end, head.start)
    named = set_up and "知识产权" in head.text and _SET_UP.search(passage.slice(clause.start, areas[-1].start))
    opens = areas[-1].start == clause.start or named
    if head.kind == ASSISTANCE and (not opens or not _STATION_FIELD.fullmatch(field)):
        return ()
    place = place_at(passage, areas[-1].start)
    if place is None or len(field) > _FIELD_LENGTH or _NO_FIELD.search(field):
        return ()
    return (_field_name(passage, place, field, head),)


def _with_fields(passage: Passage, head: Head) -> tuple[CentreName, ...]:
    """The centres of a list of places with their fields, as many as its count says, the first of a known place."""
    start = passage.clause_at(head.start).start
    match = _FIELDS.search(passage.slice(start, head.start))
    if match is None or read_number(match["number"].replace("两", "二")) != match["names"].count("、") + 1:
        return ()
    found: list[CentreName] = []
    offset = begin = start + match.start("names")
    for printed in match["names"].split("、"):
        place = place_at(passage, offset)
        if place is not None and place.end < offset + len(printed):
            name = rapid_name(place, passage.slice(place.end, offset + len(printed)))
        elif place is None and found:
            name = printed + full_ending(RAPID)
        else:
            return ()
        found.append(CentreName(begin, head.end, name, RAPID, place, True))
        offset += len(printed) + 1
    return tuple(found)


def _place_name(passage: Passage, start: int, place: Place, head: Head) -> CentreName:
    """The name for one of the places listed from `start`.

    A local body printed in full keeps its name: 广州市知识产权保护中心 is not 中国（广州）知识产权保护中心.
    """
    official = place.printed != place.short and "知识产权" in head.text
    name = passage.slice(place.start, place.end) + head.text if official else compose(place, head)
    return CentreName(start, head.end, name, head.kind, place, passage.slice(place.start, head.end) != name)


def _field_name(passage: Passage, place: Place, field: str, head: Head) -> CentreName:
    """The name for a place and a field, printed with the place in a bracket or not: 中国（永州）|香料产业|….."""
    bracket = _BRACKET.search(passage.slice(passage.sentence.start, place.start))
    if bracket and field.startswith(("）", ")")):
        start = place.start - len(bracket.group())
        name = f"{bracket['of']}（{place.printed}）{field[1:]}{head.text}"
        return CentreName(start, head.end, name, head.kind, place, False)
    if head.kind == PROTECTION:
        name = f"中国（{place.short}{field}）{full_ending(PROTECTION)}"
        return CentreName(place.start, head.end, name, head.kind, place, True)
    if head.kind == RAPID and "知识产权" not in head.text:
        return CentreName(place.start, head.end, rapid_name(place, field), head.kind, place, True)
    return CentreName(place.start, head.end, passage.slice(place.start, head.end), head.kind, place, False)
