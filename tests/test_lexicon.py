"""Tests of kg/lexicon: the words of the ontology as the program reads them."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.lexicon import (
    area_by_code,
    area_by_name,
    areas,
    concept_by_iri,
    concept_by_notation,
    concepts,
    known_policies,
    national_agencies,
)

# What facts may hold (kg.facts, and the guide to the ten types): every notation needs its concept.
NOTATIONS = {
    "policy-action": ["issued", "revised", "drafting", "planned", "implementing", "referenced"],
    "centre-kind": ["protection_centre", "rapid_rights_centre", "assistance_centre"],
    "centre-status": ["planned", "applied", "approved", "preparing", "trial", "operating", "accepted"],
    "fund-kind": ["operation_fund", "risk_compensation", "special_fund", "other"],
    "fund-status": ["planned", "established", "operating", "raised"],
    "amount-role": ["size", "raised", "planned_size", "allocated", "invested", "added"],
    "institution-kind": [
        "tribunal",
        "exchange_platform",
        "service_platform",
        "alliance",
        "college",
        "agency_office",
        "industry_zone",
        "other",
    ],
    "institution-status": ["planned", "applied", "approved", "preparing", "trial", "operating"],
    "designation-status": ["designated", "passed", "candidate"],
    "comparison": ["=", "~", ">", ">=", "<", "<=", "range"],
    "coverage": ["year", "part", "cumulative", "forecast"],
    "relation": ["implements", "based_on", "amends", "cites"],
    "column-role": ["focus", "task", "result", "plan", "lead", "partner", "deadline", "indicator", "area"],
    "mode-cue": ["plan", "negation", "request", "forecast", "completion"],
    "unit": ["元", "件", "%", "人次", "位"],
}


@pytest.mark.parametrize(
    ("scheme", "notation"), [(scheme, notation) for scheme, found in NOTATIONS.items() for notation in found]
)
def test_every_word_that_facts_use_is_a_concept(scheme: str, notation: str) -> None:
    concept = concept_by_notation(scheme, notation)
    assert concept is not None
    assert concept_by_iri(concept.iri) == concept
    assert concept.labels
    assert concept.pref_en


def test_the_words_that_policies_use_for_an_action_are_its_labels() -> None:
    issued = concept_by_notation("policy-action", "issued")
    assert issued is not None
    assert {"印发", "出台", "表决通过"} <= set(issued.labels)
    assert issued.labels[0] == issued.pref_zh == "印发"


def test_actions_and_statuses_come_in_order() -> None:
    for scheme in ("policy-action", "centre-status", "institution-status"):
        orders = [concept.order for concept in concepts(scheme)]
        assert orders == list(range(1, len(orders) + 1))


def test_kinds_of_document_say_whether_they_are_policies() -> None:
    classes = {concept.notation: concept.document_class for concept in concepts("document-kind")}
    assert (classes["measures"], classes["memorandum"], classes["white-paper"]) == (
        "policy",
        "agreement",
        "publication",
    )


def test_there_are_many_indicators_with_many_wordings() -> None:
    indicators = concepts("indicator")
    assert len(indicators) >= 60
    assert sum(len(concept.labels) for concept in indicators) >= 600
    assert all(concept.unit for concept in indicators)


def test_an_unknown_scheme_is_an_error() -> None:
    with pytest.raises(KeyError):
        concepts("no-such-scheme")


def test_all_levels_of_areas_are_there() -> None:
    levels = Counter(area.level for area in areas())
    assert (levels["nation"], levels["province"], levels["corps"]) == (1, 34, 1)
    assert levels["prefecture"] > 330
    assert levels["county"] > 2800
    assert levels["zone"] > 50
    assert levels["region"] > 10


@pytest.mark.parametrize(
    ("name", "province", "code"),
    [
        ("浦东", None, "310115"),
        ("吉林", None, "220000"),
        ("吉林市", "吉林省", "220200"),
        ("鼓楼区", "福建省", "350102"),
        ("鼓楼区", None, None),
        ("兵团", None, "660000"),
        ("湖南", "广东省", None),
        ("全国", None, "100000"),
        ("无此地", None, None),
    ],
)
def test_a_name_means_the_area_that_is_clear_from_it(name: str, province: str | None, code: str | None) -> None:
    area = area_by_name(name, province)
    assert (area.code if area else None) == code


def test_every_area_lies_in_a_province_or_spans_several() -> None:
    provinces = {area.name for area in areas() if area.level in ("province", "corps", "nation")}
    assert {area.province for area in areas()} == provinces


def test_a_region_within_one_province_belongs_to_it() -> None:
    inside, across = area_by_name("成德绵"), area_by_name("长三角")
    assert inside is not None
    assert across is not None
    assert (inside.province, across.province) == ("四川省", "全国")


def test_a_former_area_knows_what_it_became() -> None:
    county = area_by_name("蓟县", "天津市")
    assert county is not None
    assert county.until == 2016
    assert [area.name for code in county.successors if (area := area_by_code(code))] == ["蓟州区"]


def test_codes_and_names_of_areas_are_unique_enough_to_find_each() -> None:
    assert all(area_by_code(area.code) == area for area in areas())


def test_national_agencies_and_policies_have_names_in_both_languages() -> None:
    for known in (*national_agencies(), *known_policies()):
        assert known.pref_zh == known.labels[0]
        assert known.pref_en


def test_brackets_of_both_widths_name_the_same_zone() -> None:
    wide, narrow = area_by_name("中国（湖北）自由贸易试验区"), area_by_name("中国(湖北)自由贸易试验区")
    assert wide is not None
    assert wide == narrow
