"""Terms (术语): the classes and properties of the ontology as the page tells of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.documents import read_document
from kg.vocabulary import ONTOLOGY
from reference.triples import OWL, RDF, RDFS, SKOS, ZC, Graph, curie, ontology

ROOT = Path(__file__).parent.parent
KINDS = {OWL + "Class": "class", OWL + "ObjectProperty": "object", OWL + "DatatypeProperty": "datatype"}
GROUPS = {
    "Places": "地点",
    "Who and what": "人与事物",
    "Claims": "陈述",
    "Evidence": "证据",
    "Trust": "可信度",
    "Coded values": "编码值",
    "Policies": "政策",
    "Parts that organisations play": "组织的角色",
    "Plan periods": "规划期",
    "Concepts": "概念",
    "Figures": "数字",
}
_NATURES = {
    "TransitiveProperty": ("可传递", "transitive"),
    "SymmetricProperty": ("对称", "symmetric"),
    "AsymmetricProperty": ("非对称", "asymmetric"),
    "IrreflexiveProperty": ("反自反", "irreflexive"),
    "FunctionalProperty": ("至多一个值", "functional"),
}
_CUBE = "http://purl.org/linked-data/cube#"


@dataclass(frozen=True, slots=True)
class Example:
    """A real sentence, what the term says of it, and the id of the document that prints it."""

    sentence: str
    says: str
    document: str


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property: what the page says of it. Names of terms are local names; what is foreign is a CURIE."""

    name: str
    kind: str
    group: str
    zh: str
    en: str
    definition_zh: str
    definition_en: str
    note_zh: str
    note_en: str
    examples: tuple[Example, ...]
    parents: tuple[str, ...]
    aligned: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    inverse: tuple[str, ...]
    natures: tuple[tuple[str, str], ...]
    chains: tuple[tuple[str, ...], ...]
    disjoint: tuple[str, ...]


@cache
def terms() -> tuple[Term, ...]:
    """All classes and properties, in the order of the file."""
    graph, groups = ontology(), dict(_groups())
    apart = _disjoint(graph)
    found = []
    for iri in graph.nodes:
        types = graph.iris(iri, RDF + "type")
        kind = next((KINDS[each] for each in types if each in KINDS), None)
        if iri.startswith(ZC) and kind:
            found.append(_term(graph, iri, kind, groups[iri.removeprefix(ZC)], apart))
    return tuple(found)


def children(name: str) -> tuple[str, ...]:
    """The terms directly under one."""
    return tuple(term.name for term in terms() if f"zc:{name}" in term.parents)


def _term(graph: Graph, iri: str, kind: str, group: str, apart: dict[str, tuple[str, ...]]) -> Term:
    over = graph.iris(iri, RDFS + "subClassOf") + graph.iris(iri, RDFS + "subPropertyOf")
    types = graph.iris(iri, RDF + "type")
    back = tuple(other for other in graph.nodes if iri in graph.iris(other, OWL + "inverseOf"))
    return Term(
        name=iri.removeprefix(ZC),
        kind=kind,
        group=group,
        zh=graph.text(iri, RDFS + "label", "zh"),
        en=graph.text(iri, RDFS + "label", "en"),
        definition_zh=graph.text(iri, SKOS + "definition", "zh"),
        definition_en=graph.text(iri, SKOS + "definition", "en"),
        note_zh=graph.text(iri, SKOS + "scopeNote", "zh"),
        note_en=graph.text(iri, SKOS + "scopeNote", "en"),
        examples=tuple(_example(text) for text in graph.values(iri, SKOS + "example")),
        parents=tuple(curie(each) for each in over if each.startswith(ZC)),
        aligned=tuple(
            curie(each)
            for each in (*over, *(each for each in types if each.startswith(_CUBE)))
            if not each.startswith(ZC)
        ),
        domain=tuple(map(curie, graph.iris(iri, RDFS + "domain"))),
        range=tuple(map(curie, graph.iris(iri, RDFS + "range"))),
        inverse=tuple(map(curie, graph.iris(iri, OWL + "inverseOf") + back)),
        natures=tuple(words for each in types for key, words in _NATURES.items() if each == OWL + key),
        chains=tuple(tuple(map(curie, graph.items(head))) for head in graph.iris(iri, OWL + "propertyChainAxiom")),
        disjoint=apart.get(iri, ()),
    )


def _example(text: str) -> Example:
    """Read 「a sentence」：what the term says of it."""
    match = re.fullmatch(r"「(.+)」：(.+)", text)
    if match is None:
        return Example(text, "", "")
    return Example(match[1], match[2], next((name for name, all_ in _seeds() if match[1] in all_), ""))


@cache
def _seeds() -> tuple[tuple[str, str], ...]:
    return tuple((path.stem, read_document(path).text) for path in sorted((ROOT / "seeds").glob("*.txt")))


def _groups() -> Iterator[tuple[str, str]]:
    """The group of each term: the last heading (# Places) above it in the file."""
    group = ""
    for line in (ONTOLOGY / "zhice.ttl").read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"# (\w[\w ]*)", line):
            group = match[1]
        elif match := re.match(r"zc:(\w+) a ", line):
            yield match[1], group


def _disjoint(graph: Graph) -> dict[str, tuple[str, ...]]:
    apart: dict[str, list[str]] = {}
    for node in graph.nodes:
        for head in graph.iris(node, OWL + "members"):
            members = graph.items(head)
            for member in members:
                apart.setdefault(member, []).extend(curie(other) for other in members if other != member)
        for other in graph.iris(node, OWL + "disjointWith"):
            apart.setdefault(node, []).append(curie(other))
            apart.setdefault(other, []).append(curie(node))
    return {iri: tuple(dict.fromkeys(others)) for iri, others in apart.items()}
