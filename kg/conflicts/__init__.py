"""Conflicts (矛盾): where two claims do not say the same of one thing, in what, and why most likely.

Works on facts that speak of the same thing; knows no store. A pair that can hold together (one number rounded, another
period) is a difference, any other a conflict.
"""

from kg.conflicts.difference import Difference, Statement
from kg.conflicts.events import differing_stages, differing_years
from kg.conflicts.figures import differing_figures, exceeding_parts
from kg.conflicts.pairs import Pair
from kg.conflicts.reasons import reason_of
from kg.conflicts.writing import differences_to_quads, is_compatible

__all__ = [
    "Difference",
    "Pair",
    "Statement",
    "differences_to_quads",
    "differing_figures",
    "differing_stages",
    "differing_years",
    "exceeding_parts",
    "is_compatible",
    "reason_of",
]
