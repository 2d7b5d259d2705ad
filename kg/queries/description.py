"""Description (说明): all that the graph knows of one thing: names, why they were joined, links, and claims by time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from kg.bad_input import BadInput
from kg.queries.claimed import Claimed, read_claimed
from kg.queries.naming import find_named, labels, nearest
from kg.store import Graph
from kg.vocabulary import DATA_IRI, PROV, RDF, RDFS, SKOS, ZC

_NAMING = frozenset((RDF.type, RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, ZC.joinedBy))
_CLAIM = DATA_IRI + "claim/"
_CONCEPT = DATA_IRI + "concept/"
_THINGS = tuple(
    f"{DATA_IRI}{kind}/"
    for kind in (
        "agency",
        "agreement",
        "area",
        "centre",
        "document",
        "fund",
        "institution",
        "policy",
        "programme",
        "publication",
    )
)
_MOST = 5
_SHOWN = 3
_LAST = 9999
"""Where a claim without a year stands: after those that have one."""


@dataclass(frozen=True, slots=True)
class Description:
    """A thing: its official name, what it is, its other names, the reasons that joined them, its links and claims.

    `links` are (property, value) in words, `linked` (property, kind, how many, some of them) of the things that point
    here; `claims` are in order of year, document and place.
    """

    iri: str
    name: str
    types: tuple[str, ...]
    names: tuple[str, ...]
    joined: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    linked: tuple[tuple[str, str, int, tuple[str, ...]], ...]
    claims: tuple[Claimed, ...]


def find_things(graph: Graph, name: str) -> tuple[str, ...]:
    """The IRIs of the things that bear a name, else of those whose name holds it, or at least its characters in order.

    Raises BadInput where there are none, naming the nearest, or too many, naming some.
    """
    named = find_named(graph, name)
    exact = [iri for iri, by in named.items() if not iri.startswith(_CONCEPT) or by in (SKOS.prefLabel, RDF.type)]
    if exact:
        return tuple(exact[:_MOST])
    known = {label: iri for iri in _things(graph) for label in labels(graph, iri)}
    in_order = re.compile(".*".join(map(re.escape, name)))
    holding = [label for label in known if name in label] or [label for label in known if in_order.search(label)]
    things = tuple(sorted({known[label] for label in holding}))
    if not things:
        near = nearest(name, known)
        raise BadInput(name, "names nothing in this store", f"near it: {', '.join(near)}" if near else "see kg info")
    if len(things) > _MOST:
        some = ", ".join(sorted(holding, key=lambda label: (len(label), label))[:_MOST])
        raise BadInput(name, f"is part of the names of {len(things)} things", f"give more of it, such as {some}")
    return things


def describe(graph: Graph, iri: str) -> Description:
    """What the graph knows of a thing, or of a single claim."""
    node = NamedNode(iri)
    names = list(dict.fromkeys(labels(graph, iri))) or [iri]
    claims = [read_claimed(graph, claim) for claim in sorted(_claims_on(graph, node))]
    return Description(
        iri=iri,
        name=names[0],
        types=tuple(sorted(_word(graph, quad.object) for quad in graph.triples(node, NamedNode(RDF.type)))),
        names=tuple(names[1:]),
        joined=tuple(sorted(_word(graph, quad.object) for quad in graph.triples(node, NamedNode(ZC.joinedBy)))),
        links=tuple(sorted(_links(graph, node))),
        linked=tuple(_linked(graph, node)),
        claims=tuple(sorted(claims, key=_time)),
    )


def quads_of(graph: Graph, found: Iterable[Description]) -> Iterator[Quad]:
    """What is stated of things, of their claims, and of what these consist of and are proved by."""
    nodes: dict[NamedNode, None] = {}
    for thing in found:
        for iri in (thing.iri, *(claim.iri for claim in thing.claims)):
            nodes[NamedNode(iri)] = None
            for predicate in (PROV.wasDerivedFrom, ZC.participation):
                parts = (quad.object for quad in graph.triples(NamedNode(iri), NamedNode(predicate)))
                nodes |= {part: None for part in parts if isinstance(part, NamedNode)}
    for node in nodes:
        yield from (quad for quad in graph.triples(node) if quad.predicate.value != ZC.states)


def _things(graph: Graph) -> Iterator[str]:
    """What claims are about, and what takes part in them."""
    found: dict[str, None] = {}
    for predicate in (ZC.about, ZC.entity, ZC.member, ZC.issuer, ZC.container):
        for quad in graph.triples(None, NamedNode(predicate)):
            if isinstance(quad.object, NamedNode):
                found.setdefault(quad.object.value)
    yield from found


def _claims_on(graph: Graph, node: NamedNode) -> set[str]:
    """The claims that lead to a thing in one step or as its part in them, or the claim itself."""
    found = {node.value} if node.value.startswith(_CLAIM) else set()
    for quad in graph.triples(None, None, node):
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(_CLAIM):
            found.add(quad.subject.value.partition("/part/")[0])
    return found


def _links(graph: Graph, node: NamedNode) -> Iterator[tuple[str, str]]:
    for quad in graph.triples(node):
        predicate = quad.predicate.value
        if predicate not in _NAMING and predicate not in (ZC.states, PROV.wasDerivedFrom):
            yield _local(predicate), _word(graph, quad.object)


def _word(graph: Graph, term: object) -> str:
    """A value in words: the name of a thing, with its notation if it is a concept, or the literal."""
    if isinstance(term, Literal):
        return term.value
    if not isinstance(term, NamedNode):
        return str(term)
    known = labels(graph, term.value)
    local = _local(term.value)
    if not known:
        return local if term.value.startswith("http://www.w3.org/") else term.value
    is_term = term.value.startswith((ZC.Claim.removesuffix("Claim"), _CONCEPT))
    return f"{known[0]} ({local})" if is_term else known[0]


def _linked(graph: Graph, node: NamedNode) -> Iterator[tuple[str, str, int, tuple[str, ...]]]:
    """The things that point to a thing, by property and kind, counted; claims and what proves them are told apart."""
    found: dict[tuple[str, str], set[str]] = {}
    for quad in graph.triples(None, None, node):
        other = quad.subject
        if not isinstance(other, NamedNode) or not other.value.startswith(_THINGS):
            continue
        kind, _, key = other.value.removeprefix(DATA_IRI).partition("/")
        # Parts of a document, such as what it covers, have no names.
        if "/" not in key:
            found.setdefault((_local(quad.predicate.value), kind), set()).add(other.value)
    for (link, kind), others in sorted(found.items()):
        some = tuple(next(iter(labels(graph, other)), other) for other in sorted(others)[:_SHOWN])
        yield link, kind, len(others), some


def _local(iri: str) -> str:
    return iri.replace("#", "/").rsplit("/", 1)[-1]


def _time(claim: Claimed) -> tuple[int, str, int]:
    year = getattr(claim.fact, "year", None)
    return _LAST if year is None else year, claim.fact.evidence.document, claim.fact.evidence.start
