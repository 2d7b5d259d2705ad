"""Dates (时间): points, ranges and periods of the calendar, and years given relative to the document.

Spans of time ("三年", "6个月") are quantities, not dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.values.numbers import CHINESE_CLASS, ascii_digits, read_number


@dataclass(frozen=True, slots=True)
class Date:
    """A point or stretch of the calendar (时间); what the text does not print is None.

    `kind`: point (2017年11月1日, 2017年底), range (2016-2017年, “十三五”), period (part of a year: 前三季度, 1-10月),
    until (截至2017年底), by (到2020年, 2019年6月底前), since (2016年以来). `relative` is set instead of `year` for 去年
    (-1), 今年 and 当年 (0), 明年 (+1). `day_end` is the last of several days (11月6日至8日).
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    year_end: int | None
    month_end: int | None
    kind: str
    relative: int | None = None
    day_end: int | None = None


_RELATIVE = {
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "前年": -2,
    "明年": 1,
    "来年": 1,
    "次年": 1,
}
_HAN_YEAR = re.compile(r"[一二][九〇零○][〇零○一二三四五六七八九]{2}(?=年)")
_JOINT = r"\ ?(?:[-—–~～至到]|——)\ ?"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][〇零○九][〇零○一二三四五六七八九]{2})"

# "11月1日", "1-10月", "1至11月份", "9月—11月", "9月底", "前三季度", "第一季度", "上半年", "前10个月"
_PART = rf"""(?:
      (?P<month>{_MONTH})\ ?月?
      (?: {_JOINT}(?P<month_end>{_MONTH})\ ?月份?
        | (?<=月)\ ?(?:(?P<day>{_DAY})\ ?日(?:{_JOINT}(?:(?P<last_day_month>{_MONTH})月)?(?P<last_day>{_DAY})日)?|份)?
      )
    | (?<![目提此之以])前
      (?:(?P<first_quarters>[一二三两1-3])个?季度|(?P<first_months>1?[0-9]|[一二三四五六七八九十]{{1,2}})个月)
    | 第?(?P<quarter>[一二三四1-4])季度 | (?P<half>[上下])半年
    )(?:底|末|初|[上中下]旬)?"""

# "2017年11月1日", "2017年年底", "2017-11-01", "2016-2017年", "2016—2017年10月", "2017年10月至2018年6月",
# "(2016-2020)", "2015、2016年"
_ABSOLUTE = re.compile(
    rf"""(?P<year>{_YEAR})\ ?(?:
          [-./](?P<iso_month>1[0-2]|0?[1-9])[-./](?P<iso_day>3[01]|[12][0-9]|0?[1-9])(?![0-9])
        | 年?{_JOINT}(?P<year_end>{_YEAR})(?:\ ?年度?(?:(?P<last_month>{_MONTH})月份?)?|(?![0-9年]))
        | 年度?(?:年?[底末初]|\ ?{_PART})?
          (?:{_JOINT}(?P<far_year>{_YEAR})年(?:(?P<far_month>{_MONTH})月(?:份|(?P<far_day>{_DAY})日)?)?)?
        | (?=(?:[、和及与]{_YEAR})+年)
        )""",
    re.VERBOSE,
)
# "今年1-10月", "去年同期", "上年度", "今年上半年"; not 以前年度, 近年来年均, 三年以上年均.
_RELATIVE_DATE = re.compile(
    rf"""(?P<word>今年|本年|当年|(?<!过)去年|(?<!以)上年|上一年|(?<![目以之此])前年(?!均)|明年|(?<!年)来年(?!均)|次年)
         度?(?:年?[底末初]|{_PART})?""",
    re.VERBOSE,
)
# "12月15日", "前三季度", "上半年", standing alone
_PART_ALONE = re.compile(rf"(?<![0-9.年{CHINESE_CLASS}-]){_PART}", re.VERBOSE)
# “十三五”期间 is 2016 to 2020; the fifth five-year plan ended in 1980.
_FIVE_YEARS = re.compile(
    r"(?P<open>[“‘\"])?十(?P<ordinal>[一二三四五六七八])五(?P<close>[”’\"])?(?:(?P<last>期?末)|(?P<span>期间|时期|规划期))?"
)
_FIVE_YEARS_FOLLOW = re.compile(r"规划|计划|专项|以来")

_UNTIL = re.compile(r"截(?:至|止|止到|至到|止至)\ ?\Z")
_BY = re.compile(r"(?<![达收得找看来升增加长高])(?P<to>到|至)\ ?\Z")
_FROM = re.compile(r"(?P<from>自|从)\ ?\Z")
_SINCE_AFTER = re.compile(r"(?:以来|起(?![草来诉步点源])|至今|开始)")
_BEFORE_AFTER = re.compile(r"(?:之前|以前|前(?![三四一二两0-9期沿后往来夕列]))")


def find_dates(text: str) -> tuple[Date, ...]:
    """All dates of the text in the order printed; spans are code points of the text and do not overlap.

    >>> [(d.year, d.month, d.day, d.kind) for d in find_dates("2017年11月1日印发，截至2017年底，到2020年")]
    [(2017, 11, 1, 'point'), (2017, None, None, 'until'), (2020, None, None, 'by')]
    >>> [(d.year, d.year_end, d.month, d.month_end, d.kind) for d in find_dates("2016-2017年；2018年1-6月")]
    [(2016, 2017, None, None, 'range'), (2018, None, 1, 6, 'period')]
    >>> find_dates("为期三年，6个月，第3期，2017家")
    ()
    """
    text = ascii_digits(text)
    found = [
        date
        for pattern in (_ABSOLUTE, _RELATIVE_DATE, _FIVE_YEARS, _PART_ALONE)
        for match in pattern.finditer(text)
        if (date := _read(text, match)) is not None
    ]
    kept: list[Date] = []
    for date in sorted(found, key=lambda date: (date.start, -date.end)):  # 11月 stands inside 2017年11月
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return tuple(kept)


def _read(text: str, found: re.Match[str]) -> Date | None:
    if found.re is _FIVE_YEARS:
        return _read_five_years(text, found)
    if found.re is _ABSOLUTE:
        return _read_absolute(text, found)
    relative = _RELATIVE[found["word"]] if found.re is _RELATIVE_DATE else None
    return _placed(text, Date(*found.span(), None, *_part(found), "point", relative, _number(found["last_day"])))


def _read_absolute(text: str, found: re.Match[str]) -> Date | None:
    if text[max(0, found.start() - 1) : found.start()].isdigit():
        return None
    year, far = _number(found["year"]), _number(found["year_end"] or found["far_year"])
    if found["iso_month"]:
        month, day = _number(found["iso_month"]), _number(found["iso_day"])
        return _placed(text, Date(*found.span(), year, month, day, None, None, "point"))
    month, day, _, month_end = _part(found)
    month_end = _number(found["last_month"] or found["far_month"]) or month_end
    day_end = _number(found["far_day"] or found["last_day"])
    if year is not None and far is not None and far <= year:
        if far < year or month is None:
            return None
        far = None  # 2017年1月1日至2017年12月31日
    return _placed(text, Date(*found.span(), year, month, day, far, month_end, "point", None, day_end))


def _read_five_years(text: str, found: re.Match[str]) -> Date | None:
    marked = (found["open"] and found["close"]) or found["last"] or found["span"]
    ordinal = _number("十" + found["ordinal"])
    if ordinal is None or not (marked or _FIVE_YEARS_FOLLOW.match(text, found.end())):
        return None
    last = 1985 + 5 * (ordinal - 6)  # the sixth plan ended in 1985
    if found["last"]:
        return _placed(text, Date(*found.span(), last, None, None, None, None, "point"))
    return _placed(text, Date(*found.span(), last - 4, None, None, last, None, "point"))


def _part(found: re.Match[str]) -> tuple[int | None, int | None, None, int | None]:
    """Month, day, no last year, last month of the part of the year that the date names."""
    if found["first_quarters"]:
        return 1, None, None, 3 * (_number(found["first_quarters"]) or 0)
    if found["first_months"]:
        return 1, None, None, _number(found["first_months"])
    if found["quarter"]:
        quarter = _number(found["quarter"]) or 0
        return 3 * quarter - 2, None, None, 3 * quarter
    if found["half"]:
        return (1, None, None, 6) if found["half"] == "上" else (7, None, None, 12)
    return _number(found["month"]), _number(found["day"]), None, _number(found["month_end"] or found["last_day_month"])


def _number(numeral: str | None) -> int | None:
    value = read_number(numeral.replace("○", "〇")) if numeral else None
    return int(value) if value is not None else None


def arabic_years(text: str) -> str:
    """The text with its years in Arabic digits.

    >>> arabic_years("二〇二二年湖南省知识产权保护状况")
    '2022年湖南省知识产权保护状况'
    """
    return _HAN_YEAR.sub(lambda found: str(_number(found.group())), text)


def _placed(text: str, date: Date) -> Date:
    """The date with its kind, and the words that give the kind taken into its span (截至, 到, 以来, 前)."""
    start, end = date.start, date.end
    kind = "range" if date.year_end is not None else "period" if date.month_end or date.day_end else "point"
    until, by, origin = (word.search(text, max(0, start - 4), start) for word in (_UNTIL, _BY, _FROM))
    since, before = _SINCE_AFTER.match(text, end), _BEFORE_AFTER.match(text, end)
    if until:
        start, kind = until.start(), "until"
    elif since:
        start, end, kind = origin.start() if origin else start, since.end(), "since"
    elif kind != "range" and (before or by):
        start, end, kind = by.start() if by else start, before.end() if before else end, "by"
    return replace(date, start=start, end=end, kind=kind)
