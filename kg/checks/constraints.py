"""Constraints (约束): what of a store breaks the shapes of the ontology, and the rules of every graph of Zhice."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Store

from kg.checks.failure import Failure
from kg.checks.nodes import remedy_for, shorten, solutions
from kg.checks.probes import Probe, Prober
from kg.checks.shapes import SHAPES, read_shapes
from kg.vocabulary import ONTOLOGY_IRI, ZC

_OURS = ONTOLOGY_IRI + "#"


def check_shapes(store: Store) -> Iterator[Failure]:
    """What breaks a shape: one failure a node, constraint and value. Read is the default graph of the store."""
    prober = Prober(store)
    for shape in read_shapes(SHAPES):
        for probe in prober.probes(shape):
            for node, value in solutions(store, probe.query):
                iri = getattr(node, "value", "")
                yield Failure("shapes", iri, _problem(probe, node, value), remedy_for(store, iri))


def check_terms(store: Store) -> Iterator[Failure]:
    """Blank nodes, and names under our ontology's IRI that it does not declare."""
    for subject, predicate, value in solutions(store, _select("isBLANK(?s) || isBLANK(?o)", "?s ?p ?o")):
        problem = f"a blank node, at {shorten(predicate)} {shorten(value)}"
        yield Failure("terms", str(subject), problem, "give the node an IRI: the graph has no blank nodes")
    ours = f'STRSTARTS(STR(?term), "{_OURS}")'
    used = f"""SELECT DISTINCT ?term WHERE {{
      {{ SELECT DISTINCT (?p AS ?term) WHERE {{ ?s ?p ?o }} }}
      UNION {{ ?s ?p ?term FILTER(isIRI(?term) && {ours}) }}
      UNION {{ ?term ?p ?o FILTER({ours}) }}
    }}"""
    for (term,) in solutions(store, used):
        if isinstance(term, NamedNode) and term.value.startswith(_OURS) and term.value not in ZC:
            yield Failure(
                "terms", term.value, "is not in the ontology", "declare it in ontology/zhice.ttl, or correct it"
            )


def _select(condition: str, variables: str) -> str:
    return f"SELECT {variables} WHERE {{ ?s ?p ?o FILTER({condition}) }}"


def _problem(probe: Probe, node: object, value: object) -> str:
    """What is wrong, in words: the path, the value where there is one, what is asked of it."""
    what = " ".join(shorten(part.strip("^<>")) for part in (probe.path or "").split(">/"))
    told = f" {shorten(value)}" if value is not None and value != node else ""
    inverse = "what points to it by " if (probe.path or "").startswith("^") else ""
    return f"{inverse}{what}{told} {probe.demand} (shape {probe.shape})".strip()
