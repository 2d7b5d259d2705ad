"""Tests of the ground: made once, copied into every store, never stale, and without it all goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.store import DocumentTriples, Version, ground, replace_store
from kg.store.ground import hold_ground
from kg.store.holdings import INFERRED_GRAPH
from kg.store.inferred import write_inferred
from kg.vocabulary import OWL, RDF, RDFS, ZC

GRAPH = "https://w3id.org/zhice/id/graph/ontology"
DOCUMENT = "https://w3id.org/zhice/id/graph/one"
CENTRE = "<https://w3id.org/zhice/id/centre/1>"
IS_AN_INSTITUTION = f"{CENTRE} <{RDF.type}> <{ZC.Institution}> .\n".encode()
IS_A_CENTRE = f"{CENTRE} <{RDF.type}> <{ZC.ProtectionCentre}> .\n".encode()
AXIOM = f"<{ZC.ProtectionCentre}> <{RDFS.subClassOf}> <{ZC.Institution}> .\n".encode()
IS_LABELLED = f'{CENTRE} <{RDFS.label}> "某市知识产权保护中心" .\n'.encode()
ONTOLOGY = AXIOM + IS_A_CENTRE + IS_LABELLED
ARE_ONE = f"{CENTRE} <{OWL.sameAs}> <https://w3id.org/zhice/id/centre/2> .\n".encode()
SAID = f"<https://w3id.org/zhice/id/centre/2> <{RDF.type}> <{ZC.ProtectionCentre}> .\n".encode()


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "zhice"


def build(folder: Path, document: bytes) -> set[str]:
    """A store with a document, upon the ground: all its quads."""
    with hold_ground(GRAPH, lambda: ONTOLOGY) as held:
        following = held.following()
        replace_store(
            folder,
            DocumentTriples(GRAPH, []),
            [DocumentTriples(DOCUMENT, [document])],
            Version(),
            following.write,
            following.take,
            held.database,
        )
    return quads(folder)


def quads(folder: Path) -> set[str]:
    generation = next((folder / "generations").iterdir())
    return {str(quad) for quad in Store.read_only(str(generation))}


def plain(folder: Path, document: bytes) -> set[str]:
    """The same store made without a ground."""
    documents = [DocumentTriples(DOCUMENT, [document])]
    replace_store(folder, DocumentTriples(GRAPH, [ONTOLOGY]), documents, Version(), write_inferred)
    return quads(folder)


def counted() -> tuple[list[int], Callable[[], bytes]]:
    """How often the ontology was read, and what reads it."""
    calls: list[int] = []

    def ontology() -> bytes:
        calls.append(1)
        return ONTOLOGY

    return calls, ontology


def made_by(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    version = replace(ground.current_version(), program=program)
    monkeypatch.setattr(ground, "current_version", lambda: version)


@pytest.mark.parametrize("document", [SAID, IS_AN_INSTITUTION, ARE_ONE, b""])
def test_a_store_is_the_same_with_a_fresh_ground_with_a_kept_one_and_without(tmp_path: Path, document: bytes) -> None:
    expected = plain(tmp_path / "plain", document)
    assert build(tmp_path / "fresh", document) == expected
    assert build(tmp_path / "kept", document) == expected


def test_what_a_document_states_is_no_longer_told_as_following(tmp_path: Path) -> None:
    assert not [
        quad for quad in build(tmp_path / "s", IS_AN_INSTITUTION) if INFERRED_GRAPH in quad and "centre/1" in quad
    ]
    assert [quad for quad in build(tmp_path / "t", SAID) if INFERRED_GRAPH in quad and "centre/1" in quad]


def test_a_ground_is_made_once(cache: Path) -> None:
    calls, ontology = counted()
    with hold_ground(GRAPH, ontology) as first, hold_ground(GRAPH, ontology) as second:
        assert first == second
        assert first.axioms == AXIOM
    assert len(calls) == 1
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("lost", ["axioms.nt", "told", "database/CURRENT", "sizes"])
@pytest.mark.parametrize("cut", [True, False])
def test_a_ground_that_lost_part_of_itself_is_made_again(tmp_path: Path, cache: Path, lost: str, cut: bool) -> None:
    expected = build(tmp_path / "first", SAID)
    (kept,) = cache.iterdir()
    if cut:
        (kept / lost).write_bytes((kept / lost).read_bytes()[:-1])
    else:
        (kept / lost).unlink()
    assert build(tmp_path / "second", SAID) == expected
    calls, ontology = counted()
    with hold_ground(GRAPH, ontology):
        assert not calls


def test_another_program_has_another_ground_and_the_old_one_goes(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls, ontology = counted()
    for program in ("1", "2", "1"):
        made_by(monkeypatch, program)
        with hold_ground(GRAPH, ontology):
            pass
    assert len(calls) == 3
    assert len(list(cache.iterdir())) == 1


def test_a_ground_that_is_being_copied_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    made_by(monkeypatch, "1")
    with hold_ground(GRAPH, lambda: ONTOLOGY) as held:
        made_by(monkeypatch, "2")
        with hold_ground(GRAPH, lambda: ONTOLOGY):
            assert held.database.exists()


def test_what_a_killed_build_left_is_no_ground_and_is_cleared_away(cache: Path) -> None:
    (cache / "tmpleft").mkdir(parents=True)
    with hold_ground(GRAPH, lambda: ONTOLOGY) as held:
        assert held.axioms == AXIOM
    assert not (cache / "tmpleft").exists()


def test_where_nothing_can_be_kept_a_ground_is_made_for_one_build(tmp_path: Path, cache: Path) -> None:
    cache.parent.write_text("a file, so that no folder can be made here")
    expected = plain(tmp_path / "plain", SAID)
    calls, ontology = counted()
    with hold_ground(GRAPH, ontology) as held:
        database = held.database
    assert build(tmp_path / "s", SAID) == expected
    assert len(calls) == 1
    assert not database.exists()
