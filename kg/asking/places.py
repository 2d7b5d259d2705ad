"""Places (地区): which areas a question means, where names are shared, nested, or single characters (粤, 江浙沪)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.asking.names import Name
from kg.asking.question import Question, is_chinese
from kg.queries import labels
from kg.store import Graph
from kg.vocabulary import DATA_IRI, ZC

NATION = DATA_IRI + "area/100000"
_LEVELS = ("nation", "province", "corps", "prefecture", "zone", "county", "region")
_BESIDE = "\n ,，、；;：:。？?与和及或比的"
_BRANCH = re.compile(r"市?(?:分行|支行|中心支行|分公司|海关|分局|专员办|证监局|银监局)| branch\b| customs\b")
"""After a place that only tells which branch of a body is meant (人民银行武汉分行)."""
_COUNTED = "两三四五省市区各"
_NOTHING_ELSE = "冀晋辽沪皖闽赣鲁豫鄂湘粤桂琼渝黔滇陕浙陇"
"""Characters that in questions stand for a province and nothing else."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A name in a question that several areas bear alike (朝阳区), which it does not tell apart."""

    words: str
    areas: tuple[str, ...]


def settle_places(graph: Graph, question: Question, names: Iterable[Name]) -> list[Name]:
    """The names with each area named once: the highest level of a shared name, one that lies in another area named
    (吉林朝阳区), the place itself where its province stands right before it (湖北武汉)."""
    names = list(names)
    kept = [alike[0] for alike in _alike(graph, question, names) if len(alike) == 1]
    outer = {
        whole.value
        for whole in kept
        for part in kept
        if whole.span.end <= part.span.start
        and not question.text[whole.span.end : part.span.start].strip("的 省市,")
        and whole.value in _containers(graph, part.value)
    }
    if len(kept) > 1 or any(name.kind == "region" for name in names):
        kept = [name for name in kept if name.value != NATION]
    return [name for name in names if name.kind != "area" or (name in kept and name.value not in outer)]


def shared_places(graph: Graph, question: Question, names: Iterable[Name]) -> tuple[Shared, ...]:
    """The names of places that several areas of one level bear, and nothing else in the question tells which."""
    names = list(names)
    found = [alike for alike in _alike(graph, question, names) if len(alike) > 1]
    return tuple(
        Shared(question.words(alike[0].span), tuple(sorted(name.value for name in alike)))
        for alike in found
        if not any(name.span.holds(alike[0].span) for name in names)
    )


def _alike(graph: Graph, question: Question, names: Sequence[Name]) -> list[list[Name]]:
    """The areas that each name of a place may mean."""
    areas = [name for name in names if name.kind == "area" and not _BRANCH.match(question.text, name.span.end)]
    areas = [name for name in areas if _stands_alone(question, name, areas)]
    found: list[list[Name]] = []
    for span in dict.fromkeys(name.span for name in areas):
        alike = list(dict.fromkeys(name for name in areas if name.span == span))
        best = min(_level(graph, name) for name in alike)
        alike = [name for name in alike if _level(graph, name) == best]
        if len(alike) > 1:
            others = {name.value for name in areas if name.span != span}
            alike = [name for name in alike if others & set(_containers(graph, name.value))] or alike
            alike = [name for name in alike if _is_spoken_of(graph, name.value)] or alike
        found.append(alike)
    return found


def members(graph: Graph, region: str) -> list[str]:
    """The areas of a region."""
    found = graph.triples(NamedNode(region), NamedNode(ZC.hasMember))
    return sorted(quad.object.value for quad in found if isinstance(quad.object, NamedNode))


def is_below_province(name: Name) -> bool:
    """Whether a name is that of a place in a province."""
    return name.kind == "area" and not name.value.endswith("0000")


def short_name(graph: Graph, area: str) -> str:
    """The shortest Chinese name of a place: 苏州."""
    names = [name for name in labels(graph, area) if is_chinese(name) and len(name) > 1]
    return min(names, key=len)


def _stands_alone(question: Question, name: Name, areas: Iterable[Name]) -> bool:
    """Whether a name of one character is one: between blanks, commas or others of its kind, or one that begins
    a question and means nothing else (滇跟外省签过什么)."""
    if name.span.end - name.span.start > 1:
        return True
    before, after = f"\n{question.text}"[name.span.start], f"{question.text}\n"[name.span.end]
    starts, ends = {other.span.start for other in areas}, {other.span.end for other in areas}
    left = before in _BESIDE or name.span.start in ends
    alone = question.words(name.span) in _NOTHING_ELSE or after.isdigit()
    return left and (alone or after in _BESIDE + _COUNTED or name.span.end in starts)


def _level(graph: Graph, name: Name) -> tuple[int, bool]:
    node = NamedNode(name.value)
    levels = [
        quad.object.value for quad in graph.triples(node, NamedNode(ZC.level)) if isinstance(quad.object, Literal)
    ]
    gone = next(graph.triples(node, NamedNode(ZC.existedUntil)), None) is not None
    return _LEVELS.index(levels[0]) if levels else len(_LEVELS), gone


def _is_spoken_of(graph: Graph, area: str) -> bool:
    """Whether some claim is of an area."""
    node = NamedNode(area)
    return any(next(graph.triples(None, NamedNode(by), node), None) is not None for by in (ZC.area, ZC.place))


def _containers(graph: Graph, area: str) -> list[str]:
    """The areas that an area lies in, the nearest first."""
    found: list[str] = []
    node: str | None = area
    while node is not None:
        quads = graph.triples(NamedNode(node), NamedNode(ZC.within))
        node = next((quad.object.value for quad in quads if isinstance(quad.object, NamedNode)), None)
        if node is None or node in found:
            break
        found.append(node)
    return found
