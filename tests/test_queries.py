"""Tests of kg.queries: headers, names, parameters, and that every saved query is what its header says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, parse, serialize

from kg.documents import BadInput
from kg.queries import PREFIXES, Answer, answer, catalogue, find_named, find_query, nearest, read_query, resolve
from kg.queries.answering import fill
from kg.queries.hints import hints
from kg.remote import Endpoint
from kg.store import DocumentTriples, Graph, Version, open_graph, replace_store

NAMES = """
@prefix area: <https://w3id.org/zhice/id/area/> .
@prefix concept: <https://w3id.org/zhice/id/concept/> .
@prefix scheme: <https://w3id.org/zhice/id/scheme/> .
@prefix id: <https://w3id.org/zhice/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix zc: <https://w3id.org/zhice/ontology#> .
area:420000 a zc:Province ; zc:code "420000" ; zc:level "province" ;
    skos:prefLabel "湖北省"@zh-Hans, "Hubei"@en ; skos:altLabel "湖北"@zh-Hans .
area:430000 a zc:Province ; zc:code "430000" ; skos:prefLabel "湖南省"@zh-Hans ; skos:altLabel "湖南"@zh-Hans .
area:420100 a zc:Prefecture ; zc:code "420100" ; zc:level "prefecture" ; zc:within area:420000 ;
    skos:prefLabel "武汉市"@zh-Hans ; skos:altLabel "武汉"@zh-Hans .
area:110105 a zc:County ; zc:code "110105" ; skos:prefLabel "朝阳区"@zh-Hans .
area:220104 a zc:County ; zc:code "220104" ; skos:prefLabel "朝阳区"@zh-Hans .
<https://w3id.org/zhice/id/region/central> a zc:Region ; zc:code "central" ; skos:prefLabel "中部"@zh-Hans ;
    zc:hasMember area:420000, area:430000 .
concept:centre-status\\/approved a skos:Concept ; skos:inScheme scheme:centre-status ;
    skos:notation "approved" ; skos:prefLabel "获批"@zh-Hans ; skos:altLabel "批复"@zh-Hans .
concept:fund-status\\/approved a skos:Concept ; skos:inScheme scheme:fund-status ; skos:notation "approved" .
id:document\\/d1 a zc:Document ; zc:documentId "d1" .
id:claim\\/1 zc:area area:420000 ; zc:year 2017 ; zc:status concept:centre-status\\/approved ; zc:name "浦东中心" .
id:claim\\/2 zc:area area:430000 ; zc:year 2018 ; zc:name "长沙中心" .
id:claim\\/3 zc:area area:430000 ; zc:name "烟台中心" .
"""

QUERY = """\
#+ summary: {"zh": "名称", "en": "Names"}
#+ description: >-
#+   One row a claim: each
#+   with its name.
#+ tags: ["test"]
#+ params:
#+   {"year": {"type": "integer", "zh": "年份", "en": "year"},
#+    "province": {"type": "area", "zh": "省份", "en": "province"},
#+    "name": {"type": "text", "zh": "名称", "en": "part of the name"}}
PREFIX zc: <https://w3id.org/zhice/ontology#>
SELECT ?name ?year WHERE {
  VALUES (?_year ?_province ?_name) { (UNDEF UNDEF UNDEF) }
  ?claim zc:area ?area ; zc:name ?name .
  OPTIONAL { ?claim zc:year ?year }
  FILTER(!BOUND(?_year) || ?year = ?_year)
  FILTER(!BOUND(?_province) || ?area = ?_province)
  FILTER(!BOUND(?_name) || CONTAINS(?name, ?_name))
} ORDER BY ?name
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    folder = tmp_path_factory.mktemp("names") / "store"
    ground = "https://w3id.org/zhice/id/graph/ontology"
    names = (
        serialize((quad.triple for quad in parse(NAMES, format=RdfFormat.TURTLE)), format=RdfFormat.N_TRIPLES) or b""
    )
    replace_store(folder, DocumentTriples(ground, [names]), [], Version())
    with open_graph(folder) as opened:
        yield opened


def ask(graph: Graph, tmp_path: Path, **given: list[str]) -> Answer:
    path = tmp_path / "names.rq"
    path.write_text(QUERY, encoding="utf-8")
    return answer(graph, read_query(path), given)


def test_a_parameter_left_out_lets_every_row_through(graph: Graph, tmp_path: Path) -> None:
    assert len(ask(graph, tmp_path).rows) == 3


def test_a_parameter_keeps_the_rows_that_have_its_value(graph: Graph, tmp_path: Path) -> None:
    assert ask(graph, tmp_path, year=["2017"]).rows == (("浦东中心", 2017),)


def test_a_parameter_given_twice_means_either(graph: Graph, tmp_path: Path) -> None:
    assert ask(graph, tmp_path, year=["2017", "2018"]).rows == (("浦东中心", 2017), ("长沙中心", 2018))


@pytest.mark.parametrize("name", ["湖南", "湖南省", "430000", "https://w3id.org/zhice/id/area/430000", " 湖南 "])
def test_an_area_goes_by_any_of_its_names(graph: Graph, tmp_path: Path, name: str) -> None:
    assert [row[0] for row in ask(graph, tmp_path, province=[name]).rows] == ["烟台中心", "长沙中心"]


def test_an_english_name_will_do(graph: Graph) -> None:
    assert resolve(graph, "Hubei", "area") == "https://w3id.org/zhice/id/area/420000"


def test_a_region_stands_for_its_members(graph: Graph, tmp_path: Path) -> None:
    assert [row[0] for row in ask(graph, tmp_path, province=["中部"]).rows] == ["浦东中心", "烟台中心", "长沙中心"]


def test_a_city_given_as_the_province_is_asked_for_as_the_place(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "places.rq"
    told = '"name": {"type": "text", "zh": "名称", "en": "part of the name"}'
    text = QUERY.replace(told, told + ',\n#+    "place": {"type": "text", "zh": "地方", "en": "place"}')
    text = text.replace("?_name) { (UNDEF UNDEF UNDEF) }", "?_name ?_place) { (UNDEF UNDEF UNDEF UNDEF) }")
    path.write_text(text.replace("} ORDER", "FILTER(?_place = ?_place)\n} ORDER"), encoding="utf-8")
    filled = fill(graph, read_query(path), {"province": ["武汉"]})
    assert '(UNDEF UNDEF UNDEF "武汉市")' in filled


def test_where_a_query_of_whole_provinces_is_asked_of_a_city_its_province_is_told(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "names.rq"
    text = QUERY.replace("SELECT ?name ?year", "SELECT ?name ?year ?province").replace(
        "OPTIONAL { ?claim",
        "?area skos:prefLabel ?province . FILTER(LANGMATCHES(LANG(?province), 'zh')) OPTIONAL { ?claim",
    )
    path.write_text(text.replace("SELECT", f"PREFIX skos: <{PREFIXES['skos']}>\nSELECT"), encoding="utf-8")
    query = read_query(path)
    assert not answer(graph, query, {"province": ["武汉"]}).rows
    assert dict(hints(graph, query, {"province": ["武汉"]})) == {"province": ["湖北省"]}


def test_an_unknown_area_is_answered_with_the_nearest_names(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="湖北自治区: is no area in this store; near it: 湖北"):
        ask(graph, tmp_path, province=["湖北自治区"])


def test_a_name_of_several_areas_asks_which(graph: Graph) -> None:
    with pytest.raises(BadInput, match=r"names several .*area/110105, .*area/220104"):
        resolve(graph, "朝阳区", "area")


@pytest.mark.parametrize("name", ["approved", "获批", "批复"])
def test_a_concept_goes_by_its_notation_and_labels_within_its_scheme(graph: Graph, name: str) -> None:
    found = resolve(graph, name, "concept", "centre-status")
    assert found == "https://w3id.org/zhice/id/concept/centre-status/approved"


def test_an_unknown_concept_names_those_of_its_scheme_only(graph: Graph) -> None:
    with pytest.raises(BadInput, match=r"aproved: is no centre-status in this store; near it: approved$"):
        resolve(graph, "aproved", "concept", "centre-status")


def test_a_document_goes_by_its_id(graph: Graph) -> None:
    assert resolve(graph, "d1", "document") == "https://w3id.org/zhice/id/document/d1"


def test_a_year_that_is_no_number_is_told_so(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="--year: '二〇一七' is not a whole number"):
        ask(graph, tmp_path, year=["二〇一七年".removesuffix("年")])


@pytest.mark.parametrize(
    "text",
    [
        '" ) } } SELECT * WHERE { ?s ?p ?o } #',
        "\\",
        '"""',
        "?year",
        "中心\n",
        '"@en',
        "UNDEF) } FILTER(true) #",
        "\u2028",
    ],
)
def test_what_a_user_types_never_becomes_part_of_the_query(graph: Graph, tmp_path: Path, text: str) -> None:
    assert ask(graph, tmp_path, name=[text]).rows == ()


def test_text_is_looked_for_within_the_value(graph: Graph, tmp_path: Path) -> None:
    assert ask(graph, tmp_path, name=["东中"]).rows == (("浦东中心", 2017),)


def test_a_query_that_requires_something_says_so_where_nothing_is_given(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "names.rq"
    path.write_text(QUERY.replace("#+ params:", '#+ requires: ["name", "year"]\n#+ params:'), encoding="utf-8")
    query = read_query(path)
    with pytest.raises(BadInput, match="give one of --name, --year; --name any asks for all there is"):
        answer(graph, query, {"province": ["湖北"], "name": []})
    assert len(answer(graph, query, {"name": ["any"]}).rows) == 3
    assert answer(graph, query, {"year": ["2018"]}).rows == (("长沙中心", 2018),)


def test_an_estimate_is_a_limit_only_where_the_store_is_too_small_to_reach_it(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "names.rq"
    path.write_text(QUERY.replace("} ORDER BY ?name", "}\n  # At most 2 rows\nORDER BY ?name"), encoding="utf-8")
    query = read_query(path)
    small, large = (Graph(replace(graph.info, triples=count), graph.store) for count in (19, 20))
    assert "\n  LIMIT 2\n" in fill(small, query, {})
    assert "LIMIT" not in fill(large, query, {"name": ["\n  # At most 2 rows\n"]})
    assert "LIMIT" not in fill(Endpoint("http://localhost:1/query"), query, {})


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_no_saved_query_cuts_a_part_of_itself(query: object) -> None:
    saved = find_query(str(getattr(query, "name", "")))
    assert not re.search(r"\bLIMIT\b", saved.text.split("SELECT", 1)[1])


def test_a_row_that_holds_two_of_the_words_given_stands_once(graph: Graph, tmp_path: Path) -> None:
    assert ask(graph, tmp_path, name=["浦东", "东中"]).rows == (("浦东中心", 2017),)


def test_any_takes_a_default_back(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "names.rq"
    path.write_text(QUERY.replace("(UNDEF UNDEF", "(2017 UNDEF"), encoding="utf-8")
    assert len(answer(graph, read_query(path), {}).rows) == 1
    assert len(answer(graph, read_query(path), {"year": ["any"]}).rows) == 3


def test_the_names_nearest_are_those_that_hold_the_name_then_those_alike() -> None:
    assert nearest("湖北", ["湖北省", "河北省", "湖南省", "北京市"])[0] == "湖北省"
    assert nearest("", ["湖北省"]) == []


def test_of_names_as_much_alike_those_that_begin_alike_come_first() -> None:
    assert nearest("湖背", ["龙湖", "镜湖", "雨湖", "金湖", "鼎湖", "湖北", "湖南"])[:2] == ["湖北", "湖南"]


def test_an_iri_that_the_graph_does_not_know_names_nothing(graph: Graph) -> None:
    assert find_named(graph, "https://w3id.org/zhice/id/area/999999") == {}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('#+ tags: ["test"]\n', "", "lacks tags"),
        ("#+ tags", "#+\ttags", "line 5 is no header line"),
        ("#+ tags", "#+ tag", "line 5 is no header line"),
        ('"zh": "名称", "en": "Names"', '"zh": "名称"', "lacks zh or en"),
        ('["test"]', '["test"', "is not JSON"),
        ('"year": {', '"jahr": {', "params describes"),
        ('"integer"', '"int"', "parameter year lacks a type"),
        ("(UNDEF UNDEF UNDEF)", "(UNDEF UNDEF)", "params describes"),
    ],
)
def test_a_header_that_is_wrong_is_told_where(tmp_path: Path, old: str, new: str, problem: str) -> None:
    path = tmp_path / "names.rq"
    assert old in QUERY
    path.write_text(QUERY.replace(old, new), encoding="utf-8")
    with pytest.raises(BadInput, match=problem):
        read_query(path)


def test_an_unknown_query_names_those_there_are() -> None:
    with pytest.raises(BadInput, match="protection-centres"):
        find_query("protection-centers")


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_a_saved_query_runs_as_it_stands_and_shows_no_parameter_as_a_column(graph: Graph, query: object) -> None:
    saved = find_query(str(getattr(query, "name", "")))
    result = graph.query(saved.text)
    assert isinstance(result, QuerySolutions)
    columns = [variable.value for variable in result.variables]
    assert columns
    assert not [column for column in columns if column.startswith("_")]
    assert re.fullmatch("[a-z]+(-[a-z]+)*", saved.name)


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_a_saved_query_declares_prefixes_as_the_program_does(query: object) -> None:
    saved = find_query(str(getattr(query, "name", "")))
    declared = dict(re.findall(r"PREFIX (\S+): <(\S+)>", saved.text))
    assert declared.items() <= PREFIXES.items()
    assert all(f"{prefix}:" in saved.text.split(f"<{iri}>")[1] for prefix, iri in declared.items()), "an unused prefix"


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_every_parameter_is_used(graph: Graph, query: object) -> None:
    saved = find_query(str(getattr(query, "name", "")))
    for parameter in saved.parameters:
        assert len(re.findall(rf"\?_{parameter.name}\b", fill(graph, saved, {}))) > 1, parameter.name


def test_where_no_row_is_left_the_nearest_values_that_give_one_are_told(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "names.rq"
    path.write_text(QUERY, encoding="utf-8")
    query = read_query(path)
    assert list(hints(graph, query, {"name": ["长沙市"]})) == [("name", ["浦东中心", "烟台中心", "长沙中心"])]
    asked = {"name": ["浦东"], "year": ["2018"], "province": ["湖北"]}
    assert answer(graph, query, asked).rows == ()
    assert list(hints(graph, query, asked)) == [("year", ["2017"])]


def test_nothing_is_told_where_no_value_would_give_a_row(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "names.rq"
    path.write_text(QUERY, encoding="utf-8")
    assert list(hints(graph, read_query(path), {"year": ["2031"], "name": ["武汉"]})) == []


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_a_header_is_yaml_as_grlc_reads_it(query: object) -> None:
    saved = find_query(str(getattr(query, "name", "")))
    header = [line for line in saved.text.split("\n") if line.startswith("#+")]
    for line, following in zip(header, [*header[1:], ""], strict=True):
        key, _, value = line.removeprefix("#+ ").partition(": ")
        # JSON is YAML; a colon within plain text is not, so that text stands behind >-.
        assert line.startswith("#+  ") or value[:1] in ("{", "[") or value == ">-" or following.startswith("#+  "), key
    assert not saved.description.startswith(">")
