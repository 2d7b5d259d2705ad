"""Tests of kg/identity: names that mean one thing get one IRI, others do not; cases in tests/identity/."""

from __future__ import annotations

import doctest
import importlib
import json
import pkgutil
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg.identity
from kg.identity import (
    CentreName,
    Identity,
    find_place,
    fold,
    fold_number,
    identify_body,
    identify_centres,
    identify_entity,
    identify_indicator,
    identify_organisation,
    identify_organisations,
    identify_policy,
    identify_programme,
    identify_work,
    kind_of_title,
    parts_of_wording,
    province_of,
    short_hash,
    slug,
    split_organisations,
)
from kg.lexicon import Area

CASES = Path(__file__).parent / "identity"
SAME = json.loads((CASES / "one_thing.json").read_text(encoding="utf-8"))
DIFFERENT = json.loads((CASES / "two_things.json").read_text(encoding="utf-8"))
INDICATORS = json.loads((CASES / "indicators.json").read_text(encoding="utf-8"))
COLLECTIVES = json.loads((CASES / "collectives.json").read_text(encoding="utf-8"))
ORGANISATIONS = json.loads((CASES / "organisations.json").read_text(encoding="utf-8"))

Case = dict[str, Any]


def policies(case: Case) -> list[Identity]:
    return [identify_policy(**{"document": "d"} | fact) for fact in case["facts"]]


def bodies(case: Case) -> list[Identity]:
    return [identify_body(case["kind"], **{"document": "d"} | fact) for fact in case["facts"]]


def programmes(case: Case) -> list[Identity]:
    return [identify_programme(**fact) for fact in case["facts"]]


def organisations(case: Case) -> list[Identity]:
    return [identify_organisation(**{"document": "d"} | fact).identity for fact in case["facts"]]


def centres_apart(case: Case) -> list[Identity]:
    """Each name in a document of its own."""
    return [identity for fact in case["facts"] for identity in identify_centres([CentreName(**fact)]).values()]


def centres_together(case: Case) -> list[Identity]:
    return list(identify_centres([CentreName(**fact) for fact in case["facts"]]).values())


IDENTIFY: dict[str, Callable[[Case], list[Identity]]] = {
    "policies": policies,
    "bodies": bodies,
    "organisations": organisations,
    "programmes": programmes,
}


def cases(table: dict[str, list[Case]], of: dict[str, Callable[[Case], list[Identity]]]) -> list[Any]:
    return [
        pytest.param(identify, case, id=f"{kind}: {case['why']}")
        for kind, identify in of.items()
        for case in table[kind]
    ]


@pytest.mark.parametrize(("identify", "case"), cases(SAME, IDENTIFY | {"centres": centres_apart}))
def test_names_of_one_thing_have_one_iri_and_one_label(identify: Callable[[Case], list[Identity]], case: Case) -> None:
    found = identify(case)
    assert len({identity.iri for identity in found}) == 1, [(identity.iri, identity.label) for identity in found]
    assert len({(identity.label, identity.home) for identity in found}) == 1


@pytest.mark.parametrize(("identify", "case"), cases(DIFFERENT, IDENTIFY | {"centres": centres_together}))
def test_names_of_two_things_have_two_iris(identify: Callable[[Case], list[Identity]], case: Case) -> None:
    found = identify(case)
    assert len({identity.iri for identity in found}) == len(case["facts"]), [identity.label for identity in found]


@pytest.mark.parametrize("case", INDICATORS, ids=lambda case: f"{case['wording']} {case['unit']}")
def test_a_wording_is_tied_to_the_indicator_it_means_and_to_no_other(case: Case) -> None:
    found = identify_indicator(case["wording"], case["unit"], area=case["area"], city=case.get("city"))
    expected = f"/concept/indicator/{case['concept']}" if case["concept"] else "/id/indicator/"
    assert expected in found.iri


@pytest.mark.parametrize("case", ORGANISATIONS, ids=lambda case: f"{case['name']} in {case['area']}")
def test_an_organisation_is_called_by_its_full_name(case: Case) -> None:
    speakers = tuple(case.get("speakers", ()))
    found = identify_organisation(
        case["name"], area=case["area"], city=case.get("city"), document="d", speakers=speakers
    )
    assert (found.identity.label, found.is_agency) == (case["label"], case["agency"])


@pytest.mark.parametrize("case", COLLECTIVES, ids=lambda case: f"{case['name']} in {case['area']}")
def test_a_collective_name_means_the_bodies_that_it_tells_and_else_a_group(case: Case) -> None:
    found = identify_organisations(case["name"], area=case["area"], city=case.get("city"), document="d")
    assert [each.identity.label for each in found if not each.is_group] == case["means"]
    assert [each.identity.label for each in found if each.is_group] == [case[key] for key in case if key == "group"]
    assert not any(each.is_group and each.is_agency for each in found)


def test_we_is_no_name_of_the_body_that_speaks() -> None:
    we = identify_organisation("我局", area="四川省", document="d").identity
    named = identify_organisation("省知识产权局", area="四川省", document="d").identity
    assert (we.iri, we.local, named.local) == (named.iri, True, False)
    spoken = identify_organisation("我局", area="陕西省", document="d", speakers=("陕西省知识产权局",)).identity
    assert (we.joined, spoken.joined) == (("office-of-place",), ("speaker-of-document",))


def test_a_name_that_was_changed_says_by_which_rules() -> None:
    notice = identify_policy("关于印发《贵州省专利运营试点工作方案》的通知", area="贵州省", document="d")
    assert "issuing-notice" in notice.joined
    short = identify_centres([CentreName("浦东保护中心", "protection_centre", "上海市")])
    assert [identity.joined for identity in short.values()] == [("centre-place-and-kind",)]
    plain = identify_centres([CentreName("中国（浦东）知识产权保护中心", "protection_centre", "上海市")])
    assert [identity.joined for identity in plain.values()] == [()]


def test_an_entity_is_an_area_where_it_names_one() -> None:
    city = identify_entity("成都", area="四川省", document="d")
    assert isinstance(city, Area)
    assert city.code == "510100"
    zone = identify_entity("遂宁经开区", area="四川省", document="d")
    assert isinstance(zone, Area)
    assert (zone.level, zone.parent, zone.province) == ("zone", "510900", "四川省")
    university = identify_entity("浙江大学", area="浙江省", document="d")
    assert not isinstance(university, Area)


def test_a_place_outside_of_the_province_is_found_where_its_name_is_clear() -> None:
    place = find_place("长沙市", "广东省")
    assert place is not None
    assert place.province == "湖南省"


def test_a_place_that_several_provinces_have_is_not_guessed() -> None:
    assert find_place("鼓楼区", "全国") is None


@pytest.mark.parametrize(
    ("name", "province", "code"),
    [
        ("滨海新区", "浙江省", None),
        ("滨海新区", "天津市", "120116"),
        ("滨海新区", "全国", "120116"),
        ("天津市滨海新区", "浙江省", "120116"),
        ("浦东新区", "江苏省", None),
        ("朝阳区", "吉林省", "220104"),
        ("朝阳区", "北京市", "110105"),
        ("新城区", "内蒙古自治区", "150102"),
        ("新城区", "全国", None),
        ("徐州市鼓楼区", "江苏省", "320302"),
        ("鼓楼区", "江苏省", None),
        ("绍兴市高新区", "浙江省", "330600-hi-tech-zone"),
        ("合肥国家高新区", "安徽省", "340100-hi-tech-zone"),
        ("长春经开区", "吉林省", "220100-economic-zone"),
        ("高新区", "吉林省", None),
    ],
)
def test_a_district_is_that_of_the_province_or_is_unknown(name: str, province: str, code: str | None) -> None:
    place = find_place(name, province)
    assert (place.code if place else None) == code


def test_a_programme_of_the_nation_is_one_everywhere_and_that_of_a_province_is_its_own() -> None:
    assert identify_programme("国家知识产权强市创建市", area="广东省") == identify_programme(
        "国家知识产权强市创建市", area="四川省"
    )
    assert (
        identify_programme("省级知识产权金融服务试点", area="四川省").iri
        != identify_programme("省级知识产权金融服务试点", area="湖南省").iri
    )


def test_agreements_of_a_bare_title_are_told_apart_by_their_parties() -> None:
    one = identify_work("agreement", "合作协议", area="江西省", parties=("我局", "人保财险"), document="d")
    same = identify_work("agreement", "合作协议", area="江西省", parties=("人保财险", "我局"), document="d")
    other = identify_work("agreement", "合作协议", area="江西省", parties=("我局", "平安财险"), document="d")
    assert one.iri == same.iri != other.iri


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("我局会同省科技厅", ["我局", "省科技厅"]),
        ("省科技厅、发改委、经信委和国资委", ["省科技厅", "发改委", "经信委", "国资委"]),
        ("省高级人民法院和省知识产权局", ["省高级人民法院", "省知识产权局"]),
        ("省人力资源和社会保障厅", ["省人力资源和社会保障厅"]),
        ("黔东南州委、州政府", ["黔东南州委", "州政府"]),
    ],
)
def test_every_joint_issuer_is_an_issuer(text: str, names: list[str]) -> None:
    assert list(split_organisations(text)) == names


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("青海省专利奖评奖办法实施细则", "detailed-rules"),
        ("青海省知识产权特派员管理规定（试行）", "provisions"),
        ("关于加强知识产权行政执法与刑事执法衔接配合工作的暂行办法", "measures"),
        ("中华人民共和国专利法", "law"),
        ("中国制造2025", None),
    ],
)
def test_the_end_of_a_title_says_its_kind(title: str, kind: str | None) -> None:
    found = kind_of_title(title, "policy")
    assert (found.notation if found else None) == kind


def test_a_fact_of_an_unknown_area_is_refused() -> None:
    with pytest.raises(ValueError, match="不存在省"):
        province_of("不存在省")


def test_hashes_tell_apart_what_joined_strings_would_not() -> None:
    assert short_hash("ab", "c") != short_hash("a", "bc")
    assert short_hash("a", None) != short_hash("a", "None")


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(min_size=1, max_size=40))
def test_every_name_gives_an_ascii_segment(name: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9._-]+", slug(name))


@given(st.sampled_from("〔［[(（"), st.sampled_from("〕］])）"), st.sampled_from(["", "第"]))
def test_a_number_is_one_however_its_brackets_are_printed(left: str, right: str, ordinal: str) -> None:
    assert fold_number(f"甘政发{left}2016{right}{ordinal}93号") == "甘政发〔2016〕93号"


@pytest.mark.parametrize("module", [module.name for module in pkgutil.iter_modules(kg.identity.__path__)])
def test_the_examples_in_the_docstrings_hold(module: str) -> None:
    assert doctest.testmod(importlib.import_module(f"kg.identity.{module}")).failed == 0


def test_a_wording_that_counts_two_things_as_one_has_to_do_with_both() -> None:
    found = parts_of_wording("省级知识产权强县工程试点县和国家传统知识产权保护试点县", "个", area="甘肃省")
    assert [iri.rsplit("/", 1)[1] for iri in found] == ["county-project-pilots"]
    assert parts_of_wording("知识产权强县工程试点县", "个", area="甘肃省") == ()


def test_what_is_new_has_to_do_with_what_there_is_in_all() -> None:
    found = parts_of_wording("新增知识产权强县工程示范县", "个", area="甘肃省")
    assert [iri.rsplit("/", 1)[1] for iri in found] == ["county-project-models"]
