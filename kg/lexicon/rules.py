"""Rules (规则): the extraction rules that the ontology describes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.lexicon.nodes import SKOS, TYPE, ZC, first, preferred, read_nodes

RULE_FILES = ("rules.ttl",)


@dataclass(frozen=True, slots=True)
class Rule:
    """An extraction rule (规则): its name in the program, the type of the facts it finds, its labels, its example."""

    iri: str
    name: str
    fact_type: str
    pref_zh: str
    pref_en: str
    example: str


@cache
def rules() -> tuple[Rule, ...]:
    """The rules that the ontology describes, by name."""
    found = (
        Rule(
            iri=iri,
            name=first(node, ZC + "ruleName") or "",
            fact_type=first(node, ZC + "factType") or "",
            pref_zh=preferred(node, "zh"),
            pref_en=preferred(node, "en"),
            example=first(node, SKOS + "example") or "",
        )
        for iri, node in read_nodes(RULE_FILES).items()
        if ZC + "Rule" in node.get(TYPE, ())
    )
    return tuple(sorted(found, key=lambda rule: rule.name))


@cache
def rule_by_name(name: str) -> Rule | None:
    """The rule that the program calls by a name."""
    return next((rule for rule in rules() if rule.name == name), None)
