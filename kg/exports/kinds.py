"""Kinds (类别): the order in which nodes are written, and how each kind of thing looks in a graph tool.

Colours are told apart by people who do not tell red from green (Okabe and Ito; tints for areas of lower level), and the
few nodes that many others hang on are the largest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.exports.terms import ontology_terms
from kg.rdf.fields import CLAIMS
from kg.vocabulary import OWL, SKOS, ZC


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of thing is drawn: its colour, and the diameter of a node with no link."""

    colour: str
    size: float


LOOKS: Mapping[str, Look] = {
    ZC.Nation: Look("#7a0019", 24),
    ZC.Province: Look("#d55e00", 16),
    ZC.Corps: Look("#d55e00", 16),
    ZC.Prefecture: Look("#e8a06a", 7),
    ZC.County: Look("#f3cfb3", 5),
    ZC.Zone: Look("#f3cfb3", 5),
    ZC.Region: Look("#a63603", 9),
    ZC.Document: Look("#000000", 12),
    ZC.Agency: Look("#0072b2", 7),
    ZC.AgencyGroup: Look("#80b8d8", 6),
    ZC.ProtectionCentre: Look("#cc79a7", 11),
    ZC.Institution: Look("#e69f00", 6),
    ZC.Organisation: Look("#56b4e9", 5),
    ZC.Policy: Look("#009e73", 6),
    ZC.Agreement: Look("#7fc97f", 6),
    ZC.Publication: Look("#b3de69", 5),
    ZC.Fund: Look("#f0e442", 6),
    ZC.Programme: Look("#8856a7", 7),
    ZC.Indicator: Look("#bdbdbd", 4),
    ZC.PlanPeriod: Look("#525252", 6),
    ZC.Task: Look("#8c6d31", 5),
    SKOS.ConceptScheme: Look("#737373", 5),
    SKOS.Concept: Look("#969696", 4),
}
"""Classes of things in the order in which they are written. A class stands before those that it is a subclass of."""

CLAIM_LOOK = Look("#d9d9d9", 3)

CLAIM_CLASSES: tuple[str, ...] = tuple(form.type for form in CLAIMS.values())
_EVIDENCE = (ZC.Participation, ZC.Difference, ZC.Passage, ZC.Echo, ZC.Coverage, ZC.Rule, ZC.Measurement)
_ONTOLOGY = (OWL.Ontology, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)

ORDER: tuple[str, ...] = (*LOOKS, *CLAIM_CLASSES, *_EVIDENCE, *_ONTOLOGY)
_RANKS = {iri: rank for rank, iri in enumerate(ORDER)}
LAST = len(ORDER)
"""The rank of what is of no class that is listed."""


def rank_of(types: Iterable[str]) -> int:
    """Where a node of these classes is written: things, then claims, evidence, and the ontology's own terms."""
    return min((_RANKS[kind] for kind in types if kind in _RANKS), default=LAST)


def heading(rank: int) -> str:
    """What stands above the nodes of a rank, in both languages."""
    if rank == LAST:
        return "其他 Others"
    term = ontology_terms().get(ORDER[rank])
    return f"{term.zh} {term.en}" if term else ORDER[rank].rpartition("#")[2]
