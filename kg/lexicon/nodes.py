"""Nodes (节点): the Turtle files of the ontology as plain dictionaries, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from pyoxigraph import Literal, parse

from kg.vocabulary import ONTOLOGY

SKOS = "http://www.w3.org/2004/02/skos/core#"
ZC = "https://w3id.org/zhice/ontology#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

Node: TypeAlias = Mapping[str, list[str]]
"""Predicate -> values; a label carries its language before it ("zh 北京")."""


@cache
def read_nodes(files: tuple[str, ...]) -> Mapping[str, Node]:
    """The nodes of some files of the ontology, by subject."""
    nodes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for file in files:
        for quad in parse(path=ONTOLOGY / file):
            value = quad.object
            text = str(value.value)
            if isinstance(value, Literal) and value.language is not None and quad.predicate.value.endswith("Label"):
                text = f"{value.language[:2]} {text}"
            nodes[str(quad.subject.value)][quad.predicate.value].append(text)
    return nodes


def zh_labels(node: Node) -> tuple[str, ...]:
    """The zh labels of a node, the preferred one first, each once."""
    labels = [label for kind in ("pref", "alt", "hidden") for label in node.get(f"{SKOS}{kind}Label", ())]
    return tuple(dict.fromkeys(label[3:] for label in labels if label.startswith("zh ")))


def preferred(node: Node, language: str) -> str:
    """The preferred label in a language ("zh", "en"), "" where there is none."""
    return next((label[3:] for label in node.get(SKOS + "prefLabel", ()) if label.startswith(language + " ")), "")


def first(node: Node, predicate: str) -> str | None:
    """The first value of a predicate."""
    return next(iter(node.get(predicate, ())), None)


def local_name(iri: str) -> str:
    """The last segment of an IRI."""
    return iri.rsplit("/", 1)[-1]
