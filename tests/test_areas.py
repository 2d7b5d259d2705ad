"""Tests of ontology/areas.ttl and ontology/zones.ttl, as the files stand: how they are made needs a network."""

import re
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

ROOT = Path(__file__).parent.parent
ID = "https://w3id.org/zhice/id/"
ZC = "https://w3id.org/zhice/ontology#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
LEVELS = {"nation": 1, "province": 34, "corps": 1}


@pytest.fixture(scope="module")
def graph() -> Store:
    store = Store()
    for name in ("areas.ttl", "zones.ttl"):
        store.load(path=ROOT / "ontology" / name, format=RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def codes(graph: Store) -> dict[str, str]:
    """IRI of every area -> its code."""
    return dict(pairs(graph, ZC + "code"))


def pairs(graph: Store, predicate: str, lang: str | None = None) -> list[tuple[str, str]]:
    found = []
    for quad in graph.quads_for_pattern(None, NamedNode(predicate), None):
        subject, value = quad.subject, quad.object
        assert isinstance(subject, NamedNode), f"blank node in {quad}"
        if isinstance(value, Literal) and lang and (value.language or "").lower() != lang:
            continue
        assert isinstance(value, (Literal, NamedNode))
        found.append((subject.value, value.value))
    return sorted(found)


def test_there_are_34_provinces_and_beside_them_the_corps_and_the_nation(graph: Store) -> None:
    levels = Counter(level for _, level in pairs(graph, ZC + "level"))
    assert {level: levels[level] for level in LEVELS} == LEVELS
    former = {iri for iri, _ in pairs(graph, ZC + "existedUntil")}
    in_force = Counter(level for iri, level in pairs(graph, ZC + "level") if iri not in former)
    assert (in_force["prefecture"], in_force["county"]) == (333, 2846)


def test_the_corps_is_an_area_beside_xinjiang_and_not_within_it(graph: Store) -> None:
    assert (ID + "area/660000", ID + "area/100000") in pairs(graph, ZC + "within")


def test_codes_are_unique_have_six_digits_and_end_the_iri(codes: dict[str, str]) -> None:
    assert len(set(codes.values())) == len(codes)
    assert all(len(code) == 6 and code.isdigit() and iri == f"{ID}area/{code}" for iri, code in codes.items())


def test_every_county_has_a_chain_of_parents_to_a_province(graph: Store, codes: dict[str, str]) -> None:
    level = dict(pairs(graph, ZC + "level"))
    parent = {iri: above for iri, above in pairs(graph, ZC + "within") if iri in codes}
    for area in (iri for iri in codes if level[iri] == "county"):
        above = parent[area]
        if level[above] == "prefecture":
            above = parent[above]
        assert level[above] == "province", area


def test_the_prefix_of_a_code_agrees_with_the_parent(graph: Store, codes: dict[str, str]) -> None:
    for area, above in pairs(graph, ZC + "within"):
        if area in codes and codes[above] != "100000":
            assert codes[area].startswith(codes[above].rstrip("0").ljust(2, "0")), (area, above)


def test_every_area_zone_and_region_has_one_chinese_label(graph: Store) -> None:
    labels = Counter(iri for iri, _ in pairs(graph, SKOS + "prefLabel", "zh-hans"))
    assert set(labels) >= {iri for iri, _ in pairs(graph, ZC + "level")}
    assert set(labels.values()) == {1}


def test_all_above_the_county_and_all_zones_have_one_english_label(graph: Store) -> None:
    labels = Counter(iri for iri, _ in pairs(graph, SKOS + "prefLabel", "en"))
    assert set(labels) >= {iri for iri, level in pairs(graph, ZC + "level") if level != "county"}
    assert set(labels.values()) == {1}


def test_provinces_have_an_abbreviation_an_iso_code_and_a_wikidata_item_of_their_own(graph: Store) -> None:
    provinces = {iri for iri, level in pairs(graph, ZC + "level") if level == "province"}
    assert {iri for iri, _ in pairs(graph, ZC + "abbreviation")} == provinces
    for predicate in (ZC + "isoCode", SKOS + "exactMatch"):
        found = [(iri, value) for iri, value in pairs(graph, predicate) if iri in provinces]
        assert len(found) == len({value for _, value in found}) == len(provinces)


def test_no_short_name_has_one_character_and_no_abbreviation_stands_twice(graph: Store) -> None:
    assert [pair for pair in pairs(graph, SKOS + "altLabel", "zh-hans") if len(pair[1]) < 2] == []
    signs = [sign for _, sign in pairs(graph, ZC + "abbreviation")]
    assert len(signs) == len(set(signs))
    assert all(len(sign) == 1 for sign in signs)


def test_no_area_in_force_takes_a_name_of_a_higher_one_for_its_short_name(graph: Store, codes: dict[str, str]) -> None:
    rank = {"nation": 0, "province": 1, "corps": 1, "prefecture": 2, "county": 3}
    level = dict(pairs(graph, ZC + "level"))
    former = {iri for iri, _ in pairs(graph, ZC + "existedUntil")}
    names = [*pairs(graph, SKOS + "prefLabel", "zh-hans"), *pairs(graph, SKOS + "altLabel", "zh-hans")]
    highest: dict[str, int] = {}
    for iri, name in names:
        if iri in codes and iri not in former:
            highest[name] = min(rank[level[iri]], highest.get(name, 9))
    short = [(iri, name) for iri, name in pairs(graph, SKOS + "altLabel", "zh-hans") if iri in codes]
    assert [(iri, name) for iri, name in short if highest.get(name, 9) < rank[level[iri]]] == []


def test_former_areas_have_a_year_and_successors_that_exist(graph: Store, codes: dict[str, str]) -> None:
    until = {iri: int(year) for iri, year in pairs(graph, ZC + "existedUntil")}
    followed = pairs(graph, ZC + "successor")
    assert set(until) == {iri for iri, _ in followed}
    assert {after for _, after in followed} <= set(codes)
    assert all(2014 <= year <= 2024 for year in until.values())
    for iri, after in followed:
        assert until.get(after, 2025) > until[iri], "a successor outlives what it follows"


@pytest.mark.parametrize("case", (Path(__file__).parent / "areas" / "names.tsv").read_text("utf-8").splitlines()[1:])
def test_an_area_has_the_names_that_documents_use_for_it(graph: Store, case: str) -> None:
    code, name, short = case.split("\t")
    area = ID + "area/" + code
    assert (area, name) in pairs(graph, SKOS + "prefLabel", "zh-hans")
    found = {label for iri, label in pairs(graph, SKOS + "altLabel", "zh-hans") if iri == area}
    assert found == (set() if short == "-" else set(short.split()))


def test_zones_lie_in_one_area_and_regions_have_several_members(graph: Store, codes: dict[str, str]) -> None:
    level = dict(pairs(graph, ZC + "level"))
    within = Counter(iri for iri, above in pairs(graph, ZC + "within") if above in codes)
    members = Counter(iri for iri, member in pairs(graph, ZC + "hasMember") if member in codes)
    assert all(within[iri] == 1 for iri, kind in level.items() if kind == "zone")
    assert all(members[iri] > 1 and not within[iri] for iri, kind in level.items() if kind == "region")


def test_members_of_a_zone_lie_in_the_area_of_the_zone(graph: Store) -> None:
    parent = dict(pairs(graph, ZC + "within"))
    for zone, member in pairs(graph, ZC + "hasMember"):
        if zone in parent and "corps-division" not in zone:  # the corps' cities lie in Xinjiang
            assert parent[zone] in (member, parent[member]), (zone, member)


def test_all_state_level_new_areas_innovation_zones_and_free_trade_zones_are_there(graph: Store) -> None:
    kinds = Counter(kind.rsplit("/", 1)[1] for _, kind in pairs(graph, ZC + "zoneKind"))
    assert (kinds["new-area"], kinds["innovation-zone"], kinds["free-trade-zone"]) == (19, 23, 22)


def test_no_two_zones_or_regions_share_a_name_nor_take_one_of_an_area(graph: Store, codes: dict[str, str]) -> None:
    names = {*pairs(graph, SKOS + "prefLabel", "zh-hans"), *pairs(graph, SKOS + "altLabel", "zh-hans")}
    owners = Counter(name for _, name in names)
    assert [(iri, name) for iri, name in sorted(names) if iri not in codes and owners[name] > 1] == []


def test_codes_of_iso_3166_are_well_formed_and_those_of_provinces_begin_with_the_nations(graph: Store) -> None:
    level = dict(pairs(graph, ZC + "level"))
    codes = pairs(graph, ZC + "isoCode")
    assert {code for iri, code in codes if level[iri] == "nation"} == {"CN"}
    assert all(re.fullmatch("CN-[A-Z]{2}", code) for iri, code in codes if level[iri] != "nation")
    assert not [iri for iri, _ in codes if level[iri] not in ("nation", "province")]


def test_links_to_wikidata_are_items_of_it(graph: Store) -> None:
    assert all(
        re.fullmatch(r"http://www\.wikidata\.org/entity/Q\d+", item) for _, item in pairs(graph, SKOS + "exactMatch")
    )


def test_a_region_says_which_document_names_its_members_or_that_its_name_does(graph: Store) -> None:
    regions = {iri for iri, level in pairs(graph, ZC + "level") if level == "region"}
    said = {iri for iri, _ in [*pairs(graph, "http://purl.org/dc/terms/source"), *pairs(graph, SKOS + "scopeNote")]}
    assert regions <= said
    assert {member for _, member in pairs(graph, ZC + "hasMember")} <= {iri for iri, _ in pairs(graph, ZC + "level")}


@pytest.mark.parametrize(
    ("region", "provinces", "places"),
    [
        ("yangtze-belt", 11, 0),
        ("west", 12, 0),
        ("east", 10, 0),
        ("central", 6, 0),
        ("northeast", 3, 0),
        ("beijing-tianjin-hebei", 3, 0),
        ("yangtze-delta", 4, 0),
        ("greater-bay-area", 2, 9),
    ],
)
def test_a_region_has_its_official_members(graph: Store, region: str, provinces: int, places: int) -> None:
    level = dict(pairs(graph, ZC + "level"))
    members = [level[area] for iri, area in pairs(graph, ZC + "hasMember") if iri == f"{ID}region/{region}"]
    assert (members.count("province"), len(members) - members.count("province")) == (provinces, places)


def test_the_four_parts_of_the_country_have_each_mainland_province_once(graph: Store) -> None:
    parts = {f"{ID}region/{name}" for name in ("east", "central", "west", "northeast")}
    members = sorted(area for iri, area in pairs(graph, ZC + "hasMember") if iri in parts)
    provinces = {iri for iri, level in pairs(graph, ZC + "level") if level == "province"}
    assert len(members) == len(set(members)) == 31
    assert {iri.rsplit("/", 1)[1] for iri in provinces - set(members)} == {"710000", "810000", "820000"}


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("371524", "Dong'e County"),
        ("440113", "Panyu District"),
        ("621223", "Tanchang County"),
        ("131025", "Daicheng County"),
        ("131028", "Dachang Hui Autonomous County"),
        ("330782", "Yiwu"),
        ("310115", "Pudong New Area"),
        ("140421", "Changzhi County"),
        ("230716", "Shangganling District"),
        ("422801", "Enshi"),
    ],
)
def test_a_county_has_the_english_name_that_its_reading_gives(graph: Store, code: str, name: str) -> None:
    assert (f"{ID}area/{code}", name) in pairs(graph, SKOS + "prefLabel", "en")


def test_places_spelt_from_another_language_have_the_name_that_two_sources_give_or_none(graph: Store) -> None:
    lines = (ROOT / "scripts" / "own-names.tsv").read_text(encoding="utf-8").splitlines()
    own = [line.split("\t") for line in lines if not line.startswith("#")]
    assert all(len(set(sources)) > 1 for _, _, sources in own)
    counties = {iri for iri, level in pairs(graph, ZC + "level") if level == "county"}
    named = {iri: name for iri, name in pairs(graph, SKOS + "prefLabel", "en") if iri in counties}
    spelt = {iri: name for iri, name in named.items() if iri.rsplit("/", 1)[1][:2] in ("15", "54", "65")}
    found = {f"{ID}area/{code}": name for code, name, _ in own}
    assert found.items() >= spelt.items()
    assert named.items() >= found.items()
    for code, name in (("652928", "Awat County"), ("150425", "Hexigten Banner"), ("540123", "Nyêmo County")):
        assert found[f"{ID}area/{code}"] == name


def test_areas_of_one_name_have_labels_that_tell_them_apart(graph: Store) -> None:
    for language in ("zh-hans", "en"):
        names = dict(pairs(graph, SKOS + "prefLabel", language))
        labels = names | dict(pairs(graph, RDFS + "label", language))
        told = Counter(label for iri, label in labels.items() if "/area/" in iri)
        assert [label for label, number in told.items() if number > 1] == []
        assert len({name for iri, name in names.items() if "/area/" in iri}) < len(told)
    assert (f"{ID}area/320106", "南京市鼓楼区") in pairs(graph, RDFS + "label", "zh-hans")
    assert (f"{ID}area/341300", "Suzhou, Anhui") in pairs(graph, RDFS + "label", "en")


def test_laiwu_is_part_of_jinan_since_2019(graph: Store, codes: dict[str, str]) -> None:
    after = {b for a, b in pairs(graph, ZC + "successor") if a == f"{ID}area/371200"}
    assert f"{ID}area/370100" in after or after <= {iri for iri in codes if codes[iri].startswith("3701")}
    assert dict(pairs(graph, ZC + "existedUntil"))[f"{ID}area/371200"] in ("2018", "2019")
