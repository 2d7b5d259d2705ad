"""Names of centres (中心名称): the centres of the protection network that a sentence names, in full, in short or as a list.

A name in full carries its place in it: 中国（浦东）知识产权保护中心, 中国成都（家居鞋业）知识产权快速维权中心. The full name of a short
one is put together from the place and the kind: "烟台、东营知识产权保护中心", "常州保护中心", "论证知识产权保护中心建设方案" said of a city.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.extractors.named_places import Place, place_at, place_ending, places_listed
from kg.extractors.reading import Passage
from kg.lexicon import concepts

PROTECTION, RAPID, ASSISTANCE = "protection_centre", "rapid_rights_centre", "assistance_centre"

_FRAME = re.compile(
    r"(?:(?:中国|国家)(?P<place>(?:(?!中国|国家)[一-鿿]){0,8}?))?[（(](?P<field>[^（）()，。；、]{1,24}(?:、[^（）()，。；]{1,16})?)[）)]$"
)
_INNER = re.compile(
    r"(?:国家|中国)(?P<field>[^，。；、]{1,16}?)知识产权快速维权[（(](?P<place>[^（）()]{2,8})[）)]中心"
)
_PARTIAL = re.compile(r"(?P<name>中国[一-鿿]{0,8}[（(][^（）()，。；]{1,24}[）)])(?P<mark>、|和|与|及|以及)$")
_BRANCH = re.compile(r"(?P<places>[一-鿿]{2,8}(?:[、和与及][一-鿿]{2,8}){0,5}?)(?P<kind>分中心|工作站|分站|服务站)")
_NEXT_BRANCH = re.compile(r"(?:、|和|与|及|以及)(?P<places>[一-鿿]{2,8}?)(?P<kind>分中心|工作站|分站|服务站)")
_ORGANISATION = re.compile(
    r"[一-鿿]{2,10}?(?:镇|乡|街道|大学|学院|市场|协会|商会|园区|产业园|开发区|示范区|试验区|新区|高新区|经开区|集团|港区|科技城)$"
)
_EVENT = re.compile(r"(?:第[一二三四五六七八九十\d]+届)?“[^“”]{2,12}”$")
_ADORNED = re.compile(
    r"(?:(?:成为|作为|是|为)?(?:全国|全省|全市|全区|我国|西部|西南地?区?|西北地?区?|东北地?区?|中部|省内|国内)?(?:首家|首个|首批|第[一二三四五六七八九十两]家|唯一一?家?的?)?)?(?P<level>国家级|省级|市级)?$"
)


@dataclass(frozen=True, slots=True)
class CentreName:
    """A centre named at a span of the text; `composed` where the text does not print the full name in one piece."""

    start: int
    end: int
    name: str
    kind: str
    place: Place | None
    composed: bool


@dataclass(frozen=True, slots=True)
class Head:
    """The ending of a centre's name in the text, with its kind."""

    start: int
    end: int
    kind: str


def find_heads(passage: Passage) -> Iterator[Head]:
    """The endings of centres' names in a sentence, outside of titles."""
    text, offset = passage.text, passage.sentence.start
    titles = [(title.start, title.end) for title in passage.mentions("title")]
    pattern, kinds = _heads()
    for match in pattern.finditer(text):
        start, end = offset + match.start(), offset + match.end()
        if not any(a <= start < b for a, b in titles):
            yield Head(start, end, kinds[match.group()])


def names_at(passage: Passage, head: Head) -> tuple[CentreName, ...]:
    """The centres that a head names together with what stands before it and its branches behind; none for a bare head."""
    left = max(passage.sentence.start, head.start - 60)
    before = passage.slice(left, head.start)
    names = (
        _framed(passage, head, before, left)
        or _placed(passage, head)
        or _owned(passage, head, passage.clause_at(head.start).start)
    )
    return _branches(passage, names, head) or names


def inner_names(passage: Passage) -> Iterator[CentreName]:
    """Names with the place inside the ending: 国家汽车（摩托车）知识产权快速维权（重庆）中心."""
    for match in _INNER.finditer(passage.text):
        start, end = passage.sentence.start + match.start(), passage.sentence.start + match.end()
        place = place_at(passage, passage.sentence.start + match.start("place"))
        if place is not None:
            yield CentreName(start, end, match.group(), RAPID, place, False)


def compose(place: Place, head: str, kind: str) -> str:
    """The full name for a place and a kind: 蚌埠市 + 知识产权保护中心 -> 中国（蚌埠）知识产权保护中心."""
    if kind == PROTECTION:
        return f"{place.name}{_full(kind)}" if place.is_zone else f"中国（{place.short}）{_full(kind)}"
    ending = head if "维权" in head or "投诉" in head or kind != RAPID else _full(kind)
    return f"{place.printed}{ending}"


def is_bare(passage: Passage, head: Head) -> str | None:
    """What adorns a head that stands without a name behind a verb ("获批全国首家省级|…" -> "省级"); None where it is another's."""
    clause = passage.clause_at(head.start)
    before = passage.slice(clause.start, head.start)
    match = _ADORNED.search(before)
    assert match is not None
    rest = before[: match.start()]
    if rest.endswith("的") or re.search(r"[\d一二三四五六七八九十两几多]+[个家所]$|一批$|[一-鿿]的$", rest):
        return None
    return match["level"] or ""


def _framed(passage: Passage, head: Head, before: str, left: int) -> tuple[CentreName, ...]:
    """Names with brackets before the head, and the unfinished ones listed before them: 中国（无锡）、中国（泰州）知识产权保护中心."""
    match = _FRAME.search(before)
    if match is None:
        return ()
    ending = passage.slice(head.start, head.end)
    names = [_frame_name(passage, match.group(), left + match.start(), head, ending)]
    rest = before[: match.start()]
    while (partial := _PARTIAL.search(rest)) is not None:
        names.insert(0, _frame_name(passage, partial["name"], left + partial.start(), head, ending, listed=True))
        rest = rest[: partial.start()]
    return tuple(names)


def _frame_name(passage: Passage, frame: str, start: int, head: Head, ending: str, listed: bool = False) -> CentreName:
    frame = frame.replace("(", "（").replace(")", "）")
    full = frame.startswith(("中国", "国家"))
    bracket = frame.index("（")
    place = None
    if bracket > 2 or not full:
        place = place_at(passage, start + (2 if full else 0), sure=True)
    if place is None or place.end > start + bracket:
        place = place_at(passage, start + bracket + 1, sure=True)
    if not full:
        place = place_ending(passage, start) or place
        if place is not None and place.end <= start:
            frame, start = place.short + frame, place.start
        frame = "中国" + frame
    ending = ending if "知识产权" in ending or head.kind == ASSISTANCE else _full(head.kind)
    return CentreName(start, head.end, frame + ending, head.kind, place, listed or not full)


def _placed(passage: Passage, head: Head) -> tuple[CentreName, ...]:
    """Names made of a place, or a list of places, and the head: 长沙、烟台、常州保护中心; 重庆汽车摩托车知识产权快速维权中心."""
    ending = passage.slice(head.start, head.end)
    places = places_listed(passage, head.start)
    if places:
        return tuple(
            CentreName(
                places[0].start,
                head.end,
                compose(place, ending, head.kind),
                head.kind,
                place,
                len(places) > 1 or head.kind == PROTECTION,
            )
            for place in places
        )
    clause = passage.clause_at(head.start)
    areas = [area for area in passage.mentions("area", clause.start, head.start) if head.start - area.end <= 14]
    if not areas or head.kind == ASSISTANCE:
        return ()
    field = passage.slice(areas[-1].end, head.start)
    if re.search(r"[的和与及、设建立成获批在为到]|推|支持|申报|家$|个$|级$|重点|依托", field):
        return ()
    place = place_at(passage, areas[-1].start)
    if place is None:
        return ()
    if head.kind == PROTECTION:
        name = f"中国（{place.short}{field}）{_full(PROTECTION)}"
        return (CentreName(place.start, head.end, name, head.kind, place, True),)
    return (CentreName(place.start, head.end, passage.slice(place.start, head.end), head.kind, place, False),)


def _owned(passage: Passage, head: Head, left: int) -> tuple[CentreName, ...]:
    """Stations of a town, zone, school or market that is in no list of areas: 三班镇知识产权维权援助工作站."""
    if head.kind != ASSISTANCE:
        return ()
    before = re.split(
        r"[、，；：“”]|设立|建立|新建|成立|建成|增设|新设|设|在|和|与|及", passage.slice(left, head.start)
    )[-1]
    match = _ORGANISATION.fullmatch(before)
    if match is None or re.search(r"[\d各每多几个]|有条件|重点|大型|一批", before):
        return ()
    start = head.start - len(before)
    return (CentreName(start, head.end, passage.slice(start, head.end), head.kind, None, False),)


def event_before(passage: Passage, offset: int) -> str | None:
    """An event in quotation marks that ends at `offset`: 第九届“科洽会”."""
    match = _EVENT.search(passage.slice(passage.sentence.start, offset))
    return match.group() if match else None


def _branches(passage: Passage, names: tuple[CentreName, ...], head: Head) -> tuple[CentreName, ...]:
    """The branches named behind a centre: 安徽省知识产权维权援助中心|马鞍山、安庆分中心; …|即墨分中心、莱西分中心."""
    match = _BRANCH.match(passage.slice(head.end, min(passage.sentence.end, head.end + 60)))
    if match is None:
        return ()
    ending = passage.slice(head.start, head.end)
    if names:
        stem, start = names[0].name, names[0].start
    else:
        prefix = re.search(r"(?:国家|中国)$", passage.slice(max(passage.sentence.start, head.start - 2), head.start))
        start = head.start - (2 if prefix else 0)
        stem = (prefix.group() if prefix else "") + ending
    found: list[CentreName] = []
    position = head.end
    while match is not None:
        offset = position + match.start("places")
        kind = ASSISTANCE if match["kind"] != "分中心" else head.kind
        parts = re.split(r"[、和与及]", match["places"])
        for part in parts:
            place = place_at(passage, offset)
            found.append(
                CentreName(
                    start,
                    position + match.end(),
                    stem + part + match["kind"],
                    kind,
                    place or (names[0].place if names else None),
                    False,
                )
            )
            offset += len(part) + 1
        position += match.end()
        match = _NEXT_BRANCH.match(passage.slice(position, min(passage.sentence.end, position + 30)))
    return tuple(replace(name, composed=len(found) > 1, end=found[-1].end) for name in found)


def _full(kind: str) -> str:
    return next(concept.pref_zh for concept in concepts("centre-kind") if concept.notation == kind)


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {label: concept.notation for concept in concepts("centre-kind") for label in concept.labels}
    words = sorted(kinds, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words))), kinds
