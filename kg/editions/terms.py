"""Changes of terms (词汇的变化): classes, properties, concepts and rules that came, went or say something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TermChange:
    """One term that is not the same in both editions (变化): came, went or changed, with its triples that did."""

    kind: str
    term: str
    went: tuple[str, ...] = ()
    came: tuple[str, ...] = ()


def compare_terms(old: Mapping[str, frozenset[str]], new: Mapping[str, frozenset[str]]) -> Iterator[TermChange]:
    """The changes between two editions, by IRI; none where one of them holds no ontology."""
    if not old or not new:
        return
    for term in sorted({*old, *new}):
        if term not in old:
            yield TermChange("came", term)
        elif term not in new:
            yield TermChange("went", term)
        elif old[term] != new[term]:
            went, came = old[term] - new[term], new[term] - old[term]
            yield TermChange("changed", term, tuple(sorted(went)), tuple(sorted(came)))
