"""Reasons (理由): why a triple follows in a graph, and the sentences that state what it follows from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from kg.reasoning import Contradiction, Program, Proof, Statement, explain_contradiction, explain_triple
from kg.reasoning.explaining import Lookup
from kg.store import Graph
from kg.store.holdings import RDF_TYPE
from kg.store.inferred import read_program
from kg.vocabulary import DATA_IRI, OA, PROV, ZC

# All that a document says is in it; that does not make every sentence of it speak of the document.
_NOT_SAID = (NamedNode(ZC.inDocument), NamedNode(ZC.statedIn), NamedNode(ZC.states), NamedNode(OA.hasSource))
_SENTENCES = 3
"""The most sentences told of one triple."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a document states something: its name, the offsets of the passage in its raw text, and the sentence."""

    document: str
    start: int
    end: int
    sentence: str


class Reasoner:
    """Answers why, of one graph: its ontology is compiled once."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.program: Program = read_program(graph.store)
        self._lookup: Lookup = lambda *pattern: _look_up(graph, *pattern)

    def explain(self, iri: str) -> Iterator[Proof]:
        """Each triple that follows of a thing, in order, with its reason."""
        for triple in sorted(map(_written, self.graph.inferred_triples(NamedNode(iri)))):
            found = explain_triple(self.program, triple, self._lookup, self._is_stated)
            if found is not None:
                yield found

    def explain_contradiction(self, contradiction: Contradiction) -> tuple[Proof, ...]:
        """Why the triples hold that together break an axiom."""
        rule, terms = contradiction.rule, contradiction.terms
        return explain_contradiction(self.program, rule, terms, self._lookup, self._is_stated)

    def places(self, statement: Statement) -> tuple[Place, ...]:
        """The sentences that state a triple, the first few; none for what the ontology states."""
        triple = _read(statement)
        graphs = set(self.graph.holders(triple))
        ends = (triple.subject,) if triple.predicate == RDF_TYPE else (triple.subject, triple.object)
        linked = [{*self._claims(end)} for end in ends if isinstance(end, NamedNode)]
        # A claim that names both ends says it; where none does, those about the subject come nearest.
        claims = set.intersection(*linked) or linked[0]
        found = {place for claim in claims for place in self._places_of(claim, graphs)}
        return tuple(sorted(found)[:_SENTENCES])

    def _claims(self, node: NamedNode) -> Iterator[NamedNode]:
        yield node
        for quad in self.graph.triples(None, None, node):
            if isinstance(quad.subject, NamedNode) and quad.predicate not in _NOT_SAID:
                # A participation lies under its claim: /claim/ID/part/1.
                yield NamedNode(quad.subject.value.partition("/part/")[0])

    def _places_of(self, claim: NamedNode, graphs: set[str]) -> Iterator[Place]:
        for quad in self.graph.triples(claim, NamedNode(PROV.wasDerivedFrom)):
            passage = quad.object
            if not isinstance(passage, NamedNode):
                continue
            document = self._value(claim, ZC.inDocument)
            if graphs and document.replace(f"{DATA_IRI}document/", f"{DATA_IRI}graph/") not in graphs:
                continue
            name = self._value(NamedNode(document), ZC.documentId)
            start, end = self._value(passage, OA.start), self._value(passage, OA.end)
            yield Place(name, int(start), int(end), self._value(passage, ZC.sentence))

    def _value(self, subject: NamedNode, predicate: str) -> str:
        return next(quad.object.value for quad in self.graph.triples(subject, NamedNode(predicate)))  # type: ignore[union-attr]

    def _is_stated(self, statement: Statement) -> bool:
        triple = _read(statement)
        return any(True for _ in self.graph.triples(triple.subject, triple.predicate, triple.object))  # type: ignore[arg-type]


def _look_up(graph: Graph, subject: str | None, predicate: str, value: str | None) -> Iterable[Statement]:
    pattern = _read((subject or "<x:>", predicate, value or "<x:>"))
    for triples in (graph.triples, graph.inferred_triples):
        found = triples(pattern.subject if subject else None, pattern.predicate, pattern.object if value else None)  # type: ignore[arg-type]
        yield from map(_written, found)


def _written(triple: Quad | Triple) -> Statement:
    return str(triple.subject), str(triple.predicate), str(triple.object)


def _read(statement: Statement) -> Triple:
    triple: Triple = next(parse(" ".join(statement) + " .", format=RdfFormat.N_TRIPLES)).triple
    return triple
