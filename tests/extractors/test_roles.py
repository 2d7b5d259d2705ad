"""Agency roles: who is responsible for which task, from brackets, lines, tables and orders."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from conftest import facts_of

from kg.documents import read_document
from kg.extractors import extract_facts
from kg.extractors.roles.agencies import split_agencies
from kg.facts import AgencyRole, fact_to_json

_HERE = Path(__file__).parent
_CASES = [json.loads(line) for line in (_HERE / "roles.jsonl").read_text(encoding="utf-8").splitlines()]
_LEFT_OUT = ("doc", "type", "start", "end", "rule", "echoes", "quote")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in _CASES])
def test_roles_are_read_as_the_case_says(case: dict[str, Any]) -> None:
    facts = [fact_to_json(fact) for fact in facts_of(case["text"], case["title"], case["section"], "agency_role")]
    assert [{name: value for name, value in fact.items() if name not in _LEFT_OUT} for fact in facts] == case["facts"]


def test_a_line_of_its_own_closes_the_item_above_its_parts() -> None:
    text = "（二）加强金融支持。\n\n1.扩大质押融资。\n\n2.推进证券化。\n\n责任单位：省财政厅、省知识产权局"
    (role,) = facts_of(text, "2023年贵州省知识产权强省建设工作要点", "二、重点任务", "agency_role")
    assert isinstance(role, AgencyRole)
    assert (role.task, role.lead) == ("加强金融支持", "省财政厅")


def test_a_table_gives_each_task_its_lead_and_partners() -> None:
    rows = [
        "序号\t重点任务\t牵头单位\t参与单位\t完成时限",
        "1\t设立知识产权基金，首期规模2亿元\t省财政厅、省知识产权局\t省投资集团\t2016年12月",
        "2\t推进软件正版化。实现全覆盖\t省版权局\t省国资委、省财政厅\t持续推进",
    ]
    roles = facts_of("\n".join(rows), "安徽省知识产权重点任务分工方案", "二、分工事项", "agency_role")
    found = [(role.task, role.lead, role.agencies) for role in roles if isinstance(role, AgencyRole)]
    assert found == [
        ("设立知识产权基金", "省财政厅、省知识产权局", ("省财政厅", "省知识产权局", "省投资集团")),
        ("推进软件正版化", "省版权局", ("省版权局", "省国资委", "省财政厅")),
    ]


def test_a_cell_says_who_of_those_it_lists_leads() -> None:
    rows = [
        "责任部门\t任务内容",
        "市市场监管局（牵头），市公安局、市文旅局\t查处侵权假冒案件60件",
        "市财政局（牵头单位）市科技局\t设立知识产权奖补资金300万元",
        "市司法局牵头，市法院、市检察院配合\t建立纠纷调解机制",
    ]
    roles = facts_of("\n".join(rows), "2021年衡水市知识产权工作责任分解方案", "二、分工", "agency_role")
    assert [(role.lead, role.agencies) for role in roles if isinstance(role, AgencyRole)] == [
        ("市市场监管局", ("市市场监管局", "市公安局", "市文旅局")),
        ("市财政局", ("市财政局", "市科技局")),
        ("市司法局", ("市司法局", "市法院", "市检察院")),
    ]


def test_where_a_table_has_only_the_focus_it_is_the_task() -> None:
    rows = [
        "重点工作|牵头单位|配合单位",
        "强化涉外知识产权保护|昆明海关|省商务厅",
        "优化规划指标体系|省知识产权局|省统计局",
    ]
    roles = facts_of("\n".join(rows), "云南省知识产权规划中期评估报告", "五、责任分工", "agency_role")
    assert [(role.task, role.lead) for role in roles if isinstance(role, AgencyRole)] == [
        ("强化涉外知识产权保护", "昆明海关"),
        ("优化规划指标体系", "省知识产权局"),
    ]


def test_in_a_table_of_projects_the_project_is_the_task() -> None:
    rows = ["工程名称\t建设内容\t牵头单位\t参加单位", "快速协同保护工程\t建成保护中心二期\t省知识产权局\t宝鸡市政府"]
    (role,) = facts_of("\n".join(rows), "陕西省“十四五”知识产权发展规划", "三、重点工程", "agency_role")
    assert isinstance(role, AgencyRole)
    assert (role.task, role.agencies) == ("快速协同保护工程", ("省知识产权局", "宝鸡市政府"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("省编办和省财政厅", ("省编办", "省财政厅")),
        ("省发展和改革委员会", ("省发展和改革委员会",)),
        ("省法院、省检察院等", ("省法院", "省检察院")),
        ("新增贯标企业200家", ()),
        ("市市场监督管理局(市知识产权局)、市财政局", ("市市场监督管理局(市知识产权局)", "市财政局")),
    ],
)
def test_a_list_of_agencies_is_split_where_one_ends(text: str, names: tuple[str, ...]) -> None:
    assert split_agencies(text) == names


def test_the_gansu_plan_counts_by_agency() -> None:
    """The whole plan: 29 tasks, 31 leads because two tasks have two."""
    document = read_document(_HERE.parent.parent / "seeds" / "gansu-plan-2016.txt")
    roles = [fact for fact in extract_facts(document) if isinstance(fact, AgencyRole)]
    assert len(roles) == 29
    leads = Counter(lead for role in roles for lead in role.lead.split("、"))
    joined = Counter(agency for role in roles for agency in role.agencies)
    assert leads == {
        "省知识产权局": 18,
        "省教育厅": 3,
        "省科技厅": 2,
        "省法院": 2,
        "省知识产权强省建设工作领导小组": 2,
        "各市州政府": 1,
        "省发展改革委": 1,
        "省林业厅": 1,
        "兰州市政府": 1,
    }
    expected = {"省知识产权局": 27, "各市州政府": 13, "省工商局": 12, "省科技厅": 10, "省版权局": 10, "省教育厅": 8}
    assert {agency: joined[agency] for agency in expected} == expected
    assert len(joined) == 32
    assert len({role.task for role in roles}) == 29
