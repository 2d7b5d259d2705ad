"""Changes (增减): by how much something grew or fell, in percent or absolutely.

A share ("占80.3%") and a level reached ("增加到76家") are no changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.values.comparisons import skip_comparison
from kg.values.numbers import ascii_digits, plain, read_number
from kg.values.quantities import quantity_at
from kg.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Change:
    """A growth (增长, positive) or fall (下降, negative) of something.

    `pct` is in percent: 翻一番 is +100, 是上年的3倍 is +200. Where the text gives a difference instead, `pct` is None
    and `absolute` and `unit` hold it ("提高2.3个百分点"). `base_year` is the year compared with, where it is printed.
    `distributed` is true where one verb gives several numbers to the things named before it, in their order
    ("同比分别增长60%、30%"). `pct_max` is the far end of a range.
    """

    start: int
    end: int
    pct: float | None
    cmp: str
    absolute: float | None
    unit: str
    base_year: int | None
    distributed: bool = False
    pct_max: float | None = None


# "增长4.8%", "增长了近40%", "增幅达20%", "年增幅率达到20%以上"; 增加到 and 提高至 name a level and are left out.
DEED = r"(?:[办查收签发立结]|立案|结案|受理|审结|办结|查处|授权|申请|登记|完成|实现)(?=了?[0-9])"
"""What was done more or less of than before: 比上年多|办|22件."""
_VERB = re.compile(
    rf"""(?:(?P<rise>[同环]比(?=(?:分别|依次)?[为是]?[-+][0-9])|增长|增加|提高|提升|上升|上涨|扩大|增多|增幅|增速|涨幅|递增|攀升|走高)
         | (?P<beyond>高于|高出|多于|超出|低于|少于)(?=[上去前同往12“十])
         | (?P<short_rise>增|升|涨|[多高]出?(?=了?[0-9近约超逾一二两三四五六七八九十])|多{DEED})
         | (?P<fall>下降|减少|降低|下滑|回落|缩减|缩短|压缩|压减|降幅|递减|下跌)
         | (?P<short_fall>减|降|跌|[少低]出?(?=了?[0-9近约超逾一二两三四五六七八九十])|少{DEED})
         | (?P<doubled>翻) | (?P<multiple>[是为达])到?(?=[去上前12同“十]))
        (?:率|量|幅度|速度)?(?P<shared>分别|依次)?[均都皆]?(?:了|达到|高达|达|为|是)?\ ?
        (?P<minus>-(?=[0-9]))?(?:\+(?=[0-9]))?""",
    re.VERBOSE,
)

# 2016年, 2016年底, 去年同期, 上年, “十二五”末
_BASE = r"""(?:
    (?: (?P<year>(?:19|20)[0-9]{2})年?(?:年底|年末|度|底|末|全年)?
      | 去年[底末]?|上年[度底末]?|上一年度?|前年|往年|年初|上一?届|往届|上月|上季度?|上半年
      | “?十[一二三四]五”?(?:期?末|时期|期间)
    )的?(?:同期|同月)?
  | 同期)"""
_THAN = _BASE.replace("<year>", "<than>")

# "同比", "比2016年", "较去年同期", "同比2016年度", "比上年的53件", "与上年相比", "年均", "分别同比", "同比分别"
_FLOW = r"(?:的?(?:申请|授权|受理|注册|登记|审结|新收))"
_HEAD = re.compile(
    rf"""(?P<each>分别|各)?
         (?: (?:同比|环比)(?:[比较])?{_BASE}?
           | (?:比|较|与|和){_THAN}(?:{_FLOW}?的?[0-9][0-9.]*[万亿]?[^0-9，。；]{{1,2}})?(?:相比|相较)?[,，]?
           | 年均|每年平均
         )?
         (?P<all>分别|各)?
         (?: 又|再|净|大幅|小幅|略有?|微|激|猛|锐|骤|大|共|(?<!平)均|年均|实际|预计
           | 稳步|明显|显著|快速|迅速|逆势
         )?\ ?\Z""",
    re.VERBOSE,
)
_LONGEST_HEAD = 28

# "翻一番", "翻了两番", "翻番", "翻倍"
_TIMES = re.compile(r"了?(?:(?P<times>[一两二三四1-9])?番|一?倍)(?P<more>多|以上)?")
# "是上年的3倍", "达到2016年同期的2.5倍"
_MULTIPLE = re.compile(rf"{_BASE}的?", re.VERBOSE)
# "60%、30%", "35.5%和22.9%", "增长12.1%、下降3%"
_NEXT = re.compile(
    r"(?:(?P<pause>[，,])|、|和|及|以及|与)\ ?"
    r"(?:(?P<rise>增长|增加|提高|上升)|(?P<fall>下降|减少|降低|-(?=[0-9]))|(?P<plus>\+))?了?(?=[0-9近约超逾])"
)


def find_changes(text: str) -> tuple[Change, ...]:
    """All changes of the text in the order printed; a span runs from 同比, 比, 较 or the verb to the end of the number.

    >>> [(c.pct, c.cmp, c.base_year) for c in find_changes("全年质押融资额2.2亿元，比2016年提高370%，较去年增长近40%")]
    [(370, '=', 2016), (40, '<', None)]
    >>> [(c.pct, c.distributed) for c in find_changes("登记400余项，合同金额43亿元，同比分别增长60%、30%")]
    [(60, True), (30, True)]
    >>> [c.pct for c in find_changes("比去年翻一番；是上年的3倍；同比下降3.2%；占80.3%；增加到76家")]
    [100, 200, -3.2]
    """
    text = ascii_digits(text)
    kept: list[Change] = []
    for verb in _VERB.finditer(text):
        if not kept or verb.start() >= kept[-1].end:
            kept.extend(_read(text, verb))
    return tuple(kept)


def _read(text: str, verb: re.Match[str]) -> Iterator[Change]:
    head = _HEAD.search(text, max(0, verb.start() - _LONGEST_HEAD), verb.start())
    start = head.start() if head else verb.start()
    year = int(head["year"] or head["than"] or 0) or None if head else None
    compared = head is not None and head.end() > head.start()
    if verb["doubled"]:
        doubled = _TIMES.match(text, verb.end())
        if doubled and text[doubled.end() : doubled.end() + 1] not in ("至", "到"):
            times = int(read_number(doubled["times"] or "1") or 1)
            sign = {"多": ">", "以上": ">="}.get(doubled["more"] or "", "=")
            yield Change(start, doubled.end(), (2**times - 1) * 100, sign, None, "%", year)
        return
    if verb["multiple"]:
        yield from _read_multiple(text, verb)
        return
    if (verb["short_rise"] or verb["short_fall"]) and not compared:
        return
    base = _MULTIPLE.match(text, verb.end()) if verb["beyond"] else None
    if verb["beyond"] and base is None:
        return
    compared = compared or base is not None
    quantity = _quantity_after(text, base.end() if base else verb.end())
    if quantity is None:
        return
    if quantity.unit == "个百分点" and verb.group().startswith(("增速", "增幅", "涨幅", "降幅")):
        return  # 高于同期GDP增速|2个百分点
    lower = verb["beyond"] is not None and verb["beyond"][0] in "低少"
    falls = bool(verb["fall"] or verb["short_fall"] or lower) != bool(verb["minus"])
    if text[verb.start() - 1 : verb.start()] == "负":
        start, falls = min(start, verb.start() - 1), True
    first = _change(start, quantity, -1 if falls else 1, year, compared)
    if first is None:
        return
    if first.cmp == "=" and text.endswith("至少", 0, start):
        first = replace(first, cmp=">=")
    spread = bool(verb["shared"] or (head and (head["each"] or head["all"])))
    rest = (
        list(_further(text, quantity, falls != bool(verb["minus"]), year, spread))
        if first.pct is not None or spread
        else []
    )
    distributed = spread or bool(rest)
    for change in (first, *rest):
        yield replace(change, distributed=distributed)


def _read_multiple(text: str, verb: re.Match[str]) -> Iterator[Change]:
    base = _MULTIPLE.match(text, verb.end())
    quantity = _quantity_after(text, base.end()) if base else None
    if base and quantity and quantity.unit == "倍":
        year = int(base["year"]) if base["year"] else None
        start = verb.start() - 2 if text.endswith("分别", 0, verb.start()) else verb.start()
        first = Change(start, quantity.end, _times(quantity.value, 100) - 100, quantity.cmp, None, "%", year)
        rest: list[Change] = []
        following = _NEXT.match(text, quantity.end)
        while following is not None and (more := _quantity_after(text, following.end())) and more.unit == "倍":
            rest.append(Change(more.start, more.end, _times(more.value, 100) - 100, more.cmp, None, "%", year))
            following = _NEXT.match(text, more.end)
        for change in (first, *rest):
            yield replace(change, distributed=bool(rest))


def _further(text: str, quantity: Quantity, falls: bool, year: int | None, spread: bool) -> Iterator[Change]:
    """The further numbers of the same verb, or of a verb that follows at once; behind a comma only after 分别."""
    following = _NEXT.match(text, quantity.end)
    while following is not None and (spread or not following["pause"]):
        nearest = _quantity_after(text, following.end())
        if nearest is None or (nearest.unit != quantity.unit and not _goes_on(following, nearest, quantity)):
            return
        signed = following["fall"] == "-"  # it belongs to the number itself: 分别增长7.8%和|-4.7%|、2.1%
        falls = False if following["rise"] else True if following["fall"] and not signed else falls
        begin = following.start("rise") if following["rise"] else following.start("fall")
        change = _change(begin if begin >= 0 else nearest.start, nearest, -1 if falls or signed else 1, year, True)
        if change is None:
            return
        yield change
        following = _NEXT.match(text, nearest.end)


def _goes_on(following: re.Match[str], nearest: Quantity, quantity: Quantity) -> bool:
    """Whether a number of another unit is one more of the changes: "分别增加18.3%、12.9%和|减少3宗"."""
    rates = {"%", "倍"}
    own = following["rise"] or following["fall"]
    both = {nearest.unit, quantity.unit}
    return both == rates or bool(nearest.unit and (own or not both & rates))  # 分别增加8家、15家和62人


def _quantity_after(text: str, position: int) -> Quantity | None:
    """The quantity whose first word, comparison or number, stands at the position; a sign before it is no formula."""
    signed = text[position - 1 : position] == "+"
    return quantity_at(f"{text[: position - 1]} {text[position:]}" if signed else text, skip_comparison(text, position))


def _change(start: int, quantity: Quantity, sign: int, year: int | None, compared: bool) -> Change | None:
    high = quantity.value_max
    if quantity.unit in ("%", "倍"):
        factor = sign if quantity.unit == "%" else 100 * sign
        far = _times(high, factor) if high is not None else None
        return Change(start, quantity.end, _times(quantity.value, factor), quantity.cmp, None, "%", year, False, far)
    if quantity.unit == "个百分点" or (compared and quantity.unit):
        return Change(start, quantity.end, None, quantity.cmp, _times(quantity.value, sign), quantity.unit, year)
    return None


def _times(value: float, factor: int) -> float:
    return plain(Decimal(str(value)) * factor)
