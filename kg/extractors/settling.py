"""Settling (归并): what one document states twice stands once, and money that is a fund's is no statistic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from kg.extractors.passages.evidence import stated_again
from kg.facts import Fact, Fund, Statistic, Target, field_names

_PRODUCT = re.compile(r"(?:国内|地区)生产总值(?:（GDP）)?")


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
    # The count of a line 专利导航：4个项目，320万元 is told by what it is of.
    counted = {
        (fact.value, fact.evidence.sentence)
        for fact in listed
        if isinstance(fact, Statistic) and fact.evidence.rule == "allocations.count"
    }
    kept: dict[tuple[object, ...], Fact] = {}
    for fact in _in_order(listed):
        if (
            isinstance(fact, (Statistic, Target))
            and fact.unit == "元"
            and ((fact.value, fact.evidence.sentence) in money or (fact.indicator, fact.evidence.sentence) in before)
        ):
            continue
        if (
            isinstance(fact, Statistic)
            and fact.evidence.rule == "statistics.count"
            and (fact.value, fact.evidence.sentence) in counted
        ):
            continue
        key = _content(fact)
        first = kept.get(key)
        if first is None:
            kept[key] = fact
        else:
            place = (fact.evidence.start, fact.evidence.end)
            kept[key] = stated_again(first, {place})
    return tuple(kept.values())


def _in_order(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts in order of place and type; their words, slow to compare, decide only between those that share both."""
    for _, group in groupby(sorted(facts, key=_place), key=_place):
        same = list(group)
        yield from sorted(same, key=repr) if len(same) > 1 else same


def _place(fact: Fact) -> tuple[int, int, str]:
    return fact.evidence.start, fact.evidence.end, fact.TYPE


def _content(fact: Fact) -> tuple[object, ...]:
    """What the fact says, without where it says it; of a goal also without how its bound is told, which a table of
    goals leaves out (突破50亿元 | 50), and by one name for the product of the land (占地区生产总值比重, 占GDP比重).
    """
    out = ("evidence", "cmp", "indicator") if isinstance(fact, Target) else ("evidence",)
    own = _PRODUCT.sub("GDP", fact.indicator) if isinstance(fact, Target) else ""
    return (fact.TYPE, own, *(getattr(fact, name) for name in field_names(fact.TYPE) if name not in out))
