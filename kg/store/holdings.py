"""Holdings (持有): which document holds which triple, so that one can be taken out without reading the others.

Queries read the default graph, where each triple stands once, however many documents state it. What is written there is
held by named graphs, one a document and one for the ontology:

- a triple about a thing (a province, a centre), which other documents may state too, stands in the named graph of every
  document that states it, and leaves the default graph with the last of them;
- a node that only one document can speak of (a claim, its passage, the document itself) is held by its class in the
  ontology alone, and leaves with all its triples. Without this the named graphs would treble the store: decisions/0002.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store, Triple

from kg.vocabulary import DATA_IRI, ONTOLOGY_IRI

INFERRED_GRAPH = f"{DATA_IRI}graph/inferred"
"""The named graph of what follows from the stated triples; it holds none of them."""
DIFFERENCES_GRAPH = f"{DATA_IRI}graph/differences"
"""The named graph of what documents tell differently: made anew whenever one of them comes or goes."""
QUALITY_GRAPH = f"{DATA_IRI}graph/quality"
"""The named graph of what was measured of rules: kept when documents come and go, replaced by the next measuring."""
EDITION_GRAPH = f"{DATA_IRI}graph/edition"
"""The named graph of the version of the data."""
OWN_GRAPHS = {
    INFERRED_GRAPH: "the inferred triples'",
    DIFFERENCES_GRAPH: "the differences'",
    QUALITY_GRAPH: "the measurements'",
    EDITION_GRAPH: "the edition's",
}
"""Named graphs that no document and no ontology states, and whose name a document cannot have."""

RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_DEFAULT = DefaultGraph()
_INFERRED = NamedNode(INFERRED_GRAPH)
_OWN = re.compile("/(?:claim|passage|document)/")
_OWN_SUBJECT = re.compile(_OWN.pattern.encode())
_TYPE = f"<{RDF_TYPE.value}>".encode()
_OUR_CLASS = f"<{ONTOLOGY_IRI}#".encode()


@dataclass(frozen=True, slots=True)
class DocumentTriples:
    """What one document adds to the graph: its named graph, and what it says there, as pieces of N-Triples.

    Each piece is of whole lines, one a triple, with single blanks between the terms.
    """

    graph: str
    pieces: Iterable[bytes]


def holding(graph: str, triples: bytes) -> bytes:
    """What holds triples (N-Triples) in a named graph, as N-Quads."""
    end = f" <{graph}> .\n".encode()
    own: dict[bytes, bool] = {}
    held = []
    for line in triples.split(b"\n")[:-1]:
        subject, predicate, value = line.split(b" ", 2)
        one = own.get(subject)
        if one is None:
            one = own[subject] = _OWN_SUBJECT.search(subject) is not None
        if not one or (predicate == _TYPE and value.startswith(_OUR_CLASS)):
            held.append(line[:-2] + end)
    return b"".join(held)


def graph_names(store: Store) -> list[str]:
    """The named graphs of what documents and the ontology state, in order."""
    return sorted({graph.value for graph in store.named_graphs()} - OWN_GRAPHS.keys())


def release(store: Store, graph: str) -> None:
    """Take out a named graph, and from the default graph what no other named graph holds."""
    name = NamedNode(graph)
    for quad in list(store.quads_for_pattern(None, None, None, name)):
        store.remove(quad)
        if _is_own(quad.subject):
            for own in list(store.quads_for_pattern(quad.subject, None, None, _DEFAULT)):
                store.remove(own)
        elif not _is_held(store, quad):
            store.remove(Quad(quad.subject, quad.predicate, quad.object))
    store.remove_graph(name)


def _is_held(store: Store, quad: Quad) -> bool:
    found = store.quads_for_pattern(quad.subject, quad.predicate, quad.object)
    return any(other.graph_name not in (_DEFAULT, _INFERRED) for other in found)


def _is_own(subject: NamedNode | BlankNode | Triple) -> bool:
    """Whether a node's IRI shows that only one document can speak of it."""
    return isinstance(subject, NamedNode) and _OWN.search(subject.value) is not None
