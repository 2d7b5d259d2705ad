"""Clauses: a sentence parts at its commas and semicolons, but not inside brackets, titles, quotations or figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import document_of
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import Sentence
from kg.extractors.passages.clauses import split_clauses

CASES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "clauses.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_clauses_of_a_sentence_are_those_recorded(text: str, expected: str) -> None:
    document = document_of(text)
    sentence = Sentence(0, len(document.text), 0)
    clauses = split_clauses(document, sentence)
    shown = [("+" if clause.strong else "") + document.text[clause.start : clause.end] for clause in clauses]
    assert "|".join(shown).removesuffix("。") == expected.removesuffix("。")


@given(st.text(st.sampled_from("省市知识产权，；：。（）《》“”123"), min_size=1, max_size=40))
def test_clauses_lie_in_order_inside_their_sentence_and_leave_out_only_marks(text: str) -> None:
    document = document_of(text)
    for sentence in document.sentences:
        last = sentence.start
        between = ""
        for clause in split_clauses(document, sentence):
            assert last <= clause.start < clause.end <= sentence.end
            between += document.text[last : clause.start]
            last = clause.end
        assert set(between + document.text[last : sentence.end]) <= set("，；：。！？,;:")


def test_a_sentence_that_is_nothing_but_a_label_is_a_clause() -> None:
    document = document_of("【领导小组办公室、省财政厅】")
    (clause,) = split_clauses(document, Sentence(0, len(document.text), 0))
    assert (clause.start, clause.end) == (0, len(document.text))
