"""Tests of kg diff: facts and terms that came, went and changed between two stores or files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, serialize

from kg.bad_input import BadInput
from kg.build import add, build, remove
from kg.cli import run
from kg.editions import FactChange, compare_facts, compare_terms, count_changes, read_edition
from kg.facts import Evidence, Fund, Policy
from kg.store import open_graph
from kg.vocabulary import ONTOLOGY

TITLE = "2017年地方知识产权工作\n甘肃省\n"
OLD = TITLE + "出台《甘肃省专利条例》。专利申请量24448件。授权专利9672件。\n"
NEW = TITLE + "出台《甘肃省专利条例》。专利申请量24449件。成立知识产权法庭。\n"


def policy(title: str, start: int = 0, **fields: object) -> Policy:
    rule = str(fields.pop("rule", "policies.titled"))
    end = start + len(title)
    evidence = Evidence(str(fields.pop("document", "a")), start, end, title, title, title, "", "", rule)
    return Policy(area="甘肃省", title=title, action=str(fields.pop("action", "issued")), evidence=evidence, **fields)  # type: ignore[arg-type]


def told(old: list[Policy], new: list[Policy]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(change.kind, change.shown["title"], change.fields) for change in compare_facts(old, new)]


def test_equal_facts_are_no_change_in_whatever_order() -> None:
    facts = [policy("条例"), policy("办法", 10), policy("条例", 20)]
    assert told(facts, facts[::-1]) == []


def test_a_fact_comes_and_goes() -> None:
    assert told([policy("条例")], []) == [("went", "条例", ())]
    assert told([], [policy("条例")]) == [("came", "条例", ())]
    assert told([policy("条例")], [policy("条例"), policy("办法", 10)]) == [("came", "办法", ())]


def test_the_same_words_that_say_something_else_are_a_change() -> None:
    one, other = policy("条例"), policy("条例", action="revised", year=2017)
    assert told([one], [other]) == [("changed", "条例", ("action", "year"))]


def test_another_rule_for_the_same_fact_is_a_change_counted_with_the_new_rule() -> None:
    changes = list(compare_facts([policy("条例")], [policy("条例", rule="policies.phrase")]))
    assert [(change.kind, change.fields) for change in changes] == [("changed", ("rule",))]
    assert [(key[:3], dict(key[3])) for key in count_changes(changes)] == [
        (("a", "policy", "policies.phrase"), {"changed": 1})
    ]


def test_the_same_fact_elsewhere_has_moved() -> None:
    assert told([policy("条例")], [policy("条例", 50)]) == [("moved", "条例", ("start", "end"))]


def test_overlapping_places_pair_the_likest_first() -> None:
    one = [policy("专利条例", 0), policy("专利条例草案", 0)]
    other = [policy("专利条例", 0, action="revised"), policy("专利条例草案", 0, action="drafting")]
    assert told(one, other) == [("changed", "专利条例", ("action",)), ("changed", "专利条例草案", ("action",))]


def test_facts_of_other_documents_and_types_are_never_one() -> None:
    fund = Fund(area="甘肃省", name="条例", kind="other", evidence=policy("条例").evidence)
    changes = list(compare_facts([policy("条例")], [policy("条例", document="b"), fund]))
    assert sorted(change.kind for change in changes) == ["came", "came", "went"]


def test_echoes_that_differ_are_told_as_moved() -> None:
    fact = policy("条例")
    echoed = replace(fact, evidence=replace(fact.evidence, echoes=((7, 9),)))
    assert told([fact], [echoed]) == [("moved", "条例", ("echoes",))]


def test_terms_come_go_and_change_by_their_triples() -> None:
    old = {"t:a": frozenset({"p 1"}), "t:b": frozenset({"p 1", "p 2"})}
    new = {"t:b": frozenset({"p 1", "p 3"}), "t:c": frozenset({"p 1"})}
    assert [(change.kind, change.term, change.went, change.came) for change in compare_terms(old, new)] == [
        ("went", "t:a", (), ()),
        ("changed", "t:b", ("p 2",), ("p 3",)),
        ("came", "t:c", (), ()),
    ]
    assert list(compare_terms({}, new)) == []


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("editions")
    for name, text in (("old", OLD), ("new", NEW)):
        (folder / name).mkdir()
        (folder / name / "report.txt").write_text(text, encoding="utf-8")
        build([folder / name / "report.txt"], folder / f"{name}-store")
    return folder / "old-store", folder / "new-store"


def test_two_stores_differ_in_what_their_documents_say(
    stores: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", *map(str, stores), "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    kinds = sorted((change["change"], (change["new"] or change["old"])["type"]) for change in report["facts"])
    assert kinds == [("came", "institution"), ("changed", "statistic"), ("went", "statistic")]
    (changed,) = [change for change in report["facts"] if change["change"] == "changed"]
    assert (changed["old"]["value"], changed["new"]["value"]) == (24448, 24449)
    assert report["terms"] == []


def test_a_store_is_equal_to_itself(stores: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", str(stores[0]), str(stores[0]), "--format", "jsonl"]) == 0
    assert all(json.loads(line)["part"] == "version" for line in capsys.readouterr().out.splitlines())


@pytest.mark.parametrize("form", [RdfFormat.N_QUADS, RdfFormat.TRIG, RdfFormat.TURTLE, RdfFormat.N_TRIPLES])
def test_a_file_written_of_a_store_is_equal_to_it(stores: tuple[Path, Path], tmp_path: Path, form: RdfFormat) -> None:
    path = tmp_path / f"graph.{form.file_extension}"
    with open_graph(stores[0]) as graph:
        quads = [*graph.store] if form.supports_datasets else [quad.triple for quad in graph.triples()]
    path.write_bytes(serialize(quads, format=form) or b"")
    one, other = read_edition(stores[0]), read_edition(path)
    assert list(compare_facts(one.facts, other.facts)) == []
    assert list(compare_terms(one.terms, other.terms)) == []
    assert one.versions == other.versions


def test_two_ontology_files_are_compared_by_their_terms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = ONTOLOGY / "zhice.ttl", tmp_path / "zhice.ttl"
    text = old.read_text(encoding="utf-8").replace('"Echo"@en', '"Reprint"@en')
    new.write_text(text.replace('owl:versionInfo "', 'owl:versionInfo "9.'), encoding="utf-8")
    assert run(["diff", str(old), str(new), "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert [(change["change"], change["term"].rsplit("#")[-1]) for change in report["terms"]] == [("changed", "Echo")]
    assert [each["of"] for each in report["versions"] if each["old"] != each["new"]] == ["ontology"]


def test_tables_give_counts_then_each_change_and_a_summary_the_counts_only(
    stores: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", *map(str, stores), "--format", "markdown"]) == 1
    out = capsys.readouterr().out
    assert "| report | statistic | statistics.count | 0 | 1 | 1 | 0 |" in out
    assert "value: 24448 → 24449" in out
    assert run(["diff", *map(str, stores), "--format", "markdown", "--summary"]) == 1
    assert "24448" not in capsys.readouterr().out


@pytest.mark.parametrize(("name", "content"), [("x.txt", "a"), ("x.ttl", "<a> <b> .")])
def test_what_is_no_graph_is_told_in_one_line(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(BadInput):
        read_edition(tmp_path / name)
    assert run(["diff", str(tmp_path / name), str(tmp_path / "none")]) == 2


def test_a_change_shows_the_fact_as_it_is_now() -> None:
    assert FactChange("changed", {"doc": "old"}, {"doc": "new"}).shown == {"doc": "new"}


def test_a_store_carries_the_versions_of_its_parts(stores: tuple[Path, Path]) -> None:
    one, other = (read_edition(store).versions for store in stores)
    assert one["ontology"] == other["ontology"] != ""
    assert one["concepts"] == other["concepts"] != ""
    assert one["data"] != other["data"]


def test_the_version_of_the_data_follows_documents_that_come_and_go(tmp_path: Path) -> None:
    for name, text in (("a", OLD), ("b", NEW)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    store = tmp_path / "store"
    versions = []
    build([tmp_path / "a.txt"], store)
    versions.append(read_edition(store).versions["data"])
    add([tmp_path / "b.txt"], store)
    versions.append(read_edition(store).versions["data"])
    remove(["b"], store)
    versions.append(read_edition(store).versions["data"])
    assert versions[0] == versions[2] != versions[1]
