"""A scanned notice that gives money out: half-width marks, heads of pages within sentences and tables, rows of sums."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.documents import Document, read_document
from kg.extractors import extract_facts
from kg.facts import Fact, Fund, Policy, Statistic, Target

HEAD = "贵州省知识产权局文件                      黔知发[2014]27号"
BEFORE = f"""贵州省知识产权局文件
                      黔知发 [2014] 27 号


关于下达 2014 年度专利资助和专利转化项目
        资金的通知

各市(州)知识产权局、财政局,各有关单位:
    根据《贵州省专利资助管理办法》的规定,经研究,现将 2014 年度
专利资助和专利转化项目资金下达给你们,有关事项通知如下:
    一、总体情况
    本次下达 960 万元,其中专利申请资助 410 万元、专利转化项目 550
万元。共收到申报项目 88 项,其中新材料领域 31
                          一 1 一
{HEAD}
项,经评审立项 5 项。对企业授权后的发明专利每件资助
2500 元,实用新型每件资助 600 元,外观设计每件
资助 300 元。
    二、项目安排
"""
AFTER = """
    三、有关要求
    各市(州)要加强资金监管,确保专款专用。到 2017 年,全省发明专利
申请量力争达到 9000 件。

                  贵州省知识产权局
                  二○一四年九月三日
"""
PROJECTS = (
    ("序号", "项目名称", "承担单位", "金额"),
    ("1", "磷石膏制板专利转化", "遵义湘江新材料有限公司", "120"),
    ("2", "刺梨发酵专利转化", "安顺龙宫食品有限公司", "95"),
    ("3", "山地茶园机械专利转化", "铜仁梵净农机厂", "135"),
)
CITIES = (
    ("地区", "资助金额(万元)", "2013年专利申请量(件)"),
    ("贵阳市", "230", "4120"),
    ("遵义市", "110", "2075"),
    ("合计", "410", "7768"),
)


def by_blanks(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    return ["  " + "".join(cell.ljust(24 - len(cell)) for cell in row).rstrip() for row in rows]


def by_tabs(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    return ["\t".join(row) for row in rows]


def by_bars(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (rows[0], ("---",) * len(rows[0]), *rows[1:])]


def notice(layout: str, cut: bool) -> str:
    """The notice, with a page's end within its first table where `cut`; the scan misreads one character there."""
    lay = {"blanks": by_blanks, "tabs": by_tabs, "bars": by_bars}[layout]
    first = lay(PROJECTS)
    head = first[: 1 + (layout == "bars")]
    page = ["                          一 2 一", HEAD.replace("权", "杈"), *head] if cut else []
    end = 2 + (layout == "bars")
    lines = ["表1  2014年专利转化项目表", "单位:万元", *first[:end], *page, *first[end:]]
    return BEFORE + "\n".join([*lines, "", "表2 各市州专利资助资金分配及上年度专利情况", *lay(CITIES)]) + AFTER


def read(folder: Path, text: str) -> tuple[Document, tuple[Fact, ...]]:
    file = folder / "notice-2014.txt"
    file.write_text(text, "utf-8")
    document = read_document(file)
    return document, extract_facts(document)


@pytest.mark.parametrize("cut", [False, True])
@pytest.mark.parametrize("layout", ["blanks", "tabs", "bars"])
def test_each_row_gives_its_money_to_a_place(tmp_path: Path, layout: str, cut: bool) -> None:
    _, facts = read(tmp_path, notice(layout, cut))
    funds = {(fact.city, fact.amount) for fact in facts if isinstance(fact, Fund) and fact.year == 2014}
    assert {("遵义市", 1.2e6), ("安顺市", 9.5e5), ("铜仁市", 1.35e6), ("贵阳市", 2.3e6), ("遵义市", 1.1e6)} <= funds
    assert {(None, 9.6e6), (None, 4.1e6), (None, 5.5e6)} <= funds


@pytest.mark.parametrize("layout", ["blanks", "tabs", "bars"])
def test_the_patents_beside_the_money_are_of_their_own_year(tmp_path: Path, layout: str) -> None:
    _, facts = read(tmp_path, notice(layout, False))
    counted = {(fact.city, fact.value, fact.year) for fact in facts if isinstance(fact, Statistic)}
    assert {("贵阳市", 4120, 2013), ("遵义市", 2075, 2013), (None, 7768, 2013)} <= counted
    assert not any(fact.unit == "元" and fact.value > 10000 for fact in facts if isinstance(fact, Statistic))


def test_a_page_s_end_within_a_sentence_is_no_part_of_it(tmp_path: Path) -> None:
    document, facts = read(tmp_path, notice("blanks", True))
    assert "新材料领域31项，经评审立项5项" in document.text
    assert "文件" not in document.text.removeprefix("贵州省知识产权局文件")
    for fact in facts:
        assert document.raw[fact.evidence.start : fact.evidence.end] == fact.evidence.exact


def test_what_is_paid_is_told_and_what_is_wished_is_a_target(tmp_path: Path) -> None:
    _, facts = read(tmp_path, notice("blanks", False))
    assert [fact.value for fact in facts if isinstance(fact, Target)] == [9000]
    assert {88, 5, 2500, 600, 300} <= {fact.value for fact in facts if isinstance(fact, Statistic)}
    own = next(fact for fact in facts if isinstance(fact, Policy) and fact.evidence.rule == "policies.self")
    assert (own.action, own.date) == ("issued", "2014-09-03")


def test_a_few_half_width_marks_stay_as_printed(tmp_path: Path) -> None:
    text = "2022年湖北省知识产权工作总结\n\n武汉市出台《专利奖励办法(试行)》,成效明显。全省办案120件，同比增长。\n"
    document, _ = read(tmp_path, text)
    assert "《专利奖励办法(试行)》," in document.text
