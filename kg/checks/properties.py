"""Properties (属性): what OWL 2 asks of property axioms, one by one and of all of them together.

Clauses are those of the OWL 2 Structural Specification (Second Edition), https://www.w3.org/TR/owl2-syntax/: 9.2 and
9.3 the axioms, 11.1 the property hierarchy, 11.2 the restrictions on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import BlankNode, NamedNode

from kg.checks.expressions import OWL, RDF, RDFS, Axioms, Node

KINDS = ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")
# 9.2: these say something of object properties alone; a data property can be functional.
_OF_OBJECTS = (
    "InverseFunctionalProperty",
    "IrreflexiveProperty",
    "AsymmetricProperty",
    "SymmetricProperty",
    "TransitiveProperty",
)
# 11.2: only simple properties may be these, or stand in these restrictions.
_SIMPLE_ONLY = ("FunctionalProperty", "InverseFunctionalProperty", "IrreflexiveProperty", "AsymmetricProperty")
_COUNTED = ("maxCardinality", "maxQualifiedCardinality")

_Pairs = set[tuple[Node, Node]]


def check_properties(axioms: Axioms) -> Iterator[tuple[str, str]]:
    """What is wrong with the properties of an ontology: IRI and problem."""
    yield from _check_kinds(axioms)
    yield from _check_simple(axioms)
    yield from _check_disjoint(axioms)
    yield from _check_regular(axioms)


def _check_kinds(axioms: Axioms) -> Iterator[tuple[str, str]]:
    """5.8.1, 9.2: a property is of one kind; what only object properties can be, only they are."""
    for node in _typed(axioms, None):
        if not isinstance(node, NamedNode):
            continue
        kinds = [kind for kind in KINDS if axioms.is_declared(node, kind)]
        if len(kinds) > 1:
            yield node.value, f"is declared as {' and '.join(kinds)} at once (Structural Specification 5.8.1)"
        if axioms.is_declared(node, "Class") and axioms.is_declared(node, "Datatype"):
            yield node.value, "is declared as Class and Datatype at once (Structural Specification 5.8.1)"
        for kind in _OF_OBJECTS:
            if axioms.is_declared(node, kind) and "ObjectProperty" not in kinds:
                yield node.value, f"is {kind} and no object property (Structural Specification 9.2)"


def _check_simple(axioms: Axioms) -> Iterator[tuple[str, str]]:
    """11.2: what is transitive or implied by a chain is not functional or the like, and not counted."""
    complex_ = _complex_properties(axioms)
    for node in complex_:
        for kind in _SIMPLE_ONLY:
            if axioms.is_declared(node, kind):
                yield _name(node), f"is {kind} and transitive or a chain (Structural Specification 11.2)"
    for name in _COUNTED:
        for restriction, _ in _stated(axioms, OWL + name):
            for node in axioms.values(restriction, OWL + "onProperty"):
                if node in complex_:
                    yield _name(node), f"owl:{name} of what is transitive or a chain (Structural Specification 11.2)"


def _check_disjoint(axioms: Axioms) -> Iterator[tuple[str, str]]:
    """9.2.3, 9.3.3: disjoint properties are of one kind; 11.2: and simple."""
    groups = [list(pair) for pair in _stated(axioms, OWL + "propertyDisjointWith")]
    for node in _typed(axioms, OWL + "AllDisjointProperties"):
        groups += [list(axioms.items(head)) for head in axioms.values(node, OWL + "members")]
    complex_ = _complex_properties(axioms)
    for group in groups:
        kinds = {kind for each in group for kind in KINDS if axioms.is_declared(each, kind)}
        if len(kinds) != 1 or "AnnotationProperty" in kinds:
            yield (
                _name(group[0]),
                "is disjoint with what is no property of its kind (Structural Specification 9.2.3, 9.3.3)",
            )
        for each in group:
            if each in complex_:
                yield _name(each), "is disjoint and transitive or a chain (Structural Specification 11.2)"


def _check_regular(axioms: Axioms) -> Iterator[tuple[str, str]]:
    """11.2: the chains leave an order in which no property stands before itself."""
    one = _inverses(axioms)
    below = {(_of(one, a), _of(one, b)) for a, b in _subproperties(axioms)}
    before: _Pairs = set()
    for whole, head in _stated(axioms, OWL + "propertyChainAxiom"):
        chain = list(axioms.items(head))
        if chain == [whole, whole]:
            continue
        # A chain may begin or end with the property that it implies: located in + within -> located in.
        links = chain[1:] if chain[:1] == [whole] else chain[:-1] if chain[-1:] == [whole] else chain
        before |= {(_of(one, each), _of(one, whole)) for each in links}
    before, below = _closed(before), _closed(below)
    for first, second in sorted(before, key=str):
        if first == second or (second, first) in below:
            yield _name(second), "is part of a chain that implies it (Structural Specification 11.2)"


def _complex_properties(axioms: Axioms) -> set[Node]:
    """11.1: properties that are transitive or implied by a chain, with their inverses and those above them."""
    found = set(_typed(axioms, OWL + "TransitiveProperty"))
    found |= {whole for whole, _ in _stated(axioms, OWL + "propertyChainAxiom")}
    inverse = _stated(axioms, OWL + "inverseOf")
    ways = [*_subproperties(axioms), *inverse, *((b, a) for a, b in inverse)]
    while more := {b for a, b in ways if a in found} - found:
        found |= more
    return found


def _subproperties(axioms: Axioms) -> list[tuple[Node, Node]]:
    equivalent = _stated(axioms, OWL + "equivalentProperty")
    return [*_stated(axioms, RDFS + "subPropertyOf"), *equivalent, *((b, a) for a, b in equivalent)]


def _inverses(axioms: Axioms) -> Mapping[Node, Node]:
    """The property that stands for a property and its inverses in the order of 11.2."""
    return {a: min(a, b, key=str) for pair in _stated(axioms, OWL + "inverseOf") for a, b in (pair, pair[::-1])}


def _of(one: Mapping[Node, Node], node: Node) -> Node:
    return one.get(node, node)


def _closed(pairs: _Pairs) -> _Pairs:
    found = set(pairs)
    while more := {(a, d) for a, b in found for c, d in found if b == c} - found:
        found |= more
    return found


def _typed(axioms: Axioms, kind: str | None) -> list[Node]:
    wanted = NamedNode(kind) if kind else None
    return [quad.subject for quad in axioms.store.quads_for_pattern(None, NamedNode(RDF + "type"), wanted)]


def _stated(axioms: Axioms, predicate: str) -> list[tuple[Node, Node]]:
    return [(quad.subject, quad.object) for quad in axioms.store.quads_for_pattern(None, NamedNode(predicate), None)]


def _name(node: Node) -> str:
    return "an inverse" if isinstance(node, BlankNode) else str(getattr(node, "value", ""))
