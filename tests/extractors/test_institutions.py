"""Institutions: names, kinds and stages, and what is no institution."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import facts_of

from kg.facts import Institution, fact_to_json
from kg.lexicon import concepts

_HERE = Path(__file__).parent
_LEFT_OUT = ("doc", "type", "start", "end", "rule", "echoes")
_CASES = [
    json.loads(line) for line in (_HERE / "institutions.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()
]
_REPORT = "2021年广东省知识产权工作总结"


def _read(text: str, title: str = _REPORT, section: str = "一、主要工作") -> list[tuple[str, str, str]]:
    """Name, kind and status of each institution of a text."""
    facts = [fact for fact in facts_of(text, title, section) if isinstance(fact, Institution)]
    return sorted((fact.name, fact.kind, fact.status) for fact in facts)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in _CASES])
def test_institutions_are_read_as_the_case_says(case: dict[str, Any]) -> None:
    facts = facts_of(case["text"], case["title"], case["section"], "institution")
    found = [
        {name: value for name, value in fact_to_json(fact).items() if name not in _LEFT_OUT}
        | {"rule": fact.evidence.rule}
        for fact in facts
    ]
    assert found == case["facts"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in _CASES])
def test_half_width_brackets_give_the_same_institutions(case: dict[str, Any]) -> None:
    wide = _read(case["text"], case["title"], case["section"])
    narrow = _read(case["text"].replace("（", "(").replace("）", ")"), case["title"], case["section"])
    assert [(name.replace("（", "(").replace("）", ")"), kind, status) for name, kind, status in wide] == narrow


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("佛山知识产权法庭", "tribunal"),
        ("佛山知识产权交易中心", "exchange_platform"),
        ("佛山市知识产权公共服务平台", "service_platform"),
        ("佛山陶瓷产业知识产权联盟", "alliance"),
        ("佛山大学知识产权学院", "college"),
        ("佛山专利代办处", "agency_office"),
        ("佛山知识产权服务业集聚区", "industry_zone"),
        ("佛山市知识产权人民调解委员会", "other"),
        ("佛山知识产权交易中心有限公司", "exchange_platform"),
    ],
)
@pytest.mark.parametrize(("before", "behind"), [("成立", ""), ("", "正式成立"), ("10月26日，", "揭牌成立")])
def test_the_head_noun_gives_the_kind(name: str, kind: str, before: str, behind: str) -> None:
    assert _read(f"{before}{name}{behind}。") == [(name, kind, "operating")]


@pytest.mark.parametrize(
    "text",
    [
        "支持高校院所建立技术转移中心。",
        "引导企业围绕产业链建立知识产权联盟。",
        "组建一批产业知识产权联盟。",
        "充分发挥佛山知识产权交易中心作用。",
        "佛山知识产权法院审结案件3200件。",
        "依托佛山市知识产权公共服务平台，开展培训。",
        "佛山知识产权联盟举办论坛。",
        "印发《佛山知识产权运营中心建设方案》。",
        "省知识产权局批准12家单位开展试点。",
    ],
)
def test_what_is_only_mentioned_counted_or_left_to_a_class_is_no_institution(text: str) -> None:
    assert _read(text) == []


def test_a_plan_does_not_hide_what_was_reported() -> None:
    text = "佛山知识产权法庭挂牌成立。下一步，推动佛山知识产权法庭建设。"
    assert ("佛山知识产权法庭", "tribunal", "operating") in _read(text)


def test_every_kind_of_institution_says_in_the_ontology_what_it_is_called() -> None:
    for concept in concepts("institution-kind"):
        assert concept.labels, f"{concept.notation} has no words"


def test_a_result_that_names_only_the_places_says_how_far_their_tasks_came() -> None:
    rows = [
        "工作任务\t工作进展\t下一步计划",
        "支持衡阳市建立船山专利运营中心，支持岳阳市建立洞庭知识产权交易中心，支持怀化市建立怀化知识产权服务平台"
        "\t衡阳市、岳阳市均已建立\t开展培训",
    ]
    assert _read("\n".join(rows), "湖南省2021年知识产权工作进展情况表", "一、任务进展") == [
        ("怀化知识产权服务平台", "service_platform", "planned"),
        ("洞庭知识产权交易中心", "exchange_platform", "operating"),
        ("船山专利运营中心", "service_platform", "operating"),
    ]


@pytest.mark.parametrize(
    ("task", "result", "expected"),
    [
        ("建设怀化知识产权公共服务平台", "平台于10月15日上线，访问量8万次", "operating"),
        ("设立怀化知识产权纠纷人民调解委员会", "8月20日挂牌成立，聘任调解员26名", "operating"),
        ("设立怀化知识产权法庭", "已向最高人民法院上报设立申请", "applied"),
        ("建设怀化知识产权交易平台", "平台于11月20日上线试运行", "trial"),
        ("建设怀化知识产权交易平台", "推进平台建设", "planned"),
        ("建设怀化知识产权交易平台", "开展培训，举办的论坛成立专委会", "planned"),
    ],
)
def test_a_result_that_names_no_body_speaks_of_the_only_one_of_its_task(task: str, result: str, expected: str) -> None:
    rows = f"工作任务\t工作进展\t下一步计划\n{task}\t{result}\t开展培训"
    found = _read(rows, "湖南省2021年知识产权工作进展情况表", "一、任务进展")
    assert [status for name, _, status in found if name.startswith("怀化")] == [expected]


def test_a_company_founded_is_the_centre_that_its_task_asks_for() -> None:
    rows = (
        "工作任务\t工作进展\t下一步计划\n建立“洞庭技术要素交易中心”\t湖南洞庭技术要素交易中心有限公司获批筹建\t开展培训"
    )
    found = _read(rows, "湖南省2021年知识产权工作进展情况表", "一、任务进展")
    assert found == [("湖南洞庭技术要素交易中心有限公司", "exchange_platform", "approved")]
