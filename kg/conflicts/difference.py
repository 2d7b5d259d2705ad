"""A difference (差异): two claims that do not say the same of one thing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """What one claim says in one respect (说法): its node, its document's, the value, and the year it is of.

    The value is a number in base units, a year, or the notation of a status; `said` is the same in words of the graph.
    """

    document: str
    claim: str
    value: float
    said: str
    year: int | None = None


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """Two statements on a thing that are not the same (差异): what they differ in and the likely reason, by notation.

    `first` is the one whose document comes first by name. `area` is the node of the area that both are about.
    """

    first: Statement
    second: Statement
    kind: str
    thing: str
    area: str
    reason: str
