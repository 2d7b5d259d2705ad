"""Views and filters: what is taken from a store, and what is left out."""

from __future__ import annotations

from collections import Counter

import pytest
from pyoxigraph import NamedNode

from kg.exports import Filters, portion_of
from kg.exports.kinds import CLAIM_CLASSES, LOOKS, ORDER
from kg.exports.network import read_network
from kg.exports.statements import Node, read_literal
from kg.store import Graph
from kg.vocabulary import PROV, RDF, RDFS, SKOS, ZC

HUBEI = "https://w3id.org/zhice/id/area/420000"
WUHAN = "https://w3id.org/zhice/id/area/420100"
NATION = "https://w3id.org/zhice/id/area/100000"


def nodes(graph: Graph, view: str, **filters: tuple[object, ...]) -> dict[str, Node]:
    portion = portion_of(graph, view, Filters(**filters))  # type: ignore[arg-type]
    return {node.subject[1:-1]: node for _, node in portion.nodes()}


def of_type(graph: Graph, kind: str) -> set[str]:
    return {quad.subject.value for quad in graph.triples(None, NamedNode(RDF.type), NamedNode(kind))}


def links(found: dict[str, Node]) -> list[tuple[str, str, str]]:
    return [
        (iri, predicate[1:-1], value[1:-1])
        for iri, node in found.items()
        for predicate, value in node.statements
        if value.startswith("<") and predicate[1:-1] != RDF.type
    ]


def test_entities_are_things_without_claims_and_evidence(graph: Graph) -> None:
    found = nodes(graph, "entities")
    types = Counter(kind for node in found.values() for kind in node.types())
    assert not set(types) & {*CLAIM_CLASSES, ZC.Passage, ZC.Participation, ZC.Rule, ZC.Coverage, ZC.Difference}
    assert not {predicate for _, predicate, _ in links(found)} & {PROV.wasDerivedFrom, ZC.foundBy, ZC.about}
    assert types[ZC.ProtectionCentre] == len(of_type(graph, ZC.ProtectionCentre)) >= 20
    assert types[ZC.Province] >= 31


def test_entities_hold_every_thing_that_a_document_states(graph: Graph) -> None:
    stated = {quad.object.value for quad in graph.triples(None, NamedNode(ZC.states))}
    assert len(stated) > 1000
    assert stated <= nodes(graph, "entities").keys()


def test_of_the_ontology_only_what_the_data_refers_to_is_taken_and_what_lies_above_it(graph: Graph) -> None:
    found = nodes(graph, "entities")
    counties = [iri for iri, node in found.items() if ZC.County in node.types()]
    assert 5 < len(counties) < 100 < 2500 < len(of_type(graph, ZC.County))
    for iri in counties:
        above = {quad.object.value for quad in graph.triples(NamedNode(iri), NamedNode(ZC.within))}
        assert above <= found.keys()


@pytest.mark.parametrize("view", ["entities", "claims"])
def test_every_link_ends_at_a_node_that_is_there_or_outside_the_graph(graph: Graph, view: str) -> None:
    found = nodes(graph, view)
    dangling = [link for link in links(found) if link[2] not in found]
    assert all(next(graph.triples(NamedNode(value)), None) is None for _, _, value in dangling)
    assert {predicate for _, predicate, _ in dangling} <= {SKOS.Concept.replace("Concept", "exactMatch")} | {
        "http://www.w3.org/2004/02/skos/core#closeMatch",
        "http://purl.org/dc/terms/source",
        "http://www.w3.org/2000/01/rdf-schema#seeAlso",
    }


def test_every_thing_has_a_label_and_things_of_documents_have_one_in_each_language(graph: Graph) -> None:
    for iri, node in nodes(graph, "entities").items():
        languages = {text.language for value in node.values(RDFS.label) if (text := read_literal(value))}
        assert "zh-hans" in languages, iri
        if next(graph.triples(None, NamedNode(ZC.states), NamedNode(iri)), None):
            assert languages == {"zh-hans", "en"}, iri


def test_claims_hold_every_claim_and_full_holds_everything(graph: Graph) -> None:
    claims = set().union(*(of_type(graph, kind) for kind in CLAIM_CLASSES))
    found = nodes(graph, "claims")
    assert claims <= found.keys()
    assert of_type(graph, ZC.Difference) <= found.keys()
    assert not of_type(graph, ZC.Passage) & found.keys()
    whole = nodes(graph, "full")
    assert whole.keys() == {quad.subject.value for quad in graph.triples()}


def test_an_area_takes_what_lies_in_it_and_the_nation_only_itself(graph: Graph) -> None:
    hubei = portion_of(graph, "claims", Filters(areas=(HUBEI,))).chosen
    wuhan = portion_of(graph, "claims", Filters(areas=(WUHAN,))).chosen
    nation = portion_of(graph, "claims", Filters(areas=(NATION,))).chosen
    assert hubei is not None
    assert wuhan is not None
    assert nation is not None
    assert set() < set(wuhan.claims) < set(hubei.claims)
    assert nation.claims
    assert not set(nation.claims) & set(hubei.claims)


def test_filters_narrow_each_other_and_values_of_one_widen_it(graph: Graph) -> None:
    def claims(**filters: tuple[object, ...]) -> set[str]:
        chosen = portion_of(graph, "claims", Filters(**filters)).chosen  # type: ignore[arg-type]
        assert chosen is not None
        return set(chosen.claims)

    both = claims(years=(2017,), types=("protection_centre",))
    assert both == claims(years=(2017,)) & claims(types=("protection_centre",)) != set()
    assert claims(years=(2016, 2017)) == claims(years=(2016,)) | claims(years=(2017,))
    assert claims(types=("fund",), years=(1901,)) == set()


def test_a_filtered_export_has_the_evidence_of_its_claims_and_of_no_other(graph: Graph) -> None:
    found = nodes(graph, "full", types=("protection_centre",))
    claims = of_type(graph, ZC.CentreStatusClaim)
    passages = {value for iri, predicate, value in links(found) if predicate == PROV.wasDerivedFrom}
    assert {iri for iri, node in found.items() if ZC.Passage in node.types()} == passages
    assert len(passages) > 20
    for kind in CLAIM_CLASSES:
        held = {iri for iri, node in found.items() if kind in node.types()}
        assert held == (claims if kind == ZC.CentreStatusClaim else set())
    assert [node for node in found.values() if ZC.Measurement in node.types()]


def test_inferred_triples_come_only_when_asked_for(graph: Graph) -> None:
    one = Filters(types=("protection_centre",))
    stated = set(portion_of(graph, "entities", one).lines())
    more = set(portion_of(graph, "entities", one, inferred=True).lines())
    assert stated < more
    assert any(f"<{ZC.locatedIn}>".encode() in line for line in more - stated)


def test_the_classes_of_the_order_stand_before_their_superclasses() -> None:
    # An inferred type must not move a node from the place that its own class gives it.
    assert ORDER.index(ZC.Organisation) > max(
        ORDER.index(kind) for kind in (ZC.Agency, ZC.Institution, ZC.ProtectionCentre)
    )
    assert ORDER.index(SKOS.Concept) > ORDER.index(ZC.Indicator)


def test_every_kind_of_thing_in_the_network_has_a_look_of_its_own(graph: Graph) -> None:
    network = read_network(portion_of(graph, "entities", Filters()))
    names = {iri.rpartition("#")[2] for iri in LOOKS}
    assert {dot.type for dot in network.dots} <= names
    assert len({dot.colour for dot in network.dots}) >= 14


def test_the_network_has_no_hub_of_a_document_or_kind_and_links_a_thing_to_its_nearest_place(graph: Graph) -> None:
    network = read_network(portion_of(graph, "entities", Filters()))
    assert not {line.type for line in network.lines} & {"states", "kind", "unit"}
    largest = sorted(network.dots, key=lambda dot: -dot.degree)[:8]
    assert {dot.type for dot in largest} <= {"Nation", "Province"}
    placed = {line.source for line in network.lines if line.type == "place"}
    doubled = [line for line in network.lines if line.type == "area" and line.source in placed]
    assert len(doubled) < 0.1 * len(placed)
    assert all(dot.degree for dot in network.dots)


def test_years_of_a_node_are_those_of_the_claims_about_it(graph: Graph) -> None:
    network = read_network(portion_of(graph, "entities", Filters()))
    pudong = next(dot for dot in network.dots if dot.zh == "中国（浦东）知识产权保护中心")
    about = {quad.subject for quad in graph.triples(None, NamedNode(ZC.about), NamedNode(pudong.iri))}
    years = {quad.object.value for claim in about for quad in graph.triples(claim, NamedNode(ZC.year))}
    assert {str(year) for year in pudong.years} == years >= {"2017"}
    assert pudong.claims >= 2
    assert (pudong.type_zh, pudong.type_en) == ("知识产权保护中心", "Protection centre")
