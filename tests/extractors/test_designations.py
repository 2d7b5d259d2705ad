"""Designations: who was admitted to which programme, with what status."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from conftest import document_of, facts_of

from kg.documents import read_document
from kg.extractors import extract_facts
from kg.extractors.designations.programmes import is_bare, read_programme
from kg.facts import Designation, fact_to_json

_HERE = Path(__file__).parent
_CASES = [json.loads(line) for line in (_HERE / "designations.jsonl").read_text(encoding="utf-8").splitlines()]
_LEFT_OUT = ("doc", "type", "start", "end", "rule", "echoes", "quote")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in _CASES])
def test_designations_are_read_as_the_case_says(case: dict[str, Any]) -> None:
    facts = [fact_to_json(fact) for fact in facts_of(case["text"], case["title"], case["section"], "designation")]
    found = [{name: value for name, value in fact.items() if name not in _LEFT_OUT} for fact in facts]
    assert sorted(found, key=_key) == sorted(case["facts"], key=_key)


def _key(fact: dict[str, Any]) -> tuple[str, str]:
    return fact["entity"], fact["programme"]


def test_every_quote_is_where_the_fact_says() -> None:
    document = document_of("\n\n".join(case["text"] for case in _CASES), "2021年广东省知识产权工作总结", "一、主要工作")
    facts = [fact for fact in extract_facts(document) if fact.TYPE == "designation"]
    assert len(facts) > 20
    for fact in facts:
        assert document.raw[fact.evidence.start : fact.evidence.end] == fact.evidence.exact


def test_the_national_report_gives_28_designations_of_four_kinds() -> None:
    """14 founding cities of strength, 6 reform pilots, 6 service-industry zones, 2 named operation-system cities."""
    document = read_document(_HERE.parent.parent / "seeds" / "annual-report-2017-ch3.txt")
    found = [fact for fact in extract_facts(document) if isinstance(fact, Designation)]
    kinds = {
        "国家知识产权强市创建市": 14,
        "知识产权综合管理改革试点": 6,
        "国家知识产权服务业集聚发展示范区": 2,
        "国家知识产权服务业集聚发展试验区": 4,
        "知识产权运营服务体系建设": 2,
    }
    chosen = [fact for fact in found if fact.programme in kinds]
    assert Counter(fact.programme for fact in chosen) == kinds
    assert Counter(fact.area for fact in chosen) == {
        "江苏省": 6,
        "山东省": 5,
        "广东省": 5,
        "湖南省": 2,
        "福建省": 2,
        "河南省": 2,
        "四川省": 2,
        "湖北省": 1,
        "陕西省": 1,
        "上海市": 1,
        "浙江省": 1,
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("全国首批开展国家专利代理行业改革试点省", "国家专利代理行业改革试点省"),
        ("全国唯一开展专利代理行业进一步改革试点工作的城市", "专利代理行业进一步改革试点"),
        ("2017年国家知识产权试点园区", "国家知识产权试点园区"),
        ("国家知识产权试点城市行列", "国家知识产权试点城市"),
        ("第二批互认互保清单", "互认互保清单"),
    ],
)
def test_a_programme_is_named_without_batch_year_and_trimmings(text: str, name: str) -> None:
    programme = read_programme(text)
    assert programme is not None
    assert programme.name == name


@pytest.mark.parametrize("text", ["重要平台", "专利密集型产业6个", "一批评议试点项目", "《试点方案》", "试点工作方案"])
def test_other_words_are_no_programme(text: str) -> None:
    assert read_programme(text) is None


def test_a_bare_programme_says_only_its_kind() -> None:
    assert is_bare("试点地方")
    assert is_bare("试点县（市、区）")
    assert not is_bare("国家知识产权试点城市")
