"""Tests of ontology/agencies.ttl: national agencies, and the kinds of department of provinces and cities."""

from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

ROOT = Path(__file__).parent.parent
AGENCY = "https://w3id.org/zhice/id/agency/"
DEPARTMENT = "https://w3id.org/zhice/id/concept/department/"
ZC = "https://w3id.org/zhice/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"


@pytest.fixture(scope="module")
def graph() -> Store:
    store = Store()
    store.load(path=ROOT / "ontology" / "agencies.ttl", format=RdfFormat.TURTLE)
    return store


def pairs(graph: Store, predicate: str, start: str, lang: str | None = None) -> list[tuple[str, str]]:
    found = []
    for quad in graph.quads_for_pattern(None, NamedNode(predicate), None):
        subject, value = quad.subject, quad.object
        assert isinstance(subject, NamedNode), f"blank node in {quad}"
        if not subject.value.startswith(start):
            continue
        if isinstance(value, Literal) and lang and (value.language or "").lower() != lang:
            continue
        assert isinstance(value, (Literal, NamedNode))
        found.append((subject.value, value.value))
    return sorted(found)


@pytest.mark.parametrize("start", [AGENCY, DEPARTMENT])
@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_each_has_one_label_in_each_language(graph: Store, start: str, lang: str) -> None:
    labels = Counter(iri for iri, _ in pairs(graph, SKOS + "prefLabel", start, lang))
    assert set(labels) == {iri for iri, _ in pairs(graph, SKOS + "prefLabel", start)}
    assert set(labels.values()) == {1}


@pytest.mark.parametrize("start", [AGENCY, DEPARTMENT])
@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_no_name_stands_twice(graph: Store, start: str, lang: str) -> None:
    names = [*pairs(graph, SKOS + "prefLabel", start, lang), *pairs(graph, SKOS + "altLabel", start, lang)]
    assert [name for name, times in Counter(name for _, name in names).items() if times > 1] == []


def test_an_agency_has_the_type_agency_and_a_department_stands_in_its_scheme(graph: Store) -> None:
    rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    agencies = {iri for iri, _ in pairs(graph, SKOS + "prefLabel", AGENCY)}
    assert set(pairs(graph, rdf_type, AGENCY)) == {(iri, ZC + "Agency") for iri in agencies}
    departments = {iri for iri, _ in pairs(graph, SKOS + "prefLabel", DEPARTMENT)}
    assert {iri for iri, _ in pairs(graph, SKOS + "inScheme", DEPARTMENT)} == departments
    notations = pairs(graph, SKOS + "notation", DEPARTMENT)
    assert set(notations) == {(iri, iri.removeprefix(DEPARTMENT)) for iri in departments}


def test_successors_and_predecessors_exist_and_say_the_same(graph: Store) -> None:
    agencies = {iri for iri, _ in pairs(graph, SKOS + "prefLabel", AGENCY)}
    after = set(pairs(graph, ZC + "successor", AGENCY))
    before = {(old, new) for new, old in pairs(graph, ZC + "predecessor", AGENCY)}
    assert {iri for pair in after | before for iri in pair} <= agencies
    assert after == before


def test_no_agency_ends_before_it_begins_or_is_followed_by_one_that_begins_later(graph: Store) -> None:
    begin = {iri: int(year) for iri, year in pairs(graph, ZC + "existedFrom", AGENCY)}
    end = {iri: int(year) for iri, year in pairs(graph, ZC + "existedUntil", AGENCY)}
    assert [iri for iri in end if begin.get(iri, 0) >= end[iri]] == []
    assert [(a, b) for a, b in pairs(graph, ZC + "successor", AGENCY) if begin.get(b, end[a]) > end[a]] == []


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("国家局", "cnipa"),
        ("国知局", "cnipa"),
        ("国家工商总局", "saic"),
        ("市场监管总局", "samr"),
        ("质检总局", "aqsiq"),
        ("国家发展改革委", "ndrc"),
        ("科技部", "most"),
        ("国家卫生计生委", "nhfpc"),
        ("银保监会", "cbirc"),
        ("国家认监委", "cnca"),
    ],
)
def test_an_agency_is_known_by_the_names_that_documents_use(graph: Store, name: str, agency: str) -> None:
    assert (AGENCY + agency, name) in pairs(graph, SKOS + "altLabel", AGENCY) + pairs(graph, SKOS + "prefLabel", AGENCY)


@pytest.mark.parametrize(
    "case", (Path(__file__).parent / "areas" / "departments.tsv").read_text("utf-8").splitlines()[1:]
)
def test_the_end_of_a_departments_name_tells_its_kind(graph: Store, case: str) -> None:
    text, notation = case.split("\t")
    names = [
        *pairs(graph, SKOS + "prefLabel", DEPARTMENT, "zh-hans"),
        *pairs(graph, SKOS + "altLabel", DEPARTMENT, "zh-hans"),
    ]
    longest = max((name for _, name in names if text.endswith(name)), key=len)
    assert [iri for iri, name in names if name == longest] == [DEPARTMENT + notation]


def test_a_reform_names_what_it_ended_and_what_came_of_it(graph: Store) -> None:
    reforms = "https://w3id.org/zhice/id/reform/"
    org = "http://www.w3.org/ns/org#"
    agencies = {iri for iri, _ in pairs(graph, SKOS + "prefLabel", AGENCY)}
    before = pairs(graph, org + "originalOrganization", reforms)
    after = pairs(graph, org + "resultingOrganization", reforms)
    assert {agency for _, agency in before + after} <= agencies
    assert {iri for iri, _ in before + after} == {
        iri for iri, _ in pairs(graph, "http://purl.org/dc/terms/source", reforms)
    }
    year = {iri: iri.removeprefix(reforms)[:4] for iri, _ in before + after}
    followed = {(a, b) for a, b in pairs(graph, ZC + "successor", AGENCY)}
    for agency, until in pairs(graph, ZC + "existedUntil", AGENCY):
        for reform in (iri for iri, found in before if found == agency and year[iri] == until):
            assert {b for a, b in followed if a == agency} <= {found for iri, found in after if iri == reform}, agency


def test_each_reform_ended_agencies_made_others_and_says_where_that_was_decided(graph: Store) -> None:
    reforms = "https://w3id.org/zhice/id/reform/"
    ended, made = (
        Counter(iri.removeprefix(reforms)[:4] for iri, _ in pairs(graph, f"http://www.w3.org/ns/org#{name}", reforms))
        for name in ("originalOrganization", "resultingOrganization")
    )
    assert set(ended) == set(made) == {"2013", "2018", "2023"}
    sources = pairs(graph, "http://purl.org/dc/terms/source", reforms)
    assert (f"{reforms}2013-state-council", "http://www.gov.cn/2013lh/content_2354397.htm") in sources
    assert {iri.removeprefix(reforms)[:4] for iri, source in sources if source.startswith("http")} == set(made)
    before = {old for new, old in pairs(graph, ZC + "predecessor", AGENCY) if new == AGENCY + "nhfpc"}
    assert before == {AGENCY + "moh", AGENCY + "npfpc"}


def test_the_office_is_one_agency_before_and_after_2018_and_took_over_trademarks(graph: Store) -> None:
    before = {old for new, old in pairs(graph, ZC + "predecessor", AGENCY) if new == AGENCY + "cnipa"}
    assert {AGENCY + "saic", AGENCY + "aqsiq"} <= before
    assert len([iri for iri, _ in pairs(graph, SKOS + "changeNote", AGENCY) if iri == AGENCY + "cnipa"]) == 2
