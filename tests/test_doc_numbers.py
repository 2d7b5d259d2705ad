"""Numbers of documents in running text."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from kg.documents import find_doc_numbers
from kg.documents.text.doc_numbers import DOC_NUMBER


@given(
    st.lists(st.sampled_from(["财行", "财", "政", "以", "字", "〔2016〕", "（2016）", "第", "12号", "，"]), max_size=60)
)
@example(["财行"] * 20 + ["字", "〔2016〕", "12号", "政", "〔2016〕", "12号"])
def test_numbers_are_found_before_their_years_as_they_are_found_anywhere(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = [match.span() for match in find_doc_numbers(text)]
    assert found == [match.span() for match in DOC_NUMBER.finditer(text)]
