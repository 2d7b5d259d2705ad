"""Edition (版本): the version of the data in a store, computed from what it holds."""

from __future__ import annotations

import hashlib

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.store.differing import replace_graph
from kg.store.holdings import EDITION_GRAPH
from kg.vocabulary import DATA_IRI, OWL, ZC

DATASET = f"{DATA_IRI}dataset/data"
_DIGITS = 12


def write_edition(store: Store) -> bytes:
    """Put the version of its data into a store, in place of the one before; the N-Triples written."""
    version = Quad(
        NamedNode(DATASET), NamedNode(OWL.versionInfo), Literal(data_version(store)), NamedNode(EDITION_GRAPH)
    )
    return replace_graph(store, EDITION_GRAPH, [version])


def data_version(store: Store) -> str:
    """The version of the data: the same for the same claims of the same files, read by whatever rules."""
    digest = hashlib.sha256()
    for predicate in (ZC.about, ZC.documentId):
        found = store.quads_for_pattern(None, NamedNode(predicate), None, DefaultGraph())
        for subject in sorted(quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)):
            digest.update(subject.encode() + b"\n")
    return digest.hexdigest()[:_DIGITS]
