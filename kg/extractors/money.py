"""Money (财政投入): sums set aside for a purpose without a fund's name, under a descriptive one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from kg.extractors.clauses import Clause
from kg.extractors.fund_amounts import is_rate
from kg.extractors.fund_names import FundName
from kg.extractors.labels import pattern
from kg.extractors.reading import Passage
from kg.mentions import Mention
from kg.values import Quantity

_GIVING = re.compile(
    r"(?P<invested>新?投入|出资|支出)|(?P<added>新增|追加)"
    r"|(?P<allocated>安排|下达|拨付|划拨|下拨|拨款|发放|兑付|兑现|列支|配套|核拨|落实)"
)
_SUM = re.compile(
    r"(?P<head>(?:财政)?(?:专项)?(?:资金|经费)|(?:补助|资助)(?:资金|经费|金额|金)?|补贴(?:资金|金额)?|奖金(?:总额)?|奖补(?:资金)?"
    r"|奖励(?:资金|金额|金)?|贴息(?:资金|补助)?)(?:共|合计|总计|共计|约|达|为|累计)*$"
)
_FINANCE = re.compile(pattern("fund-word", "finance"))
# What the purse gives right before the sum: "中央财政|支持|2亿元".
_GIFT = re.compile(r"(?:给予|予以)?(?:支持|补助|奖励|奖补|资助|补贴)(?:资金|经费|了|共|约|达)*$")
_AGAIN = re.compile(
    rf"(?:其中|已经?|共|累计|实际|目前|现|全部|均|全年|，)*(?:{_GIVING.pattern})(?:资金|经费|了|到|共|约|达)*"
)
_PART = re.compile(r"(?:其中|首[期批]|第一批)")
_PAID = re.compile(r"(?:已|均|全部)*(?:到位|到账|拨付|下达|兑付|发放)")
_PAID_OF_IT = re.compile(
    r"元[^，。；、\d]{0,8}?(?:已经?|实际|均|全部|累计|目前)+(?:到位|下达|拨付|到账|兑付|支出|使用|下拨|发放)(?:了|资金)*(?:约|近|共)?$"
)
_PAID_LATER = re.compile(
    r"(?:的?[^\d，。；、]{2,10}?)?(?:已经?|实际|均|累计|目前)+(?:到位|下达|拨付|到账|兑付|支出)[^，。；]{0,3}\d"
)
_ADMITTED = re.compile(r"(?:获批|入选|获评|列入|成为|被确定为|被列为)(?:为|了)?(?P<what>[^，。；《》\d]{6,40}?)后?$")
_COUNT = re.compile(r"(?:共|近|约|逾|超过)?\d[\d.,]*[余多]?[万亿千]?[余多]?[个件项家户人名笔所支]?(?:企业的|单位的)?")
_PURPOSE = re.compile(
    r"(?:，|的)?(?:专项资金)?(?:用于|专门用于|主要用于|用以|扶持|支持|资助|奖励|补助)(?P<what>[^，。；]{3,40})"
)
_LEADING = re.compile(r"^(?:了|到|给予|给|获得|获|争取到|共计|共|累计|需要|全年|积极|争取|获得|另行)+")
_BEHIND = re.compile(
    r"的?(?P<head>(?:工作)?(?:经费|资金)(?:补助|支持)?|专项资金|补助(?:资金)?|资助(?:资金)?|奖补(?:资金)?|奖金|奖励)"
    r"(?=$|(?:已经?|实际|均|全部)*(?:到位|下达|拨付|到账))|的?(?P<own>[^，、\d]{2,20}(?:资金|经费|补助|资助))$"
)
_AWARDED = re.compile(
    r"(?P<what>(?:第[一二三四五六七八九十\d]+届)?[^，。；、第]{2,14}?奖)(?:评出|评选出?|颁发|评审|揭晓|授予)"
)
_AWARD = re.compile(r"(?P<award>[^，。；的]{2,16}奖)(?:共|累计|总计|全年)*(?:投入|安排|发放)(?:资金|奖金)?$")
_BARE = re.compile(r"(?:了|到|共|累计)?(?:财政|专项)?(?:资金)?(?:共|约)?")
_LISTED = re.compile(r"\d[\d.,]*[余多]?[万亿千]*元[、和及]")
_VERBS = re.compile(r"^(?:年内|立项|扶持|支持|资助|审批|受理|完成|组织|实施|共|已|累计|全年)+")
_INTO = re.compile(r"纳入|列入|被|已|共")
_OTHERS = re.compile(rf"{pattern('fund-word', 'attracting')}(?:社会|银行|信贷|民间|各类)*$")
_DOING = re.compile(rf"^(?:开展|实施|推进|建设|加强|促进|{pattern('fund-word', 'founding')})")


@dataclass(frozen=True, slots=True)
class Money:
    """A sum set aside for a purpose: its descriptive name, its role and the clean span that states it."""

    name: str
    quantity: Quantity
    role: str
    clause: Clause
    start: int
    end: int


def find_money(passage: Passage, funds: list[FundName], taken: Collection[Mention]) -> Iterator[Money]:
    """The sums of a sentence that are given or spent and belong to no named fund; rates, loans and prices are none."""
    rates = False
    last: Money | None = None
    for mention in passage.mentions("quantity"):
        quantity = mention.value
        if mention in taken or not isinstance(quantity, Quantity):
            continue
        if quantity.unit != "元" or quantity.cmp in ("<=", "range"):
            continue
        clause = passage.clause_at(mention.start)
        before, after = passage.slice(clause.start, mention.start), passage.slice(mention.end, clause.end)
        loan = re.search(pattern("fund-word", "loan"), before + after)
        total = re.search(r"(?:总额|总计|合计|共计)(?:约|达|为)?$", before) is not None
        rates = (rates or is_rate(passage, mention, clause)) and not total
        if loan or before.startswith("其中") or rates:
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
    return replace(last, quantity=quantity, role=_role(before), clause=clause, start=last.start, end=clause.end)


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
    role = _role(before)
    finance = _FINANCE.search(before)
    gift = _GIFT.search(before)
    head, behind = _SUM.search(before), _BEHIND.match(after)
    if _PAID_LATER.match(after):
        role = "size"
    rest = before[giving[-1].end() :] if giving else before
    if behind and not (giving or finance or "进行" in before):
        return None
    given = giving and (finance or _PURPOSE.match(after)) and _BARE.fullmatch(rest)
    given = given or (finance and gift and _FINANCE.fullmatch(before[: gift.start()]))
    if (head is None and behind is None and not given) or (head and _OTHERS.search(before[: head.start()])):
        return None
    found = head or behind
    word = (found["head"] if found else None) or "资金"
    topic = _topic(before, head.start() if head else gift.start() if gift else len(before), giving)
    if topic in ("省", "市", "县", "区", "自治区") or _FINANCE.fullmatch(topic) or _FINANCE.fullmatch(topic + "财政"):
        topic = ""
    if behind and behind["own"]:
        topic = behind["own"]
    if giving and giving[-1].group() == "配套" and word == "资金":
        word = "配套资金"
    payer = _payer(before, finance) if finance else ""
    if not topic and (topic := _purpose(passage, clause, after, word, funds)) and payer.startswith("中央"):
        topic = payer + topic
    if not topic and payer and word not in ("资金", "经费", "财政资金"):
        topic = payer
    topic = topic or _earlier(passage, clause, payer) or payer or ("知识产权" if word.startswith("奖补") else "")
    if payer:
        word = word.removeprefix("财政")
    name = _compose(topic, word)
    return Money(name, quantity, role, clause, clause.start, clause.end) if name else None


def _topic(before: str, end: int, giving: list[re.Match[str]]) -> str:
    """What stands between the verb of giving, or 对…进行, and the word for money: "专利实施计划项目56项、|经费"."""
    for_whom = re.search(r"对(?P<what>[^，]{2,40}?)(?:进行|给予|予以)", before)
    if for_whom:
        return _clean(for_whom["what"])
    start = max((verb.end() for verb in giving if verb.end() <= end), default=0)
    return _clean(_LEADING.sub("", _LISTED.split(before[start:end])[-1]))


def _payer(before: str, finance: re.Match[str]) -> str:
    """The purse that pays, with the place before it: 中央财政, 南昌市财政."""
    words = before[: finance.end()]
    own = _LEADING.sub("", words)
    return own if re.fullmatch(r"[^，、的已争取安排]{0,4}", before[: finance.start()]) else finance.group()


def _purpose(passage: Passage, clause: Clause, after: str, word: str, funds: list[FundName]) -> str:
    """What the sum is for: words behind it, a fund or "15笔担保费补助申请" before it, "，支持…开展…建设" behind it."""
    purpose = _PURPOSE.match(after)
    if purpose:
        return _clean(purpose["what"])
    for fund in reversed(funds):
        if fund.named and fund.end <= clause.start:
            return fund.name
    kind = re.match(r"补助|资助|补贴|贴息|奖励", word)
    earlier = passage.slice(passage.sentence.start, clause.start)
    award = _AWARDED.search(earlier) if word.startswith("奖金") else None
    if award:
        return award["what"]
    if kind and (same := re.search(rf"(?P<what>[^，。；的、\d]{{2,12}}?){kind.group()}(?:申请|项目)", earlier)):
        return _clean(_VERBS.sub("", re.sub(r"^[笔项个件]", "", same["what"])))
    following = [other for other in passage.clauses if other.start > clause.start][:1]
    for other in following:
        match = _PURPOSE.match(passage.slice(other.start, other.end))
        if match:
            return _clean(match["what"].split("开展")[-1])
    return ""


def _earlier(passage: Passage, clause: Clause, payer: str) -> str:
    """The topic of the clause before: "立项扶持34项专利转化项目，安排…", "对9个企业的…项目进行了贴息，补助金额…"."""
    for other in [other for other in passage.clauses if other.end <= clause.start][-1:]:
        text = passage.slice(other.start, other.end)
        admitted = _ADMITTED.search(text) if payer else None
        if admitted:
            return admitted["what"] + payer
        if re.search(r"获批|入选|《|\d[\d.]*[%件家个项余多万亿]*$", text):
            return ""
        if re.search(r"的[^的]{3,12}(?:大学|学院|公司|中心|局|市|县|区)$", text):
            return text[text.rfind("的") + 1 :]
        done = re.match(r"对(?P<what>.{2,40}?)(?:进行了?|给予了?)(?P<how>.{2,6})$", text)
        return (
            _clean(done["what"]) + re.sub(r"\d[\d.]*%的?", "", done["how"])
            if done
            else _clean(_INTO.split(_VERBS.sub("", text))[0])
        )
    return ""


def _clean(text: str) -> str:
    """Words without counts, particles and what comes before 的: "9个企业的专利权质押贷款项目" -> 专利权质押贷款项目."""
    text = _COUNT.sub("", re.sub(r"(?:19|20)\d\d年(?:度的?)?", "", text))
    text = re.sub(r"^(?:企业|单位|等|的|[、，])+|(?:[、，的]|等)+$", "", text)
    return _DOING.sub("", text).strip("“”")


def _compose(topic: str, word: str) -> str:
    """The name: topic and word for money, not twice the same."""
    word = re.sub(r"金额$|总额$", "", word) or "资金"
    if re.search(r"(?:资金|经费|基金|补助|资助|补贴|奖金)$", topic):
        return topic
    return topic + word if topic else ""
