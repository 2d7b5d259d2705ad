"""Figures: numbers of sentences and tables become statistics and targets with unit, growth, rank and year."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import document_of, facts_of
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import Source, parse_document
from kg.extractors import extract_facts
from kg.facts import Statistic, Target, fact_to_json

HERE = Path(__file__).parent
LEFT_OUT = ("doc", "start", "end", "rule", "echoes", "quote")
TITLE = "2018年湖北省知识产权工作总结"
SECTION = "一、主要工作"


def cases(name: str) -> list[Any]:
    records = [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]
    return [pytest.param(record, id=record["name"]) for record in records]


@pytest.mark.parametrize("case", cases("figures.jsonl"))
def test_the_figures_of_a_sentence_are_those_of_the_case(case: dict[str, Any]) -> None:
    found = [fact_to_json(fact) for fact in facts_of(case["text"], case["title"], case["section"])]
    figures = [fact for fact in found if fact["type"] in ("statistic", "target")]
    assert [{name: value for name, value in fact.items() if name not in LEFT_OUT} for fact in figures] == case["facts"]


@pytest.mark.parametrize("case", cases("grids.jsonl"))
def test_the_figures_of_a_table_are_those_of_the_case(case: dict[str, Any]) -> None:
    raw = "\n\n".join(case["lines"])
    facts = extract_facts(parse_document(Source("case", "case.txt", "text", raw, raw, None, "")))
    found = [
        [fact.TYPE, fact.indicator, fact.value, fact.unit, fact.cmp, fact.year]
        for fact in facts
        if isinstance(fact, (Statistic, Target))
    ]
    assert sorted(found, key=str) == sorted(case["facts"], key=str)


NUMBERS = st.integers(2, 999_999).filter(lambda number: not 1900 <= number <= 2099)


@given(NUMBERS, st.sampled_from("件家项"))
def test_any_count_is_read_with_its_value_and_unit(number: int, unit: str) -> None:
    (fact,) = facts_of(f"全省新增知识产权项目{number}{unit}。", TITLE, SECTION, "statistic")
    assert isinstance(fact, Statistic)
    assert (fact.value, fact.unit, fact.cmp, fact.year) == (number, unit, "=", 2018)


@given(st.decimals(1, 9999, places=2), st.sampled_from([("元", 1), ("万元", 10**4), ("亿元", 10**8)]))
def test_any_sum_is_read_in_yuan_with_the_words_that_prove_it(amount: object, unit: tuple[str, int]) -> None:
    text = f"全省专利权质押融资额{amount}{unit[0]}，同比增长12.5%。"
    (fact,) = facts_of(text, TITLE, SECTION, "statistic")
    assert isinstance(fact, Statistic)
    assert fact.value == pytest.approx(float(str(amount)) * unit[1])
    assert (fact.unit, fact.change_pct) == ("元", 12.5)
    assert fact.evidence.exact == text.removesuffix("。")


def test_what_a_text_states_twice_stands_once_with_its_second_place() -> None:
    sentence = "全省有效发明专利5.42万件。"
    facts = facts_of(f"{sentence}\n\n二、其他工作\n\n{sentence}", TITLE, SECTION, "statistic")
    (fact,) = facts
    raw = document_of(f"{sentence}\n\n二、其他工作\n\n{sentence}", TITLE, SECTION).raw
    ((start, end),) = fact.evidence.echoes
    assert raw[start:end] == fact.evidence.exact
    assert start > fact.evidence.start


def test_money_of_a_fund_is_no_statistic() -> None:
    facts = facts_of("设立总规模2亿元的湖北省知识产权运营基金，新增示范企业12家。", TITLE, SECTION)
    assert [fact.TYPE for fact in facts if fact.TYPE in ("fund", "statistic")] == ["fund", "statistic"]


def test_a_score_is_that_of_the_innermost_place_of_its_row() -> None:
    head = "河北省知识产权局2022年考核通报\n\n一、结果\n\n"
    raw = head + "省份\t城市\t评审得分\n河北\t邢台市\t95.5\n\t衡水市\t93.2\n山西\t大同市\t90.1"
    facts = extract_facts(parse_document(Source("case", "case.txt", "text", raw, raw, None, "")))
    found = [(fact.area, fact.city, fact.value, fact.unit) for fact in facts if isinstance(fact, Statistic)]
    assert found == [
        ("河北省", "邢台市", 95.5, "分"),
        ("河北省", "衡水市", 93.2, "分"),
        ("山西省", "大同市", 90.1, "分"),
    ]


@pytest.mark.parametrize(("month", "year"), [(1, 2021), (11, 2022)])
def test_a_whole_year_told_in_the_first_half_of_the_next_is_the_one_that_is_over(month: int, year: int) -> None:
    raw = f"知识产权法庭运行情况\n\n来源：省知识产权局　　日期：2022年{month}月12日\n\n　　全年移送线索46条。\n"
    told = [
        fact
        for fact in extract_facts(parse_document(Source("case", "case.txt", "text", raw, raw, None, "")))
        if isinstance(fact, Statistic)
    ]
    assert [(fact.value, fact.year) for fact in told] == [(46, year)]
