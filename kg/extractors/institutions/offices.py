"""Offices (机构挂牌): offices for property rights that open, are founded by a place, or whose sign is put up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extractors.centres.stages import Stage
from kg.extractors.institutions.names import InstitutionName
from kg.extractors.passages.named_places import Place, place_at, places_listed
from kg.extractors.passages.reading import Passage

# "横琴新区知识产权局|揭牌成立": an office of a zone or district, which is named everywhere, only where it opens.
_OPENS = re.compile(
    r"(?:^|[，。；、])(?P<name>(?!国家知识产权局)[\u4e00-\u9fff（）()]{3,22}知识产权局)(?:于[^，。；]{2,10})?(?:正式)?"
    r"(?P<verb>挂牌|揭牌|成立|组建)(?:成立|办公|运行|运作)?(?=[，。；]|$)"
)
_FOUNDED = re.compile(
    r"(?P<verb>组建|成立|设立|新组建|单独设立)了?(?:(?:集|作为|统一|独立|单独|专利、)[^，。；《》]{0,30}?的?)?(?P<name>知识产权局)(?=[，。；]|$)"
)
_HOW = re.compile(r"(?:等\d*[市县区]*)?(?:先后|相继|分别|均|都|已|也|率先|正式|还)*$")
_ZONE = re.compile(r"(?:[一-鿿]{0,6}?)(?:高新区|经开区|开发区|新区|园区|试验区|实验区|示范区|自贸区|保税区|片区)")
_DEED = re.compile(r"(?:[^，。；]{2,6}?(?:《[^《》]*》|方案)，)?(?:先后|已|也|率先|正式|还|进一步)*")
"""What may stand between a place and its deed: 长沙市|印发了《…方案》，|成立…."""
_SIGN = re.compile(r"加?挂了?(?P<name>[^，。；、的]{2,12}?局)的?牌子?")


@dataclass(frozen=True, slots=True)
class Office:
    """An office with its stage, the rule that read it, and the place whose it is where that is told by its name."""

    name: InstitutionName
    stage: Stage
    rule: str
    city: str | None = None


def find_offices(passage: Passage) -> Iterator[Office]:
    """The offices of a sentence that open, are founded by the place that it begins with, or put up a second sign."""
    if "知识产权局" in passage.text:
        yield from _opened(passage)
        yield from _founded(passage)
    if "挂" in passage.text:
        yield from _signs(passage)


def _opened(passage: Passage) -> Iterator[Office]:
    """Offices (知识产权局) that open, by a clause that says so of nothing else."""
    for match in _OPENS.finditer(passage.text):
        start, verb = passage.sentence.start + match.start("name"), passage.sentence.start + match.start("verb")
        name = InstitutionName(start, start + len(match["name"]), match["name"], "agency_office")
        yield Office(name, _stage(verb, passage.sentence.start + match.end()), "institutions.happened")


def _founded(passage: Passage) -> Iterator[Office]:
    """The offices of the places that a sentence begins with: |长沙市|印发方案，成立独立的|知识产权局."""
    for match in _FOUNDED.finditer(passage.text) if passage.scope.mode == "report" else ():
        verb = passage.sentence.start + match.start("verb")
        start, end = passage.sentence.start + match.start("name"), passage.sentence.start + match.end("name")
        for place, owner in _founders(passage, passage.text[: match.start("verb")]):
            name = InstitutionName(start, end, owner + match["name"], "agency_office", place)
            yield Office(name, _stage(verb, end), "institutions.created")


def _founders(passage: Passage, before: str) -> Iterator[tuple[Place, str]]:
    """The places that a sentence begins with, with their names, where the words before a verb tell of their deed."""
    how = _HOW.search(before)
    begin = passage.sentence.start
    listed = places_listed(passage, begin + how.start()) if how else ()
    if listed and listed[0].start == begin:
        yield from ((place, passage.slice(place.start, place.end)) for place in listed if place.city)
        return
    place = place_at(passage, begin)
    zone = _ZONE.match(before, place.end - begin) if place else None
    told = zone.end() if zone else place.end - begin if place else 0
    if place and (zone or place.city) and _DEED.fullmatch(before, told):
        yield place, before[:told]


def _signs(passage: Passage) -> Iterator[Office]:
    """Departments that put up a second sign: 成都高新区、德阳市罗江区在科技或经济部门挂知识产权局牌子."""
    for match in _SIGN.finditer(passage.text):
        start, end = passage.sentence.start + match.start(), passage.sentence.start + match.end()
        offset = passage.clause_at(start).start
        for part in re.split(r"([、和与及])", re.split(r"在|由|的|分别", passage.slice(offset, start))[0]):
            if re.search(r".[省市区县州旗]$", part) and not re.search(r"[\d（(]|[各全]", part):
                name = InstitutionName(offset, start, part + match["name"], "agency_office")
                yield Office(name, _stage(start, end), "institutions.sign", part)
            offset += len(part)


def _stage(start: int, end: int) -> Stage:
    return Stage("operating", False, False, start, end)
