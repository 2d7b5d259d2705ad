"""Claimed (陈述): a claim as a reader judges it: what it states, its sentence and the words around that, its rule."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.facts import Evidence, Fact
from kg.queries.naming import labels, literal_of
from kg.rdf import read_fact
from kg.rdf.evidence import rule_iri
from kg.store import Queryable
from kg.vocabulary import DCTERMS, DQV, PROV, ZC

# Words printed over and over to look bold, as they come in the raw text; the ends of a cut are no whole four copies.
_BOLD = re.compile(r"(?:(?P<run>[^\d\s]{3,})(?P=run)+|(?P<one>[^\d\s])(?P=one){3,})+")


@dataclass(frozen=True, slots=True)
class Measured:
    """How precise a rule was measured to be (准确率): the share that was right, of how many, the interval of 95 %."""

    precision: float
    sample: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim: its fact, the section it stands in, the words before and after its sentence, its rule.

    `before` and `after` are as far as the store keeps them, some thirty characters around the quote: empty where the
    sentence alone is longer. `measured` is None for a rule that the annotated facts did not meet.
    """

    iri: str
    fact: Fact
    section: str
    before: str
    after: str
    rule: str
    measured: Measured | None


def read_claimed(graph: Queryable, iri: str) -> Claimed:
    """The claim of an IRI. Raises KeyError where it is none."""
    fact = read_fact(graph.triples, iri)
    before, after = _around(fact.evidence)
    rule = rule_iri(fact.evidence.rule)
    return Claimed(
        iri=iri,
        fact=fact,
        section=_section(graph, iri),
        before=before,
        after=after,
        rule=next(iter(labels(graph, rule)), fact.evidence.rule),
        measured=measured(graph, rule),
    )


def measured(graph: Queryable, rule: str) -> Measured | None:
    """What was measured of a rule; what somebody recorded goes before what came with the program."""
    for quad in graph.triples(None, NamedNode(DQV.computedOn), NamedNode(rule)):
        node = quad.subject
        if isinstance(node, NamedNode) and not any(graph.triples(None, NamedNode(DCTERMS.replaces), node)):
            value, sample, low, high = (
                float(literal_of(graph, node, each))
                for each in (DQV.value, ZC.sampleSize, ZC.intervalLow, ZC.intervalHigh)
            )
            return Measured(value, int(sample), low, high)
    return None


def _around(evidence: Evidence) -> tuple[str, str]:
    """The words of the raw text that stand before and after the sentence of a quote.

    >>> _around(Evidence("d", 5, 8, "已挂牌", "已挂牌", "中心已挂牌。", "总结。 中心", "。明年验收", "r"))
    ('总结。', '明年验收')
    """
    at = evidence.sentence.find(evidence.quote)
    if at < 0:
        return "", ""
    head, tail = evidence.sentence[:at], evidence.sentence[at + len(evidence.quote) :]
    before, after = "".join(evidence.prefix.split()), "".join(evidence.suffix.split())
    # Where the file prints something else between, a caption or fake bold, the ends do not meet.
    before = before[: len(before) - len(head)] if before.endswith(head) else ""
    after = after[len(tail) :] if after.startswith(tail) else ""
    bold_before, bold_after = list(_BOLD.finditer(before)), _BOLD.search(after)
    return (
        before[bold_before[-1].end() :] if bold_before else before,
        after[: bold_after.start()] if bold_after else after,
    )


def _section(graph: Queryable, claim: str) -> str:
    for quad in graph.triples(NamedNode(claim), NamedNode(PROV.wasDerivedFrom)):
        if isinstance(quad.object, NamedNode):
            return literal_of(graph, quad.object, ZC.section)
    return ""
