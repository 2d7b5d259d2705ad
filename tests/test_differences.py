"""Tests of kg explain on claims that do not agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.cli import run
from kg.queries.differences import differences_of
from kg.store import open_graph
from kg.vocabulary import DATA_IRI

HEAD = "2017年地方知识产权工作\n贵州省\n"
INDICATOR = f"{DATA_IRI}concept/indicator/patent-enforcement-cases"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("differences")
    for name, said in (("a", "查办专利案件4059件。"), ("b", "截止2017年12月15日，查办专利案件4039件。")):
        (folder / f"{name}.txt").write_text(HEAD + said + "\n", encoding="utf-8")
    build([folder / "a.txt", folder / "b.txt"], folder / "store")
    return folder / "store"


def test_a_thing_tells_where_documents_differ_on_it(store: Path) -> None:
    with open_graph(store) as graph:
        (told,) = differences_of(graph, INDICATOR)
        assert (told.first, told.first_document, told.second, told.second_document) == ("4059", "a", "4039", "b")
        assert (told.area, told.year, told.reason, told.conflict) == ("贵州省", "2017", "截止日期不同", True)
        assert differences_of(graph, f"{DATA_IRI}area/520000") == ()


def test_explain_prints_it_behind_the_claims(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", INDICATOR, "--store", str(store)]) == 0
    assert (
        capsys.readouterr()
        .out.rstrip()
        .endswith("1 differences 说法不一\n  2017  贵州省 数值: 4059 (a) / 4039 (b); 截止日期不同 (conflict)")
    )
