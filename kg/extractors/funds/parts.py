"""Parts of funds (部分金额): the size that a fund left for another, what it grew by, what each purse puts into it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extractors.figures.baselines import on_base
from kg.extractors.figures.levels import origin_of
from kg.extractors.funds.amount import Amount
from kg.extractors.funds.names import FundName
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.reading import Passage
from kg.mentions import Mention
from kg.values import Quantity

SIZE = r"(?:规模|总额度|总额|总量|总金额|总盘子|盘子)"
_PURSE = re.compile(
    rf"(?P<open>[（(]其中，?)?(?:由)?(?P<who>{pattern('fund-word', 'finance')})"
    r"(?:引导)?(?:资金)?(?:出资|投入|注资)?(?:约|共|为)?$"
)
_CLOSED = re.compile(r"(?:出资)?[）)]")
_LEVEL = re.compile(
    r"(?:其中[，：:]?|[、，和])?(?:由)?(?P<who>(?:中央|省|市|县|区|州|自治区|地方|区县|市县|市区)(?:本?级)?(?:财政)?(?:资金)?)"
    r"(?:出资|投入|安排|承担|配套)?(?:约|共|为|各)?"
)
"""A level of the purse and its part of a sum told before: 其中|省级|4000万元、|市级|6000万元."""
_PART = re.compile(rf"{_LEVEL.pattern}[\d.,]+[万亿]?元")
"""A part behind which another may follow: 其中省级1.5亿元，|市级2亿元|."""
_GROWN = re.compile(pattern("fund-word", "growing", "adding") + "|多")
_LEADING_IN = re.compile(r"(?:引导|参与|认缴|发起)?[、，]?(?:的)?(?:总|首期|目标)?(?:规模)")


def size_left(
    passage: Passage, clause: Clause, mention: Mention, quantity: Quantity, funds: list[FundName]
) -> Amount | None:
    """The size that a fund left for another: "资金池规模|由1000万元|增至3000万元", "…|在去年80万元|的基础上增加"."""
    before = passage.slice(clause.start, mention.start)
    origin = origin_of(before)
    left = on_base(before)
    if origin is None and not left:
        return None
    begin = clause.start + (origin.start() if origin else left)
    fund = next((fund for fund in reversed(funds) if fund.end <= begin), None)
    between = passage.slice(max(clause.start, fund.end if fund else 0), begin)
    if not re.fullmatch(rf"(?:{SIZE}|基金|资金池|资金|总|该)*", between):
        return None
    yearly = fund is not None and fund.kind == "special_fund" and not re.search(SIZE, between)
    return Amount(mention, quantity, fund, "allocated" if yearly else "size", "", clause, former=True)


def grows_by(passage: Passage, clause: Clause, mention: Mention) -> bool:
    """Whether a clause says only by how much the sum before it grew: "…专项资金3260万元，较上年增加|260万元|"."""
    for change in passage.mentions("change", clause.start, mention.end):
        if change.end == mention.end:
            lead = passage.slice(clause.start, change.start)
            words = passage.slice(change.start, mention.start)
            return lead in ("", "共", "总额") and _GROWN.search(words) is not None
    return False


def level_of(passage: Passage, clause: Clause, mention: Mention, told: Clause, at: int) -> str:
    """The level of the purse that a sum is of, in a clause of parts of a sum told before in the clause `told`, up to
    `at`: "资金池扩容至6.5亿元，其中|市级|3亿元"; "" for none.
    """
    begins = passage.slice(clause.start, mention.start).startswith("其中")
    if not begins and (told == clause or not _PART.fullmatch(told.text)):
        return ""
    if told != clause and told.end + 1 != clause.start:
        return ""
    level = _LEVEL.fullmatch(passage.slice(clause.start if told != clause else at, mention.start))
    return level["who"] if level else ""


def part_of_level(
    passage: Passage, clause: Clause, mention: Mention, quantity: Quantity, found: Sequence[Amount]
) -> Amount | None:
    """What one level of the purse has of the amount before."""
    last = found[-1] if found else None
    who = level_of(passage, clause, mention, last.clause, last.mention.end) if last else ""
    return (
        Amount(mention, quantity, last.fund, last.role, f"{who.removesuffix('资金')}资金", clause)
        if last and who
        else None
    )


def part_of_purse(
    passage: Passage, clause: Clause, mention: Mention, quantity: Quantity, funds: list[FundName]
) -> Amount | None:
    """What the purse puts into the fund named behind, or in brackets into the one named before: "由市财政|出资1.5亿元|
    引导、总规模6亿元的…基金", "实缴1.2亿元（其中省级财政|5000万元|）".
    """
    before, after = passage.slice(clause.start, mention.start), passage.slice(mention.end, clause.end)
    part = _PURSE.search(before)
    if part is None:
        return None
    if part["open"]:
        earlier = [fund for fund in funds if fund.end <= mention.start and fund.kind != "special_fund"]
        inside = earlier and _CLOSED.match(after)
        return Amount(mention, quantity, earlier[-1], "invested", f"{part['who']}出资", clause) if inside else None
    led = _LEADING_IN.match(after)
    later = [fund for fund in funds if mention.end <= fund.start and fund.end <= clause.end] if led else []
    return Amount(mention, quantity, later[0], "invested", f"{part['who']}出资", clause) if later else None
