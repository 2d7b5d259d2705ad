"""Profile (语言级别): whether ontology/zhice.ttl is in OWL 2 RL, axiom by axiom.

Clauses are those of OWL 2 Profiles (Second Edition), https://www.w3.org/TR/owl2-profiles/ (4.2.1 entities, 4.2.2
property expressions, all of them allowed, 4.2.3 class expressions, 4.2.4 data ranges, 4.2.5 axioms), and of the OWL 2
Structural Specification (Second Edition), https://www.w3.org/TR/owl2-syntax/, which every profile keeps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from kg.checks.expressions import DATATYPES, OWL, RDF, RDFS, Axioms, Node
from kg.checks.failure import Failure
from kg.checks.properties import KINDS, check_properties
from kg.vocabulary import ONTOLOGY, ONTOLOGY_IRI

# Structural Specification 2.4 and table 3: names that need no declaration.
_RESERVED = (OWL, RDF, RDFS)
# Profiles 4.2.1 and 4.2.5: what the profile leaves out of OWL 2 whole.
_LEFT_OUT = {
    OWL + "ReflexiveProperty": "ReflexiveObjectProperty (Profiles 4.2.5)",
    OWL + "disjointUnionOf": "DisjointUnion (Profiles 4.2.5)",
    OWL + "topObjectProperty": "owl:topObjectProperty (Profiles 4.2.1)",
    OWL + "bottomObjectProperty": "owl:bottomObjectProperty (Profiles 4.2.1)",
    OWL + "topDataProperty": "owl:topDataProperty (Profiles 4.2.1)",
    OWL + "bottomDataProperty": "owl:bottomDataProperty (Profiles 4.2.1)",
}


def check_profile(path: Path = ONTOLOGY / "zhice.ttl") -> Iterator[Failure]:
    """What of an ontology's file is not OWL 2 RL. Raises SyntaxError where it is no Turtle."""
    store = Store()
    store.load(path=path)
    axioms = Axioms(store)
    found = {
        (getattr(quad.subject, "value", ""), problem)
        for quad in store
        for problem in (*_check_entities(axioms, quad), *_check_axiom(axioms, quad))
    }
    for subject, problem in sorted(found | set(check_properties(axioms))):
        yield Failure("profile", subject, problem, f"write it otherwise in ontology/{path.name}")


def _check_entities(axioms: Axioms, quad: Quad) -> Iterator[str]:
    """Profiles 4.2.1, Structural Specification 5.8.1: what is used is declared, and is of the profile."""
    for term in (quad.predicate, quad.object):
        if isinstance(term, NamedNode) and term.value in _LEFT_OUT:
            yield _LEFT_OUT[term.value]
        if isinstance(term, NamedNode) and _is_ours(term) and not axioms.values(term, RDF + "type"):
            yield f"{term.value} is used but not declared (Structural Specification 5.8.1)"
    predicate = quad.predicate
    if not predicate.value.startswith(_RESERVED) and not axioms.is_declared(predicate, *KINDS):
        yield f"{predicate.value} is not declared as a property (Structural Specification 5.8.1)"
    if isinstance(quad.object, Literal) and quad.object.datatype.value not in DATATYPES:
        yield f"a literal of {quad.object.datatype.value}, no datatype of OWL 2 RL (Profiles 4.2.1)"


def _check_axiom(axioms: Axioms, quad: Quad) -> Iterator[str]:
    """Profiles 4.2.5: each axiom with the class expressions of its sides."""
    check = _AXIOMS.get(quad.predicate.value)
    if check is not None:
        yield from check(axioms, quad.subject, quad.object)


def _both(left: str, right: str) -> _Check:
    def check(axioms: Axioms, subject: Node, value: Node) -> Iterator[str]:
        yield from axioms.check_class(subject, left)
        yield from axioms.check_class(value, right)

    return check


def _check_equivalence(axioms: Axioms, subject: Node, value: Node) -> Iterator[str]:
    """EquivalentClasses, and DatatypeDefinition: a name of our own for a data range."""
    if axioms.is_declared(subject, "Datatype"):
        yield from axioms.check_range(value)
    else:
        yield from axioms.check_class(subject, "equiv")
        yield from axioms.check_class(value, "equiv")


def _check_members(axioms: Axioms, subject: Node, value: Node) -> Iterator[str]:
    """DisjointClasses of several; the members of AllDisjointProperties are looked at as properties."""
    if axioms.is_declared(subject, "AllDisjointClasses"):
        yield from axioms.check_count(value, "members")
        for each in axioms.items(value):
            yield from axioms.check_class(each, "sub")


def _check_domain(axioms: Axioms, subject: Node, value: Node) -> Iterator[str]:
    yield from axioms.check_class(value, "super")


def _check_range(axioms: Axioms, subject: Node, value: Node) -> Iterator[str]:
    if axioms.is_declared(subject, "DatatypeProperty"):
        yield from axioms.check_range(value)
    else:
        yield from axioms.check_class(value, "super")


def _check_key(axioms: Axioms, subject: Node, value: Node) -> Iterator[str]:
    """HasKey: a subclass expression, and object or data properties."""
    yield from axioms.check_class(subject, "sub")
    for each in axioms.items(value):
        if not isinstance(each, BlankNode) and not axioms.is_declared(each, "ObjectProperty", "DatatypeProperty"):
            yield f"{getattr(each, 'value', '')} is in a key and no property (Structural Specification 9.5)"


def _check_assertion(axioms: Axioms, subject: Node, value: Node) -> Iterator[str]:
    """ClassAssertion: the type of an individual is a superclass expression; declarations are none."""
    if not isinstance(value, NamedNode) or not value.value.startswith(_RESERVED) or value.value == OWL + "Thing":
        yield from axioms.check_class(value, "super")


def _check_subproperty(axioms: Axioms, subject: Node, value: Node) -> Iterator[str]:
    """Structural Specification 9.2.1, 9.3.1: both of one kind."""
    if isinstance(value, BlankNode) and axioms.values(value, OWL + "inverseOf"):
        return
    for kind in KINDS:
        if axioms.is_declared(subject, kind) and not axioms.is_declared(value, kind):
            name = getattr(value, "value", "")
            yield f"is a {kind} below {name}, which is not declared as one (Structural Specification 9.2, 9.3)"


def _check_inverse(axioms: Axioms, subject: Node, value: Node) -> Iterator[str]:
    for each in (subject, value):
        if isinstance(each, NamedNode) and not axioms.is_declared(each, "ObjectProperty"):
            yield f"{each.value} has an inverse and is no object property (Structural Specification 9.2.4)"


def _check_chain(axioms: Axioms, subject: Node, value: Node) -> Iterator[str]:
    yield from axioms.check_count(value, "propertyChainAxiom")
    for each in (subject, *axioms.items(value)):
        if not isinstance(each, BlankNode) and not axioms.is_declared(each, "ObjectProperty"):
            name = getattr(each, "value", "")
            yield f"{name} is in a chain and is no object property (Structural Specification 9.2.1)"


_Check: TypeAlias = Callable[[Axioms, Node, Node], Iterator[str]]

_AXIOMS: Mapping[str, _Check] = {
    RDFS + "subClassOf": _both("sub", "super"),
    OWL + "equivalentClass": _check_equivalence,
    OWL + "disjointWith": _both("sub", "sub"),
    OWL + "members": _check_members,
    RDFS + "domain": _check_domain,
    RDFS + "range": _check_range,
    OWL + "hasKey": _check_key,
    RDF + "type": _check_assertion,
    RDFS + "subPropertyOf": _check_subproperty,
    OWL + "equivalentProperty": _check_subproperty,
    OWL + "inverseOf": _check_inverse,
    OWL + "propertyChainAxiom": _check_chain,
}
"""The predicate of an axiom -> what Profiles 4.2.5 asks of its sides."""


def _is_ours(term: NamedNode) -> bool:
    return term.value.startswith(ONTOLOGY_IRI + "#")
