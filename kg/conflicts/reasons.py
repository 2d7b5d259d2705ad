"""Reasons (原因): why two figures for one thing differ, as far as their words tell."""

from __future__ import annotations

import re

from kg.facts import Statistic, Target
from kg.values import find_dates

_NEAR = 0.1
"""How far 近 and 约 reach, and how much rounding changes at most: 近70 is taken to mean 63 and more."""
_BEYOND = 0.25
"""How far 超过 and 以上 reach: what is further off is another figure, not a vaguer one."""
_LARGE = 1000
"""A whole number below this is not taken for a rounded one: 20家 are 20."""
_WHOLE = re.compile(r"(?<![占居列为是])(?:全|我|本)(省|市|县|区|州|盟|旗)(?!第|前|平均)")
"""Whose a figure is; not 占全省的60%, 居全省第3位."""
_APART = 2
"""A figure that is more than so many times another one counts something wider."""


def reason_of(first: Statistic | Target, second: Statistic | Target, value: str = "value") -> str:
    """The notation of the likely reason why two figures on the same indicator, area and year differ.

    `value` is the field compared: "value", or "change_pct" for the growth.
    """
    a, b = getattr(first, value), getattr(second, value)
    compared = ("cmp", "cmp") if value == "value" else ("change_cmp", "change_cmp")
    words = [getattr(fact, name, None) or "=" for fact, name in zip((first, second), compared, strict=True)]
    if takes_in(words[0], a, first.value_max, b) or takes_in(words[1], b, second.value_max, a):
        return "comparison"
    if is_rounding(a, b):
        return "rounding"
    if len({level for level in (_level(first), _level(second)) if level}) > 1:
        return "scope"
    periods = {getattr(fact, "coverage", None) for fact in (first, second)}
    if _cuts_off(first) != _cuts_off(second):
        return "cut_off_date"
    if len(periods) > 1:
        return "period"
    if max(abs(a), abs(b)) > _APART * min(abs(a), abs(b)):
        return "scope"
    return "unexplained" if _says_the_same(first.indicator, second.indicator) else "definition"


def is_rounding(a: float, b: float) -> bool:
    """Whether one number is the other one rounded, or cut off, to fewer digits.

    >>> is_rounding(19000, 18700), is_rounding(19.7, 19.68), is_rounding(14, 15), is_rounding(4059, 4039)
    (True, True, False, False)
    """
    coarse, fine = sorted((a, b), key=lambda number: -_unit(number))
    unit = _unit(coarse)
    if unit <= _unit(fine) or (unit >= 10 and abs(coarse) < _LARGE) or abs(fine - coarse) > _NEAR * abs(fine):
        return False
    return abs(fine - coarse) <= unit / 2 * (1 + 1e-9) or 0 <= abs(fine) - abs(coarse) < unit


def takes_in(word: str, value: float, value_max: float | None, other: float) -> bool:
    """Whether a vague figure, by the notation of its word of comparison, takes in another number.

    >>> takes_in("<", 70, None, 68), takes_in(">", 30000, None, 34610), takes_in(">", 30000, None, 90000)
    (True, True, False)
    """
    reach = abs(value)
    match word:
        case "~":
            return abs(other - value) <= _NEAR * reach
        case "<" | "<=":
            return value - _NEAR * reach <= other <= value
        case ">" | ">=":
            return value <= other <= value + _BEYOND * reach
        case "range":
            return value_max is not None and value <= other <= value_max
    return False


def _unit(number: float) -> float:
    """The value of the last digit that is not 0: 1000 of 19000, 0.01 of 19.68."""
    digits = f"{number:.6f}".rstrip("0")
    whole, _, decimals = digits.partition(".")
    if decimals:
        return float(10 ** -len(decimals))
    stripped = whole.rstrip("0")
    return float(10 ** (len(whole) - len(stripped))) if stripped not in ("", "-") else 1.0


def _level(fact: Statistic | Target) -> str:
    """Of which level a figure is by its words or those before it in its sentence: 全市 or 全省; "" if none say so."""
    evidence = fact.evidence
    end = evidence.sentence.find(evidence.quote) + len(evidence.quote)
    found = _WHOLE.findall(fact.indicator) or _WHOLE.findall(evidence.sentence[: max(end, 0)])
    return found[-1] if found else ""


def _cuts_off(fact: Statistic | Target) -> bool:
    """Whether a sentence says that it counts up to a month or day within the year of the figure: 截止2017年12月15日."""
    return any(
        date.kind in ("until", "period") and date.month is not None and (date.month, date.day or 31) != (12, 31)
        for date in find_dates(fact.evidence.sentence)
        if date.year in (fact.year, None)
    )


def _says_the_same(one: str, other: str) -> bool:
    """Whether one wording has all characters of the other, in order: 新增代理机构, 新增专利代理机构."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return all(letter in letters for letter in short)
