"""Scope: what a sentence inherits of area, city, year and mode from its document, section and table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from samples import reports
from texts import SEEDS, document_of, read

from kg.lexicon import areas
from kg.mentions import find_mentions
from kg.scope import NATION, Scope, read_scopes
from kg.scope.looking_back import Hindsight

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "scope" / "cases.jsonl").read_text(encoding="utf-8").splitlines()
]
PROVINCES = {area.name for area in areas() if area.level in ("province", "corps")}


def scopes_of(text: str) -> dict[str, Scope]:
    """The scope of each sentence of a text, by its words."""
    document = document_of(text)
    scopes = read_scopes(document, find_mentions(document))
    return {
        document.text[sentence.start : sentence.end]: scope
        for sentence, scope in zip(document.sentences, scopes, strict=True)
    }


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_a_sentence_has_the_scope_that_the_case_says(case: dict[str, Any]) -> None:
    scopes = scopes_of("\n\n".join(case["lines"]))
    for sentence, expected in case["scopes"].items():
        scope = scopes[sentence]
        assert [scope.area, scope.city, scope.year, scope.mode] == expected, sentence


@pytest.mark.parametrize("stem", SEEDS)
def test_every_sentence_of_a_seed_has_a_province_or_the_nation_and_a_known_mode(stem: str) -> None:
    document = read(stem)
    scopes = read_scopes(document, find_mentions(document))
    assert len(scopes) == len(document.sentences)
    assert {scope.area for scope in scopes} <= PROVINCES | {NATION}
    assert {scope.mode for scope in scopes} <= {"report", "plan", "assign", "reference"}


def test_the_columns_of_tasks_results_and_plans_have_their_modes() -> None:
    document = read("yangtze-belt-2017")
    scopes = read_scopes(document, find_mentions(document))
    modes = {
        (document.sections[sentence.section].column, scope.mode)
        for sentence, scope in zip(document.sentences, scopes, strict=True)
        if document.sections[sentence.section].cell
    }
    assert modes == {("focus", "assign"), ("task", "assign"), ("result", "report"), ("plan", "plan")}


@pytest.mark.parametrize("province", sorted(reports()))
def test_a_report_on_a_province_is_of_its_year(province: str) -> None:
    scopes = [scope for sentence, scope in scopes_of(reports()[province]).items() if len(sentence) > 20]
    assert {scope.year for scope in scopes} == {2017}
    assert sum(scope.area == province for scope in scopes) >= 0.8 * len(scopes)


def test_what_looks_ahead_ends_the_look_back_in_the_first_paragraph_too() -> None:
    hindsight = Hindsight(document_of("2022年青海省知识产权强省建设工作要点\n\n全省共同推进。"))
    told = ["2021年，专利授权6591件。", "全年调解300件。", "2022年，要突出保护。", "全省专利授权7000件。"]
    assert [hindsight.year_of(sentence, -1) for sentence in told] == [2021, 2021, None, None]


_PROGRESS = """{place}2021年工作进展及2022年工作安排

工作任务    2021年进展情况    2022年工作安排

健全工作体系。推进
保护中心建设。（省
知识产权局、省法院）
1.全省新增维权援助工作站31家，全年受理维权援助申请785
件，办结率达到九成以上。
2.全省查处专利、商标违法案件2975件，移送公安机关处理案
件36件。
1.新增维权援助工作站9家以上，实
现重点园区全覆盖。
2.开展专项行动。

"""


def test_the_title_of_a_place_s_table_below_that_of_all_tables_says_which_place() -> None:
    raw = "淮河流域知识产权保护实施方案\n2021年进展情况和2022年工作安排（安徽、江苏部分）\n\n" + "".join(
        _PROGRESS.format(place=place) for place in ("安徽省", "江苏省")
    )
    document = document_of(raw)
    scopes = read_scopes(document, find_mentions(document))
    told = [
        scope.area
        for sentence, scope in zip(document.sentences, scopes, strict=True)
        if "维权援助申请" in document.text[sentence.start : sentence.end]
    ]
    assert told == ["安徽省", "江苏省"]
