"""Tests of what zhice.ttl takes from elsewhere: examples from the seeds, terms from other vocabularies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib.namespace
from pyoxigraph import Literal, NamedNode, Quad, parse

from kg.documents import read_document
from kg.vocabulary import DATA_IRI, ONTOLOGY, ONTOLOGY_IRI, ZC

ROOT = Path(__file__).parent.parent
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TERMS = sorted(dir(ZC))
BORROWED = dict(
    line.split("\t")
    for line in (Path(__file__).parent / "ontology" / "borrowed.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
)
ASKED = ("prov", "oa", "org", "eli/", "purl.org/dc/terms", "skos", "cube", "time", "schema.org", "geosparql")


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    return list(parse(path=ONTOLOGY / "zhice.ttl"))


@pytest.fixture(scope="module")
def seeds() -> str:
    """The clean text of all documents that come with Zhice."""
    return "\n".join(read_document(path).text for path in sorted((ROOT / "seeds").glob("*.txt")))


@pytest.mark.parametrize("name", TERMS)
def test_a_term_has_an_example_that_a_document_prints(quads: list[Quad], seeds: str, name: str) -> None:
    examples = [
        quad.object.value
        for quad in quads
        if quad.subject == NamedNode(getattr(ZC, name)) and quad.predicate.value == SKOS + "example"
    ]
    assert examples
    for example in examples:
        form = re.fullmatch(r"「(.+)」：(.+)", str(example))
        assert form, f"write it as 「a sentence」：what it says: {example}"
        assert form[1] in seeds, form[1]


def test_a_borrowed_term_was_looked_up_in_its_vocabulary(quads: list[Quad]) -> None:
    own = (ONTOLOGY_IRI, DATA_IRI, OWL, RDF, RDFS, "http://www.w3.org/2001/XMLSchema#", "https://creativecommons.org/")
    foreign = {
        term.value
        for quad in quads
        for term in (quad.subject, quad.predicate, quad.object)
        if isinstance(term, NamedNode) and not term.value.startswith(own)
    }
    assert sorted(foreign - BORROWED.keys()) == []
    assert sorted(BORROWED.keys() - foreign) == []


@pytest.mark.parametrize("iri", sorted(iri for iri, where in BORROWED.items() if where.startswith("rdflib ")))
def test_rdflib_knows_the_borrowed_term(iri: str) -> None:
    namespace = getattr(rdflib.namespace, BORROWED[iri].removeprefix("rdflib "))
    name = iri.removeprefix(str(namespace))
    assert name != iri
    assert name in namespace


@pytest.mark.parametrize("vocabulary", ASKED)
def test_each_vocabulary_is_aligned_by_a_subclass_or_a_subproperty(quads: list[Quad], vocabulary: str) -> None:
    aligned = {
        quad.object.value
        for quad in quads
        if quad.predicate.value in (RDFS + "subClassOf", RDFS + "subPropertyOf", RDF + "type")
        and isinstance(quad.object, NamedNode)
        and str(getattr(quad.subject, "value", "")).startswith(ONTOLOGY_IRI)
    }
    assert any(vocabulary in iri for iri in aligned)


def test_the_life_cycle_of_centres_lists_the_statuses_in_their_order() -> None:
    quads = list(parse(path=ONTOLOGY / "concepts.ttl"))
    scheme = NamedNode(f"{DATA_IRI}scheme/centre-status")
    statuses = {quad.subject for quad in quads if quad.object == scheme and quad.predicate.value == SKOS + "inScheme"}
    order = {
        quad.subject: int(quad.object.value)
        for quad in quads
        if quad.predicate.value == ZC.order and quad.subject in statuses and isinstance(quad.object, Literal)
    }
    links = {(quad.subject, quad.predicate.value): quad.object for quad in quads}
    node = links[NamedNode(f"{DATA_IRI}collection/centre-life-cycle"), SKOS + "memberList"]
    members = []
    while node != NamedNode(RDF + "nil"):
        members.append(links[node, RDF + "first"])
        node = links[node, RDF + "rest"]
    assert members == sorted(order, key=lambda status: order[status])
    assert set(members) == statuses


def test_the_header_has_dates_labels_and_a_version_that_agree(quads: list[Quad]) -> None:
    header = {quad.predicate.value: quad.object.value for quad in quads if quad.subject.value == ONTOLOGY_IRI}
    version = header[OWL + "versionInfo"]
    assert header[OWL + "versionIRI"] == f"{ONTOLOGY_IRI}/{version}"
    assert header["http://purl.org/dc/terms/bibliographicCitation"].endswith(header[OWL + "versionIRI"])
    for date in ("created", "issued", "modified"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", header["http://purl.org/dc/terms/" + date])
