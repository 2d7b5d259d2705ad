"""Reading (读入): triples as lines of N-Triples into tables of numbers; only what some rule can use is kept."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable

import numpy as np

from kg.reasoning.axioms import is_axiom
from kg.reasoning.pairs import EMPTY, LITERAL, Array, sort
from kg.reasoning.rules import TYPE, Form, Program, Table, class_table, property_table

_ONLY_SUBJECTS = {Form.SUBJECTS}


class Reader:
    """Numbers for the terms of triples, and the tables that rules work on.

    Where the same thing may have two names, every triple may be copied, so `equality` keeps all of them.
    """

    def __init__(self, program: Program, equality: bool) -> None:
        self.program = program
        self.equality = equality
        self.read = 0
        self._nodes: dict[bytes, int] = {b"": 0}
        self._literals: dict[bytes, int] = {}
        self._classes: dict[bytes, array[int]] = {}
        self._properties: dict[bytes, array[int]] = {}
        self._whole: set[bytes] = set()
        """The properties whose objects count too."""
        for table in program.tables():
            if not table.step:
                self._add(table)
        for rule in (*program.rules, *program.checks):
            for table in (*rule.body, rule.head):
                if equality or rule.form not in _ONLY_SUBJECTS:
                    self._whole.add(table.name.encode())

    def read_lines(self, lines: Iterable[bytes]) -> None:
        """Take in triples, one a line."""
        nodes, literals, whole, equality = self._nodes, self._literals, self._whole, self.equality
        classes, properties = self._classes, self._properties
        type_name = TYPE.encode()
        for line in lines:
            subject, predicate, rest = line.split(b" ", 2)
            self.read += 1
            is_type = predicate == type_name
            target = classes.get(rest[:-2]) if is_type else properties.get(predicate)
            if target is None:
                if not equality:
                    continue
                target = self._found(predicate, rest[:-2])
                if target is None:
                    continue
            number = nodes.get(subject)
            if number is None:
                number = nodes[subject] = len(nodes)
            if is_type:
                target.append(number)
            elif predicate not in whole:
                target.append(number << 32)
            else:
                value = rest[:-2]
                if value.startswith(b'"'):
                    other = literals.get(value)
                    if other is None:
                        other = literals[value] = len(literals) | LITERAL
                else:
                    other = nodes.get(value)
                    if other is None:
                        other = nodes[value] = len(nodes)
                target.append(number << 32 | other)

    def saved(self) -> bytes:
        """What was read, for `restore` by the same Python and program; quicker than reading it again."""
        tables = ({name: found.tobytes() for name, found in kind.items()} for kind in (self._classes, self._properties))
        return marshal.dumps((self.read, list(self._nodes), list(self._literals), *tables))

    def restore(self, saved: bytes) -> None:
        """Take in what another reader had read, in place of all that this one has."""
        self.read, nodes, literals, *tables = marshal.loads(saved)
        for kind, found in zip((self._classes, self._properties), tables, strict=True):
            kind.update((name, array("q", numbers)) for name, numbers in found.items())
        self._nodes.update(zip(nodes, range(len(nodes)), strict=True))
        self._literals.update(zip(literals, range(LITERAL, LITERAL + len(literals)), strict=True))

    def beside(self) -> Reader:
        """A reader of other triples that gives the same terms the same numbers."""
        other = Reader(self.program, self.equality)
        other._nodes, other._literals = self._nodes, self._literals
        other._whole |= self._whole
        return other

    def number(self, term: str) -> int:
        """The number of a term, new or not."""
        text = term.encode()
        if term.startswith('"'):
            return self._literals.setdefault(text, len(self._literals) | LITERAL)
        return self._nodes.setdefault(text, len(self._nodes))

    def names(self) -> tuple[list[bytes], list[bytes]]:
        """The terms of nodes and of literals, by number."""
        return list(self._nodes), list(self._literals)

    def tables(self) -> dict[Table, Array]:
        """What was read, sorted."""
        found = {}
        for numbers, make in ((self._classes, class_table), (self._properties, property_table)):
            for name, values in sorted(numbers.items()):
                found[make(name.decode())] = sort(np.frombuffer(values, np.int64)) if values else EMPTY
            numbers.clear()
        return found

    def _add(self, table: Table) -> array[int]:
        target = self._classes if table.columns == 1 else self._properties
        return target.setdefault(table.name.encode(), array("q"))

    def _found(self, predicate: bytes, value: bytes) -> array[int] | None:
        """A table for a class or property that no rule names; none for axioms."""
        if is_axiom(predicate.decode(), value.decode()):
            return None
        if predicate == TYPE.encode():
            return self._add(class_table(value.decode()))
        self._whole.add(predicate)
        return self._add(property_table(predicate.decode()))
