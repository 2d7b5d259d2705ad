"""Branches (分支机构): new branches that a sentence names by their place only, after their parent.

…信息服务（南京）中心|分支机构达13家，…，新成立|江北新区分中心 is 国家…信息服务（南京）中心江北新区分中心.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.extractors.institution_heads import heads, kind_of
from kg.extractors.institution_names import InstitutionName
from kg.extractors.labels import pattern
from kg.extractors.reading import Passage


def with_parent(passage: Passage, name: InstitutionName) -> InstitutionName:
    """The name with that of its parent, where it is a mere place and branch noun and the sentence named the parent."""
    if not _is_bare(passage, name):
        return name
    parent = _parent().search(passage.slice(passage.sentence.start, name.start))
    if parent is None:
        return name
    plain = re.sub(r"[（(][^（）()]*[）)]", "", parent["parent"])
    head = [match.group() for match in heads().finditer(plain) if match.end() == len(plain)]
    kind = kind_of(head[0], plain) if head else name.kind
    return replace(name, name=parent["parent"] + name.name, kind=kind)


def with_first_parent(passage: Passage, group: Sequence[InstitutionName]) -> list[InstitutionName]:
    """The names of a list whose first is a branch with its parent, those behind it that are mere branches too.

    国家…应对指导中心烟台分中心、|潍坊分中心| are both of the same parent.
    """
    first = group[0]
    noun = _branch().search(first.name)
    areas = passage.mentions("area", first.start, first.end)
    if len(group) < 2 or noun is None or not areas or areas[-1].start == first.start:
        return list(group)
    if areas[-1].end != first.start + noun.start():
        return list(group)
    parent = first.name[: areas[-1].start - first.start]
    return [
        replace(name, name=parent + name.name, kind=first.kind)
        if name is not first and _is_bare(passage, name)
        else name
        for name in group
    ]


def _is_bare(passage: Passage, name: InstitutionName) -> bool:
    """Whether a name is a place and a noun for branches, and no more."""
    noun = _branch().search(name.name)
    places = passage.mentions("area", name.start, name.end)
    return noun is not None and any(
        place.start == name.start and place.end == name.start + noun.start() for place in places
    )


@cache
def _branch() -> re.Pattern[str]:
    return re.compile(pattern("institution-word", "branch") + "$")


@cache
def _parent() -> re.Pattern[str]:
    """Matches a body right before its branches are spoken of: …中心|分支机构, …研究院|现有分院."""
    branch = pattern("institution-word", "branch")
    return re.compile(
        rf"(?:^|[，；：])(?P<parent>[^，。；：、的]{{4,30}}?(?:中心|院|所|平台|联盟|协会))(?:的|现有|已有|已设立|设有)?{branch}"
    )
