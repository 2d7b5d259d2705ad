"""Tests of kg.documents.registers.records: rows of registers as sentences, and the facts that they prove."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.build import build
from kg.checks import check_proof
from kg.documents import Document, read_document
from kg.documents.registers.records import read_record, record_columns
from kg.documents.registers.title_records import names_title, unmerged
from kg.documents.text.strip import JOINT, Strip
from kg.extractors import extract_facts
from kg.facts import Fact
from kg.store import open_graph

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "tables" / "registers.json").read_text("utf-8"))
REGISTER = """2023年江西省知识产权工作报告

一、机构建设

中心名称\t所在地\t建设状态\t2023年预审量（件）
中国（赣州）知识产权保护中心\t赣州市\t2023年5月获批建设\t—
中国（景德镇）知识产权保护中心\t景德镇市\t试运行\t215

基金名称\t规模\t设立时间\t进展
江西省知识产权运营基金\t5亿元\t2021年\t已设立

协议名称\t签署方\t签署时间
知识产权金融合作协议\t省知识产权局、江西银行\t2023.6

二、下一步工作

加强保护。
"""


TITLES = """苏州市2024年知识产权工作进展

一、主要指标

指标\t单位\t2022年\t2023年
发明专利授权量\t件\t19320\t21884
有效发明专利\t件\t85\t99
二、获批情况

类别\t批次\t年度\t入选名单
国家知识产权强县建设示范县\t第一批\t2022年\t昆山市、常熟市
第二批\t2023年\t张家港市
国家知识产权强县建设试点县\t第一批\t2022年\t太仓市

三、下一步工作

加强保护。
"""


def cell(text: str, start: int) -> Strip:
    return Strip(text, range(start, start + len(text)))


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_row_is_read_as_its_sentence(case: dict[str, Any]) -> None:
    cells = [cell(text, 100 * place) for place, text in enumerate(case["row"])]
    found = read_record(cells, tuple(case["titles"]), case.get("caption", ""))
    assert (found.sentence.text if found else None) == case["sentence"]


@pytest.mark.parametrize("case", [case for case in CASES if case["sentence"]], ids=lambda case: case["why"])
def test_what_a_sentence_has_of_the_row_keeps_its_place(case: dict[str, Any]) -> None:
    cells = [cell(text, 100 * place) for place, text in enumerate(case["row"])]
    found = read_record(cells, tuple(case["titles"]), case.get("caption", ""))
    assert found
    for char, origin in zip(found.sentence.text, found.sentence.origins, strict=True):
        if origin != JOINT:
            printed = case["row"][origin // 100][origin % 100]
            assert char == printed or (printed in ".-/" and char in "年月")


def test_merged_cells_hold_for_the_rows_below() -> None:
    titles = ("类别", "批次", "年度", "入选名单")
    above = [[cell(text, 0)] for text in ("国家知识产权强县建设示范县", "第一批", "2022年", "昆山市")]
    left_out = unmerged([cell("第二批", 0), cell("2023年", 0), cell("张家港市", 0)], above, titles)
    assert [each.text for each in left_out] == ["国家知识产权强县建设示范县", "第二批", "2023年", "张家港市"]
    empty = unmerged([cell(text, 0) for text in ("", "", "", "太仓市")], above, titles)
    assert [each.text for each in empty] == ["国家知识产权强县建设示范县", "第一批", "2022年", "太仓市"]
    figures = ("地区", "申请量", "授权量", "备注")
    assert len(unmerged([cell("苏州市", 0), cell("5", 0)], above, figures)) == 2


def test_titles_of_a_web_page_with_lost_cells_are_proved(tmp_path: Path) -> None:
    file = tmp_path / "suzhou-2024.txt"
    file.write_text(TITLES, "utf-8")
    document = read_document(file)
    found = {
        (fact.entity, fact.programme, fact.year, fact.batch)  # type: ignore[attr-defined]
        for fact in told(list(extract_facts(document)), "Designation")
    }
    assert found == {
        ("昆山市", "国家知识产权强县建设示范县", 2022, "第一批"),
        ("常熟市", "国家知识产权强县建设示范县", 2022, "第一批"),
        ("张家港市", "国家知识产权强县建设示范县", 2023, "第二批"),
        ("太仓市", "国家知识产权强县建设试点县", 2022, "第一批"),
    }
    build([document.path], tmp_path / "store")
    with open_graph(tmp_path / "store") as graph:
        assert list(check_proof(graph.store, [Path(document.path)])) == []


def test_what_a_merged_cell_holds_for_the_rows_below_is_no_sentence_of_theirs(tmp_path: Path) -> None:
    file = tmp_path / "longyan-2020.txt"
    file.write_text("龙岩市2020年名单\n\n类别\t批次\t入选单位\n甲类\t第一批\t龙岩一中\n\t\t上杭一中\n", "utf-8")
    document = read_document(file)
    told = [document.text[sentence.start : sentence.end] for sentence in document.sentences]
    assert [words for words in told if words == "甲类"] == ["甲类"]
    assert all(document.locate(sentence.start, sentence.end) for sentence in document.sentences)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("国家知识产权强市建设试点示范城市", True),
        ("国家知识产权示范城市名单", False),
        ("全市共有示范城市2个，名单如下：", False),
    ],
)
def test_a_line_that_names_a_title_is_a_caption(line: str, is_one: bool) -> None:
    assert names_title(line) is is_one


def test_a_register_names_one_column_of_things() -> None:
    assert record_columns(("机构名称", "平台名称", "状态")) is None


@pytest.fixture
def document(tmp_path: Path) -> Document:
    file = tmp_path / "jiangxi-2023.txt"
    file.write_text(REGISTER, "utf-8")
    return read_document(file)


def told(facts: list[Fact], kind: str) -> list[Fact]:
    return [fact for fact in facts if type(fact).__name__ == kind]


def test_every_register_gives_its_facts(document: Document) -> None:
    facts = list(extract_facts(document))
    centres = {(fact.name, fact.status, fact.city) for fact in told(facts, "ProtectionCentre")}  # type: ignore[attr-defined]
    assert centres == {
        ("中国（赣州）知识产权保护中心", "approved", "赣州市"),
        ("中国（景德镇）知识产权保护中心", "trial", "景德镇市"),
    }
    (fund,) = told(facts, "Fund")
    assert (fund.amount, fund.status, fund.year) == (500_000_000, "established", 2021)  # type: ignore[attr-defined]
    (agreement,) = told(facts, "Agreement")
    assert agreement.parties == ("省知识产权局", "江西银行")  # type: ignore[attr-defined]


def test_a_figure_in_the_row_of_a_thing_is_that_things(document: Document) -> None:
    (figure,) = told(list(extract_facts(document)), "Statistic")
    assert figure.indicator == "中国（景德镇）知识产权保护中心预审量"  # type: ignore[attr-defined]
    assert (figure.value, figure.city, figure.year) == (215, "景德镇市", 2023)  # type: ignore[attr-defined]
    assert figure.evidence.quote == "中国（景德镇）知识产权保护中心 景德镇市 试运行 215"


def test_the_proof_is_the_row_as_printed(document: Document) -> None:
    (fund,) = told(list(extract_facts(document)), "Fund")
    assert fund.evidence.quote == "江西省知识产权运营基金 5亿元 2021年 已设立"
    assert fund.evidence.exact == "江西省知识产权运营基金\t5亿元\t2021年\t已设立"


def test_the_proof_of_rows_holds_against_the_file(tmp_path: Path, document: Document) -> None:
    build([document.path], tmp_path / "store")
    with open_graph(tmp_path / "store") as graph:
        assert list(check_proof(graph.store, [Path(document.path)])) == []


def test_a_row_that_prints_only_a_name_is_proved_too(tmp_path: Path) -> None:
    file = tmp_path / "jiangxi-titles-2019.txt"
    lines = [
        "江西省知识产权工作情况（2019年）",
        "",
        "表1 江西省知识产权示范企业（2019年认定）",
        "序号\t企业名称\t所在地",
    ]
    file.write_text(
        "\n".join([*lines, "1\t泰豪科技股份有限公司\t南昌市", "2\t江西铜业股份有限公司\t贵溪市", ""]), "utf-8"
    )
    assert told(list(extract_facts(read_document(file))), "Designation")
    build([file], tmp_path / "store")
    with open_graph(tmp_path / "store") as graph:
        assert list(check_proof(graph.store, [file])) == []


def test_a_row_goes_by_the_titles_of_the_columns_that_tell_of_it(document: Document) -> None:
    """Only they say that a day is planned, or what was done on it."""
    titles = [section.column_title for section in document.sections if section.column == "record"]
    centre = "中心名称、所在地、建设状态"
    assert titles == [centre, centre, "基金名称、规模、设立时间、进展", "协议名称、签署方、签署时间"]


def test_text_below_a_register_is_no_row_of_it(document: Document) -> None:
    assert document.text.endswith("加强保护。")
    assert document.sections[document.sentences[-1].section].kind == "body"
