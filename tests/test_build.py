"""Tests of kg.build with a made-up stage: what goes in, what is left out, what stays when a build fails."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_stages import read

from kg.build import Built, Outcome, Refused, add, build, read_file, remove
from kg.documents import BadInput
from kg.store import open_graph


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five documents that share things."""
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, lines in {"a": "x\ny", "b": "y\nz", "c": "x", "d": "w\nx\ny\nz", "e": "z"}.items():
        (folder / f"{name}.txt").write_text(lines, encoding="utf-8")
    return folder


def contents(store: Path) -> list[str]:
    with open_graph(store) as graph:
        return sorted(map(str, graph.store))


def built(folder: Path, store: Path, *names: str) -> Built:
    return build([folder / f"{name}.txt" for name in names], store, read=read)


def test_a_build_holds_exactly_the_documents_named(folder: Path, tmp_path: Path) -> None:
    built(folder, tmp_path / "s", "a", "b")
    result = built(folder, tmp_path / "s", "b", "c")
    assert result.info.documents == 2
    assert result.facts == 3
    built(folder, tmp_path / "fresh", "c", "b")
    assert contents(tmp_path / "s") == contents(tmp_path / "fresh")


@pytest.mark.parametrize("change", [add, build])
def test_several_jobs_give_the_store_that_one_gives(folder: Path, tmp_path: Path, change: Callable[..., Built]) -> None:
    for name, jobs in (("one", 1), ("three", 3)):
        built(folder, tmp_path / name, "a")
        assert change([folder], tmp_path / name, jobs=jobs, read=read).facts == 10
    assert contents(tmp_path / "one") == contents(tmp_path / "three")


@pytest.mark.parametrize("jobs", [1, 3])
def test_files_are_told_of_in_order_however_many_jobs(folder: Path, tmp_path: Path, jobs: int) -> None:
    told: list[tuple[int, int, str]] = []
    build([folder], tmp_path / "s", lambda *step: told.append((*step[:2], step[2].id)), jobs=jobs, read=read)
    assert told == [(number, 5, each) for number, each in enumerate("abcde", start=1)]


def test_adding_and_removing_give_the_store_that_a_build_gives(folder: Path, tmp_path: Path) -> None:
    built(folder, tmp_path / "s", "a", "b", "c")
    add([folder / "d.txt", folder / "e.txt"], tmp_path / "s", read=read)
    remove(["b", "a"], tmp_path / "s")
    built(folder, tmp_path / "fresh", "c", "d", "e")
    assert contents(tmp_path / "s") == contents(tmp_path / "fresh")


def test_adding_reads_no_other_document(folder: Path, tmp_path: Path) -> None:
    built(folder, tmp_path / "s", "a", "b", "c")
    for name in "abc":
        (folder / f"{name}.txt").unlink()
    assert add([folder / "d.txt"], tmp_path / "s", read=read).info.documents == 4


def test_a_document_that_cannot_be_read_is_left_out_told_and_counted(folder: Path, tmp_path: Path) -> None:
    (folder / "c.txt").write_text("!")
    told: list[Outcome] = []
    result = build([folder], tmp_path / "s", lambda *step: told.append(step[2]), read=read)
    assert [outcome.problem for outcome in told if outcome.problem] == [f"{folder / 'c.txt'}: cannot be read; mend it"]
    assert [outcome.id for outcome in result.rejected] == ["c"]
    assert result.info.documents == 4


@pytest.mark.parametrize("jobs", [1, 2])
def test_strict_stops_at_it_and_leaves_the_store_as_it_was(folder: Path, tmp_path: Path, jobs: int) -> None:
    built(folder, tmp_path / "s", "a")
    before = contents(tmp_path / "s")
    (folder / "c.txt").write_text("!")
    for change in (build, add):
        with pytest.raises(Refused, match=r"c\.txt: cannot be read; mend it$"):
            change([folder], tmp_path / "s", strict=True, jobs=jobs, read=read)
    assert contents(tmp_path / "s") == before


def test_a_file_alone_that_cannot_be_read_is_told_in_its_own_words(folder: Path, tmp_path: Path) -> None:
    built(folder, tmp_path / "s", "a")
    before = contents(tmp_path / "s")
    (folder / "c.txt").write_text("!")
    with pytest.raises(Refused, match=r"c\.txt: cannot be read; mend it$"):
        built(folder, tmp_path / "s", "c")
    assert contents(tmp_path / "s") == before


def test_when_nothing_can_be_read_the_store_stays(folder: Path, tmp_path: Path) -> None:
    built(folder, tmp_path / "s", "a")
    before = contents(tmp_path / "s")
    for path in folder.iterdir():
        path.write_text("!")
    with pytest.raises(Refused, match="none of 5 files could be read; the store was not changed"):
        build([folder], tmp_path / "s", read=read)
    assert contents(tmp_path / "s") == before


def test_a_missing_path_or_an_empty_folder_changes_nothing(folder: Path, tmp_path: Path) -> None:
    built(folder, tmp_path / "s", "a")
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "absent.txt", tmp_path / "empty"):
        with pytest.raises(BadInput, match=str(path)):
            build([folder, path], tmp_path / "s", read=read)
    with open_graph(tmp_path / "s") as graph:
        assert graph.info.documents == 1


@pytest.mark.parametrize("name", ["absent", "ontology"])
def test_what_is_no_document_cannot_be_removed(folder: Path, tmp_path: Path, name: str) -> None:
    built(folder, tmp_path / "s", "a", "b")
    before = contents(tmp_path / "s")
    with pytest.raises(BadInput, match=f"{name}: is no document in"):
        remove(["a", name], tmp_path / "s")
    assert contents(tmp_path / "s") == before


@pytest.mark.parametrize("key", ["program", "ontology"])
def test_documents_are_not_added_to_a_store_of_another_version(folder: Path, tmp_path: Path, key: str) -> None:
    built(folder, tmp_path / "s", "a")
    marker = tmp_path / "s" / "store.json"
    marker.write_text(json.dumps(json.loads(marker.read_text()) | {key: "other"}))
    with pytest.raises(BadInput, match="another program or ontology; build it again"):
        add([folder / "b.txt"], tmp_path / "s", read=read)
    assert built(folder, tmp_path / "s", "a").info.documents == 1


def test_a_document_that_would_take_the_ontologys_place_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ontology.txt"
    path.write_text("2017年，全市发明专利申请量18.5928万件。", encoding="utf-8")
    assert "has the ontology's name; rename the file" in str(read_file(path).problem)


def test_two_files_of_one_name_are_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.txt").write_text("q")
    with pytest.raises(BadInput, match="rename one"):
        build([folder, tmp_path / "other"], tmp_path / "s", read=read)


def test_garbage_is_looked_for_rarely_while_a_build_runs_and_as_before_after_it(folder: Path, tmp_path: Path) -> None:
    before = gc.get_threshold()
    during = []

    def watch(number: int, total: int, outcome: Outcome) -> None:
        during.append(gc.get_threshold()[0])

    build([folder], tmp_path / "s", watch, read=read)
    assert min(during) > before[0]
    with pytest.raises(BadInput):
        build([tmp_path / "none"], tmp_path / "s", watch, read=read)
    assert gc.get_threshold() == before
