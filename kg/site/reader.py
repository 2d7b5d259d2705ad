"""Reader (读图): a graph as its pages need it: who has a page, by what names, and which claims speak of whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad

from kg.exports.kinds import CLAIM_CLASSES, ORDER, rank_of
from kg.exports.selection import CLAIM_VIEW, Filters, choose
from kg.rdf.fields import CLAIMS
from kg.site.paths import stem_of
from kg.store import Graph
from kg.vocabulary import DCTERMS, DQV, PROV, RDF, RDFS, SKOS, ZC

_NOT_SAID = (RDF.type, ZC.inDocument, ZC.foundBy, PROV.wasDerivedFrom, ZC.unit, ZC.comparison)
"""Links of a claim that do not make it a claim on what they lead to."""
_CODED = "/concept/"
_TYPES = {form.type: name for name, form in CLAIMS.items()}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in Chinese and in English; the Chinese one in both where there is no other."""

    zh: str
    en: str


@dataclass(frozen=True)
class Reader:
    """A graph, read node by node; what is read often is kept."""

    graph: Graph
    _names: dict[str, Name] = field(default_factory=dict)
    _triples: dict[str, list[Quad]] = field(default_factory=dict)
    _incoming: dict[str, list[Quad]] = field(default_factory=dict)

    @cached_property
    def claims(self) -> tuple[str, ...]:
        """The IRIs of all claims, sorted."""
        return self._chosen[0]

    @cached_property
    def things(self) -> Mapping[str, tuple[str, ...]]:
        """The IRIs of the nodes that have a page, claims aside: class -> IRIs, classes in the order of kinds."""
        claims = frozenset(self.claims)
        found: dict[str, list[str]] = defaultdict(list)
        for iri in sorted(self._chosen[1]):
            if iri not in claims and stem_of(iri):
                found[self.kind(iri)].append(iri)
        order = {name: rank for rank, name in enumerate(ORDER)}
        return {kind: tuple(found[kind]) for kind in sorted(found, key=lambda kind: (order.get(kind, 999), kind))}

    @cached_property
    def _chosen(self) -> tuple[tuple[str, ...], frozenset[str]]:
        chosen = choose(self.graph, CLAIM_VIEW, Filters())
        rules = {iri for claim in chosen.claims for iri in self.links(claim, ZC.foundBy)}
        parts = {iri for claim in chosen.claims for iri in self.links(claim, ZC.participation)}
        return chosen.claims, (chosen.nodes | rules) - parts

    @cached_property
    def pages(self) -> frozenset[str]:
        """The IRIs of all that has a page."""
        return frozenset(self.claims).union(*self.things.values())

    @cached_property
    def claims_on(self) -> Mapping[str, tuple[str, ...]]:
        """Thing -> the claims that are about it, refer to it, or have it take part. Coded values count none."""
        found: dict[str, set[str]] = defaultdict(set)
        for claim in self.claims:
            ends = [(quad.predicate.value, quad.object) for quad in self.triples(claim)]
            for part in self.links(claim, ZC.participation):
                ends += [(ZC.member, NamedNode(iri)) for iri in self.links(part, ZC.member)]
            for predicate, end in ends:
                if predicate not in _NOT_SAID and isinstance(end, NamedNode) and not self._is_coded(end.value):
                    found[end.value].add(claim)
            for document in self.links(claim, ZC.inDocument):
                found[document].add(claim)
        return {iri: tuple(sorted(each)) for iri, each in found.items()}

    @cached_property
    def differences_of(self) -> Mapping[str, tuple[str, ...]]:
        """Claim or thing -> where claims differ that it is one of, or that are on it."""
        found: dict[str, set[str]] = defaultdict(set)
        for iri in self.things.get(ZC.Difference, ()):
            for predicate in (ZC.firstClaim, ZC.secondClaim, ZC.concerns):
                for end in self.links(iri, predicate):
                    found[end].add(iri)
        return {iri: tuple(sorted(each)) for iri, each in found.items()}

    def triples(self, iri: str) -> list[Quad]:
        """What is stated of a node, sorted."""
        if iri not in self._triples:
            self._triples[iri] = sorted(self.graph.triples(NamedNode(iri)), key=str)
        return self._triples[iri]

    def incoming(self, iri: str) -> list[Quad]:
        """What is stated with a node as its object, sorted."""
        if iri not in self._incoming:
            self._incoming[iri] = sorted(self.graph.triples(None, None, NamedNode(iri)), key=_end)
        return self._incoming[iri]

    def measurements(self, rule: str) -> list[str]:
        """What was measured of a rule, what replaces an earlier measurement before it."""
        found = self.graph.triples(None, NamedNode(DQV.computedOn), NamedNode(rule))
        nodes = sorted(quad.subject.value for quad in found if isinstance(quad.subject, NamedNode))
        replaced = {older for node in nodes for older in self.links(node, DCTERMS.replaces)}
        return sorted(nodes, key=lambda node: node in replaced)

    def links(self, iri: str, predicate: str) -> list[str]:
        """The nodes that a node links to by a predicate."""
        return [
            quad.object.value
            for quad in self.triples(iri)
            if quad.predicate.value == predicate and isinstance(quad.object, NamedNode)
        ]

    def texts(self, iri: str, predicate: str, language: str = "") -> list[str]:
        """The literals of a node by a predicate, in one language (zh, en) or in any."""
        return [
            quad.object.value
            for quad in self.triples(iri)
            if quad.predicate.value == predicate
            and isinstance(quad.object, Literal)
            and (quad.object.language or "").startswith(language)
        ]

    def text(self, iri: str, predicate: str) -> str:
        """The first of its literals by a predicate, or "" """
        return next(iter(self.texts(iri, predicate)), "")

    def types(self, iri: str) -> list[str]:
        """The IRIs of its classes."""
        return self.links(iri, RDF.type)

    def kind(self, iri: str) -> str:
        """The class that a node is listed under: that which comes first in the order of kinds."""
        types = self.types(iri)
        rank = rank_of(types)
        return ORDER[rank] if rank < len(ORDER) else next(iter(types), "")

    def fact_type(self, claim: str) -> str:
        """The type of fact that a claim is of."""
        return next(_TYPES[each] for each in self.types(claim) if each in CLAIM_CLASSES)

    def name(self, iri: str) -> Name:
        """What a node is called."""
        if iri not in self._names:
            self._names[iri] = self._read_name(iri)
        return self._names[iri]

    def _read_name(self, iri: str) -> Name:
        order = (RDFS.label, SKOS.prefLabel) if iri in self._namesakes else (SKOS.prefLabel, RDFS.label)
        for predicate in (*order, ZC.name):
            zh, en = (self.texts(iri, predicate, language) for language in ("zh", "en"))
            if zh or en:
                first = (zh or en)[0]
                other = (en or zh)[0]
                # A label that puts the class before the Chinese name says no more than what follows the class.
                bare = next(iter(self.texts(iri, SKOS.prefLabel, "zh")), first)
                _, found, rest = other.partition(f": {bare}")
                return Name(first, bare + rest if found else other)
            if plain := self.text(iri, predicate):
                return Name(plain, plain)
        for thing in self.links(iri, ZC.concerns):
            values = f"{self.text(iri, ZC.firstValue)} / {self.text(iri, ZC.secondValue)}"
            return Name(f"{self.name(thing).zh}：{values}", f"{self.name(thing).en}: {values}")
        local = iri.replace("#", "/").rsplit("/", 1)[-1]
        return Name(local, local)

    @cached_property
    def _namesakes(self) -> frozenset[str]:
        """The IRIs of the things that bear the name of another of their kind; their labels tell them apart."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for kind, iris in self.things.items():
            for iri in iris:
                found[kind, next(iter(self.texts(iri, SKOS.prefLabel, "zh")), iri)].append(iri)
        return frozenset(iri for alike in found.values() if len(alike) > 1 for iri in alike)

    def _is_coded(self, iri: str) -> bool:
        return _CODED in iri and ZC.Indicator not in self.types(iri)


def _end(quad: Quad) -> tuple[str, str]:
    return str(quad.subject), quad.predicate.value
