"""Quads to facts (图到事实): claims read back from the graph as the facts that they were written from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from kg.facts import TYPES, Evidence, Fact
from kg.lexicon import area_by_code, concept_by_iri
from kg.rdf.fields import CLAIMS, Field, Form
from kg.rdf.nodes import Term, node
from kg.vocabulary import OA, PROV, RDF, ZC

Pattern = Callable[[NamedNode | None, NamedNode | None, Term | None], Iterable[Quad]]
"""What a store answers: the quads of the default graph with this subject, predicate and object."""

_Node = Mapping[str, list[Any]]


def read_facts(triples: Pattern, types: Iterable[str] = tuple(TYPES)) -> Iterator[Fact]:
    """The facts of some types, by document, place and type."""
    found = [
        _read_fact(triples, quad.subject, kind)
        for kind in types
        for quad in triples(None, node(RDF.type), node(CLAIMS[kind].type))
        if isinstance(quad.subject, NamedNode)
    ]
    yield from sorted(found, key=_place)


def count_facts(triples: Pattern) -> dict[tuple[str, str], int]:
    """How many facts there are, by type and the name of their document; nothing else of them is read."""
    types = {CLAIMS[kind].type: kind for kind in TYPES}
    claims = {
        quad.subject: kind for type_iri, kind in types.items() for quad in triples(None, node(RDF.type), node(type_iri))
    }
    found: Counter[tuple[str, str]] = Counter()
    for named in triples(None, node(ZC.documentId), None):
        if isinstance(named.subject, NamedNode) and isinstance(named.object, Literal):
            of_it = (quad.subject for quad in triples(None, node(ZC.inDocument), named.subject))
            found.update((claims[claim], named.object.value) for claim in of_it if claim in claims)
    return dict(found)


def read_fact(triples: Pattern, claim: str) -> Fact:
    """The fact of one claim. Raises KeyError where the node is none."""
    kinds = {form.type: kind for kind, form in CLAIMS.items()}
    for value in _describe(triples, node(claim))[RDF.type]:
        if value.value in kinds:
            return _read_fact(triples, node(claim), kinds[value.value])
    raise KeyError(claim)


def _read_fact(triples: Pattern, claim: NamedNode, kind: str) -> Fact:
    described = _describe(triples, claim)
    values: dict[str, object] = {}
    for name, field in CLAIMS[kind].fields.items():
        if field.form is Form.PARTIES:
            values[name] = _read_names(triples, described)
        elif described.get(field.property):
            values[name] = _value(field, described[field.property][0])
    return TYPES[kind](evidence=_read_evidence(triples, described), **values)  # type: ignore[arg-type]


def _read_names(triples: Pattern, claim: _Node) -> tuple[str, ...]:
    parts = [_describe(triples, part) for part in claim.get(ZC.participation, ())]
    return tuple(part[ZC.name][0].value for part in sorted(parts, key=lambda part: int(part[ZC.order][0].value)))


def _read_evidence(triples: Pattern, claim: _Node) -> Evidence:
    passage = _describe(triples, claim[PROV.wasDerivedFrom][0])
    echoes = [_describe(triples, echo) for echo in passage.get(ZC.echo, ())]
    return Evidence(
        document=_ask(triples, claim[ZC.inDocument][0], ZC.documentId),
        start=int(passage[OA.start][0].value),
        end=int(passage[OA.end][0].value),
        exact=passage[OA.exact][0].value,
        quote=passage[ZC.quote][0].value,
        sentence=passage[ZC.sentence][0].value,
        prefix=passage[OA.prefix][0].value,
        suffix=passage[OA.suffix][0].value,
        rule=_ask(triples, claim[ZC.foundBy][0], ZC.ruleName),
        echoes=tuple(sorted((int(echo[OA.start][0].value), int(echo[OA.end][0].value)) for echo in echoes)),
    )


def _ask(triples: Pattern, subject: NamedNode, property_iri: str) -> str:
    """One value of a node; a document has too many triples to describe it for each of its claims."""
    return next(iter(triples(subject, node(property_iri), None))).object.value  # type: ignore[union-attr]


def _describe(triples: Pattern, subject: NamedNode) -> _Node:
    found: dict[str, list[Any]] = defaultdict(list)
    for quad in triples(subject, None, None):
        found[quad.predicate.value].append(quad.object)
    return found


def _value(field: Field, term: Term) -> object:
    match field.form:
        case Form.INTEGER:
            return int(term.value)
        case Form.DECIMAL:
            return float(term.value)
        case Form.FLAG:
            return term.value == "true"
        case Form.CONCEPT:
            return concept_by_iri(term.value).notation
        case Form.AREA:
            area = area_by_code(term.value.rsplit("/", 1)[-1])
            if area is None:
                raise ValueError(f"{term.value} is no area of the ontology")
            return area.name
        case _:
            return term.value


def _place(fact: Fact) -> tuple[str, int, int, str, str]:
    evidence = fact.evidence
    return evidence.document, evidence.start, evidence.end, fact.TYPE, repr(fact)
