"""Names and figures printed by turns, and the sections that such a list stands in."""

from __future__ import annotations

from pathlib import Path

from kg.documents import read_document
from kg.extractors import extract_facts
from kg.facts import Policy, Statistic

REPORT = """2022年西北地区专利工作通报

一、总体情况

各省区认真落实2022年工作部署，专利创造和运用水平稳步提升。

二、专利授权

2022年，陕甘青三省发明专利授权量合计2.31万件。其中：
陕西省
18960件
甘肃省
2850件
青海省
1290件

全国知识产权系统共有审查员1.7万人。

三、有关工作

1.中国（宁夏）知识产权保护中心的设备采购已完成，计划2023年8月申请验收。
2.甘肃省已印发《甘肃省专利转化实施方案》。
"""


def read(folder: Path, text: str) -> dict[float, tuple[str, str]]:
    file = folder / "report-2022.txt"
    file.write_text(text, "utf-8")
    facts = extract_facts(read_document(file))
    return {fact.value: (fact.area, fact.indicator) for fact in facts if isinstance(fact, Statistic)}


def test_a_place_and_its_figure_below_it_are_read_as_one(tmp_path: Path) -> None:
    found = read(tmp_path, REPORT)
    assert [found[value][0] for value in (18960, 2850, 1290)] == ["陕西省", "甘肃省", "青海省"]
    assert "专利授权" in found[2850][1]
    assert found[17000][0] == "全国"


def test_kinds_and_their_figures_below_them_are_read_as_one(tmp_path: Path) -> None:
    text = "2022年邯郸市专利数据\n\n专利授权量\n8652件\n商标注册量\n1.47万件\n质押融资额\n6.8亿元\n"
    found = read(tmp_path, text)
    assert found[8652] == ("河北省", "专利授权量")
    assert found[680000000] == ("河北省", "质押融资额")


def test_every_figure_of_such_a_list_is_proved_by_the_text(tmp_path: Path) -> None:
    file = tmp_path / "report-2022.txt"
    file.write_text(REPORT, "utf-8")
    document = read_document(file)
    for fact in extract_facts(document):
        assert document.raw[fact.evidence.start : fact.evidence.end] == fact.evidence.exact


def test_a_place_within_a_section_ends_where_the_numbers_go_on(tmp_path: Path) -> None:
    text = (
        "国家知识产权局2022年专利工作通报\n\n一、总体情况\n\n各省区认真落实2022年工作部署。\n\n二、各地做法\n\n甘肃省\n\n"
        "全省开展专利导航项目31项，服务企业取得积极成效。\n\n青海省\n\n全省建成专利导航基地12个，覆盖重点产业。\n\n"
        "三、数据\n\n累计发放宣传手册9600册，取得良好效果。\n"
    )
    found = read(tmp_path, text)
    assert (found[31][0], found[12][0]) == ("甘肃省", "青海省")
    assert found[9600][0] == "全国"


def test_an_item_above_the_next_heads_nothing(tmp_path: Path) -> None:
    file = tmp_path / "report-2022.txt"
    file.write_text(REPORT, "utf-8")
    policies = [fact for fact in extract_facts(read_document(file)) if isinstance(fact, Policy)]
    assert [(fact.area, fact.year) for fact in policies if "转化" in fact.title] == [("甘肃省", 2022)]
