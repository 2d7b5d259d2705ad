"""Texts (文字): the values of parameters of free text, from what a question names and from parts of names in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from kg.asking.known import Known
from kg.asking.names import Name
from kg.asking.pieces import (
    find_centre,
    find_entity,
    find_figure,
    find_figure_there,
    find_institution,
    find_measure,
    find_party,
    find_subsidised,
    find_task,
)
from kg.asking.places import is_below_province, short_name
from kg.asking.question import Question, Span, is_chinese
from kg.asking.wording import cites, is_left_out, tells_lead
from kg.asking.works import find_work
from kg.queries import Parameter, SavedQuery, labels

Values: TypeAlias = list[tuple[str, Span]]
"""Values with the words that they came from."""

_BODIES = ("Agency", "Organisation", "department")
_KINDS: Mapping[str, tuple[str, ...]] = {
    "indicator": ("Indicator", "figure"),
    "agency": _BODIES,
    "exclude": _BODIES,
    "lead": _BODIES,
    "without": _BODIES,
    "issuer": ("Agency", "Organisation"),
    "batch": ("batch",),
    "unit": ("unit",),
    "party": _BODIES,
    "programme": ("Programme",),
    "entity": ("Organisation", "quote"),
    "name": ("ProtectionCentre", "quote"),
    "title": ("title",),
    "topic": ("topic",),
    "body": ("target-body",),
    "text": ("quote", "title"),
    "number": ("document-number",),
}
"""What fills a parameter of free text, by its name."""
_OTHERWISE: Mapping[str, tuple[str, ...]] = {
    "title": ("part", "quote"),
    "name": ("part",),
    "programme": ("programme",),
    "policy": ("quote",),
    "task": ("quote", "topic", "Indicator"),
    "indicator": ("topic",),
    "section": ("quote",),
}
"""What fills one where nothing of those does."""
_NO_FIGURE = ("topic/protection-centre", "topic/fund", "topic/ip-standard", "topic/enforcement")
"""Topics that stand for no indicator, being what other queries are about."""
_LEFT_OUT = ("exclude", "without")
"""Parameters for the agencies that are left out."""


_NAMED = {"protection_centre": find_centre, "statistic": find_measure, "institution": find_institution}
"""How the part of a name is found, by what a query is about."""


def kinds_of_text(name: str) -> tuple[str, ...]:
    """The kinds of names that fill a parameter of free text, by its name."""
    return _KINDS.get(name, ())


def find_text(
    known: Known, question: Question, query: SavedQuery, parameter: Parameter, names: Sequence[Name]
) -> Values:
    """What a question gives a parameter of free text: what it names, else a part of a name, else what stands for it."""
    chosen = [name for name in names if name.kind in kinds_of_text(parameter.name)]
    if parameter.name in ("agency", "lead", *_LEFT_OUT):
        excluded = [name for name in chosen if is_left_out(question, name.span)]
        chosen = excluded if parameter.name in _LEFT_OUT else [name for name in chosen if name not in excluded]
    if parameter.name in ("agency", "lead") and {"agency", "lead"} <= {each.name for each in query.parameters}:
        chosen = chosen if tells_lead(question) == (parameter.name == "lead") else []
    if parameter.name in ("title", "policy") and any(each.name == "policy" for each in query.parameters):
        titles = [name for name in names if name.kind in ("title", "quote", "part")]
        citing = [name for name in titles if cites(question, name.span)]
        chosen = citing if parameter.name == "policy" else [name for name in chosen if name not in citing]
        names = [name for name in names if name not in citing]
        if citing and parameter.name == "title" and not chosen:
            return []
    if parameter.name == "indicator" and (there := find_figure_there(known, question, names)):
        return there
    if not chosen and (found := _find_part(known, question, query, parameter, names)):
        return found
    chosen = chosen or _first_kind(names, _OTHERWISE.get(parameter.name, ()))
    if parameter.name == "indicator":
        chosen = [name for name in chosen if not name.value.endswith(_NO_FIGURE)]
    if not chosen and parameter.name == "title":
        return find_work(known, question, query, names)
    return [(_as_text(known, question, name), name.span) for name in chosen]


def _find_part(
    known: Known, question: Question, query: SavedQuery, parameter: Parameter, names: Sequence[Name]
) -> Values:
    if parameter.name == "task":
        return find_task(known, question, names)
    if parameter.name == "indicator":
        return find_figure(known, question, names)
    if parameter.name == "object":
        return find_subsidised(known, question)
    if parameter.name == "entity":
        return find_entity(known, question, names)
    if parameter.name == "party":
        return find_party(known, question)
    if parameter.name == "place":
        return [(short_name(known.graph, name.value), name.span) for name in names if is_below_province(name)]
    if parameter.name == "name" and (find := _NAMED.get(query.tags[0])):
        return find(known, question, names)
    return []


def _first_kind(names: Sequence[Name], kinds: Sequence[str]) -> list[Name]:
    """The names of the first of some kinds of which there are any."""
    return next((found for kind in kinds if (found := [name for name in names if name.kind == kind])), [])


def _as_text(known: Known, question: Question, name: Name) -> str:
    """A name as documents print it: a thing of which a question gives the English name by its Chinese one."""
    if name.kind in ("quote", "title", "part", "batch", "programme", "unit"):
        return name.value
    typed = question.words(name.span)
    if is_chinese(typed) and (name.kind == "department" or "/concept/" not in name.value):
        return typed
    found = labels(known.graph, name.value)
    if "/concept/" in name.value:
        return found[0] if found else typed
    printed = [label for label in found if is_chinese(label) and ":" not in label]
    return min(printed, key=len) if printed and not _is_national(found[0]) else next(iter(printed), typed)


def _is_national(name: str) -> bool:
    """Whether a body is one of the nation, whose short names are told among others only: 国家局."""
    return name.startswith(("国家", "中国", "国务院", "中华"))
