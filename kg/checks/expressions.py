"""Expressions (类表达式): which class expressions and data ranges OWL 2 RL allows on which side of an axiom.

The clauses are those of OWL 2 Web Ontology Language Profiles (Second Edition), https://www.w3.org/TR/owl2-profiles/;
its appendix 6.3 has the grammar of OWL 2 RL whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"

Node: TypeAlias = NamedNode | BlankNode | Literal | Triple


def _names(words: str, base: str = "") -> frozenset[str]:
    return frozenset(base + word for word in words.split())


# Profiles 4.2.1: the datatypes of OWL 2 RL. xsd:date, gYear and gYearMonth are no datatypes of OWL 2 at all.
DATATYPES = (
    _names("PlainLiteral langString XMLLiteral", RDF)
    | _names("Literal", RDFS)
    | _names(
        """
        decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger long int short byte
        unsignedLong unsignedInt unsignedShort unsignedByte float double string normalizedString token language
        Name NCName NMTOKEN boolean hexBinary base64Binary anyURI dateTime dateTimeStamp
        """,
        XSD,
    )
)

# Profiles 4.2.3: the constructors of each side; what is not here is not allowed there.
_SUB = _names("intersectionOf unionOf oneOf someValuesFrom hasValue")
_SUPER = _names("intersectionOf complementOf allValuesFrom hasValue maxCardinality maxQualifiedCardinality")
_EQUIV = _names("intersectionOf hasValue")
SIDES = {"sub": _SUB, "super": _SUPER, "equiv": _EQUIV}
_CONSTRUCTORS = _names(
    """
    intersectionOf unionOf complementOf oneOf someValuesFrom allValuesFrom hasValue hasSelf minCardinality
    maxCardinality cardinality minQualifiedCardinality maxQualifiedCardinality qualifiedCardinality
    onDatatype datatypeComplementOf
    """
)


class Axioms:
    """The triples of an ontology, and what its nodes are declared as."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def values(self, subject: Node, predicate: str) -> list[Node]:
        """The objects of a node's property."""
        assert isinstance(subject, NamedNode | BlankNode)
        return [quad.object for quad in self.store.quads_for_pattern(subject, NamedNode(predicate), None)]

    def is_declared(self, node: Node, *kinds: str) -> bool:
        """Whether a node is declared as one of these kinds of the OWL namespace, or of RDFS."""
        return any(NamedNode(base + kind) in self.values(node, RDF + "type") for kind in kinds for base in (OWL, RDFS))

    def items(self, head: Node) -> Iterator[Node]:
        """The items of a list."""
        while isinstance(head, BlankNode):
            yield from self.values(head, RDF + "first")
            head = self.values(head, RDF + "rest")[0]

    def check_class(self, node: Node, side: str) -> Iterator[str]:
        """What is wrong with a class expression on one side ("sub", "super", "equiv") of an axiom."""
        if isinstance(node, NamedNode):
            if node.value == OWL + "Thing":
                yield f"owl:Thing as a {side}class (Profiles 4.2.3)"
            elif node.value != OWL + "Nothing" and not self.is_declared(node, "Class"):
                yield f"{node.value} is not declared as a class (Structural Specification 5.8.1)"
            return
        for each in self.values(node, OWL + "onProperty"):
            if not isinstance(each, BlankNode) and not self.is_declared(each, "ObjectProperty", "DatatypeProperty"):
                yield f"{getattr(each, 'value', '')} is restricted and not declared (Structural Specification 5.8.1)"
        for name, value in self._constructors(node):
            if name not in SIDES[side]:
                yield f"owl:{name} in a {side}class expression (Profiles 4.2.3)"
            elif name in ("intersectionOf", "unionOf"):
                yield from self.check_count(value, name)
                for each in self.items(value):
                    yield from self.check_class(each, side)
            elif name == "complementOf":
                yield from self.check_class(value, "sub")
            elif name in ("someValuesFrom", "allValuesFrom"):
                yield from self._check_filler(node, value, side)
            elif name in ("maxCardinality", "maxQualifiedCardinality"):
                if getattr(value, "value", "") not in ("0", "1"):
                    yield f"owl:{name} other than 0 and 1 (Profiles 4.2.3)"
                for each in self.values(node, OWL + "onClass"):
                    if each != NamedNode(OWL + "Thing"):
                        yield from self.check_class(each, "sub")
                for each in self.values(node, OWL + "onDataRange"):
                    yield from self.check_range(each)

    def check_range(self, node: Node) -> Iterator[str]:
        """What is wrong with a data range (Profiles 4.2.4: a datatype, or an intersection of data ranges)."""
        if isinstance(node, NamedNode):
            if node.value not in DATATYPES and not self.is_declared(node, "Datatype"):
                yield f"{node.value} is no datatype of OWL 2 RL (Profiles 4.2.1)"
            return
        for name, value in self._constructors(node):
            if name != "intersectionOf":
                yield f"owl:{name} in a data range (Profiles 4.2.4)"
            else:
                yield from self.check_count(value, name)
                for each in self.items(value):
                    yield from self.check_range(each)

    def check_count(self, head: Node, name: str) -> Iterator[str]:
        """What is wrong with a list that must have two items or more, as the grammar writes them."""
        if len(list(self.items(head))) < 2:
            yield f"owl:{name} of fewer than two (Profiles, appendix 6.3)"

    def _check_filler(self, node: Node, value: Node, side: str) -> Iterator[str]:
        properties = [*self.values(node, OWL + "onProperty")]
        properties += [each for head in self.values(node, OWL + "onProperties") for each in self.items(head)]
        if any(self.is_declared(each, "DatatypeProperty") for each in properties):
            yield from self.check_range(value)
        elif not (side == "sub" and value == NamedNode(OWL + "Thing")):
            yield from self.check_class(value, side)

    def _constructors(self, node: Node) -> list[tuple[str, Node]]:
        return [(name, value) for name in sorted(_CONSTRUCTORS) for value in self.values(node, OWL + name)]
