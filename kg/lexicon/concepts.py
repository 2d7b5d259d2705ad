"""Concepts (概念): the schemes of the ontology and the words for their concepts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.lexicon.nodes import SKOS, ZC, first, preferred, read_nodes, zh_labels
from kg.vocabulary import ONTOLOGY

NO_CONCEPTS = ("areas.ttl", "policies.ttl", "question-terms.ttl", "question-words.ttl", "shapes.ttl", "zhice.ttl")
"""Files without concepts; concepts are read from every other one."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a scheme and the words for it (概念).

    `labels` are all its zh labels, the preferred one first. `broader` and `unit` are IRIs; `order` is its place in an
    ordered scheme; `document_class` is "policy", "agreement" or "publication" for a kind of document; `comparable` are
    the IRIs of indicators whose figures may be set beside this one's, `akin` of those that count something close.
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
    comparable: tuple[str, ...] = ()
    akin: tuple[str, ...] = ()


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
def _concepts_by_scheme() -> Mapping[str, tuple[Concept, ...]]:
    schemes: dict[str, list[Concept]] = defaultdict(list)
    files = tuple(sorted(path.name for path in ONTOLOGY.glob("*.ttl") if path.name not in NO_CONCEPTS))
    for iri, node in read_nodes(files).items():
        scheme = first(node, SKOS + "inScheme")
        if scheme is None:
            continue
        order = first(node, ZC + "order")
        name = scheme.rsplit("/", 1)[-1]
        schemes[name].append(
            Concept(
                iri=iri,
                notation=node[SKOS + "notation"][0],
                scheme=name,
                labels=zh_labels(node),
                pref_zh=preferred(node, "zh"),
                pref_en=preferred(node, "en"),
                broader=first(node, SKOS + "broader"),
                order=None if order is None else int(order),
                document_class=first(node, ZC + "documentClass"),
                unit=first(node, ZC + "unit"),
                comparable=tuple(sorted(node.get(ZC + "comparableWith", ()))),
                akin=tuple(sorted(node.get(ZC + "akinTo", ()))),
            )
        )
    return {name: tuple(found) for name, found in schemes.items()}


@cache
def _concepts_by_iri() -> Mapping[str, Concept]:
    return {concept.iri: concept for scheme in _concepts_by_scheme().values() for concept in scheme}
