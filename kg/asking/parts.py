"""Parts (分说的名称): indicators that a question names in parts (注册了多少件商标)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import QuerySolutions

from kg.asking.names import Name
from kg.asking.question import Question, Span, root, stems_of
from kg.asking.words import question_words
from kg.store import Graph
from kg.vocabulary import DATA_IRI, SKOS

_LABELS = f"""
SELECT ?concept ?label WHERE {{
  ?concept <{SKOS.inScheme}> <{DATA_IRI}scheme/indicator> ; <{SKOS.prefLabel}>|<{SKOS.altLabel}> ?label
}}"""
_MEASURE = re.compile(r"(?:数量|总数|总量|总额|金额|件数|[量数额])$")
_GAP, _CLAUSE_END = "…", re.compile(r"[,，。;；?？!！:：]")
_CLAUSE = re.compile(r"[^,，。;；?？!！:：]+")
_WINDOW = 5
"""How many words may stand between those of an English name."""
_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")


class Measures:
    """The names of the indicators that the ontology knows."""

    def __init__(self, graph: Graph) -> None:
        result = graph.query(_LABELS)
        assert isinstance(result, QuerySolutions)
        rows = sorted({(row["label"].value, row["label"].language or "", row["concept"].value) for row in result})
        self._chinese = [(label, iri) for label, language, iri in rows if language.startswith("zh")]
        self._english = [(label, iri) for label, language, iri in rows if language == "en"]
        self._pairs = {match[1] for label, _ in self._chinese for match in _PAIR.finditer(label)}
        self._words = {each for label, _ in self._english for each in _roots(label)}

    def find(self, question: Question) -> list[Name]:
        """The indicator of which the longest name stands in the question in parts, in any order; [] where none does."""
        found = [*self._described(question), *self._in_chinese(question), *self._in_english(question)]
        if not found:
            return []
        _, _, iri, spans = max(found, key=lambda each: (each[0], each[1], each[2]))
        return [Name("Indicator", iri, span) for span in spans]

    def names(self, language: str) -> list[str]:
        """The names in a language."""
        return [label for label, _ in (self._english if language == "en" else self._chinese)]

    def _described(self, question: Question) -> Iterator[tuple[int, int, str, tuple[Span, ...]]]:
        """Indicators that people describe with a gap: 专利押…贷 is what is lent on patents."""
        for label, iri in (*self._chinese, *self._english):
            if (
                _GAP in label
                and (spans := question.find(label))
                and not _CLAUSE_END.search(question.text, *_ends(spans))
            ):
                yield len(label), 0, iri, spans

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
        roots = [root(stem) for stem in question.stems]
        function = {root(word) for word in question_words("function")}
        for label, iri in self._english:
            wanted = [each for each in _roots(label) if each not in function]
            if len(wanted) < 2 or not {*wanted} <= {*roots}:
                continue
            places = [roots.index(each) for each in wanted]
            if max(places) - min(places) <= len(wanted) + _WINDOW:
                yield len(wanted), -len(label), iri, tuple(question.spans[at] for at in places)

    def words(self, question: Question) -> list[Span]:
        """Where words stand of which the names of indicators are made."""
        pairs = _PAIR.finditer(question.text)
        found = [Span(match.start(), match.start() + 2) for match in pairs if match[1] in self._pairs]
        spans = zip(question.spans, question.stems, strict=True)
        return found + [span for span, stem in spans if root(stem) in self._words]


def _ends(spans: tuple[Span, ...]) -> tuple[int, int]:
    return spans[0].start, spans[-1].end


def _roots(label: str) -> list[str]:
    return [root(stem) for stem in stems_of(label)]
