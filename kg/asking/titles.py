"""Titles (标题): the policy, or the part of a title, that a question names without 《》 (强国建设那个若干意见)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pyoxigraph import Literal, NamedNode

from kg.asking.names import Name
from kg.asking.question import Question, Span
from kg.asking.sources import start_in
from kg.asking.words import places_of, question_words
from kg.lexicon import areas
from kg.store import Graph
from kg.vocabulary import RDF, SKOS, ZC

_LEAST = 4
"""Characters that a title must share with a question beside those that many titles have."""
_TAKEN = ("source", "document", "title", "quote", "document-number")


def find_titles(graph: Graph, question: Question, known: Sequence[Name]) -> Iterator[Name]:
    """What a question has of titles, up to the word for a kind of document: a whole title where it can be no other,
    else the words that titles share with it before that word."""
    kinds = places_of(question, question_words("title-kind"))
    kinds = [kind for kind in kinds if not any(kind.holds(other) or other.holds(kind) for other in kinds)] or kinds
    taken = [name.span for name in known if name.kind in _TAKEN]
    kinds = [kind for kind in kinds if not any(kind.overlaps(span) for span in taken)]
    if not kinds:
        return
    common = re.compile("|".join(map(re.escape, (*question_words("title-common"), *question_words("title-kind")))))
    titles = [title for title in _titles(graph) if any(question.words(kind) in title for kind in kinds)]
    if any(name.kind == "area" for name in known):
        titles = [title for title in titles if not _is_of_another(question, title)]
    for kind in kinds:
        found: list[tuple[int, Span, str]] = []
        for title in titles:
            if question.words(kind) in title:
                start, _ = start_in(question.text, kind.start, title.rpartition(question.words(kind))[0])
                span = Span(start, kind.end)
                size = len(common.sub("", question.words(span)))
                if size >= _LEAST and not any(span.overlaps(each) for each in taken):
                    found.append((size, span, title))
        best = max((size for size, _, _ in found), default=0)
        alike = [(span, title) for size, span, title in found if size == best]
        if not alike:
            continue
        span = alike[0][0]
        if len({title for _, title in alike}) == 1:
            yield Name("title", alike[0][1], span)
        else:
            piece = _piece(question.words(Span(span.start, kind.start)), [title for _, title in alike])
            if len(common.sub("", piece)) >= _LEAST:
                start = question.text.index(piece, span.start)
                apart = question.text[kind.start - 1] == "的"
                yield Name("title", piece, Span(start, start + len(piece) if apart else span.end))
        return


def _is_of_another(question: Question, title: str) -> bool:
    """Whether a title begins with a province that a question, which names a place, does not name."""
    return title[:2] in _provinces() and title[:2] not in question.text


@cache
def _provinces() -> frozenset[str]:
    return frozenset(area.name[:2] for area in areas() if area.code.endswith("0000"))


def _piece(words: str, titles: Sequence[str]) -> str:
    """The longest part of some words that stands in one of some titles."""
    parts = (words[start:end] for start in range(len(words)) for end in range(start + 1, len(words) + 1))
    return max((part for part in parts if any(part in title for title in titles)), key=len, default="")


def _titles(graph: Graph) -> list[str]:
    found = {
        quad.object.value
        for policy in graph.triples(None, NamedNode(RDF.type), NamedNode(ZC.Policy))
        if isinstance(policy.subject, NamedNode)
        for quad in graph.triples(policy.subject, NamedNode(SKOS.prefLabel))
        if isinstance(quad.object, Literal) and quad.object.language != "en"
    }
    return sorted(found)
