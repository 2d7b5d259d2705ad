"""Checks (检验): whether a graph is as it should be: shapes, terms, proof, counts, the profile of its ontology.

Each check yields failures, one line each with what to do; a graph of which none yields any can be trusted that far.
"""

from kg.checks.constraints import check_shapes, check_terms
from kg.checks.counts import Change, Counts, changes, check_counts, count_facts, read_accepted, write_accepted
from kg.checks.failure import Failure
from kg.checks.profile import check_profile
from kg.checks.proof import check_proof

__all__ = [
    "Change",
    "Counts",
    "Failure",
    "changes",
    "check_counts",
    "check_profile",
    "check_proof",
    "check_shapes",
    "check_terms",
    "count_facts",
    "read_accepted",
    "write_accepted",
]
