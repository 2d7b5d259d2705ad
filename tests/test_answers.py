"""Answers: what the saved queries say of the seeds, row for row as careful readers of the documents wrote it down."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from texts import SEEDS

from kg.build import build
from kg.queries import Answer, SavedQuery, answer, catalogue, find_query
from kg.store import Graph, open_graph

CASES = sorted((Path(__file__).parent / "queries").glob("*.json"))
MEASURE = "每万人口发明专利拥有量"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The graph of the seeds."""
    folder = tmp_path_factory.mktemp("seeds") / "store"
    build(list(SEEDS.values()), folder)
    with open_graph(folder) as opened:
        yield opened


def ask(graph: Graph, query: str, /, **given: list[str]) -> Answer:
    return answer(graph, find_query(query), given)


def rows(found: Answer, columns: list[str], without: dict[str, str]) -> list[list[Any]]:
    """The rows of some columns, but those that hold one of the values in `without`."""
    records = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    return [
        [record[column] for column in columns]
        for record in records
        if not any(record[column] == value for column, value in without.items())
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_saved_query_gives_the_rows_that_readers_found(graph: Graph, path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    found = rows(ask(graph, case["query"], **case["parameters"]), case["columns"], case.get("without", {}))
    if case["ordered"]:
        assert found == case["rows"]
    else:
        assert sorted(map(str, found)) == sorted(map(str, case["rows"]))


EXAMPLES = [query for query in catalogue() if query.example]


@pytest.mark.parametrize("query", EXAMPLES, ids=lambda query: query.name)
def test_the_example_in_the_header_is_what_the_query_answers(graph: Graph, query: SavedQuery) -> None:
    assert query.example
    given = {name: [value] for name, value in query.example.given.items()}
    found = answer(graph, query, given)
    first = dict(zip(found.columns, found.rows[0], strict=True))
    assert {column: first[column] for column in query.example.row} == query.example.row


def test_a_centre_goes_by_the_fullest_name_that_is_printed_of_it(graph: Graph) -> None:
    centres = {row[0] for row in rows(ask(graph, "protection-centres"), ["centre"], {})}
    events = {row[0] for row in rows(ask(graph, "centre-events"), ["name"], {})}
    assert centres == events
    assert {
        "中国（常州机器人及智能硬件）知识产权保护中心",
        "中国（芜湖·汽车及高端装备制造）知识产权保护中心",
        "合芜蚌国家自主创新示范区知识产权保护中心",
        "中国（烟台）知识产权保护中心",
    } <= centres


def test_a_centre_is_found_by_its_short_name_too(graph: Graph) -> None:
    found = rows(ask(graph, "centre-events", name=["中国（常州）"]), ["name"], {})
    assert found == [["中国（常州机器人及智能硬件）知识产权保护中心"]] * 2


def test_the_documents_that_cover_a_province_are_told_also_where_they_state_little(graph: Graph) -> None:
    found = rows(ask(graph, "coverage", province=["新疆生产建设兵团"]), ["document", "first_year", "last_year"], {})
    assert found == [["annual-report-2017-ch9", 2017, 2017], ["local-key-points-2019", 2019, 2019]]
    assert rows(ask(graph, "coverage", document=["local-key-points-2019"], province=["新疆维吾尔自治区"]), [], {}) == []
    assert len(ask(graph, "coverage", document=["annual-report-2017-ch9"]).rows) == 32


def test_targets_are_found_by_any_name_of_their_indicator(graph: Graph) -> None:
    by_name = [
        rows(ask(graph, "targets", indicator=[name]), ["place", "value", "year"], {})
        for name in (MEASURE, "每万人发明专利拥有量")
    ]
    of_the_zone = ["兰白科技创新改革试验区", 17.5, 2020]
    assert by_name[0] == by_name[1] == [[None, 1.9, 2016], [None, 2.24, 2017], [None, 3.5, 2020], of_the_zone]


def test_each_figure_stands_once_whatever_names_its_indicator_has(graph: Graph) -> None:
    everything = ask(graph, "statistics")
    by_name = ask(graph, "statistics", indicator=["专利权质押融资额"])
    assert set(by_name.rows) < set(everything.rows)
    assert len(by_name.rows) == len(set(by_name.rows))
