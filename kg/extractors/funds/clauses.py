"""Clauses of money (资金分句): what a clause that names no fund says of a sum of the fund at hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.reading import Passage
from kg.mentions import Mention

_DATE = "＃"
_STAGE = r"(?:首[期关笔批年轮]|[一二三四]期|第[一二三四五][笔期批年])"
_COUNT = r"\d+[个笔家支只项案件户][一-鿿]{0,8}?"
_LISTED = rf"(?:的)?(?:(?:项目|企业|子基金|案件)?{_COUNT}(?:[、和]|共计?|合计)?)?"
_FILLER = r"(?:达到?|为|共|共计|合计|总计|累计|约|超|有|了|到|过|资金|金额|总额|总金额|经费|完|出去|、)*"
_SENT = re.compile(r"[，,；;、]")
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]|^[^（()）]*[）)]|[（(][^（()）]*$")


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a sum: its role ("" for that of the sum before), the stage, and whether it is only planned.

    `years` are printed with it, `each` where the sum is that of every one of them ("2022年、2023年各追加500万元"),
    `now` where it holds at the time of the report ("目前余额1937万元"), `bare` where no verb says the role.
    """

    role: str
    stage: str
    planned: bool
    dates: tuple[Mention, ...]
    each: bool
    now: bool
    bare: bool


@cache
def _lead() -> str:
    words = pattern("fund-word", "payer", "finance", "planning", "carrying")
    return (
        rf"(?:(?:因|由于)[一-鿿]{{2,10}}?|[比较](?:{_DATE}|上年|上年度)"
        rf"|{_DATE}(?:[年起止底末初前后])*(?:[两三四五\d]年)?|{_STAGE}|{words}|[一二两三四五六七八九十\d]+年半?来?(?!底|末)"
        r"|(?:[省市县区]|自治区)?本?级|[、，“”:：])*"
        rf"(?:(?:对|向|给)(?:{_COUNT})?(?:[一-鿿]{{0,4}}(?:企业|项目|单位|银行))?|各|分别|再)*"
    )


@cache
def _verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The role by what ends the words before a sum, the more telling words first."""
    verbs = (
        ("size", r"(?:初始|资金|池内|池子|基金|账面|滚存|总)*(?:余额|结存|结转|规模|总额|总量|总规模|盘子|总盘子)"),
        ("size", rf"(?:规模|总额)?(?:已|逐步)*{pattern('fund-word', 'growing', 'shrinking', 'adding')}(?:到|至|为)"),
        ("added", rf"(?:再次?|又|继续)(?:{pattern('fund-word', 'investing', 'adding')}|注入)"),
        ("added", pattern("fund-word", "adding") + r"|增加|补充|多(?=了)|(?:再|又)加"),
        ("invested", pattern("fund-word", "using", "investing") + r"|[一-鿿]{2,10}?(?:出资|认缴)"),
        ("raised", pattern("fund-word", "raising")),
        ("allocated", pattern("fund-word", "giving", "getting")),
    )
    lead = _lead()
    return tuple((role, re.compile(rf"{lead}(?:{words}){_LISTED}{_FILLER}")) for role, words in verbs)


@cache
def _behind() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The role by what follows a sum: "首笔7000万元|到账", "二期2亿元|拟于2025年募集"."""
    verbs = (
        ("invested", pattern("fund-word", "using")),
        ("raised", pattern("fund-word", "raising")),
        ("allocated", pattern("fund-word", "giving")),
    )
    how = rf"(?:资金|的|已经?|均|全部|也|都|将|于|在|年?[底末初]|{_DATE}|{pattern('fund-word', 'planning')})*"
    return tuple((role, re.compile(rf"{how}(?:{words})(?:了|完毕|完成|到位|到账)*")) for role, words in verbs)


@cache
def _only() -> re.Pattern[str]:
    return re.compile(rf"{_lead()}(?P<is>则?[是为]|达到?)?(?:约|共|近|超)*")


_AFTER = re.compile(
    r"(?:人民币|左右|的?资金)?(?:(?:专门|主要|重点|全部|也|均)*(?:用于|支持|扶持|奖励|资助|惠及|投向|用来|充实)[^，；]*)?"
)
_PLANNING = re.compile(pattern("fund-word", "planning") + r"|(?<!已)将(?!近)|明年|下[一]?年|不[低少]于")
_NOW = re.compile(r"目前|现[有已]?|已|累计|至今|迄今|账面|余额")


def read_clause(passage: Passage, mention: Mention, start: int, end: int) -> Said | None:
    """What the words around a sum say of it, from the sum before (`start`) to the next (`end`).

    None where they have another subject, or say something else of the sum: nothing may stand there but who gives,
    when, how, the verb, and what for.
    """
    before, dates = _masked(passage, start, mention.start)
    before = before.strip("、，；")
    after, later = _masked(passage, mention.end, end)
    after = _SENT.split(after)[0]
    if re.search(pattern("fund-word", "loan"), before + after):
        return None
    role = next((role for role, verb in _verbs() if verb.fullmatch(before)), None)
    if role is not None and _AFTER.fullmatch(after) is None:
        behind = next((kind for kind, verb in _behind() if verb.fullmatch(after)), None)
        if behind is None:
            return None
        role = behind if role in ("size", "allocated") else role
    elif role is None and (told := _only().fullmatch(before)):
        role = next((kind for kind, verb in _behind() if verb.fullmatch(after)), None)
        if role is None and _AFTER.fullmatch(after):
            staged = _STAGED.search(before)
            again = told["is"] or dates
            role = "size" if staged else "" if again else None
    if role is None:
        return None
    stages = _STAGED.findall(before)
    dates = tuple(date for date in dates if passage.slice(date.start - 1, date.start) not in ("比", "较"))
    return Said(
        role,
        next((stage for stage in reversed(stages) if stage.endswith("期")), ""),
        _PLANNING.search(before + after) is not None,
        dates or later,
        re.search(r"各|均|都|每年", before) is not None and len(dates) > 1,
        not dates and _NOW.search(before) is not None,
        _only().fullmatch(before) is not None,
    )


_STAGED = re.compile(_STAGE)


def goes_on(passage: Passage, clause: Clause, closely: bool) -> bool:
    """Whether a clause without a sum of its own may still speak of the fund before: it begins with what a fund does
    ("惠及企业418家") or is a mere date, or, if not `closely`, counts nothing of a subject of its own.
    """
    text, _ = _masked(passage, clause.start, clause.end)
    if closely and lends(text):
        return False  # 累计放款3亿元，|余额2亿元|
    if _doing().match(text) or _lead_only().fullmatch(text):
        return True
    if any(change.start == clause.start and change.end == clause.end for change in passage.mentions("change")):
        return True  # …专项资金8000万元，|较上年翻了一番|，明年计划增加到1亿元
    if closely:
        return False
    if passage.mentions("area", clause.start, clause.end) or _OTHERS.search(text):
        return False
    return not any(agency.start <= clause.start + 2 for agency in passage.mentions("agency", clause.start, clause.end))


def lends(text: str) -> bool:
    """Whether words tell of loans that a fund helps to get, whose balance or size may follow."""
    return re.search(pattern("fund-word", "lending"), text) is not None


@cache
def _lead_only() -> re.Pattern[str]:
    return re.compile(_lead())


@cache
def _doing() -> re.Pattern[str]:
    does = pattern("fund-word", "doing", "using", "serving")
    begun = pattern("fund-word", "founding", "raising")
    return re.compile(rf"(?:{_lead()})(?:{does}|[问答]$|{begun}$|(?:预算|基金|资金|资金池)(?!项目|融|额))")


_OTHERS = re.compile(
    r"(?:专利|商标|版权|地理标志|知识产权|质押|贷款|登记|交易|成交|案|授权|申请|产值|保险|中心|基地|条例|办法|规划)[^，；]*\d|《"
)


def sums_of(passage: Passage, clause: Clause) -> list[tuple[Mention, int, int]]:
    """The sums of a clause, each with where the words before it begin and those behind it end: a bracket is read for
    itself ("支出680万元（|预算|800万元）").
    """
    sums = [mention for mention in passage.mentions("quantity", clause.start, clause.end) if _is_sum(mention)]
    found: list[tuple[Mention, int, int]] = []
    for place, mention in enumerate(sums):
        head = passage.slice(clause.start, mention.start)
        opened = max(head.rfind("（"), head.rfind("("))
        inside = opened > max(head.rfind("）"), head.rfind(")"))
        start = clause.start + opened + 1 if inside else sums[place - 1].end if place else clause.start
        start = max(start, clause.start + max(map(head.rfind, "，；")) + 1) if inside else start
        start = max(start, sums[place - 1].end) if place else start
        end = sums[place + 1].start if place + 1 < len(sums) else clause.end
        if inside:
            closed = re.search(r"[）)，；]", passage.slice(mention.end, end))
            end = mention.end + closed.start() if closed else end
        found.append((mention, start, end))
    return found


def _is_sum(mention: Mention) -> bool:
    return getattr(mention.value, "unit", None) == "元"


def _masked(passage: Passage, start: int, end: int) -> tuple[str, tuple[Mention, ...]]:
    """The words of a span, dates as one sign each and brackets left out, and the dates outside of brackets."""
    text, at = "", start
    dates = tuple(date for date in passage.mentions("date", start, end) if date.end <= end)
    for date in dates:
        text += passage.slice(at, date.start) + _DATE
        at = date.end
    return _BRACKETS.sub("", text + passage.slice(at, end)), dates
