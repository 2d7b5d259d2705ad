"""Exclusions (非数量): surroundings in which a numeral counts nothing: ordinals, dates, list numbers, hot lines, words.

Each is a mechanism with the text that shows it, not a list of phrases.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kg.values.numbers import CHINESE_CLASS

# "第十九届", "第3位和第6位", "第一、二批", "第十四个五年", "前10名"; but 目前6家, 当前2个, 此前3件, 年前 are none.
_ORDINAL = re.compile(
    rf"(?:第|(?<![目当先此之以年日月提])前|附件|附表|专栏)\ ?(?:[0-9{CHINESE_CLASS}]+[个、和及与至到—–~-])*\ ?\Z"
)
# A number without unit: "处理专利案件4039(其中", not "12330平台", "4·26", "第93号", "150+90".
_BARE_BEFORE = re.compile(r"[一-鿿>≥<≤]")
_BARE_AFTER = re.compile(r"[，。；、（(）)]|\Z")
_HOTLINE = re.compile(r"12[0-9]{3}|9[56][0-9]{3}|[0-9]{7,}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SENTENCE_HEAD = frozenset("。；！？\n")
# "150+90", "1+7+N", "4·26", "GB/T29490": parts of a formula, a day, a standard.
_FORMULA = frozenset("+＋·•/#_@&^")
# 统一, 唯一, 某一 ...: the 一 belongs to the word before it; 新一代, 每一项 count nothing.
_WORDS_IN_ONE = frozenset("统唯单专合同逐之划归如每某另这那新任哪其均")
# 二期建设 is the second phase, 四期培训班 are four: the count stands after a verb or before a course.
_COUNTED_PHASES = re.compile(r"(?:举办|开办|承办|举行|开展|组织|培训|出版|编印|编发|刊发|发布|[分共等了计])\Z")
_COURSES = re.compile(r"[^，。；、]{0,8}(?:培训|班|讲座|研修|论坛|简报)")
_CASES = re.compile(r"[^，。；]{0,14}案")


def is_ordinal(text: str, start: int) -> bool:
    """Whether the number at `start` is an ordinal: 第十九届, 前10名.

    >>> is_ordinal("第3位和第6位", 1), is_ordinal("第一、二批", 3), is_ordinal("目前6家", 2)
    (True, True, False)
    """
    return _ORDINAL.search(text, max(0, start - 12), start) is not None


def is_in_formula(text: str, start: int, end: int) -> bool:
    """Whether the Arabic number is a piece of a longer sign: 1+7+N, 4·26, 2017-11-01, 10.1.2.

    >>> is_in_formula("达到“150+90”", 3, 6), is_in_formula("授权9672件", 2, 6)
    (True, False)
    """
    before = text[start - 1] if start else ""
    if before and (before in _FORMULA or before.isdigit()):
        return True
    if before and before in ".-—–" and text[start - 2 : start - 1].isdigit():
        return True
    return text[end : end + 1] in _FORMULA and end < len(text)


def is_date(text: str, value: Decimal, unit: str, end: int) -> bool:
    """Whether number and unit are a date: 2017年, 15日; but 15日内 and 三年 are spans of time.

    >>> is_date("2017年", Decimal(2017), "年", 5), is_date("为期3年", Decimal(3), "年", 4)
    (True, False)
    """
    if unit == "日":
        return text[end : end + 1] != "内" and text[end : end + 2] != "以内"
    return unit == "年" and value >= 1900


def heads_item(text: str, start: int, end: int) -> bool:
    """Whether a decimal is a list number and a count: "2.5家企业" is item 2., 5 firms; the cell "19.7件" is not."""
    return (start == 0 or text[start - 1] in _SENTENCE_HEAD) and "一" <= text[end : end + 1] <= "鿿"


def stands_alone(text: str, start: int, end: int, number: str) -> bool:
    """Whether a number with neither scale nor unit is still a quantity: a whole cell, or before punctuation.

    >>> stands_alone("查处专利案件4039(其中", 6, 10, "4039"), stands_alone("拨打12330，", 2, 7, "12330")
    (True, False)
    """
    if start == 0 and end == len(text):
        return _YEAR.fullmatch(number) is None
    if len(number) < 3 or _HOTLINE.fullmatch(number) or _YEAR.fullmatch(number):
        return False
    return start > 0 and bool(_BARE_BEFORE.match(text, start - 1) and _BARE_AFTER.match(text, end))


def is_word(text: str, start: int, end: int, number: str, unit: str) -> bool:
    """Whether a Chinese numeral and its measure word are a word or a slogan: 统一部署, 一起, 二期建设, 三个一批.

    >>> is_word("平台二期建设", 2, 4, "二", "期"), is_word("举办四期培训班", 2, 4, "四", "期")
    (True, False)
    """
    before = text[start - 1] if start else ""
    if number == "零" or text[end : end + 1] == "一":
        return True
    if before.isdigit() or (before in ("余", "多", "数", "几") and number[0] in "十百千万亿"):
        return True
    if number[0] == "一" and before and before in _WORDS_IN_ONE:
        return True
    if number == "一" and unit in ("批", "起"):  # 一起 is an adverb unless cases follow
        return unit == "批" or _CASES.match(text, end) is None
    if number == "十" and unit == "分":  # 十分重视, but 扣十分, 十分制
        return "一" <= text[end : end + 1] <= "鿿" and text[end : end + 1] not in "制的以及和"
    if unit == "期":
        return not (_COUNTED_PHASES.search(text, max(0, start - 2), start) or _COURSES.match(text, end))
    return False
