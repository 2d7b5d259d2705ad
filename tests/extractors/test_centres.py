"""Protection centres: names, places and stages, as the cases say and under changes that must not matter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import document_of, facts_of

from kg.extractors import extract_facts
from kg.facts import ProtectionCentre, fact_to_json

_HERE = Path(__file__).parent
_LEFT_OUT = ("doc", "type", "start", "end", "rule", "echoes")
_CASES = [
    json.loads(line) for line in (_HERE / "centres.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()
]
_REPORT = "2021年广东省知识产权工作总结"


def _read(text: str, title: str = _REPORT, section: str = "一、主要工作") -> list[tuple[str, str, bool]]:
    """Name, status and acceptance of each centre of a text."""
    facts = [fact for fact in facts_of(text, title, section) if isinstance(fact, ProtectionCentre)]
    return sorted((fact.name, fact.status, fact.accepted) for fact in facts)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in _CASES])
def test_centres_are_read_as_the_case_says(case: dict[str, Any]) -> None:
    facts = facts_of(case["text"], case["title"], case["section"], "protection_centre")
    found = [
        {name: value for name, value in fact_to_json(fact).items() if name not in _LEFT_OUT}
        | {"rule": fact.evidence.rule}
        for fact in facts
    ]
    assert found == case["facts"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in _CASES if case["facts"]])
def test_half_width_brackets_give_the_same_centres(case: dict[str, Any]) -> None:
    narrow = case["text"].replace("（", "(").replace("）", ")")
    assert _read(narrow, case["title"], case["section"]) == _read(case["text"], case["title"], case["section"])


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in _CASES if case["facts"]])
def test_the_quote_of_a_centre_stands_in_its_text(case: dict[str, Any]) -> None:
    document = document_of(case["text"], case["title"], case["section"])
    for fact in extract_facts(document):
        assert document.raw[fact.evidence.start : fact.evidence.end] == fact.evidence.exact
        assert fact.evidence.quote in case["text"] or not isinstance(fact, ProtectionCentre)


@pytest.mark.parametrize(
    ("place", "province", "city"),
    [
        ("浦东", "上海市", "浦东新区"),
        ("义乌", "浙江省", "义乌市"),
        ("成都", "四川省", "成都市"),
        ("山东", "山东省", None),
    ],
)
def test_the_place_of_a_full_name_gives_province_and_city(place: str, province: str, city: str | None) -> None:
    text = f"国家知识产权局批复同意建设中国（{place}）知识产权保护中心。"
    (fact,) = facts_of(text, "2021年全国知识产权工作总结", "一、主要工作", "protection_centre")
    assert (fact.area, fact.city) == (province, city)


@pytest.mark.parametrize(
    ("predicate", "status", "accepted"),
    [
        ("获批筹建", "approved", False),
        ("获国家知识产权局批复建设", "approved", False),
        ("加快筹建", "preparing", False),
        ("正在紧锣密鼓筹建", "preparing", False),
        ("仍处于试运行阶段", "trial", False),
        ("正式启动运行", "operating", False),
        ("揭牌", "operating", False),
        ("顺利通过国家知识产权局验收", "operating", True),
        ("建设方案已上报国家知识产权局", "applied", False),
        ("提交申报材料", "applied", False),
        ("力争年底前通过验收", "planned", False),
    ],
)
def test_a_predicate_gives_the_stage(predicate: str, status: str, accepted: bool) -> None:
    name = "中国（佛山）知识产权保护中心"
    assert _read(f"{name}{predicate}。") == [(name, status, accepted)]


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        ("获批组建", "approved"),
        ("已向国家局申报建立", "applied"),
        ("加快建设", "preparing"),
        ("建成", "operating"),
        ("争取设立", "planned"),
        ("拟申报建设", "planned"),
    ],
)
def test_a_verb_before_the_name_gives_the_stage(verb: str, status: str) -> None:
    name = "中国佛山（陶瓷）知识产权快速维权中心"
    assert _read(f"{verb}{name}。") == [(name, status, False)]


def test_a_plan_gives_plans_whatever_its_words() -> None:
    text = "中国（遵义）知识产权保护中心正式运行。"
    (fact,) = facts_of(text, "2023年贵州省知识产权工作要点", "一、重点任务", "protection_centre")
    assert isinstance(fact, ProtectionCentre)
    assert (fact.status, fact.accepted, fact.year) == ("planned", False, 2023)


def test_a_centre_stands_once_with_its_furthest_stage_in_a_paragraph() -> None:
    text = "中国（佛山）知识产权保护中心获批建设。10月，中国（佛山）知识产权保护中心揭牌运行。"
    assert _read(text) == [("中国（佛山）知识产权保护中心", "operating", False)]


def test_a_title_that_names_a_centre_says_nothing_of_it() -> None:
    assert _read("印发《中国（佛山）知识产权保护中心建设管理办法》。") == []


def test_a_row_with_figures_of_its_work_tells_that_a_centre_operates() -> None:
    text = (
        "设区市\t所建中心\t服务产业\t预审受理量（件）\t授权量（件）\n"
        "杭州\t中国（杭州）知识产权保护中心\t高端装备制造\t2115\t1187\n"
        "温州\t中国温州（鞋业）知识产权快速维权中心\t鞋业\t—\t820\n"
        "湖州\t中国（湖州）知识产权保护中心\t新能源汽车\t—\t—\n"
    )
    found = _read(text, "2021年浙江省知识产权保护中心工作情况", "二、各中心情况")
    assert [(name, status) for name, status, _ in found] == [
        ("中国温州（鞋业）知识产权快速维权中心", "operating"),
        ("中国（杭州）知识产权保护中心", "operating"),
    ]
