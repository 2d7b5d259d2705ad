"""Naming (名称): from the name that a user types to the things that the graph knows by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches

from pyoxigraph import Literal, NamedNode

from kg.bad_input import BadInput
from kg.store import Queryable
from kg.vocabulary import DATA_IRI, RDF, RDFS, SKOS, ZC

NAMES = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, RDFS.label, SKOS.notation, ZC.code, ZC.documentId)
"""The properties that name a thing, the most official first."""

_LANGUAGES = (None, "zh-hans", "zh", "en")
_SHOWN = 5


def find_named(graph: Queryable, name: str) -> dict[str, str]:
    """The IRIs of all that bears a name, each with the most official property that says so; or of what an IRI names."""
    if name.startswith(("http://", "https://")):
        known = next(graph.triples(NamedNode(name)), None) is not None
        return {name: RDF.type} if known else {}
    found: dict[str, str] = {}
    for predicate in NAMES:
        for language in _LANGUAGES:
            literal = Literal(name, language=language) if language else Literal(name)
            for quad in graph.triples(None, NamedNode(predicate), literal):
                if isinstance(quad.subject, NamedNode):
                    found.setdefault(quad.subject.value, predicate)
    return found


def resolve(graph: Queryable, name: str, kind: str, scheme: str | None = None) -> str:
    """The one thing of a kind (area, document, concept of a scheme, thing of a class) that bears a name.

    Raises BadInput naming the nearest names there are, or the candidates where several bear it alike.
    """
    named = find_named(graph, name.strip())
    found = {iri: predicate for iri, predicate in named.items() if _is_of(graph, iri, kind, scheme)}
    if not found:
        near = nearest(name, _names_of(graph, frozenset(_all_of(graph, kind, scheme))))
        remedy = f"near it: {', '.join(near)}" if near else "kg info tells what there is"
        raise BadInput(name, f"is no {scheme or kind} in this store", remedy)
    first = next(iter(found.values()))
    best = sorted(iri for iri, predicate in found.items() if predicate == first)
    if len(best) > 1:
        raise BadInput(name, f"names several of this kind ({scheme or kind})", f"give one: {', '.join(best[:_SHOWN])}")
    return best[0]


def labels(graph: Queryable, iri: str) -> list[str]:
    """The names of a thing, the most official first, and of equally official ones the Chinese first."""
    found = [
        (rank, quad.object.language == "en", quad.object.value)
        for rank, predicate in enumerate(NAMES)
        for quad in graph.triples(NamedNode(iri), NamedNode(predicate))
        if isinstance(quad.object, Literal)
    ]
    return [name for _, _, name in sorted(found)]


def _names_of(graph: Queryable, things: frozenset[str]) -> Iterator[str]:
    """All names of some things: asked by property, for a store elsewhere takes its time for every question."""
    for predicate in NAMES:
        for quad in graph.triples(None, NamedNode(predicate)):
            if (
                isinstance(quad.object, Literal)
                and isinstance(quad.subject, NamedNode)
                and quad.subject.value in things
            ):
                yield quad.object.value


def nearest(name: str, existing: Iterable[str]) -> list[str]:
    """The names most like a name: those that hold it or that it holds, then those that share most characters, of these
    first those that begin alike (湖背: 湖北 before 龙湖).
    """
    pool = sorted(set(existing))
    holding = [other for other in pool if name and (name in other or (len(other) > 1 and other in name))]
    close = sorted(
        get_close_matches(name, pool, n=len(pool) or 1, cutoff=0.5),
        key=lambda other: (-SequenceMatcher(None, other, name).ratio(), other[:1] != name[:1], other),
    )
    return list(dict.fromkeys(sorted(holding, key=len)[:_SHOWN] + close))[:_SHOWN]


def _is_of(graph: Queryable, iri: str, kind: str, scheme: str | None) -> bool:
    if kind == "area":
        return iri.startswith((DATA_IRI + "area/", DATA_IRI + "zone/", DATA_IRI + "region/"))
    if kind == "concept":
        return iri.startswith(f"{DATA_IRI}concept/{scheme}/")
    node = NamedNode(iri)
    return next(graph.triples(node, NamedNode(RDF.type), NamedNode(_class_of(kind, scheme))), None) is not None


def _all_of(graph: Queryable, kind: str, scheme: str | None) -> Iterator[str]:
    if kind == "concept":
        quads = graph.triples(None, NamedNode(SKOS.inScheme), NamedNode(f"{DATA_IRI}scheme/{scheme}"))
    elif kind == "area":
        quads = graph.triples(None, NamedNode(ZC.code))
    else:
        quads = graph.triples(None, NamedNode(RDF.type), NamedNode(_class_of(kind, scheme)))
    yield from (quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode))


def _class_of(kind: str, scheme: str | None) -> str:
    iri: str = getattr(ZC, "Document" if kind == "document" else scheme or "")
    return iri


def literal_of(graph: Queryable, subject: NamedNode, predicate: str) -> str:
    """The text or number that a node has by a property, "" where it has none."""
    found = (quad.object for quad in graph.triples(subject, NamedNode(predicate)))
    return next((value.value for value in found if isinstance(value, Literal)), "")
