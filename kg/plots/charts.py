"""Charts (图): which chart fits an answer, read from the names and types of its columns.

A name, a year and a status make a time line; a name and a number bars; else the rows are counted by their first name.
Figures in different units never share an axis: the most frequent unit is drawn, and what was left out is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.bad_input import BadInput
from kg.queries import Answer, Value

_NAMES = ("province", "area", "region", "name", "centre", "agency", "programme", "indicator", "kind_zh", "policy")
_MORE_NAMES = ("indicator", "name", "place", "fund", "kind_zh", "kind", "amount_role", "policy", "agency_b", "year")
_VALUES = frozenset(("value", "change_pct", "amount", "total", "share_pct", "target", "size", "claims"))
_NOT_VALUES = frozenset(
    (
        "year",
        "rank",
        "start",
        "end",
        "first_year",
        "last_year",
        "middle_year",
        "issued_year",
        "year_before",
        "year_after",
    )
)
_ORDER = ("planned", "applied", "approved", "preparing", "trial", "operating")
_BOUNDS = {">": ">", ">=": "≥", "<": "<", "<=": "≤", "~": "≈"}
_SOURCES = 4
_WORDY = 40
"""A column with longer text is no name."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar, or one event: its label, its number (of an event the year), its kind, and a sign before the number."""

    label: str
    value: float
    kind: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: `form` is "bars" or "timeline", `unit` that of all numbers, `left_out` rows that are not drawn."""

    form: str
    marks: tuple[Mark, ...]
    value: str
    unit: str
    kinds: tuple[str, ...] = ()
    left_out: int = 0


def chart_of(answer: Answer, limit: int | None = None) -> Chart:
    """The chart that fits an answer, of its first rows. Raises BadInput where there is nothing to draw."""
    if not answer.rows:
        raise BadInput("plot", "the answer has no rows", "ask with other parameters; kg info tells what there is")
    names = [name for name in (*_NAMES, *_texts(answer)) if name in answer.columns]
    if not names:
        raise BadInput("plot", "the answer has no column that names anything", "print it: kg query")
    if {"year", "status"} <= {*answer.columns} and (label := _first(names, ("name", "centre", "institution"))):
        return _timeline(answer, label, limit)
    # What the query puts first is what it is about: growth has its rate before the figure, ranking the figure.
    numbers = _numbers(answer)
    if value := next((name for name in numbers if name in _VALUES), next(iter(numbers), None)):
        return _bars(answer, names[0], value, limit)
    return _counts(answer, names[0], limit)


def documents_of(answer: Answer) -> str:
    """The ids of the documents that an answer rests on, in words."""
    columns = [at for at, name in enumerate(answer.columns) if {"doc", "document"} & {*name.split("_")}]
    found = sorted({str(row[at]) for row in answer.rows for at in columns if row[at] is not None})
    return f"来源 {'、'.join(found[:_SOURCES])}{' …' if len(found) > _SOURCES else ''}" if found else ""


def _timeline(answer: Answer, label: str, limit: int | None) -> Chart:
    cells = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    dated = [each for each in cells if isinstance(each["year"], int) and each[label]]
    shown = list(dict.fromkeys(str(each[label]) for each in dated))[:limit]
    marks = dict.fromkeys(
        Mark(str(each[label]), float(str(each["year"])), str(each["status"] or ""))
        for each in dated
        if str(each[label]) in shown
    )
    if not marks:
        raise BadInput("plot", "no row of the answer has a year", "print it: kg query")
    kinds = {mark.kind for mark in marks}
    ordered = (*(kind for kind in _ORDER if kind in kinds), *sorted(kinds - {*_ORDER}))
    drawn = sum(each["year"] is not None and str(each[label]) in shown for each in cells)
    return Chart("timeline", tuple(marks), "year", "", ordered, len(cells) - drawn)


def _bars(answer: Answer, label: str, value: str, limit: int | None) -> Chart:
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    given = [row for row in rows if _is_number(row[value])]
    # A rate is in per cent, whatever the figure beside it is counted in.
    percent = value.endswith("_pct")
    units = Counter("%" if percent else str(row.get("unit") or "") for row in given)
    unit = next(iter(units.most_common(1)), ("", 0))[0]
    if value == "amount" and not unit:
        unit = "元"
    alike = [row for row in given if percent or str(row.get("unit") or "") in (unit, "")][:limit]
    others = [name for name in _MORE_NAMES if name != label and name in answer.columns and _varies(alike, name)]
    # One label a bar: what else is needed to tell them apart is added, as little as does it.
    columns = [label]
    while others and len({_label(row, columns) for row in alike}) < len(alike):
        columns.append(others.pop(0))
    bound = "change_cmp" if value == "change_pct" else "cmp"
    marks = tuple(
        Mark(_label(row, columns), float(str(row[value])), sign=_BOUNDS.get(str(row.get(bound) or ""), ""))
        for row in alike
    )
    return Chart("bars", marks, value, unit, left_out=len(rows) - len(marks))


def _counts(answer: Answer, label: str, limit: int | None) -> Chart:
    at = answer.columns.index(label)
    counted = Counter(str(row[at]) for row in answer.rows if row[at] is not None)
    found = counted.most_common(limit)
    marks = tuple(Mark(name, float(count)) for name, count in found)
    return Chart("bars", marks, "rows", "", left_out=len(answer.rows) - sum(count for _, count in found))


def _label(row: dict[str, Value], columns: Sequence[str]) -> str:
    return " · ".join(str(row[name]) for name in columns if row[name] is not None)


def _varies(rows: Iterable[dict[str, Value]], name: str) -> bool:
    return len({row[name] for row in rows}) > 1


def _numbers(answer: Answer) -> list[str]:
    return [
        name
        for at, name in enumerate(answer.columns)
        if name not in _NOT_VALUES and any(_is_number(row[at]) for row in answer.rows)
    ]


def _texts(answer: Answer) -> list[str]:
    """The columns of short texts, which may serve as names."""
    found = []
    for at, name in enumerate(answer.columns):
        values = [row[at] for row in answer.rows if row[at] is not None]
        if values and all(isinstance(value, str) and len(value) <= _WORDY for value in values):
            found.append(name)
    return found


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _first(names: Sequence[str], wanted: Iterable[str]) -> str | None:
    return next((name for name in wanted if name in names), None)
