"""Evaluation (评测): how well the facts found agree with facts that careful readers annotated.

`evaluate` compares two lists of facts in their exchange form and says what was matched, missed and found wrongly. It
knows nothing of how facts are found, and is no part of building the graph.
"""

from kg.evaluation.evaluation import Evaluation, Macro, Scope, Score, evaluate
from kg.evaluation.gold import read_found, read_gold, read_scope
from kg.evaluation.intervals import Share
from kg.evaluation.matching import ATTRIBUTES, RULES, Record
from kg.evaluation.reports import evaluation_to_json

__all__ = [
    "ATTRIBUTES",
    "RULES",
    "Evaluation",
    "Macro",
    "Record",
    "Scope",
    "Score",
    "Share",
    "evaluate",
    "evaluation_to_json",
    "read_found",
    "read_gold",
    "read_scope",
]
