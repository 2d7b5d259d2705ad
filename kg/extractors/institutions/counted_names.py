"""Counted names (并列计数的名称): bodies in a list that share the head noun behind their count.

建设|集成电路（合肥）、海洋装备（青岛）|2家|产业知识产权运营中心 names two; a bare 2家…中心 names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extractors.centres.stages import INSTITUTION, stage_words
from kg.extractors.institutions.heads import heads, kind_of
from kg.extractors.institutions.names import InstitutionName
from kg.extractors.passages.named_places import place_at
from kg.extractors.passages.reading import Passage

_NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_JOINT = r"(?:、|以及|和|与|及)"
_ITEM = r"[一-鿿A-Za-z0-9]{2,16}[（(][一-鿿]{2,10}[）)]"
_MEMBER = re.compile(rf"(?:(?<=[）)]){_JOINT})?(?P<item>[一-鿿A-Za-z0-9]{{2,16}}[（(](?P<place>[一-鿿]{{2,10}})[）)])")


def find_counted_names(passage: Passage) -> Iterator[tuple[InstitutionName, ...]]:
    """The lists of a sentence whose members, each with its place in brackets, are as many as the count says."""
    if "（" not in passage.text and "(" not in passage.text:
        return
    for match in _list().finditer(passage.text):
        items = list(_MEMBER.finditer(match["items"]))
        number = match["number"]
        if len(items) != (int(number) if number.isdigit() else _NUMBERS.get(number, 0)):
            continue
        offset = passage.sentence.start + match.start("items")
        words = stage_words(items[0]["item"], 0, INSTITUTION)
        names: list[InstitutionName] = []
        for item in items:
            start = offset + item.start("item") + (words[-1].end if words and not names else 0)
            end = passage.sentence.start + match.end() if item is items[-1] else offset + item.end()
            printed = passage.slice(start, offset + item.end()) + match["noun"]
            place = place_at(passage, offset + item.start("place"))
            names.append(InstitutionName(start, end, printed, kind_of(match["head"], printed), place))
        yield tuple(names)


@cache
def _list() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<items>{_ITEM}(?:{_JOINT}{_ITEM})+)等?(?P<number>\d{{1,2}}|[两二三四五六七八九十])[家个所]"
        rf"(?P<noun>[^，。；：、的（(]{{0,16}}?(?P<head>{heads().pattern}))(?![一-鿿]{{0,3}}(?:平台|联盟|中心))"
    )
