"""Pairs (对): sorted arrays of whole numbers that stand for the members of a class or the pairs of a property.

A node is a number below 2^31, a literal has the bit LITERAL set; a pair is subject * 2^32 + object. Arrays are sorted
and hold nothing twice, so that joins are binary searches.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kg.reasoning.rules import Form

Array = NDArray[np.int64]

LITERAL = 1 << 30
_LOW = (1 << 32) - 1
EMPTY: Array = np.empty(0, np.int64)


def subjects(pairs: Array) -> Array:
    return pairs >> 32


def objects(pairs: Array) -> Array:
    return pairs & _LOW


def join(left: Array, right: Array) -> Array:
    """Pairs of two columns."""
    return (left << 32) | right


def are_in(values: Array, known: Array) -> NDArray[np.bool_]:
    """Which of some values stand in a sorted array."""
    if not len(known):
        return np.zeros(len(values), np.bool_)
    at = np.searchsorted(known, values)
    at[at == len(known)] = 0
    found: NDArray[np.bool_] = known[at] == values
    return found


def sort(values: Array) -> Array:
    """The values in order, each once."""
    if len(values) < 2:
        return values
    ordered = np.sort(values)
    keep = np.empty(len(ordered), np.bool_)
    keep[0] = True
    np.not_equal(ordered[1:], ordered[:-1], out=keep[1:])
    return ordered[keep]


def merge(known: Array, fresh: Array) -> Array:
    """Two sorted arrays that share nothing, as one."""
    if not len(known):
        return fresh
    return np.insert(known, np.searchsorted(known, fresh), fresh) if len(fresh) else known


def without_literal_subjects(pairs: Array) -> Array:
    """The pairs that are triples of RDF."""
    kept: Array = pairs[(subjects(pairs) & LITERAL) == 0]
    return kept


def without_literals(values: Array) -> Array:
    """The nodes that can be members of a class."""
    kept: Array = values[(values & LITERAL) == 0]
    return kept


def differing(pairs: Array) -> Array:
    """The pairs of two different nodes."""
    kept: Array = pairs[subjects(pairs) != objects(pairs)]
    return kept


def derive(form: Form, first: Array, second: Array, value: int) -> Array:
    """What a rule makes of its premises, not sorted, and perhaps more than once; `value` is the rule's own node."""
    match form:
        case Form.COPY:
            return first
        case Form.SWAP:
            return join(objects(first), subjects(first))
        case Form.SUBJECTS:
            return subjects(first)
        case Form.OBJECTS:
            return objects(first)
        case Form.LOOP:
            return subjects(first[subjects(first) == objects(first)])
        case Form.GIVES:
            return (first << 32) | value
        case Form.HAVING:
            return subjects(first[objects(first) == value])
        case Form.GIVEN | Form.PAIR:
            return np.array([value], np.int64)
        case Form.BOTH:
            return first[are_in(first, second)]
        case Form.FROM:
            return second[are_in(subjects(second), first)]
        case Form.TO:
            return first[are_in(objects(first), second)]
        case Form.COMPOSE:
            return _compose(first, second)


def _compose(left: Array, right: Array) -> Array:
    middle, keys = objects(left), subjects(right)
    start = np.searchsorted(keys, middle, "left")
    counts = np.searchsorted(keys, middle, "right") - start
    ends = np.cumsum(counts)
    if not len(ends) or not ends[-1]:
        return EMPTY
    within = np.arange(ends[-1]) - np.repeat(ends - counts, counts)
    return join(np.repeat(subjects(left), counts), objects(right[np.repeat(start, counts) + within]))
