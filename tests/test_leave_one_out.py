"""Words taken out of the lexicon: what a document alone supplied, and that only the measuring process misses them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.leave_one_out import own_words
from benchmarks.reduced import find_facts, lexicon_words, write_reduced
from kg.documents import read_document
from kg.extractors import extract_facts
from kg.facts import fact_to_json
from kg.lexicon import ONTOLOGY, concepts

_TEXT = """2021年广东省知识产权工作总结

一、主要工作

6月，中国（汕头）知识产权保护中心正式挂牌。全省专利授权量12.5万件。
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A document whose centre stands in one sentence with a stage word that nothing else implies."""
    path = tmp_path / "summary.txt"
    path.write_text(_TEXT, encoding="utf-8")
    return path


def _here(path: Path) -> list[dict[str, object]]:
    return [fact_to_json(fact) for fact in extract_facts(read_document(path))]


def _centres(facts: list[dict[str, object]]) -> list[object]:
    return [fact.get("status") for fact in facts if fact["type"] == "protection_centre"]


def test_a_word_taken_out_changes_what_hangs_on_it_and_nothing_else(document: Path) -> None:
    before = _here(document)
    without = find_facts(document, {"挂牌"})
    assert _centres(before) == ["operating"]
    assert _centres(without) != ["operating"]
    others = [fact for fact in before if fact["type"] != "protection_centre"]
    assert others
    assert [fact for fact in without if fact["type"] != "protection_centre"] == others


def test_nothing_leaks_into_the_process_that_asks(document: Path) -> None:
    before, files = _here(document), {path: path.read_bytes() for path in ONTOLOGY.glob("*.ttl")}
    find_facts(document, {"挂牌"})
    assert any("挂牌" in concept.labels for concept in concepts("centre-status"))
    assert _here(document) == before
    assert {path: path.read_bytes() for path in ONTOLOGY.glob("*.ttl")} == files


def test_with_no_word_taken_out_the_facts_are_the_same(document: Path) -> None:
    assert find_facts(document, ()) == _here(document)


def test_a_word_that_is_gone_is_in_no_file_and_its_concept_stays(tmp_path: Path) -> None:
    write_reduced(tmp_path / "ontology", {"挂牌", "获批"})
    text = (tmp_path / "ontology" / "concepts.ttl").read_text(encoding="utf-8")
    assert '"挂牌"' not in text
    assert '"获批"' not in text
    assert "<https://w3id.org/zhice/id/concept/centre-status/approved>" in text
    assert (tmp_path / "ontology" / "areas.ttl").read_bytes() == (ONTOLOGY / "areas.ttl").read_bytes()


def test_a_word_belongs_to_the_only_text_that_has_it() -> None:
    found = own_words({"one": "中心揭牌，随后挂牌", "other": "中心正式挂牌", "third": "甲乙"})
    assert "揭牌" in found["one"]
    assert all("挂牌" not in words for words in found.values())
    assert found["third"] == ()


def test_names_of_areas_and_agencies_are_no_words_of_the_lexicon() -> None:
    words = lexicon_words()
    assert "挂牌" in words
    assert not words & {"广东省", "国家知识产权局", "中国（上海）自由贸易试验区"}
