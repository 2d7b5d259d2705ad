"""Holding (有无): of the readings that say what a question says, the first of which the graph holds anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.asking.filled import Filled
from kg.asking.fitting import explains
from kg.asking.readings import Reading
from kg.bad_input import BadInput
from kg.queries import SavedQuery, answer
from kg.store import Graph

_NEAR, _MOST = 10.0, 8
"""How far behind the best reading another may be that is taken for it, and how many readings are looked at."""


def held_first(graph: Graph, readings: Sequence[Reading]) -> tuple[list[Reading], bool]:
    """The readings, the best one behind the first other that has rows where it has none itself; and whether the first
    then has rows that two or more of its parameters pick.

    The other must be about all that the best one takes from the question (保护中心, 广东): who asks for the protection
    centres in Guangdong is served with the centres where no figure counts them. What is not, answers another question,
    and an empty answer is the true one.
    """
    best, *others = readings[:_MOST]
    if rows := _rows(graph, best.query, best.filled):
        return list(readings), len(best.filled) > 1 and rows != _rows(graph, best.query, ())
    told = [span for each in best.filled for span in each.spans]
    for reading in (best, *others):
        spans = [span for each in reading.filled for span in each.spans]
        if best.score - reading.score > _NEAR or not told or not all(explains(spans, span) for span in told):
            continue
        for filled in (reading.filled, _outermost(reading.filled)):
            if filled and 0 < _rows(graph, reading.query, filled) != _rows(graph, reading.query, ()):
                others = [each for each in readings if each is not reading]
                return [replace(reading, filled=filled), *others], len(filled) > 1
    return list(readings), False


def _outermost(filled: Sequence[Filled]) -> tuple[Filled, ...]:
    """What is filled with words that stand in no longer ones that fill another parameter: the title of a document and
    not the place that it begins with."""
    return tuple(
        each
        for each in filled
        if not all(
            any(span != other and other.holds(span) for more in filled if more is not each for other in more.spans)
            for span in each.spans
        )
    )


def _rows(graph: Graph, query: SavedQuery, filled: Sequence[Filled]) -> int:
    try:
        return len(answer(graph, query, {each.parameter.name: each.values for each in filled}).rows)
    except BadInput:
        return 0
