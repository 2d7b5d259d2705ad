"""Centres (中心): the same centre of the protection network under its full, short and bracketed names.

A centre is known by its kind, its form (中心, 分中心, 工作站) and the place in its name: 中国（浦东）知识产权保护中心
and 浦东保护中心 are one. The field in the brackets (家居·鞋业) tells two centres apart only where one document names
both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.identity.names import Identity, fold, short_hash, unfold
from kg.identity.places import find_place, province_of, short_name
from kg.lexicon import Area, area_by_name, concepts
from kg.vocabulary import DATA_IRI

_FORM = re.compile(r"(分中心|分站|工作站|服务站|服务点|站|点)")
_BRACKET = re.compile(r"\(([^()]*)\)")
_SHORT = re.compile(r"(?<=..)(?:省|市|区|县|自治区|自治州|新区)$")
_FULL = {
    "protection_centre": "中国（{place}）知识产权保护中心",
    "rapid_rights_centre": "中国{place}{field}知识产权快速维权中心",
}


@dataclass(frozen=True, slots=True)
class CentreName:
    """What a fact says of a centre's name: the name, its kind, and the area it stands under."""

    name: str
    kind: str
    area: str
    city: str | None = None


@dataclass(frozen=True, slots=True)
class _Parts:
    kind: str
    form: str
    place: Area | None
    text: str
    field: str


def identify_centres(names: Iterable[CentreName]) -> dict[CentreName, Identity]:
    """The centres that the names in one document mean."""
    parts = {name: _parts(name) for name in names}
    fields: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for part in parts.values():
        if part.field:
            fields[_site(part)].add(part.field)
    return {name: _identity(name, part, _differ(fields[_site(part)])) for name, part in parts.items()}


def identify_centre(name: str, kind: str, *, area: str, city: str | None = None) -> Identity:
    """The centre that a name means where its document names no other at that place."""
    key = CentreName(name, kind, area, city)
    return identify_centres([key])[key]


def _differ(fields: set[str]) -> bool:
    """Whether fields are of several centres; one that only says more than the rest is of the same: 鞋服, 鞋服和食品."""
    longest = max(fields, key=len, default="")
    return any(field not in longest for field in fields)


def _site(parts: _Parts) -> tuple[str, str, str]:
    return parts.kind, parts.form, (parts.place.code if parts.place else "") + parts.text


def _identity(name: CentreName, parts: _Parts, by_field: bool) -> Identity:
    field = parts.field if by_field else ""
    label = _label(parts, field)
    rules = []
    if fold(label) != fold(name.name):
        rules.append("centre-place-and-kind")
        if parts.field and not field:
            rules.append("centre-field-left-out")
    iri = f"{DATA_IRI}centre/{short_hash('centre', *_site(parts), field)}"
    return Identity(iri, label, tuple(rules), parts.place or province_of(name.area))


def _label(parts: _Parts, field: str) -> str:
    pattern = _FULL.get(parts.kind)
    if pattern is None or parts.form != "中心" or parts.place is None:
        form = parts.form if parts.form != "中心" or pattern is None else pattern[pattern.index("知识产权") :]
        return unfold(
            (parts.place.name if parts.place else "") + parts.text + ("知识产权" if parts.place else "") + form
        )
    if parts.place.level == "zone" and parts.place.name.endswith(("区", "园", "城")):
        return unfold(parts.place.name + field) + pattern[pattern.index("知识产权") :]
    province = parts.place.level in ("province", "corps")
    short = short_name(parts.place) if province else _SHORT.sub("", parts.place.name)
    # 长沙 is the city; the county of that name keeps its 县.
    place = short if short in parts.place.names else parts.place.name
    if parts.kind == "protection_centre" and field:
        return f"中国（{place}{field}）知识产权保护中心"
    return pattern.format(place=place, field=f"（{unfold(field)}）" if field else "")


@lru_cache(maxsize=4096)
def _parts(name: CentreName) -> _Parts:
    folded = fold(name.name).removeprefix("中国").removeprefix("国家")
    if name.kind == "assistance_centre":
        return _assistance_parts(name, *_cut(folded))
    # The place may stand in a bracket within the words for the kind (快速维权(重庆)中心), a branch behind them.
    stem, ending, tail = _cut(_BRACKET.sub("", folded))
    place, field = _place_in(stem, name)
    for text in _BRACKET.findall(folded):
        inner, rest = _place_in(text, name)
        if inner is not None and (place is None or rest == ""):
            place, text = inner, rest
        field += text
    branch = _FORM.search(ending + tail)
    form = branch.group() if branch else "中心"
    if place is None:
        return _Parts(name.kind, form, None, name.area + field, "")
    return _Parts(name.kind, form, place, "", field)


def _cut(folded: str) -> tuple[str, str, str]:
    """A name as what stands before the words for its kind, these words, and what stands behind."""
    ending = next((label for label in _endings() if label in folded), "")
    stem, _, tail = folded.partition(ending) if ending else (folded, "", "")
    return stem, ending, tail


def _assistance_parts(name: CentreName, stem: str, ending: str, tail: str) -> _Parts:
    """A station is told by all its words: 安徽省维权援助中心|马鞍山分中心 is the 维权援助分中心 of 马鞍山."""
    form = ending.replace("知识产权", "") or "维权援助中心"
    branch = _FORM.search(tail)
    if branch:
        form = form.removesuffix("中心") + branch.group()
        stem = tail[: branch.start()] or stem
    place, rest = _place_in(_BRACKET.sub(r"\1", stem), name)
    text = rest.replace("知识产权", "") if place else name.area + rest
    return _Parts(name.kind, form, place, text, "")


def _place_in(text: str, name: CentreName) -> tuple[Area | None, str]:
    """The area that a text begins with, in the fact's province where it has one of that name, and what is left."""
    for length in range(len(text), 1, -1):
        word = text[:length]
        area = area_by_name(word, name.area) or area_by_name(word)
        if area is not None and area.level != "nation":
            rest = text[length:]
            deeper = find_place(rest, area.province) if rest else None
            return (deeper, "") if deeper is not None and deeper.province == area.province else (area, rest)
    return None, text


@cache
def _endings() -> tuple[str, ...]:
    labels = {label for concept in concepts("centre-kind") for label in concept.labels}
    return tuple(sorted(labels, key=lambda label: (-len(label), label)))
