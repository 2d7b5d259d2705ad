"""Tests of the saved queries on two engines: pyoxigraph and rdflib read the same Turtle and must give the same rows.

The graph is that of the seeds, but for what no query reads and only loads slowly: counties that nobody names, and what
stands before and after a quote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
import rdflib
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize
from texts import SEEDS

from kg.build import build
from kg.queries import SavedQuery, Value, answer, catalogue
from kg.queries.answering import fill
from kg.store import Graph, open_graph
from kg.vocabulary import OA, RDF, ZC

WHOLE = {"where-stated", "trusted-facts"}
"""Queries that by their defaults print every claim; rdflib takes its time over that."""

CONTEXT = {OA.prefix, OA.suffix, OA.exact, OA.hasSource, ZC.sha256}


@dataclass(frozen=True)
class Engines:
    """The same triples, read from the same Turtle."""

    ours: Graph
    other: rdflib.Graph


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    folder = tmp_path_factory.mktemp("engines") / "store"
    build(list(SEEDS.values()), folder)
    with open_graph(folder) as opened:
        turtle = serialize(read_by_queries(opened.store), format=RdfFormat.TURTLE) or b""
        store = Store()
        store.extend(Quad(*found.triple) for found in parse(turtle, format=RdfFormat.TURTLE))
        yield Engines(Graph(opened.info, store), rdflib.Graph().parse(data=turtle, format="turtle"))


def read_by_queries(store: Store) -> Iterator[Triple]:
    """The stated triples but for those that only take time."""
    stated = [quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph())]
    counties = {
        quad.subject
        for quad in store.quads_for_pattern(None, NamedNode(RDF.type), NamedNode(ZC.County), DefaultGraph())
    }
    named = {triple.object for triple in stated if triple.subject not in counties}
    for triple in stated:
        if triple.predicate.value not in CONTEXT and (triple.subject not in counties or triple.subject in named):
            yield triple


def rows_of_other(graph: rdflib.Graph, text: str) -> list[tuple[Value, ...]]:
    return [tuple(plain(term) for term in row) for row in graph.query(text)]  # type: ignore[union-attr]


def plain(term: object) -> Value:
    """A term of rdflib as the program shows terms."""
    if isinstance(term, rdflib.Literal) and isinstance(term.value, bool):
        return term.value
    if isinstance(term, rdflib.Literal) and term.datatype in (
        rdflib.XSD.integer,
        rdflib.XSD.decimal,
        rdflib.XSD.double,
    ):
        return rounded(float(term))
    return None if term is None else str(term)


def rounded(value: Value) -> Value:
    """Numbers to nine digits: engines divide decimals to different lengths."""
    return value if value is None or isinstance(value, (bool, str)) else float(f"{value:.9g}")


QUESTIONS = [
    pytest.param(query, given, id=f"{query.name} {how}")
    for query in catalogue()
    for how, given in (("as in the example", query.example.given if query.example else {}), ("by default", {}))
    if given or query.name not in WHOLE
]


@pytest.mark.parametrize(("query", "given"), QUESTIONS)
def test_a_saved_query_gives_the_same_rows_in_the_same_order_in_two_engines(
    engines: Engines, query: SavedQuery, given: Mapping[str, str]
) -> None:
    parameters = {name: [value] for name, value in given.items()}
    found = [tuple(map(rounded, row)) for row in answer(engines.ours, query, parameters).rows]
    assert found, "a question without an answer shows nothing"
    assert rows_of_other(engines.other, fill(engines.ours, query, parameters)) == found
