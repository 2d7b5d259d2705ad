"""Explaining (解释): why a triple follows, down to what is stated, found backwards by the same rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kg.reasoning.axioms import Statement, is_nameless
from kg.reasoning.rules import SAME_TABLE, TYPE, Form, Program, Rule, Table, equality_rules, property_table

_DEPTH = 16
"""The most rules that an explanation goes through one after the other."""

Lookup: TypeAlias = Callable[[str | None, str, str | None], Iterable[Statement]]
"""All triples of a pattern, stated or not, terms as N-Triples writes them."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A triple, and why it holds: stated where `rule` is None, else by a rule, its axiom, and other triples."""

    statement: Statement
    rule: str | None = None
    axiom: Statement | None = None
    premises: tuple[Proof, ...] = ()

    def stated(self) -> tuple[Statement, ...]:
        """The stated triples that it all rests on, each once, in order."""
        if self.rule is None:
            return (self.statement,)
        return tuple(dict.fromkeys(triple for premise in self.premises for triple in premise.stated()))


@dataclass(frozen=True, slots=True)
class _Atom:
    """A member of a class (`value` is None) or a pair of a property, or of a step of a rule."""

    table: Table
    subject: str
    value: str | None = None


def explain_triple(
    program: Program, statement: Statement, lookup: Lookup, is_stated: Callable[[Statement], bool]
) -> Proof | None:
    """The shortest reason why a triple holds; None where it does not follow from what is stated.

    Of reasons that are as short the first counts, in the order of the rules and of terms.
    """
    subject, predicate, value = statement
    atom = _Atom(Table(value, 1), subject) if predicate == TYPE else _Atom(property_table(predicate), subject, value)
    found = _Prover(program, lookup, is_stated).prove(atom)
    return found[0] if found else None


def explain_contradiction(
    program: Program, rule: Rule, terms: tuple[str, ...], lookup: Lookup, is_stated: Callable[[Statement], bool]
) -> tuple[Proof, ...]:
    """Why the triples hold that together break an axiom; `rule` is the check, `terms` what it found."""
    prover = _Prover(program, lookup, is_stated)
    head = _Atom(rule.head, terms[0], terms[1] if len(terms) > 1 else None)
    for body in prover.bodies(rule, head):
        proofs = [prover.prove(atom) for atom in body]
        if all(proof is not None for proof in proofs):
            return tuple(dict.fromkeys(each for proof in proofs if proof for each in proof))
    return ()


class _Prover:
    def __init__(self, program: Program, lookup: Lookup, is_stated: Callable[[Statement], bool]) -> None:
        self.lookup, self.is_stated = lookup, is_stated
        self.heads: Mapping[Table, tuple[Rule, ...]] = program.by_head()
        self.tried: dict[tuple[_Atom, int], tuple[Proof, ...] | None] = {}
        self.steps: dict[Table, tuple[Rule, ...]] = {}
        self.equality = program.equality or any(True for _ in lookup(None, SAME_TABLE.name, None))

    def prove(self, atom: _Atom) -> tuple[Proof, ...] | None:
        """The shortest proof; of a step, those of all that it stands for."""
        for depth in range(_DEPTH):
            found = self._prove(atom, depth)
            if found is not None:
                return found
        return None

    def _prove(self, atom: _Atom, depth: int) -> tuple[Proof, ...] | None:
        if _is_held(atom.table):
            statement = _statement(atom)
            if self.is_stated(statement):
                return (Proof(statement),)
            # A triple that does not hold need not be proved wrong by trying every rule.
            if depth == 0 or not any(True for _ in self.lookup(*statement)):
                return None
        elif depth == 0 and not atom.table.step:
            return None
        key = (atom, depth)
        if key not in self.tried:
            self.tried[key] = None
            self.tried[key] = self._try_rules(atom, depth)
        return self.tried[key]

    def _try_rules(self, atom: _Atom, depth: int) -> tuple[Proof, ...] | None:
        below = depth if atom.table.step else depth - 1
        for rule in self._rules(atom.table):
            for body in self.bodies(rule, atom):
                premises: list[Proof] = []
                for part in body:
                    proofs = self._prove(part, below)
                    if proofs is None:
                        break
                    premises += proofs
                else:
                    if atom.table.step:
                        return tuple(premises)
                    return (Proof(_statement(atom), rule.name, rule.axiom, tuple(dict.fromkeys(premises))),)
        return None

    def _rules(self, table: Table) -> tuple[Rule, ...]:
        rules = self.heads.get(table, ()) or self.steps.get(table, ())
        # What holds of an expression under another name follows from named triples, which are copied themselves.
        if not self.equality or not _is_held(table):
            return rules
        copies = equality_rules(table)
        for rule in copies:
            if rule.head.step:
                self.steps[rule.head] = (rule,)
        return (*rules, *(rule for rule in copies if rule.head == table))

    def bodies(self, rule: Rule, head: _Atom) -> Iterator[tuple[_Atom, ...]]:
        """Premises from which a rule would give this head; some of them may not hold."""
        subject, value = head.subject, head.value
        one, other = (*rule.body, None, None)[:2]
        if one is None:
            if rule.values == (subject,) or rule.values == (subject, value):
                yield ()
            return
        match rule.form:
            case Form.COPY:
                yield (_Atom(one, subject, value),)
            case Form.SWAP if value is not None:
                yield (_Atom(one, value, subject),)
            case Form.SUBJECTS:
                yield from ((_Atom(one, *pair),) for pair in self._find(one, subject, None))
            case Form.OBJECTS:
                yield from ((_Atom(one, *pair),) for pair in self._find(one, None, subject))
            case Form.LOOP:
                yield (_Atom(one, subject, subject),)
            case Form.GIVES if rule.values == (value,):
                yield (_Atom(one, subject),)
            case Form.HAVING:
                yield (_Atom(one, subject, rule.values[0]),)
            case Form.BOTH if other:
                yield _Atom(one, subject, value), _Atom(other, subject, value)
            case Form.FROM if other:
                yield _Atom(one, subject), _Atom(other, subject, value)
            case Form.TO if other and value is not None:
                yield _Atom(one, subject, value), _Atom(other, value)
            case Form.COMPOSE if other and value is not None:
                for _, middle in self._find(one, subject, None):
                    yield _Atom(one, subject, middle), _Atom(other, middle, value)

    def _find(self, table: Table, subject: str | None, value: str | None) -> Iterator[tuple[str, str]]:
        """The pairs of a property or step that fit; not all need follow."""
        if _is_held(table):
            yield from sorted((found[0], found[2]) for found in self.lookup(subject, table.name, value))
            return
        for rule in self._rules(table):
            match rule.form, rule.body:
                case ((Form.COPY | Form.BOTH | Form.TO), (one, *_)):
                    yield from self._find(one, subject, value)
                case Form.FROM, (_, other):
                    yield from self._find(other, subject, value)
                case Form.SWAP, (one,):
                    yield from ((after, before) for before, after in self._find(one, value, subject))
                case Form.COMPOSE, (one, other):
                    for before, middle in self._find(one, subject, None):
                        yield from ((before, after) for _, after in self._find(other, middle, value))
                case Form.PAIR, ():
                    if subject in (None, rule.values[0]) and value in (None, rule.values[1]):
                        yield rule.values[0], rule.values[1]


def _is_held(table: Table) -> bool:
    """Whether the graph holds what follows for a table: not for steps, nor for expressions without a name."""
    return not table.step and not is_nameless(table.name)


def _statement(atom: _Atom) -> Statement:
    if atom.value is None:
        return atom.subject, TYPE, atom.table.name
    return atom.subject, atom.table.name, atom.value
