"""Tests of kg.store on made-up documents: what is held, what is switched, who may write, what may be asked."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Triple, serialize

from kg.documents import BadInput
from kg.store import (
    DocumentTriples,
    Version,
    add_documents,
    check_query,
    open_graph,
    remove_documents,
    replace_store,
)

ID = "https://w3id.org/zhice/id/"
ONTOLOGY = "https://w3id.org/zhice/ontology#"
GROUND = ID + "graph/ontology"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
NAME, ABOUT = NamedNode(ID + "name"), NamedNode(ID + "about")


def document(name: str, *provinces: str) -> DocumentTriples:
    """A document that makes one claim on each of the provinces, which other documents may name too."""
    said = []
    for province in provinces:
        thing, claim = NamedNode(f"{ID}area/{province}"), NamedNode(f"{ID}claim/{name}-{province}")
        said += [
            Triple(thing, TYPE, NamedNode(ONTOLOGY + "Area")),
            Triple(thing, NAME, Literal(province)),
            Triple(claim, TYPE, NamedNode(ONTOLOGY + "Claim")),
            Triple(claim, ABOUT, thing),
        ]
    return DocumentTriples(f"{ID}graph/{name}", [lines(said)])


def lines(said: list[Triple]) -> bytes:
    return serialize(said, format=RdfFormat.N_TRIPLES) or b""


def ground() -> DocumentTriples:
    china = NamedNode(ID + "area/china")
    return DocumentTriples(GROUND, [lines([Triple(china, NAME, Literal("全国"))])])


def build(folder: Path, *documents: DocumentTriples) -> None:
    replace_store(folder, ground(), documents, Version())


def triples(folder: Path) -> list[str]:
    with open_graph(folder) as graph:
        found = [str(quad.triple) for quad in graph.triples()]
    assert len(found) == len(set(found)), "a triple stands twice in the default graph"
    return sorted(found)


def everything(folder: Path) -> list[str]:
    with open_graph(folder) as graph:
        return sorted(map(str, graph.store))


def test_a_triple_of_two_documents_counts_once(tmp_path: Path) -> None:
    build(tmp_path / "s", document("a", "hubei"), document("b", "hubei"))
    with open_graph(tmp_path / "s") as graph:
        answer = graph.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ ?area <{NAME.value}> ?name }}")
        assert isinstance(answer, QuerySolutions)
        assert [row["n"].value for row in answer] == ["2"]
        assert graph.info.documents == 2
        assert graph.info.triples == len(triples(tmp_path / "s"))


def test_removing_a_document_leaves_what_others_hold(tmp_path: Path) -> None:
    build(tmp_path / "s", document("a", "hubei", "hunan"), document("b", "hubei"))
    build(tmp_path / "b", document("b", "hubei"))
    remove_documents(tmp_path / "s", GROUND, [document("a").graph])
    assert everything(tmp_path / "s") == everything(tmp_path / "b")


def test_what_the_ground_holds_too_stays(tmp_path: Path) -> None:
    shared = DocumentTriples(f"{ID}graph/a", ground().pieces)
    build(tmp_path / "s", shared)
    remove_documents(tmp_path / "s", GROUND, [shared.graph])
    assert len(triples(tmp_path / "s")) == 1


def test_adding_documents_one_by_one_gives_the_store_that_a_build_gives(tmp_path: Path) -> None:
    build(tmp_path / "built", document("a", "hubei"), document("b", "hubei", "hunan"), document("c", "gansu"))
    build(tmp_path / "added", document("c", "gansu"))
    add_documents(tmp_path / "added", GROUND, [document("b", "hubei", "hunan")])
    add_documents(tmp_path / "added", GROUND, [document("a", "hubei")])
    assert everything(tmp_path / "added") == everything(tmp_path / "built")


def test_adding_a_document_again_replaces_it(tmp_path: Path) -> None:
    build(tmp_path / "s", document("a", "hubei", "hunan"))
    add_documents(tmp_path / "s", GROUND, [document("a", "hubei")])
    build(tmp_path / "once", document("a", "hubei"))
    assert everything(tmp_path / "s") == everything(tmp_path / "once")


def failing(after: int) -> Iterator[DocumentTriples]:
    for number in range(after):
        yield document(f"d{number}", "hubei")
    raise RuntimeError("broken off")


def test_a_build_that_fails_leaves_the_old_store_whole(tmp_path: Path) -> None:
    build(tmp_path / "s", document("a", "hubei"))
    before = everything(tmp_path / "s")
    with pytest.raises(RuntimeError, match="broken off"):
        replace_store(tmp_path / "s", ground(), failing(3), Version())
    assert everything(tmp_path / "s") == before
    assert len(list((tmp_path / "s" / "generations").iterdir())) == 1


def test_an_addition_that_fails_leaves_the_old_store_whole(tmp_path: Path) -> None:
    build(tmp_path / "s", document("a", "hubei"))
    before = everything(tmp_path / "s")
    with pytest.raises(RuntimeError, match="broken off"):
        add_documents(tmp_path / "s", GROUND, failing(3))
    assert everything(tmp_path / "s") == before


def test_a_first_build_that_fails_leaves_no_store_and_can_be_repeated(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        replace_store(tmp_path / "s", ground(), failing(1), Version())
    with pytest.raises(BadInput, match="no store here yet"), open_graph(tmp_path / "s"):
        pass
    build(tmp_path / "s", document("a", "hubei"))
    assert triples(tmp_path / "s")


def test_a_reader_sees_the_store_as_it_was_when_opened(tmp_path: Path) -> None:
    build(tmp_path / "s", document("a", "hubei"))
    with open_graph(tmp_path / "s") as graph:
        before = sorted(map(str, graph.store))
        build(tmp_path / "s", document("b", "hunan"))
        add_documents(tmp_path / "s", GROUND, [document("c", "gansu")])
        assert sorted(map(str, graph.store)) == before
        assert len(list((tmp_path / "s" / "generations").iterdir())) == 2
    build(tmp_path / "s", document("d", "hunan"))
    assert len(list((tmp_path / "s" / "generations").iterdir())) == 1


def test_leftovers_of_killed_builds_are_cleared_by_the_next(tmp_path: Path) -> None:
    build(tmp_path / "s", document("a", "hubei"))
    for name in ("000007", "000009"):
        (tmp_path / "s" / "generations" / name).mkdir()
        (tmp_path / "s" / "generations" / name / "000011.sst").write_bytes(b"half")
    (tmp_path / "s" / "store.json.new").write_text("{")
    assert triples(tmp_path / "s")
    build(tmp_path / "s", document("a", "hubei"))
    assert len(list((tmp_path / "s" / "generations").iterdir())) == 1


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    build(tmp_path / "s", document("a", "hubei"))
    descriptor = os.open(tmp_path / "s" / "lock", os.O_RDWR)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    with pytest.raises(BadInput, match="being written by another process; wait"):
        build(tmp_path / "s", document("b", "hubei"))
    os.close(descriptor)
    build(tmp_path / "s", document("b", "hubei"))


def test_a_folder_of_something_else_is_neither_read_nor_written(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("precious")
    with pytest.raises(BadInput, match="is not a store"), open_graph(tmp_path):
        pass
    with pytest.raises(BadInput, match="holds other files and is not a store"):
        build(tmp_path, document("a", "hubei"))
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "s").write_text("a file")
    with pytest.raises(BadInput, match="is not a store"), open_graph(tmp_path / "s"):
        pass
    with pytest.raises(BadInput, match="is not a store"):
        build(tmp_path / "s", document("a", "hubei"))


def test_a_store_of_another_format_says_what_to_do_and_is_built_over(tmp_path: Path) -> None:
    build(tmp_path / "s", document("a", "hubei"))
    marker = tmp_path / "s" / "store.json"
    marker.write_text(json.dumps(json.loads(marker.read_text()) | {"format": 99}))
    with (
        pytest.raises(BadInput, match="format 99, this program reads format 1; build it again"),
        open_graph(tmp_path / "s"),
    ):
        pass
    with pytest.raises(BadInput, match="format 99"):
        add_documents(tmp_path / "s", GROUND, [document("b", "hubei")])
    with pytest.raises(RuntimeError):
        replace_store(tmp_path / "s", ground(), failing(1), Version())
    assert json.loads(marker.read_text())["format"] == 99
    assert (tmp_path / "s" / "generations" / "000001").exists()
    build(tmp_path / "s", document("a", "hubei"))
    assert triples(tmp_path / "s")


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"format": 1}'])
def test_a_damaged_marker_is_named(tmp_path: Path, text: str) -> None:
    build(tmp_path / "s", document("a", "hubei"))
    (tmp_path / "s" / "store.json").write_text(text)
    with pytest.raises(BadInput, match=r"store\.json: is damaged"), open_graph(tmp_path / "s"):
        pass


def test_a_store_whose_database_is_gone_says_so(tmp_path: Path) -> None:
    build(tmp_path / "s", document("a", "hubei"))
    for file in (tmp_path / "s" / "generations" / "000001").iterdir():
        file.unlink()
    with pytest.raises(BadInput, match="cannot be opened"), open_graph(tmp_path / "s"):
        pass


def test_documents_are_taken_one_at_a_time(tmp_path: Path) -> None:
    def stream() -> Iterator[DocumentTriples]:
        for number in range(50):
            yield DocumentTriples(f"{ID}graph/d{number}", counted(document(f"d{number}", "hubei").pieces, number))

    waiting: list[int] = []

    def counted(pieces: Iterable[bytes], number: int) -> Iterator[bytes]:
        waiting.append(number)
        yield from pieces
        waiting.remove(number)
        assert waiting == []

    replace_store(tmp_path / "s", ground(), stream(), Version())
    assert waiting == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * WHERE { service silent ?s { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1/> SELECT * WHERE { SERVICE:x { ?s ?p ?o } }",
        "SELECT * WHERE { SERVICESILENT<http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p 1SERVICE<http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p trueSERVICE<http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p ?o FILTER(?s<?p)SERVICE<http://127.0.0.1/> { ?s ?p ?o } }",
        'SELECT * WHERE { ?s ?p "\\"" SERVICE <http://127.0.0.1/> { ?s ?p "" } }',
        "SELECT * WHERE { ?s ?p '''a''' . # it's\n SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "ASK { { SELECT ?s { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } } }",
    ],
)
def test_a_query_that_asks_another_server_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="SERVICE asks another server"):
        check_query(text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * WHERE { ?s ?p "SERVICE <http://x/>" }',
        "SELECT * WHERE { ?s <http://x/service/delete> ?service } # no SERVICE, no DROP",
        "PREFIX z: <https://w3id.org/zhice/ontology#> SELECT * WHERE { ?s a z:Service ; z:service_platform ?o }",
        'SELECT * WHERE { ?s ?p """a "SERVICE" that is quoted""" }',
        "SELECT * WHERE { ?s ?p 'x'@en-service }",
        "SELECT ?load WHERE { ?load ?add ?with }",
    ],
)
def test_a_query_that_only_speaks_of_services_or_updates_may_run(text: str) -> None:
    check_query(text)


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <http://a> <http://b> 1 }",
        "PREFIX x: <http://x/> DELETE WHERE { ?s ?p ?o }",
        "# a comment\nCLEAR ALL",
        "LOAD <http://127.0.0.1/>",
        "WITH <http://g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_an_update_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="is an update"):
        check_query(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT * WHERE {\n  ?s ?p ?o .\n  FILTR(?o)\n}", "line 3, column"),
        ("SELECT * WHERE { ?s ?p ?o", "line 1, column 26, at the end of the line"),
        ("SELECT * WHERE { ?s foo:bar ?o }", "line 1, column 28: unknown prefix"),
        ("", "line 1, column 1"),
        ("SELECT ?s (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", "GROUP BY leaves out"),
    ],
)
def test_a_malformed_query_is_told_where_it_is_wrong_in_one_line(tmp_path: Path, text: str, place: str) -> None:
    build(tmp_path / "s", document("a", "hubei"))
    with open_graph(tmp_path / "s") as graph, pytest.raises(BadInput) as caught:
        graph.query(text)
    assert place in str(caught.value)
    assert "\n" not in str(caught.value)
