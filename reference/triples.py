"""Triples (三元组): the Turtle files of the ontology, by subject, for a page to be made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, parse

from kg.vocabulary import ONTOLOGY, ONTOLOGY_IRI

Term: TypeAlias = NamedNode | BlankNode | Literal

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
ZC = f"{ONTOLOGY_IRI}#"
PREFIXES = {
    ZC: "zc",
    RDF: "rdf",
    RDFS: "rdfs",
    OWL: "owl",
    SKOS: "skos",
    DCTERMS: "dcterms",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/2001/XMLSchema#": "xsd",
    "http://www.w3.org/ns/prov#": "prov",
    "http://www.w3.org/ns/oa#": "oa",
    "http://www.w3.org/ns/org#": "org",
    "http://www.w3.org/ns/dqv#": "dqv",
    "http://purl.org/linked-data/cube#": "qb",
    "http://www.w3.org/2006/time#": "time",
    "http://data.europa.eu/eli/ontology#": "eli",
    "http://www.opengis.net/ont/geosparql#": "geo",
    "https://schema.org/": "schema",
}


class Graph:
    """What some Turtle files say: the objects of a subject and a predicate, in the order of the files."""

    def __init__(self, *paths: Path) -> None:
        self.nodes: Mapping[str, Mapping[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for path in paths:
            for quad in parse(path=path):
                if isinstance(quad.object, NamedNode | BlankNode | Literal):
                    self.nodes[_key(quad.subject)][quad.predicate.value].append(quad.object)

    def iris(self, subject: str, predicate: str) -> tuple[str, ...]:
        """The nodes that a subject has by a predicate."""
        found = self.nodes[subject][predicate] if subject in self.nodes else ()
        return tuple(_key(term) for term in found if not isinstance(term, Literal))

    def values(self, subject: str, predicate: str) -> tuple[str, ...]:
        """The texts that a subject has by a predicate."""
        found = self.nodes[subject][predicate] if subject in self.nodes else ()
        return tuple(term.value for term in found if isinstance(term, Literal))

    def texts(self, subject: str, predicate: str, language: str) -> tuple[str, ...]:
        """The texts in a language ("zh", "en")."""
        found = self.nodes[subject][predicate] if subject in self.nodes else ()
        return tuple(
            term.value for term in found if isinstance(term, Literal) and (term.language or "").startswith(language)
        )

    def text(self, subject: str, predicate: str, language: str) -> str:
        """The first of them, "" where there is none."""
        return next(iter(self.texts(subject, predicate, language)), "")

    def items(self, head: str) -> tuple[str, ...]:
        """The items of a list."""
        found: list[str] = []
        while head != RDF + "nil":
            found += self.iris(head, RDF + "first")
            (head,) = self.iris(head, RDF + "rest")
        return tuple(found)


def curie(iri: str) -> str:
    """The short form of an IRI: zc:Claim; the IRI itself where no prefix fits."""
    for namespace, prefix in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


@cache
def ontology() -> Graph:
    """The file of classes and properties."""
    return Graph(ONTOLOGY / "zhice.ttl")


def _key(term: object) -> str:
    return str(getattr(term, "value", term))
