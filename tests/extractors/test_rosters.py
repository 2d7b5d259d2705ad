"""Rosters: lists of names under the heading of a programme, in the layouts that notices and their annexes have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import document_of, facts_of

from kg.extractors import extract_facts
from kg.extractors.designations.roster_headings import heading_of_sentence, read_heading, read_subheading
from kg.extractors.designations.roster_rows import column_kind
from kg.facts import Designation, Policy, fact_to_json

_CASES = [
    json.loads(line) for line in Path(__file__).with_name("rosters.jsonl").read_text(encoding="utf-8").splitlines()
]
_LEFT_OUT = ("doc", "start", "end", "rule", "echoes", "quote")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in _CASES])
def test_lists_are_read_as_the_case_says(case: dict[str, Any]) -> None:
    facts = [fact_to_json(fact) for fact in facts_of(case["text"]) if fact.TYPE in ("designation", "protection_centre")]
    found = [{name: value for name, value in fact.items() if name not in _LEFT_OUT} for fact in facts]
    assert sorted(found, key=_key) == sorted(case["facts"], key=_key)


def _key(fact: dict[str, Any]) -> tuple[str, str]:
    return str(fact.get("entity") or fact.get("name")), str(fact.get("programme"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in _CASES])
def test_every_name_of_a_list_is_quoted_where_it_stands(case: dict[str, Any]) -> None:
    document = document_of(case["text"])
    facts = [fact for fact in extract_facts(document) if isinstance(fact, Designation)]
    for fact in facts:
        assert document.raw[fact.evidence.start : fact.evidence.end] == fact.evidence.exact
        # A prize is told by holder and patent, in either order.
        assert fact.evidence.quote.endswith(fact.entity) or all(
            part in fact.evidence.quote for part in fact.entity.rstrip("”").split("“")
        )


_NOTICE = """{title}

各有关单位：
{sentence}

附件：{heading}

{agency}
2021年8月30日

附件
{heading}
{names}
"""


def _notice(
    title: str = "湖南省知识产权局关于公布2021年湖南省知识产权示范园区名单的通知",
    sentence: str = "确定长沙麓谷产业园等2家园区为湖南省知识产权示范园区。",
    heading: str = "湖南省知识产权示范园区名单",
    agency: str = "湖南省知识产权局",
    names: str = "长沙麓谷产业园\n株洲田心工业园",
) -> tuple[Designation, ...]:
    text = _NOTICE.format(title=title, sentence=sentence, heading=heading, agency=agency, names=names)
    return tuple(fact for fact in facts_of(text) if isinstance(fact, Designation))


def test_a_name_that_the_letter_mentions_and_its_annex_lists_stands_once() -> None:
    assert [fact.entity for fact in _notice()] == ["长沙麓谷产业园", "株洲田心工业园"]


def test_the_agency_that_signs_below_the_list_of_annexes_is_not_listed() -> None:
    found = _notice(agency="湖南省市场监督管理局\n湖南省知识产权局")
    assert {fact.entity for fact in found} == {"长沙麓谷产业园", "株洲田心工业园"}


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("湖南省知识产权局关于公布2021年湖南省知识产权示范园区名单的通知", "designated"),
        ("湖南省知识产权局关于公布2021年通过验收的湖南省知识产权示范园区名单的通知", "passed"),
        ("湖南省知识产权局关于推荐2021年湖南省知识产权示范园区名单的通知", "candidate"),
    ],
)
def test_the_title_of_a_notice_says_what_became_of_those_listed(title: str, status: str) -> None:
    found = [fact for fact in _notice(title=title) if fact.evidence.rule == "rosters.listed"]
    assert {fact.status for fact in found} == {status}
    assert {fact.year for fact in found} == {2021}


def test_lists_of_people_give_nothing() -> None:
    assert not _notice(heading="评审专家名单", names="张某某、李某某\n王某某", sentence="请各位专家准时参加。")


def test_lists_of_titles_withdrawn_give_nothing() -> None:
    assert not _notice(heading="撤销湖南省知识产权示范园区称号名单", sentence="现予公布。")


def test_a_notice_that_makes_a_list_known_is_a_document_of_its_own() -> None:
    title = "湖南省知识产权局关于公布2021年湖南省知识产权示范园区名单的通知"
    text = _NOTICE.format(title=title, sentence="现予公布。", heading="名单", agency="", names="长沙麓谷产业园")
    policies = [fact for fact in facts_of(text) if isinstance(fact, Policy)]
    assert [(fact.title, fact.action, fact.issuer) for fact in policies] == [(title, "issued", "湖南省知识产权局")]


@pytest.mark.parametrize(
    ("text", "programme", "batch", "year"),
    [
        ("附件2：2022年度国家知识产权示范企业名单（排名不分先后）", "国家知识产权示范企业", None, 2022),
        ("第四批高校国家知识产权信息服务中心名单", "高校国家知识产权信息服务中心", "第四批", None),
        ("国家级专利导航工程支撑服务机构名单（首批）", "国家级专利导航工程支撑服务机构", "首批", None),
        ("通过2020年期满复核的国家知识产权示范园区名单", "国家知识产权示范园区", None, 2020),
        ("国家知识产权试点园区验收通过名单", "国家知识产权试点园区", None, None),
    ],
)
def test_a_heading_names_the_programme_without_batch_year_and_trimmings(
    text: str, programme: str, batch: str | None, year: int | None
) -> None:
    heading = read_heading(text)
    assert heading is not None
    assert (heading.programme, heading.batch, heading.year) == (programme, batch, year)


@pytest.mark.parametrize("text", ["领导小组成员名单", "联系人名单", "名单公布后，各地要加强管理。", "工作要求"])
def test_other_lines_are_no_heading_of_a_programme(text: str) -> None:
    assert read_heading(text) is None


@pytest.mark.parametrize(
    ("part", "programme"),
    [
        ("示范城市", "国家知识产权强市建设示范城市"),
        ("试点城市", "国家知识产权强市建设试点城市"),
        ("国家知识产权示范企业", "国家知识产权示范企业"),
        ("东部地区类", "国家知识产权强市建设试点示范城市"),
    ],
)
def test_the_heading_of_a_part_completes_that_of_the_list(part: str, programme: str) -> None:
    above = read_heading("国家知识产权强市建设试点示范城市名单")
    assert above is not None
    assert read_subheading(part, above).programme == programme


def test_a_sentence_before_a_colon_heads_a_list() -> None:
    heading = heading_of_sentence("经研究，现将首批知识产权公共服务标准化城市名单公布如下：")
    assert heading is not None
    assert (heading.programme, heading.batch, heading.status) == ("知识产权公共服务标准化城市", "首批", "designated")
    assert heading_of_sentence("会议要求做好以下工作：") is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [("企业名称", "name"), ("推荐单位", "area"), ("省（区、市）", "area"), ("序号", "number"), ("有效期", None)],
)
def test_the_title_of_a_column_says_what_it_holds(title: str, kind: str | None) -> None:
    assert column_kind(title) == kind
