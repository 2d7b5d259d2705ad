"""Heads (中心名称的词尾): the endings of centres' names in a text, and a centre as named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.extractors.passages.labels import pattern
from kg.extractors.passages.named_places import Place
from kg.extractors.passages.reading import Passage
from kg.lexicon import concepts

PROTECTION, RAPID, ASSISTANCE = "protection_centre", "rapid_rights_centre", "assistance_centre"
"""The notations of the scheme centre-kind."""

_OTHERS = re.compile(r"知识产权(?:检察|司法|公证|仲裁|行政)$")
"""Before an ending that is that of another body: 知识产权检察|保护中心."""

_FIELD_NOUN = re.compile(r"(?:领域|产业|行业)$")
_SHORT_FORM = re.compile(r"简称(?:为|：)?“?$")
"""Before the short form that a bracket gives a name: 中国（珠海）知识产权保护中心（以下简称“|保护中心”）."""


@dataclass(frozen=True, slots=True)
class Head:
    """The ending of a centre's name at a span, with its kind."""

    start: int
    end: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class CentreName:
    """A centre named at a span of the text; `composed` where the text does not print the full name in one piece."""

    start: int
    end: int
    name: str
    kind: str
    place: Place | None
    composed: bool


def find_heads(passage: Passage) -> Iterator[Head]:
    """The endings of centres' names in a sentence, outside of titles and of a label before it (【保护中心建设】)."""
    offset = passage.sentence.start
    first = passage.clauses[0].start if passage.clauses else offset
    titles = [(title.start, title.end) for title in passage.mentions("title")]
    for match in _labels().finditer(passage.text):
        start = offset + match.start()
        lead = passage.text[max(0, match.start() - 8) : match.start()]
        if start < first or _OTHERS.search(lead) or _SHORT_FORM.search(lead):
            continue
        if not any(begin <= start < end for begin, end in titles):
            yield Head(start, offset + match.end(), _kinds()[match.group()], match.group())


def full_ending(kind: str) -> str:
    """The full ending of a kind's names: 知识产权保护中心."""
    return next(concept.pref_zh for concept in concepts("centre-kind") if concept.notation == kind)


def compose(place: Place, head: Head) -> str:
    """The full name for a place and a head: 蚌埠市 + 知识产权保护中心 -> 中国（蚌埠）知识产权保护中心."""
    if head.kind == PROTECTION:
        ending = full_ending(PROTECTION)
        return f"{place.name}{ending}" if place.is_zone else f"中国（{place.short}）{ending}"
    ending = full_ending(RAPID) if head.kind == RAPID and "知识产权" not in head.text else head.text
    return f"{place.printed}{ending}"


def rapid_name(place: Place, field: str) -> str:
    """The full name of the centre for a field: 中国铜川（陶瓷）知识产权快速维权中心 of 铜川 and 陶瓷产业."""
    return f"中国{place.short}（{_FIELD_NOUN.sub('', field)}）{full_ending(RAPID)}"


def in_full(name: CentreName, known: Sequence[CentreName]) -> CentreName:
    """A short name as the full one that stands before: 德化快维中心 behind 中国德化（陶瓷瓷器）知识产权快速维权中心."""
    if not name.composed or name.place is None:
        return name
    full = {
        other.name
        for other in known
        if other.kind == name.kind and not other.composed and other.place and other.place.name == name.place.name
    }
    named = [one for one in full if "（" in one]
    return replace(name, name=named[0]) if len(named) == 1 else name


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(pattern("centre-kind"))


@cache
def _kinds() -> dict[str, str]:
    return {label: concept.notation for concept in concepts("centre-kind") for label in concept.labels}
