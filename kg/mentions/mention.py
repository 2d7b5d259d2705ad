"""Mention (提及): a span of clean text and what it refers to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kg.values import Change, Date, Quantity, Rank

Value: TypeAlias = str | tuple[str, ...] | Quantity | Change | Date | Rank


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of clean text and what it refers to.

    `label` is "area", "agency", "title", "quoted", "number" (发文字号), "quantity", "change", "date", "rank", or
    the scheme of a
    cue. `value` is the codes of the areas that bear the name, the notation of the concept, the title without its
    marks, or
    the value read. `rule` says who found it.
    """

    start: int
    end: int
    label: str
    value: Value
    rule: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of a document, by label, each in order of place."""

    by_label: Mapping[str, tuple[Mention, ...]]
    starts: Mapping[str, tuple[int, ...]]

    def within(self, label: str, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions of a label that lie between two clean offsets."""
        found = self.by_label.get(label, ())
        if not found:
            return ()
        starts = self.starts[label]
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        return tuple(mention for mention in found[first:last] if mention.end <= end) if first < last else ()


def in_order(found: Iterable[Mention]) -> Mentions:
    """Mentions by label, each group in order of place."""
    groups: dict[str, list[Mention]] = {}
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end, mention.label)):
        groups.setdefault(mention.label, []).append(mention)
    by_label = {label: tuple(group) for label, group in groups.items()}
    return Mentions(by_label, {label: tuple(mention.start for mention in group) for label, group in by_label.items()})
