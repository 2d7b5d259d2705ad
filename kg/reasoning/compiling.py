"""Compiling (编译): the axioms of an ontology into rules, once; each under the name of the OWL 2 RL tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.reasoning.axioms import Axioms, Statement
from kg.reasoning.contradictions import compile_checks, compile_steps, is_number
from kg.reasoning.rules import SAME_TABLE, Form, Program, Rule, Table, class_table, property_table
from kg.reasoning.schema import subclasses_of_restrictions
from kg.vocabulary import OWL, RDF, RDFS

THING = f"<{OWL.Thing}>"
_DATATYPES = (
    "<http://www.w3.org/2001/XMLSchema#",
    f"<{RDFS.Literal}>",
    "<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>",
)


def compile_axioms(axioms: Axioms) -> Program:
    """The rules of an ontology, in an order that depends on its axioms alone."""
    rules = (*_classes(axioms), *_restrictions(axioms), *_properties(axioms), *_chains(axioms), *_keys(axioms))
    equality = any(rule.head == SAME_TABLE for rule in rules)
    return Program(
        tuple(dict.fromkeys((*rules, *compile_steps(axioms)))),
        tuple(dict.fromkeys((*compile_checks(axioms), *_differing(rules)))),
        equality,
        axioms.vocabulary,
        axioms.unread,
    )


def _differing(rules: Sequence[Rule]) -> Iterator[Rule]:
    """Where a rule makes two things one, two values that differ contradict each other (dt-diff)."""
    for rule in rules:
        if rule.head == SAME_TABLE and rule.form is Form.COMPOSE:
            yield replace(rule, name="dt-diff", head=Table("contradiction", 2, step=True))


def _classes(axioms: Axioms) -> Iterator[Rule]:
    for name, axiom in (
        *(("cax-sco", _axiom(RDFS.subClassOf, pair)) for pair in axioms.of(RDFS.subClassOf)),
        *subclasses_of_restrictions(axioms),
    ):
        if axiom[0] != axiom[2] and axiom[2] != THING:
            yield Rule(name, Form.COPY, (class_table(axiom[0]),), class_table(axiom[2]), axiom)
    for one, other in axioms.of(OWL.equivalentClass):
        if one != other:
            axiom = _axiom(OWL.equivalentClass, (one, other))
            yield Rule("cax-eqc1", Form.COPY, (class_table(one),), class_table(other), axiom)
            yield Rule("cax-eqc2", Form.COPY, (class_table(other),), class_table(one), axiom)
    for node, head in axioms.of(OWL.intersectionOf):
        parts = axioms.items(head)
        axiom = _axiom(OWL.intersectionOf, (node, _list(parts)))
        yield from _all_of("cls-int1", [class_table(part) for part in parts], class_table(node), axiom)
        for part in parts:
            yield Rule("cls-int2", Form.COPY, (class_table(node),), class_table(part), axiom)
    for node, head in axioms.of(OWL.unionOf):
        axiom = _axiom(OWL.unionOf, (node, _list(axioms.items(head))))
        for part in axioms.items(head):
            yield Rule("cls-uni", Form.COPY, (class_table(part),), class_table(node), axiom)
    for node, head in axioms.of(OWL.oneOf):
        axiom = _axiom(OWL.oneOf, (node, _list(axioms.items(head))))
        for item in axioms.items(head):
            yield Rule("cls-oo", Form.GIVEN, (), class_table(node), axiom, (item,))


def _restrictions(axioms: Axioms) -> Iterator[Rule]:
    for node, on in axioms.of(OWL.onProperty):
        own, pairs = class_table(node), property_table(on)
        for value in axioms.values(node, OWL.hasValue):
            axiom = _axiom(OWL.hasValue, (node, value))
            yield Rule("cls-hv1", Form.GIVES, (own,), pairs, axiom, (value,))
            yield Rule("cls-hv2", Form.HAVING, (pairs,), own, axiom, (value,))
        for value in axioms.values(node, OWL.someValuesFrom):
            axiom = _axiom(OWL.someValuesFrom, (node, value))
            if value == THING:
                yield Rule("cls-svf2", Form.SUBJECTS, (pairs,), own, axiom)
            else:
                step = Table(f"cls-svf1 {node} {on} {value}", 2, step=True)
                yield Rule("cls-svf1", Form.TO, (pairs, class_table(value)), step, axiom)
                yield Rule("cls-svf1", Form.SUBJECTS, (step,), own, axiom)
        for value in axioms.values(node, OWL.allValuesFrom):
            axiom = _axiom(OWL.allValuesFrom, (node, value))
            step = Table(f"cls-avf {node} {on} {value}", 2, step=True)
            yield Rule("cls-avf", Form.FROM, (own, pairs), step, axiom)
            yield Rule("cls-avf", Form.OBJECTS, (step,), class_table(value), axiom)
        for count in axioms.values(node, OWL.maxCardinality):
            if is_number(count, 1):
                step = Table(f"cls-maxc2 {node} {on}", 2, step=True)
                axiom = _axiom(OWL.maxCardinality, (node, count))
                yield Rule("cls-maxc2", Form.FROM, (own, pairs), step, axiom)
                yield from _at_most_one("cls-maxc2", step, axiom)
        for count in axioms.values(node, OWL.maxQualifiedCardinality):
            if is_number(count, 1):
                yield from _at_most_one_of(axioms, node, on, _axiom(OWL.maxQualifiedCardinality, (node, count)))


def _at_most_one_of(axioms: Axioms, node: str, on: str, axiom: Statement) -> Iterator[Rule]:
    for value in axioms.values(node, OWL.onClass):
        name = "cls-maxqc4" if value == THING else "cls-maxqc3"
        step = Table(f"{name} {node} {on} {value}", 2, step=True)
        yield Rule(name, Form.FROM, (class_table(node), property_table(on)), step, axiom)
        if value != THING:
            own = Table(f"{step.name} own", 2, step=True)
            yield Rule(name, Form.TO, (step, class_table(value)), own, axiom)
            step = own
        yield from _at_most_one(name, step, axiom)


def _properties(axioms: Axioms) -> Iterator[Rule]:
    for pair in axioms.of(RDFS.domain):
        if pair[1] != THING:
            axiom = _axiom(RDFS.domain, pair)
            yield Rule("prp-dom", Form.SUBJECTS, (property_table(pair[0]),), class_table(pair[1]), axiom)
    for pair in axioms.of(RDFS.range):
        if pair[1] != THING and not pair[1].startswith(_DATATYPES):
            axiom = _axiom(RDFS.range, pair)
            yield Rule("prp-rng", Form.OBJECTS, (property_table(pair[0]),), class_table(pair[1]), axiom)
    for predicate, forms in (
        (RDFS.subPropertyOf, (("prp-spo1", Form.COPY, False),)),
        (OWL.equivalentProperty, (("prp-eqp1", Form.COPY, False), ("prp-eqp2", Form.COPY, True))),
        (OWL.inverseOf, (("prp-inv1", Form.SWAP, False), ("prp-inv2", Form.SWAP, True))),
    ):
        for pair in axioms.of(predicate):
            for name, form, back in forms:
                source, target = map(property_table, reversed(pair) if back else pair)
                if source != target or form is Form.SWAP:
                    yield Rule(name, form, (source,), target, _axiom(predicate, pair))
    for node in axioms.members_of(OWL.SymmetricProperty):
        pairs = property_table(node)
        yield Rule("prp-symp", Form.SWAP, (pairs,), pairs, _axiom(RDF.type, (node, f"<{OWL.SymmetricProperty}>")))
    for node in axioms.members_of(OWL.TransitiveProperty):
        pairs = property_table(node)
        axiom = _axiom(RDF.type, (node, f"<{OWL.TransitiveProperty}>"))
        yield Rule("prp-trp", Form.COMPOSE, (pairs, pairs), pairs, axiom)
    for node in axioms.members_of(OWL.FunctionalProperty):
        axiom = _axiom(RDF.type, (node, f"<{OWL.FunctionalProperty}>"))
        yield from _at_most_one("prp-fp", property_table(node), axiom)
    for node in axioms.members_of(OWL.InverseFunctionalProperty):
        axiom = _axiom(RDF.type, (node, f"<{OWL.InverseFunctionalProperty}>"))
        yield from _shared("prp-ifp", property_table(node), SAME_TABLE, axiom)


def _chains(axioms: Axioms) -> Iterator[Rule]:
    for node, head in axioms.of(OWL.propertyChainAxiom):
        links = axioms.items(head)
        axiom = _axiom(OWL.propertyChainAxiom, (node, _list(links)))
        if len(links) == 1:
            yield Rule("prp-spo2", Form.COPY, (property_table(links[0]),), property_table(node), axiom)
        left = property_table(links[0]) if links else None
        for number, link in enumerate(links[1:], 2):
            last = number == len(links)
            head_table = property_table(node) if last else Table(f"prp-spo2 {' '.join(links[:number])}", 2, step=True)
            assert left is not None
            yield Rule("prp-spo2", Form.COMPOSE, (left, property_table(link)), head_table, axiom)
            left = head_table


def _keys(axioms: Axioms) -> Iterator[Rule]:
    """Pairs of members of a class that share a value of every key; over each key, then of all."""
    for node, head in axioms.of(OWL.hasKey):
        axiom = _axiom(OWL.hasKey, (node, _list(axioms.items(head))))
        shares = []
        for key in axioms.items(head):
            own = Table(f"prp-key {node} {key}", 2, step=True)
            share = Table(f"{own.name} shared", 2, step=True)
            yield Rule("prp-key", Form.FROM, (class_table(node), property_table(key)), own, axiom)
            yield from _shared("prp-key", own, share, axiom)
            shares.append(share)
        yield from _all_of("prp-key", shares, SAME_TABLE, axiom)


def _all_of(name: str, parts: Sequence[Table], head: Table, axiom: Statement) -> Iterator[Rule]:
    """What stands in all of some tables, two at a time."""
    if len(parts) == 1:
        yield Rule(name, Form.COPY, (parts[0],), head, axiom)
    left = parts[0] if parts else head
    for number, part in enumerate(parts[1:], 2):
        target = Table(f"{name} {axiom[0]} {axiom[2]} {number}", head.columns, step=True)
        yield Rule(name, Form.BOTH, (left, part), head if number == len(parts) else target, axiom)
        left = target


def _at_most_one(name: str, pairs: Table, axiom: Statement) -> Iterator[Rule]:
    """What one subject has by a property is the same thing."""
    back = Table(f"{name} {pairs.name} back", 2, step=True)
    yield Rule(name, Form.SWAP, (pairs,), back, axiom)
    yield Rule(name, Form.COMPOSE, (back, pairs), SAME_TABLE, axiom)


def _shared(name: str, pairs: Table, head: Table, axiom: Statement) -> Iterator[Rule]:
    """What has one object by a property."""
    back = Table(f"{name} {pairs.name} back", 2, step=True)
    yield Rule(name, Form.SWAP, (pairs,), back, axiom)
    yield Rule(name, Form.COMPOSE, (pairs, back), head, axiom)


def _axiom(predicate: str, pair: tuple[str, str]) -> Statement:
    return pair[0], f"<{predicate}>", pair[1]


def _list(items: Sequence[str]) -> str:
    """A list as Turtle writes it, to be read in an explanation."""
    return f"( {' '.join(items)} )"
