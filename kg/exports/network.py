"""Network (网络): things and the links between them as graph tools take them: nodes and edges with attributes.

By default the links that make a hairball are left out (between a document and all that it names, from anything to its
coded values, to a province where a place within it is named too, one of two that are inverse), and things that then
have no link. Kinds and statuses stand as attributes of the nodes. Years are those of the claims: a node exists in the
years that a claim about it names, an edge in those of the claims that speak for it; without a year it is always
there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import sqrt

from pyoxigraph import Literal, NamedNode

from kg.exports.kinds import CLAIM_LOOK, LAST, LOOKS, ORDER
from kg.exports.portions import Portion
from kg.exports.selection import REFERENCES, linked
from kg.exports.statements import Node, read_literal
from kg.exports.supports import supported_links
from kg.exports.terms import ontology_terms
from kg.store import Graph
from kg.vocabulary import DATA_IRI, QB, SKOS, ZC

_HAIRY = frozenset(
    (ZC.states, ZC.inDocument, ZC.predecessor, ZC.indicator, ZC.comparesAs, ZC.comparableWith, ZC.akinTo, QB.dataSet)
)
_CODES = frozenset((SKOS.Concept, SKOS.ConceptScheme))
_CODED = (ZC.kind, ZC.status, ZC.action, ZC.amountRole, ZC.relation)
_PLACES = (ZC.area, ZC.place)
_UPWARDS = (*_PLACES, ZC.within, ZC.about)
_GROWTH = 2.2
"""How fast a node grows with its links: its diameter by this times the root of their number."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A node of a network; `kind` is what it is in its scheme (试点, 省级 ...), years are sorted."""

    id: str
    iri: str
    zh: str
    en: str
    type: str
    type_zh: str
    type_en: str
    kind: str
    years: tuple[int, ...]
    degree: int
    claims: int
    colour: str
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """An edge of a network; `weight` is how many claims speak for it, at least 1."""

    source: str
    target: str
    type: str
    zh: str
    en: str
    years: tuple[int, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by kind and edges in order; `unlinked` is how many things were left out for having no link."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    unlinked: int


def read_network(portion: Portion, *, all_links: bool = False) -> Network:
    """The network of a portion; with `all_links`, nothing is left out."""
    assert portion.graph is not None
    assert portion.chosen is not None
    ranked = list(portion.nodes())
    nodes = {node.subject: rank for rank, node in ranked}
    links = [link for _, node in ranked for link in _links(node, nodes)]
    if not all_links:
        codes = {subject[1:-1] for subject, rank in nodes.items() if rank < LAST and ORDER[rank] in _CODES}
        links = list(_without_hair(_joined(links), codes))
    years, support = _claimed(portion.graph, portion.chosen.claims)
    degrees = Counter(end for source, _, target in links for end in (source, target))
    shown = [(rank, node) for rank, node in ranked if all_links or degrees[node.subject[1:-1]]]
    dots = [_dot(portion.graph, rank, node, degrees[node.subject[1:-1]], years) for rank, node in shown]
    lines = [_line(*link, support.get(link, [])) for link in links]
    return Network(tuple(dots), tuple(lines), len(ranked) - len(shown))


def _links(node: Node, known: Mapping[str, int]) -> Iterator[tuple[str, str, str]]:
    for predicate, value in node.statements:
        if value in known and value != node.subject:
            yield node.subject[1:-1], predicate[1:-1], value[1:-1]


def _joined(links: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """A participation between a claim and an organisation as one link (zc:involves)."""
    members = {source: target for source, predicate, target in links if predicate == ZC.member}
    joined = [
        (source, ZC.involves, members[target]) if predicate == ZC.participation and target in members else link
        for link in links
        for source, predicate, target in [link]
        if predicate != ZC.member
    ]
    return list(dict.fromkeys(joined))


def _without_hair(links: list[tuple[str, str, str]], codes: set[str]) -> Iterator[tuple[str, str, str]]:
    above: dict[str, set[str]] = defaultdict(set)
    for source, predicate, target in links:
        if predicate in _UPWARDS:
            above[source].add(target)
    for source, predicate, target in links:
        if predicate in _HAIRY or target in codes or source in codes:
            continue
        if predicate in _PLACES and any(_leads(other, target, above) for other in above[source] - {target}):
            continue
        yield source, predicate, target


def _leads(iri: str, area: str, above: Mapping[str, set[str]]) -> bool:
    """Whether a chain of links to places, or from a claim to what it is about, leads to an area."""
    return iri == area or any(_leads(other, area, above) for other in above.get(iri, ()))


def _claimed(
    graph: Graph, claims: tuple[str, ...]
) -> tuple[Mapping[str, list[int]], Mapping[tuple[str, str, str], list[int]]]:
    """The years of the claims about each thing, and of those that speak for each link; 0 where a claim has no year."""
    about: dict[str, list[int]] = defaultdict(list)
    support: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for claim in claims:
        year = _year(graph, claim)
        about[claim].append(year)
        things = {iri for predicate in REFERENCES for iri in linked(graph, claim, predicate)}
        for thing in things - set(linked(graph, claim, ZC.area)) - set(linked(graph, claim, ZC.place)):
            about[thing].append(year)
        for link in supported_links(graph, claim):
            support[link].append(year)
    return about, support


def _year(graph: Graph, claim: str) -> int:
    found = graph.triples(NamedNode(claim), NamedNode(ZC.year))
    return min((int(quad.object.value) for quad in found if isinstance(quad.object, Literal)), default=0)


def _dot(graph: Graph, rank: int, node: Node, degree: int, years: Mapping[str, list[int]]) -> Dot:
    iri = node.subject[1:-1]
    kind = ORDER[rank] if rank < LAST else next(iter(node.types()), "")
    term = ontology_terms().get(kind)
    look = LOOKS.get(kind, CLAIM_LOOK)
    zh, en = _names(node)
    kinds = {_names_of(graph, concept) for predicate in _CODED for concept in linked(graph, iri, predicate)}
    return Dot(
        id=iri.removeprefix(DATA_IRI),
        iri=iri,
        zh=zh,
        en=en,
        type=kind.rpartition("#")[2],
        type_zh=term.zh if term else "",
        type_en=term.en if term else "",
        kind="; ".join(sorted(kinds)),
        years=tuple(sorted(set(years.get(iri, ())) - {0})) if 0 not in years.get(iri, ()) else (),
        degree=degree,
        claims=len(years.get(iri, ())),
        colour=look.colour,
        size=round(look.size + _GROWTH * sqrt(degree), 1),
    )


def _names(node: Node) -> tuple[str, str]:
    """The label in Chinese and in English; where one is missing the other stands for it, and a claim has its words."""
    found = {"zh": "", "en": ""}
    for predicate in (ZC.name, SKOS.prefLabel):
        for value in node.values(predicate):
            text = read_literal(value)
            if text is not None:
                found[(text.language or "zh").partition("-")[0]] = text.value
    zh = found["zh"] or found["en"] or node.subject[1:-1].removeprefix(DATA_IRI)
    return zh, found["en"] or zh


def _names_of(graph: Graph, iri: str) -> str:
    found = graph.triples(NamedNode(iri), NamedNode(SKOS.prefLabel))
    by_language = {quad.object.language: quad.object.value for quad in found if isinstance(quad.object, Literal)}
    return " ".join(by_language[language] for language in ("zh-hans", "en") if language in by_language)


def _line(source: str, predicate: str, target: str, years: list[int]) -> Line:
    term = ontology_terms().get(predicate)
    name = predicate.rpartition("#")[2]
    return Line(
        source=source.removeprefix(DATA_IRI),
        target=target.removeprefix(DATA_IRI),
        type=name,
        zh=term.zh if term else name,
        en=term.en if term else name,
        years=tuple(sorted(set(years))) if 0 not in years else (),
        weight=max(1, len(years)),
    )
