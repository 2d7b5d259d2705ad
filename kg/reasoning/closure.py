"""Closure (闭包): all that follows from triples by the rules of an ontology, computed semi-naively.

A round joins only what the round before found with all that is known, until a round finds nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from kg.reasoning import pairs
from kg.reasoning.axioms import Statement, is_nameless
from kg.reasoning.pairs import EMPTY, LITERAL, Array
from kg.reasoning.reading import Reader
from kg.reasoning.rules import SAME_TABLE, TYPE, Form, Program, Rule, Table, equality_rules
from kg.reasoning.values import are_different

_SHOWN = 1000
"""The most contradictions of one rule that are told."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Where data break an axiom: the rule that says so, and the node or pair that it is about."""

    rule: Rule
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closure:
    """What follows: how many triples were read, how many follow by each rule, and what contradicts the axioms."""

    read: int
    inferred: Mapping[Table, Array]
    rules: Mapping[str, int]
    contradictions: tuple[Contradiction, ...]
    nodes: list[bytes]
    literals: list[bytes]

    def __len__(self) -> int:
        return sum(len(found) for found in self.inferred.values())

    def lines(self) -> Iterator[bytes]:
        """The triples that follow and are not stated, as lines of N-Triples."""
        return write_lines(self.inferred, self.nodes, self.literals)

    def statements(self) -> Iterator[Statement]:
        """The same triples as terms."""
        for line in self.lines():
            subject, predicate, rest = line.decode().split(" ", 2)
            yield subject, predicate, rest[:-3]


def write_lines(tables: Mapping[Table, Array], nodes: list[bytes], literals: list[bytes]) -> Iterator[bytes]:
    """Tables as lines of N-Triples, by the terms of their numbers."""
    kind = TYPE.encode()
    for table, found in tables.items():
        name = table.name.encode()
        if table.columns == 1:
            for subject in found.tolist():
                yield b"%s %s %s .\n" % (nodes[subject], kind, name)
            continue
        for subject, value in zip(pairs.subjects(found).tolist(), pairs.objects(found).tolist(), strict=True):
            term = literals[value ^ LITERAL] if value & LITERAL else nodes[value]
            yield b"%s %s %s .\n" % (nodes[subject], name, term)


def close(program: Program, lines: Iterable[bytes], *, equality: bool = False) -> Closure:
    """All that follows from the triples of some lines of N-Triples (without line ends).

    `equality` must be true where the lines state owl:sameAs. The vocabulary itself, expressions without a name and
    literals get no triples, and nothing is said to be an owl:Thing or the same as itself.
    """
    reader = Reader(program, equality or program.equality)
    reader.read_lines(lines)
    return close_read(program, reader)


def close_read(program: Program, reader: Reader) -> Closure:
    """All that follows from what a reader has read."""
    stated = reader.tables()
    rules = program.rules
    if reader.equality:
        tables = sorted({*stated, SAME_TABLE, *(rule.head for rule in rules if not rule.head.step)})
        rules += tuple(rule for table in tables for rule in equality_rules(table))
    values = {rule: _value(rule, reader) for rule in (*rules, *program.checks) if rule.values}
    known, counts = _run(rules, stated, values)
    nodes, literals = reader.names()
    hidden = pairs.sort(np.array([reader.number(term) for term in sorted(program.vocabulary)], np.int64))
    inferred = {
        table: _shown(table, found[~pairs.are_in(found, stated.get(table, EMPTY))], hidden)
        for table, found in sorted(known.items())
        if not table.step and not is_nameless(table.name)
    }
    contradictions = tuple(found for rule in program.checks for found in _check(rule, known, values, nodes, literals))
    kept = {table: found for table, found in inferred.items() if len(found)}
    return Closure(reader.read, kept, dict(sorted(counts.items())), contradictions, nodes, literals)


def _run(
    rules: tuple[Rule, ...], stated: Mapping[Table, Array], values: Mapping[Rule, int]
) -> tuple[dict[Table, Array], Counter[str]]:
    """Every table filled as far as the rules go, and how much each rule was the first to find."""
    known, delta = dict(stated), {table: found for table, found in stated.items() if len(found)}
    counts: Counter[str] = Counter()
    first = True
    while delta or first:
        fresh: dict[Table, Array] = {}
        for rule in rules:
            for found in _apply(rule, known, delta, values.get(rule, 0), first):
                found = _lawful(rule.head, found)
                if rule.head in known:
                    found = found[~pairs.are_in(found, known[rule.head])]
                if rule.head in fresh:
                    found = found[~pairs.are_in(found, fresh[rule.head])]
                found = pairs.sort(found)
                if len(found):
                    fresh[rule.head] = pairs.merge(fresh.get(rule.head, EMPTY), found)
                    if not rule.head.step:
                        counts[rule.name] += len(found)
        for table, found in fresh.items():
            known[table] = pairs.merge(known.get(table, EMPTY), found)
        delta, first = fresh, False
    return known, counts


def _apply(
    rule: Rule, known: Mapping[Table, Array], delta: Mapping[Table, Array], value: int, first: bool
) -> Iterator[Array]:
    """What a rule finds with at least one premise that is new."""
    if not rule.body:
        if first:
            yield pairs.derive(rule.form, EMPTY, EMPTY, value)
    elif len(rule.body) == 1:
        if rule.body[0] in delta:
            yield pairs.derive(rule.form, delta[rule.body[0]], EMPTY, value)
    else:
        one, other = rule.body
        if one in delta and other in known:
            yield pairs.derive(rule.form, delta[one], known[other], value)
        if not first and other in delta and one in known:
            yield pairs.derive(rule.form, known[one], delta[other], value)


def _lawful(table: Table, found: Array) -> Array:
    """What a table can hold: triples have no literal as subject, and nothing is told to be the same as itself."""
    if table.step:
        return found
    if table.columns == 1:
        return pairs.without_literals(found)
    found = pairs.without_literal_subjects(found)
    if table == SAME_TABLE:
        return pairs.differing(found[(found & LITERAL) == 0])
    return found


def _shown(table: Table, found: Array, hidden: Array) -> Array:
    subjects = found if table.columns == 1 else pairs.subjects(found)
    return found[~pairs.are_in(subjects, hidden)]


def _value(rule: Rule, reader: Reader) -> int:
    numbers = [reader.number(term) for term in rule.values]
    return numbers[0] if rule.form is not Form.PAIR else numbers[0] << 32 | numbers[1]


def _check(
    rule: Rule,
    known: Mapping[Table, Array],
    values: Mapping[Rule, int],
    nodes: list[bytes],
    literals: list[bytes],
) -> Iterator[Contradiction]:
    first, second = (*(known.get(table, EMPTY) for table in rule.body), EMPTY)[:2]
    found = pairs.sort(pairs.derive(rule.form, first, second, values.get(rule, 0)))
    if rule.name == "dt-diff":
        found = found[(found >> 32 & found & LITERAL) != 0]
    elif rule.head.columns == 2:
        found = pairs.without_literal_subjects(found)
    for number in found[:_SHOWN].tolist():
        numbers = (number,) if rule.head.columns == 1 else (number >> 32, number & (LITERAL << 2) - 1)
        terms = tuple((literals[each ^ LITERAL] if each & LITERAL else nodes[each]).decode() for each in numbers)
        if rule.name != "dt-diff" or (terms[0] < terms[1] and are_different(*terms)):
            yield Contradiction(rule, terms)
