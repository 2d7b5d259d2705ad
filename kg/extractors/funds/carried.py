"""Further money of a fund (续述金额): sums told of the fund that a passage is about, which their clauses do not name.

"2024年预算安排2800万元，2023年是2200万元" under the heading 县级知识产权专项资金; "…运营基金，首期1亿元已实缴6500万元。
完成投资4笔、2780万元".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.extractors.funds.amounts import is_rate
from kg.extractors.funds.clauses import Said, goes_on, lends, read_clause, sums_of
from kg.extractors.funds.names import FundName
from kg.extractors.funds.statuses import is_planning
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.reading import Passage
from kg.extractors.passages.years import relative_year
from kg.facts import Fund
from kg.mentions import Mention
from kg.values import Date, Quantity

Told = tuple[int, Fund | None]
"""A fact of a fund with the clean offset where it was told; None for something that ends what was before."""


def told_by_name(named: Sequence[tuple[FundName, Fund]], told: Sequence[Told]) -> list[Told]:
    """What the names of funds tell that have no sum in `told`; one that several places set up each ends what was."""
    ends = [fund.end for fund, _ in named]
    at = {end for end, _ in told}
    return [(fund.end, fact if ends.count(fund.end) == 1 else None) for fund, fact in named if fund.end not in at]


@dataclass(slots=True)
class Carrier:
    """The fund that a document is about as its sentences go on: the one told last, and those that headings name.

    `left` after a sentence with another subject in the same paragraph, whose balance or size a bare 余额 may be.
    `loose` are names made up for sums, which no further sentence means.
    """

    held: Fund | None = None
    left: bool = False
    section: int = -1
    loose: set[str] = field(default_factory=set)
    headings: dict[tuple[str, ...], Fund] = field(default_factory=dict)

    def further(self, passage: Passage, told: Sequence[Told]) -> Iterator[Fund]:
        """The further sums of a sentence, in which the facts `told` were read already; remembers what it is about."""
        self._move_to(passage)
        inherited = self.held or self._heading(passage)
        if inherited is None and not told:
            return
        moneys = [fact for _, fact in told if fact is not None and fact.evidence.rule == "funds.money"]
        self.loose |= {money.name for money in moneys if money.name not in passage.text}
        trail = [(passage.sentence.start, inherited), *sorted(told, key=lambda one: one[0])]
        for clause in passage.clauses:
            sums = sums_of(passage, clause)
            for mention, start, end in sums:
                at, about = _before(trail, mention.start)
                if about is None or any(mention.start < place <= mention.end for place, _ in trail):
                    continue
                if at < start and any(start == earlier.end for earlier, _, _ in sums):
                    continue  # 楚雄州由200万元减至|80万元|: the sum before is of another subject
                said = read_clause(passage, mention, max(start, min(at, mention.start)), end)
                if said is None or is_rate(passage, mention, clause):
                    continue
                if not _follows(passage, at, clause.start, closely=said.role == "size"):
                    continue
                if said.role == "size" and self.left and about is inherited:
                    continue
                own = [fund for place, fund in trail[1:] if fund is not None and place <= mention.start]
                facts = list(_facts(passage, clause, mention, said, about, own))
                yield from facts
                trail += [(mention.end, fact) for fact in facts]
                trail.sort(key=lambda one: one[0])
        at, about = trail[-1]
        bare = re.sub(r"[一二三四]期$", "", about.name) if about else ""
        about = next((fund for _, fund in reversed(trail) if fund and about and fund.name == bare), about)
        follows = _follows(passage, at, passage.sentence.end)
        self.left = not follows or lends(passage.slice(at, passage.sentence.end))
        self.held = about if follows and about and about.name not in self.loose else None
        named = told[-1][1] if told and passage.text.strip("。") == passage.section.heading else None
        if named is not None and named.amount is None and passage.text.strip("。“”").endswith(named.name.strip("“”")):
            self.headings[passage.section.path] = named

    def name_above(self, passage: Passage) -> FundName | None:
        """The name of the fund that the nearest heading names, for a bare 专项资金 below it."""
        fund = self._heading(passage)
        return FundName(0, 0, fund.name, fund.kind, named=True) if fund else None

    def _move_to(self, passage: Passage) -> None:
        """What was told of before holds to the end of its paragraph."""
        start = passage.sentence.start
        if passage.sentence.section != self.section or passage.slice(start - 1, start) == "\n":
            self.section, self.held, self.left = passage.sentence.section, None, False

    def _heading(self, passage: Passage) -> Fund | None:
        """The fund that the nearest heading above names."""
        path = passage.section.path
        return next(
            (self.headings[path[:size]] for size in range(len(path), 0, -1) if path[:size] in self.headings), None
        )


def _before(trail: Sequence[Told], place: int) -> Told:
    """The last that was told up to a place."""
    return next(one for one in reversed(trail) if one[0] <= place or one is trail[0])


def _follows(passage: Passage, at: int, until: int, closely: bool = False) -> bool:
    """Whether all clauses between two offsets may speak of the same fund; `closely` where they must say what it does,
    as they must behind a semicolon.
    """
    between = [other for other in passage.clauses if at <= other.start < until]
    marks = [passage.slice(other.start - 1, other.start) for other in between]
    return all(goes_on(passage, other, closely or mark in "；;") for other, mark in zip(between, marks, strict=True))


def _facts(
    passage: Passage, clause: Clause, mention: Mention, said: Said, about: Fund, own: Sequence[Fund]
) -> Iterator[Fund]:
    """The fact of a sum; one for each year where it is that of several."""
    quantity = mention.value
    assert isinstance(quantity, Quantity)
    if quantity.cmp in ("<=", "range"):
        return
    if said.role == "" and not own:
        return
    role = said.role or own[-1].amount_role or "allocated"
    if about.kind == "special_fund" and (role == "raised" or (role == "size" and said.bare)):
        role = "allocated"
    bound = passage.slice(mention.start, mention.end).startswith(("不低于", "不少于"))
    planned = said.planned or is_planning(passage, clause) or (role == "size" and bound)
    if planned and role in ("size", "raised"):
        role = "planned_size"
    same = role == "size" and not said.now and own and own[-1].status == "established"
    status = "planned" if planned else "raised" if role == "raised" else "established" if same else "operating"
    stage = "" if said.stage == "首期" else said.stage  # the first instalment of the fund, not a fund beside it
    name = about.name if stage in about.name else re.sub(r"[一二三四]期$", "", about.name) + stage
    years = [year for date in said.dates if (year := _year_of(passage, date))]
    last = _year(passage, clause, said, role, years, own)
    if last and passage.reading.document.year and last > passage.reading.document.year:
        status = "planned"
    for year in years if said.each else [last]:
        yield replace(
            about,
            name=name,
            amount=quantity.value,
            cmp=quantity.cmp,
            amount_role=role,
            status=status,
            year=year,
            evidence=passage.evidence(clause.start, clause.end, "funds.carried"),
        )


def _year(
    passage: Passage, clause: Clause, said: Said, role: str, years: Sequence[int], own: Sequence[Fund]
) -> int | None:
    """The year printed with a sum, or in its clause or alone in the one before; else that of the sums before."""
    if years:
        return years[-1]
    spans = [other for other in passage.clauses if other.start <= clause.start][-2:]
    for span in reversed(spans):
        for date in reversed(passage.dates(span.start, span.end)):
            alone = date.end - date.start >= span.end - span.start - 1
            compared = passage.slice(date.start - 1, date.start) in ("比", "较")
            if (span == clause or alone) and not compared and (year := _year_of(passage, date)):
                return year
    told = [fund.year for fund in own if fund.year is not None]
    if said.now or not told:
        return passage.scope.year or passage.reading.document.year
    return max(told) if role == "added" else told[-1]


def _year_of(passage: Passage, mention: Mention) -> int | None:
    date = mention.value
    return date.year_end or date.year or relative_year(passage, mention) if isinstance(date, Date) else None
