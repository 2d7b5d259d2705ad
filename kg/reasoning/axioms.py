"""Axioms (公理): what an ontology states of its classes and properties, read from triples.

Terms are in the form in which N-Triples writes them ("<iri>", "_:b0", '"text"@en'): one form for everything that the
reasoner reads, compares and writes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import Quad, Triple

from kg.vocabulary import DATA_IRI, OWL, RDF, RDFS

Statement: TypeAlias = tuple[str, str, str]
"""A triple, each term as N-Triples writes it."""

AXIOM_PREDICATES = tuple(
    sorted(
        (
            *(RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, RDF.first, RDF.rest),
            *(OWL.equivalentClass, OWL.disjointWith, OWL.complementOf, OWL.intersectionOf, OWL.unionOf, OWL.oneOf),
            *(OWL.onProperty, OWL.onClass, OWL.someValuesFrom, OWL.allValuesFrom, OWL.hasValue),
            *(OWL.maxCardinality, OWL.maxQualifiedCardinality, OWL.equivalentProperty, OWL.inverseOf),
            *(OWL.propertyChainAxiom, OWL.propertyDisjointWith, OWL.hasKey, OWL.members, OWL.distinctMembers),
            *(OWL.sourceIndividual, OWL.assertionProperty, OWL.targetIndividual, OWL.targetValue),
            # Not of OWL 2 RL, or without a rule there; read so that they can be reported.
            *(OWL.cardinality, OWL.minCardinality, OWL.qualifiedCardinality, OWL.minQualifiedCardinality),
            *(OWL.hasSelf, OWL.disjointUnionOf, OWL.onDataRange, OWL.onProperties),
        )
    )
)
"""The predicates whose triples are axioms."""

AXIOM_TYPES = tuple(
    sorted(
        (
            *(OWL.Class, RDFS.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDF.Property),
            *(OWL.Restriction, OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.SymmetricProperty),
            *(OWL.AsymmetricProperty, OWL.TransitiveProperty, OWL.IrreflexiveProperty, OWL.ReflexiveProperty),
            *(OWL.AllDisjointClasses, OWL.AllDisjointProperties, OWL.AllDifferent),
        )
    )
)
"""The classes whose members are terms of the vocabulary or axioms."""

_NO_RULE = frozenset(
    f"<{iri}>"
    for iri in (
        *(OWL.cardinality, OWL.minCardinality, OWL.qualifiedCardinality, OWL.minQualifiedCardinality),
        *(OWL.hasSelf, OWL.disjointUnionOf, OWL.onDataRange, OWL.onProperties, OWL.ReflexiveProperty),
    )
)
_META = f"<{RDF.type}>"
_SAME = f"<{OWL.sameAs}>"
_FIRST, _REST = f"<{RDF.first}>", f"<{RDF.rest}>"
_PREDICATES = frozenset(f"<{iri}>" for iri in AXIOM_PREDICATES)
_TYPES = frozenset(f"<{iri}>" for iri in AXIOM_TYPES)
_NAMELESS = ("_:", f"<{DATA_IRI}axiom/")
# Nodes that these lead to are things or values, not terms of the vocabulary.
_TO_THINGS = frozenset(
    f"<{iri}>" for iri in (OWL.hasValue, OWL.sourceIndividual, OWL.targetIndividual, OWL.targetValue, RDF.first)
)


@dataclass(frozen=True, slots=True)
class Axioms:
    """The axioms of an ontology; `unread` are those that no rule of OWL 2 RL serves, `vocabulary` its own terms."""

    pairs: Mapping[str, tuple[tuple[str, str], ...]]
    objects: Mapping[tuple[str, str], tuple[str, ...]]
    vocabulary: frozenset[str]
    unread: tuple[Statement, ...]

    def of(self, predicate: str) -> tuple[tuple[str, str], ...]:
        """Subject and object of the axioms with a predicate (an IRI), in order."""
        return self.pairs.get(f"<{predicate}>", ())

    def values(self, subject: str, predicate: str) -> tuple[str, ...]:
        """What an axiom says of a node, in order."""
        return self.objects.get((subject, f"<{predicate}>"), ())

    def members_of(self, kind: str) -> tuple[str, ...]:
        """The nodes typed as a class of axioms or properties (an IRI), in order."""
        return tuple(subject for subject, value in self.pairs.get(_META, ()) if value == f"<{kind}>")

    def items(self, head: str) -> tuple[str, ...]:
        """The items of a list, in its order; a list that runs into itself ends there."""
        found: list[str] = []
        seen: set[str] = set()
        while head not in seen:
            seen.add(head)
            found += self.objects.get((head, _FIRST), ())[:1]
            head = next(iter(self.objects.get((head, _REST), ())), head)
        return tuple(found)


def is_axiom(predicate: str, value: str) -> bool:
    """Whether a triple speaks of the vocabulary, and not of things."""
    return predicate in _PREDICATES or (predicate == _META and value in _TYPES)


def is_nameless(node: str) -> bool:
    """Whether a node is an expression inside an axiom: a blank node, or the IRI that stands for one in the graph."""
    return node.startswith(_NAMELESS)


def read_axioms(triples: Iterable[Quad | Triple]) -> Axioms:
    """The axioms among triples; whatever else is among them is passed over."""
    return _collect((str(triple.subject), str(triple.predicate), str(triple.object)) for triple in triples)


def axiom_lines(triples: bytes) -> bytes:
    """The axioms among triples, both as N-Triples."""
    lines = triples.decode().split("\n")[:-1]
    parts = (line.split(" ", 2) for line in lines)
    return "".join(
        f"{line}\n"
        for line, (subject, predicate, rest) in zip(lines, parts, strict=True)
        if is_axiom(predicate, rest[:-2])
    ).encode()


def read_axiom_lines(triples: bytes) -> Axioms:
    """The axioms among triples that are written as N-Triples."""
    lines = (line.split(" ", 2) for line in triples.decode().split("\n") if line)
    return _collect((subject, predicate, rest[:-2]) for subject, predicate, rest in lines)


def _collect(statements: Iterable[Statement]) -> Axioms:
    pairs: dict[str, set[tuple[str, str]]] = defaultdict(set)
    objects: dict[tuple[str, str], set[str]] = defaultdict(set)
    vocabulary: set[str] = set()
    unread: set[Statement] = set()
    for subject, predicate, value in statements:
        if not is_axiom(predicate, value):
            continue
        pairs[predicate].add((subject, value))
        objects[subject, predicate].add(value)
        vocabulary.add(subject)
        if predicate not in _TO_THINGS and not value.startswith('"'):
            vocabulary.add(value)
        if predicate in _NO_RULE or value in _NO_RULE or _META in (subject, value) or _SAME in (subject, value):
            unread.add((subject, predicate, value))
    return Axioms(
        {predicate: tuple(sorted(found)) for predicate, found in sorted(pairs.items())},
        {key: tuple(sorted(found)) for key, found in objects.items()},
        frozenset(vocabulary),
        tuple(sorted(unread)),
    )
