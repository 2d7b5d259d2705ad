"""Amounts of funds (资金金额): which sum belongs to which fund of the sentence, and what about the fund it states."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extractors.clauses import Clause
from kg.extractors.fund_names import FundName
from kg.extractors.labels import pattern
from kg.extractors.reading import Passage
from kg.mentions import Mention
from kg.values import Quantity

_PLANNED = r"(?:计划|拟|预计|预期|目标|力争|争取|暂定|拟定|初步)"
_ROLES = (
    ("planned_size", rf"{_PLANNED}[^，]{{0,4}}(?:募集|募资|筹集|规模|总规模)[^，]{{0,8}}|融资规模|规模{_PLANNED}"),
    ("raised", r"(?:募集|募资|筹集|筹措|实缴|到位)(?:资金|金额|总额|规模|到位)?"),
    ("added", r"(?:新增|新投入|追加|增资|注资|新增投入)(?:财政)?(?:资金|投入|规模)?"),
    (
        "size",
        r"(?:总|资金|基金|首期|一期|二期|初始|认缴|预算)*(?:规模|总额|总量|总金额)|认缴"
        r"|(?:规模|总额)?由.{1,12}(?:增加|扩大|提高)(?:到|至)",
    ),
    (
        "allocated",
        r"(?:安排|下达|拨付|划拨|下拨|发放|兑付|兑现|列支|拨款|落实|配套|核拨)(?:了|到)?"
        r"(?:各级|中央|省级|市级)?(?:财政)?(?:资金|经费|奖金)?",
    ),
    (
        "invested",
        r"投资项目\d+个[、，]?(?:投资)?(?:总)?(?:金额|额)|(?:投资|投入|(?:认缴)?出资|支出|投放)(?:资金|金额|额|总额|规模)?|累计",
    ),
)
_FILLER = r"(?:扩大|增加|提升|增|为|达|达到|已达|已达到|共|共计|合计|总计|累计|是|约|超|有|了|到|至|:|：)*"
_STATES = tuple((role, re.compile(rf"(?:{words}){_FILLER}$")) for role, words in _ROLES)
_LEAD = re.compile(
    r"(?:(?:19|20)\d\d年度?|其中|目前|当年|全年|今年|已|共|累计|现|首期|[一二三]期|实际|完成|扩大|基金|资金池?|该|由|[省市县区]?本?级|地方|，"
    rf"|{pattern('fund-word', 'finance')})*"
)
_GIVEN = (
    ("added", r"新增|新投入|追加"),
    ("allocated", r"安排|下达|拨付|发放|兑付|兑现|列支|给予"),
    ("invested", r"投入|出资"),
)
_RAISED_AFTER = re.compile(r"(?:资金)?(?:已|均|全部|完成)*(?:募集完成|募集到位|完成募集|到位|实缴|募集)(?![^，。]{2})")
_FILLED = re.compile(r"[，,](?:专项)?用于(?:设立|建立|组建|支持|(?P<added>充实|扩充|补充|增加))?$")
_MEDIATE = re.compile(rf"(?:完成|共|累计|已|合计|达到?|首期|一期|二期|资金|的|为|约|超|{_FILLER})*")


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum that a fund has: the mention, the fund if named, the role, the stage ("二期"), its clause."""

    mention: Mention
    quantity: Quantity
    fund: FundName | None
    role: str
    stage: str
    clause: Clause


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
            if re.match(r"(?:增加|扩大|提高|提升)(?:到|至)", passage.slice(mention.end, clause.end)):
                continue
            amount = _attach(passage, clause, mention, quantity, funds, broken)
            if amount and not is_rate(passage, mention, clause):
                found.append(amount)
            else:
                broken = True
    return found


def is_rate(passage: Passage, mention: Mention, clause: Clause) -> bool:
    """Whether a sum is a rate or a ceiling for one case ("每件资助5000元"), or what a rule grants under a condition."""
    before = passage.slice(clause.start, mention.end)
    if re.search(pattern("fund-word", "rate"), before):
        return True
    if re.search(r"的(?:奖励|补助|资助|给予)", before):
        return True
    if re.search(r"对[^，；\d]{2,40}的[^，；\d]{0,10}(?:给予|奖励|资助|补助|补贴)", before):
        return True
    condition = passage.slice(passage.sentence.start, clause.start)
    if re.search(r"给予|资助|奖励|补助|补贴", before) is None:
        return False
    return re.search(r"的[，,](?:[^，；]{0,12}[，,])?$", condition) is not None


def _attach(
    passage: Passage, clause: Clause, mention: Mention, quantity: Quantity, funds: list[FundName], broken: bool
) -> Amount | None:
    before = passage.slice(clause.start, mention.start)
    after = passage.slice(mention.end, clause.end)
    inside = [fund for fund in funds if clause.start <= fund.start and fund.end <= clause.end]
    stage = (re.findall(r"[二三四]期", before) or [""])[-1]
    for fund in inside:
        between = passage.slice(mention.end, fund.start)
        if mention.end <= fund.start and re.fullmatch(r"(?:人民币)?的?|(?:的|用于)(?:设立|建立|组建)?", between):
            return Amount(mention, quantity, fund, _role_of(before) or _default(fund, before), "", clause)
    behind = [fund for fund in inside if fund.end <= mention.start]
    if behind:
        fund = behind[-1]
        between = passage.slice(fund.end, mention.start)
        if _MEDIATE.fullmatch(between):
            return Amount(mention, quantity, fund, _role_of(between) or _default(fund, before), "", clause)
        role = _role_of(between)
        return Amount(mention, quantity, fund, _after(role, after), stage, clause) if role else None
    role = _role_of(before) or ("raised" if before and _RAISED_AFTER.match(after) else None)
    if role is None or not _LEAD.fullmatch(_strip_role(before, role)):
        return None
    if re.search(pattern("fund-word", "loan"), before + after[:4]) or (broken and before.startswith("累计")):
        return None
    earlier = [fund for fund in funds if fund.end <= clause.start]
    later = [fund for fund in funds if fund.start >= clause.end]
    near = (earlier[-1:] or later[:1]) if role in ("invested", "planned_size") else earlier[-1:]
    filled = _FILLED.match(passage.slice(clause.end, later[0].start)) if later else None
    if filled:
        near, role = later[:1], "added" if filled["added"] else role
    if not near and not re.match(r"(?:该|本)?(?:基金|资金池)", passage.text):
        return None
    return Amount(mention, quantity, near[0] if near else None, _after(role, after), stage, clause)


def _role_of(before: str) -> str | None:
    return next((role for role, states in _STATES if states.search(before)), None)


def _strip_role(before: str, role: str) -> str:
    return dict(_STATES)[role].sub("", before)


def _after(role: str, after: str) -> str:
    """The role by what follows the sum: a size that is already raised, a size still to be raised."""
    if role == "size" and _RAISED_AFTER.match(after):
        return "raised"
    return "planned_size" if role in ("size", "raised") and re.match(r"的募集", after) else role


def _default(fund: FundName, before: str) -> str:
    """The role of a sum at the name itself: by the verb before them, else the size of a pool, or what was given."""
    for role, verbs in _GIVEN:
        if re.search(verbs, before):
            return role
    return "allocated" if fund.kind == "special_fund" else "size"
