"""Policies, agreements and publications: what a sentence says of the documents that it names."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import document_of, facts_of

from kg.documents import Source, parse_document
from kg.extractors import extract_facts
from kg.facts import Policy, fact_to_json

_HERE = Path(__file__).parent
_LEFT_OUT = ("doc", "type", "start", "end", "rule", "echoes")
_REPORT = "2017年中国知识产权年度报告"


def _cases(file: str) -> list[Any]:
    lines = (_HERE / file).read_text(encoding="utf-8").splitlines()
    return [pytest.param(case, id=case["name"]) for case in map(json.loads, lines)]


def _found(case: dict[str, Any], fact_type: str) -> list[dict[str, Any]]:
    """The facts of a case without places and rules; what the document says of itself is left out."""
    facts = [
        fact_to_json(fact)
        for fact in facts_of(case["text"], case["title"], case["section"], fact_type)
        if fact.evidence.rule != "policies.self"
    ]
    return [{name: value for name, value in fact.items() if name not in _LEFT_OUT} for fact in facts]


@pytest.mark.parametrize("case", _cases("policies.jsonl"))
def test_policies_are_read_as_the_case_says(case: dict[str, Any]) -> None:
    assert _found(case, "policy") == case["facts"]


@pytest.mark.parametrize("case", _cases("agreements.jsonl"))
def test_agreements_are_read_as_the_case_says(case: dict[str, Any]) -> None:
    assert _found(case, "agreement") == case["facts"]


@pytest.mark.parametrize("case", _cases("publications.jsonl"))
def test_publications_are_read_as_the_case_says(case: dict[str, Any]) -> None:
    assert _found(case, "publication") == case["facts"]


@pytest.mark.parametrize(
    "case", [*_cases("policies.jsonl"), *_cases("agreements.jsonl"), *_cases("publications.jsonl")]
)
def test_evidence_is_the_text_it_points_to_and_holds_the_title(case: dict[str, Any]) -> None:
    document = document_of(case["text"], case["title"], case["section"])
    for fact in extract_facts(document):
        if fact.TYPE not in ("policy", "agreement", "publication"):
            continue
        evidence = fact.evidence
        assert document.raw[evidence.start : evidence.end] == evidence.exact
        assert evidence.quote in evidence.sentence
        ending = re.split("[”、和]", fact.title)[-1]  # type: ignore[attr-defined]
        assert ending[-4:] in evidence.quote


@pytest.mark.parametrize("province", ["甘肃省", "内蒙古自治区", "上海市"])
@pytest.mark.parametrize("year", [2009, 2023])
@pytest.mark.parametrize(
    ("verb", "action"),
    [
        ("印发", "issued"),
        ("修订", "revised"),
        ("研究制定", "drafting"),
        ("拟出台", "planned"),
        ("贯彻落实", "implementing"),
    ],
)
def test_the_fact_follows_province_year_and_verb(province: str, year: int, verb: str, action: str) -> None:
    text = f"{verb}《{province}{year}年知识产权保护办法》。"
    (policy,) = facts_of(text, f"{year}年中国知识产权年度报告", province, "policy")
    assert isinstance(policy, Policy)
    assert (policy.area, policy.year, policy.action) == (province, year, action)
    assert policy.title == f"{province}{year}年知识产权保护办法"


def test_of_two_statements_the_stronger_stands() -> None:
    text = "贯彻落实《甘肃省专利条例》。省人大常委会表决通过《甘肃省专利条例》。根据《甘肃省专利条例》查处案件3件。"
    (policy,) = facts_of(text, _REPORT, "甘肃省", "policy")
    assert isinstance(policy, Policy)
    assert (policy.action, policy.issuer) == ("issued", "省人大常委会")


def test_of_two_equal_statements_the_fuller_stands() -> None:
    text = "印发《甘肃省专利资助办法》。省财政厅印发《甘肃省专利资助办法》（甘财教〔2017〕8号）。"
    (policy,) = facts_of(text, _REPORT, "甘肃省", "policy")
    assert isinstance(policy, Policy)
    assert (policy.issuer, policy.doc_number) == ("省财政厅", "甘财教〔2017〕8号")


def test_the_document_itself_is_issued_by_its_letterhead() -> None:
    title = "贵州省人民政府关于印发贵州省知识产权强省建设实施方案的通知"
    text = "\n\n".join(
        [
            "黔府发〔2018〕12号",
            "各市、自治州人民政府：",
            "现将《贵州省知识产权强省建设实施方案》印发给你们。",
            "贵州省人民政府",
            "2018年6月5日",
        ]
    )
    (policy,) = facts_of(text, title, fact_type="policy")
    assert isinstance(policy, Policy)
    assert policy.title == "贵州省知识产权强省建设实施方案"
    assert (policy.action, policy.issuer, policy.doc_number) == ("issued", "贵州省人民政府", "黔府发〔2018〕12号")
    assert (policy.date, policy.year, policy.area) == ("2018-06-05", 2018, "贵州省")


def test_a_report_is_no_policy_of_itself() -> None:
    assert facts_of("全年授权发明专利1200件。", "甘肃省2017年工作绩效及2018年工作计划", fact_type="policy") == ()


def test_the_title_of_a_notice_ends_with_the_word_notice_wherever_its_lines_break() -> None:
    lines = [
        "贵州省人民政府办公厅关于印发知识产权",
        "赋能产业高质量发展行动方案",
        "（2022—2024年）的通知",
        "黔府办发〔2022〕31号",
        "　　各市、自治州人民政府：",
        "　　《知识产权赋能产业高质量发展行动方案（2022—2024年）》已经",
        "省政府同意，现印发给你们，请认真执行。",
        "2022年8月19日",
    ]
    text = "\n".join(lines)
    (policy,) = extract_facts(parse_document(Source("notice", "notice.txt", "text", text, text, None, "")))
    assert isinstance(policy, Policy)
    assert policy.title == "知识产权赋能产业高质量发展行动方案（2022—2024年）"
    assert (policy.action, policy.doc_number, policy.date) == ("issued", "黔府办发〔2022〕31号", "2022-08-19")


@pytest.mark.parametrize(
    ("result", "action"),
    [
        ("条例修订草案讨论稿已送省司法厅审查", "drafting"),
        ("专利条例（修订）已由省人大常委会公布", "issued"),
        ("条例宣传手册印发5000册", "planned"),
    ],
)
def test_a_task_stands_once_with_what_the_result_of_its_row_says(result: str, action: str) -> None:
    rows = [
        "重点任务\t完成情况",
        f"修订《甘肃省专利条例》\t{result}。",
        "举办培训班10期\t举办培训班12期，培训900人次。",
    ]
    text = "\n".join(["2022年甘肃省知识产权重点任务完成情况表", *rows])
    document = parse_document(Source("rows", "rows.txt", "text", text, text, None, ""))
    (policy,) = (fact for fact in extract_facts(document) if isinstance(fact, Policy))
    assert (policy.title, policy.action, policy.year) == ("甘肃省专利条例", action, 2022)
    assert result in policy.evidence.quote or action == "planned"


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        (["甘肃省知识产权工作领导小组办公室文件"], ["2023年3月16日"]),
        ([], ["甘肃省知识产权工作领导小组办公室", "2023年3月16日"]),
    ],
)
def test_who_issued_the_document_itself_is_read_from_the_red_head_or_the_signature(
    head: list[str], foot: list[str]
) -> None:
    title = "关于印发《2023年甘肃省知识产权工作要点》的通知"
    body = ["甘知领办发〔2023〕3号", "各市（州）人民政府：", "现将《2023年甘肃省知识产权工作要点》印发给你们。"]
    (policy,) = facts_of("\n\n".join([*head, title, *body, *foot]), fact_type="policy")
    assert isinstance(policy, Policy)
    assert policy.issuer == "甘肃省知识产权工作领导小组办公室"
    assert (policy.title, policy.year) == ("2023年甘肃省知识产权工作要点", 2023)


def test_a_title_is_titled_only_where_marks_stand_around_it() -> None:
    text = "印发《甘肃省专利资助办法》，出台专利质押贴息补助政策。"
    found = {
        fact.title: fact.titled for fact in facts_of(text, _REPORT, "甘肃省", "policy") if isinstance(fact, Policy)
    }
    assert found == {"甘肃省专利资助办法": True, "专利质押贴息补助政策": False}


def test_a_bulletin_without_a_title_speaks_for_the_place_in_its_name() -> None:
    text = "\n\n".join(
        [
            "石狮知识产权动态",
            "2018年第11期（总第63期）",
            "市科技局、市财政局下发《关于做好贯标补助申报工作的通知》。",
            "省政府出台《关于知识产权强省建设的若干政策》。",
        ]
    )
    found = {
        fact.title: (fact.area, fact.city) for fact in facts_of(text, fact_type="policy") if isinstance(fact, Policy)
    }
    assert found == {
        "关于做好贯标补助申报工作的通知": ("福建省", "石狮市"),
        "关于知识产权强省建设的若干政策": ("福建省", None),
    }


def test_a_policy_keeps_the_places_that_state_it_again_by_a_short_name() -> None:
    text = (
        "武冈市10月底印发改革方案。\n2019年10月，武冈市印发《武冈市知识产权保护改革方案》。\n"
        "2019年10月印发《武冈市知识产权保护改革方案》。"
    )
    document = document_of(text, "2019年湖南省知识产权工作总结", "一、主要工作")
    (policy,) = (fact for fact in extract_facts(document) if isinstance(fact, Policy) and fact.titled)
    assert [document.raw[start:end] for start, end in policy.evidence.echoes] == [
        "武冈市10月底印发改革方案",
        "2019年10月印发《武冈市知识产权保护改革方案》",
    ]
