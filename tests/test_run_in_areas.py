"""Paragraphs that open with a place and a blank, as yearbooks print them: the place is that of all their sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.documents import read_document
from kg.extractors import extract_facts
from kg.facts import Statistic

YEARBOOK = """国家知识产权局年报2021

第二节 部分省工作进展

    天津市{blank}市委、市政府印发纲要。全市有效发明专利4.34万件，同比增长14.6%。中国（天津）知识产权保护中心揭牌
运行。发放专利质押贷款49.7亿元。

    青海省{blank}沈阳市的经验在会上交流。全省专利授权8120件。查处商标、专利等领域违法案件826件。
"""


def places(folder: Path, text: str) -> dict[float, tuple[str, str | None]]:
    file = folder / "yearbook-2021.txt"
    file.write_text(text, "utf-8")
    facts = extract_facts(read_document(file))
    return {fact.value: (fact.area, fact.city) for fact in facts if isinstance(fact, Statistic)}


@pytest.mark.parametrize("blank", ["  ", "　", "　　", " ", "\t"])
def test_every_figure_of_a_paragraph_belongs_to_the_place_that_opens_it(tmp_path: Path, blank: str) -> None:
    found = places(tmp_path, YEARBOOK.format(blank=blank))
    assert found[43400] == found[4970000000] == ("天津市", None)
    assert found[8120] == ("青海省", None)


def test_sentences_begin_behind_the_place(tmp_path: Path) -> None:
    file = tmp_path / "yearbook-2021.txt"
    file.write_text(YEARBOOK.format(blank="  "), "utf-8")
    document = read_document(file)
    told = [document.text[sentence.start : sentence.end] for sentence in document.sentences]
    assert "市委、市政府印发纲要。" in told
    assert {section.heading for section in document.sections} >= {"天津市", "青海省"}


def test_one_paragraph_that_opens_with_a_place_divides_nothing(tmp_path: Path) -> None:
    file = tmp_path / "report-2021.txt"
    file.write_text("2021年工作总结\n\n    天津市  市委、市政府印发纲要。\n\n    全市有效发明专利4.34万件。\n", "utf-8")
    assert "天津市" not in {section.heading for section in read_document(file).sections}
