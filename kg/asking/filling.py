"""Filling (填参数): the parameters of a saved query from what a question names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.asking.evidence import Evidence
from kg.asking.filled import Filled, without_doubles
from kg.asking.known import Known
from kg.asking.names import Name
from kg.asking.numbers import as_percentage, is_share
from kg.asking.passages import find_amount, find_passage
from kg.asking.pieces import find_thing
from kg.asking.places import NATION, is_below_province, members
from kg.asking.question import Question, Span
from kg.asking.quotients import of_quotient
from kg.asking.texts import find_text, kinds_of_text
from kg.asking.wording import (
    ask_for_all,
    asks_who,
    asks_who_twice,
    falls,
    is_asked,
    is_below,
    is_bound,
    is_companion,
    is_denied,
    is_example,
    is_fall,
    is_growth,
    is_included,
    is_left_out,
    is_lower_end,
    is_place,
    is_reversed,
    qualifies,
    stand_beside_others,
    stand_together,
)
from kg.asking.words import places_of, question_words
from kg.queries import Parameter, SavedQuery
from kg.store import Graph

_LISTED = ("reading", "type", "counts")
"""Parameters of which people ask for several values at once; several of others are told apart, and limit nothing."""
_KINDS = ("fund-kind", "institution-kind")


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
    return kinds_of_text(parameter.name)


def fill_parameters(
    known: Known, question: Question, query: SavedQuery, names: Sequence[Name], evidence: Evidence
) -> list[Filled]:
    """The parameters of a query that a question fills, in the order of the query."""
    named = [name for name in names if name.value != NATION]
    if any(each.name == "indicator" for each in query.parameters):
        names = [name for name in names if name.value != NATION or is_place(question, name.span)]
    elif any("nation" in each.label_en for each in query.parameters if each.name == "province"):
        names = [name for name in names if name.value != NATION or qualifies(question, name, named)]
    else:
        names = named
    filled = [_fill(known, question, query, parameter, names) for parameter in query.parameters]
    asks_where = query.tags[:1] == ("document",)
    if asks_where and any(
        parameter.name == "text" and not given for parameter, given in zip(query.parameters, filled, strict=True)
    ):
        at = [parameter.name for parameter in query.parameters].index("text")
        said = find_passage(question, evidence.asking(question, query.name))
        amount, things = find_amount(question), find_thing(known, question, names)
        filled[at] = _filled(query.parameters[at], amount or things or said)
    given = [each for each in filled if each is not None]
    return without_doubles(question, given)


def _fill(
    known: Known, question: Question, query: SavedQuery, parameter: Parameter, names: Sequence[Name]
) -> Filled | None:
    if parameter.name in query.value_words:
        said = _said(question, query, parameter)
        if said or parameter.name not in ("status", "number"):
            return _filled(parameter, said)
    if parameter.type == "text":
        return _filled(parameter, find_text(known, question, query, parameter, names))
    kinds = kinds_of(parameter)
    chosen = [name for name in names if name.kind in kinds]
    if parameter.type == "area":
        chosen = [name for name in chosen if not is_included(question, name.span)]
        chosen = [name for name in chosen if not is_example(question, name.span)] or chosen
        party = any(each.name == "party" for each in query.parameters)
        others = [name for name in chosen if party and not is_companion(question, name.span)]
        if any(each.name == "place" for each in query.parameters):
            others = [name for name in chosen if not is_below_province(name)]
            return _filled(parameter, _areas(known.graph, parameter, query, others))
        return _filled(parameter, _areas(known.graph, parameter, query, others or chosen))
    if parameter.name == "status":
        chosen = [name for name in chosen if not is_asked(question, name.span)]
        chosen = chosen if len({name.value for name in chosen}) == 1 else []
    if parameter.name == "without":
        chosen = [name for name in chosen if is_left_out(question, name.span)]
    if parameter.name == "topic":
        chosen = [name for name in chosen if name.span == chosen[0].span]
    if parameter.type == "concept":
        beside = parameter.scheme in _KINDS and stand_beside_others(question, [name.span for name in chosen])
        chosen = [name for name in chosen if not is_denied(question, name.span)]
        alike = len(chosen) > 1 and len({name.value for name in chosen}) == 1
        chosen = [] if beside or (ask_for_all(question, chosen) and not alike) else chosen
    if parameter.type == "document" and any(each.name == "other" for each in query.parameters):
        chosen = _of_two(chosen, parameter.name == "other")
    if "per" in (each.name for each in query.parameters) and parameter.scheme == "Indicator":
        chosen = of_quotient(question, chosen, parameter.name == "per")
    if parameter.type == "number" and parameter.name.endswith("_change"):
        return _filled(parameter, _changes(question, parameter, chosen))
    if parameter.type == "integer" and parameter.name != "year":
        chosen = [name for name in chosen if is_bound(question, name.span)]
    if parameter.type == "number" and any(each.name == "low" for each in query.parameters):
        chosen = [name for name in chosen if is_lower_end(question, name.span) == (parameter.name == "low")]
    if "percent" in parameter.label_en.replace(" ", ""):
        return _filled(parameter, [(as_percentage(question, name), name.span) for name in chosen])
    return _filled(parameter, [(name.value, name.span) for name in chosen])


def _of_two(chosen: Sequence[Name], other: bool) -> list[Name]:
    """The first of two documents, which names something, or the other one, in which it is looked for."""
    found = list(dict.fromkeys(name.value for name in sorted(chosen, key=lambda name: name.span)))
    wanted = found[1:2] if other else found[:1]
    return [name for name in chosen if name.value in wanted]


def _changes(question: Question, parameter: Parameter, chosen: Sequence[Name]) -> list[tuple[str, Span]]:
    """The shares that bound a change: from below (grew by at least 40%), or from above (fell by more than 10%)."""
    least = parameter.name.startswith("min")
    chosen = [name for name in chosen if is_share(question, name) or is_growth(question, name.span)]
    fallen = [name for name in chosen if is_fall(question, name.span)]
    kept = [name for name in chosen if (name in fallen or is_below(question, name.span)) != least]
    sign = {name: "-" if name in fallen else "" for name in kept}
    if not least and not chosen and (told := falls(question)):
        return [("0", span) for span in told]
    return [(sign[name] + as_percentage(question, name), name.span) for name in kept]


def _said(question: Question, query: SavedQuery, parameter: Parameter) -> list[tuple[str, Span]]:
    """The values of a closed list of which a question has the words."""
    words = query.value_words[parameter.name]
    found = [(value, span) for value, told in words.items() for span in places_of(question, told)]
    others = [*(span for _, span in found), *places_of(question, question_words("work"))]
    found = [pair for pair in found if not any(other.holds(pair[1]) for other in others)]
    if parameter.type == "boolean":
        found = [("false" if is_reversed(question, span) else value, span) for value, span in found]
        found = [pair for pair in found if pair[0] == "false"] or found
    if len({value for value, _ in found}) > 1 or asks_who_twice(question):
        found = [pair for pair in found if not asks_who(question, pair[1])]
    if len({value for value, _ in found}) > 1:
        found = [pair for pair in found if not is_denied(question, pair[1])]
    spans = [span for _, span in found]
    if parameter.name == "issuer_level":
        return found
    if parameter.name in _LISTED:
        return [] if stand_beside_others(question, spans) else found
    if len({value for value, _ in found}) > 1:
        alone = parameter.name == "role" and not stand_together(question, spans)
        return sorted(found, key=lambda pair: pair[1])[:1] if alone else []
    return found


def _areas(graph: Graph, parameter: Parameter, query: SavedQuery, chosen: list[Name]) -> list[tuple[str, Span]]:
    """Areas for a parameter; a region stands for its members where the query has no parameter for regions."""
    has_region = any(each.name == "region" for each in query.parameters)
    if parameter.name != "region" and any(name.kind == "area" for name in chosen):
        chosen = [name for name in chosen if name.kind == "area"]
    found: list[tuple[str, Span]] = []
    for name in chosen:
        if parameter.name == "region":
            found += [(name.value, name.span)] if name.kind == "region" else []
        elif name.kind == "area":
            found.append((name.value, name.span))
        elif not has_region:
            found += [(area, name.span) for area in members(graph, name.value)]
    return found


def _filled(parameter: Parameter, found: Iterable[tuple[str, Span]]) -> Filled | None:
    pairs = list(found)
    if not pairs:
        return None
    return Filled(
        parameter, tuple(dict.fromkeys(value for value, _ in pairs)), tuple(dict.fromkeys(span for _, span in pairs))
    )
