"""Evaluation (评测): found facts against annotated ones: precision, recall, attributes and evidence, type by type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeAlias

from kg.evaluation.intervals import Share
from kg.evaluation.matching import ATTRIBUTES, RULES, Record, agrees, is_optional, is_stated, pair

Scope: TypeAlias = frozenset[tuple[str, str]]
"""The (document, area) pairs that were annotated."""


@dataclass(frozen=True, slots=True)
class Score:
    """How the facts of one type, or of all, were found: `matched` of `gold` annotated and of `found` found ones.

    `attributes` are the matched facts that agree on each attribute; `quotes` those whose quote is the annotated one,
    white space aside, and `overlap` the mean share of characters that the two quotes of a matched fact have in common.
    """

    type: str
    gold: int
    found: int
    matched: int
    attributes: Mapping[str, Share]
    quotes: Share
    overlap: float

    @property
    def precision(self) -> Share:
        """Of the facts found, those that are annotated."""
        return Share(self.matched, self.found)

    @property
    def recall(self) -> Share:
        """Of the facts annotated, those that were found."""
        return Share(self.matched, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.matched / (self.gold + self.found) if self.matched else 0.0

    @property
    def agreement(self) -> Share:
        """All attributes of the type together."""
        shares = self.attributes.values()
        return Share(sum(share.count for share in shares), sum(share.of for share in shares))


@dataclass(frozen=True, slots=True)
class Macro:
    """The means over the types (宏平均), each type with the same weight."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A comparison: a score for each type that occurs, for all facts together, and the facts behind the numbers.

    `rules` is the precision of each rule that found something.
    """

    types: tuple[Score, ...]
    micro: Score
    rules: Mapping[str, Share]
    missed: tuple[Record, ...]
    spurious: tuple[Record, ...]

    @property
    def macro(self) -> Macro:
        """The means of the types that occur."""
        return Macro(
            _mean([score.precision.value for score in self.types]),
            _mean([score.recall.value for score in self.types]),
            _mean([score.f1 for score in self.types]),
        )


def evaluate(gold: Iterable[Record], found: Iterable[Record], scope: Scope | None = None) -> Evaluation:
    """Compare found facts with annotated ones, both in the exchange form of `kg.facts.fact_to_json`.

    Only the documents and areas of the scope count, on both sides; without one, those that the annotated facts name.
    """
    annotated = list(gold)
    within = frozenset((fact["doc"], fact["area"]) for fact in annotated) if scope is None else scope
    groups = _compare(annotated, found, within)
    scores = {kind: _score(kind, [group for group in groups if group.kind == kind]) for kind in RULES}
    return Evaluation(
        types=tuple(score for score in scores.values() if score.gold or score.found),
        micro=_score("all", groups),
        rules=_rules(groups),
        missed=tuple(fact for group in groups for fact in group.missed),
        spurious=tuple(fact for group in groups for fact in group.spurious),
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """The facts of one type, document and area, compared; what is optional is already left out."""

    kind: str
    pairs: tuple[tuple[Record, Record], ...]
    missed: tuple[Record, ...]
    spurious: tuple[Record, ...]


def _compare(gold: Sequence[Record], found: Iterable[Record], scope: Scope) -> list[_Group]:
    sides: dict[tuple[str, str, str], tuple[list[Record], list[Record]]] = defaultdict(lambda: ([], []))
    for side, facts in enumerate((gold, found)):
        for fact in facts:
            place = fact.get("doc", ""), fact.get("area", "")
            if place in scope and fact.get("type") in RULES:
                sides[fact["type"], *place][side].append(fact)
    return [_compare_group(kind, *sides[kind, document, area]) for kind, document, area in sorted(sides)]


def _compare_group(kind: str, gold: Sequence[Record], found: Sequence[Record]) -> _Group:
    partners = pair(kind, gold, found)
    taken = set(partners.values())
    # An optional annotation that was found takes its partner with it; an optional find that matched counts as found.
    return _Group(
        kind,
        tuple((gold[i], found[j]) for i, j in partners.items() if not is_optional(gold[i])),
        tuple(fact for i, fact in enumerate(gold) if i not in partners and not is_optional(fact)),
        tuple(fact for j, fact in enumerate(found) if j not in taken and not is_optional(fact)),
    )


def _score(kind: str, groups: Sequence[_Group]) -> Score:
    pairs = [pair for group in groups for pair in group.pairs]
    overlaps = [_overlap(_quote(gold), _quote(found)) for gold, found in pairs]
    return Score(
        kind,
        gold=len(pairs) + sum(len(group.missed) for group in groups),
        found=len(pairs) + sum(len(group.spurious) for group in groups),
        matched=len(pairs),
        attributes=_attributes(groups),
        quotes=Share(sum(_quote(gold) == _quote(found) for gold, found in pairs), len(pairs)),
        overlap=_mean(overlaps),
    )


def _attributes(groups: Sequence[_Group]) -> dict[str, Share]:
    """The attributes in the order of their types; those of several types that share a name are taken together."""
    counts: dict[str, list[bool]] = {}
    for name, gold, found in _stated(groups):
        counts.setdefault(name, []).append(agrees(gold, found))
    return {name: Share(sum(right), len(right)) for name, right in counts.items()}


def _stated(groups: Sequence[_Group]) -> Iterator[tuple[str, object, object]]:
    for kind, names in ATTRIBUTES.items():
        pairs = [pair for group in groups if group.kind == kind for pair in group.pairs]
        for name in names:
            yield from ((name, gold[name], found.get(name)) for gold, found in pairs if is_stated(gold.get(name)))


def _rules(groups: Sequence[_Group]) -> dict[str, Share]:
    right: dict[str, int] = defaultdict(int)
    wrong: dict[str, int] = defaultdict(int)
    for group in groups:
        for _, found in group.pairs:
            right[found.get("rule", "")] += 1
        for found in group.spurious:
            wrong[found.get("rule", "")] += 1
    return {rule: Share(right[rule], right[rule] + wrong[rule]) for rule in sorted({*right, *wrong}) if rule}


def _quote(fact: Record) -> str:
    return "".join(fact.get("quote", "").split())


def _overlap(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0
