"""Rows of tables that their print makes hard to tell apart: other columns below a heading, labels of two parts, names
broken around the number of their row.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.documents import read_document
from kg.extractors import extract_facts
from kg.facts import Statistic, Target

LEDGER = """2022年绵阳市知识产权工作任务完成情况

一、重点任务

序号{0}重点任务{0}2022年完成情况{0}牵头单位{0}配合单位
1{0}推进专利转化{0}专利转让许可1320次{0}市市场监管局{0}市科技局
2{0}加强商标保护{0}查处商标案件86件{0}市市场监管局{0}市公安局

二、执法数据

项目{0}2021年{0}2022年{0}增幅（%）
查处假冒专利案件（件）{0}143{0}172{0}20.3
案件罚没金额（万元）{0}318.5{0}296.2{0}-7

三、下一步打算

2023年，全市计划新增专利导航项目6个，质押融资登记金额保持在9亿元以上。
"""
LABELS = """<html><body><h1>2016年嘉兴市知识产权统计公报</h1><p>全市知识产权工作取得新进展，主要数据如下。</p>
<p>一、运用</p><table><tr><th>类别</th><th colspan="2">项目</th><th>数量</th><th>备注</th></tr>
<tr><td rowspan="3">保险</td><td colspan="2">投保企业（家）</td><td>318</td><td>全省第2位</td></tr>
<tr><td rowspan="2">保费（万元）</td><td>当年</td><td>764</td><td>同比下降3.5%</td></tr>
<tr><td>累计</td><td>2915</td><td>2013年以来</td></tr>
<tr><td>服务</td><td colspan="2">专利代理机构（家）</td><td>27</td><td>含分支机构5家</td></tr></table></body></html>"""
BROKEN = """              青海省“十四五”知识产权保护规划

      到 2025 年，知识产权保护水平明显提升，主要指标如下。

                          表 1  主要指标

  序号             指  标                  单位     2020 年    2025 年     属性
   1     有效发明专利量                    件        1986       2900      预期性
         地理标志专用标志使用
   2     企业数量                          家        135        260       预期性
   3     专利侵权纠纷行政裁决结案率        %         91         95        约束性
         知识产权保护满意度
   4     （百分制）                        分        75.4       80        预期性
   5     专利代理师                        人        28         45        预期性
"""


def figures(folder: Path, name: str, text: str) -> dict[tuple[str, float], Statistic | Target]:
    file = folder / name
    file.write_text(text, "utf-8")
    facts = extract_facts(read_document(file))
    return {(fact.indicator, fact.value): fact for fact in facts if isinstance(fact, (Statistic, Target))}


@pytest.mark.parametrize("sign", ["\t", " | "])
def test_a_heading_above_other_columns_opens_another_table(tmp_path: Path, sign: str) -> None:
    found = figures(tmp_path, "ledger-2022.txt", LEDGER.replace("{0}", sign))
    cases = found["查处假冒专利案件", 172]
    fines = found["案件罚没金额", 2962000]
    assert isinstance(cases, Statistic)
    assert isinstance(fines, Statistic)
    assert (cases.year, cases.change_pct, fines.year, fines.change_pct) == (2022, 20.3, 2022, -7)
    assert found["查处假冒专利案件", 143].year == 2021


def test_what_is_planned_for_a_year_is_a_target_up_to_the_end_of_the_sentence(tmp_path: Path) -> None:
    found = figures(tmp_path, "ledger-2022.txt", LEDGER.replace("{0}", "\t"))
    aims = {fact.value: fact.year for fact in found.values() if isinstance(fact, Target)}
    assert aims == {6: 2023, 900000000: 2023}


def test_a_label_of_two_parts_and_a_remark_belong_to_the_figure(tmp_path: Path) -> None:
    found = figures(tmp_path, "labels.html", LABELS)
    paid, insured = found["当年保费", 7640000], found["投保企业", 318]
    assert isinstance(paid, Statistic)
    assert isinstance(insured, Statistic)
    assert (paid.change_pct, insured.rank) == (-3.5, 2)
    assert ("累计保费", 29150000) in found
    agents = found["专利代理机构", 27]
    assert isinstance(agents, Statistic)
    assert (agents.change_pct, agents.rank) == (None, None)


def test_a_name_printed_above_and_beside_the_number_of_its_row_is_one(tmp_path: Path) -> None:
    found = figures(tmp_path, "plan.txt", BROKEN)
    aims = {(indicator, value) for (indicator, value), fact in found.items() if isinstance(fact, Target)}
    assert aims == {
        ("有效发明专利量", 2900),
        ("地理标志专用标志使用企业数量", 260),
        ("专利侵权纠纷行政裁决结案率", 95),
        ("知识产权保护满意度", 80),
        ("专利代理师", 45),
    }
