"""Parts (分说的名称): indicators and documents that a question names in parts (注册了多少件商标; 甘肃方案)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.asking.names import Name
from kg.asking.question import Question, Span, is_chinese
from kg.asking.words import places_of, question_words
from kg.store import Graph
from kg.vocabulary import DATA_IRI, RDF, SKOS, ZC

_LABELS = f"""
SELECT ?concept ?label WHERE {{
  ?concept <{SKOS.inScheme}> <{DATA_IRI}scheme/indicator> ; <{SKOS.prefLabel}>|<{SKOS.altLabel}> ?label
}}"""
_MEASURE = re.compile(r"(?:数量|总数|总量|总额|金额|件数|[量数额])$")
_CLAUSE = re.compile(r"[^,，。;；?？!！:：]+")
_ROOT = re.compile(r"(?:ication|ation|ion|ment|i|y)$")
_WINDOW = 5
"""How many words may stand between those of an English name."""
_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_SHORTEST = 4
_FOLLOWED = re.compile(r"\s+to\b", re.I)


class Measures:
    """The names of the indicators that the ontology knows, read once for a question."""

    def __init__(self, graph: Graph) -> None:
        result = graph.query(_LABELS)
        assert isinstance(result, QuerySolutions)
        rows = sorted({(row["label"].value, row["label"].language or "", row["concept"].value) for row in result})
        self._chinese = [(label, iri) for label, language, iri in rows if language.startswith("zh")]
        self._english = [(label, iri) for label, language, iri in rows if language == "en"]

    def find(self, question: Question) -> list[Name]:
        """The indicator of which the longest name stands in the question in parts, in any order; [] where none does."""
        found = [*self._in_chinese(question), *self._in_english(question)]
        if not found:
            return []
        _, _, iri, spans = max(found, key=lambda each: (each[0], each[1], each[2]))
        return [Name("Indicator", iri, span) for span in spans]

    def _in_chinese(self, question: Question) -> Iterator[tuple[int, int, str, tuple[Span, ...]]]:
        for clause in _CLAUSE.finditer(question.text):
            for label, iri in self._chinese:
                body = _MEASURE.sub("", label)
                for at in range(2, len(body) - 1):
                    first, second = clause[0].find(body[:at]), clause[0].find(body[at:])
                    if first >= 0 and second >= 0 and (second >= first + at or first >= second + len(body) - at):
                        starts = (clause.start() + first, at), (clause.start() + second, len(body) - at)
                        spans = tuple(Span(start, start + length) for start, length in starts)
                        yield len(body), -len(label), iri, spans

    def _in_english(self, question: Question) -> Iterator[tuple[int, int, str, tuple[Span, ...]]]:
        roots = [_ROOT.sub("", stem) for stem in question.stems]
        function = {_ROOT.sub("", word) for word in question_words("function")}
        for label, iri in self._english:
            wanted = [root for root in _roots(label) if root not in function]
            if len(wanted) < 2 or not {*wanted} <= {*roots}:
                continue
            places = [roots.index(root) for root in wanted]
            if max(places) - min(places) <= len(wanted) + _WINDOW:
                yield len(wanted), -len(label), iri, tuple(question.spans[at] for at in places)

    def words(self, question: Question) -> list[Span]:
        """Where words stand of which the names of indicators are made."""
        pairs = {match[1] for label, _ in self._chinese for match in _PAIR.finditer(label)}
        found = [Span(match.start(), match.start() + 2) for match in _PAIR.finditer(question.text) if match[1] in pairs]
        roots = {root for label, _ in self._english for root in _roots(label)}
        spans = zip(question.spans, question.stems, strict=True)
        return found + [span for span, stem in spans if _ROOT.sub("", stem) in roots]


def _roots(label: str) -> list[str]:
    from kg.asking.question import stems_of

    return [_ROOT.sub("", stem) for stem in stems_of(label)]


def find_sources(graph: Graph, question: Question) -> list[Name]:
    """The one document that a question names in part: by characters of its title in order up to a word for a kind of
    document (甘肃方案), or by words of its id that stand together (the 2019 key-points notice)."""
    found = [
        (span.end - span.start, node, span)
        for node, title, identifier in _documents(graph)
        for span in (*_by_title(question, title), *_by_id(question, identifier))
    ]
    longest = max((size for size, _, _ in found), default=0)
    best = [(node, span) for size, node, span in found if size == longest]
    return [Name("source", node, span) for node, span in best] if len({node for node, _ in best}) == 1 else []


def _by_title(question: Question, title: str) -> Iterator[Span]:
    for kind in places_of(question, [word for word in question_words("source") if word in title]):
        start = kind.start
        while start and (question.text[start - 1] == "的" or _in_order(question.text[start - 1 : kind.start], title)):
            start -= 1
        span = Span(start, kind.end)
        if len(question.words(span).replace("的", "")) >= _SHORTEST and is_chinese(question.words(span)):
            yield span


def _in_order(part: str, title: str) -> bool:
    rest = iter(title)
    return all(character in rest for character in part.replace("的", ""))


def _by_id(question: Question, identifier: str) -> Iterator[Span]:
    words = [word for word in identifier.casefold().split("-") if word.isalpha()]
    stems = [_roots(word)[0] for word in words]
    for at in range(len(question.stems) - 1):
        pair = [_ROOT.sub("", stem) for stem in question.stems[at : at + 2]]
        span = Span(question.spans[at].start, question.spans[at + 1].end)
        if pair in (stems[each : each + 2] for each in range(len(stems) - 1)) and not _FOLLOWED.match(
            question.text[span.end :]
        ):
            yield span


def _documents(graph: Graph) -> Iterable[tuple[str, str, str]]:
    for quad in graph.triples(None, NamedNode(RDF.type), NamedNode(ZC.Document)):
        if isinstance(quad.subject, NamedNode):
            titles = _texts(graph, quad.subject, SKOS.prefLabel)
            yield (
                quad.subject.value,
                next(filter(is_chinese, titles), ""),
                "".join(_texts(graph, quad.subject, ZC.documentId)[:1]),
            )


def _texts(graph: Graph, node: NamedNode, predicate: str) -> Sequence[str]:
    found = graph.triples(node, NamedNode(predicate))
    texts = [quad.object for quad in found if isinstance(quad.object, Literal)]
    return [text.value for text in texts if text.language != "en"]
