"""Figures (数字): the indicator of a target or statistic, what it may be set beside, and its unit."""

from __future__ import annotations

from kg.facts import Statistic, Target
from kg.identity import identify_indicator, parts_of_wording
from kg.lexicon import concept_by_iri, concept_by_notation
from kg.rdf.nodes import Triples
from kg.rdf.things import write_thing
from kg.vocabulary import DATA_IRI, SKOS, ZC


def write_figure(triples: Triples, claim: str, fact: Target | Statistic) -> str:
    """Write the indicator of a figure, those that compare with it or are akin, and its unit; return the indicator."""
    identity = identify_indicator(fact.indicator, fact.unit, area=fact.area, city=fact.city)
    write_thing(triples, fact.evidence.document, identity, ZC.Indicator, "Indicator", fact.indicator)
    triples.add(claim, ZC.indicator, identity.iri)
    triples.add(claim, ZC.comparesAs, identity.iri)
    triples.add(claim, ZC.relatesTo, identity.iri)
    if identity.iri.startswith(f"{DATA_IRI}indicator/"):
        triples.add_type(identity.iri, SKOS.Concept)
        for part in parts_of_wording(fact.indicator, fact.unit, area=fact.area, city=fact.city):
            for iri in (part, *concept_by_iri(part).akin):
                triples.add(claim, ZC.relatesTo, iri)
    else:
        concept = concept_by_iri(identity.iri)
        for iri in concept.comparable:
            triples.add(claim, ZC.comparesAs, iri)
        for iri in (*concept.comparable, *concept.akin):
            triples.add(claim, ZC.relatesTo, iri)
    unit = concept_by_notation("unit", fact.unit)
    if unit is not None:
        triples.add(claim, ZC.unit, unit.iri)
    return identity.iri
