"""Matching (配对): which found fact is which annotated fact, and on which of its attributes the two agree.

Facts pair one to one within a document, a type and an area. A rule of the type says how well two facts match; the best
matches pair first. Attributes that the rule does not look at are compared on the pairs alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from kg.evaluation.likeness import coverage, likeness, same_number, same_unit, wording

Record: TypeAlias = Mapping[str, Any]
"""A fact in its exchange form, as JSON gives it."""

Rule: TypeAlias = Callable[[Record, Record], float]
"""How well a found fact (second) matches an annotated one (first): 0 not at all, 1 wholly."""

_ABSENT: tuple[object, ...] = (None, "", [])


def _same_title(gold: Record, found: Record) -> float:
    return _at_least(0.85, likeness(gold["title"], found.get("title")))


def _same_centre(gold: Record, found: Record) -> float:
    if gold.get("kind") != found.get("kind"):
        return 0.0
    return _at_least(0.8, likeness(gold["name"], found.get("name")))


def _same_fund(gold: Record, found: Record) -> float:
    if not same_number(gold.get("amount"), found.get("amount")):
        return 0.0
    return _at_least(0.6, coverage(gold["name"], found.get("name")))


def _same_figure(gold: Record, found: Record) -> float:
    if not same_number(gold.get("value"), found.get("value")) or not same_unit(gold.get("unit"), found.get("unit")):
        return 0.0
    return _at_least(0.6, coverage(gold["indicator"], found.get("indicator")))


def _same_target(gold: Record, found: Record) -> float:
    if gold.get("year") and found.get("year") != gold["year"]:
        return 0.0
    return _same_figure(gold, found)


def _same_role(gold: Record, found: Record) -> float:
    if not _leads(gold["lead"]) & _leads(found.get("lead")):
        return 0.0
    return _at_least(0.6, coverage(gold["task"], found.get("task")))


def _same_designation(gold: Record, found: Record) -> float:
    entity = coverage(gold["entity"], found.get("entity"))
    programme = coverage(gold["programme"], found.get("programme"))
    return (entity + programme) / 2 if entity >= 0.75 and programme >= 0.6 else 0.0


def _same_institution(gold: Record, found: Record) -> float:
    return _at_least(0.75, likeness(gold["name"], found.get("name")))


def _at_least(least: float, score: float) -> float:
    return score if score >= least else 0.0


def _leads(lead: object) -> set[str]:
    return set(re.split("[、,;]", wording(lead)))


RULES: Mapping[str, Rule] = {
    "policy": _same_title,
    "agreement": _same_title,
    "publication": _same_title,
    "protection_centre": _same_centre,
    "fund": _same_fund,
    "target": _same_target,
    "statistic": _same_figure,
    "agency_role": _same_role,
    "designation": _same_designation,
    "institution": _same_institution,
}
"""The rule of each type of fact, in the order in which types are reported."""

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "policy": ("title",),
    "agreement": ("title",),
    "publication": ("title",),
    "protection_centre": ("name",),
    "fund": ("name",),
    "target": ("indicator",),
    "statistic": ("indicator",),
    "agency_role": ("lead", "task"),
    "designation": ("entity", "programme"),
    "institution": ("name",),
}
"""The fields without which an annotated fact cannot be compared."""

ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "policy": ("action", "year", "doc_number", "issuer"),
    "agreement": (),
    "publication": (),
    "protection_centre": ("status", "accepted", "year", "city"),
    "fund": ("kind", "amount_role", "status", "year"),
    "target": ("cmp", "unit"),
    "statistic": ("cmp", "year", "change_pct", "rank", "unit"),
    "agency_role": ("agencies",),
    "designation": ("status", "year"),
    "institution": ("kind", "status", "year"),
}
"""The attributes compared on matched facts, where the annotated fact has them."""


def pair(kind: str, gold: Sequence[Record], found: Sequence[Record]) -> dict[int, int]:
    """For each annotated fact that has a match, by its index, the index of the found fact; the best matches first."""
    rule = RULES[kind]
    scored = [(rule(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found)]
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in sorted(scored, reverse=True):
        if score > 0 and i not in partners and j not in taken:
            partners[i] = j
            taken.add(j)
    return partners


def is_optional(fact: Record) -> bool:
    """Whether a fact counts neither way: a candidate for a designation (申报、培育); careful readers disagree on it."""
    return fact.get("type") == "designation" and fact.get("status") == "candidate"


def is_stated(value: object) -> bool:
    """Whether an annotation gives an attribute at all."""
    return value not in _ABSENT


def agrees(gold: object, found: object) -> bool:
    """Whether an attribute of a found fact has the annotated value; the order of a list does not matter."""
    if isinstance(gold, list):
        items = found if isinstance(found, list) else str(found or "").split(";")
        return sorted(map(wording, gold)) == sorted(map(wording, items))
    if isinstance(gold, int | float) and not isinstance(gold, bool):
        return same_number(gold, found)
    return wording(gold) == wording(found)
