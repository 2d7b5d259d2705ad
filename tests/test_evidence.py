"""Evidence: every fact of every text we hold can be read again at the place that it names."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from texts import FRESH, SEEDS, facts_of_file, read

from kg.documents.text.script import simplify
from kg.documents.text.strip import fold_width
from kg.extractors.passages.evidence import CONTEXT

EVERY = [*SEEDS, *FRESH]


_WIDE = str.maketrans(",;:?!()", "，；：？！（）")


def letters(text: str) -> str:
    """The inked characters, digits and marks in one width."""
    return "".join(fold_width(simplify(text)).translate(_WIDE).split())


def is_thinned(short: str, long: str) -> bool:
    """Whether `short` is `long` with some characters left out: bold copies, captions, heads between pages."""
    rest = iter(long)
    return all(char in rest for char in short)


def runs_over(exact: str) -> bool:
    """Whether a passage has lines of cells that wide blanks or bars part."""
    return "\n" in exact and re.search(r"\S(?: {2,}|\u3000+)\S|[|│┃]", exact) is not None


@pytest.mark.parametrize("stem", EVERY)
def test_the_passage_of_each_fact_is_that_slice_of_the_raw_text(stem: str) -> None:
    raw = read(stem).raw
    facts = facts_of_file(stem)
    assert facts
    for fact in facts:
        evidence = fact.evidence
        assert evidence.document == stem
        assert raw[evidence.start : evidence.end] == evidence.exact
        assert raw[max(0, evidence.start - CONTEXT) : evidence.start] == evidence.prefix
        assert raw[evidence.end : evidence.end + CONTEXT] == evidence.suffix


@pytest.mark.parametrize("stem", EVERY)
def test_the_quote_of_each_fact_is_its_passage_without_what_interrupts_it(stem: str) -> None:
    for fact in facts_of_file(stem):
        evidence = fact.evidence
        assert evidence.quote.strip()
        quote, exact = letters(evidence.quote), letters(evidence.exact)
        # In a row whose cells run over lines the end of a cell stands behind the next cell, and where cells are centred
        # the first line of one before the only line of the cell before it.
        thinned = is_thinned(quote, exact)
        assert thinned or (runs_over(evidence.exact) and Counter(quote) <= Counter(exact)), quote
        assert not thinned or quote[:1] == exact[:1]
        assert evidence.rule.count(".") == 1


@pytest.mark.parametrize("stem", EVERY)
def test_the_sentence_of_each_fact_holds_its_quote(stem: str) -> None:
    for fact in facts_of_file(stem):
        # A document's own title may run on to its number in the next line.
        quote, sentence = fact.evidence.quote, fact.evidence.sentence.replace("\n", "")
        assert quote in sentence or quote.startswith(sentence), fact.evidence


@pytest.mark.parametrize("stem", EVERY)
def test_the_echoes_of_a_fact_lie_elsewhere_in_order(stem: str) -> None:
    raw = read(stem).raw
    for fact in facts_of_file(stem):
        evidence = fact.evidence
        assert list(evidence.echoes) == sorted(set(evidence.echoes))
        for start, end in evidence.echoes:
            assert 0 <= start < end <= len(raw)
            assert (start, end) != (evidence.start, evidence.end)


@pytest.mark.parametrize("stem", EVERY)
def test_facts_stand_in_order_of_place_and_each_once(stem: str) -> None:
    facts = facts_of_file(stem)
    places = [fact.evidence.start for fact in facts]
    assert places == sorted(places)
    assert len({repr(fact) for fact in facts}) == len(facts)


def test_reading_a_file_twice_gives_the_same_facts() -> None:
    from kg.documents import read_document
    from kg.extractors import extract_facts

    path: Path = SEEDS["annual-report-2017-ch9"]
    assert extract_facts(read_document(path)) == facts_of_file("annual-report-2017-ch9")
