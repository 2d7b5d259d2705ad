"""Amounts of funds (资金金额): which sum belongs to which fund of the sentence, and what about the fund it states."""

from __future__ import annotations

import re

from kg.extractors.funds.amount import Amount
from kg.extractors.funds.attached import GROWN, attach
from kg.extractors.funds.names import FundName
from kg.extractors.funds.parts import grows_by, part_of_level, part_of_purse, size_left
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.reading import Passage
from kg.mentions import Mention
from kg.values import Quantity

_PRIZE = re.compile(r"(?:[一二三特]等奖|金奖|银奖|铜奖|优秀奖)(?:的)?(?:奖金|奖励|奖励金)?(?:标准)?(?:为|各|分别)*$")
# What was paid in all is no rate: 对获奖单位|兑现奖励|650万元.
_PAID_OUT = re.compile(
    r"(?:兑现|兑付|发放|拨付)(?:了|各类)?(?:(?:专利|各项)?(?:奖励|资助|补助|补贴|奖补|奖金|贴息)(?:资金|金额|金)?|资金)(?:共|累计|约|达)*$"
)
# "…经费在去年|80万元|的基础上增加40万元".
_ON_BASE = re.compile(r"的?基础上")
_GROWS = re.compile(rf"(?:{GROWN})(?!$)")


def find_amounts(passage: Passage, funds: list[FundName]) -> list[Amount]:
    """The sums of a sentence that a fund has, by where they stand:

    before the name ("设立总规模3000万元的…资金"), behind it ("…资金池规模达到8000万元"), or in a clause of nothing but
    the role and the sum ("，首期募集3200万元"), unless a sum of something else stands between. Without a fund in the
    sentence, the words 基金 or 资金池 must open it.
    """
    found: list[Amount] = []
    broken = False
    for mention in passage.mentions("quantity"):
        quantity = mention.value
        if isinstance(quantity, Quantity) and quantity.unit == "元" and quantity.cmp != "<=":
            clause = passage.clause_at(mention.start)
            after = passage.slice(mention.end, clause.end)
            if _GROWS.match(after) or _ON_BASE.match(after):
                left = size_left(passage, clause, mention, quantity, funds)
                found += [left] if left else []
                continue
            if found and found[-1].clause.end + 1 == clause.start and grows_by(passage, clause, mention):
                found.append(Amount(mention, quantity, found[-1].fund, "added", "", clause))
                continue
            amount = (
                part_of_purse(passage, clause, mention, quantity, funds)
                or part_of_level(passage, clause, mention, quantity, found)
                or attach(passage, clause, mention, funds, found, broken)
            )
            if amount and not is_rate(passage, mention, clause):
                found.append(amount)
            else:
                broken = True
    return found


def is_rate(passage: Passage, mention: Mention, clause: Clause) -> bool:
    """Whether a sum is a rate or a ceiling for one case ("每件资助5000元"), or what a rule grants under a condition."""
    before = passage.slice(clause.start, mention.end)
    if re.search(r"(?:总额|总计|合计|共计)(?:约|达|为)?$", passage.slice(clause.start, mention.start)):
        return False
    if re.search(pattern("fund-word", "rate"), before) or _PRIZE.search(passage.slice(clause.start, mention.start)):
        return True
    if _PAID_OUT.search(passage.slice(clause.start, mention.start)):
        return False
    if re.search(
        r"的(?:奖励|补助|资助|给予)|的(?:企业|单位|机构|个人|团队|项目|高校)(?:给予|奖励|补助|资助|补贴|奖补)", before
    ):
        return True
    condition = passage.slice(passage.sentence.start, clause.start)
    if re.search(r"给予|资助|奖励|补助|补贴", before) is None:
        return False
    return re.search(r"的[，,](?:[^，；]{0,12}[，,])?$", condition) is not None
