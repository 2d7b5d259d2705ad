"""Agencies (机构): names of departments, which texts make of an area or its level and a kind of department."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.mentions.mention import Mention

# What stands before a department's name in place of an area's: "省科技厅", "市政府", "自治区知识产权局", "全省法院".
_LEVEL_WORD = re.compile(r"(?:自治区|兵团|省|市|区|县|州|盟|旗|国家|我)$")
_LIST_MARK = re.compile(r"[、和与及]|以及|会同|联合")


def with_agencies(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a text with the agencies that those of words make: national ones, and departments behind the
    name or the level of an area ("甘肃省教育厅", "省编办").

    A department without either counts where it continues a list: "省科技厅、发改委、经信委和国资委".
    """
    area_ends: dict[int, Mention] = {}
    for mention in mentions:
        if mention.label == "area":
            known = area_ends.get(mention.end)
            if known is None or mention.start < known.start:
                area_ends[mention.end] = mention
    agencies: list[Mention] = [
        replace(mention, label="agency") for mention in mentions if mention.label == "national-agency"
    ]
    taken = {offset for agency in agencies for offset in range(agency.start, agency.end)}
    for mention in [mention for mention in mentions if mention.label == "department"]:
        if mention.start in taken:
            continue
        start = _area_start(mention.start, area_ends)
        if start == mention.start:
            level = _LEVEL_WORD.search(text, max(0, start - 3), start)
            if level:
                start = _area_start(level.start(), area_ends)
        if start < mention.start or _continues_list(text, mention.start, agencies):
            agencies.append(Mention(start, mention.end, "agency", text[start : mention.end], "agencies.department"))
    others = [mention for mention in mentions if mention.label not in ("national-agency", "department")]
    return [*others, *_longest(agencies)]


def _area_start(end: int, area_ends: Mapping[int, Mention]) -> int:
    """Where the areas that end here begin: "黔东南州龙里县|知识产权局"."""
    start = end
    while start in area_ends:
        start = area_ends[start].start
    return start


def _continues_list(text: str, start: int, agencies: Sequence[Mention]) -> bool:
    for agency in agencies:
        if agency.end < start <= agency.end + 2 and _LIST_MARK.fullmatch(text[agency.end : start]):
            return True
    return False


def _longest(mentions: Iterable[Mention]) -> Iterator[Mention]:
    last = 0
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if mention.start >= last:
            last = mention.end
            yield mention
