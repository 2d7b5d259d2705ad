"""The lexicon (词表): the labels of the ontology, ready for matching, read once from `ontology/*.ttl`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, parse

ONTOLOGY = Path(__file__).resolve().parent.parent / "ontology"
"""Where the Turtle files of the ontology lie."""

AREA_FILES = ("areas.ttl", "zones.ttl")
AGENCY_FILES = ("agencies.ttl",)
POLICY_FILES = ("policies.ttl",)
NO_CONCEPTS = ("areas.ttl", "policies.ttl", "shapes.ttl", "zhice.ttl")
"""Files without concepts; concepts are read from every other one."""

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_ZC = "https://w3id.org/zhice/ontology#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_NATION = "全国"
_RANK = {"nation": 0, "province": 1, "corps": 1, "prefecture": 2, "zone": 3, "county": 4, "region": 5}

_Node = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a scheme and the words for it (概念).

    `labels` are all its zh labels, the preferred one first. `broader` and `unit` are IRIs; `order` is its place in an
    ordered scheme; `document_class` is "policy", "agreement" or "publication" for a kind of document.
    """

    iri: str
    notation: str
    scheme: str
    labels: tuple[str, ...]
    pref_zh: str
    pref_en: str
    broader: str | None
    order: int | None
    document_class: str | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Area:
    """An administrative area, zone or region (行政区划), in force or former.

    `code` is the GB/T 2260 code, for a zone or region its notation; `names` are its full and short zh names; `province`
    is the official name of the province-level area that it lies in, 全国 where it spans several. `until` is the last
    year of an area that exists no more and `successors` are the codes of what it became.
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


@dataclass(frozen=True, slots=True)
class Agency:
    """A national agency (国家机关) and its zh names, the official one first."""

    iri: str
    labels: tuple[str, ...]
    pref_zh: str
    pref_en: str


@dataclass(frozen=True, slots=True)
class KnownPolicy:
    """A national policy that texts cite without saying whose it is (国家政策); `labels` are its zh titles."""

    iri: str
    labels: tuple[str, ...]
    pref_zh: str
    pref_en: str
    number: str | None


@cache
def concepts(scheme: str) -> tuple[Concept, ...]:
    """The concepts of a scheme by its local name ("policy-action"), in file order; KeyError if there is none."""
    return _concepts_by_scheme()[scheme]


@cache
def concept_by_notation(scheme: str, notation: str) -> Concept | None:
    """The concept that facts write as `notation`."""
    return next((concept for concept in concepts(scheme) if concept.notation == notation), None)


@cache
def concept_by_iri(iri: str) -> Concept:
    """The concept of an IRI; KeyError if there is none."""
    return _concepts_by_iri()[iri]


@cache
def areas() -> tuple[Area, ...]:
    """All areas, zones and regions, sorted by IRI."""
    nodes = _read(AREA_FILES)
    made: dict[str, Area] = {}
    for iri in sorted(nodes):
        if _ZC + "level" in nodes[iri]:
            _make_area(iri, nodes, made)
    return tuple(sorted(made.values(), key=lambda area: area.iri))


@cache
def area_by_code(code: str) -> Area | None:
    """The area with this GB/T 2260 code, or the zone or region with this notation."""
    return _areas_by_code().get(code)


@cache
def area_by_name(name: str, province: str | None = None) -> Area | None:
    """The area that a full or short name means, in `province` (official name) where that is given; None where unclear.

    The higher level wins (吉林 is the province), then what is in force over what was; 鼓楼区, of which there are
    several, is unclear without a province.
    """
    found = [area for area in _areas_by_name().get(name, ()) if province in (None, _NATION, area.province)]
    if not found:
        return None
    best = min(map(_preference, found))
    found = [area for area in found if _preference(area) == best]
    return found[0] if len(found) == 1 else None


@cache
def national_agencies() -> tuple[Agency, ...]:
    """The national agencies, sorted by IRI."""
    nodes = _read(AGENCY_FILES)
    found = sorted(iri for iri, node in nodes.items() if _ZC + "Agency" in node.get(_TYPE, ()))
    return tuple(Agency(iri, _zh_labels(nodes[iri]), _pref(nodes[iri], "zh"), _pref(nodes[iri], "en")) for iri in found)


@cache
def known_policies() -> tuple[KnownPolicy, ...]:
    """The national policies that the ontology lists, sorted by IRI."""
    nodes = _read(POLICY_FILES)
    return tuple(
        KnownPolicy(iri, _zh_labels(node), _pref(node, "zh"), _pref(node, "en"), _first(node, _ZC + "documentNumber"))
        for iri, node in sorted(nodes.items())
    )


def _preference(area: Area) -> tuple[int, bool]:
    return _RANK[area.level], area.until is not None


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


@cache
def _concepts_by_scheme() -> Mapping[str, tuple[Concept, ...]]:
    schemes: dict[str, list[Concept]] = defaultdict(list)
    files = tuple(sorted(path.name for path in ONTOLOGY.glob("*.ttl") if path.name not in NO_CONCEPTS))
    for iri, node in _read(files).items():
        scheme = _first(node, _SKOS + "inScheme")
        if scheme is None:
            continue
        order = _first(node, _ZC + "order")
        name = scheme.rsplit("/", 1)[-1]
        schemes[name].append(
            Concept(
                iri=iri,
                notation=node[_SKOS + "notation"][0],
                scheme=name,
                labels=_zh_labels(node),
                pref_zh=_pref(node, "zh"),
                pref_en=_pref(node, "en"),
                broader=_first(node, _SKOS + "broader"),
                order=None if order is None else int(order),
                document_class=_first(node, _ZC + "documentClass"),
                unit=_first(node, _ZC + "unit"),
            )
        )
    return {name: tuple(found) for name, found in schemes.items()}


@cache
def _concepts_by_iri() -> Mapping[str, Concept]:
    return {concept.iri: concept for scheme in _concepts_by_scheme().values() for concept in scheme}


def _make_area(iri: str, nodes: Mapping[str, _Node], made: dict[str, Area]) -> Area:
    """The area of a node, its parents made first, because it lies in the province that they lie in."""
    if iri in made:
        return made[iri]
    node = nodes[iri]
    level, name = node[_ZC + "level"][0], _pref(node, "zh")
    parent = _first(node, _ZC + "within")
    if level in ("province", "corps"):
        province = name
    elif parent is not None:
        province = _make_area(parent, nodes, made).province
    else:
        members = {_make_area(member, nodes, made).province for member in node.get(_ZC + "hasMember", ())}
        province = members.pop() if len(members) == 1 else _NATION
    until = _first(node, _ZC + "existedUntil")
    made[iri] = Area(
        iri=iri,
        code=_local(iri),
        name=name,
        name_en=_pref(node, "en") or None,
        level=level,
        parent=None if parent is None else _local(parent),
        names=_zh_labels(node),
        province=province,
        abbreviation=_first(node, _ZC + "abbreviation"),
        until=None if until is None else int(until),
        successors=tuple(sorted(map(_local, node.get(_ZC + "successor", ())))),
    )
    return made[iri]


@cache
def _read(files: tuple[str, ...]) -> Mapping[str, _Node]:
    """The nodes of some files: subject -> predicate -> values; labels carry their language before them ("zh 北京")."""
    nodes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for file in files:
        for quad in parse(path=ONTOLOGY / file):
            value = quad.object
            text = str(value.value)
            if isinstance(value, Literal) and value.language is not None and quad.predicate.value.endswith("Label"):
                text = f"{value.language[:2]} {text}"
            nodes[str(quad.subject.value)][quad.predicate.value].append(text)
    return nodes


def _zh_labels(node: _Node) -> tuple[str, ...]:
    labels = [label for kind in ("pref", "alt", "hidden") for label in node.get(f"{_SKOS}{kind}Label", ())]
    return tuple(dict.fromkeys(label[3:] for label in labels if label.startswith("zh ")))


def _pref(node: _Node, language: str) -> str:
    return next((label[3:] for label in node.get(_SKOS + "prefLabel", ()) if label.startswith(language + " ")), "")


def _first(node: _Node, predicate: str) -> str | None:
    return next(iter(node.get(predicate, ())), None)


def _local(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]
