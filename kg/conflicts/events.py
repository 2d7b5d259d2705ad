"""Events (事件的差异): claims that give another stage, year, date or sum for the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.conflicts.difference import Statement
from kg.conflicts.pairs import Pair, nearest_pairs


def differing_stages(statements: Sequence[Statement], planned: float, working: float) -> Iterator[Pair]:
    """The pairs of statements on the stage of a body (their value is its place in the order) that do not agree.

    For a year, the furthest stage that one document tells against the furthest of another; and a plan for a later year
    against a document that already tells of a body at work. `planned` and `working` are the values of those stages.
    """
    furthest: dict[tuple[int, str], Statement] = {}
    for statement in sorted(statements):
        if statement.year is None:
            continue
        known = furthest.get((statement.year, statement.document))
        if known is None or statement.value > known.value:
            furthest[statement.year, statement.document] = statement
    told = [statement for statement in furthest.values() if statement.value != planned]
    years: dict[int, list[Statement]] = defaultdict(list)
    for statement in told:
        years[statement.year or 0].append(statement)
    for year in sorted(years):
        yield from nearest_pairs(years[year], within=False)
    seen: set[tuple[int | None, int | None]] = set()
    for plan in furthest.values():
        for report in told:
            later = plan.year is not None and report.year is not None and plan.year > report.year
            years_of = (report.year, plan.year)
            if plan.value == planned and report.value == working and later and plan.document != report.document:
                if years_of not in seen:
                    yield Pair(*sorted((report, plan)))
                seen.add(years_of)


def differing_years(statements: Iterable[Statement], *, within: bool = False) -> Iterator[Pair]:
    """The pairs of statements on when something happened once, or how much it was, that do not agree.

    A month agrees with each of its days, and a year with each of its months (`said` is an ISO date or a number).
    """
    for pair in nearest_pairs(statements, within=within):
        one, other = pair.first.said, pair.second.said
        if "-" in one + other and (one.startswith(other) or other.startswith(one)):
            continue
        yield pair
