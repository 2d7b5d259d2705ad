"""Evidence (证据): the passage that proves a claim, as Web Annotation selectors, and the rule that read it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.facts import Evidence
from kg.identity import slug
from kg.lexicon import rule_by_name
from kg.rdf.nodes import Triples, integer, text
from kg.rdf.source import document_iri
from kg.vocabulary import DATA_IRI, OA, PROV, ZC

_NONE: Mapping[int, str] = MappingProxyType({})


def passage_iri(document_id: str, start: int, end: int) -> str:
    """The node of a span of a document's raw text."""
    return f"{DATA_IRI}passage/{slug(document_id)}/{start}-{end}"


def rule_iri(rule: str) -> str:
    """The node of an extraction rule."""
    return f"{DATA_IRI}rule/{slug(rule)}"


def write_evidence(
    triples: Triples, claim: str, evidence: Evidence, sha256: str, sections: Mapping[int, str] = _NONE
) -> None:
    """Write the passage of a claim, and the rule that found it; `sections` by the raw offset where a passage begins."""
    triples.add(claim, ZC.inDocument, document_iri(evidence.document))
    triples.add(claim, PROV.wasDerivedFrom, _write_passage(triples, evidence, sha256, sections))
    rule = rule_iri(evidence.rule)
    triples.add(claim, ZC.foundBy, rule)
    triples.add_type(rule, ZC.Rule)
    triples.add(rule, ZC.ruleName, text(evidence.rule))
    if rule_by_name(evidence.rule) is None:
        # Those of the ontology are labelled there; a rule that somebody adds is named after itself.
        triples.add_labels(rule, f"规则 {evidence.rule}", f"Rule {evidence.rule}")


def _write_passage(triples: Triples, evidence: Evidence, sha256: str, sections: Mapping[int, str]) -> str:
    """Write a span of a document, its section, and the further places where the document prints it; return its node."""
    document = document_iri(evidence.document)
    passage = passage_iri(evidence.document, evidence.start, evidence.end)
    triples.add_type(passage, ZC.Passage, OA.TextPositionSelector, OA.TextQuoteSelector)
    triples.add(passage, ZC.inDocument, document)
    triples.add(passage, OA.hasSource, document)
    triples.add(passage, OA.start, integer(evidence.start))
    triples.add(passage, OA.end, integer(evidence.end))
    triples.add(passage, OA.exact, text(evidence.exact))
    triples.add(passage, OA.prefix, text(evidence.prefix))
    triples.add(passage, OA.suffix, text(evidence.suffix))
    triples.add(passage, ZC.quote, text(evidence.quote))
    triples.add(passage, ZC.sentence, text(evidence.sentence))
    triples.add(passage, ZC.sha256, text(sha256))
    _write_section(triples, passage, sections.get(evidence.start))
    for start, end in evidence.echoes:
        echo = f"{passage}/echo/{start}-{end}"
        triples.add(passage, ZC.echo, echo)
        triples.add_type(echo, ZC.Echo, OA.TextPositionSelector)
        triples.add(echo, ZC.inDocument, document)
        triples.add(echo, OA.start, integer(start))
        triples.add(echo, OA.end, integer(end))
        _write_section(triples, echo, sections.get(start))
    return passage


def _write_section(triples: Triples, place: str, section: str | None) -> None:
    if section:
        triples.add(place, ZC.section, text(section))
