"""Tests of differences between claims: what is set against what, why it differs, and what a store holds of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.build import add, build, remove
from kg.conflicts import (
    Pair,
    Statement,
    differing_figures,
    differing_stages,
    differing_years,
    exceeding_parts,
    reason_of,
)
from kg.conflicts.difference import Difference
from kg.conflicts.pairs import nearest_pairs
from kg.conflicts.reasons import is_rounding, takes_in
from kg.conflicts.writing import differences_to_quads
from kg.facts import Evidence, Statistic
from kg.queries import answer, find_query
from kg.store import DIFFERENCES_GRAPH, open_graph
from kg.vocabulary import RDF, ZC

HEAD = "2017年地方知识产权工作\n"
REPORTS = {
    "a-report": """贵州省
全年，全省专利申请3.461万件。查办专利案件4059件，比去年同期增长45.1%。新增专利代理机构14家。
""",
    "b-report": """贵州省
截止2017年12月15日，查办专利案件4039件，比去年同期增长44.4%。新增专利代理机构15家。专利申请突破3万件。
""",
}


def statements(text: str) -> list[Statement]:
    """Statements written as document=value, with :year behind where it counts."""
    made = []
    for number, word in enumerate(text.split()):
        document, _, rest = word.partition("=")
        value, _, year = rest.partition(":")
        made.append(Statement(document, f"claim-{number}", float(value), value, int(year) if year else None))
    return made


def written(pairs: Sequence[Pair]) -> str:
    return " ".join(
        f"{each.first.document}{each.first.said}-{each.second.document}{each.second.said}" for each in pairs
    )


def figure(value: float, sentence: str = "专利案件若干件。", **fields: object) -> Statistic:
    evidence = Evidence(str(fields.pop("document", "a")), 0, 1, "专", "专", sentence, "", "", "a.rule")
    given = {"indicator": "专利案件", "unit": "件", "cmp": "=", "year": 2017, "coverage": "year"} | fields
    return Statistic(area="贵州省", value=value, evidence=evidence, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "within", "expected"),
    [
        ("a=14 b=15", False, "a14-b15"),
        ("a=14 b=14", False, ""),
        ("a=14 a=15", False, ""),
        ("a=14 a=15", True, "a14-a15"),
        ("a=14 a=15 b=15", False, ""),
        ("a=100 a=5 b=101", False, "a100-b101"),
        ("b=15 a=14 c=14 d=15", False, "a14-b15"),
        ("a=1 b=2 c=3", False, "a1-b2 a1-c3 b2-c3"),
    ],
)
def test_each_value_is_set_against_the_nearest_of_another_document(given: str, within: bool, expected: str) -> None:
    assert written(list(nearest_pairs(statements(given), within=within))) == expected


def test_an_indicator_of_the_texts_own_words_is_compared_only_where_it_has_one_figure() -> None:
    assert written(list(differing_figures(statements("a=203 a=50 b=61"), named=False))) == ""
    assert written(list(differing_figures(statements("a=203 b=210"), named=False))) == "a203-b210"
    assert written(list(differing_figures(statements("a=203 a=50 b=61"), named=True))) == "a50-b61 a203-a50"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("a=2:2017 b=5:2017", "a2-b5"),
        ("a=2:2017 a=5:2017 b=5:2017", ""),
        ("a=5:2017 b=0:2018", "a5-b0"),
        ("a=2:2017 b=0:2018", ""),
        ("a=5:2017 a=0:2018", ""),
        ("a=2:2016 b=5:2017", ""),
        ("a=0:2017 b=2:2017", ""),
    ],
)
def test_stages_differ_within_a_year_or_where_one_plans_what_another_reports(given: str, expected: str) -> None:
    assert written(list(differing_stages(statements(given), planned=0, working=5))) == expected


@pytest.mark.parametrize(
    ("parts", "wholes", "expected"),
    [
        ("b=399", "a=336", "a336-b399"),
        ("b=320", "a=336", ""),
        ("a=399", "a=336", ""),
        ("b=399 b=20", "a=336", ""),
        ("b=399", "a=336 a=500", ""),
        ("b=399 c=350", "a=336", "a336-b399 a336-c350"),
    ],
)
def test_a_part_told_as_more_than_its_whole_differs_from_it(parts: str, wholes: str, expected: str) -> None:
    assert written(list(exceeding_parts(statements(parts), statements(wholes)))) == expected


def test_a_month_agrees_with_its_days() -> None:
    def dated(*days: str) -> list[Statement]:
        return [Statement(f"d{number}", day, float(day.replace("-", "")), day) for number, day in enumerate(days)]

    assert list(differing_years(dated("2017-06", "2017-06-12"))) == []
    assert len(list(differing_years(dated("2017-06", "2017-08-07")))) == 1


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (figure(19000), figure(18700), "rounding"),
        (figure(99000), figure(98975), "rounding"),
        (figure(19.7, unit="件"), figure(19.68), "rounding"),
        (figure(20), figure(18), "unexplained"),
        (figure(70, cmp="<"), figure(68), "comparison"),
        (figure(30000, cmp=">"), figure(34610), "comparison"),
        (figure(30000, cmp=">"), figure(90001), "scope"),
        (figure(10, cmp="range", value_max=15), figure(12), "comparison"),
        (figure(53), figure(61, coverage="cumulative"), "period"),
        (figure(4059), figure(4039, "截止2017年12月15日，查处4039件。", coverage="cumulative"), "cut_off_date"),
        (figure(4059), figure(4039, "截至2017年底，查处4039件。"), "unexplained"),
        (figure(336, indicator="立案调处案件"), figure(399, indicator="调处纠纷案件"), "definition"),
        (figure(14, indicator="新增代理机构"), figure(15, indicator="新增专利代理机构"), "unexplained"),
        (figure(95), figure(66649), "scope"),
        (figure(120, "全市专利案件120件。"), figure(150, "全省专利案件150件。"), "scope"),
        (figure(120, "全市投诉90件，占全省的六成，专利案件120件。"), figure(150, "全省专利案件150件。"), "scope"),
        (figure(120, "全省专利案件120件。"), figure(150, "全省专利案件150件。"), "unexplained"),
        (figure(120, "专利案件120件。"), figure(150, "全省专利案件150件。"), "unexplained"),
    ],
)
def test_the_words_of_two_figures_tell_the_likely_reason(one: Statistic, other: Statistic, reason: str) -> None:
    assert reason_of(one, other) == reason
    assert reason_of(other, one) == reason


def test_growth_is_judged_by_its_own_words() -> None:
    one, other = figure(9, change_pct=40.0, change_cmp="<"), figure(9, change_pct=38.8)
    assert reason_of(one, other, "change_pct") == "comparison"


def test_small_whole_numbers_are_not_rounded_and_vague_words_reach_only_so_far() -> None:
    assert not is_rounding(40, 38)
    assert is_rounding(45, 44.6)
    assert not is_rounding(10000, 18000)
    assert not takes_in("<", 70, None, 12)
    assert not takes_in("=", 70, None, 70.5)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    for name, text in REPORTS.items():
        (tmp_path / f"{name}.txt").write_text(HEAD + text, encoding="utf-8")
    return tmp_path


def rows(store: Path, **given: str) -> set[tuple[object, ...]]:
    with open_graph(store) as graph:
        found = answer(graph, find_query("conflicts"), {name: [value] for name, value in given.items()})
        columns = [found.columns.index(name) for name in ("kind", "value_a", "doc_a", "value_b", "doc_b", "reason")]
        return {tuple(row[at] for at in columns) for row in found.rows}


def test_a_build_tells_where_documents_differ_and_a_vague_figure_only_when_asked(reports: Path, tmp_path: Path) -> None:
    build([reports / f"{name}.txt" for name in REPORTS], tmp_path / "s")
    assert rows(tmp_path / "s") == {
        ("value", 4059, "a-report", 4039, "b-report", "cut_off_date"),
        ("change", 45.1, "a-report", 44.4, "b-report", "cut_off_date"),
        ("value", 14, "a-report", 15, "b-report", "unexplained"),
    }
    assert rows(tmp_path / "s", reason="comparison") == {("value", 34610, "a-report", 30000, "b-report", "comparison")}
    with open_graph(tmp_path / "s") as graph:
        assert len(list(graph.triples(None, NamedNode(RDF.type), NamedNode(ZC.Difference)))) == 4
        assert len(list(graph.triples(None, NamedNode(RDF.type), NamedNode(ZC.Conflict)))) == 3
        assert graph.info.documents == 2


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        ("受理专利纠纷案件210件。", "办理专利侵权纠纷案件260件。", {(210, 260, "definition")}),
        ("受理专利纠纷案件210件。", "办理专利侵权纠纷案件150件。", set()),
        (
            "专利权质押融资额6.67亿元。",
            "2016-2017年，专利质押登记46项，金额17.6亿元。",
            {(667e6, 1.76e9, "period")},
        ),
    ],
)
def test_a_build_tells_of_parts_above_their_whole_and_of_sums_over_years(
    tmp_path: Path, whole: str, part: str, expected: set[tuple[float, float, str]]
) -> None:
    for name, text in (("a-report", whole), ("b-report", part)):
        (tmp_path / f"{name}.txt").write_text(f"{HEAD}贵州省\n{text}\n", encoding="utf-8")
    build([tmp_path / "a-report.txt", tmp_path / "b-report.txt"], tmp_path / "s")
    assert {(row[1], row[3], row[5]) for row in rows(tmp_path / "s")} == expected


def test_differences_come_and_go_with_their_documents(reports: Path, tmp_path: Path) -> None:
    both, store = tmp_path / "both", tmp_path / "s"
    build([reports / f"{name}.txt" for name in REPORTS], both)
    build([reports / "a-report.txt"], store)
    assert rows(store) == set()
    add([reports / "b-report.txt"], store)
    with open_graph(both) as one, open_graph(store) as other:
        assert set(map(str, one.store)) == set(map(str, other.store))
    remove(["a-report"], store)
    assert rows(store) == set()
    with open_graph(store) as graph:
        assert not list(graph.store.quads_for_pattern(None, None, None, NamedNode(DIFFERENCES_GRAPH)))
        assert not list(graph.triples(None, NamedNode(ZC.reason)))


def test_a_document_cannot_take_the_name_of_the_differences(tmp_path: Path) -> None:
    path = tmp_path / "differences.txt"
    path.write_text(HEAD + REPORTS["a-report"], encoding="utf-8")
    with pytest.raises(Exception, match="rename the file"):
        build([path], tmp_path / "s")


def test_two_claims_that_differ_in_two_dates_have_two_differences() -> None:
    """The day of issue, and that of entry into force."""

    def dates(one: str, other: str) -> Difference:
        first, second = Statement("a", "x:1", 0.0, one, 2020), Statement("b", "x:2", 0.0, other, 2020)
        return Difference(first, second, "date", "x:policy", "x:area", "unexplained")

    quads = list(differences_to_quads([dates("2020-10-30", "2021-10-29"), dates("2021-01-01", "2021-12-01")], "x:g"))
    nodes = {quad.subject for quad in quads}
    assert len(nodes) == 2
    assert len([quad for quad in quads if quad.predicate.value == str(ZC.firstValue)]) == 2
