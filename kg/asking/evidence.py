"""Evidence (证据): how much what a question is made of tells for each saved query.

A feature of the question (a character, stem or slot, or what stands together) tells for a query as much as it is more
frequent among the examples of that query than among all: the logarithm of the ratio, smoothed. The words in the header
of a query count as short examples of it. What no example has tells nothing. Examples are written for every query alike,
so how often each is asked is told apart from them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log, sqrt

from kg.asking.examples import NO_QUERY, features, places, read_demand, read_examples
from kg.asking.question import Question, Span, is_chinese
from kg.queries import SavedQuery

_SMOOTHING = 0.5
"""How many examples a query is taken to have beside its own that are like those of all."""
_MUCH = 1.0
"""What a feature tells for a query at least that asks for it."""
_NEAREST, _ALL_BUT = 3, 0.999
"""How many examples are looked at for likeness, so that none decides alone, and from where on one is the same."""
_PRIOR = 2.0
"""How many times the logarithm of how often a query is asked counts."""
_GAP = "…"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a question is to the nearest examples of a query: how much they have in common, from 0 to 1, whether
    one is the same, and the nearest of them."""

    share: float = 0.0
    same: bool = False
    line: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Examples counted: how many of each query have a feature, how many there are, and what all have."""

    lines: Sequence[tuple[str, str, float]]
    """The examples: the query of each, its words, and how rare its features are, added up."""
    holders: Mapping[str, Sequence[int]]
    """The examples that have a feature, by their places."""
    rarity: Mapping[str, float]
    examples: Mapping[str, int]
    counts: Mapping[str, Mapping[str, int]]
    total: Mapping[str, int]
    size: int
    priors: Mapping[str, float]

    def tells(self, asked: frozenset[str]) -> dict[str, float]:
        """What the features of a question tell for each query, and for none, by its name."""
        known = {feature: self.total[feature] / self.size for feature in asked if feature in self.total}
        long = sqrt(len(asked) or 1)
        return {name: sum(self._ratio(name, *each) for each in known.items()) / long for name in self.counts}

    def prior(self, name: str) -> float:
        """What it tells for a query that it is asked more or less often than others."""
        return self.priors.get(name, 0.0)

    def asking(self, question: Question, name: str) -> list[Span]:
        """The words of a question that tell much for a query."""
        return [
            span
            for feature, span in places(question.text)
            if feature in self.total and self._ratio(name, feature, self.total[feature] / self.size) > _MUCH
        ]

    def known(self, question: Question) -> list[Span]:
        """The words of a question, and pairs of characters, that some example has of a question that is answered."""
        return [
            span
            for feature, span in places(question.text)
            if (" " in feature or not is_chinese(feature))
            and self.total.get(feature, 0) > self.counts[NO_QUERY].get(feature, 0)
        ]

    def likeness(self, asked: frozenset[str]) -> dict[str, Likeness]:
        """For each query that has an example with something in common with a question, how like the two are.

        What both have in common counts more where it is rare.
        """
        shared: dict[int, float] = {}
        for feature in asked & self.holders.keys():
            for at in self.holders[feature]:
                shared[at] = shared.get(at, 0.0) + self.rarity[feature]
        whole = sum(self.rarity.get(feature, log(1 + self.size)) for feature in asked)
        found: dict[str, list[tuple[float, str]]] = {}
        for at, both in shared.items():
            name, line, rare = self.lines[at]
            found.setdefault(name, []).append((both / sqrt(whole * rare), line))
        return {name: _likeness(sorted(alike)[-_NEAREST:]) for name, alike in found.items()}

    def _ratio(self, name: str, feature: str, share: float) -> float:
        counted = self.counts[name].get(feature, 0) + _SMOOTHING * share
        return log(counted / (self.examples[name] + _SMOOTHING) / share)


def _likeness(nearest: Sequence[tuple[float, str]]) -> Likeness:
    most, line = nearest[-1]
    return Likeness(sum(share for share, _ in nearest) / _NEAREST, most > _ALL_BUT, line)


def read_evidence(queries: Sequence[SavedQuery]) -> Evidence:
    """The evidence for some saved queries, from their examples and the words in their headers."""
    return _count(tuple((query.name, query.words) for query in queries))


@cache
def _count(queries: tuple[tuple[str, tuple[str, ...]], ...]) -> Evidence:
    written = read_examples()
    found: list[tuple[str, str, frozenset[str]]] = []
    counts: dict[str, Counter[str]] = {}
    total: Counter[str] = Counter()
    holders: dict[str, list[int]] = {}
    for name, words in (*queries, (NO_QUERY, ())):
        counts[name] = Counter()
        for line in written.get(name, ()):
            has = features(line)
            counts[name].update(has)
            for feature in has:
                holders.setdefault(feature, []).append(len(found))
            found.append((name, line, has))
        for part in (part for word in words for part in word.split(_GAP)):
            counts[name].update(features(part))
        total.update(counts[name])
    rarity = {feature: log((1 + len(found)) / len(at)) for feature, at in holders.items()}
    lines = [(name, line, sum(rarity[feature] for feature in has)) for name, line, has in found]
    examples = Counter(name for name, _, _ in found)
    return Evidence(lines, holders, rarity, examples, counts, total, len(found), _priors([name for name, _ in queries]))


def _priors(names: Sequence[str]) -> dict[str, float]:
    """How much more often than on the average each query is asked: a logarithm, weighed; one is added to each count."""
    demand = read_demand()
    asked = {name: demand.get(name, 0) + 1 for name in names}
    average = sum(asked.values()) / (len(asked) or 1)
    return {name: _PRIOR * log(count / average) for name, count in asked.items()}
