"""Evidence (证据): the passage that proves a fact, from a clean span back to the raw text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from kg.documents import JOINT, Document, Sentence
from kg.facts import Evidence, Fact

F = TypeVar("F", bound=Fact)

CONTEXT = 32
"""How many code points of raw text before and after a passage are kept, so that a quote that repeats can be
found again.
"""


def make_evidence(document: Document, sentence: Sentence, start: int, end: int, rule: str) -> Evidence:
    """The evidence for a fact that the clean span from `start` to `end` of a sentence states.

    A span that begins in an earlier cell of the row is read with all cells from there on, a line each; one that lies
    in a later cell, as a name behind its number, with that cell alone. The row of a register is proof as a whole, as is
    one whose cells are printed across one another.
    """
    if start >= sentence.end:
        sentence = _sentence_at(document, start)
    row = ""
    first = sentence if start >= sentence.start else _sentence_at(document, start)
    if document.is_record(first):
        start, end = first.start, max(end, first.end)
        row = document.printed(start, end)
    elif first is not sentence and not _in_order(document, start, end):
        # The cells of the row are printed across one another: no span of the file holds some and not the others.
        start, end = _row_of(document, first)
    while end > start and document.text[end - 1] in "，。；：、\n":
        end -= 1
    raw_start, raw_end = document.locate(start, end)
    raw = document.raw
    return Evidence(
        document=document.id,
        start=raw_start,
        end=raw_end,
        exact=raw[raw_start:raw_end],
        quote=row or document.text[start:end].replace("\n", ""),
        sentence=row or document.text[min(start, sentence.start) : sentence.end],
        prefix=raw[max(0, raw_start - CONTEXT) : raw_start],
        suffix=raw[raw_end : raw_end + CONTEXT],
        rule=rule,
        echoes=document.echoes_of(start, end),
    )


def stated_again(fact: F, places: Iterable[tuple[int, int]]) -> F:
    """The fact, with further raw spans where its document states it: 《…改革方案》, and 月底印发改革方案 before it."""
    own = (fact.evidence.start, fact.evidence.end)
    echoes = tuple(sorted({*fact.evidence.echoes, *places} - {own}))
    return replace(fact, evidence=replace(fact.evidence, echoes=echoes)) if echoes != fact.evidence.echoes else fact


def _in_order(document: Document, start: int, end: int) -> bool:
    """Whether a clean span is printed in its order."""
    places = [origin for origin in document.origins[start:end] if origin != JOINT]
    return all(before < after for before, after in pairwise(places))


def _row_of(document: Document, sentence: Sentence) -> tuple[int, int]:
    """The clean span of the row of a table that a sentence stands in."""
    cell = document.sections[sentence.section].cell
    row = [
        other
        for other in document.sentences
        if cell is not None
        and (there := document.sections[other.section].cell) is not None
        and there.table_row == cell.table_row
    ]
    return (row[0].start, row[-1].end) if row else (sentence.start, sentence.end)


def _sentence_at(document: Document, offset: int) -> Sentence:
    return document.sentences[bisect_right(document.sentences, offset, key=lambda each: each.start) - 1]
