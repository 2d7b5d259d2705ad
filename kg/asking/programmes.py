"""Programmes (项目与称号): part of a programme's name in a question, as people say it (服务业集聚发展示范区)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pyoxigraph import NamedNode

from kg.asking.names import Name
from kg.asking.question import Question, Span
from kg.asking.words import question_words
from kg.queries import labels
from kg.store import Graph
from kg.vocabulary import DATA_IRI, RDF, SKOS, ZC

_OURS, _BLANK = "知识产权", "＊＊＊＊"
"""What nearly every name has, so that no part may begin or end inside it."""
_RUN = re.compile(r"[\u4e00-\u9fff＊]{4,}")
_LEAST = 2
"""Characters that a part must have beside what every programme is called (试点, 示范) and the words of any question."""


def find_programme(graph: Graph, question: Question, names: Sequence[Name]) -> list[tuple[str, Span]]:
    """The longest part of a question that stands in the name of a programme, [] where there is none.

    An indicator that counts a programme's members bears its name too, which is how English names are understood.
    """
    known = "\n".join(_programme_names(graph)).replace(_OURS, _BLANK)
    words = [name.span for name in names if name.kind == "designation-word"]
    for name in names:
        if name.kind == "Indicator" and question.language == "en":
            shared = [label for label in labels(graph, name.value) if any(word in label for word in _types(graph))]
            shared = [label for label in shared if len(label) > 3 and label.replace(_OURS, _BLANK) in known]
            if shared:
                return [(min(shared, key=lambda label: (len(label), label)), name.span)]
        elif name.kind == "Indicator" and any(name.span.overlaps(span) for span in words):
            return [(question.words(name.span), name.span)]
    if not words:
        return []
    common = re.compile("|".join(map(re.escape, (_BLANK, *_types(graph), *question_words("function")))))
    text = question.text.replace(_OURS, _BLANK)
    found = [
        Span(run.start() + start, run.start() + end)
        for run in _RUN.finditer(text)
        for start in range(len(run[0]))
        for end in range(start + 4, len(run[0]) + 1)
        if run[0][start:end] in known
        and run[0][start:end].count(_BLANK[0]) % len(_BLANK) == 0
        and len(common.sub("", run[0][start:end])) >= _LEAST
    ]
    best = max(found, key=lambda span: (span.end - span.start, -span.start), default=None)
    return [] if best is None else [(question.words(best), best)]


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
