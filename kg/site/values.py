"""Values (取值): numbers, dates and yes or no in the words of both languages."""

from __future__ import annotations

from decimal import Decimal

from kg.site.reader import Name

_YUAN = ((Decimal(10**8), "亿元"), (Decimal(10**4), "万元"))
_CNY = ((Decimal(10**9), "billion"), (Decimal(10**6), "million"))


def number(value: Decimal) -> str:
    """A number with its thousands apart, and no more digits than it has.

    >>> number(Decimal("12345.50"))
    '12,345.5'
    """
    whole = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    return f"{whole:,f}"


def yuan(value: Decimal) -> Name:
    """An amount of yuan (金额).

    >>> yuan(Decimal(6000000000))
    Name(zh='60亿元', en='CNY 6 billion')
    """
    zh = next((f"{number(value / each)}{word}" for each, word in _YUAN if abs(value) >= each), f"{number(value)}元")
    en = next((f"{number(value / each)} {word}" for each, word in _CNY if abs(value) >= each), number(value))
    return Name(zh, f"CNY {en}")


def measured(value: Decimal, unit: Name) -> Name:
    """A figure with its unit; yuan as an amount, per cent without a blank."""
    if unit.zh == "元":
        return yuan(value)
    if unit.zh in ("%", "‰"):
        return Name(f"{number(value)}{unit.zh}", f"{number(value)}{unit.zh}")
    return Name(f"{number(value)}{unit.zh}", f"{number(value)} {_several(unit.en, value)}".strip())


def compared(value: Name, comparison: Name, notation: str, value_max: Name | None = None) -> Name:
    """A figure with what the text says of its exactness."""
    if value_max is not None:
        return Name(f"{value.zh}至{value_max.zh}", f"{value.en} to {value_max.en}")
    if notation in ("", "="):
        return value
    return Name(f"{comparison.zh}{value.zh}", f"{comparison.en} {value.en}")


def _several(unit: str, value: Decimal) -> str:
    """An English unit in the plural where there are several; units of several words stay as they are."""
    if value == 1 or not unit.isalpha() or not unit.isascii():
        return unit
    return f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}s"
