"""Lists whose items give figures parted by strokes; chapters that a bare figure numbers; covers without a day."""

from __future__ import annotations

from pathlib import Path

from kg.documents import Document, read_document
from kg.extractors import extract_facts
from kg.facts import Fact, Statistic, Target

REPORT = """绍兴市知识产权运营服务体系建设中期绩效自评报告

绍兴市知识产权局    绍兴市财政局
二〇一九年四月

    我市于2018年6月入选知识产权运营服务体系建设重点城市，建设期为2018年7月至2021年6月。

1  总体进展

1.1  组织保障
    市政府成立领导小组，各部门按分工推进。

1.2  指标完成情况
    主要指标对照如下（基期/中期/2021年目标）：

    （1）有效发明专利拥有量：6120件 / 7815件 / 9600件；
    （2）专利质押融资额（年度）：1.4亿元 / 2.6亿元（上半年） / 8亿元；
    （3）知识产权保险投保企业：0家 / 31家 / 90家。

    其余指标按计划推进。

2  下一步安排

2.1  2020年底前专利交易运营额累计达到2.5亿元，引进运营机构3家以上；
2.2  运营基金参股子基金不少于2支。
"""


def read(folder: Path) -> tuple[Document, tuple[Fact, ...]]:
    file = folder / "report.txt"
    file.write_text(REPORT, "utf-8")
    document = read_document(file)
    return document, tuple(extract_facts(document))


def test_an_item_has_a_figure_for_each_word_of_the_line_above(tmp_path: Path) -> None:
    _, facts = read(tmp_path)
    stated = {(fact.indicator, fact.value, fact.year) for fact in facts if isinstance(fact, Statistic)}
    aims = {(fact.indicator, fact.value, fact.year) for fact in facts if isinstance(fact, Target)}
    assert ("有效发明专利拥有量", 6120, None) in stated
    assert ("有效发明专利拥有量", 7815, 2019) in stated
    assert ("专利质押融资额（年度）", 260000000, 2019) in stated
    assert ("有效发明专利拥有量", 9600, 2021) in aims
    assert ("知识产权保险投保企业", 90, 2021) in aims


def test_every_figure_of_such_a_list_is_proved_by_the_text(tmp_path: Path) -> None:
    document, facts = read(tmp_path)
    for fact in facts:
        assert document.raw[fact.evidence.start : fact.evidence.end] == fact.evidence.exact


def test_a_cover_without_a_day_gives_the_year(tmp_path: Path) -> None:
    document, _ = read(tmp_path)
    assert document.year == 2019


def test_a_bare_figure_numbers_a_chapter_above_its_sections(tmp_path: Path) -> None:
    document, facts = read(tmp_path)
    paths = {section.path for section in document.sections}
    assert ("总体进展", "组织保障") in paths
    assert ("下一步安排",) in paths
    aims = {(fact.value, fact.year) for fact in facts if isinstance(fact, Target)}
    assert {(250000000, 2020), (3, 2020)} <= aims
    assert 2 in {value for value, _ in aims}
