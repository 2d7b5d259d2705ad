"""Filled (已填参数): a parameter with the values that a question gives it; which stay where the same words fill two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.asking.question import Question, Span
from kg.queries import Parameter

_SUM = re.compile(r"金额|多少|数额|how (?:much|large)|\b(?:amount|sum)s?\b", re.I)
"""What asks for an amount, not for a state."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A parameter with the values that a question gives it and the words they came from."""

    parameter: Parameter
    values: tuple[str, ...]
    spans: tuple[Span, ...]


def without_doubles(question: Question, given: Sequence[Filled]) -> list[Filled]:
    """The parameters less those that words fill which fill another that tells more."""
    given = _without_twins(question, given)
    tasks = [span for each in given if each.parameter.name in ("task", "entity") for span in each.spans]
    given = [each for each in given if each.parameter.type != "area" or not _inside(each.spans, tasks)]
    papers = [span for each in given if each.parameter.type == "document" for span in each.spans]
    given = [each for each in given if each.parameter.type != "area" or not _inside(each.spans, papers)]
    texts = [span for each in given if each.parameter.name == "text" for span in each.spans]
    numbers = [each for each in given if each.parameter.type == "number"]
    return [each for each in given if each not in numbers[1:] and not _is_said(each, texts)]


def _is_said(filled: Filled, texts: Sequence[Span]) -> bool:
    """Whether words that are looked for tell a parameter already: one that they hold, or the city that they are of."""
    if filled.parameter.name == "text" or not texts:
        return False
    city = filled.parameter.type == "area" and not any(value.endswith("0000") for value in filled.values)
    return city or _lie_in(filled.spans, texts)


def _without_twins(question: Question, given: Sequence[Filled]) -> list[Filled]:
    """The parameters less the status of a fund, or else the role of its amount, where the same words fill both, and the
    kind of issuer that an issuer's name tells."""
    spans = {each.parameter.name: each.spans for each in given}
    status, issuer = spans.get("status", ()), spans.get("issuer", ())
    left = set()
    if status and _lie_in(status, spans.get("amount_role", ())):
        left.add("status")
    if status and _overlap(status, spans.get("role", ())) and not _SUM.search(question.text):
        left.add("role")
    if _lie_in(spans.get("issuer_kind", ()), issuer):
        left.add("issuer_kind")
    return [each for each in given if each.parameter.name not in left]


def _inside(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return all(any(other.holds(span) for other in others) for span in spans)


def _lie_in(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return all(any(other == span or other.holds(span) for other in others) for span in spans)


def _overlap(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for span in spans for other in others)
