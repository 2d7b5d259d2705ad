"""Offices (机构挂牌): offices for property rights that open, are founded by a place, or whose sign is put up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extractors.centres.stages import Stage
from kg.extractors.institutions.names import InstitutionName
from kg.extractors.passages.named_places import place_at
from kg.extractors.passages.reading import Passage

# "横琴新区知识产权局|揭牌成立": an office of a zone or district, which is named everywhere, only where it opens.
_OPENS = re.compile(
    r"(?:^|[，。；、])(?P<name>(?!国家知识产权局)[\u4e00-\u9fff（）()]{3,22}知识产权局)(?:于[^，。；]{2,10})?(?:正式)?"
    r"(?P<verb>挂牌|揭牌|成立|组建)(?:成立|办公|运行|运作)?(?=[，。；]|$)"
)
_FOUNDED = re.compile(
    r"(?P<verb>组建|成立|设立|新组建|单独设立)了?(?:(?:集|作为|统一|独立|单独)[^，。；《》]{0,30}?的?)?(?P<name>知识产权局)(?=[，。；]|$)"
)
_OTHERS = re.compile(r"支持|推动|推进|指导|鼓励|引导|要求|[各和与及、]|未")
"""Before the verb: somebody else founds it, or nobody."""
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
    """The office that the city or county at the front of a sentence founds: |长沙市|印发方案，成立独立的|知识产权局."""
    place = place_at(passage, passage.sentence.start)
    if place is None or place.city is None or passage.scope.mode != "report":
        return
    for match in _FOUNDED.finditer(passage.text):
        start, verb = passage.sentence.start + match.start("name"), passage.sentence.start + match.start("verb")
        if _is_of_another(passage, place.end, verb):
            continue
        name = InstitutionName(start, start + len(match["name"]), place.name + match["name"], "agency_office", place)
        yield Office(name, _stage(verb, start + len(match["name"])), "institutions.created")


def _is_of_another(passage: Passage, start: int, end: int) -> bool:
    """Whether the words between the place and the verb name another place that founds it, titles aside."""
    titles = passage.mentions("title", start, end)
    areas = passage.mentions("area", start, end)
    if any(not any(title.start <= area.start < title.end for title in titles) for area in areas):
        return True
    return _OTHERS.search(passage.slice(max(start, passage.clause_at(end).start), end)) is not None


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
