"""A quantity (数量): a number with its unit and comparison, and where a text prints it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something (数量), in base units: 元, 件, %.

    `start` and `end` cover the comparison words that touch the number ("近70家", "60亿元以上"), `number_start` and
    `number_end` the numeral with its scale and unit alone. `value_max` is the upper end of a range. `unit` is "" where
    the text prints none. `loose` is true where the number is 一 or 两 used like an article ("一个窗口").
    """

    start: int
    end: int
    value: float
    unit: str
    cmp: str
    value_max: float | None
    number_start: int
    number_end: int
    loose: bool = False
