"""Reasoning (推理): what follows from the graph by the ontology's axioms: the rules of OWL 2 RL, compiled and run fast.

Axioms are read once and compiled into rules of a few forms; triples come as lines of N-Triples, become sorted arrays of
numbers, and rules are joins of such arrays. Nothing here knows the store.
"""

from kg.reasoning.axioms import (
    AXIOM_PREDICATES,
    AXIOM_TYPES,
    Axioms,
    Statement,
    axiom_lines,
    read_axiom_lines,
    read_axioms,
)
from kg.reasoning.closure import Closure, Contradiction, close, close_read
from kg.reasoning.compiling import compile_axioms
from kg.reasoning.explaining import Proof, explain_contradiction, explain_triple
from kg.reasoning.reading import Reader
from kg.reasoning.rules import Program, Rule

__all__ = [
    "AXIOM_PREDICATES",
    "AXIOM_TYPES",
    "Axioms",
    "Closure",
    "Contradiction",
    "Program",
    "Proof",
    "Reader",
    "Rule",
    "Statement",
    "axiom_lines",
    "close",
    "close_read",
    "compile_axioms",
    "explain_contradiction",
    "explain_triple",
    "read_axiom_lines",
    "read_axioms",
]
