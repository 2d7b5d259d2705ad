"""Terms (术语): what the ontology says of its classes and properties, for headings, columns, contexts and legends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, parse

from kg.vocabulary import ONTOLOGY, OWL, RDF, RDFS, ZC

_KINDS = {OWL.Class: "class", OWL.ObjectProperty: "link", OWL.DatatypeProperty: "value"}


@dataclass(frozen=True, slots=True)
class Term:
    """A class ("class"), an object property ("link") or a datatype property ("value"), with its labels and range."""

    iri: str
    kind: str
    zh: str
    en: str
    range: str | None

    @property
    def name(self) -> str:
        """The name within the ontology's namespace."""
        return self.iri.rpartition("#")[2]


@cache
def ontology_terms() -> Mapping[str, Term]:
    """The terms that the ontology defines itself, by IRI, sorted."""
    kinds: dict[str, str] = {}
    labels: dict[tuple[str, str], str] = {}
    ranges: dict[str, str] = {}
    for quad in parse(path=ONTOLOGY / "zhice.ttl"):
        if not isinstance(quad.subject, NamedNode) or quad.subject.value not in ZC:
            continue
        subject, value = quad.subject.value, quad.object
        if isinstance(value, Literal):
            if quad.predicate.value == RDFS.label:
                labels[subject, (value.language or "").partition("-")[0]] = value.value
        elif isinstance(value, NamedNode):
            if quad.predicate.value == RDF.type and value.value in _KINDS:
                kinds[subject] = _KINDS[value.value]
            elif quad.predicate.value == RDFS.range:
                ranges[subject] = value.value
    return {
        iri: Term(iri, kind, labels.get((iri, "zh"), ""), labels.get((iri, "en"), ""), ranges.get(iri))
        for iri, kind in sorted(kinds.items())
    }
