"""Intervals (置信区间): what a share measured on a sample says of the share that it was drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_Z = 1.959963984540054
"""The normal quantile of 97.5 %: two sides of it leave 95 %."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many out of so many (比例), with the Wilson interval of 95 % in which the true share is expected to lie."""

    count: int
    of: int

    @property
    def value(self) -> float:
        """The share itself; 0 of nothing."""
        return self.count / self.of if self.of else 0.0

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return self._interval()[0]

    @property
    def high(self) -> float:
        """The upper end of the interval; a sample of nothing says nothing: from 0 to 1."""
        return self._interval()[1]

    def _interval(self) -> tuple[float, float]:
        """Wilson, 1927: the shares from which the one seen is no further than _Z standard errors of theirs."""
        if not self.of:
            return 0.0, 1.0
        square = _Z * _Z / self.of
        middle = (self.value + square / 2) / (1 + square)
        reach = _Z / (1 + square) * sqrt(self.value * (1 - self.value) / self.of + square / (4 * self.of))
        low = 0.0 if self.count == 0 else max(0.0, middle - reach)
        high = 1.0 if self.count == self.of else min(1.0, middle + reach)
        return low, high
