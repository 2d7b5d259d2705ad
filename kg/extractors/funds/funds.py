"""Funds (基金与专项资金): named funds with or without amounts, and money set aside for a purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extractors.funds.account import Account
from kg.extractors.funds.allocations import allocated_funds
from kg.extractors.funds.columns import column_funds
from kg.extractors.passages.evidence import stated_again
from kg.extractors.passages.reading import Reading
from kg.facts import Fund

_EACH = re.compile(r"^各(?:设区)?[省市县州区盟]+")
_OF_ITS_OWN = re.compile(r"^(?:国家|中国).*[（(]")


def extract_funds(reading: Reading) -> Iterator[Fund]:
    """Funds: one fact for each amount that a text states of one, and one for a named fund without any.

    funds.amount: "设立规模1亿元的知识产权运营基金，首期募集3200万元". funds.named: "发挥产业知识产权运营基金作用".
    funds.shared: "洛阳、开封两市分别设立2000万元、500万元的…资金池", one for each.
    funds.money: money without a fund's name that is set aside for a purpose: "安排资金5000余万元", "发放奖金758万元".
    funds.ruled: funds named only in the title of their rules: "修订《…专项资金管理办法》".
    funds.carried: further sums of the fund that the passage is about: "首期1亿元已实缴6500万元", "完成投资2780万元".
    funds.allocated, funds.listed, funds.total: what tables and lists of allocations give.
    funds.column: the size of each place's fund in a table of places.
    A fund that a table's task asks for stands once, as the result of the same row reports it.
    """
    account = Account()
    for passage in reading.passages():
        if passage.section.column not in ("value", "indicator", "lead", "partner", "deadline"):
            account.read(passage)
    stated = list(_with_tables(reading, account.stated))
    facts = list(_once(stated))
    asked = [fact for row, fact in account.tasks if any(_does(done, fact.name) for done in account.done.get(row, ()))]
    named = [fact for fact in account.named if fact not in asked]
    facts += _once(fact for fact in named if not any(_covers(other, fact) for other in stated))
    facts += _once(fact for core, fact in account.ruled if not any(_within(core, other.name) for other in facts))
    yield from facts


def _with_tables(reading: Reading, stated: Sequence[Fund]) -> Iterator[Fund]:
    """What the text states, and what tables and lists add to it."""
    yield from stated
    wholes = {(fact.area, fact.amount) for fact in stated if fact.city is None}
    allocated = [
        fact
        for fact in allocated_funds(reading)
        if fact.evidence.rule != "funds.total" or (fact.area, fact.amount) not in wholes
    ]
    yield from allocated
    sized = {(fact.area, fact.city, fact.kind, fact.amount) for fact in (*stated, *allocated)}
    for fact in column_funds(reading):
        if (fact.area, fact.city, fact.kind, fact.amount) not in sized:
            yield fact


def _does(result: str, task: str) -> bool:
    """Whether a fund that a result names is the one that its task asks for: any of its kind, unless the task names it
    as one of the nation's in a place, which a fund of the place's own is not: 国家知识产权运营（重庆）基金.
    """
    return _OF_ITS_OWN.search(task) is None or _within(task, result) or _within(result, task)


def _covers(stated: Fund, named: Fund) -> bool:
    """Whether a fund without amount is one with amounts: same area, not another city, and all of its name's characters
    in the other's, but for those to whom a table gives it: 各市|专利资助资金.
    """
    if stated.city and named.city and stated.city != named.city:
        return False
    name = _EACH.sub("", named.name) if stated.evidence.rule == "funds.allocated" else named.name
    own = stated.city is not None and stated.city == named.city and name.endswith(stated.name)
    return stated.area == named.area and (own or _within(name, stated.name))


def _within(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)


def _is_own(one: Fund, other: Fund) -> bool:
    """Whether facts of several places or years were told side by side: "2022年、2023年各追加500万元"."""
    return any(fact.evidence.rule in ("funds.shared", "funds.carried") for fact in (one, other))


def _once(facts: Iterable[Fund]) -> Iterator[Fund]:
    """Without repeats: one fact a fund, role and sum; a fund without a sum once, under its longest name, of the year
    that any of them tells.
    """
    kept: list[Fund] = []
    for fact in facts:
        twins = [
            other
            for other in kept
            if other.area == fact.area
            and (other.city == fact.city or not _is_own(other, fact))
            and (other.year == fact.year or other.evidence.start != fact.evidence.start or not _is_own(other, fact))
            and (other.amount, other.amount_role) == (fact.amount, fact.amount_role)
            and (_within(fact.name, other.name) or _within(other.name, fact.name))
        ]
        if not twins:
            kept.append(fact)
        elif len(fact.name) > max(len(other.name) for other in twins):
            kept = [other for other in kept if other not in twins] + [_dated(fact, twins)]
        else:
            kept = [_dated(other, [fact]) if other in twins else other for other in kept]
    yield from kept


def _dated(fund: Fund, others: Iterable[Fund]) -> Fund:
    """A fund without a sum or year, of the year that a repeat of it tells: the plan of its row."""
    told = (other for other in others if other.year is not None and other.status == fund.status)
    other = next(told, None) if fund.amount is None and fund.year is None else None
    if other is None:
        return fund
    return stated_again(replace(fund, year=other.year), [(other.evidence.start, other.evidence.end)])
