"""Rules (规则): the forms that all rules of OWL 2 RL come down to, and the tables that they read and write.

A class is a table of one column, a property one of two. A rule with more than two premises, or with one that no triple
holds, goes over tables of its own ("steps"), which never leave the reasoner.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from kg.reasoning.axioms import Statement
from kg.vocabulary import OWL, RDF

TYPE = f"<{RDF.type}>"
SAME = f"<{OWL.sameAs}>"


@dataclass(frozen=True, slots=True, order=True)
class Table:
    """The members of a class (one column), the pairs of a property (two), or a step of a rule."""

    name: str
    columns: int
    step: bool = False


class Form(Enum):
    """What a rule does with its premises A and B."""

    COPY = "A(x[, y]) -> head(x[, y])"
    SWAP = "A(x, y) -> head(y, x)"
    SUBJECTS = "A(x, y) -> head(x)"
    OBJECTS = "A(x, y) -> head(y)"
    LOOP = "A(x, x) -> head(x)"
    GIVES = "A(x) -> head(x, value)"
    HAVING = "A(x, value) -> head(x)"
    GIVEN = "-> head(value)"
    PAIR = "-> head(value, value)"
    BOTH = "A(x[, y]), B(x[, y]) -> head(x[, y])"
    FROM = "A(x), B(x, y) -> head(x, y)"
    TO = "A(x, y), B(y) -> head(x, y)"
    COMPOSE = "A(x, y), B(y, z) -> head(x, z)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One axiom as a rule; `name` is that of the OWL 2 RL tables (prp-dom, cax-sco ...)."""

    name: str
    form: Form
    body: tuple[Table, ...]
    head: Table
    axiom: Statement
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Program:
    """An ontology as rules; `checks` are rules whose heads must stay empty.

    `equality` is whether owl:sameAs can come about, `vocabulary` the terms that axioms speak of.
    """

    rules: tuple[Rule, ...]
    checks: tuple[Rule, ...]
    equality: bool
    vocabulary: frozenset[str]
    unread: tuple[Statement, ...]

    def tables(self) -> frozenset[Table]:
        """All tables that the rules read or write."""
        return frozenset(table for rule in (*self.rules, *self.checks) for table in (*rule.body, rule.head))

    def by_head(self) -> Mapping[Table, tuple[Rule, ...]]:
        """The rules that can fill a table."""
        found: dict[Table, list[Rule]] = {}
        for rule in self.rules:
            found.setdefault(rule.head, []).append(rule)
        return {table: tuple(rules) for table, rules in found.items()}


def class_table(name: str) -> Table:
    return Table(name, 1)


def property_table(name: str) -> Table:
    return Table(name, 2)


SAME_TABLE = property_table(SAME)


def equality_rules(table: Table) -> tuple[Rule, ...]:
    """The rules by which what holds of a thing holds of the same thing under another name (eq-rep-s, eq-rep-o)."""
    axiom = (SAME, TYPE, f"<{RDF.Property}>")
    if table == SAME_TABLE:
        return (
            Rule("eq-sym", Form.SWAP, (table,), table, axiom),
            Rule("eq-trans", Form.COMPOSE, (table, table), table, axiom),
        )
    if table.columns == 1:
        step = Table(f"eq-rep-s {table.name}", 2, step=True)
        return (
            Rule("eq-rep-s", Form.FROM, (table, SAME_TABLE), step, axiom),
            Rule("eq-rep-s", Form.OBJECTS, (step,), table, axiom),
        )
    return (
        Rule("eq-rep-s", Form.COMPOSE, (SAME_TABLE, table), table, axiom),
        Rule("eq-rep-o", Form.COMPOSE, (table, SAME_TABLE), table, axiom),
    )
