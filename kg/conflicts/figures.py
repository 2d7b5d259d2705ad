"""Figures (数字的差异): claims that give another number for the same indicator, area, place, year and unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.conflicts.difference import Statement
from kg.conflicts.pairs import Pair, nearest_pairs


def differing_figures(statements: Sequence[Statement], *, named: bool) -> Iterator[Pair]:
    """The pairs of figures to compare, of one thing.

    `named` says that the ontology knows the indicator. One in the text's own words ("涉及专利") that a document uses
    for several figures means something else each time, and is no ground for comparing that document.
    """
    if named:
        yield from nearest_pairs(statements, within=True)
        return
    yield from nearest_pairs(_of_single_documents(statements), within=False)


def exceeding_parts(parts: Sequence[Statement], wholes: Sequence[Statement]) -> Iterator[Pair]:
    """The pairs of a part and its whole, told by different documents, of which the part is the greater number.

    A document that gives several numbers for either may mean another part of it each time, and is not compared.
    """
    for part in sorted(_of_single_documents(parts)):
        for whole in sorted(_of_single_documents(wholes)):
            if part.document != whole.document and part.value > whole.value:
                yield Pair(*sorted((part, whole)))


def _of_single_documents(statements: Iterable[Statement]) -> Iterator[Statement]:
    values: dict[str, set[float]] = defaultdict(set)
    kept = list(statements)
    for statement in kept:
        values[statement.document].add(statement.value)
    yield from (statement for statement in kept if len(values[statement.document]) == 1)
