"""Schemes (概念表): the concept schemes with their concepts and words, and the properties whose values they are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from kg.rdf.fields import CLAIMS
from kg.vocabulary import DATA_IRI, ONTOLOGY
from reference.triples import RDF, SKOS, Graph, curie

_SCHEME = f"{DATA_IRI}scheme/"
_NO_SCHEMES = ("areas.ttl", "question-terms.ttl", "shapes.ttl", "zhice.ttl")
# Coded values that the fields of facts do not name.
_ALSO = {"unit": "unit", "document-kind": "kind", "zone-kind": "zoneKind", "indicator": "indicator"}


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept: its notation, labels, definition and the other words for it."""

    notation: str
    zh: str
    en: str
    definition_zh: str
    definition_en: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme: its name, what it says of itself, the file that holds it, who uses it, its concepts in file order."""

    name: str
    file: str
    zh: str
    en: str
    definition_zh: str
    definition_en: str
    used_by: tuple[str, ...]
    ordered: bool
    concepts: tuple[Concept, ...]


@cache
def schemes() -> tuple[Scheme, ...]:
    """All schemes: first those whose concepts are values in the graph, then those of words that only reading needs."""
    used = _used()
    found = []
    for path in sorted(ONTOLOGY.glob("*.ttl")):
        if path.name in _NO_SCHEMES:
            continue
        graph = Graph(path)
        members = defaultdict(list)
        for iri in graph.nodes:
            for scheme in graph.iris(iri, SKOS + "inScheme"):
                members[scheme].append(iri)
        found += [_scheme(graph, iri, path.name, members[iri], used) for iri in _declared(graph)]
    return tuple(sorted(found, key=lambda scheme: (not scheme.used_by, scheme.file != "concepts.ttl")))


def _declared(graph: Graph) -> list[str]:
    return [iri for iri in graph.nodes if SKOS + "ConceptScheme" in graph.iris(iri, RDF + "type")]


def _scheme(graph: Graph, iri: str, file: str, members: list[str], used: dict[str, list[str]]) -> Scheme:
    name = iri.removeprefix(_SCHEME)
    zc_order = "https://w3id.org/zhice/ontology#order"
    return Scheme(
        name=name,
        file=file,
        zh=graph.text(iri, SKOS + "prefLabel", "zh"),
        en=graph.text(iri, SKOS + "prefLabel", "en"),
        definition_zh=graph.text(iri, SKOS + "definition", "zh"),
        definition_en=graph.text(iri, SKOS + "definition", "en"),
        used_by=tuple(used.get(name, ())),
        ordered=any(graph.values(member, zc_order) for member in members),
        concepts=tuple(_concept(graph, member) for member in members),
    )


def _concept(graph: Graph, iri: str) -> Concept:
    words = (*graph.texts(iri, SKOS + "altLabel", "zh"), *graph.texts(iri, SKOS + "hiddenLabel", "zh"))
    return Concept(
        notation=next(iter(graph.values(iri, SKOS + "notation")), ""),
        zh=graph.text(iri, SKOS + "prefLabel", "zh"),
        en=graph.text(iri, SKOS + "prefLabel", "en"),
        definition_zh=graph.text(iri, SKOS + "definition", "zh"),
        definition_en=graph.text(iri, SKOS + "definition", "en"),
        words=tuple(dict.fromkeys(words)),
    )


def _used() -> dict[str, list[str]]:
    """Scheme -> the properties whose values are its concepts."""
    found: dict[str, list[str]] = defaultdict(list)
    for form in CLAIMS.values():
        for field in form.fields.values():
            if field.scheme and curie(field.property) not in found[field.scheme]:
                found[field.scheme].append(curie(field.property))
    for scheme, name in _ALSO.items():
        if f"zc:{name}" not in found[scheme]:
            found[scheme].append(f"zc:{name}")
    return dict(found)
