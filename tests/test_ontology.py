"""Tests of ontology/*.ttl as files: every term declared, described in both languages, used as declared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, parse

from kg.lexicon import ONTOLOGY
from kg.vocabulary import ONTOLOGY_IRI, ZC

ZC_BASE = ONTOLOGY_IRI + "#"
OWL = "http://www.w3.org/2002/07/owl#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

FILES = sorted(ONTOLOGY.glob("*.ttl"))
EXAMPLES = sorted((ONTOLOGY / "examples").glob("*.ttl"))
TERMS = sorted(dir(ZC))


def quads(path: Path) -> list[Quad]:
    return list(parse(path=path))


@pytest.fixture(scope="module")
def ontology() -> dict[str, dict[str, list[object]]]:
    """Subject -> predicate -> objects of zhice.ttl."""
    nodes: dict[str, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads(ONTOLOGY / "zhice.ttl"):
        nodes[str(getattr(quad.subject, "value", ""))][quad.predicate.value].append(quad.object)
    return nodes


def values(nodes: dict[str, dict[str, list[object]]], subject: str, predicate: str) -> list[str]:
    return [str(getattr(value, "value", "")) for value in nodes[subject][predicate]]


def own_terms(path: Path) -> Iterator[str]:
    for quad in quads(path):
        for term in (quad.subject, quad.predicate, quad.object):
            if isinstance(term, NamedNode) and term.value.startswith(ZC_BASE):
                yield term.value


def groups(nodes: dict[str, dict[str, list[object]]], indicator: str) -> list[str]:
    """The group of units that an indicator's figures have."""
    return [group for unit in values(nodes, indicator, ZC.unit) for group in values(nodes, unit, SKOS + "broader")]


def kebab(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


@pytest.mark.parametrize("path", FILES + EXAMPLES, ids=lambda path: path.name)
def test_a_file_uses_no_term_that_the_ontology_lacks(path: Path) -> None:
    assert not {term for term in own_terms(path) if term not in ZC}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_has_no_blank_nodes_and_ascii_iris(path: Path) -> None:
    for quad in quads(path):
        for term in (quad.subject, quad.predicate, quad.object):
            assert not isinstance(term, BlankNode)
            assert not isinstance(term, NamedNode) or term.value.isascii()


@pytest.mark.parametrize("name", TERMS)
def test_a_term_has_a_label_a_definition_and_an_example(
    ontology: dict[str, dict[str, list[object]]], name: str
) -> None:
    node = ontology[ZC_BASE + name]
    for predicate in (RDFS + "label", SKOS + "definition"):
        languages = [value.language for value in node[predicate] if isinstance(value, Literal)]
        assert sorted(map(str, languages)) == ["en", "zh-hans"], predicate
    assert node[SKOS + "example"]
    assert values(ontology, ZC_BASE + name, RDFS + "isDefinedBy") == [ONTOLOGY_IRI]


def test_a_label_names_one_class_or_one_property(ontology: dict[str, dict[str, list[object]]]) -> None:
    for kind in ("Class", "ObjectProperty", "DatatypeProperty"):
        labels: dict[tuple[str, str | None], list[str]] = defaultdict(list)
        for name in TERMS:
            if OWL + kind in values(ontology, ZC_BASE + name, TYPE):
                for label in ontology[ZC_BASE + name][RDFS + "label"]:
                    assert isinstance(label, Literal)
                    labels[label.value, label.language].append(name)
        assert not {label: names for label, names in labels.items() if len(names) > 1}


def test_domains_ranges_and_superclasses_are_declared(ontology: dict[str, dict[str, list[object]]]) -> None:
    classes = {name for name in TERMS if OWL + "Class" in values(ontology, ZC_BASE + name, TYPE)}
    for name in TERMS:
        for predicate in ("domain", "range", "subClassOf"):
            for value in values(ontology, ZC_BASE + name, RDFS + predicate):
                assert not value.startswith(ZC_BASE) or value.removeprefix(ZC_BASE) in classes, (name, predicate, value)


def test_every_class_of_claims_is_a_claim(
    ontology: dict[str, dict[str, list[object]]],
) -> None:
    claims = [name for name in TERMS if name[0].isupper() and name.endswith("Claim") and name != "Claim"]
    assert len(claims) == 10
    assert all(ZC.Claim in values(ontology, ZC_BASE + name, RDFS + "subClassOf") for name in claims)


def test_the_header_says_whose_version_and_licence(ontology: dict[str, dict[str, list[object]]]) -> None:
    header = ontology[ONTOLOGY_IRI]
    terms = "http://purl.org/dc/terms/"
    for predicate in (
        OWL + "versionIRI",
        terms + "license",
        "http://purl.org/dc/elements/1.1/creator",
        terms + "bibliographicCitation",
        "http://purl.org/vocab/vann/preferredNamespacePrefix",
    ):
        assert header[predicate], predicate
    assert not header[OWL + "imports"]


@pytest.mark.parametrize("name", [name for name in TERMS if name[0].isupper()], ids=lambda name: name)
def test_a_class_has_an_example_file_with_an_instance(name: str) -> None:
    path = ONTOLOGY / "examples" / f"{kebab(name)}.ttl"
    types = {
        quad.object.value for quad in quads(path) if quad.predicate.value == TYPE and isinstance(quad.object, NamedNode)
    }
    subclasses = {"Area": ZC.Province, "Claim": ZC.CentreStatusClaim}
    assert {ZC_BASE + name, subclasses.get(name, "")} & types


def test_a_concept_is_found_by_one_notation_and_its_words_are_its_own() -> None:
    notations: dict[tuple[str, str], list[str]] = defaultdict(list)
    words: dict[tuple[str, ...], set[str]] = defaultdict(set)
    nodes: dict[str, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads(ONTOLOGY / "concepts.ttl"):
        nodes[str(getattr(quad.subject, "value", ""))][quad.predicate.value].append(quad.object)
    for iri in list(nodes):
        for scheme in values(nodes, iri, SKOS + "inScheme"):
            for notation in values(nodes, iri, SKOS + "notation"):
                notations[scheme, notation].append(iri)
            for kind in ("prefLabel", "altLabel", "hiddenLabel"):
                for label in nodes[iri][SKOS + kind]:
                    if isinstance(label, Literal) and label.language != "en":
                        # Money and counts of one thing (专利权质押融资) are two indicators, told apart by the unit.
                        words[scheme, label.value, *groups(nodes, iri)].add(iri)
    assert not {key: found for key, found in notations.items() if len(found) > 1}
    assert not {key: found for key, found in words.items() if len(found) > 1}


def test_concepts_have_one_label_in_each_language_and_lie_in_a_scheme() -> None:
    labels: dict[str, list[str]] = defaultdict(list)
    schemes: dict[str, str] = {}
    kinds: dict[str, set[str]] = defaultdict(set)
    for quad in quads(ONTOLOGY / "concepts.ttl"):
        subject = str(getattr(quad.subject, "value", ""))
        if quad.predicate.value == SKOS + "prefLabel" and isinstance(quad.object, Literal):
            labels[subject].append(str(quad.object.language))
        elif quad.predicate.value == SKOS + "inScheme":
            schemes[subject] = str(getattr(quad.object, "value", ""))
        elif quad.predicate.value == TYPE:
            kinds[subject].add(str(getattr(quad.object, "value", "")))
    assert all(sorted(found) == ["en", "zh-hans"] for found in labels.values())
    concepts = {subject for subject, found in kinds.items() if SKOS + "Concept" in found}
    declared = {subject for subject, found in kinds.items() if SKOS + "ConceptScheme" in found}
    assert concepts == set(schemes)
    assert set(schemes.values()) <= declared
    assert all(subject.isascii() for subject in kinds)
