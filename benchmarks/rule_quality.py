"""Quality of rules (规则质量): ontology/rule-quality.ttl, the precision of each rule on all annotated facts together.

Written by python -m benchmarks.accuracy --write, so that every graph built afterwards says how far each rule may be
trusted. The sets are pooled: most rules fire too seldom in one of them to say anything.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import RdfFormat, Triple, parse, serialize

from kg.evaluation import Evaluation, Share
from kg.rdf import ONTOLOGY_GRAPH
from kg.rdf.quality import SHIPPED, Precision, precisions_to_quads
from kg.vocabulary import DQV, ZC

PATH = Path(__file__).resolve().parent.parent / "ontology" / "rule-quality.ttl"

_HEAD = """\
# How precise each rule is (规则质量): of its facts in the annotated documents, the share that the annotations have too.
# Written by python -m benchmarks.accuracy --write; do not edit. What the figures mean: tests/gold/README.md.
#
# A rule that is right here need not be so on a kind of document that is not among the annotated ones.

"""
_PREFIXES = {
    "dqv": "http://www.w3.org/ns/dqv#",
    "metric": "https://w3id.org/zhice/id/metric/",
    "rule": "https://w3id.org/zhice/id/rule/",
    "shipped": "https://w3id.org/zhice/id/measurement/shipped/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "zc": "https://w3id.org/zhice/ontology#",
}


def pooled(evaluations: Mapping[str, Evaluation]) -> Mapping[str, Share]:
    """The precision of each rule over all sets, by name."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for evaluation in evaluations.values():
        for rule, share in evaluation.rules.items():
            right[rule] += share.count
            of[rule] += share.of
    return {rule: Share(right[rule], of[rule]) for rule in sorted(of) if of[rule]}


def recorded(path: Path = PATH) -> Mapping[str, Share]:
    """The precision of each rule as the file has it."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in parse(path=path):
        found[str(quad.subject)][quad.predicate.value] = str(getattr(quad.object, "value", ""))
    return {
        each[DQV.computedOn].rsplit("/", 1)[-1]: Share(int(each[ZC.rightCount]), int(each[ZC.sampleSize]))
        for each in found.values()
    }


def write_quality(evaluations: Mapping[str, Evaluation], path: Path = PATH) -> None:
    """Write the measurements as Turtle, the same for the same figures."""
    shares = pooled(evaluations)
    precisions = [Precision(rule, share.count, share.of, share.low, share.high) for rule, share in shares.items()]
    quads = precisions_to_quads(precisions, ", ".join(evaluations), SHIPPED, ONTOLOGY_GRAPH)
    triples = (Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    body = (serialize(triples, format=RdfFormat.TURTLE, prefixes=_PREFIXES) or b"").decode("utf-8").split("\n")
    # The serializer writes prefixes in no fixed order.
    head = sorted(line for line in body if line.startswith("@prefix"))
    rest = [f"\n{line}" if line.startswith("shipped:") else line for line in body if not line.startswith("@prefix")]
    path.write_text(_HEAD + "\n".join([*head, *rest]).replace("\t", "    "), encoding="utf-8")
