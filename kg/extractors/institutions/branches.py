"""Branches (分支机构): new branches that a sentence names by their place only, after their parent.

…信息服务（南京）中心|分支机构达13家，…，新成立|江北新区分中心 is 国家…信息服务（南京）中心江北新区分中心.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.extractors.centres.stages import INSTITUTION, Stage, read_chain, stage_words
from kg.extractors.institutions.heads import ends_in_head, heads, kind_of
from kg.extractors.institutions.names import InstitutionName
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.named_places import Place, places_listed
from kg.extractors.passages.reading import Passage
from kg.values.marks import without_brackets
from kg.values.numbers import read_number


def with_parent(passage: Passage, name: InstitutionName) -> InstitutionName:
    """The name with that of its parent, where it is a mere place and branch noun and the sentence named the parent."""
    if not _is_bare(passage, name):
        return name
    parent = _parent().search(passage.slice(passage.sentence.start, name.start))
    if parent is None:
        return name
    plain = without_brackets(parent["parent"])
    head = [match.group() for match in heads().finditer(plain) if match.end() == len(plain)]
    kind = kind_of(head[0], plain) if head else name.kind
    return replace(name, name=parent["parent"] + name.name, kind=kind)


def with_first_parent(passage: Passage, group: Sequence[InstitutionName]) -> list[InstitutionName]:
    """The names of a list whose first is a branch with its parent, those behind it that are mere branches too.

    国家…应对指导中心烟台分中心、|潍坊、临沂分中心| are all of the same parent.
    """
    first = group[0]
    noun = _branch().search(first.name)
    areas = passage.mentions("area", first.start, first.end)
    if len(group) < 2 or noun is None or not areas or areas[-1].start == first.start:
        return list(group)
    if areas[-1].end != first.start + noun.start():
        return list(group)
    parent = first.name[: areas[-1].start - first.start]
    named = [first]
    for name in group[1:]:
        own = _branch().search(name.name)
        places = places_listed(passage, name.start + own.start()) if own else ()
        if own and places and places[0].start == name.start:
            for place in places:
                end = name.end if place is places[-1] else place.end
                full = parent + place.printed + own.group()
                named.append(InstitutionName(place.start, end, full, first.kind, place))
        else:
            named.append(name)
    return named


def branches_of(name: InstitutionName, places: Sequence[Place]) -> list[InstitutionName]:
    """The branches of a body that places set up, one each: 衡阳、岳阳设立|长沙知识产权法庭巡回审判点|各1个.

    None where the name is not that of a parent with a noun for branches.
    """
    noun = _branch().search(name.name)
    parent = name.name[: noun.start()] if noun else ""
    if noun is None or not ends_in_head(parent) or any(place.short in parent for place in places):
        return []
    return [replace(name, name=parent + place.short + noun.group(), place=place) for place in places]


def branches_set_up(passage: Passage) -> Iterator[tuple[InstitutionName, Stage]]:
    """The branches that a body sets up in places, with their stage: …指导中心|在长沙、株洲等地新设|地方分中心12家, or
    …平台用户4万个，|新设大同、晋城2个|分平台.
    """
    if _noun().search(passage.text) is None:
        return
    found = [*_sets_up().finditer(passage.text)] if "在" in passage.text else []
    for match in found or _adds().finditer(passage.text):
        offset = passage.sentence.start
        places = places_listed(passage, offset + match.end("places"))
        words = stage_words(match["verb"], offset + match.start("verb"), INSTITUTION)
        stage = read_chain([*stage_words(passage.text[: match.start("parent")], offset, INSTITUTION), *words])
        start, end = offset + match.start("parent"), offset + match.end()
        if re.search(pattern("centre-kind"), match["parent"]):
            continue  # 中国（陕西）知识产权维权援助中心|在榆林设立分中心: those are centres
        if match["number"] and read_number(match["number"]) != len(places):
            continue
        if stage is not None and places and places[0].start == offset + match.start("places"):
            kind = kind_of(match["head"], match["parent"])
            for place in places:
                yield InstitutionName(start, end, match["parent"] + place.short + match["noun"], kind, place), stage


def _is_bare(passage: Passage, name: InstitutionName) -> bool:
    """Whether a name is a place and a noun for branches, and no more."""
    noun = _branch().search(name.name)
    return noun is not None and any(
        place.start == name.start and place.end == name.start + noun.start()
        for place in passage.mentions("area", name.start, name.end)
    )


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(pattern("institution-word", "branch"))


@cache
def _branch() -> re.Pattern[str]:
    return re.compile(pattern("institution-word", "branch") + "$")


@cache
def _sets_up() -> re.Pattern[str]:
    """Matches the branches that a body sets up in places; a court may stand in the clause before, or behind a verb."""
    return re.compile(
        rf"(?:(?<=[，；：])|^|(?<=推动|支持|争取|设立|同意))"
        rf"(?P<parent>(?:(?!推动|支持|争取|设立|同意|批复)[^，。；：、的在]){{4,30}}?(?P<head>{heads().pattern}))"
        r"(?:(?:已|先后|相继|分别|新|还|计划|拟|将|[于自]?(?:19|20)\d\d年(?:\d{1,2}月)?|\d{1,2}月)*|(?<=法[庭院])，并?)"
        rf"在(?P<places>[^，。；在]{{2,40}}?)(?:等[地市]*|[两三四五六七八九十\d]+[市地县区])?"
        rf"(?P<verb>(?:挂牌|揭牌)?(?:新设立|新设|增设|新建|设立|成立|建立))了?(?:(?P<number>\d{{1,2}}|[两二三四五六七八九十])[个家处])?(?:地方|区域|远程|首个)?"
        rf"(?P<noun>{pattern('institution-word', 'branch')})(?=各|共|\d|[，。；、]|$)"
    )


@cache
def _adds() -> re.Pattern[str]:
    """Matches the branches that a body adds, as many as places are named."""
    return re.compile(
        rf"(?:(?<=[，；：])|^)(?P<parent>[^，。；：、的在]{{4,30}}?(?P<head>{heads().pattern}))(?=新|增|设|[^，。；]*\d)"
        rf"[^。；]{{0,60}}?(?P<verb>新设立|新设|增设|新增设|设立了?|成立了?)(?P<places>[^，。；在]{{2,30}}?)"
        rf"(?P<number>\d{{1,2}}|[两二三四五六七八九十])[个家处](?:地方|区域)?"
        rf"(?P<noun>{pattern('institution-word', 'branch')})"
        r"(?=[，。；、]|$)"
    )


@cache
def _parent() -> re.Pattern[str]:
    """Matches a body right before its branches are spoken of: …中心|分支机构, …研究院|现有分院."""
    branch = pattern("institution-word", "branch")
    return re.compile(
        rf"(?:^|[，；：])(?P<parent>[^，。；：、的]{{4,30}}?(?:中心|院|所|平台|联盟|协会))(?:的|现有|已有|已设立|设有)?{branch}"
    )
