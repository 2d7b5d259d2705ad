"""Records (记录): what the graph knows of a thing, as plain values for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from kg.facts import fact_to_json
from kg.queries.claimed import Claimed
from kg.queries.description import Description
from kg.queries.differences import Told


def record_of(found: Description, differences: Sequence[Told]) -> dict[str, Any]:
    """A thing as one JSON object."""
    return {
        "iri": found.iri,
        "name": found.name,
        "types": list(found.types),
        "names": list(found.names),
        "joined": list(found.joined),
        "links": [{"property": link, "value": value} for link, value in found.links],
        "linked": [
            {"property": link, "kind": kind, "count": count, "some": list(some)}
            for link, kind, count, some in found.linked
        ],
        "claims": [claim_record(claim) for claim in found.claims],
        "differences": [asdict(told) for told in differences],
    }


def claim_record(claim: Claimed) -> dict[str, Any]:
    """A claim as one JSON object: the fact as `kg facts` prints it, and what a reader judges it by."""
    evidence = claim.fact.evidence
    return {
        "iri": claim.iri,
        **fact_to_json(claim.fact),
        "section": claim.section,
        "before": claim.before,
        "sentence": evidence.sentence,
        "after": claim.after,
        "rule_label": claim.rule,
        "rule_measured": asdict(claim.measured) if claim.measured else None,
    }
