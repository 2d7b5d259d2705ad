"""Annexes that lists of title holders come in: their titles, tables side by side, columns beside the names."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.documents import Document, read_document
from kg.documents.text.titles import is_annex_line, names_annex
from kg.extractors import extract_facts

NOTICE = """<html><body>
<h2>云南省知识产权局关于公布2021年知识产权试点示范单位的通知</h2>
<p>现将名单公布如下。</p>
<p>一、请各地做好示范县的管理工作。</p>
<p>云南省知识产权局<br>2021年11月5日</p>
<p><b>附件1&nbsp;&nbsp;云南省知识产权强县工程示范县名单</b></p>
<table>
<tr><th>批次</th><th>县（市、区）</th><th>州市</th><th>认定时间</th></tr>
<tr><td rowspan="2">第一批</td><td>安宁市</td><td>昆明市</td><td>2018年9月</td></tr>
<tr><td>宣威市</td><td>曲靖市</td><td>2018年9月</td></tr>
<tr><td>第二批</td><td>弥勒市</td><td>红河哈尼族彝族自治州</td><td>2021年10月</td></tr>
</table>
<p><b>附件2&nbsp;&nbsp;城市和园区情况</b></p>
<table>
<tr><td>名称</td><td>项目</td><td>2021年情况</td></tr>
<tr><td>玉溪市</td><td>国家知识产权示范城市</td><td>新获批</td></tr>
</table>
<p><b>附件3&nbsp;&nbsp;2021年度云南省中小学知识产权教育示范学校名单</b></p>
<table>
<tr><td>学校</td><td>批次</td><td>学校</td><td>批次</td></tr>
<tr><td>昆明市第八中学</td><td>第一批</td><td>曲靖市第一中学</td><td>第二批</td></tr>
<tr><td>玉溪第一中学</td><td>第二批</td><td></td><td></td></tr>
</table>
</body></html>
"""


@pytest.fixture
def notice(tmp_path: Path) -> Document:
    file = tmp_path / "yunnan-2021.html"
    file.write_text(NOTICE, "utf-8")
    return read_document(file)


def holders(document: Document) -> set[tuple[str, str, str | None]]:
    facts = [fact for fact in extract_facts(document) if fact.TYPE == "designation"]
    return {(fact.entity, fact.programme, fact.batch) for fact in facts}  # type: ignore[attr-defined]


def test_every_row_of_every_annex_gives_its_holder_and_no_other_cell_does(notice: Document) -> None:
    county, school = "云南省知识产权强县工程示范县", "云南省中小学知识产权教育示范学校"
    assert holders(notice) == {
        ("安宁市", county, "第一批"),
        ("宣威市", county, "第一批"),
        ("弥勒市", county, "第二批"),
        ("玉溪市", "国家知识产权示范城市", None),
        ("昆明市第八中学", school, "第一批"),
        ("曲靖市第一中学", school, "第二批"),
        ("玉溪第一中学", school, "第二批"),
    }


def test_rows_side_by_side_are_rows_of_their_own(notice: Document) -> None:
    keys = [section.cell.key for section in notice.sections if section.cell and section.cell.table == 2]
    assert keys == ["昆明市第八中学", "曲靖市第一中学", "玉溪第一中学"]


def test_a_signature_heads_no_section(notice: Document) -> None:
    assert not [section for section in notice.sections if "云南省知识产权局" in section.path]


def test_an_annex_with_a_title_lies_under_no_heading_before_it(notice: Document) -> None:
    paths = {section.path for section in notice.sections if section.cell}
    assert [path[0][:3] for path in sorted(paths)] == ["附件1", "附件2", "附件3"]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("附件1云南省知识产权强县工程示范县名单", True),
        ("附件22021年度国家知识产权示范企业名单", True),
        ("附件3：重点任务分工表", True),
        ("附件1", False),
        ("附件1所列单位应当在十日内报送材料", False),
        ("附件1：甲表；附件2：乙表", False),
        ("附件1为2019年任务分工表。", False),
    ],
)
def test_the_title_of_an_annex_is_known_by_its_number(line: str, named: bool) -> None:
    assert names_annex(line) is named
    assert is_annex_line(line) is (named or line == "附件1")


def test_a_paragraph_behind_a_table_is_no_part_of_its_last_row(tmp_path: Path) -> None:
    file = tmp_path / "yunnan-2023.html"
    head = "<tr><th>中心名称</th><th>所在地</th><th>进展</th></tr>"
    row = "<tr><td>玉溪知识产权维权援助中心</td><td>玉溪市</td><td>2023年6月揭牌</td></tr>"
    other = "<table><tr><td>指标</td><td>2023年</td></tr><tr><td>专利授权量（件）</td><td>300</td></tr></table>"
    body = f"<table>{head}{row}</table><p>　　业务办理情况见表2。</p><p>表2 业务</p>{other}"
    file.write_text(f"<html><body><h2>2023年云南省知识产权工作情况</h2>{body}</body></html>", "utf-8")
    (quote,) = [fact.evidence.quote for fact in extract_facts(read_document(file)) if fact.TYPE == "protection_centre"]
    assert quote == "玉溪知识产权维权援助中心 玉溪市 2023年6月揭牌"


def test_a_number_above_the_title_of_a_table_is_part_of_it(tmp_path: Path) -> None:
    file = tmp_path / "jiangxi-2021.txt"
    file.write_text(
        "2021年通报\n\n附表4\n各市资金情况表\n单位：万元\n设区市\t金额\t位次\n赣州市\t300\t1\n九江市\t200\t2\n", "utf-8"
    )
    paths = {section.path for section in read_document(file).sections if section.cell}
    assert {path[-1].removeprefix("附表4") for path in paths} == {"各市资金情况表"}
