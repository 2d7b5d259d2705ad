"""Funds (基金与专项资金): named funds with or without amounts, and money set aside for a purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extractors.funds.allocations import allocated_funds
from kg.extractors.funds.amount import Amount
from kg.extractors.funds.amounts import find_amounts
from kg.extractors.funds.carried import Carrier, Told, told_by_name
from kg.extractors.funds.columns import column_funds
from kg.extractors.funds.facts import amount_fact, money_fact, named_facts, share_fact
from kg.extractors.funds.founders import is_partner, of_a_class, one_each
from kg.extractors.funds.money import Money, find_money
from kg.extractors.funds.names import FundName, find_fund_names
from kg.extractors.funds.purposes import find_purposes, sum_end
from kg.extractors.funds.references import in_full, like_before, ruled_by_title, told_above
from kg.extractors.funds.rules import core_of, ruled_funds
from kg.extractors.funds.shares import find_shares
from kg.extractors.passages.reading import Reading
from kg.extractors.passages.requests import is_asked_for
from kg.facts import Fund

_SHORT = re.compile(r"[（(]以下(?:统一)?简称[“]?专项资金")
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
    stated: list[Fund] = []
    named: list[Fund] = []
    done: dict[tuple[int, int, str], list[str]] = {}
    tasks: list[tuple[tuple[int, int, str], Fund]] = []
    last: FundName | None = None
    short: FundName | None = None
    rows: dict[tuple[int, int] | None, FundName] = {}
    ruled: list[tuple[str, Fund]] = []
    carrier = Carrier()
    section = -1
    before: list[Money] = []
    for passage in reading.passages():
        if passage.section.column in ("value", "indicator", "lead", "partner", "deadline"):
            continue
        cell = passage.section.cell
        row = passage.table_row
        if passage.sentence.section != section:
            section, last = passage.sentence.section, rows.get(row)
        funds = [fund for fund in find_fund_names(passage) if not is_asked_for(passage, fund.start)]
        short = next((fund for fund in funds if _SHORT.match(passage.slice(fund.end, fund.end + 12))), short)
        above = [told_above(passage, fund.name) for fund in funds]
        funds = [replace(fund, name=name or fund.name) for fund, name in zip(funds, above, strict=True)]
        funds = [like_before(passage, fund, [*funds[:place]], last) for place, fund in enumerate(funds)]
        funds = [of_a_class(passage, fund) for fund in funds]
        pools = [
            in_full(fund, ruled_by_title(passage, fund) or short or rows.get(row) or carrier.name_above(passage))
            for fund in funds
        ]
        shares = list(find_shares(passage, funds, last))
        stated += [share_fact(passage, share) for share in shares]
        told: list[Told] = [(share.amount.mention.end, None) for share in shares]
        shared = {share.amount.mention for share in shares}
        amounts = [
            amount
            for amount in find_amounts(passage, [fund for fund in pools if fund.pool])
            if amount.mention not in shared
        ]
        for amount in amounts:
            fund = _meant(amount, funds, last)
            if fund is not None:
                again = fund is last or (amount.fund is not None and amount.fund.points_back)
                status = named[-1].status if again and named else None
                stated.append(amount_fact(passage, fund, amount, status))
                behind = fund.end if fund.end <= passage.sentence.end else 0
                told.append((max(amount.mention.end, behind), stated[-1]))
        taken = {amount.mention for amount in amounts} | shared
        moneys = [
            replace(money, name=told_above(passage, money.name) or money.name)
            for money in find_money(passage, funds, taken)
            if not is_asked_for(passage, money.clause.end)
        ]
        stated += [money_fact(passage, money) for money in moneys]
        told += [(sum_end(passage, money), money_fact(passage, money)) for money in moneys]
        given = [*_earmarked(amounts, funds, last), *moneys]
        parts = find_purposes(passage, given, before)
        stated += [money_fact(passage, part) for part in parts if not any(part.quantity is s.value for s in shared)]
        before = given
        bare = [
            (fund, fact)
            for fund in funds
            if (fund.named or (fund.pool and one_each(passage, fund))) and not is_partner(passage, fund, funds)
            for fact in named_facts(passage, fund)
        ]
        found = [fact for _, fact in bare]
        named += found
        pool = [
            (fund, fact)
            for fund in pools
            if fund.pool and not (fund.named or fund.points_back)
            for fact in named_facts(passage, fund)
        ]
        told += told_by_name([*bare, *pool], told)
        stated += carrier.further(passage, told)
        ruled += [
            (core_of(passage, fund), fact) for fund in ruled_funds(passage) for fact in named_facts(passage, fund)
        ]
        if cell and cell.role == "task":
            tasks += [((*cell.table_row, fact.kind), fact) for fact in found]
        elif cell and cell.role == "result":
            for fund in funds:
                done.setdefault((*cell.table_row, fund.kind), []).append(fund.name)
        last = next((fund for fund in reversed(funds) if fund.named), last)
        if row and (own := next((fund for fund in reversed(pools) if fund.pool and not fund.points_back), last)):
            rows.setdefault(row, own)
    wholes = {(fact.area, fact.amount) for fact in stated if fact.city is None}
    stated += [
        fact
        for fact in allocated_funds(reading)
        if fact.evidence.rule != "funds.total" or (fact.area, fact.amount) not in wholes
    ]
    sized = {(fact.area, fact.city, fact.kind, fact.amount) for fact in stated}
    stated += [fact for fact in column_funds(reading) if (fact.area, fact.city, fact.kind, fact.amount) not in sized]
    stated_again = [fact for row, fact in tasks if any(_does(result, fact.name) for result in done.get(row, ()))]
    named = [fact for fact in named if fact not in stated_again]
    facts = [fact for fact in _once(stated) if fact.amount is not None or not _has_sum(fact, stated)]
    facts += _once(fact for fact in named if not any(_covers(other, fact) for other in stated))
    facts += _once(fact for core, fact in ruled if not any(_within(core, other.name) for other in facts))
    yield from facts


def _earmarked(amounts: Sequence[Amount], funds: Sequence[FundName], last: FundName | None) -> Iterator[Money]:
    """The sums of special funds that are given out, of which a purpose may get a part."""
    for amount in amounts:
        fund = _meant(amount, funds, last)
        if fund is not None and fund.kind == "special_fund" and amount.role in ("allocated", "size", "invested"):
            yield Money(fund.name, amount.quantity, "allocated", amount.clause, amount.clause.start, amount.clause.end)


def _meant(amount: Amount, funds: Sequence[FundName], last: FundName | None) -> FundName | None:
    """The fund that an amount belongs to: 基金 and 资金池 alone mean the one named before."""
    if amount.fund is not None and not amount.fund.points_back:
        return amount.fund
    limit = amount.fund.start if amount.fund else amount.mention.start
    meant = next((fund for fund in reversed(funds) if fund.named and fund.end <= limit), None)
    if meant is None and last is not None and amount.fund is not None:
        return replace(last, start=amount.fund.start, end=amount.fund.end)
    return meant or last


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
    return stated.area == named.area and _within(name, stated.name)


def _has_sum(bare: Fund, stated: Sequence[Fund]) -> bool:
    """Whether a fund told of without a sum has one told of elsewhere."""
    return any(fact.amount is not None and fact.city == bare.city and _covers(fact, bare) for fact in stated)


def _within(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)


def _is_own(one: Fund, other: Fund) -> bool:
    """Whether facts of several places or years were told side by side: "2022年、2023年各追加500万元"."""
    return any(fact.evidence.rule in ("funds.shared", "funds.carried") for fact in (one, other))


def _once(facts: Iterable[Fund]) -> Iterator[Fund]:
    """Without repeats: one fact a fund, role and sum; a fund without a sum once, under its longest name."""
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
            kept = [other for other in kept if other not in twins] + [fact]
    yield from kept
