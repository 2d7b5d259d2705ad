"""Ontology to quads (本体入图): the Turtle files of the ontology, to stand in the store beside the documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.identity import short_hash
from kg.lexicon import ONTOLOGY
from kg.vocabulary import DATA_IRI, ONTOLOGY_IRI, RDF, RDFS, SKOS

ONTOLOGY_GRAPH = f"{DATA_IRI}graph/ontology"
"""The named graph of the ontology, its concepts, areas, agencies and known policies."""

_LEFT_OUT = ("question-terms.ttl", "shapes.ttl")
_TYPE, _LABEL, _PREFERRED = NamedNode(RDF.type), NamedNode(RDFS.label), NamedNode(SKOS.prefLabel)
# The subject of a line of N-Triples, or its object: no literal ends so.
_BLANK = re.compile(rb"^_:\S+|(?<= )_:\S+(?= \.$)", re.M)


def ontology_files() -> tuple[str, ...]:
    """The names of the files that the graph holds, sorted."""
    return tuple(sorted(path.name for path in ONTOLOGY.glob("*.ttl") if path.name not in _LEFT_OUT))


def ontology_to_triples() -> bytes:
    """All triples of the ontology's files as N-Triples, in order; lists of axioms get IRIs, for no node is blank."""
    return b"".join(_read_file(file) for file in ontology_files())


def ontology_to_quads() -> Iterator[Quad]:
    """The same as quads of a named graph."""
    name = NamedNode(ONTOLOGY_GRAPH)
    for quad in parse(ontology_to_triples(), format=RdfFormat.N_TRIPLES):
        yield Quad(quad.subject, quad.predicate, quad.object, name)


def _read_file(file: str) -> bytes:
    """The triples of a file; a blank node gets an IRI by its place among the blank nodes there, which parsing keeps."""
    stated = [quad.triple for quad in parse(path=ONTOLOGY / file)]
    triples = serialize((*stated, *_labels(stated)), format=RdfFormat.N_TRIPLES) or b""
    nodes: dict[bytes, bytes] = {}

    def name(blank: re.Match[bytes]) -> bytes:
        return nodes.setdefault(blank[0], f"<{DATA_IRI}axiom/{short_hash(file, len(nodes))}>".encode())

    return _BLANK.sub(name, triples)


def _labels(triples: list[Triple]) -> Iterator[Triple]:
    """The preferred names of things as their labels, where the file has no other: what documents name has both too."""
    things = {each.subject for each in triples if each.predicate == _TYPE and _is_ours(each.object)}
    things -= {each.subject for each in triples if each.predicate == _LABEL}
    for each in triples:
        if each.predicate == _PREFERRED and each.subject in things:
            yield Triple(each.subject, _LABEL, each.object)


def _is_ours(kind: object) -> bool:
    return isinstance(kind, NamedNode) and kind.value.startswith(ONTOLOGY_IRI)
