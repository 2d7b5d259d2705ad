"""Pairs (成对): which of the values that documents give for one thing are set against each other.

Each value is set against the one nearest to it: where a document gives a whole and its parts, another's whole is not
compared with the parts. A value that both documents give is no difference, and a pair of values stands once, however
many documents repeat them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from kg.conflicts.difference import Statement


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements set against each other, in order of their documents."""

    first: Statement
    second: Statement

    @property
    def within(self) -> bool:
        """Whether one document makes both."""
        return self.first.document == self.second.document


def nearest_pairs(statements: Iterable[Statement], *, within: bool) -> Iterator[Pair]:
    """The pairs of unequal values across documents, and with `within` those inside of one; in order."""
    seen: set[frozenset[float]] = set()
    documents = _distinct(statements)
    for one, other in combinations(documents, 2):
        first = [statement for statement in documents[one].values() if statement.value not in documents[other]]
        second = [statement for statement in documents[other].values() if statement.value not in documents[one]]
        for statement in first:
            partner = _nearest(statement, second)
            if partner is not None and _nearest(partner, first) is statement:
                yield from _once(Pair(statement, partner), seen)
    for values in documents.values() if within else ():
        for statement in values.values():
            others = [other for other in values.values() if other.value > statement.value]
            if (partner := _nearest(statement, others)) is not None:
                yield from _once(Pair(*sorted((statement, partner))), seen)


def _distinct(statements: Iterable[Statement]) -> Mapping[str, Mapping[float, Statement]]:
    """Document -> value -> the first statement of it; of documents that give the same values only the first."""
    documents: dict[str, dict[float, Statement]] = defaultdict(dict)
    for statement in sorted(statements):
        documents[statement.document].setdefault(statement.value, statement)
    kept: dict[str, dict[float, Statement]] = {}
    known: set[frozenset[float]] = set()
    for document, values in documents.items():
        if (given := frozenset(values)) not in known:
            known.add(given)
            kept[document] = values
    return kept


def _nearest(statement: Statement, others: Iterable[Statement]) -> Statement | None:
    return min(others, key=lambda other: (abs(other.value - statement.value), other), default=None)


def _once(pair: Pair, seen: set[frozenset[float]]) -> Iterator[Pair]:
    values = frozenset((pair.first.value, pair.second.value))
    if values not in seen:
        seen.add(values)
        yield pair
