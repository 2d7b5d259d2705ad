"""Facts of funds (资金事实): what was read of a fund, a share or a sum of money, as a fact with its place and year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extractors.funds.amount import Amount
from kg.extractors.funds.founders import one_each
from kg.extractors.funds.money import Money
from kg.extractors.funds.names import FundName, kind_of
from kg.extractors.funds.shares import Share
from kg.extractors.funds.statuses import former_year, fund_status, fund_year, is_planning
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.named_places import Place, place_at, province_of
from kg.extractors.passages.reading import Passage
from kg.facts import Fund

_LEVEL = re.compile(r"^[省市县区]级")
# An item of its own, of no place told before: |四是|运营基金….
_ITEM = re.compile(r"[一二三四五六七八九十]是")
_OPENING = re.compile(r"(?:[一二三四五六七八九十]是)?(?:支持|推动|鼓励|指导|推进|引导|在|其中|目前)*")


def amount_fact(passage: Passage, fund: FundName, amount: Amount, before: str | None) -> Fund:
    """The fact of an amount; raised money leaves a fund established that the sentence before says was founded."""
    status = fund_status(passage, amount.clause, fund, amount.role)
    if status == "raised" and before == "established":
        status = before
    if amount.former:
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
        name=fund.name if amount.stage in fund.name else fund.name + amount.stage,
        kind=fund.kind,
        amount=amount.quantity.value,
        cmp=amount.quantity.cmp,
        amount_role=role,
        status=status,
        year=(former_year if amount.former else fund_year)(passage, amount.clause, amount.mention.start),
        evidence=passage.evidence(min(own.start, amount.clause.start), end, "funds.amount"),
    )


def share_fact(passage: Passage, share: Share) -> Fund:
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


def named_facts(passage: Passage, fund: FundName) -> Iterator[Fund]:
    """The fact of a fund without a sum; one for each of the places that set it up."""
    clause = passage.clause_at(fund.start)
    places = one_each(passage, fund)
    for place in places or (_place(passage, clause, fund),):
        yield _named_fact(passage, clause, fund, place, place.printed if places and place else "")


def _named_fact(passage: Passage, clause: Clause, fund: FundName, place: Place | None, owner: str) -> Fund:
    ruled = passage.slice(fund.start - 1, fund.start) == "《"
    return Fund(
        area=province_of(passage, place),
        city=(place.city if place else None) or passage.scope.city,
        name=owner + (_LEVEL.sub("", fund.name, count=1) if owner else fund.name),
        kind=fund.kind,
        status="operating" if ruled else fund_status(passage, clause, fund, None),
        year=fund_year(passage, clause),
        evidence=passage.evidence(clause.start, clause.end, "funds.ruled" if ruled else "funds.named"),
    )


def money_fact(passage: Passage, money: Money) -> Fund:
    place = money.place or _subject(passage, money.clause)
    return Fund(
        area=province_of(passage, place),
        city=(place.city if place else None) or passage.scope.city,
        name=money.name,
        kind=kind if (kind := kind_of(money.name)) != "other" else "special_fund",
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
        opening = _OPENING.match(other.text)
        place = place_at(passage, other.start + (opening.end() if opening else 0))
        if place is not None:
            return place
        if _ITEM.match(other.text) or other.strong:
            return None
    return None
