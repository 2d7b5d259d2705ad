"""Tests of inferred triples in a store: a graph of their own, up to date with what is stated, explained, told of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Triple, serialize

from kg.build import read_file
from kg.cli import run
from kg.facts import Evidence, ProtectionCentre
from kg.rdf import ONTOLOGY_GRAPH, facts_to_triples, graph_iri, ontology_to_quads
from kg.store import (
    INFERRED_GRAPH,
    DocumentTriples,
    add_documents,
    current_version,
    open_graph,
    remove_documents,
    replace_store,
)
from kg.store.inferred import write_inferred
from kg.vocabulary import OWL, RDF, ZC

SENTENCE = "中国（浦东）知识产权保护中心正式挂牌。"


@dataclass(frozen=True, slots=True)
class Source:
    """A document of one sentence."""

    id: str
    path: str = "report.txt"
    sha256: str = "0" * 64
    title: str | None = None
    issuer: str | None = None
    number: str | None = None
    date: str | None = None
    year: int | None = 2017


def document(name: str, centre: str = "浦东", *extra: tuple[str, str]) -> DocumentTriples:
    """A document that says that a centre opened, and further classes or names of the centre."""
    sentence = SENTENCE.replace("浦东", centre)
    evidence = Evidence(
        document=name,
        start=0,
        end=len(sentence),
        exact=sentence,
        quote=sentence,
        sentence=sentence,
        prefix="",
        suffix="",
        rule="centres.status",
        echoes=(),
    )
    fact = ProtectionCentre(
        area="上海市" if centre == "浦东" else "浙江省",
        city="浦东新区" if centre == "浦东" else "宁波市",
        name=sentence.removesuffix("正式挂牌。"),
        kind="protection_centre",
        status="operating",
        year=2017,
        evidence=evidence,
    )
    quads = list(facts_to_triples(Source(name), [fact]).quads())
    thing = next(quad.object for quad in quads if quad.predicate.value == ZC.about)
    assert isinstance(thing, NamedNode)
    said = [quad.triple for quad in quads]
    said += [Triple(thing, NamedNode(predicate), NamedNode(value)) for predicate, value in extra]
    return DocumentTriples(graph_iri(name), [serialize(said, format=RdfFormat.N_TRIPLES) or b""])


def ground() -> DocumentTriples:
    return DocumentTriples(ONTOLOGY_GRAPH, [few_areas()])


@cache
def few_areas() -> bytes:
    """The ontology without most of its thousands of areas."""
    kept = re.compile(r"/id/(?!area/|zone/)|/id/area/(?:100000|31|3302|330000)")
    few = [
        quad.triple for quad in ontology_to_quads() if "/id/" not in str(quad.subject) or kept.search(str(quad.subject))
    ]
    return serialize(few, format=RdfFormat.N_TRIPLES) or b""


def make(folder: Path, *documents: DocumentTriples) -> Path:
    replace_store(folder, ground(), documents, current_version(), write_inferred)
    return folder


def inferred(folder: Path) -> set[str]:
    with open_graph(folder) as graph:
        return {str(quad.triple) for quad in graph.inferred_triples()}


def stated(folder: Path) -> set[str]:
    with open_graph(folder) as graph:
        return {str(quad.triple) for quad in graph.triples()}


def count(folder: Path, seen: bool) -> int:
    with open_graph(folder, inferred=seen) as graph:
        result = graph.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
        assert isinstance(result, QuerySolutions)
        return int(next(iter(result))[0].value)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two documents with a centre each; not to be changed."""
    return make(tmp_path_factory.mktemp("store") / "store", document("one"), document("two", "宁波"))


def test_queries_see_what_is_stated_unless_asked_for_what_follows_and_count_each_triple_once(store: Path) -> None:
    assert inferred(store)
    assert not inferred(store) & stated(store)
    assert count(store, seen=False) == len(stated(store))
    assert count(store, seen=True) == len(stated(store)) + len(inferred(store))


def test_what_follows_has_no_blank_nodes(store: Path) -> None:
    assert not [triple for triple in inferred(store) if "_:" in triple or "BlankNode" in triple]


def test_the_inferred_graph_is_no_document(store: Path) -> None:
    with open_graph(store) as graph:
        assert INFERRED_GRAPH not in graph.named_graphs()
        assert graph.info.documents == 2


def test_a_document_with_the_name_of_the_inferred_graph_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "inferred.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    assert "rename the file" in str(read_file(path).problem)


def test_adding_and_removing_give_what_a_build_gives(store: Path, tmp_path: Path) -> None:
    folder = make(tmp_path / "store", document("one"))
    alone = inferred(folder)
    add_documents(folder, ONTOLOGY_GRAPH, [document("two", "宁波")], write_inferred)
    assert inferred(folder) == inferred(store) != alone
    remove_documents(folder, ONTOLOGY_GRAPH, [graph_iri("two")], write_inferred)
    assert inferred(folder) == alone


def test_what_is_stated_later_is_no_longer_inferred(tmp_path: Path) -> None:
    folder = make(tmp_path / "store", document("one"))
    add_documents(folder, ONTOLOGY_GRAPH, [document("two", "浦东", (RDF.type, ZC.Organisation))], write_inferred)
    assert not inferred(folder) & stated(folder)
    assert count(folder, seen=True) == len(stated(folder)) + len(inferred(folder))
    remove_documents(folder, ONTOLOGY_GRAPH, [graph_iri("two")], write_inferred)
    assert inferred(folder) == inferred(make(tmp_path / "other", document("one")))


def test_a_change_without_reasoning_leaves_nothing_that_no_longer_follows(tmp_path: Path) -> None:
    folder = make(tmp_path / "store", document("one"))
    add_documents(folder, ONTOLOGY_GRAPH, [document("two", "宁波")])
    assert not inferred(folder)


def test_a_thing_with_two_names_has_what_either_has(tmp_path: Path) -> None:
    other = "https://example.org/pudong"
    folder = make(tmp_path / "store", document("one", "浦东", (OWL.sameAs, other)))
    found = {triple for triple in inferred(folder) if triple.startswith(f"<{other}>")}
    assert any(ZC.ProtectionCentre in triple for triple in found)
    assert any("知识产权保护中心" in triple for triple in found)


def test_a_contradiction_is_told_with_the_sentence_that_caused_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make(tmp_path / "store", document("one"), document("two", "浦东", (RDF.type, ZC.Fund)))
    assert run(["reason", "--store", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "contradiction (cax-adc): zc:Organisation owl:disjointWith zc:Fund" in out
    told = out[out.index("contradiction") :].splitlines()
    assert any("rdf:type zc:Organisation  by cax-sco: zc:ProtectionCentre rdfs:subClassOf" in line for line in told)
    assert any(line.strip() == f"two 0-{len(SENTENCE)}: {SENTENCE}" for line in told)


def test_reasoning_again_changes_nothing_and_can_be_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make(tmp_path / "store", document("one"))
    before = inferred(folder)
    assert run(["reason", "--store", str(folder)]) == 0
    assert "cax-sco\t" in capsys.readouterr().out
    assert inferred(folder) == before
    assert run(["reason", "--leave-out", "--store", str(folder)]) == 0
    assert not inferred(folder)
    assert run(["reason", "--store", str(folder)]) == 0
    assert inferred(folder) == before


def test_explain_tells_rule_axiom_stated_triples_and_sentence(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["explain", "--inferred", "中国（浦东）知识产权保护中心", "--limit", "0", "--store", str(store)]
    assert run(arguments) == 0
    lines = capsys.readouterr().out.splitlines()
    at = next(at for at, line in enumerate(lines) if "zc:inRegion" in line)
    assert "by prp-spo2: zc:inRegion owl:propertyChainAxiom (zc:locatedIn zc:memberOf)" in lines[at]
    below = "\n".join(lines[at : at + 12])
    assert "zc:area area:310000  stated" in below
    assert f"one 0-{len(SENTENCE)}: {SENTENCE}" in below


def test_explain_says_where_nothing_follows(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "--inferred", "没有这个东西", "--store", str(store)]) == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize("place", ["before", "after"])
def test_a_saved_query_and_any_query_can_see_what_follows(
    store: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    asked = "SELECT ?c WHERE { ?c a zc:ProtectionCentre ; zc:locatedIn <https://w3id.org/zhice/id/area/310000> }"
    for options, rows in (([], 0), (["--inferred"], 1)):
        assert run(["sparql", asked, *options, "--store", str(store)]) == 0
        assert len(capsys.readouterr().out.splitlines()) == 1 + rows
    words = ["query", "--inferred", "protection-centres"] if place == "before" else ["query", "protection-centres"]
    assert run([*words, *([] if place == "before" else ["--inferred"]), "--store", str(store)]) == 0
    seen = capsys.readouterr().out
    assert run(["query", "protection-centres", "--store", str(store)]) == 0
    assert set(capsys.readouterr().out.splitlines()) <= set(seen.splitlines())
