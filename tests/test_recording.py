"""Tests of kg evaluate --record: measured precision in the store, which replaces the shipped one and stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.build import add, build, record, remove
from kg.cli import run
from kg.queries import answer, find_query
from kg.rdf.quality import Precision
from kg.store import QUALITY_GRAPH, open_graph

TEXT = "2017年地方知识产权工作\n甘肃省\n出台《甘肃省专利条例》。专利申请量24448件。\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    build([tmp_path / "one.txt"], tmp_path / "store")
    return tmp_path / "store"


def measured(store: Path) -> dict[str, tuple[object, ...]]:
    """The measurement of each rule that the saved query tells."""
    with open_graph(store) as graph:
        found = answer(graph, find_query("rules"), {})
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    assert len(rows) == len({row["rule"] for row in rows})
    names = ("precision", "right", "sample", "low", "high", "gold")
    return {str(row["rule"]): tuple(row[name] for name in names) for row in rows}


def recorded(store: Path) -> list[str]:
    with open_graph(store) as graph:
        return sorted(map(str, graph.store.quads_for_pattern(None, None, None, NamedNode(QUALITY_GRAPH))))


def test_what_is_recorded_replaces_what_was_shipped_of_the_same_rule(store: Path) -> None:
    before = measured(store)
    record([Precision("policies.titled", 3, 4, 0.3006, 0.9544)], "mine", store)
    after = measured(store)
    assert after.pop("policies.titled") == (0.75, 3, 4, 0.3006, 0.9544, "mine")
    assert after == {rule: values for rule, values in before.items() if rule != "policies.titled"}


def test_the_next_recording_replaces_the_last_and_the_same_one_changes_nothing(store: Path) -> None:
    record([Precision("policies.titled", 3, 4, 0.3006, 0.9544)], "mine", store)
    first = recorded(store)
    record([Precision("statistics.count", 1, 1, 0.2065, 1.0)], "mine", store)
    assert not any("policies.titled" in quad for quad in recorded(store))
    record([Precision("policies.titled", 3, 4, 0.3006, 0.9544)], "mine", store)
    assert recorded(store) == first


def test_what_is_recorded_stays_when_documents_come_and_go_and_goes_with_the_next_build(store: Path) -> None:
    record([Precision("policies.titled", 3, 4, 0.3006, 0.9544)], "mine", store)
    first = recorded(store)
    add([store.parent / "two.txt"], store)
    assert recorded(store) == first
    remove(["one"], store)
    assert recorded(store) == first
    assert measured(store)["policies.titled"][-1] == "mine"
    build([store.parent / "two.txt"], store)
    assert recorded(store) == []


def test_a_rule_that_the_store_does_not_know_and_one_never_met_are_left_out(store: Path) -> None:
    record([Precision("no.such", 1, 1, 0.2, 1.0), Precision("policies.titled", 0, 0, 0.0, 1.0)], "mine", store)
    assert recorded(store) == []


def test_the_command_records_and_a_bar_leaves_facts_out(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = store.parent / "mine.jsonl"
    fact = {"doc": "one", "type": "policy", "area": "甘肃省", "title": "完全不同的名称", "quote": "无"}
    gold.write_text(json.dumps(fact, ensure_ascii=False) + "\n", encoding="utf-8")
    asked = ["query", "trusted-facts", "--store", str(store), "--format", "json", "--type", "policy", "--bar", "0.5"]
    assert run(asked) == 0
    assert [row["rule"] for row in json.loads(capsys.readouterr().out)] == ["policies.titled"]
    assert run(["evaluate", str(gold), "--store", str(store), "--record"]) == 0
    assert "precision of 2 rules recorded" in capsys.readouterr().err
    assert measured(store)["policies.titled"][:3] == (0, 0, 1)
    assert run(asked) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_recording_into_no_store_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = tmp_path / "mine.jsonl"
    gold.write_text("", encoding="utf-8")
    found = ["--found", str(gold), "--store", str(tmp_path / "none")]
    assert run(["evaluate", str(gold), *found, "--record"]) == 2
    assert "there is no store here yet" in capsys.readouterr().err
