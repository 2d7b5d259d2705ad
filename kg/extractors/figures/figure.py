"""A figure (数字): a number of a sentence with its indicator, growth, rank and year."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extractors.passages.named_places import Place
from kg.values import Change


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence and what it says of what.

    `kind` is "count" for a quantity, "share" for a part of a whole, "growth" for a rate that stands alone,
    "difference" for what was added to a level, "rank" for a rank without another number. `start` and `end` are the
    clean span of the clause that states it; `at` is where the number stands. `former` is true of a level that was left
    for another ("由|26项|增至41项"). `rank_of` is "增长率" where not the number but its growth holds the
    rank, `place` is the place of whose number a list of places tells,
    `circle` "nation" or "province" where a figure of the whole is told beside one's own; `told` is
    "fact" or "aim" where its own words say which it is.
    """

    indicator: str
    value: float
    unit: str
    cmp: str
    kind: str
    start: int
    end: int
    at: int
    value_max: float | None = None
    change: Change | None = None
    rank: int | None = None
    rank_of: str | None = None
    year: int | None = None
    date_kind: str | None = None
    before: str = ""
    total: bool = False
    bracketed: bool = False
    former: bool = False
    place: Place | None = None
    circle: str | None = None
    told: str | None = None
