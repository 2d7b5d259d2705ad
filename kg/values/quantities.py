"""Quantities (数量): number, scale, unit and comparison, in base units.

A quantity needs a unit, or a scale word ("20亿"), or must stand alone before a full stop or a bracket. Chinese numerals
count only directly before a measure word: 三合一, 十三五 and 四川 have none, and are nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kg.values.comparisons import after_comparison, before_comparison, bound_comparison, far_comparison, is_reached
from kg.values.exclusions import heads_item, is_date, is_in_formula, is_ordinal, is_word, stands_alone
from kg.values.numbers import (
    ARABIC,
    CHINESE_CLASS,
    MYRIADS,
    SCALE,
    arabic_value,
    ascii_digits,
    is_scale_word,
    neighbours,
    percent,
    plain,
    read_number,
    scale_value,
)
from kg.values.quantity import Quantity
from kg.values.units import COUNTED, TIME, UNIT, canonical_unit, unit_of_list

_MORE_AFTER = TIME | {"元", "倍", "成"}  # "1年多", "一倍多", "三成多"
# "七成有余", "三分之一强", "两倍多"
_MORE_BEHIND = re.compile(r"(?P<some>多|余)|有余|强(?=[，。；、）]|\Z)|(?P<weak>弱)(?=[，。；、）]|\Z)")
_JOINT = r"\ ?(?:[-—–~～至到]|——)\ ?"
_COUNT = rf"(?:{SCALE}|{UNIT})"
_MORE = rf"[余多几](?=\ ?{_COUNT})"

# "400余件", "3万多家", "200余万元", "1亿2000万元", "2—3个", "100万元至500万元", "4039(其中"
_ARABIC = re.compile(
    rf"""
    (?P<number>{ARABIC}) \ ?
    (?P<mid>{_MORE})? \ ? (?P<scale>{SCALE})? (?P<tail>[0-9]+[百千万]+(?={UNIT}))?
    (?P<more>{_MORE})? \ ? (?P<unit>{UNIT})?
    (?:{_JOINT} (?P<high>{ARABIC}) (?=\ ?{_COUNT}) \ ? (?P<high_scale>{SCALE})? (?:{_MORE})? \ ?
       (?P<high_unit>{UNIT})?)?
    """,
    re.VERBOSE,
)

# "三到五家", "十余万元", "百余家", "十几家", "四成", "四成三", "百分之二十", "四分之三"
_CHINESE = re.compile(
    rf"""
    (?P<number>[{CHINESE_CLASS}]+)
    (?: 分之 (?P<share>{ARABIC}|[{CHINESE_CLASS}]+(?:点[{CHINESE_CLASS}]+)?)
      | (?P<mid>{_MORE})? (?P<scale>{SCALE})? (?P<unit>{UNIT})? (?P<tenth>(?<=成)[一二三四五六七八九](?!{UNIT}))?
        (?:{_JOINT} (?P<high>[{CHINESE_CLASS}]+) (?P<high_unit>{UNIT}))?
    )
    """,
    re.VERBOSE,
)


# "一半以上", "近半数", "过半": the half is a share without numeral.
_HALF = re.compile(r"(?:一半|半数|(?<=[过近逾超])半)(?![径导挂拉价夜年月数程天个])")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of the text in the order printed; spans are code points of the text and do not overlap.

    >>> [(q.value, q.unit, q.cmp) for q in find_quantities("全市发明专利申请量18.5928万件，确定首批试点单位近70家")]
    [(185928, '件', '='), (70, '家', '<')]
    >>> [(q.value, q.value_max, q.unit, q.cmp) for q in find_quantities("对每个试点高校给予300-500万元的经费支持")]
    [(3000000, 5000000, '元', 'range')]
    >>> [(q.value, q.unit) for q in find_quantities("盘子是5个亿，投出去1.3个亿，培育3个亿级产业")]
    [(500000000, '元'), (130000000, '元'), (3, '个')]
    >>> find_quantities("开展“三合一”改革，拨打12330，第十九届中国专利奖，2017年，4·26宣传周，“十三五”规划")
    ()
    """
    text = ascii_digits(text)
    found = [*_scan(text, _ARABIC), *_scan(text, _CHINESE), *_scan(text, _HALF)]
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda quantity: (quantity.number_start, -quantity.end)):
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return tuple(kept)


def quantity_at(text: str, position: int) -> Quantity | None:
    """The quantity whose number begins at the position, if one does; the text has ASCII digits."""
    for pattern in (_ARABIC, _CHINESE, _HALF):
        found = pattern.match(text, position)
        quantity = _read(text, found) if found is not None else None
        if quantity is not None:
            return quantity
    return None


def _scan(text: str, pattern: re.Pattern[str]) -> Iterator[Quantity]:
    found = pattern.search(text)
    while found is not None:
        quantity = _read(text, found)
        if quantity is not None:
            yield quantity
            resume = quantity.end
        else:  # behind the first number: what a hyphen joins to it may be a quantity of its own
            resume = found.end(1)
        found = pattern.search(text, max(resume, found.start() + 1))


def _read(text: str, found: re.Match[str]) -> Quantity | None:
    if found.re is _HALF:
        return _quantity(text, found.start(), found.end(), Decimal(50), "%", scale_word=True)
    return _read_arabic(text, found) if found.re is _ARABIC else _read_chinese(text, found)


def _read_arabic(text: str, found: re.Match[str]) -> Quantity | None:
    start, number, unit = found.start(), found["number"], canonical_unit(found["unit"] or "")
    if is_in_formula(text, start, found.end("number")) or is_ordinal(text, start):
        return None
    whole, _, fraction = number.partition(".")
    if fraction and unit in COUNTED and not found["scale"] and heads_item(text, start, found.end("unit")):
        start, number = start + len(whole) + 1, fraction
    scale = scale_value(found["scale"])
    low = arabic_value(number) * scale
    if found["tail"]:
        low += Decimal(read_number(found["tail"]) or 0)
    high_end = _read_high(text, found, low, scale)
    if high_end is not None:
        high, low, unit = high_end
        return (
            None
            if is_date(text, high, unit, found.end())
            else _quantity(text, start, found.end(), low, unit, high=high)
        )
    more = bool(found["mid"] or found["more"]) or "多" in (found["unit"] or "")
    end = found.end("unit") if unit else max(found.end(g) for g in ("number", "mid", "scale", "tail", "more"))
    if unit:
        if is_date(text, low, unit, end) or (unit == "年" and len(fraction) == 4):
            return None
    elif not found["scale"] and not stands_alone(text, start, end, number):
        return None
    unit = unit_of_list(unit, text, end)
    if unit == "个" and text[end : end + 1] == "亿" and text[end + 1 : end + 2] != "级":  # 盘子是5个亿, 投了1.3个亿元
        low, unit, end = low * MYRIADS["亿"], "元", end + (2 if text[end + 1 : end + 2] == "元" else 1)
    return _quantity(text, start, end, low, unit, more=more)


def _read_high(text: str, found: re.Match[str], low: Decimal, scale: int) -> tuple[Decimal, Decimal, str] | None:
    """Upper end, lower end and unit of a range; None where they are not one ("从2件到5件", "5家至3家")."""
    if found["high"] is None or text[found.start() - 1 : found.start()] in ("从", "由"):
        return None
    high_scale, unit = scale_value(found["high_scale"]), canonical_unit(found["high_unit"] or "")
    high = arabic_value(found["high"]) * high_scale
    if scale == 1 and not found["unit"] and low <= arabic_value(found["high"]):
        low *= high_scale  # 300-500万元
    if low >= high or (found["unit"] and canonical_unit(found["unit"]) != unit):
        return None
    return high, low, unit


def _read_chinese(text: str, found: re.Match[str]) -> Quantity | None:
    start, number, printed = found.start(), found["number"], found["unit"] or found["high_unit"] or ""
    if is_ordinal(text, start):
        return None
    if found["share"]:
        share = percent(number, found["share"])
        return _quantity(text, start, found.end(), share, "%") if share is not None else None
    unit = canonical_unit(printed)
    end = found.end("unit") if found["unit"] else found.end()
    if not unit or is_word(text, start, end, number, unit):
        return None
    if found["high"]:
        low, high = read_number(number), read_number(found["high"])
        if low is None or high is None or low >= high:
            return None
        return _quantity(text, start, found.end(), Decimal(low), unit, high=Decimal(high))
    scale = scale_value(found["scale"])
    pair = neighbours(number)
    if pair is not None:
        return _quantity(text, start, end, Decimal(pair[0]) * scale, unit, high=Decimal(pair[1]) * scale)
    value = read_number(number)
    if value is None or (len(number) > 1 and not any(sign in "十百千万亿" for sign in number)):
        return None
    if found["tenth"] and value < 10:  # 四成三 is 43 %
        tenth = Decimal(read_number(found["tenth"]) or 0) / 10
        return _quantity(text, start, found.end("tenth"), Decimal(value) + tenth, unit)
    scale_word = is_scale_word(number)
    if scale_word and not (found["mid"] or before_comparison(text, start, True)[0] or is_reached(text, start)):
        return None
    more = bool(found["mid"]) or "多" in printed
    return _quantity(
        text, start, end, Decimal(value) * scale, unit, more=more, scale_word=scale_word, loose=number in "一两"
    )


def _quantity(
    text: str,
    start: int,
    end: int,
    value: Decimal,
    unit: str,
    *,
    high: Decimal | None = None,
    more: bool = False,
    scale_word: bool = False,
    loose: bool = False,
) -> Quantity:
    before, first = before_comparison(text, start, scale_word)
    after, last = after_comparison(text, end, unit in TIME)
    if before == "<" and unit in TIME and text[first:start].strip() == "近":  # 近三年 are the last three years
        before, first = None, start
    sign = "range" if high is not None else before or (">" if more else None) or after or "="
    share = unit == "成" or (unit == "%" and "%" not in text[start:end])
    trail = _MORE_BEHIND.match(text, last) if after is None and high is None else None
    if trail and (share or (unit in _MORE_AFTER and trail["some"])):
        last, sign = trail.end(), ("<" if trail["weak"] else ">") if sign == "=" else sign
    if share and sign == "=":
        sign = far_comparison(text, start) or sign
    if unit == "%" and sign == "=":
        sign = bound_comparison(text, start) or sign
    if unit == "成":
        value, unit, high = value * 10, "%", high * 10 if high is not None else None
    return Quantity(
        start=first,
        end=last,
        value=plain(value),
        unit=unit,
        cmp=sign,
        value_max=plain(high) if high is not None else None,
        number_start=start,
        number_end=end,
        loose=loose and sign == "=",
    )
