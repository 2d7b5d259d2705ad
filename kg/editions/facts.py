"""Changes of facts (事实的变化): by document and rule, which came, which went, which are told otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from kg.facts import Fact, fact_to_json

Record: TypeAlias = dict[str, Any]
Key: TypeAlias = Callable[[Mapping[str, Any]], Hashable]

_PLACE = ("start", "end", "echoes")
_EVIDENCE = ("quote", *_PLACE, "rule")


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact that is not the same in both editions (变化); `old` and `new` in the exchange form.

    `kind`: came, went, changed (the same place says something else, or another rule says it), moved (the same fact at
    another place). `fields` are those that differ.
    """

    kind: str
    old: Mapping[str, Any] | None
    new: Mapping[str, Any] | None
    fields: tuple[str, ...] = ()

    @property
    def shown(self) -> Mapping[str, Any]:
        """The fact as it is now, or was."""
        return self.new or self.old or {}


def compare_facts(old: Iterable[Fact], new: Iterable[Fact]) -> Iterator[FactChange]:
    """The changes between two editions, by document, type and place.

    A fact has changed where one of the same document and type has the same quote or stands on the same characters.
    """
    before, after = _grouped(old), _grouped(new)
    changes = [change for key in {*before, *after} for change in _compare(before.get(key, []), after.get(key, []))]
    yield from sorted(changes, key=_order)


def _compare(old: list[Record], new: list[Record]) -> Iterator[FactChange]:
    old, new = _without_same(old, new)
    for kind, key in (("changed", _but("rule")), ("moved", _but(*_PLACE)), ("moved", _but(*_PLACE, "rule"))):
        for one, other in _take_pairs(old, new, key):
            yield _change(kind, one, other)
    overlaps = sorted(
        ((_likeness(one, other), i, j) for i, one in enumerate(old) for j, other in enumerate(new)),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for score, i, j in overlaps:
        if score > 0 and i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            yield _change("changed", old[i], new[j])
    yield from (FactChange("went", fact, None) for i, fact in enumerate(old) if i not in taken_old)
    yield from (FactChange("came", None, fact) for j, fact in enumerate(new) if j not in taken_new)


def _change(kind: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> FactChange:
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    own = [name for name in names if name not in _PLACE] if kind == "changed" else names
    return FactChange(kind, old, new, tuple(own or names))


def _without_same(old: Sequence[Record], new: Sequence[Record]) -> tuple[list[Record], list[Record]]:
    left, right = list(old), list(new)
    for _ in _take_pairs(left, right, _but()):
        pass
    return left, right


def _take_pairs(old: list[Record], new: list[Record], key: Key) -> Iterator[tuple[Record, Record]]:
    """Take out of both lists the facts that have the same key, one to one, in order."""
    waiting: dict[Hashable, list[Record]] = defaultdict(list)
    for fact in old:
        waiting[key(fact)].append(fact)
    pairs = [(waiting[key(fact)].pop(0), fact) for fact in new if waiting[key(fact)]]
    gone = {id(fact) for pair in pairs for fact in pair}
    old[:] = [fact for fact in old if id(fact) not in gone]
    new[:] = [fact for fact in new if id(fact) not in gone]
    yield from pairs


def _but(*names: str) -> Key:
    """The key of a fact: all of its fields but some."""
    return lambda fact: tuple(sorted((name, repr(value)) for name, value in fact.items() if name not in names))


def _likeness(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    """How surely two facts are one told otherwise: shared characters of their places, and fields that agree."""
    shared: int = min(one["end"], other["end"]) - max(one["start"], other["start"])
    if shared <= 0 and one["quote"] != other["quote"]:
        return 0.0
    own = [name for name in {**one, **other} if name not in _EVIDENCE]
    agree: float = sum(one.get(name) == other.get(name) for name in own) / len(own)
    length: int = max(one["end"] - one["start"], other["end"] - other["start"], 1)
    return agree + max(shared, 0) / length


def _grouped(facts: Iterable[Fact]) -> dict[tuple[str, str], list[Record]]:
    groups: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for fact in facts:
        record = fact_to_json(fact)
        groups[record["doc"], record["type"]].append(record)
    return groups


def _order(change: FactChange) -> tuple[str, str, int, int, str]:
    fact = change.shown
    return fact["doc"], fact["type"], fact["start"], fact["end"], repr((change.kind, sorted(map(repr, fact.items()))))


def count_changes(changes: Iterable[FactChange]) -> list[tuple[str, str, str, Mapping[str, int]]]:
    """How many changes of each kind there are, by document, type and rule."""
    counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for change in changes:
        fact = change.shown
        counts[fact["doc"], fact["type"], fact["rule"]][change.kind] += 1
    return [(*key, counts[key]) for key in sorted(counts)]
