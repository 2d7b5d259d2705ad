"""Funds (基金与专项资金): named funds with or without amounts, and money set aside for a purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extractors.allocations import allocated_funds
from kg.extractors.clauses import Clause
from kg.extractors.fund_amount import Amount
from kg.extractors.fund_amounts import find_amounts
from kg.extractors.fund_names import FundName, find_fund_names
from kg.extractors.fund_purposes import find_purposes
from kg.extractors.fund_references import in_full, like_before, ruled_by_title, told_above
from kg.extractors.fund_shares import Share, find_shares
from kg.extractors.fund_statuses import former_year, fund_status, fund_year, is_planning
from kg.extractors.money import Money, find_money
from kg.extractors.named_places import Place, place_at, province_of
from kg.extractors.reading import Passage, Reading
from kg.extractors.requests import is_asked_for
from kg.facts import Fund

_SHORT = re.compile(r"[（(]以下(?:统一)?简称[“]?专项资金")
_OF_ITS_OWN = re.compile(r"^(?:国家|中国).*[（(]")
_OPENING = re.compile(r"(?:支持|推动|鼓励|指导|推进|引导|在|其中|目前)*")


def extract_funds(reading: Reading) -> Iterator[Fund]:
    """Funds: one fact for each amount that a text states of one, and one for a named fund without any.

    funds.amount: "设立规模1亿元的知识产权运营基金，首期募集3200万元". funds.named: "发挥产业知识产权运营基金作用".
    funds.shared: "洛阳、开封两市分别设立2000万元、500万元的…资金池", one for each.
    funds.money: money without a fund's name that is set aside for a purpose: "安排资金5000余万元", "发放奖金758万元".
    funds.allocated, funds.listed: what tables and lists of allocations give.
    A fund that a table's task asks for stands once, as the result of the same row reports it.
    """
    stated: list[Fund] = []
    named: list[Fund] = []
    done: dict[tuple[int, int, str], list[str]] = {}
    tasks: list[tuple[tuple[int, int, str], Fund]] = []
    last: FundName | None = None
    short: FundName | None = None
    section = -1
    for passage in reading.passages():
        if passage.section.column in ("value", "indicator", "lead", "partner", "deadline"):
            continue
        if passage.sentence.section != section:
            section, last = passage.sentence.section, None
        funds = [fund for fund in find_fund_names(passage) if not is_asked_for(passage, fund.start)]
        short = next((fund for fund in funds if _SHORT.match(passage.slice(fund.end, fund.end + 12))), short)
        above = [told_above(passage, fund.name) for fund in funds]
        funds = [replace(fund, name=name or fund.name) for fund, name in zip(funds, above, strict=True)]
        funds = [like_before(passage, fund, [*funds[:place]], last) for place, fund in enumerate(funds)]
        pools = [in_full(fund, ruled_by_title(passage, fund) or short) for fund in funds]
        shares = list(find_shares(passage, funds, last))
        stated += [_share_fact(passage, share) for share in shares]
        shared = {share.amount.mention for share in shares}
        amounts = [
            amount
            for amount in find_amounts(passage, [fund for fund in pools if fund.pool])
            if amount.mention not in shared
        ]
        for amount in amounts:
            fund = _meant(amount, funds, last)
            if fund is not None:
                before = named[-1].status if fund is last and named else None
                stated.append(_amount_fact(passage, fund, amount, before))
        taken = {amount.mention for amount in amounts} | shared
        moneys = [
            replace(money, name=told_above(passage, money.name) or money.name)
            for money in find_money(passage, funds, taken)
            if not is_asked_for(passage, money.clause.end)
        ]
        stated += [_money_fact(passage, money) for money in moneys]
        given = [*_earmarked(amounts, funds, last), *moneys]
        stated += [_money_fact(passage, part) for part in find_purposes(passage, given)]
        found = [_named_fact(passage, fund) for fund in funds if fund.named]
        named += found
        cell = passage.section.cell
        if cell and cell.role == "task":
            tasks += [((cell.table, cell.row, fact.kind), fact) for fact in found]
        elif cell and cell.role == "result":
            for fund in funds:
                done.setdefault((cell.table, cell.row, fund.kind), []).append(fund.name)
        last = next((fund for fund in reversed(funds) if fund.named), last)
    stated += allocated_funds(reading)
    stated_again = [fact for row, fact in tasks if any(_does(result, fact.name) for result in done.get(row, ()))]
    named = [fact for fact in named if fact not in stated_again]
    facts = list(_once(stated))
    facts += _once(fact for fact in named if not any(_covers(other, fact) for other in stated))
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
    return next((fund for fund in reversed(funds) if fund.named and fund.end <= limit), last)


def _amount_fact(passage: Passage, fund: FundName, amount: Amount, before: str | None) -> Fund:
    """The fact of an amount; raised money leaves a fund established that the sentence before says was founded."""
    status = fund_status(passage, amount.clause, fund, amount.role)
    if status == "raised" and before == "established":
        status = before
    if amount.former and status != "planned":
        status = "operating"
    role = "planned_size" if status == "planned" and amount.role == "size" else amount.role
    own = passage.clause_at(fund.start) if passage.sentence.start <= fund.start < amount.clause.start else amount.clause
    place = _place(passage, own, fund)
    # The fund may be named only behind its sum: 融资规模为1.2亿元，…，建立市场化的|重点产业知识产权运营基金.
    later = amount.clause.end <= fund.start < passage.sentence.end
    end = passage.clause_at(fund.end - 1).end if later else amount.clause.end
    return Fund(
        area=province_of(passage, place),
        city=(place.city if place else None) or passage.scope.city,
        name=fund.name + amount.stage,
        kind=fund.kind,
        amount=amount.quantity.value,
        cmp=amount.quantity.cmp,
        amount_role=role,
        status=status,
        year=(former_year if amount.former else fund_year)(passage, amount.clause, amount.mention.start),
        evidence=passage.evidence(min(own.start, amount.clause.start), end, "funds.amount"),
    )


def _share_fact(passage: Passage, share: Share) -> Fund:
    """The fact of one place's share of a sum that several have."""
    amount = share.amount
    status = fund_status(passage, amount.clause, share.fund, amount.role)
    return Fund(
        area=province_of(passage, share.place),
        city=share.place.city or passage.scope.city,
        name=share.fund.name,
        kind=share.fund.kind,
        amount=amount.quantity.value,
        cmp=amount.quantity.cmp,
        amount_role="planned_size" if status == "planned" and amount.role == "size" else amount.role,
        status=status,
        year=fund_year(passage, amount.clause, amount.mention.start),
        evidence=passage.evidence(amount.clause.start, amount.clause.end, "funds.shared"),
    )


def _named_fact(passage: Passage, fund: FundName) -> Fund:
    clause = passage.clause_at(fund.start)
    place = _place(passage, clause, fund)
    return Fund(
        area=province_of(passage, place),
        city=(place.city if place else None) or passage.scope.city,
        name=fund.name,
        kind=fund.kind,
        status=fund_status(passage, clause, fund, None),
        year=fund_year(passage, clause),
        evidence=passage.evidence(clause.start, clause.end, "funds.named"),
    )


def _money_fact(passage: Passage, money: Money) -> Fund:
    place = _subject(passage, money.clause)
    return Fund(
        area=province_of(passage, place),
        city=(place.city if place else None) or passage.scope.city,
        name=money.name,
        kind="special_fund",
        amount=money.quantity.value,
        cmp=money.quantity.cmp,
        amount_role=money.role,
        status="planned" if is_planning(passage, money.clause) else "operating",
        year=fund_year(passage, money.clause),
        evidence=passage.evidence(money.start, money.end, "funds.money"),
    )


def _place(passage: Passage, clause: Clause, fund: FundName) -> Place | None:
    """The place whose fund it is: the one that its name begins with, else the one that opens its clause."""
    if passage.sentence.start <= fund.start < passage.sentence.end:
        for mention in passage.mentions("area", fund.start, fund.end):
            if fund.name.startswith(passage.slice(mention.start, mention.end)):
                return place_at(passage, mention.start)
    return _subject(passage, clause)


def _subject(passage: Passage, clause: Clause) -> Place | None:
    """The place that opens a clause, or the nearest clause before it: "武汉市获批…，中央财政下达奖补资金2亿元"."""
    for other in reversed([part for part in passage.clauses if part.start <= clause.start]):
        opening = _OPENING.match(passage.slice(other.start, other.end))
        place = place_at(passage, other.start + (opening.end() if opening else 0))
        if place is not None:
            return place
    return None


def _does(result: str, task: str) -> bool:
    """Whether a fund that a result names is the one that its task asks for: any of its kind, unless the task names it
    as one of the nation's in a place, which a fund of the place's own is not: 国家知识产权运营（重庆）基金.
    """
    return _OF_ITS_OWN.search(task) is None or _within(task, result) or _within(result, task)


def _covers(stated: Fund, named: Fund) -> bool:
    """Whether a fund without amount is one with amounts: same area, not another city, and all of its name's characters
    in the other's.
    """
    if stated.city and named.city and stated.city != named.city:
        return False
    return stated.area == named.area and _within(named.name, stated.name)


def _within(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)


def _once(facts: Iterable[Fund]) -> Iterator[Fund]:
    """Without repeats: one fact a fund, role and sum; a fund without a sum once, under its longest name."""
    kept: list[Fund] = []
    for fact in facts:
        twins = [
            other
            for other in kept
            if other.area == fact.area
            and (other.city == fact.city or "funds.shared" not in (other.evidence.rule, fact.evidence.rule))
            and (other.amount, other.amount_role) == (fact.amount, fact.amount_role)
            and (_within(fact.name, other.name) or _within(other.name, fact.name))
        ]
        if not twins:
            kept.append(fact)
        elif len(fact.name) > max(len(other.name) for other in twins):
            kept = [other for other in kept if other not in twins] + [fact]
    yield from kept
