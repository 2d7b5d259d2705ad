"""The reference of reasoning: what owlrl derives, less what the fast way leaves out, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import product

from owlrl import OWLRL_Semantics
from pyoxigraph import Literal, NamedNode, Quad, Triple
from rdflib import OWL, RDF, BNode, Graph, URIRef
from rdflib.term import Node

from kg.reasoning import Statement, compile_axioms, read_axioms
from kg.vocabulary import DATA_IRI

_W3C = ("http://www.w3.org/2002/07/owl#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_W3C += ("http://www.w3.org/2000/01/rdf-schema#", _XSD)

LEFT_OUT: Mapping[str, Callable[[Statement, frozenset[str]], bool]] = {
    "a literal is no subject in RDF": lambda triple, terms: triple[0].startswith('"'),
    "that a thing is the same as itself tells nothing": lambda triple, terms: (
        triple[1] == f"<{OWL.sameAs}>" and triple[0] == triple[2]
    ),
    "that a thing is the same as a literal cannot be turned round": lambda triple, terms: (
        triple[1] == f"<{OWL.sameAs}>" and triple[2].startswith('"')
    ),
    "axioms about the vocabulary itself are the ontology's, not the data's": lambda triple, terms: (
        triple[0] in terms or triple[0][1:].startswith(_W3C)
    ),
    "every thing is an owl:Thing": lambda triple, terms: triple[1] == f"<{RDF.type}>" and triple[2] == f"<{OWL.Thing}>",
    "a class or property without a name says nothing to a reader": lambda triple, terms: any(
        term.startswith(("_:", f"<{DATA_IRI}axiom/")) for term in triple[1:]
    ),
    "a node is no literal, whatever datatype a range asks for": lambda triple, terms: (
        triple[1] == f"<{RDF.type}>"
        and triple[2].startswith((f"<{_XSD}", "<http://www.w3.org/2000/01/rdf-schema#Literal"))
    ),
    "owlrl writes error messages as triples of blank nodes": lambda triple, terms: triple[0].startswith("_:"),
}
"""Differences that are allowed: the reason, and whether a triple (with the terms of the vocabulary) is one of these."""


class Reference(OWLRL_Semantics):
    """owlrl, with its rule for keys put right: it compares all keys but the last (`range(len(pis) - 1)`), so that of a
    class with one key all members are the same."""

    def _properties(self, triple: tuple[Node, Node, Node], cycle_num: int) -> None:
        subject, predicate, value = triple
        if predicate != OWL.hasKey:
            super()._properties(triple, cycle_num)
            return
        keys = list(self.graph.items(value))
        holders: dict[tuple[Node, ...], list[Node]] = {}
        for member in self.graph.subjects(RDF.type, subject):
            for values in product(*(list(self.graph.objects(member, key)) for key in keys)):
                holders.setdefault(values, []).append(member)
        for same in holders.values():
            for one, other in product(same, same):
                if one != other:
                    self.store_triple((one, OWL.sameAs, other))


def derive_by_reference(triples: Iterable[Triple | Quad]) -> set[Statement]:
    """What owlrl derives from triples, in the form of N-Triples, less what is left out."""
    found = list(triples)
    terms = compile_axioms(read_axioms(found)).vocabulary
    return {
        triple
        for triple in derive_all_by_reference(found)[0]
        if not any(test(triple, terms) for test in LEFT_OUT.values())
    }


def derive_all_by_reference(triples: Iterable[Triple | Quad]) -> tuple[set[Statement], list[str]]:
    """All that owlrl derives and its messages of what contradicts what."""
    found = list(triples)
    graph = Graph()
    graph.parse(data="".join(f"{each.subject} {each.predicate} {each.object} .\n" for each in found), format="nt")
    stated = {(str(each.subject), str(each.predicate), str(each.object)) for each in found}
    closure = Reference(graph, False, False)
    closure.closure()
    return {(write(s), write(p), write(o)) for s, p, o in graph} - stated, closure.error_messages


def write(term: Node) -> str:
    """A term of rdflib as pyoxigraph writes it."""
    if isinstance(term, URIRef):
        return str(NamedNode(str(term)))
    if isinstance(term, BNode):
        return f"_:{term}"
    language, datatype = getattr(term, "language", None), getattr(term, "datatype", None)
    if language:
        return str(Literal(str(term), language=language))
    return str(Literal(str(term), datatype=NamedNode(str(datatype))) if datatype else Literal(str(term)))
