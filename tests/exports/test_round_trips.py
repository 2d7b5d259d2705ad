"""Round trips: what other programs read in an export is what the graph holds."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import networkx
import pytest
import rdflib
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, Triple, parse

from kg.exports import EXPORTERS, Filters, Portion, ontology_portion, portion_of
from kg.exports.network import Network, read_network
from kg.store import Graph

# rdflib warns of parts of itself.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

HERE = Path(__file__).parent
OXIGRAPH = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
RDFLIB = {
    "turtle": "turtle",
    "ntriples": "nt",
    "nquads": "nquads",
    "trig": "trig",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}
RAPPER = {name: name for name in ("turtle", "ntriples", "nquads", "trig", "rdfxml")}
NAMED = ("nquads", "trig")
REIFIES = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies"


@pytest.fixture(autouse=True)
def _literals_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


@pytest.fixture(params=["entities", "evidence", "inferred"], scope="module")
def portion(request: pytest.FixtureRequest, graph: Graph) -> Portion:
    """Things of all documents; one document with all its evidence; what follows for one document."""
    one = Filters(documents=("https://w3id.org/zhice/id/document/local-key-points-2019",))
    if request.param == "entities":
        return portion_of(graph, "entities", Filters())
    return portion_of(graph, "full", one, inferred=request.param == "inferred")


def written(name: str, portion: Portion) -> bytes:
    out = io.BytesIO()
    EXPORTERS[name].send(portion, out)
    return out.getvalue()


def quads_of(data: bytes, form: RdfFormat) -> set[str]:
    return {str(quad) for quad in parse(data, format=form, base_iri="http://base.example/")}


def triples_of(data: bytes, form: RdfFormat) -> set[str]:
    return {str(quad.triple) for quad in parse(data, format=form, base_iri="http://base.example/")}


@pytest.mark.parametrize("name", OXIGRAPH)
def test_oxigraph_reads_in_every_format_the_triples_of_the_portion(portion: Portion, name: str) -> None:
    stated = triples_of(b"".join(portion.lines()), RdfFormat.N_TRIPLES)
    assert len(stated) > 2000
    assert triples_of(written(name, portion), OXIGRAPH[name]) == stated


def test_the_formats_with_named_graphs_hold_the_same_quads(portion: Portion) -> None:
    assert quads_of(written("nquads", portion), RdfFormat.N_QUADS) == quads_of(written("trig", portion), RdfFormat.TRIG)


@pytest.mark.parametrize("name", RDFLIB)
def test_rdflib_reads_in_every_format_what_oxigraph_reads(portion: Portion, name: str) -> None:
    data = written(name, portion)
    if name in NAMED:
        dataset = rdflib.Dataset()
        dataset.parse(data=data.decode(), format=RDFLIB[name])
        assert quads_of(dataset.serialize(format="nquads").encode(), RdfFormat.N_QUADS) == quads_of(
            data, OXIGRAPH[name]
        )
        return
    read = rdflib.Graph().parse(data=data.decode(), format=RDFLIB[name])
    assert triples_of(read.serialize(format="nt").encode(), RdfFormat.N_TRIPLES) == triples_of(data, OXIGRAPH[name])


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper is not installed (package raptor2-utils)")
@pytest.mark.parametrize("name", RAPPER)
def test_raptor_reads_what_oxigraph_reads(portion: Portion, name: str, tmp_path: Path) -> None:
    path = tmp_path / "export"
    path.write_bytes(written(name, portion))
    form = "nquads" if name in NAMED else "ntriples"
    done = subprocess.run(["rapper", "-i", RAPPER[name], "-o", form, str(path)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-500:]
    assert b"rror" not in done.stderr
    assert quads_of(done.stdout, OXIGRAPH[form]) == quads_of(path.read_bytes(), OXIGRAPH[name])


@pytest.mark.skipif(
    shutil.which("node") is None or not (HERE / "node_modules" / "jsonld").is_dir(),
    reason="node or its package jsonld is not installed (npm ci in tests/exports)",
)
def test_a_second_implementation_of_json_ld_reads_the_same(portion: Portion, tmp_path: Path) -> None:
    path = tmp_path / "export.jsonld"
    path.write_bytes(written("jsonld", portion))
    done = subprocess.run(["node", str(HERE / "to_nquads.js"), str(path)], capture_output=True, check=True)
    assert triples_of(done.stdout, RdfFormat.N_QUADS) == triples_of(path.read_bytes(), RdfFormat.JSON_LD)


@pytest.mark.parametrize("name", ["turtle", "nquads"])
def test_everything_that_is_stated_comes_back(graph: Graph, name: str) -> None:
    stated = {str(quad.triple) for quad in graph.triples()}
    assert triples_of(written(name, portion_of(graph, "full", Filters())), OXIGRAPH[name]) == stated


@pytest.mark.parametrize("name", OXIGRAPH)
def test_the_ontology_alone_comes_back(name: str) -> None:
    def canonical(quads: Iterator[Quad]) -> Dataset:
        found = Dataset(quads)
        found.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        return found

    file = HERE.parent.parent / "ontology" / "zhice.ttl"
    assert canonical(parse(written(name, ontology_portion()), format=OXIGRAPH[name])) == canonical(parse(path=file))


def test_every_quad_of_everything_stands_in_the_graphs_that_state_it(graph: Graph) -> None:
    own, shared = 0, 0
    read = list(parse(written("nquads", portion_of(graph, "full", Filters())), format=RdfFormat.N_QUADS))
    assert {quad.graph_name.value for quad in read} >= set(graph.named_graphs())
    for quad in read[::50]:
        holders = graph.holders(quad.triple)
        if holders:
            assert quad.graph_name.value in holders
            shared += 1
        else:
            types = graph.triples(quad.subject, rdf_type())
            assert quad.graph_name.value in {name for each in types for name in graph.holders(each)}
            own += 1
    assert own > 200
    assert shared > 200


def test_a_selection_names_the_same_graphs_as_the_whole(graph: Graph) -> None:
    one = Filters(documents=("https://w3id.org/zhice/id/document/gansu-plan-2016",))
    whole = quads_of(written("nquads", portion_of(graph, "full", Filters())), RdfFormat.N_QUADS)
    assert quads_of(written("nquads", portion_of(graph, "full", one)), RdfFormat.N_QUADS) <= whole


def rdf_type() -> rdflib.URIRef:
    from kg.store.holdings import RDF_TYPE

    return RDF_TYPE


def test_turtle_of_rdf_1_2_has_all_that_turtle_has_and_reifies_only_what_is_stated(graph: Graph) -> None:
    portion = portion_of(graph, "full", Filters(documents=("https://w3id.org/zhice/id/document/gansu-plan-2016",)))
    read = [quad.triple for quad in parse(written("turtle12", portion), format=RdfFormat.TURTLE)]
    reified = [triple for triple in read if triple.predicate.value == REIFIES]
    plain = {str(triple) for triple in read} - {str(triple) for triple in reified}
    stated = triples_of(written("turtle", portion), RdfFormat.TURTLE)
    assert plain == stated
    assert len(reified) > 150
    for triple in reified:
        assert isinstance(triple.object, Triple)
        assert str(triple.object) in stated
        assert triple.subject.value.startswith("https://w3id.org/zhice/id/claim/")


@pytest.mark.parametrize(("view", "all_links"), [("entities", False), ("entities", True), ("claims", False)])
def test_networkx_reads_the_same_nodes_and_edges_in_gexf_and_graphml(graph: Graph, view: str, all_links: bool) -> None:
    portion = portion_of(
        graph, view, Filters() if view == "entities" else Filters(types=("protection_centre", "policy"))
    )
    network = read_network(portion, all_links=all_links)
    for name, read in (("gexf", networkx.read_gexf), ("graphml", networkx.read_graphml)):
        out = io.BytesIO()
        EXPORTERS[name].send(portion, out, all_links=all_links)
        out.seek(0)
        found = read(out)
        assert seen(found, name) == drawn(network)


def seen(found: networkx.Graph, name: str) -> tuple[object, object]:
    english, kind = ("label_en", "type" if name == "gexf" else "interaction")
    nodes = {node: (data["label"], data[english], data["type"]) for node, data in found.nodes(data=True)}
    edges = sorted((one, other, data[kind], float(data["weight"])) for one, other, data in found.edges(data=True))
    return nodes, edges


def drawn(network: Network) -> tuple[object, object]:
    nodes = {dot.id: (dot.zh, dot.en, dot.type) for dot in network.dots}
    edges = sorted((line.source, line.target, line.type, float(line.weight)) for line in network.lines)
    return nodes, edges
