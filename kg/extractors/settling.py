"""Settling (归并): what one document states twice stands once, and money that is a fund's is no statistic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

from kg.facts import Fact, Fund, Statistic, Target


def settle(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts of one document in order of place; repeated statements are joined, with every place kept as an echo."""
    listed = list(facts)
    money = {
        (fact.amount, fact.evidence.sentence) for fact in listed if isinstance(fact, Fund) and fact.amount is not None
    }
    before = {
        (fact.indicator, fact.evidence.sentence)
        for fact in listed
        if isinstance(fact, (Statistic, Target)) and fact.unit == "元" and (fact.value, fact.evidence.sentence) in money
    }
    kept: dict[tuple[object, ...], Fact] = {}
    for fact in sorted(listed, key=lambda fact: (fact.evidence.start, fact.evidence.end, fact.TYPE, repr(fact))):
        if (
            isinstance(fact, (Statistic, Target))
            and fact.unit == "元"
            and ((fact.value, fact.evidence.sentence) in money or (fact.indicator, fact.evidence.sentence) in before)
        ):
            continue
        key = _content(fact)
        first = kept.get(key)
        if first is None:
            kept[key] = fact
        else:
            place = (fact.evidence.start, fact.evidence.end)
            echoes = tuple(sorted({*first.evidence.echoes, place} - {(first.evidence.start, first.evidence.end)}))
            kept[key] = replace(first, evidence=replace(first.evidence, echoes=echoes))
    return tuple(kept.values())


def _content(fact: Fact) -> tuple[object, ...]:
    """What the fact says, without where it says it."""
    return (fact.TYPE, *(getattr(fact, field.name) for field in fields(fact) if field.name != "evidence"))
