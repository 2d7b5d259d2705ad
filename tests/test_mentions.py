"""Mentions: places, agencies, titles, numbers and cues are found where they stand, and not inside other words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import SEEDS, document_of, read

from kg.lexicon import area_by_code, areas
from kg.mentions import CUES, Mention, Mentions, find_mentions

CASES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "mentions" / "cases.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PROVINCES = [area for area in areas() if area.level in ("province", "corps")]
LABELS = {"area", "agency", "title", "quoted", "number", "quantity", "change", "date", "rank", *CUES} - {"department"}


@cache
def mentions_of(stem: str) -> Mentions:
    return find_mentions(read(stem))


def found_in(text: str, label: str) -> list[str]:
    document = document_of(text)
    return [document.text[mention.start : mention.end] for mention in every(text) if mention.label == label]


def every(text: str) -> list[Mention]:
    mentions = find_mentions(document_of(text))
    return [mention for group in mentions.by_label.values() for mention in group]


@pytest.mark.parametrize(("text", "label", "expected"), CASES)
def test_the_mentions_of_a_sentence_are_those_recorded(text: str, label: str, expected: str) -> None:
    assert found_in(text, label) == ([] if expected == "-" else expected.split("|"))


@pytest.mark.parametrize("province", PROVINCES, ids=lambda area: area.code)
def test_each_province_is_found_by_its_name_with_its_code(province: object) -> None:
    name = getattr(province, "name", "")
    (mention,) = [mention for mention in every(f"在{name}召开会议。") if mention.label == "area"]
    assert isinstance(mention.value, tuple)
    assert [area_by_code(code) for code in mention.value] == [province]


@pytest.mark.parametrize("stem", SEEDS)
def test_the_mentions_of_a_seed_lie_in_its_text_in_order_under_known_labels(stem: str) -> None:
    document = read(stem)
    mentions = mentions_of(stem)
    assert set(mentions.by_label) <= LABELS
    for label, group in mentions.by_label.items():
        assert all(0 <= mention.start < mention.end <= len(document.text) for mention in group)
        assert all("\n" not in document.text[mention.start : mention.end] for mention in group), label
        assert list(group) == sorted(group, key=lambda mention: (mention.start, -mention.end))


@given(st.sampled_from(sorted(SEEDS)), st.integers(0, 2000), st.integers(1, 200))
def test_mentions_within_a_span_are_those_that_lie_in_it(stem: str, start: int, length: int) -> None:
    document = read(stem)
    mentions = mentions_of(stem)
    for label, group in mentions.by_label.items():
        wanted = [item for item in group if start <= item.start and item.end <= start + length]
        assert list(mentions.within(label, start, start + length)) == wanted
    assert mentions.within("no such label", 0, len(document.text)) == ()


@st.composite
def listed(draw: st.DrawFn) -> list[str]:
    names = [area.name for area in PROVINCES]
    return draw(st.lists(st.sampled_from(names), min_size=2, max_size=6, unique=True))


@given(listed())
def test_provinces_in_a_list_are_all_found(names: list[str]) -> None:
    assert found_in(f"与{'、'.join(names)}签署协议。", "area") == names
