"""Filling (填参数): the parameters of a saved query from what a question names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.asking.evidence import Evidence
from kg.asking.names import Name
from kg.asking.numbers import as_percentage
from kg.asking.passages import find_passage
from kg.asking.pieces import find_centre, find_entity, find_party, find_task
from kg.asking.places import NATION, members
from kg.asking.question import Question, Span, is_chinese
from kg.asking.wording import (
    ask_for_all,
    asks_who,
    cites,
    is_asked,
    is_bound,
    is_companion,
    is_denied,
    is_included,
    is_left_out,
    is_place,
    qualifies,
    stand_beside_others,
    stand_together,
)
from kg.asking.words import places_of
from kg.queries import Parameter, SavedQuery, labels
from kg.store import Graph

_TEXTS: Mapping[str, tuple[str, ...]] = {
    "indicator": ("Indicator",),
    "agency": ("Agency", "Organisation", "department"),
    "exclude": ("Agency", "Organisation", "department"),
    "lead": ("Agency", "Organisation", "department"),
    "without": ("Agency", "Organisation", "department"),
    "issuer": ("Agency", "Organisation"),
    "batch": ("batch",),
    "unit": ("unit",),
    "party": ("Agency", "Organisation", "department"),
    "programme": ("Programme",),
    "entity": ("Organisation", "quote"),
    "name": ("ProtectionCentre", "quote"),
    "title": ("title",),
    "topic": ("topic",),
    "body": ("target-body",),
    "text": ("quote", "title"),
}
"""What fills a parameter of free text, by its name."""
_OTHERWISE: Mapping[str, tuple[str, ...]] = {
    "title": ("part", "quote"),
    "name": ("part",),
    "programme": ("programme",),
    "policy": ("quote",),
}
"""What fills one where nothing of those does."""
_LISTED = ("reading", "type")
"""Parameters of which people ask for several values at once; several of others are told apart, and limit nothing."""
_LEFT_OUT = ("exclude", "without")
"""Parameters for the agencies that are left out."""

_KINDS = ("fund-kind", "institution-kind")
_SUM = re.compile(r"金额|多少|数额|how (?:much|large)|\b(?:amount|sum)s?\b", re.I)
"""What asks for an amount, not for a state."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A parameter with the values that a question gives it and the words they came from."""

    parameter: Parameter
    values: tuple[str, ...]
    spans: tuple[Span, ...]


def kinds_of(parameter: Parameter) -> tuple[str, ...]:
    """The kinds of names that fill a parameter."""
    if parameter.type == "area":
        return ("region", "area") if parameter.name == "region" else ("area", "region")
    if parameter.type == "document":
        return ("document", "source")
    if parameter.type in ("integer", "number"):
        return ("year",) if parameter.name == "year" else ("number", "factor")
    if parameter.type in ("concept", "thing"):
        return (parameter.scheme or "",)
    return _TEXTS.get(parameter.name, ())


def fill_parameters(
    graph: Graph, question: Question, query: SavedQuery, names: Sequence[Name], evidence: Evidence
) -> list[Filled]:
    """The parameters of a query that a question fills, in the order of the query."""
    named = [name for name in names if name.value != NATION]
    if any(each.name == "indicator" for each in query.parameters):
        names = [name for name in names if name.value != NATION or is_place(question, name.span)]
    elif any("nation" in each.label_en for each in query.parameters if each.name == "province"):
        names = [name for name in names if name.value != NATION or qualifies(question, name, named)]
    else:
        names = named
    filled = [_fill(graph, question, query, parameter, names) for parameter in query.parameters]
    if any(parameter.name == "text" and not given for parameter, given in zip(query.parameters, filled, strict=True)):
        at = [parameter.name for parameter in query.parameters].index("text")
        filled[at] = _filled(query.parameters[at], find_passage(question, evidence.asking(question, query.name)))
    given = [each for each in filled if each is not None]
    given = _without_twin(question, given)
    tasks = [span for each in given if each.parameter.name in ("task", "entity") for span in each.spans]
    given = [each for each in given if each.parameter.type != "area" or not all(map(_within(tasks), each.spans))]
    numbers = [each for each in given if each.parameter.type == "number"]
    texts = [each.spans for each in given if each.parameter.name == "text"]
    said = [each for each in given if each.parameter.name != "text" and each.spans in texts]
    return [each for each in given if each not in (*numbers[1:], *said)]


def _fill(
    graph: Graph, question: Question, query: SavedQuery, parameter: Parameter, names: Sequence[Name]
) -> Filled | None:
    asked = query.value_words.get(parameter.name)
    if asked is not None:
        found = [(value, span) for value, words in asked.items() for span in places_of(question, words)]
        found = [pair for pair in found if not any(other.holds(pair[1]) for _, other in found)]
        if len({value for value, _ in found}) > 1:
            found = [pair for pair in found if not asks_who(question, pair[1])]
        listed = parameter.name in _LISTED
        if listed and stand_beside_others(question, [span for _, span in found]):
            found = []
        if not listed and len({value for value, _ in found}) > 1:
            alone = parameter.name == "role" and not stand_together(question, [span for _, span in found])
            found = sorted(found, key=lambda pair: pair[1])[:1] if alone else []
        return _filled(parameter, found)
    kinds = kinds_of(parameter)
    chosen = [name for name in names if name.kind in kinds]
    if not chosen and parameter.type == "text":
        chosen = _first_kind(names, _OTHERWISE.get(parameter.name, ()))
    if parameter.name in ("agency", "lead", *_LEFT_OUT):
        excluded = [name for name in chosen if is_left_out(question, name.span)]
        chosen = excluded if parameter.name in _LEFT_OUT else [name for name in chosen if name not in excluded]
    if parameter.type == "area":
        chosen = [name for name in chosen if not is_included(question, name.span)]
        party = any(each.name == "party" for each in query.parameters)
        others = [name for name in chosen if party and not is_companion(question, name.span)]
        return _filled(parameter, _areas(graph, parameter, query, others or chosen))
    spans = [name.span for name in chosen]
    beside = parameter.scheme in _KINDS and stand_beside_others(question, spans)
    if parameter.name == "status":
        chosen = [name for name in chosen if not is_asked(question, name.span)]
        chosen = chosen if len({name.value for name in chosen}) == 1 else []
    if parameter.type == "concept":
        chosen = [name for name in chosen if not is_denied(question, name.span)]
        alike = len(chosen) > 1 and len({name.value for name in chosen}) == 1
        chosen = [] if beside or (ask_for_all(question, chosen) and not alike) else chosen
    if parameter.name == "topic":
        chosen = [name for name in chosen if name.span == chosen[0].span]
    if parameter.type == "integer" and parameter.name != "year":
        chosen = [name for name in chosen if is_bound(question, name.span)]
    if parameter.name == "task" and not chosen:
        found = find_task(graph, question, names)
        chosen = [] if found else _first_kind(names, ("quote", "topic", "Indicator"))
        return _filled(parameter, found or [(_as_text(graph, question, name), name.span) for name in chosen])
    if parameter.name in ("title", "policy") and any(each.name == "policy" for each in query.parameters):
        citing = [name for name in names if name.kind == "title" and cites(question, name.span)]
        chosen = citing if parameter.name == "policy" else [name for name in chosen if name not in citing]
    if parameter.name == "entity" and not chosen:
        return _filled(parameter, find_entity(graph, question, names))
    if parameter.name == "name" and not chosen and query.tags[:1] == ("protection_centre",):
        return _filled(parameter, find_centre(graph, question, names))
    if parameter.name == "party" and not chosen:
        return _filled(parameter, find_party(graph, question))
    if parameter.type == "text":
        return _filled(parameter, [(_as_text(graph, question, name), name.span) for name in chosen])
    if "percent" in parameter.label_en.replace(" ", ""):
        return _filled(parameter, [(as_percentage(question, name), name.span) for name in chosen])
    return _filled(parameter, [(name.value, name.span) for name in chosen])


def _without_twin(question: Question, given: Sequence[Filled]) -> list[Filled]:
    """The parameters less the status of a fund, or else the role of its amount, where the same words fill both."""
    spans = {each.parameter.name: each.spans for each in given}
    status = spans.get("status", ())
    if status and status == spans.get("amount_role"):
        return [each for each in given if each.parameter.name != "status"]
    if status and status == spans.get("role") and not _SUM.search(question.text):
        return [each for each in given if each.parameter.name != "role"]
    return list(given)


def _within(spans: Sequence[Span]) -> Callable[[Span], bool]:
    return lambda span: any(each.holds(span) for each in spans)


def _areas(graph: Graph, parameter: Parameter, query: SavedQuery, chosen: list[Name]) -> list[tuple[str, Span]]:
    """Areas for a parameter; a region stands for its members where the query has no parameter for regions."""
    has_region = any(each.name == "region" for each in query.parameters)
    found: list[tuple[str, Span]] = []
    for name in chosen:
        if parameter.name == "region":
            found += [(name.value, name.span)] if name.kind == "region" else []
        elif name.kind == "area":
            found.append((name.value, name.span))
        elif not has_region:
            found += [(area, name.span) for area in members(graph, name.value)]
    return found


def _first_kind(names: Sequence[Name], kinds: Sequence[str]) -> list[Name]:
    """The names of the first of some kinds of which there are any."""
    return next((found for kind in kinds if (found := [name for name in names if name.kind == kind])), [])


def _as_text(graph: Graph, question: Question, name: Name) -> str:
    if name.kind in ("quote", "title", "part", "batch", "programme"):
        return name.value
    is_typed = name.kind == "department" and is_chinese(question.words(name.span))
    known = labels(graph, name.value) if "/concept/" in name.value and not is_typed else []
    return known[0] if known else question.words(name.span)


def _filled(parameter: Parameter, found: Iterable[tuple[str, Span]]) -> Filled | None:
    pairs = list(found)
    if not pairs:
        return None
    return Filled(
        parameter, tuple(dict.fromkeys(value for value, _ in pairs)), tuple(dict.fromkeys(span for _, span in pairs))
    )
