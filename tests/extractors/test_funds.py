"""Funds: names, amounts with their roles, and money set aside for a purpose."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import document_of, facts_of

from kg.extractors import extract_facts
from kg.extractors.funds.names import kind_of
from kg.facts import Fund, fact_to_json

_CASES = [json.loads(line) for line in (Path(__file__).parent / "funds.jsonl").read_text(encoding="utf-8").splitlines()]
_LEFT_OUT = ("doc", "type", "start", "end", "rule", "echoes", "quote")


def _found(case: dict[str, Any]) -> list[dict[str, Any]]:
    facts = [fact_to_json(fact) for fact in facts_of(case["text"], case["title"], case["section"], "fund")]
    return [{name: value for name, value in fact.items() if name not in _LEFT_OUT} for fact in facts]


def _sorted(facts: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(fact, ensure_ascii=False, sort_keys=True) for fact in facts)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in _CASES])
def test_funds_are_read_as_the_case_says(case: dict[str, Any]) -> None:
    assert _sorted(_found(case)) == _sorted(case["facts"])


@pytest.mark.parametrize("amount", ["1200万元", "逾3亿元", "5000余万元", "20.5亿元"])
def test_a_fund_takes_the_amount_that_the_text_prints(amount: str) -> None:
    text = f"设立总规模{amount}的汕头市知识产权运营基金。"
    (fund,) = facts_of(text, "2021年广东省知识产权工作总结", "一、主要工作", "fund")
    assert isinstance(fund, Fund)
    assert amount in fund.evidence.exact
    assert fund.amount == {"1200万元": 12e6, "逾3亿元": 3e8, "5000余万元": 5e7, "20.5亿元": 20.5e8}[amount]


_GUIDE = """一、县级专利专项资金

（一）预算情况

2022年预算安排960万元，比2021年增加160万元。全年放款3亿元。余额2亿元，不良率0.5%。

（二）兑现情况

2021年兑现775万元，惠及企业186家；2020年兑现690万元。

二、企业融资案例

2022年预算安排80万元，某公司获得贷款800万元，首期300万元已到账。"""


def test_the_fund_of_a_heading_holds_below_it_and_no_further() -> None:
    document = document_of(_GUIDE, "广东省知识产权金融服务问答（2022年版）", "说明")
    facts = [fact for fact in extract_facts(document) if isinstance(fact, Fund)]
    assert {fact.name for fact in facts} == {"县级专利专项资金"}
    assert [(fact.amount, fact.amount_role, fact.year) for fact in facts] == [
        (9.6e6, "allocated", 2022),
        (1.6e6, "added", 2022),
        (7.75e6, "invested", 2021),
        (6.9e6, "invested", 2020),
    ]


def test_every_quote_is_where_the_fact_says() -> None:
    document = document_of("\n\n".join(case["text"] for case in _CASES), "2021年广东省知识产权工作总结", "一、主要工作")
    facts = [fact for fact in extract_facts(document) if fact.TYPE == "fund"]
    assert len(facts) > 20
    for fact in facts:
        assert document.raw[fact.evidence.start : fact.evidence.end] == fact.evidence.exact


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("国家知识产权运营（重庆）基金", "operation_fund"),
        ("知识产权质押融资风险资金池", "risk_compensation"),
        ("省级高价值专利培育专项资金", "special_fund"),
        ("重庆生物医药产业知识产权国际运营基金二期", "operation_fund"),
    ],
)
def test_the_kind_of_a_fund_is_told_by_the_end_of_its_name(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("task", "result", "expected"),
    [
        ("设立省知识产权运营基金", "设立湖北省知识产权运营基金", ["湖北省知识产权运营基金"]),
        ("组建专利运营基金", "武汉市光电产业知识产权运营基金成立", ["武汉市光电产业知识产权运营基金"]),
        (
            "推动设立国家知识产权运营（武汉）基金",
            "成立湖北新材料产业知识产权运营基金",
            ["国家知识产权运营（武汉）基金", "湖北新材料产业知识产权运营基金"],
        ),
        ("争取国家知识产权运营（宜昌）基金", "国家知识产权运营（宜昌）基金获批设立", ["国家知识产权运营（宜昌）基金"]),
    ],
)
def test_a_task_stands_once_unless_it_names_another_fund_than_its_result(
    task: str, result: str, expected: list[str]
) -> None:
    rows = f"工作任务\t工作进展\t下一步计划\n{task}\t{result}\t开展培训"
    funds = facts_of(rows, "湖北省2021年知识产权工作进展情况表", "一、任务进展", "fund")
    assert sorted(fund.name for fund in funds if isinstance(fund, Fund)) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("省财政出资1亿元，引导社会资本共同设立知识产权运营基金。", "知识产权运营基金"),
        ("以财政资金为引导，融资规模为2.5亿元，建立市场化的重点产业专利运营基金。", "重点产业专利运营基金"),
        ("设立规模3亿元的知识产权运营基金，首期到位1亿元。", "知识产权运营基金"),
    ],
)
def test_the_quote_of_a_sum_names_its_fund(text: str, name: str) -> None:
    funds = facts_of(text, "2021年广东省知识产权工作总结", "一、主要工作", "fund")
    assert funds
    assert all(name in fund.evidence.quote for fund in funds)


def test_a_fund_that_a_task_asks_for_is_of_the_year_of_the_plan_that_sets_it_again() -> None:
    text = (
        "| 重点 | 工作任务 | 2018-2019年工作成绩 | 2020年工作计划 |\n|---|---|---|---|\n"
        "| 拓宽融资渠道 | 探索建立小微企业专利贷款风险补偿基金。 | 举办银企对接会4场。 |"
        " 继续走访银行。探索建立风险补偿基金，引导银行加大贷款力度。 |"
    )
    (fund,) = facts_of(text, "江西省2018-2019年工作绩效及2020年工作计划", fact_type="fund")
    assert isinstance(fund, Fund)
    assert (fund.name, fund.status, fund.year) == ("小微企业专利贷款风险补偿基金", "planned", 2020)
    assert len(fund.evidence.echoes) == 1
