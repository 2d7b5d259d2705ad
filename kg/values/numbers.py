"""Numerals (数词): Arabic and Chinese, with their scale words, read into plain numbers.

Reading goes through Decimal, so 18.5928万 is 185928 and not 185928.00000000003; whole numbers come back as int.
"""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {digit: value for value, digits in enumerate("零一二三四五六七八九") for digit in digits} | {"〇": 0, "两": 2}
STEPS = {"十": 10, "百": 100, "千": 1_000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}

CHINESE_CLASS = "零〇一二三四五六七八九十百千万亿两"

# "3,652件", "3 652件", "18.5928万件": groups of three come with a comma or one blank, never with the full-width comma,
# which parts the items of a list.
ARABIC = r"[0-9](?:[0-9]{0,2}(?:[, ][0-9]{3})+(?![0-9])|[0-9]*)(?:\.[0-9]+)?"

# "1.3万亿元", "300-500万元", "5百家"; but 千克, 千米 and 千瓦 are units and 百强 a list.
SCALE = r"(?:[十百千]?万亿|[十百千]?[万亿]|百(?!强|分|度)|千(?![米克瓦赫卡]))"

_FULL_WIDTH = re.compile("[０-９％．＋－＞＜]")
_TO_ASCII = str.maketrans("０１２３４５６７８９％．＋－＞＜", "0123456789%.+-><")
_NUMERAL = re.compile(rf"(?P<arabic>{ARABIC})\ ?(?P<scale>{SCALE})?(?P<rest>[0-9].*)?|(?P<chinese>[{CHINESE_CLASS}]+)")
_SCALE_WORD = re.compile("[百千万亿]+")


def ascii_digits(text: str) -> str:
    """The text with full-width digits, signs and percent signs made ASCII, one code point for one.

    >>> ascii_digits("同比增长３６．３％")
    '同比增长36.3%'
    """
    return text.translate(_TO_ASCII) if _FULL_WIDTH.search(text) else text


def read_number(text: str) -> float | None:
    """The value of a numeral that fills the whole text, with its scale words, or None where it is not one.

    >>> [read_number(numeral) for numeral in ("18.5928万", "1.3万亿", "3,652", "3 652", "１２", "1亿2000万")]
    [185928, 1300000000000, 3652, 3652, 12, 120000000]
    >>> [read_number(numeral) for numeral in ("十五", "两百零六", "三千五", "一万", "百万", "二〇一七", "一三")]
    [15, 206, 3500, 10000, 1000000, 2017, None]
    """
    text = ascii_digits(text)
    numeral = _NUMERAL.fullmatch(text)
    if numeral is None:
        return None
    if numeral["chinese"]:
        return _read_chinese(text)
    value = plain(arabic_value(numeral["arabic"]) * scale_value(numeral["scale"]))
    if numeral["rest"] is None:
        return value
    rest = read_number(numeral["rest"])
    return value + rest if numeral["scale"] and rest is not None and rest < scale_value(numeral["scale"]) else None


def arabic_value(digits: str) -> Decimal:
    """The exact value of an Arabic numeral without scale: 3,652 -> 3652."""
    return Decimal(digits.replace(",", "").replace(" ", ""))


def scale_value(scale: str | None) -> int:
    """What a scale word multiplies by: 万亿 -> 10 ** 12, none -> 1.

    >>> scale_value("百万"), scale_value("万亿"), scale_value(None)
    (1000000, 1000000000000, 1)
    """
    product = 1
    for word in scale or "":
        product *= STEPS.get(word) or MYRIADS[word]
    return product


def plain(value: Decimal) -> float:
    """The number as int where it is whole, else as float."""
    return int(value) if value == value.to_integral_value() else float(value)


def is_scale_word(text: str) -> bool:
    """Whether the numeral has no digit of its own (百, 万, 千亿): a number only next to a comparison ("上千家")."""
    return _SCALE_WORD.fullmatch(text) is not None


def _read_chinese(text: str) -> int | None:
    if is_scale_word(text):
        return scale_value(text)
    if len(text) > 2 and all(sign in DIGITS for sign in text):
        return int("".join(str(DIGITS[sign]) for sign in text))
    total = section = 0
    digit: int | None = None
    above = 10**16  # the last step read: steps must fall within a section, myriads within the number
    ceiling = 10**16
    for sign in text:
        if sign in DIGITS:
            if digit:
                return None
            digit = DIGITS[sign]
        elif sign in STEPS:
            step = STEPS[sign]
            if step >= above or (digit is None and not (step == 10 and section == 0)):
                return None
            section, digit, above = section + (digit or 1) * step, None, step
        else:
            myriad = MYRIADS[sign]
            section += digit or 0
            if section == 0 or (myriad >= ceiling and total):
                return None
            if myriad > ceiling:
                return None
            total, section, digit, above, ceiling = total + section * myriad, 0, None, myriad, myriad
    if digit and len(text) > 1 and text[-2] in "百千万亿":  # 三千五 is 3500, 三千零五 is 3005
        return total + section + digit * (STEPS.get(text[-2]) or MYRIADS[text[-2]]) // 10
    return total + section + (digit or 0)


def neighbours(number: str) -> tuple[float, float] | None:
    """Two digits side by side are a range, given as its ends; None where they are none.

    >>> neighbours("三五"), neighbours("两三百"), neighbours("四二")
    ((3, 5), (200, 300), None)
    """
    low, high, scale = read_number(number[:1]), read_number(number[1:2]), number[2:]
    if not low or not high or low > 9 or high > 9 or (scale and not is_scale_word(scale) and scale != "十"):
        return None
    if high - low != 1 and (low, high) != (3, 5):
        return None
    return low * scale_value(scale), high * scale_value(scale)


def percent(whole: str, part: str) -> Decimal | None:
    """A fraction in words as percent, to four places; None where it is none.

    >>> percent("四", "三"), percent("百", "二十点五")
    (Decimal('75'), Decimal('20.5'))
    """
    digits, _, fraction = part.partition("点")
    low, high = read_number(digits), read_number(whole)
    if not high or low is None:
        return None
    exact = Decimal(str(low))
    for place, sign in enumerate(fraction, start=1):
        exact += Decimal(read_number(sign) or 0).scaleb(-place)
    return Decimal(f"{(exact * 100 / Decimal(high)).quantize(Decimal('0.0001')).normalize():f}")
