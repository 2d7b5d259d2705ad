"""Money (财政投入): sums set aside for a purpose without a fund's name, under a descriptive one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from kg.extractors.funds.amounts import is_rate
from kg.extractors.funds.money_names import LEADING, compose, own_purse, payer_in
from kg.extractors.funds.money_topics import (
    PURPOSE,
    bare_topic,
    is_class,
    pledge_of,
    title_before,
    topic_around,
    topic_before,
    topic_of_label,
    topic_of_notice,
)
from kg.extractors.funds.names import LACKED, FundName
from kg.extractors.funds.parts import level_of
from kg.extractors.funds.wholes import topic_of_whole
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.named_places import Place, place_at
from kg.extractors.passages.reading import Passage
from kg.mentions import Mention
from kg.values import Quantity

_GIVING = re.compile(
    r"(?P<invested>新?投入|出资|支出|掏|花(?=了|费))|(?P<added>新增|追加|增列|增拨)"
    r"|(?P<allocated>安排|下达|拨付|划拨|下拨|拨款|发放|兑付|兑现|列支|配套|核拨|落实|拿出)"
)
_SUM = re.compile(
    r"(?P<head>(?:财政)?(?:专项)?(?:资金|经费)|(?:补助|资助)(?:资金|经费|金额|金)?|补贴(?:资金|金额)?|奖金(?:总额)?|奖补(?:资金)?"
    r"|奖励(?:资金|金额|金)?|贴息(?:资金|补助|金额|总额)?|配套(?:资金|经费|投入))(?:支出)?(?:共|合计|总计|共计|约|达|为|累计)*$"
)
_FINANCE = re.compile(pattern("fund-word", "finance"))
# What the purse gives right before the sum: "中央财政|支持|2亿元".
_GIFT = re.compile(r"(?:给予|予以)?(?:支持|补助|奖励|奖补|资助|补贴)(?:资金|经费|了|共|约|达)*$")
_AGAIN = re.compile(
    rf"(?:其中|已经?|共|累计|实际|目前|现|全部|均|全年|，)*(?:{_GIVING.pattern})(?:资金|经费|了|到|共|约|达)*"
)
_PART = re.compile(r"其中|(?P<part>首[期批]|第一批)")
_PAID = re.compile(r"(?:已经?|均|全部)*(?:到位|到账|拨付|下达|兑付|发放)")
_PAID_OF_IT = re.compile(
    r"元[^，。；、\d]{0,8}?(?:已经?|实际|均|全部|累计|目前)+(?:到位|下达|拨付|到账|兑付|支出|使用|下拨|发放)(?:了|资金)*(?:约|近|共)?$"
)
_PAID_LATER = re.compile(
    r"(?:的?[^\d，。；、]{2,10}?)?(?:已经?|实际|均|累计|目前)+(?:到位|下达|拨付|到账|兑付|支出)[^，。；]{0,3}\d"
)
_BEHIND = re.compile(
    r"的?(?P<head>(?:工作)?(?:经费|资金)(?:补助|支持)?|专项资金|补助(?:资金)?|资助(?:资金)?|奖补(?:资金)?|奖金|奖励)"
    r"(?=$|(?:已经?|实际|均|全部)*(?:到位|下达|拨付|到账))|的?(?P<own>[^，、\d]{2,20}(?:资金|经费|补助|资助))$"
)
_AWARD = re.compile(
    r"(?P<award>[^，。；的]{2,16}(?:奖|补助|补贴|奖补|贴息|资助))(?:共|累计|总计|全年)*(?:投入|安排|发放)(?:资金|奖金)?$"
)
_BARE = re.compile(r"(?:了|到|共|累计)?(?:财政|专项)?(?:资金)?(?:合计|总计|共计|共|约)?")
_MATCHING = re.compile(
    r"(?:(?:市州|州市|市县|区县|县区|地市|[省市县区州]|自治区|兵团|地方)(?:本?级)?|本级)(?:财政)?"
    r"(?=(?:相应|同步|按比例|再)?配套)"
)
"""Who adds to what the nation gave: 自治区本级|配套1500万元."""
_AID = re.compile(r"(?:贷款|担保)(?=(?:费|的)?(?:贴息|保险|风险|补助|补贴|补偿|奖补))")
_TOTAL = re.compile(
    r"(?:总额|总计|合计|共计)(?:约|达|为)?$"
    r"|(?:全年|当年|年内|累计|共|已)(?:共|累计)?(?:兑现|兑付|发放|拨付|支付|下达|落实)(?:各类)?[^，\d]{0,10}$"
)
"""Before a sum of many cases, even where rates stand before it: 全年|兑现奖励资金."""
_ONE_BODY = re.compile(r"中心|高新区|开发区|自贸区|大学(?!生)")
"""Whom rules give a sum once; what they promise to each (新认定的国家知识产权示范企业|奖励50万元|) is a rate."""
_FOR_WHOM = re.compile(
    r"对(?P<what>[^，]{2,40}?)(?:进行|给予|予以|兑现|发放|拨付|兑付)"
    r"|给(?P<to>[^，]{2,40}?)(?:一共|总共|累计|共)?(?:掏|花|出)"
)
_LISTED = re.compile(r"\d[\d.,]*[余多]?[万亿千]*元[、和及]")
# "引导|企业投入研发经费|6.8亿元": the firms' own money.
_BY_FIRMS = re.compile(r"(?:企业|社会|民间)(?:累计|共|自筹|自主|加大)*投入(?:研发|研究|创新|科研)")
_OTHERS = re.compile(rf"{pattern('fund-word', 'attracting')}(?:社会|银行|信贷|民间|各类)*$")


@dataclass(frozen=True, slots=True)
class Money:
    """A sum set aside: its descriptive name, its role, the clean span that states it, and which of several places it is
    given to.
    """

    name: str
    quantity: Quantity
    role: str
    clause: Clause
    start: int
    end: int
    place: Place | None = None


def find_money(passage: Passage, funds: list[FundName], taken: Collection[Mention]) -> Iterator[Money]:
    """The sums of a sentence that are given or spent and belong to no named fund; rates, loans and prices are none."""
    rates = False
    rules = passage.is_of_rules
    last: Money | None = None
    for mention in passage.mentions("quantity"):
        quantity = mention.value
        if mention in taken or not isinstance(quantity, Quantity):
            continue
        if quantity.unit != "元" or quantity.cmp in ("<=", "range"):
            continue
        clause = passage.clause_at(mention.start)
        before, after = passage.slice(clause.start, mention.start), passage.slice(mention.end, clause.end)
        if _BY_FIRMS.search(before) or LACKED.search(before):
            continue
        loan = re.search(pattern("fund-word", "loan"), _AID.sub("", before + after))
        total = _TOTAL.search(before) is not None
        rates = (rates or is_rate(passage, mention, clause)) and not total
        part = before.startswith("其中") and clause.start > passage.sentence.start
        onward = last is not None and last.name.endswith("）")
        level = level_of(passage, clause, mention, last.clause, last.end) if last and (part or onward) else ""
        if last and level:
            name = f"{re.sub('（[^（）]*）$', '', last.name)}（{level}）"
            last = replace(last, name=name, quantity=quantity, clause=clause, start=clause.start, end=mention.end)
            yield last
            continue
        if whole := topic_of_whole(passage, clause, mention.start, quantity):
            last = Money(compose(whole, "资金"), quantity, "allocated", clause, clause.start, clause.end)
            yield last
            continue
        promised = (
            rules
            and _GIFT.search(before)
            and not _ONE_BODY.search(passage.slice(passage.sentence.start, mention.start))
        )
        if loan or part or rates or (promised and not total):
            continue
        money = _again(last, clause, quantity, before, after) or _read(passage, clause, quantity, before, after, funds)
        if money:
            last = money
            yield money


def _again(last: Money | None, clause: Clause, quantity: Quantity, before: str, after: str) -> Money | None:
    """A further sum of the money named before: "…专项计划资金1亿元，已拨付|6500万元", "，首批|1亿元已到位",
    "奖补资金2亿元已下达|1.2亿元".
    """
    if last is None:
        return None
    if last.clause == clause:
        paid = _PAID_OF_IT.search(before)
        return replace(last, quantity=quantity, role="allocated", start=clause.start) if paid else None
    if clause.strong:
        return None
    if not _AGAIN.fullmatch(before) and not (_PART.fullmatch(before) and _PAID.match(after)):
        return None
    part = _PART.match(before)
    name = last.name + (f"（{part['part']}）" if part and part["part"] else "")
    return replace(last, name=name, quantity=quantity, role=_role(before), clause=clause, end=clause.end)


def _role(before: str) -> str:
    giving = list(_GIVING.finditer(before))
    return next((kind for kind, word in giving[-1].groupdict().items() if word), "allocated") if giving else "allocated"


def _read(
    passage: Passage, clause: Clause, quantity: Quantity, before: str, after: str, funds: list[FundName]
) -> Money | None:
    award = _AWARD.match(before)
    if award:
        role = "invested" if "投入" in before else "allocated"
        return Money(award["award"], quantity, role, clause, clause.start, clause.end)
    giving = list(_GIVING.finditer(before))
    if len(giving) > 1 and giving[-1].group() == "配套" and not _BARE.fullmatch(before[giving[-1].end() :]):
        giving.pop()  # 兑现|第二批专利奖配套奖金
    role = _role(before)
    own = before[max((part.end() for part in _LISTED.finditer(before)), default=0) :]
    paid_by = own if _FINANCE.search(own) else before
    finance = _FINANCE.search(paid_by)
    gift = _GIFT.search(before)
    head, behind = _SUM.search(before), _BEHIND.match(after)
    if _PAID_LATER.match(after):
        role = "size"
    rest = before[giving[-1].end() :] if giving else before
    if behind and not (giving or finance or "进行" in before):
        return None
    matching = _MATCHING.search(before) if giving else None
    if matching and (place := place_at(passage, clause.start)) and place.end > clause.start + matching.start():
        matching = None  # 顺德区|配套800万元
    noticed = topic_of_notice(passage, before)
    for_what = finance or matching or noticed or PURPOSE.match(after)
    given = giving and for_what and _BARE.fullmatch(rest)
    given = given or (finance and gift and _FINANCE.fullmatch(own_purse(before[: gift.start()])))
    if (head is None and behind is None and not given) or (head and _OTHERS.search(before[: head.start()])):
        return None
    found = head or behind
    word = (found["head"] if found else None) or "资金"
    topic = _topic(before, head.start() if head else gift.start() if gift else len(before), giving)
    topic = re.sub(r"^(?:合计|总计|共计|共)$", "", topic)
    purse = own_purse(topic) if _FINANCE.fullmatch(own_purse(topic)) or _FINANCE.fullmatch(f"{topic}财政") else ""
    who = topic.removeprefix("对") if giving and is_class(topic) else ""
    if topic in ("省", "市", "县", "区", "自治区") or purse:
        topic = ""
    if is_class(topic):
        topic = pledge_of(passage.slice(passage.sentence.start, clause.start)) if word.startswith("贴息") else ""
    topic = (behind["own"] if behind else None) or topic
    if giving and giving[-1].group() == "配套" and word == "资金":
        word = "配套资金"
    if giving and finance and not found and giving[-1].group() == "投入" and not rest.startswith("资金"):
        word = "投入"
    payer = payer_in(paid_by, finance) if finance else matching.group() if matching else purse
    if not topic and word == "配套资金" and not PURPOSE.match(after):
        topic = payer  # 中央财政下达专项资金2亿元，|市财政|按1∶0.5配套1亿元: money of its own
    national = payer.startswith("中央")
    if not topic and not (national and title_before(passage, clause)):
        topic = topic_around(passage, clause, after, word, funds)
        topic = payer + topic if topic and national else topic
    if not topic and payer and word not in ("资金", "经费", "财政资金"):
        topic = payer
    if matching:
        topic = matching.group() + re.sub(r"(?:专项)?(?:资金|经费)$", "", topic.removeprefix(matching.group()))
    topic = noticed or topic or topic_before(passage, clause, payer) or topic_of_label(passage)
    topic = topic or payer or who or ("知识产权" if word.startswith(("奖补", "专项")) else "")
    if payer:
        word = word.removeprefix("财政")
    name = compose(topic, word)
    return Money(name, quantity, role, clause, clause.start, clause.end) if name else None


def _topic(before: str, end: int, giving: list[re.Match[str]]) -> str:
    """What stands between the verb of giving, or 对…进行, and the word for money: "专利实施计划项目56项、|经费"."""
    for_whom = _FOR_WHOM.search(before)
    if for_whom:
        whom = bare_topic(for_whom["what"] or for_whom["to"])
        return (is_class(whom) and bare_topic(before[for_whom.end() : end])) or whom  # 对企业给予|评估费|补助
    start = max((verb.end() for verb in giving if verb.end() <= end), default=0)
    return bare_topic(LEADING.sub("", _LISTED.split(before[start:end])[-1]))
