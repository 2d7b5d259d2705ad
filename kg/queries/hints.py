"""Hints (提示): where an answer has no rows, which values of a parameter would have given some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.bad_input import BadInput
from kg.queries.answering import Value, answer
from kg.queries.catalogue import Parameter, SavedQuery
from kg.queries.naming import nearest
from kg.queries.placing import province_around
from kg.store import Queryable

_FEW = 12
_LONGEST = 40
"""A name is no longer than so many characters; what is longer is a sentence."""
_COLUMNS: Mapping[str, Sequence[str]] = {
    "area": ("province", "area", "region"),
    "document": ("document", "doc", "document_a", "doc_a"),
}
"""The columns that show parameters of a type, beside one of the parameter's own name."""


def hints(graph: Queryable, query: SavedQuery, given: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, list[str]]]:
    """For each parameter given, the values that do give rows beside the others: all where few, else the nearest.

    For a place below a province (苏州), where the query tells of whole provinces, that is the province around it.
    Left out are parameters whose values no column shows, and those without which there are no rows either.
    """
    for parameter in query.parameters:
        if typed := given.get(parameter.name):
            others = {name: values for name, values in given.items() if name != parameter.name}
            try:
                found = answer(graph, query, {**others, parameter.name: ["any"]})
            except BadInput:
                continue
            shown = _shown(parameter, found.columns)
            values = {str(row[place]) for row in found.rows for place in shown if _is_name(row[place])}
            around = province_around(graph, typed[0]) if parameter.type == "area" else None
            if near := [around] if around in values else _near(typed[0], values):
                yield parameter.name, near


def _shown(parameter: Parameter, columns: Sequence[str]) -> list[int]:
    """The places of the columns that show the values of a parameter; of text, if none is called so, all columns."""
    names = (parameter.name, *_COLUMNS.get(parameter.type, ()))
    found = [place for place, name in enumerate(columns) if name in names or name.rsplit("_", 1)[0] == parameter.name]
    if found or parameter.type != "text":
        return found
    return [place for place, name in enumerate(columns) if name not in (*_COLUMNS["area"], *_COLUMNS["document"])]


def _is_name(value: Value) -> bool:
    return value is not None and not isinstance(value, bool) and 0 < len(str(value)) <= _LONGEST


def _near(typed: str, values: set[str]) -> list[str]:
    if len(values) <= _FEW:
        return sorted(values)
    return nearest(typed, values) or _alike(typed, values)


def _alike(typed: str, values: set[str]) -> list[str]:
    """The values that share most characters with what was typed, five of them; none where none shares any."""
    shared = {value: len(set(typed) & set(value)) for value in values}
    return [value for value in sorted(values, key=lambda each: (-shared[each], len(each), each)) if shared[value]][:5]
