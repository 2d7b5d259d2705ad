"""Branches (分中心、工作站): the branches and stations that are named behind the centre they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.centres.heads import ASSISTANCE, CentreName, Head
from kg.extractors.centres.owners import owner_place
from kg.extractors.centres.stages import CENTRE, has_stage_word
from kg.extractors.passages.named_places import place_at
from kg.extractors.passages.reading import Passage
from kg.values.marks import LIST_MARK
from kg.values.numbers import read_number

_NOUN = "分中心|工作站|分站|服务站"
_KIND = rf"(?P<kind>{_NOUN})"
_VERB = r"(?:设立|增设|新设|建立|新建|成立|建成)了?"
_BRANCH = re.compile(
    rf"(?:在(?=[一-鿿、]{{2,40}}?(?:{_NOUN})(?:全部|均|已|相继|先后|正式|建成|成立|挂牌|揭牌)))?(?!在|{_VERB})"
    rf"(?P<places>[（(][一-鿿]{{2,8}}[）)]|[一-鿿]{{2,8}}(?:[、和与及][一-鿿]{{2,8}}){{0,5}}?){_KIND}"
)
_COUNT_BEHIND = re.compile(r"(?:等[地市县区]*)?(?:[一二两三四五六七八九十\d]+[个家])?$")
_TOGETHER = re.compile(r"(?<=.{2})(?:等|[两二三四五六七八九])[地市]$")
"""Behind the last place of a list: 阿克苏、喀什|两地|分中心."""
_SET_UP = re.compile(rf"{_VERB}(?P<places>[一-鿿]{{2,8}}(?:[、和与及][一-鿿\d]{{2,12}}){{0,5}}?){_KIND}")
_SET_UP_AT = re.compile(
    rf"在(?P<places>[一-鿿]{{2,12}}?(?:[、和与及][一-鿿]{{2,8}}?){{0,5}}?)(?P<told>[2-9两二三四五六七八九])?(?(told)个?(?:乡?镇|街道|县区|[县市区州]|园区))(?:各|分别|均)*(?:{_VERB}|(?<![布建])设)(?:首?[个家所]|[一1]\s?[个家所]|(?P<many>[2-9两二三四五六七八九])[个家所])?[一-鿿]{{0,4}}?{_KIND}"
)
_ALONE = re.compile(
    rf"(?:其中|另有|另外|另|同时)?(?P<places>[一-鿿]{{2,8}}?(?:[、和与及][一-鿿]{{2,8}}?){{0,5}}){_KIND}(?![一-鿿]{{0,4}}(?:主任|[总数]))"
)
_CLASS = re.compile(r"[各每多]|级|以上|重点|有条件")


def branches_created(passage: Passage, centre: CentreName, limit: int) -> tuple[CentreName, ...]:
    """The branches that a verb behind a centre's name sets up.

    依托…援助中心，增设|乌海、鄂尔多斯两个分中心; …援助中心在|石河子大学|设立首个高校工作站.
    """
    text = passage.slice(centre.end, limit)
    if has_stage_word(passage.slice(passage.clause_at(centre.start).start, centre.start), CENTRE):
        text = text.split("；")[0]  # 三要筹建|…中心|；四要在保税区设立工作站: it does not act
    found: list[CentreName] = []
    for match in (*_SET_UP.finditer(text), *_SET_UP_AT.finditer(text)):
        start, offset = centre.end + match.start(), centre.end + match.start("places")
        listed = False
        owners = LIST_MARK.split(match["places"])
        counts = [count for name in ("many", "told") if (count := match.groupdict().get(name))]
        if any(read_number(count.replace("两", "二")) != len(owners) for count in counts):
            continue
        if "维权援助" in match["places"]:
            continue  # 设立海沧、翔安2个|维权援助工作站: by a name of their own
        for printed in owners:
            part = re.sub(rf"{_KIND}$", "", _COUNT_BEHIND.sub("", printed))
            place, kind = place_at(passage, offset), _kind(centre.kind, match["kind"])
            listed = listed or place is not None
            if place is not None or ((listed or match.re is _SET_UP_AT) and not _CLASS.search(part)):
                end, place = centre.end + match.end(), place or owner_place(passage, offset, part)
                found.append(CentreName(start, end, centre.name + part + match["kind"], kind, place, True))
            offset += len(printed) + 1
    return tuple(found)


def branches_behind(passage: Passage, names: Sequence[CentreName], head: Head) -> tuple[CentreName, ...]:
    """The branches named behind a centre: …知识产权维权援助中心|马鞍山、安庆分中心."""
    match = _BRANCH.match(passage.slice(head.end, min(passage.sentence.end, head.end + 60)))
    if match is None:
        return ()
    if names:
        stem, start, home = names[0].name, names[0].start, names[0].place
    else:
        prefix = re.search(r"(?:国家|中国)$", passage.slice(max(passage.sentence.start, head.start - 2), head.start))
        stem, home = (prefix.group() if prefix else "") + head.text, None
        start = head.start - (2 if prefix else 0)
    found: list[CentreName] = []
    kind = _kind(head.kind, match["kind"])
    offset, end = head.end + match.start("places"), head.end + match.end()
    for printed in LIST_MARK.split(match["places"]):
        inside = offset + 1 if printed[0] in "（(" else offset
        place, part = place_at(passage, inside) or home, _TOGETHER.sub("", printed.removesuffix(match["kind"]))
        part = part.replace("(", "（").replace(")", "）")
        found.append(CentreName(start, end, stem + part + match["kind"], kind, place, False))
        offset += len(printed) + 1
    return tuple(replace(name, composed=len(found) > 1) for name in found)


def branches_alone(passage: Passage, names: Sequence[CentreName]) -> tuple[CentreName, ...]:
    """The branches that a later clause names by their place only: …梧州分中心相继揭牌，|玉林分中心|正在筹建."""
    found: list[CentreName] = []
    for clause in passage.clauses if names else ():
        before = [name for name in names if name.end <= clause.start]
        match = _ALONE.match(clause.text) if before else None
        if match is None or any(clause.start < name.end <= clause.start + match.end() for name in names):
            continue  # 宝鸡、汉中两个维权援助分中心 is read by its own head
        if re.search(_NOUN, passage.slice(before[-1].end, clause.start)):
            continue  # 海外纠纷应对指导地方分中心在大连获批，|沈阳分中心|…: of what is named between
        offset = clause.start + match.start("places")
        for printed in LIST_MARK.split(match["places"]):
            place, part = place_at(passage, offset), printed.removesuffix(match["kind"])
            if place is not None and place.end == offset + len(part):
                name, kind = _like(before[-1], part, match["kind"]), _kind(before[-1].kind, match["kind"])
                found.append(CentreName(offset, clause.start + match.end(), name, kind, place, True))
            offset += len(printed) + 1
    return tuple(found)


def _like(other: CentreName, part: str, branch: str) -> str:
    """The name of a branch after that of another, or of the centre: 东莞知识产权维权援助分中心 -> 江门…分中心."""
    forms = (other.place.printed, other.place.short) if other.place is not None else ()
    if other.name.endswith(branch):
        for form in forms:
            if other.name.endswith(form + branch):
                return other.name.removesuffix(form + branch) + part + branch
            if other.name.startswith(form):
                return part + other.name.removeprefix(form)
    return other.name + part + branch


def _kind(kind: str, branch: str) -> str:
    """The kind of a branch: that of its centre, but stations help right holders whatever they belong to."""
    return kind if branch == "分中心" else ASSISTANCE
