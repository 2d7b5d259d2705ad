"""Tests of the description of the saved queries that is published with the data: current, whole, and it runs."""

from __future__ import annotations

import re

import pytest
import rdflib
from pyoxigraph import Store

from kg.queries import FOLDER, SavedQuery, catalogue
from kg.queries.publishing import SH, describe_queries

PATH = FOLDER / "catalogue.ttl"
BASE = "https://w3id.org/zhice/id/query/"


@pytest.fixture(scope="module")
def described() -> rdflib.Graph:
    return rdflib.Graph().parse(PATH)


def test_the_file_is_what_the_queries_give() -> None:
    assert PATH.read_bytes() == describe_queries(catalogue()), (
        "write it anew: kg query --turtle > queries/catalogue.ttl"
    )


def test_every_query_is_in_it_and_no_other(described: rdflib.Graph) -> None:
    found = set(described.subjects(rdflib.RDF.type, rdflib.URIRef(SH + "SPARQLSelectExecutable")))
    assert found == {rdflib.URIRef(BASE + query.name) for query in catalogue()}
    assert not any(isinstance(node, rdflib.BNode) for node in described.all_nodes())


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_text_and_prefixes_of_a_query_run_and_its_parameters_are_variables_of_it(
    described: rdflib.Graph, query: SavedQuery
) -> None:
    node = rdflib.URIRef(BASE + query.name)
    text = str(described.value(node, rdflib.URIRef(SH + "select")))
    declared = described.value(node, rdflib.URIRef(SH + "prefixes"))
    prefixes = {
        str(described.value(each, rdflib.URIRef(SH + "prefix"))): described.value(each, rdflib.URIRef(SH + "namespace"))
        for each in described.objects(declared, rdflib.URIRef(SH + "declare"))
    }
    Store().query(text, prefixes={name: str(iri) for name, iri in prefixes.items()})
    paths = [
        described.value(each, rdflib.URIRef(SH + "path"))
        for each in described.objects(node, rdflib.URIRef(SH + "parameter"))
    ]
    names = {str(path).rsplit("/", 1)[1] for path in paths}
    assert names == {f"_{parameter.name}" for parameter in query.parameters}
    assert all(re.search(rf"\?{name}\b", text) for name in names)
    assert {str(label.language).lower() for label in described.objects(node, rdflib.RDFS.label)} == {"zh-hans", "en"}


def test_a_parameter_has_its_type_and_default(described: rdflib.Graph) -> None:
    parameter = rdflib.URIRef(BASE + "region-figures/parameter/_year")
    assert described.value(parameter, rdflib.URIRef(SH + "datatype")) == rdflib.XSD.integer
    assert described.value(parameter, rdflib.URIRef(SH + "defaultValue")) == rdflib.Literal(2017)
    area = rdflib.URIRef(BASE + "policies/parameter/_province")
    assert str(described.value(area, rdflib.URIRef(SH + "class"))).endswith("#Area")
