"""Account (叙述): the funds that a document told of, passage by passage, and what a later passage refers to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.extractors.funds.amount import Amount
from kg.extractors.funds.amounts import find_amounts
from kg.extractors.funds.carried import Carrier, Told, told_by_name
from kg.extractors.funds.facts import amount_fact, money_fact, named_facts, share_fact
from kg.extractors.funds.founders import is_partner, of_a_class, one_each
from kg.extractors.funds.money import Money, find_money
from kg.extractors.funds.names import FundName, find_fund_names
from kg.extractors.funds.purposes import find_purposes, sum_end
from kg.extractors.funds.references import in_full, like_before, ruled_by_title, told_above
from kg.extractors.funds.rules import core_of, ruled_funds
from kg.extractors.funds.shares import find_shares
from kg.extractors.passages.reading import Passage
from kg.extractors.passages.requests import is_asked_for
from kg.facts import Fund
from kg.mentions import Mention

_SHORT = re.compile(r"[（(]以下(?:统一)?简称[“]?专项资金")
_Row = tuple[int, int]


@dataclass(slots=True)
class Account:
    """The facts so far: `stated` with a sum, `named` without one, `ruled` by the title of their rules with its core.

    `tasks` are what the task column of a row asks for, `done` the names in the result column, both by row and kind.
    """

    stated: list[Fund] = field(default_factory=list)
    named: list[Fund] = field(default_factory=list)
    ruled: list[tuple[str, Fund]] = field(default_factory=list)
    tasks: list[tuple[tuple[_Row, str], Fund]] = field(default_factory=list)
    done: dict[tuple[_Row, str], list[str]] = field(default_factory=dict)
    _carrier: Carrier = field(default_factory=Carrier)
    _section: int = -1
    _last: FundName | None = None
    """The fund named last in the section."""
    _short: FundName | None = None
    """The fund whose short form is 专项资金."""
    _rows: dict[_Row | None, FundName] = field(default_factory=dict)
    """The fund that each row of a table is about."""
    _given: list[Money] = field(default_factory=list)
    """The money given out in the passage before, which may go on to say to what."""

    def read(self, passage: Passage) -> None:
        """Add what a passage tells."""
        if passage.sentence.section != self._section:
            self._section, self._last = passage.sentence.section, self._rows.get(passage.table_row)
        funds = self._funds(passage)
        pools = [in_full(fund, self._antecedent(passage, fund)) for fund in funds]
        told = self._read_sums(passage, funds, pools)
        bare = [fund for fund in funds if fund.named or (fund.pool and one_each(passage, fund))]
        named = _told_of(passage, [fund for fund in bare if not is_partner(passage, fund, funds)])
        pooled = _told_of(passage, [fund for fund in pools if fund.pool and not (fund.named or fund.points_back)])
        self.named += [fact for _, fact in named]
        told += told_by_name([*named, *pooled], told)
        self.stated += self._carrier.further(passage, told)
        self.ruled += [(core_of(passage, fund), fact) for fund, fact in _told_of(passage, ruled_funds(passage))]
        self._read_row(passage, funds, pools, [fact for _, fact in named])
        if passage.section.column == "plan":
            # 探索建立风险补偿基金, where the task of the row asks for …信贷风险补偿基金: the same, for the plan's year.
            asked = {row_and_kind for row_and_kind, _ in self.tasks}
            self.named += [fact for fund, fact in pooled if (passage.table_row, fund.kind) in asked]

    def _funds(self, passage: Passage) -> list[FundName]:
        """The funds that a passage names, each by the name that it refers to."""
        funds = [fund for fund in find_fund_names(passage) if not is_asked_for(passage, fund.start)]
        shortened = (fund for fund in funds if _SHORT.match(passage.slice(fund.end, fund.end + 12)))
        self._short = next(shortened, self._short)
        funds = [replace(fund, name=told_above(passage, fund.name) or fund.name) for fund in funds]
        funds = [like_before(passage, fund, funds[:place], self._last) for place, fund in enumerate(funds)]
        return [of_a_class(passage, fund) for fund in funds]

    def _antecedent(self, passage: Passage, fund: FundName) -> FundName | None:
        """The fund that a short name stands for."""
        above = ruled_by_title(passage, fund) or self._short or self._rows.get(passage.table_row)
        return above or self._carrier.name_above(passage)

    def _read_sums(self, passage: Passage, funds: Sequence[FundName], pools: Sequence[FundName]) -> list[Told]:
        """Add the sums of a passage: shares of several funds, amounts of one, money for a purpose, and its parts."""
        if not passage.mentions("quantity"):
            self._given = []
            return []
        shares = list(find_shares(passage, funds, self._last))
        self.stated += [share_fact(passage, share) for share in shares]
        told: list[Told] = [(share.amount.mention.end, None) for share in shares]
        shared = {share.amount.mention for share in shares}
        found = find_amounts(passage, [fund for fund in pools if fund.pool])
        amounts = [amount for amount in found if amount.mention not in shared]
        told += self._read_amounts(passage, funds, amounts)
        moneys = [
            replace(money, name=told_above(passage, money.name) or money.name)
            for money in find_money(passage, [*funds], {amount.mention for amount in amounts} | shared)
            if not is_asked_for(passage, money.clause.end)
        ]
        facts = [money_fact(passage, money) for money in moneys]
        self.stated += facts
        told += [(sum_end(passage, money), fact) for money, fact in zip(moneys, facts, strict=True)]
        self._read_purposes(passage, [*self._earmarked(amounts, funds), *moneys], shared)
        return told

    def _read_amounts(self, passage: Passage, funds: Sequence[FundName], amounts: Sequence[Amount]) -> Iterator[Told]:
        for amount in amounts:
            fund = self._meant(amount, funds)
            if fund is not None:
                again = fund is self._last or (amount.fund is not None and amount.fund.points_back)
                fact = amount_fact(passage, fund, amount, self.named[-1].status if again and self.named else None)
                self.stated.append(fact)
                yield max(amount.mention.end, fund.end if fund.end <= passage.sentence.end else 0), fact

    def _read_purposes(self, passage: Passage, given: list[Money], shared: set[Mention]) -> None:
        parts = find_purposes(passage, given, self._given)
        self.stated += [
            money_fact(passage, part) for part in parts if not any(part.quantity is mention.value for mention in shared)
        ]
        self._given = given

    def _read_row(
        self, passage: Passage, funds: Sequence[FundName], pools: Sequence[FundName], named: Sequence[Fund]
    ) -> None:
        """Keep what the row of a table asks for, has done and is about."""
        row = passage.table_row
        if row and passage.section.column == "task":
            self.tasks += [((row, fact.kind), fact) for fact in named]
        elif row and passage.section.column == "result":
            for fund in funds:
                self.done.setdefault((row, fund.kind), []).append(fund.name)
        self._last = next((fund for fund in reversed(funds) if fund.named), self._last)
        own = next((fund for fund in reversed(pools) if fund.pool and not fund.points_back), self._last)
        if row and own:
            self._rows.setdefault(row, own)

    def _earmarked(self, amounts: Sequence[Amount], funds: Sequence[FundName]) -> Iterator[Money]:
        """The sums of special funds that are given out, of which a purpose may get a part."""
        for amount in amounts:
            fund, clause = self._meant(amount, funds), amount.clause
            if fund is not None and fund.kind == "special_fund" and amount.role in ("allocated", "size", "invested"):
                yield Money(fund.name, amount.quantity, "allocated", clause, clause.start, clause.end)

    def _meant(self, amount: Amount, funds: Sequence[FundName]) -> FundName | None:
        """The fund that an amount belongs to: 基金 and 资金池 alone mean the one named before."""
        if amount.fund is not None and not amount.fund.points_back:
            return amount.fund
        limit = amount.fund.start if amount.fund else amount.mention.start
        named = [fund for fund in funds if fund.named and fund.end <= limit]
        if amount.fund is not None and amount.fund.name.endswith("基金"):
            named = [fund for fund in named if fund.kind != "special_fund"] or named
        meant = named[-1] if named else None
        if meant is None and self._last is not None and amount.fund is not None:
            return replace(self._last, start=amount.fund.start, end=amount.fund.end)
        return meant or self._last


def _told_of(passage: Passage, funds: Iterable[FundName]) -> list[tuple[FundName, Fund]]:
    return [(fund, fact) for fund in funds for fact in named_facts(passage, fund)]
