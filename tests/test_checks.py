"""Tests of kg check on a store of one document: quotes are read again, facts counted, failures told in lines."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from samples import reports

from kg.build import build
from kg.checks import Counts, Failure, check_counts, check_proof, count_facts, read_accepted, write_accepted
from kg.cli import run
from kg.documents import list_sources
from kg.store import open_graph
from kg.vocabulary import OA, ZC

Shell = Callable[..., tuple[int, list[str], str]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the report of one province in it, its store beside it; not to be changed."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "files").mkdir()
    name = max(reports(), key=lambda name: len(reports()[name]))
    (folder / "files" / "report.txt").write_text(reports()[name], encoding="utf-8")
    build([folder / "files"], folder / "store")
    return folder


@pytest.fixture
def files(made: Path, tmp_path: Path) -> Path:
    """A copy of the folder of files, to be changed."""
    shutil.copytree(made / "files", tmp_path / "files")
    return tmp_path / "files"


@pytest.fixture
def check(made: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """Runs kg check on the store: exit code, lines on stdout, stderr."""

    def call(*arguments: str | Path) -> tuple[int, list[str], str]:
        code = run(["check", "--store", str(made / "store"), *map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out.splitlines(), err

    return call


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# Proof


def test_a_store_of_its_files_has_no_failures(check: Shell, files: Path) -> None:
    code, lines, err = check(files)
    assert (code, lines) == (0, [])
    assert "0 failures" in err


def test_a_character_changed_in_a_file_is_found_at_its_quote(check: Shell, made: Path, files: Path) -> None:
    quote = passage(made, OA.exact)
    change(files / "report.txt", quote, quote[:-1] + "某")
    code, lines, _ = check(files)
    assert code == 1
    assert any("is not the version that was read" in line for line in lines)
    assert any("oa:exact is not what stands there" in line for line in lines)
    assert any("zc:quote is not what cleaning gives there" in line for line in lines)
    assert all(line.startswith("proof: report") and "; " in line for line in lines)


def test_a_character_put_in_front_moves_every_quote(made: Path, files: Path) -> None:
    path = files / "report.txt"
    path.write_text("某" + path.read_text(encoding="utf-8"), encoding="utf-8")
    with open_graph(made / "store") as graph:
        passages = {quad.subject for quad in graph.triples(None, NamedNode(OA.exact))}
    assert sum("oa:exact" in failure.problem for failure in proof(made, files)) == len(passages) > 3


def test_a_change_outside_of_all_quotes_is_found_by_the_hash_alone(made: Path, files: Path) -> None:
    path = files / "report.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    (failure,) = proof(made, files)
    assert "is not the version that was read" in failure.problem


@pytest.mark.parametrize(
    ("property_iri", "problem"),
    [
        (OA.exact, "oa:exact"),
        (OA.prefix, "oa:prefix"),
        (OA.suffix, "oa:prefix or oa:suffix"),
        (ZC.quote, "zc:quote"),
        (ZC.sentence, "zc:sentence"),
    ],
)
def test_what_the_graph_says_and_the_file_does_not_is_found(made: Path, property_iri: str, problem: str) -> None:
    with open_graph(made / "store") as graph:
        store = Store()
        store.extend(graph.triples())
    (old, *_) = store.quads_for_pattern(None, NamedNode(property_iri), None)
    store.remove(old)
    store.add(Quad(old.subject, old.predicate, Literal("另一句话")))
    (failure,) = check_proof(store, list_sources([made / "files"]))
    assert failure.problem.startswith(problem)


def test_a_file_that_is_not_there_or_no_text_is_a_failure(made: Path, files: Path) -> None:
    (files / "report.txt").rename(files / "other.txt")
    (failure,) = proof(made, files)
    assert str(failure) == "proof: report: its file is not there; name the file or its folder: kg check FILE"
    (files / "report.txt").write_bytes(b"")
    (failure,) = proof(made, files)
    assert failure.problem == "its file cannot be read again"


def test_bad_input_is_told_in_one_line(check: Shell, files: Path, made: Path) -> None:
    for arguments in ([files / "nowhere"], ["--store", made / "nowhere", files]):
        code, lines, err = check(*arguments)
        assert (code, lines) == (2, [])
        assert err.count("\n") == 1
    (files / "accepted.toml").write_text("[report\n", encoding="utf-8")
    code, _, err = check(files)
    assert code == 2
    assert "accepted.toml: is damaged" in err


# Counts


def test_counts_are_shown_accepted_and_then_kept_to(check: Shell, made: Path, files: Path) -> None:
    code, lines, _ = check(files, "--accept")
    assert code == 0
    assert lines[0] == "document\ttype\taccepted\tnow"
    with open_graph(made / "store") as graph:
        found = count_facts(graph.store)["report"]
    assert {line.split("\t")[1]: int(line.split("\t")[3]) for line in lines[1:]} == found
    accepted = files / "accepted.toml"
    text = accepted.read_text(encoding="utf-8")
    kind, count = list(found.items())[-1]
    accepted.write_text(text.replace(f"{kind} = {count}\n", f"{kind} = 90\n"), encoding="utf-8")
    code, (line,), err = check(files)
    assert (code, err.count("\n")) == (1, 1)
    assert line.startswith(f"counts: report: {count} facts of type {kind}, 90 were accepted; ")
    assert check(files, "--accept")[:2] == (0, ["document\ttype\taccepted\tnow", f"report\t{kind}\t90\t{count}"])
    assert accepted.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("found", "accepted", "fallen"),
    [
        ({"a": {"policy": 3}}, {"a": {"policy": 3}}, []),
        ({"a": {"policy": 4, "fund": 1}}, {"a": {"policy": 3}}, []),
        ({"a": {"policy": 2, "fund": 9}}, {"a": {"policy": 3}}, ["a: 2 facts of type policy"]),
        ({"a": {}}, {"a": {"policy": 3, "fund": 1}}, ["a: 0 facts of type policy", "a: 0 facts of type fund"]),
        ({"b": {"policy": 3}}, {"a": {"policy": 3}}, ["a: 0 facts of type policy"]),
        ({"a": {"policy": 3}}, {"a": {"law": 3}}, ["a: 0 facts of type law"]),
        ({"a": {"policy": 3}}, {}, []),
    ],
)
def test_counts_may_rise_but_not_fall(found: Counts, accepted: Counts, fallen: list[str]) -> None:
    assert [f"{each.subject}: {each.problem.split(',')[0]}" for each in check_counts(found, accepted)] == fallen


def test_what_is_accepted_stands_beside_each_file_and_reads_back(tmp_path: Path) -> None:
    sources = [tmp_path / "甘肃 [方案].txt", tmp_path / "more" / "b.txt", tmp_path / "unread.txt"]
    (tmp_path / "more").mkdir()
    found = {"甘肃 [方案]": {"policy": 2, "fund": 1}, "b": {"fund": 7}}
    written = write_accepted(found, sources)
    assert written == (tmp_path / "more" / "accepted.toml", tmp_path / "accepted.toml")
    assert read_accepted(sources) == found


def test_counts_are_not_accepted_while_something_else_fails(check: Shell, files: Path) -> None:
    path = files / "report.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    code, _, err = check(files, "--accept")
    assert code == 1
    assert "counts not accepted" in err
    assert not (files / "accepted.toml").exists()


def proof(made: Path, files: Path) -> list[Failure]:
    with open_graph(made / "store") as graph:
        return list(check_proof(graph.store, list_sources([files])))


def passage(made: Path, property_iri: str) -> str:
    """The longest text of a property of the passages that stands on one line."""
    with open_graph(made / "store") as graph:
        texts = [quad.object.value for quad in graph.triples(None, NamedNode(property_iri))]
    return max((text for text in texts if "\n" not in text), key=len)
