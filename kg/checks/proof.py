"""Proof (验证): every passage of the graph read again from the file of its document.

The file must be the one that was read (its hash), the raw text at the offsets the one that the graph gives, the quote
what cleaning makes of that place, the sentence one that the quote touches (a quote of a table spans several cells).
An echo may say the same in other words; it must stand in the text.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from kg.checks.failure import Failure
from kg.checks.nodes import solutions
from kg.documents import BadInput, Document, read_document
from kg.vocabulary import OA, ZC

_DOCUMENTS = f"SELECT ?id ?sha256 ?node WHERE {{ ?node <{ZC.documentId}> ?id ; <{ZC.sha256}> ?sha256 }} ORDER BY ?id"
_PASSAGES = f"""
SELECT ?passage ?start ?end ?exact ?prefix ?suffix ?quote ?sentence WHERE {{
  ?passage <{ZC.inDocument}> NODE ; <{OA.start}> ?start ; <{OA.end}> ?end ; <{OA.exact}> ?exact ;
    <{OA.prefix}> ?prefix ; <{OA.suffix}> ?suffix ; <{ZC.quote}> ?quote ; <{ZC.sentence}> ?sentence
}} ORDER BY ?start ?end ?sentence
"""
_ECHOES = f"""
SELECT ?passage ?start ?end WHERE {{
  ?passage <{ZC.inDocument}> NODE ; <{ZC.echo}> ?echo . ?echo <{OA.start}> ?start ; <{OA.end}> ?end
}}
"""

_WIDEST_ROW = 12
"""The most cells that a figure stands behind the name of its row."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as the graph has it; offsets count code points of the raw text."""

    iri: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    quote: str
    sentence: str
    echoes: frozenset[tuple[int, int]]


def check_proof(store: Store, sources: Iterable[Path]) -> Iterator[Failure]:
    """What of the graph its source files do not bear out; a document's file has its id as its name."""
    files = {path.stem: path for path in sources}
    for name, sha256, node in solutions(store, _DOCUMENTS):
        file = files.get(name.value)
        if file is None:
            yield Failure("proof", name.value, "its file is not there", "name the file or its folder: kg check FILE")
            continue
        try:
            document = read_document(file)
        except BadInput as error:
            yield Failure("proof", name.value, "its file cannot be read again", str(error))
            continue
        if document.sha256 != sha256.value:
            problem = f"{file} is not the version that was read"
            yield Failure("proof", name.value, problem, f"bring that one back, or read this one: kg add {file}")
        yield from _check_document(document, _passages(store, str(node)))


def _check_document(document: Document, passages: Iterable[Passage]) -> Iterator[Failure]:
    clean = _Clean(document)
    for passage in passages:
        start, end = passage.start, passage.end
        wrong = []
        if document.raw[start:end] != passage.exact:
            wrong.append("oa:exact is not what stands there")
        if not document.raw[:start].endswith(passage.prefix) or not document.raw[end:].startswith(passage.suffix):
            wrong.append("oa:prefix or oa:suffix is not what stands around it")
        place = clean.find(passage)
        if place is None:
            wrong.append("zc:quote is not what cleaning gives there")
        elif not clean.is_sentence(place, passage.sentence):
            wrong.append("zc:sentence is no sentence there")
        if not all(document.raw[begin:stop].strip() for begin, stop in passage.echoes):
            wrong.append("an echo stands nowhere in the text")
        for problem in wrong:
            subject = f"{document.id} {start}-{end}"
            yield Failure(
                "proof", subject, problem, f"read the document again: kg add {document.path} (<{passage.iri}>)"
            )


class _Clean:
    """The clean text of a document, to be searched from raw offsets; joints between blocks are left out of quotes."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.kept = array("q", (at for at, char in enumerate(document.text) if char != "\n"))
        self.text = document.text.replace("\n", "")
        self.places = {document.origins[at]: index for index, at in reversed(list(enumerate(self.kept)))}
        self.starts = sorted(sentence.start for sentence in document.sentences)
        self.ends = {sentence.end for sentence in document.sentences}
        self.rows: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for index, first in enumerate(document.sentences):
            if document.is_record(first):
                for last in document.sentences[index : index + _WIDEST_ROW]:
                    span = first.start, last.end
                    self.rows[document.printed(*span)].append(span)

    def find(self, passage: Passage) -> tuple[int, int] | None:
        """The clean span that reads as the quote and stands at the passage's place; None where there is none.

        The row of a register may print no more than the name in it, so rows are looked at first.
        """
        place = (passage.start, passage.end)
        for row in self.rows[passage.quote]:
            if self.document.locate(*row) == place:
                return row
        for index in self._candidates(passage):
            span = self.kept[index], self.kept[index + len(passage.quote) - 1] + 1
            if self.document.locate(*span) == place:
                return span
        return None

    def is_sentence(self, span: tuple[int, int], text: str) -> bool:
        """Whether a sentence that reads so, or several in a row, touch a clean span."""
        if span in self.rows[text]:
            return True
        near = bisect_right(self.starts, span[0] - len(text)), bisect_left(self.starts, span[1])
        return any(
            self.document.text.startswith(text, start) and start + len(text) in self.ends
            for start in self.starts[slice(*near)]
        )

    def _candidates(self, passage: Passage) -> Iterator[int]:
        """Where the quote stands in the text: first where its raw offset leads, then anywhere."""
        first = self.places.get(passage.start)
        if first is not None and self.text.startswith(passage.quote, first):
            yield first
        at = self.text.find(passage.quote)
        while at >= 0:
            yield at
            at = self.text.find(passage.quote, at + 1)


def _passages(store: Store, node: str) -> Iterator[Passage]:
    echoes = _echoes(store, node)
    for passage, start, end, *texts in solutions(store, _PASSAGES.replace("NODE", node)):
        exact, prefix, suffix, quote, sentence = (text.value for text in texts)
        place = int(start.value), int(end.value)
        own = echoes.get(passage.value, frozenset())
        yield Passage(passage.value, *place, exact, prefix, suffix, quote, sentence, own)


def _echoes(store: Store, node: str) -> Mapping[str, frozenset[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for passage, start, end in solutions(store, _ECHOES.replace("NODE", node)):
        found[passage.value].add((int(start.value), int(end.value)))
    return {iri: frozenset(places) for iri, places in found.items()}
