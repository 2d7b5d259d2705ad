"""Areas (地区): the administrative areas, zones and regions of the ontology, by code and by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.lexicon.nodes import ZC, Node, first, local_name, preferred, read_nodes, zh_labels

AREA_FILES = ("areas.ttl", "zones.ttl")
NATION = "全国"
RANK = {"nation": 0, "province": 1, "corps": 1, "prefecture": 2, "zone": 3, "county": 4, "region": 5}
"""Which area a name rather means, by level."""


@dataclass(frozen=True, slots=True)
class Area:
    """An administrative area, zone or region (行政区划), in force or former.

    `code` is the GB/T 2260 code, for a zone or region its notation; `names` are its full and short zh names, with
    brackets of both widths; `province` is the official name of the province-level area that it lies in, 全国 where it
    spans several. `until` is the last year of an area that exists no more, `successors` the codes of what it became.
    `members` are the codes of the areas that a region names together.
    """

    iri: str
    code: str
    name: str
    name_en: str | None
    level: str
    parent: str | None
    names: tuple[str, ...]
    province: str
    abbreviation: str | None
    until: int | None
    successors: tuple[str, ...]
    members: tuple[str, ...] = ()


@cache
def areas() -> tuple[Area, ...]:
    """All areas, zones and regions, sorted by IRI."""
    nodes = read_nodes(AREA_FILES)
    made: dict[str, Area] = {}
    for iri in sorted(nodes):
        if ZC + "level" in nodes[iri]:
            _make_area(iri, nodes, made)
    return tuple(sorted(made.values(), key=lambda area: area.iri))


@cache
def area_by_code(code: str) -> Area | None:
    """The area with this GB/T 2260 code, or the zone or region with this notation."""
    return _areas_by_code().get(code)


def area_by_name(name: str, province: str | None = None) -> Area | None:
    """The area that a full or short name means, in `province` (official name) where that is given; None where unclear.

    The higher level wins (吉林 is the province), then what is in force over what was; 鼓楼区, of which there are
    several, is unclear without a province.
    """
    found = [area for area in areas_by_name(name) if province in (None, NATION, area.province)]
    if len(found) < 2:
        return found[0] if found else None
    best = min(map(_preference, found))
    found = [area for area in found if _preference(area) == best]
    return found[0] if len(found) == 1 else None


def areas_by_name(name: str) -> tuple[Area, ...]:
    """All areas that bear a full or short name."""
    return _areas_by_name().get(name, ())


def begins_as_area(text: str) -> bool:
    """Whether some area's name begins with the first two characters of a text; few do, and it is quick to ask."""
    return text[:2] in _openings()


@cache
def _openings() -> frozenset[str]:
    return frozenset(name[:2] for name in _areas_by_name())


def _preference(area: Area) -> tuple[int, bool]:
    return RANK[area.level], area.until is not None


@cache
def _areas_by_code() -> Mapping[str, Area]:
    return {area.code: area for area in areas()}


@cache
def _areas_by_name() -> Mapping[str, tuple[Area, ...]]:
    index: dict[str, list[Area]] = defaultdict(list)
    for area in areas():
        for name in area.names:
            index[name].append(area)
    return {name: tuple(found) for name, found in index.items()}


def _as_printed(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names with their brackets in full and in half width: 中国（湖北）自由贸易试验区, 中国(湖北)自由贸易试验区."""
    narrow = (name.replace("（", "(").replace("）", ")") for name in names)
    return tuple(dict.fromkeys((*names, *narrow)))


def _make_area(iri: str, nodes: Mapping[str, Node], made: dict[str, Area]) -> Area:
    """The area of a node, its parents made first, because it lies in the province that they lie in."""
    if iri in made:
        return made[iri]
    node = nodes[iri]
    level, name = node[ZC + "level"][0], preferred(node, "zh")
    parent = first(node, ZC + "within")
    if level in ("province", "corps"):
        province = name
    elif parent is not None:
        province = _make_area(parent, nodes, made).province
    else:
        members = {_make_area(member, nodes, made).province for member in node.get(ZC + "hasMember", ())}
        province = members.pop() if len(members) == 1 else NATION
    until = first(node, ZC + "existedUntil")
    made[iri] = Area(
        iri=iri,
        code=local_name(iri),
        name=name,
        name_en=preferred(node, "en") or None,
        level=level,
        parent=None if parent is None else local_name(parent),
        names=_as_printed(zh_labels(node)),
        province=province,
        abbreviation=first(node, ZC + "abbreviation"),
        until=None if until is None else int(until),
        successors=tuple(sorted(map(local_name, node.get(ZC + "successor", ())))),
        members=tuple(sorted(map(local_name, node.get(ZC + "hasMember", ())))),
    )
    return made[iri]
