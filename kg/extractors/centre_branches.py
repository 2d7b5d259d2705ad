"""Branches (分中心、工作站): the branches and stations that are named behind the centre they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.centre_heads import ASSISTANCE, CentreName, Head
from kg.extractors.named_places import place_at
from kg.extractors.reading import Passage

_KIND = r"(?P<kind>分中心|工作站|分站|服务站)"
_BRANCH = re.compile(rf"(?P<places>[一-鿿]{{2,8}}(?:[、和与及][一-鿿]{{2,8}}){{0,5}}?){_KIND}")
_NEXT = re.compile(rf"(?:、|和|与|及|以及)(?P<places>[一-鿿]{{2,8}}?){_KIND}")


def branches_behind(passage: Passage, names: Sequence[CentreName], head: Head) -> tuple[CentreName, ...]:
    """The branches named behind a centre: …知识产权维权援助中心|马鞍山、安庆分中心; …|即墨分中心、莱西分中心."""
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
    position = head.end
    while match is not None:
        kind = head.kind if match["kind"] == "分中心" else ASSISTANCE
        offset = position + match.start("places")
        position += match.end()
        for part in re.split(r"[、和与及]", match["places"]):
            place = place_at(passage, offset) or home
            found.append(CentreName(start, position, stem + part + match["kind"], kind, place, False))
            offset += len(part) + 1
        match = _NEXT.match(passage.slice(position, min(passage.sentence.end, position + 30)))
    return tuple(replace(name, composed=len(found) > 1, end=position) for name in found)
