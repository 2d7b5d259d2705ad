"""Programmes (项目与称号): part of a programme's name in a question, as people say it (服务业集聚发展示范区)."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from kg.asking.names import Name
from kg.asking.pieces import OURS, find_piece, longest_piece
from kg.asking.question import Question, Span, is_chinese
from kg.asking.words import places_of, question_concepts, question_words
from kg.queries import labels
from kg.store import Graph
from kg.vocabulary import DATA_IRI, RDF, SKOS, ZC

_COMMON = ("专利", "城市", "企业", "产业", "高校", "大学", "学校", "园区", "市场")
"""What English words for members have that many programmes share."""
_WHOLE = 6
"""Characters of a word for designations that is the name of a programme by itself (综合管理改革试点)."""
_LEAST = 2
"""Characters that a part must have beside what every programme is called (试点, 示范) and the words of any question."""


def find_programme(graph: Graph, question: Question, names: Sequence[Name]) -> list[tuple[str, Span]]:
    """The longest part of a question that stands in the name of a programme, [] where there is none.

    An indicator that counts a programme's members bears its name too, which is how English names are understood, beside
    the words for parts of them.
    """
    known = _programme_names(graph)
    types = _types(graph)
    words = [name.span for name in names if name.kind == "designation-word"]
    if parts := programme_parts(question):
        return [max(parts, key=lambda each: (each[1].end - each[1].start, each[0]))]
    for name in names:
        if name.kind == "Indicator" and question.language == "en":
            shared = [label for label in labels(graph, name.value) if any(word in label for word in types)]
            shared = [label for label in shared if len(label) > 3 and any(_inside(label, each) for each in known)]
            if shared:
                return [(min(shared, key=lambda label: (len(label), label)), name.span)]
        elif name.kind == "Indicator" and any(name.span.overlaps(span) for span in words):
            return [(question.words(name.span), name.span)]
    if question.language == "en" and (words or places_of(question, question_words("programme"))):
        return find_piece(question, known, (*types, OURS, *_COMMON), _LEAST)
    if not words:
        return []
    whole = [
        span
        for span in words
        if span.end - span.start >= _WHOLE and any(question.words(span) in each for each in known)
    ]
    if whole:
        return [(question.words(whole[0]), whole[0])]
    span = longest_piece(question, known, (*types, *question_words("function")), _LEAST)
    return [] if span is None or span.end - span.start < 4 else [(question.words(span), span)]


def programme_parts(question: Question) -> list[tuple[str, Span]]:
    """The parts of programmes' names that a question has in English."""
    return [
        (part, span)
        for part, said in question_concepts("programme-part").items()
        for word in said
        if not is_chinese(word)
        for span in question.places(word)
    ]


def _inside(label: str, name: str) -> bool:
    """Whether a label stands in a name without cutting through what nearly all have."""
    return label.replace(OURS, "＊") in name.replace(OURS, "＊")


def _programme_names(graph: Graph) -> list[str]:
    found = graph.triples(None, NamedNode(RDF.type), NamedNode(ZC.Programme))
    return [
        label for quad in found if isinstance(quad.subject, NamedNode) for label in labels(graph, quad.subject.value)
    ]


def _types(graph: Graph) -> list[str]:
    scheme = NamedNode(f"{DATA_IRI}scheme/designation-word")
    found = graph.triples(None, NamedNode(SKOS.inScheme), scheme)
    words = [
        label for quad in found if isinstance(quad.subject, NamedNode) for label in labels(graph, quad.subject.value)
    ]
    return sorted(words, key=len, reverse=True)
