"""Formats: a text printed as PDF, web page or Word file, or in another encoding, states the same facts."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from printing import Print, print_pdf, write_docx, write_html
from samples import reports
from texts import SEEDS, facts_of, read, show

from kg.documents import read_document
from kg.extractors import extract_facts

PLAN = "gansu-plan-2016"


@cache
def report() -> str:
    """Three provinces of the annual report, with blank lines between the paragraphs."""
    first, *others = (reports()[name] for name in ("北京市", "湖南省", "甘肃省"))
    return (first + "".join(other.partition("\n")[2] for other in others)).replace("\n", "\n\n")


def facts_in(path: Path) -> Counter[str]:
    return Counter(map(show, extract_facts(read_document(path))))


def facts_stated(text: str) -> Counter[str]:
    return Counter(map(show, facts_of(text)))


def assert_same(path: Path, text: str) -> None:
    found, wanted = facts_in(path), facts_stated(text)
    assert (list(wanted - found), list(found - wanted)) == ([], [])


SETTINGS = {
    "set in by two": Print(),
    "justified, small": Print(justified=True, size=9),
    "no indents, space between paragraphs": Print(indent=0, after=8),
    "large, no running head": Print(head="", size=16),
}


@pytest.mark.parametrize("how", SETTINGS.values(), ids=list(SETTINGS))
def test_a_report_printed_as_pdf_states_the_same_facts(tmp_path: Path, how: Print) -> None:
    print_pdf(report(), tmp_path / "text.pdf", how)
    assert_same(tmp_path / "text.pdf", report())


@pytest.mark.parametrize("how", [SETTINGS["set in by two"], SETTINGS["no indents, space between paragraphs"]])
def test_a_plan_printed_as_pdf_states_the_same_facts(tmp_path: Path, how: Print) -> None:
    print_pdf(read(PLAN).raw, tmp_path / "text.pdf", how)
    assert_same(tmp_path / "text.pdf", read(PLAN).raw)


@pytest.mark.parametrize("text", [read(PLAN).raw, report()], ids=["plan", "report"])
def test_a_web_page_states_the_facts_of_its_text(tmp_path: Path, text: str) -> None:
    write_html(text, tmp_path / "text.html")
    assert_same(tmp_path / "text.html", text)


@pytest.mark.parametrize("text", [read(PLAN).raw, report()], ids=["plan", "report"])
def test_a_word_file_states_the_facts_of_its_text(tmp_path: Path, text: str) -> None:
    write_docx(text, tmp_path / "text.docx")
    assert_same(tmp_path / "text.docx", text)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-8-sig"])
def test_an_encoding_changes_no_fact(tmp_path: Path, encoding: str) -> None:
    text = SEEDS["local-key-points-2019"].read_text(encoding="utf-8")
    (tmp_path / "text.txt").write_bytes(text.encode(encoding))
    assert_same(tmp_path / "text.txt", text)


@pytest.mark.parametrize("write", [write_html, write_docx])
def test_a_table_of_a_web_page_or_word_file_gives_the_figures_of_its_cells(tmp_path: Path, write: object) -> None:
    rows = [
        ["指标", "单位", "2016年", "2020年"],
        ["发明专利拥有量", "件", "1.90", "3.50"],
        ["质押融资金额", "亿元", "8", "20"],
    ]
    path = tmp_path / ("text.html" if write is write_html else "text.docx")
    title = "甘肃省知识产权强省试点省实施方案"
    assert callable(write)
    write(f"{title}\n2016年11月10日\n一、主要目标\n具体量化指标如下：", path, rows)
    facts = {
        (fact.TYPE, getattr(fact, "value", None), getattr(fact, "year", None))
        for fact in extract_facts(read_document(path))
    }
    assert {("target", 3.5, 2020), ("target", 2_000_000_000, 2020)} <= facts
    assert {value for _, value, year in facts if year == 2016 and value} == {1.9, 800_000_000}
