"""Context (上下文): how JSON-LD writes the ontology's terms, made from the ontology.

`ontology/context.jsonld` is this context as a file, for others to reuse; a test says when it is no longer current.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from kg.exports.terms import Term, ontology_terms
from kg.exports.turtle import NAMESPACES
from kg.vocabulary import XSD

Definition = str | Mapping[str, object]

_OTHERS: Mapping[str, Definition] = {
    "label": {"@id": "rdfs:label", "@container": "@language"},
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "altLabel": {"@id": "skos:altLabel", "@container": "@language"},
    "definition": {"@id": "skos:definition", "@container": "@language"},
    "broader": {"@id": "skos:broader", "@type": "@id"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "exactMatch": {"@id": "skos:exactMatch", "@type": "@id"},
    "notation": "skos:notation",
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "hasSource": {"@id": "oa:hasSource", "@type": "@id"},
    "start": {"@id": "oa:start", "@type": "xsd:integer"},
    "end": {"@id": "oa:end", "@type": "xsd:integer"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "dataSet": {"@id": "qb:dataSet", "@type": "@id"},
}
"""Terms of other vocabularies that the data uses much."""

_TYPED = (XSD.integer, XSD.decimal, XSD.boolean, XSD.date)


def make_context() -> dict[str, Definition]:
    """The context: prefixes, then the terms of other vocabularies and of the ontology, by their names there."""
    context: dict[str, Definition] = {"@version": 1.1, "id": "@id", "type": "@type"}  # type: ignore[dict-item]
    context |= NAMESPACES
    context |= _OTHERS
    for term in sorted(ontology_terms().values(), key=lambda term: term.name):
        assert term.name not in context, f"{term.name} means two things in the context"
        context[term.name] = _define(term)
    return context


def context_text() -> str:
    """The file `ontology/context.jsonld`."""
    lines = [f"  {json.dumps(name)}: {json.dumps(definition)}" for name, definition in make_context().items()]
    return '{"@context": {\n' + ",\n".join(lines) + "\n}}\n"


def _define(term: Term) -> Definition:
    iri = f"zc:{term.name}"
    if term.kind == "link":
        return {"@id": iri, "@type": "@id"}
    if term.range in _TYPED:
        return {"@id": iri, "@type": f"xsd:{term.range.rpartition('#')[2]}"}
    return iri
