"""Quality (质量): how precise each rule was measured to be, as measurements of the Data Quality Vocabulary.

Two sets stand in a graph. "shipped" comes with the ontology (ontology/rule-quality.ttl), measured on the project's
own annotated facts. "recorded" is what `kg evaluate --record` measured on somebody's own; of a rule that has both, it
replaces the other (dcterms:replaces), which a query tells by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Quad

from kg.identity import slug
from kg.rdf.evidence import rule_iri
from kg.rdf.nodes import Triples, decimal, integer, text
from kg.vocabulary import DATA_IRI, DCTERMS, DQV, ZC

METRIC = f"{DATA_IRI}metric/precision"
SHIPPED, RECORDED = "shipped", "recorded"
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Precision:
    """How many of the facts of a rule were right, with the ends of the interval of 95 %; `of` is above 0."""

    rule: str
    right: int
    of: int
    low: float
    high: float


def measurement_iri(origin: str, rule: str) -> str:
    """The node of the measurement of a rule."""
    return f"{DATA_IRI}measurement/{origin}/{slug(rule)}"


def precisions_to_quads(
    precisions: Iterable[Precision], gold: str, origin: str, graph: str, shipped: Iterable[str] = ()
) -> Iterator[Quad]:
    """The measurements as quads of a named graph, by rule; `gold` names the annotated facts.

    `shipped` are the rules of which the ontology has a measurement, which a recorded one replaces.
    """
    triples = Triples(graph)
    known = frozenset(shipped)
    for found in sorted(precisions, key=lambda found: found.rule):
        node = measurement_iri(origin, found.rule)
        triples.add_type(node, ZC.Measurement, DQV.QualityMeasurement)
        triples.add(node, DQV.isMeasurementOf, METRIC)
        triples.add(node, DQV.computedOn, rule_iri(found.rule))
        triples.add(node, DQV.value, decimal(round(found.right / found.of, _DIGITS)))
        triples.add(node, ZC.sampleSize, integer(found.of))
        triples.add(node, ZC.rightCount, integer(found.right))
        triples.add(node, ZC.intervalLow, decimal(round(found.low, _DIGITS)))
        triples.add(node, ZC.intervalHigh, decimal(round(found.high, _DIGITS)))
        triples.add(node, ZC.goldSet, text(gold))
        if origin == RECORDED and found.rule in known:
            triples.add(node, DCTERMS.replaces, measurement_iri(SHIPPED, found.rule))
    yield from triples.quads()
