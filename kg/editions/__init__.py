"""Editions (版本): two graphs compared: which facts and which terms of the ontology came, went and changed."""

from kg.editions.edition import DATASETS, Edition, read_edition
from kg.editions.facts import FactChange, compare_facts, count_changes
from kg.editions.terms import TermChange, compare_terms

__all__ = [
    "DATASETS",
    "Edition",
    "FactChange",
    "TermChange",
    "compare_facts",
    "compare_terms",
    "count_changes",
    "read_edition",
]
