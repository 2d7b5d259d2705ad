"""Contradictions (矛盾): what the axioms of an ontology forbid, as rules whose heads must stay empty."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from kg.reasoning.axioms import Axioms, Statement
from kg.reasoning.rules import SAME_TABLE, Form, Rule, Table, class_table, property_table
from kg.vocabulary import OWL, RDF, XSD

_NOTHING = f"<{OWL.Nothing}>"
_THING = f"<{OWL.Thing}>"
_DIFFERENT = Table("eq-diff", 2, step=True)
_NUMBERS = frozenset(f"<{XSD.integer.replace('integer', kind)}>" for kind in ("integer", "nonNegativeInteger", "int"))


def compile_steps(axioms: Axioms) -> Iterator[Rule]:
    """Rules that fill what only checks read."""
    for node, on, _, axiom in _at_most(axioms, OWL.maxCardinality):
        yield Rule("cls-maxc1", Form.FROM, (class_table(node), property_table(on)), _none(node, on), axiom)
    for node, on, value, axiom in _at_most(axioms, OWL.maxQualifiedCardinality):
        step = _none(node, on, value)
        yield Rule("cls-maxqc2", Form.FROM, (class_table(node), property_table(on)), step, axiom)
        if value != _THING:
            own = Table(f"{step.name} own", 2, step=True)
            yield Rule("cls-maxqc1", Form.TO, (step, class_table(value)), own, axiom)
    for node in axioms.members_of(OWL.AsymmetricProperty):
        pairs = property_table(node)
        back = Table(f"prp-asyp {node}", 2, step=True)
        yield Rule("prp-asyp", Form.SWAP, (pairs,), back, _typed(node, OWL.AsymmetricProperty))
    different = property_table(f"<{OWL.differentFrom}>")
    yield Rule("eq-diff1", Form.COPY, (different,), _DIFFERENT, _typed(different.name, OWL.ObjectProperty))
    for name, predicate in (("eq-diff2", OWL.members), ("eq-diff3", OWL.distinctMembers)):
        for node in axioms.members_of(OWL.AllDifferent):
            for head in axioms.values(node, predicate):
                axiom = (node, f"<{predicate}>", head)
                for pair in combinations(axioms.items(head), 2):
                    yield Rule(name, Form.PAIR, (), _DIFFERENT, axiom, pair)
    for node, source, on, target in _denied(axioms):
        axiom = (node, f"<{OWL.assertionProperty}>", on)
        yield Rule("prp-npa1", Form.PAIR, (), Table(f"prp-npa {node}", 2, step=True), axiom, (source, target))


def compile_checks(axioms: Axioms) -> Iterator[Rule]:
    """Rules whose heads hold only what contradicts the axioms."""
    for predicate, name in ((OWL.disjointWith, "cax-dw"), (OWL.complementOf, "cls-com")):
        for pair in axioms.of(predicate):
            yield _both(name, class_table(pair[0]), class_table(pair[1]), (pair[0], f"<{predicate}>", pair[1]))
    for pair in axioms.of(OWL.propertyDisjointWith):
        axiom = (pair[0], f"<{OWL.propertyDisjointWith}>", pair[1])
        yield _both("prp-pdw", property_table(pair[0]), property_table(pair[1]), axiom)
    for kind, name, columns, predicate in (
        (OWL.AllDisjointClasses, "cax-adc", 1, OWL.disjointWith),
        (OWL.AllDisjointProperties, "prp-adp", 2, OWL.propertyDisjointWith),
    ):
        for node in axioms.members_of(kind):
            for head in axioms.values(node, OWL.members):
                for one, other in combinations(axioms.items(head), 2):
                    yield _both(name, Table(one, columns), Table(other, columns), (one, f"<{predicate}>", other))
    nothing = class_table(_NOTHING)
    yield Rule("cls-nothing2", Form.COPY, (nothing,), _head(1), _typed(_NOTHING, OWL.Class))
    for node in axioms.members_of(OWL.IrreflexiveProperty):
        axiom = _typed(node, OWL.IrreflexiveProperty)
        yield Rule("prp-irp", Form.LOOP, (property_table(node),), _head(1), axiom)
    for node in axioms.members_of(OWL.AsymmetricProperty):
        back = Table(f"prp-asyp {node}", 2, step=True)
        yield _both("prp-asyp", property_table(node), back, _typed(node, OWL.AsymmetricProperty))
    for node, on, _, axiom in _at_most(axioms, OWL.maxCardinality):
        yield Rule("cls-maxc1", Form.COPY, (_none(node, on),), _head(2), axiom)
    for node, on, value, axiom in _at_most(axioms, OWL.maxQualifiedCardinality):
        step = _none(node, on, value)
        if value != _THING:
            step = Table(f"{step.name} own", 2, step=True)
        yield Rule("cls-maxqc1", Form.COPY, (step,), _head(2), axiom)
    for node, _, on, _ in _denied(axioms):
        denied = Table(f"prp-npa {node}", 2, step=True)
        yield _both("prp-npa1", property_table(on), denied, (node, f"<{OWL.assertionProperty}>", on))
    same = (f"<{OWL.sameAs}>", f"<{OWL.propertyDisjointWith}>", f"<{OWL.differentFrom}>")
    yield _both("eq-diff1", SAME_TABLE, _DIFFERENT, same)


def is_number(value: str, number: int) -> bool:
    """Whether a literal is a whole number written plainly."""
    text, _, datatype = value.partition("^^")
    return text == f'"{number}"' and datatype in _NUMBERS


def _at_most(axioms: Axioms, predicate: str) -> Iterator[tuple[str, str, str, Statement]]:
    """Restriction, property, class and axiom of each cardinality of none."""
    for node, count in axioms.of(predicate):
        if is_number(count, 0):
            for on in axioms.values(node, OWL.onProperty):
                for value in axioms.values(node, OWL.onClass) or (_THING,):
                    yield node, on, value, (node, f"<{predicate}>", count)


def _denied(axioms: Axioms) -> Iterator[tuple[str, str, str, str]]:
    """Axiom, subject, property and object of each triple that is stated not to hold."""
    for node, source in axioms.of(OWL.sourceIndividual):
        for on in axioms.values(node, OWL.assertionProperty):
            targets = axioms.values(node, OWL.targetIndividual) + axioms.values(node, OWL.targetValue)
            for target in targets:
                yield node, source, on, target


def _both(name: str, one: Table, other: Table, axiom: Statement) -> Rule:
    return Rule(name, Form.BOTH, (one, other), _head(one.columns), axiom)


def _head(columns: int) -> Table:
    return Table("contradiction", columns, step=True)


def _none(*names: str) -> Table:
    return Table(f"cls-max 0 {' '.join(names)}", 2, step=True)


def _typed(node: str, kind: str) -> Statement:
    return node, f"<{RDF.type}>", f"<{kind}>"
