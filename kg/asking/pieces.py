"""Pieces (片段): the part of a name in a question, as people say it (服务业集聚发展示范区, 强国建设那个意见)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from pyoxigraph import NamedNode

from kg.asking.names import Name
from kg.asking.question import Question, Span
from kg.asking.words import question_words
from kg.queries import labels
from kg.store import Graph
from kg.vocabulary import RDF, ZC

OURS = "知识产权"
_TASK_LEAST = 4
"""Characters that a part of a task must have beside the words of any question."""
_CENTRE, _CENTRE_LEAST = ("中国", "保护中心", "快速", "维权", "援助", "中心", "保护", "国家", "分中心"), 2
"""What the names of all centres have, and how many other characters a part of one must have."""
_TAKEN = ("area", "region", "Agency", "Organisation", "department", "document", "source", "title")
_WITH = re.compile(r"[跟与和同](?P<party>[^跟与和同，,。？?]{2,14}?)(?:之间|都)?(?:签|订|达成|结成|合作|缔|续签|有)")
"""Before what somebody signs with others."""
_OTHERS = re.compile(r"[谁哪啥几]|什么|其他|别的|多少")
_BLANK = "＊＊＊＊"
"""What nearly every name has, so that no piece may begin or end inside it."""
_RUN = re.compile(r"[\u4e00-\u9fff＊]{2,}")


def find_task(graph: Graph, question: Question, names: Sequence[Name]) -> list[tuple[str, Span]]:
    """The longest part of a question that stands in the name of a task, outside what else it names."""
    taken = [name.span for name in names if name.kind in _TAKEN and name.kind != "area"]
    span = longest_piece(question, _labels(graph, ZC.Task), question_words("function"), _TASK_LEAST, taken)
    return [] if span is None else [(question.words(span), span)]


def find_centre(graph: Graph, question: Question, names: Sequence[Name]) -> list[tuple[str, Span]]:
    """The part of a centre's name that tells it from others (浦东那家保护中心), where no place does."""
    taken = [name.span for name in names if name.kind in (*_TAKEN, "centre-status", "year")]
    known = _labels(graph, ZC.ProtectionCentre)
    span = longest_piece(question, known, (*question_words("function"), *_CENTRE), _CENTRE_LEAST, taken)
    return [] if span is None else [(question.words(span), span)]


def find_entity(graph: Graph, question: Question, names: Sequence[Name]) -> list[tuple[str, Span]]:
    """The longest part of a question that stands in the name of an organisation."""
    taken = [name.span for name in names if name.kind in _TAKEN and name.kind != "area"]
    known = _labels(graph, ZC.Organisation)
    span = longest_piece(question, known, question_words("function"), _TASK_LEAST, taken)
    return [] if span is None else [(question.words(span), span)]


def find_party(graph: Graph, question: Question) -> list[tuple[str, Span]]:
    """Whom an agreement is said to be signed with, where bodies are named so (跟海关签过什么)."""
    found = [
        Span(*match.span("party")) for match in _WITH.finditer(question.text) if not _OTHERS.search(match["party"])
    ]
    known = "\n".join(_labels(graph, ZC.Agency)) if found else ""
    parts = (longest_piece(question, [known], (), 2, _outside(question, span)) for span in found)
    return [(question.words(span), span) for span in parts if span is not None]


def _outside(question: Question, span: Span) -> list[Span]:
    return [Span(0, span.start), Span(span.end, len(question.text))]


def _labels(graph: Graph, kind: str) -> list[str]:
    found = graph.triples(None, NamedNode(RDF.type), NamedNode(kind))
    nodes = [quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)]
    return [label for node in nodes for label in labels(graph, node)]


def longest_piece(
    question: Question, names: Iterable[str], common: Collection[str], least: int, taken: Sequence[Span] = ()
) -> Span | None:
    """The longest part of a question that stands in one of some names; None where there is none.

    It must have so many characters beside words that are common, and lie outside what is taken.
    """
    known = "\n".join(names).replace(OURS, _BLANK)
    words = re.compile("|".join(map(re.escape, sorted({_BLANK, *common}, key=lambda word: (-len(word), word)))))
    best: Span | None = None
    for run in _RUN.finditer(question.text.replace(OURS, _BLANK)):
        for start in range(len(run[0])):
            size = best.end - best.start if best else max(least - 1, 1)
            for end in range(start + size + 1, len(run[0]) + 1):
                piece = run[0][start:end]
                if piece not in known:
                    break
                span = Span(run.start() + start, run.start() + end)
                whole = piece.count(_BLANK[0]) % len(_BLANK) == 0
                if whole and len(words.sub("", piece)) >= least and not any(span.overlaps(each) for each in taken):
                    best = span
    return best
