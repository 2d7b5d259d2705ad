"""The lexicon (词表): the labels of the ontology, ready for matching, read once from `ontology/*.ttl`."""

from kg.lexicon.concepts import Concept, concept_by_iri, concept_by_notation, concepts
from kg.lexicon.national import Agency, KnownPolicy, known_policies, national_agencies
from kg.lexicon.nearby import area_seen_from, is_district, leading_chain
from kg.lexicon.places import Area, area_by_code, area_by_name, areas, begins_as_area
from kg.lexicon.rules import Rule, rule_by_name, rules
from kg.lexicon.zones import zone_of
from kg.vocabulary import ONTOLOGY

__all__ = [
    "ONTOLOGY",
    "Agency",
    "Area",
    "Concept",
    "KnownPolicy",
    "Rule",
    "area_by_code",
    "area_by_name",
    "area_seen_from",
    "areas",
    "begins_as_area",
    "concept_by_iri",
    "concept_by_notation",
    "concepts",
    "is_district",
    "known_policies",
    "leading_chain",
    "national_agencies",
    "rule_by_name",
    "rules",
    "zone_of",
]
