"""Filling (填参数): the parameters of a saved query from what a question names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.asking.names import Name
from kg.asking.places import NATION, members
from kg.asking.programmes import find_programme
from kg.asking.question import Question, Span, is_chinese
from kg.asking.words import Hit, places_of
from kg.queries import Parameter, SavedQuery, labels
from kg.store import Graph

_TEXTS: Mapping[str, tuple[str, ...]] = {
    "indicator": ("Indicator",),
    "agency": ("Agency", "Organisation", "department"),
    "exclude": ("Agency", "Organisation", "department"),
    "party": ("Agency", "Organisation"),
    "programme": ("Programme",),
    "name": ("ProtectionCentre",),
    "title": ("title",),
    "topic": ("topic",),
    "body": ("target-body",),
    "text": ("quote", "title"),
}
"""What fills a parameter of free text, by its name."""

_EXCLUDING = re.compile(
    r"(?:不含|不算|不计|除了?|除去|排除|去掉|剔除|without|excluding|except(?: for)?|leaving out|apart from)"
    r"\s*(?:the\s+)?$",
    re.I,
)
_STANDING = re.compile(r"[占居列位在排]\s*$"), re.compile(r"\s*[第排位名总比占前各领]")
"""Around 全国 where it is what something is measured by: 占全国, 全国第三."""
_LEAST = re.compile(
    r"(?:至少|不少于|不低于|超过|大于|多于|at least|more than|no fewer than|minimum(?: of)?|over)\s*$", re.I
)
_OR_MORE = re.compile(r"^\s*[项个次件家]?(?:以上|及以上|or more|and more|\+)")
_COURSE = re.compile(r"从|\bfrom\b", re.I)
_TO = re.compile(r"^\s*(?:一直)?(?:到|至|to|through|until)\s*$", re.I)
_AND_OTHERS = re.compile(r"\s*(?:等|之类|及其他|和其他|(?:and|or) other\b)", re.I)
_ASKS = re.compile(r"[哪谁吗呢几]|什么|多少|\b(?:what|which|who|how|why|when)\b", re.I)
"""What a passage has that asks, so that it is none that a document could print."""
_KINDS = ("fund-kind", "institution-kind")
_JOINED_BEFORE = re.compile(r"[\u4e00-\u9fff](、|和|或者?|及|与|以及)$")
_JOINED_AFTER = re.compile(r"(、|和|或者?|及|与|以及)[\u4e00-\u9fff]")
_SAYS = re.compile(
    r"[说写讲称句]|提到|原文|表述|出处|出自|\b(?:sa(?:y|id)|stat(?:e|ing)|writ|mention|sentence|passage|word|quot)",
    re.I,
)
_EDGE = " ,，。？?！!：:；;、"


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
        return ("year",) if parameter.name == "year" else ("number",)
    if parameter.type in ("concept", "thing"):
        return (parameter.scheme or "",)
    return _TEXTS.get(parameter.name, ())


def fill_parameters(
    graph: Graph, question: Question, query: SavedQuery, names: Sequence[Name], hits: Sequence[Hit]
) -> list[Filled]:
    """The parameters of a query that a question fills, in the order of the query."""
    if not any(each.name == "indicator" for each in query.parameters):
        names = [name for name in names if name.value != NATION]
    else:
        names = [name for name in names if name.value != NATION or _is_place(question, name.span)]
    filled = [_fill(graph, question, query, parameter, names) for parameter in query.parameters]
    if any(parameter.name == "text" and not given for parameter, given in zip(query.parameters, filled, strict=True)):
        at = [parameter.name for parameter in query.parameters].index("text")
        filled[at] = _rest(question, query.parameters[at], hits)
    numbers = [each for each in filled if each is not None and each.parameter.type == "number"]
    return [each for each in filled if each is not None and each not in numbers[1:]]


def _fill(
    graph: Graph, question: Question, query: SavedQuery, parameter: Parameter, names: Sequence[Name]
) -> Filled | None:
    asked = query.value_words.get(parameter.name)
    if asked is not None:
        found = [(value, span) for value, words in asked.items() for span in places_of(question, words)]
        found = [pair for pair in found if not any(other.holds(pair[1]) for _, other in found)]
        if _stand_beside_others(question, [span for _, span in found]):
            found = []
        return _filled(parameter, found)
    kinds = kinds_of(parameter)
    chosen = [name for name in names if name.kind in kinds]
    if parameter.name in ("agency", "exclude"):
        excluded = [name for name in chosen if _EXCLUDING.search(question.text[: name.span.start])]
        chosen = excluded if parameter.name == "exclude" else [name for name in chosen if name not in excluded]
    if parameter.type == "area":
        return _filled(parameter, _areas(graph, parameter, query, chosen))
    spans = [name.span for name in chosen]
    beside = parameter.scheme in _KINDS and _stand_beside_others(question, spans)
    if parameter.type == "concept" and (beside or _is_course(question, chosen) or _are_examples(question, chosen)):
        chosen = []
    if parameter.type == "integer" and parameter.name != "year":
        chosen = [name for name in chosen if _is_bound(question, name.span)]
    if parameter.name == "programme" and not chosen:
        return _filled(parameter, find_programme(graph, question, names))
    if parameter.type == "text":
        return _filled(parameter, [(_as_text(graph, question, name), name.span) for name in chosen])
    return _filled(parameter, [(name.value, name.span) for name in chosen])


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


def _is_place(question: Question, span: Span) -> bool:
    """Whether the nation is the place asked about, not what a province is measured by."""
    before, after = _STANDING
    return not before.search(question.text[: span.start]) and not after.match(question.text[span.end :])


def _as_text(graph: Graph, question: Question, name: Name) -> str:
    if name.kind in ("quote", "title"):
        return name.value
    is_typed = name.kind == "department" and is_chinese(question.words(name.span))
    known = labels(graph, name.value) if "/concept/" in name.value and not is_typed else []
    return known[0] if known else question.words(name.span)


def _is_course(question: Question, chosen: Sequence[Name]) -> bool:
    """Whether two values are the ends of a course (从筹建到验收): that asks for all between, not for these two."""
    spans = sorted({name.span for name in chosen})
    return any(
        _TO.search(question.text[first.end : second.start]) and _COURSE.search(question.text[: first.start])
        for first, second in pairwise(spans)
    )


def _are_examples(question: Question, chosen: Sequence[Name]) -> bool:
    """Whether values are told as examples (法庭、学院等, tribunals and other institutions): that asks for all kinds."""
    return any(_AND_OTHERS.match(question.text[name.span.end :]) for name in chosen)


def _stand_beside_others(question: Question, spans: Sequence[Span]) -> bool:
    """Whether a list has members that are no values (专利条例或者政府规章), so that those that are limit nothing."""
    starts, ends = {span.start for span in spans}, {span.end for span in spans}
    for span in spans:
        before = _JOINED_BEFORE.search(question.text[: span.start])
        after = _JOINED_AFTER.match(question.text[span.end :])
        if (before and before.start(1) not in ends) or (after and span.end + after.end(1) not in starts):
            return True
    return False


def _is_bound(question: Question, span: Span) -> bool:
    """Whether a number is told as a bound: at least five, 五项以上."""
    return bool(_LEAST.search(question.text[: span.start]) or _OR_MORE.search(question.text[span.end :]))


def _rest(question: Question, parameter: Parameter, hits: Iterable[Hit]) -> Filled | None:
    """What is left of a question without the words that ask for the query: "where does it say that …"."""
    if not _SAYS.search(question.text):
        return None
    taken = sorted(span for hit in hits for span in hit.spans)
    edges = [0, *(edge for span in taken for edge in (span.start, span.end)), len(question.text)]
    pieces = [question.text[start:end].strip(_EDGE) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    longest = max((piece for piece in pieces if not _ASKS.search(piece)), key=len, default="")
    start = question.text.find(longest)
    return _filled(parameter, [(longest, Span(start, start + len(longest)))] if len(longest) > 3 else [])


def _filled(parameter: Parameter, found: Iterable[tuple[str, Span]]) -> Filled | None:
    pairs = list(found)
    if not pairs:
        return None
    return Filled(
        parameter, tuple(dict.fromkeys(value for value, _ in pairs)), tuple(dict.fromkeys(span for _, span in pairs))
    )
