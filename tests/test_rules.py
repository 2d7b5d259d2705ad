"""Tests of ontology/rules.ttl: every rule that an extractor can emit is described, and none that does not exist."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, parse
from texts import document_of

import kg.extractors
from kg.documents import read_document
from kg.extractors import extract_facts
from kg.facts import TYPES, Fact
from kg.lexicon import ONTOLOGY, Rule, rules

ROOT = Path(__file__).resolve().parent.parent
TEXTS = [
    *sorted((ROOT / "seeds").glob("*.txt")),
    *sorted((ROOT / "tests" / "gold" / "fresh").glob("*.txt")),
    *sorted((ROOT / "tests" / "gold" / "fresh").glob("*.html")),
    *sorted((ROOT / "tests" / "gold" / "fresh").glob("*-20*.md")),
    *sorted((ROOT / "tests" / "gold" / "last").glob("*.txt")),
]
EXTRACTORS = sorted(Path(kg.extractors.__file__).parent.rglob("*.py"))
# Names of documents are read by rules of their own, which the types of fact take over under another head.
_TITLES = "titles."


@cache
def found() -> Mapping[str, list[Fact]]:
    """The facts of the seeds and the annotated documents, by rule."""
    facts: dict[str, list[Fact]] = defaultdict(list)
    for path in TEXTS:
        for fact in extract_facts(read_document(path)):
            facts[fact.evidence.rule].append(fact)
    return facts


@cache
def strings() -> frozenset[str]:
    """Every string in the source of the extractors; an f-string as its text up to the first value, then *."""
    texts = set()
    for path in EXTRACTORS:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                texts.add(f"{node.values[0].value}*")
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
    return frozenset(texts)


def is_emitted(name: str) -> bool:
    """Whether the source has a rule's name whole, or its head (before a value, or in place of titles.) and its end."""
    head, end = name.split(".")
    composed = f"{head}.*" in strings() and end in strings()
    taken_over = f"{head}." in strings() and f"{_TITLES}{end}" in strings()
    return name in strings() or composed or taken_over


def test_every_rule_written_in_the_extractors_is_described() -> None:
    heads = {rule.name.split(".")[0] for rule in rules()}
    written = {text for text in strings() if re.fullmatch(rf"(?:{'|'.join(sorted(heads))})\.[a-z_]+", text)}
    assert len(written) > 20
    assert written <= {rule.name for rule in rules()}


def test_a_head_that_rules_are_composed_with_is_described() -> None:
    heads = {text.removesuffix(".*") for text in strings() if re.fullmatch(r"[a-z]+\.\*", text)}
    assert heads
    assert heads <= {rule.name.split(".")[0] for rule in rules()}


def test_every_rule_that_fires_is_described_with_the_type_of_its_facts() -> None:
    types = {rule.name: rule.fact_type for rule in rules()}
    fired = {name: {fact.TYPE for fact in facts} for name, facts in found().items()}
    assert fired == {name: {types[name]} for name in fired}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_no_rule_is_described_that_does_not_exist(rule: Rule) -> None:
    assert is_emitted(rule.name)
    assert rule.fact_type in TYPES


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_fires_on_its_example(rule: Rule) -> None:
    sentences = {text for fact in found().get(rule.name, ()) for text in (fact.evidence.sentence, fact.evidence.quote)}
    alone = {fact.evidence.rule for fact in extract_facts(document_of(rule.example))}
    assert rule.example in sentences or (not sentences and rule.name in alone)


def test_a_rule_is_described_in_both_languages_and_by_words_of_its_own() -> None:
    texts: dict[str, dict[str, list[Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(path=ONTOLOGY / "rules.ttl"):
        if isinstance(quad.object, Literal) and quad.object.language:
            texts[str(quad.subject)][quad.predicate.value.rsplit("#", 1)[-1]].append(quad.object)
    for subject, values in texts.items():
        for predicate in ("label", "prefLabel", "definition"):
            assert sorted(value.language or "" for value in values[predicate]) == ["en", "zh-hans"], subject
    for predicate in ("label", "definition"):
        words = [value.value for values in texts.values() for value in values[predicate]]
        assert len(words) == len(set(words)) == 2 * len(rules())
