"""Attached sums (归属): the fund that a sum belongs to, and what of the fund it states, by the words between them."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extractors.funds.amount import Amount
from kg.extractors.funds.names import FundName
from kg.extractors.funds.parts import SIZE
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.named_places import place_at
from kg.extractors.passages.reading import Passage
from kg.mentions import Mention
from kg.values import Quantity

_MOVING = pattern("fund-word", "growing", "shrinking")
GROWN = rf"(?:逐步|逐年|进一步|已|[到至](?:19|20)\d\d年[底末]?)*{_MOVING}(?:到|至|为)(?:(?:19|20)\d\d年底?的?|每年)?"
_PLANNED = pattern("fund-word", "planning")
_MONEY = r"(?:财政|专项)?(?:资金|经费|奖金|补助|补助资金|投入|规模)"
_ROLES = (
    ("allocated", rf"{pattern('fund-word', 'giving')}(?:资金)?(?:到位|到账)"),
    (
        "invested",
        r"(?:(?:投资|投向|投放|(?<=已)投)[^，；\d]{0,24}?(?:项目|企业)\d+[个家项][、，]?(?:累计|共)?)?投资(?:总额|金额|总金额|额)",
    ),
    (
        "planned_size",
        rf"{_PLANNED}[^，]{{0,8}}?(?:募集|募资|筹集|规模|总规模)[^，]{{0,8}}|融资规模|规模{_PLANNED}",
    ),
    ("raised", rf"{pattern('fund-word', 'raising')}(?:资金|资本|出资|金额|总额|规模|到位|到账)*"),
    ("size", rf"(?:总|资金|基金)*{SIZE}?(?:由|从).{{1,16}}{GROWN}|{SIZE}?{GROWN}|认缴(?:资本)?{SIZE}?"),
    (
        "added",
        rf"{pattern('fund-word', 'adding')}(?:{_MONEY}|认缴出资|认缴资本|出资|资本)?"
        rf"|(?:{SIZE}|池|基金|资金){pattern('fund-word', 'growing')}",
    ),
    ("size", rf"(?:总|资金|基金|首期|一期|二期|初始|预算)*{SIZE}(?:[到至](?:19|20)\d\d年[底末]?)?"),
    ("allocated", rf"{pattern('fund-word', 'giving')}(?:了|到)?(?:各级|中央|省级|市级)?{_MONEY}?"),
    (
        "invested",
        r"(?:投资|投向|投放|(?<=已)投)[^，；\d]{0,24}?(?:项目|企业)\d+[个家项][、，]?(?:累计|共)?(?:投资)?(?:总)?(?:金额|额)?"
        r"|年均(?:投入|安排)?"
        rf"|{pattern('fund-word', 'investing')}(?:财政)?(?:资金|资本|金额|额|总额|规模)?|累计",
    ),
)
_FILLER = r"(?:(?:保持|稳定|维持)在(?:每年)?|达|达到|已达|已达到|为|共|共计|合计|总计|累计|是|约|超|有|了|到|至|:|：)*"
_STATES = tuple((role, re.compile(rf"(?:{words}){_FILLER}$")) for role, words in _ROLES)
_LEAD = re.compile(
    r"(?:(?:19|20)\d\d年度?|(?:截至|截止|到|至).{1,8}?(?:[，,]|[年月]底|[年月]末)|[一二三]期|(?:[省市区县]|自治区)?本?级|[省市区县]"
    r"|[一二三四五六七八九十\d]+年(?!底|末)|(?:[省市区县]级?)?引导(?:资金|基金)|自治区|兵团|，"
    rf"|{pattern('fund-word', 'payer', 'finance', 'planning')})*"
)
_GIVEN = (
    ("raised", pattern("fund-word", "attracting")),
    ("added", pattern("fund-word", "adding")),
    ("allocated", rf"{pattern('fund-word', 'giving')}|给予"),
    ("invested", pattern("fund-word", "investing")),
)
_PART = re.compile(r"(?:力争|其中|原则上|按|由.{0,4}财政)*(?:每年|首年|首[期批]|[一二]期)(?:安排)?")
_FIRST = re.compile(r"首[年期批次]|第一[年期批]")
_FOUNDING = pattern("fund-word", "founding")
_BETWEEN = re.compile(
    rf"(?:人民币|的标准|的规模|的额度|的|用于|专项用于|引导|参与|联合|共同|作为)*(?:{_FOUNDING})?(?:的|了)?“?"
)
_RAISED_AFTER = re.compile(
    r"(?:资金)?(?:已经?|均|全部|完成)*(?:募集完成|募集到位|完成募集|到位|到账|实缴|募集)(?![^，。]{2})"
)
_FILLED = re.compile(
    rf"[，,](?:(?:专项)?用于(?:{_FOUNDING}|支持|(?P<added>充实|扩充|补充|增加))?|(?:{_FOUNDING})(?:了)?)$"
)
_MEDIATE = re.compile(
    rf"(?:完成|每年|共|累计|已|合计|达到?|[（(]?首期|[（(]?[一二]期|资金|的|为|约|超|[（(]|{_FILLER})*"
)
# Who adds how much to what the nation gave: 自治区本级配套|1500万元.
_MATCHING = re.compile(r"(?P<who>(?:[省市县区州]级?|自治区|兵团|地方)(?:本级|财政|级财政)?)配套")
# "…引导基金总规模2亿元，参股|子基金5支，|总规模12.6亿元": theirs.
_OF_SUBFUNDS = re.compile(
    r"(?:子基金[\d一二两三四五六七八九十]+[支只个家]|[\d一二两三四五六七八九十]+[支只个家]子基金)[，,]$"
)
_OF_A_FUND = re.compile(r"基金(?!会)|募集|募资")
_MORE = re.compile(rf"(?:再|又|净)?{pattern('fund-word', 'growing')}了?")
_UP_TO_BASE = re.compile(r"^在[^，；。]{1,20}?基础上")


def attach(
    passage: Passage, clause: Clause, mention: Mention, funds: list[FundName], found: list[Amount], broken: bool
) -> Amount | None:
    """The amount that a sum is: of the fund named in its clause, else of one named before or behind."""
    inside = [fund for fund in funds if clause.start <= fund.start and fund.end <= clause.end]
    amount = _before_name(passage, clause, mention, inside)
    if amount is not None:
        return amount
    behind = [fund for fund in inside if fund.end <= mention.start]
    if behind:
        return _behind_name(passage, clause, mention, behind[-1])
    return _without_name(passage, clause, mention, funds, found, broken)


def _before_name(passage: Passage, clause: Clause, mention: Mention, inside: list[FundName]) -> Amount | None:
    """A sum right before the name: "设立总规模|3000万元|的…资金"."""
    before = passage.slice(clause.start, mention.start)
    for fund in inside:
        if mention.end <= fund.start and _BETWEEN.fullmatch(passage.slice(mention.end, fund.start)):
            return _amount(mention, fund, _role_of(before) or _default(fund, before), "", clause)
    return None


def _behind_name(passage: Passage, clause: Clause, mention: Mention, fund: FundName) -> Amount | None:
    """A sum behind the name: "…资金池规模达到|8000万元|"."""
    before, after = passage.slice(clause.start, mention.start), passage.slice(mention.end, clause.end)
    between = _UP_TO_BASE.sub("", passage.slice(fund.end, mention.start))
    if _MEDIATE.fullmatch(between):
        return _amount(mention, fund, _after(_role_of(between) or _default(fund, before), after), "", clause)
    role = _role_of(between) or ("added" if _MORE.fullmatch(between) else None)
    if role == "size" and fund.kind == "special_fund" and re.search(SIZE, between) is None:
        role = "allocated"  # 专项资金由上年的1000万元增加到1500万元
    return _amount(mention, fund, _after(role, after), _stage(before), clause) if role else None


def _without_name(
    passage: Passage, clause: Clause, mention: Mention, funds: list[FundName], found: list[Amount], broken: bool
) -> Amount | None:
    """A sum whose clause says only what it is: "，首期募集|3200万元|"."""
    before, after = passage.slice(clause.start, mention.start), passage.slice(mention.end, clause.end)
    role = _role_of(before) or _role_behind(before, after) or ("part" if _PART.fullmatch(before) else None)
    if role is None:
        return None
    lead = _strip_role(before, role)
    place = place_at(passage, clause.start) if role == "invested" else None
    if place is not None and not any(fund.end <= clause.start for fund in funds):
        lead = re.sub(r"^(?:人民)?政府", "", lead[place.end - clause.start :])  # 台州市政府|出资2000万元，设立…
    if not _LEAD.fullmatch(lead):
        return None
    if re.search(pattern("fund-word", "loan"), before + after[:4]) or (broken and before.startswith("累计")):
        return None
    if role == "added" and _FIRST.search(before):
        role = "invested"
    own, filled = _nearest(passage, clause, funds, role)
    role = filled or role
    if own is None and not re.match(r"(?:该|本)?(?:基金|资金池)", passage.text):
        return None
    if role == "part":
        of_it = [passage.clause_at(own.start)] if own else []
        of_it += [amount.clause for amount in found[-1:]]
        if own is None or all(other.end + 1 != clause.start for other in of_it):
            return None
        role = _default(own, "")
    if own and role in ("size", "planned_size") and _OF_SUBFUNDS.search(passage.slice(own.end, clause.start)):
        own = replace(own, name=f"{own.name}子基金")
    matching = _MATCHING.search(before) if own and own.named else None
    if own and matching:
        own = replace(own, name=matching["who"] + re.sub(r"(?:专项)?(?:资金|经费)$", "", own.name) + "配套资金")
    return _amount(mention, own, _after(role, after), _stage(before), clause)


def _nearest(passage: Passage, clause: Clause, funds: list[FundName], role: str) -> tuple[FundName | None, str | None]:
    """The fund that a clause without a name is about, and the role where the next clause says what the sum is for:
    "出资|2000万元|，设立…基金", "，用于补充…资金池".
    """
    strong = [part.start for part in passage.clauses if part.strong and part.start <= clause.start]
    told = 0 if role in ("raised", "invested") else max(strong, default=0)
    earlier = [fund for fund in funds if told <= fund.start and fund.end <= clause.start]
    if _OF_A_FUND.search(passage.slice(clause.start, clause.end)):
        # …基金获支持，中央财政引导资金4000万元已拨付，|基金总规模3亿元|: not of what the purse gave
        earlier = [fund for fund in earlier if fund.kind != "special_fund"] or earlier
    later = [fund for fund in funds if fund.start >= clause.end]
    filled = _FILLED.match(passage.slice(clause.end, later[0].start)) if later else None
    if filled:
        return later[0], "added" if filled["added"] else None
    near = (earlier[-1:] or later[:1]) if role in ("invested", "planned_size") else earlier[-1:]
    return (near[0] if near else None), None


def _amount(mention: Mention, fund: FundName | None, role: str, stage: str, clause: Clause) -> Amount:
    assert isinstance(mention.value, Quantity)
    return Amount(mention, mention.value, fund, role, stage, clause)


def _stage(before: str) -> str:
    """The stage of a fund that words name: 二期, 年均投入."""
    told = [match.group() for match in re.finditer(r"[二三四]期|年均", before)]
    return told[-1].replace("年均", "年均投入") if told else ""


def _role_of(before: str) -> str | None:
    return next((role for role, states in _STATES if states.search(before)), None)


def _role_behind(before: str, after: str) -> str | None:
    """The role by the verb behind a sum: "首期2亿元|到位", "其中2600万元|切块下达各市"."""
    if before and _RAISED_AFTER.match(after):
        return "raised"
    if before.startswith("其中"):
        return next((role for role, verbs in _GIVEN if re.match(verbs, after)), None)
    return None


def _strip_role(before: str, role: str) -> str:
    return next((found.sub("", before) for name, found in _STATES if name == role and found.search(before)), before)


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
