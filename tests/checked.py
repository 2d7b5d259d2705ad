"""A small graph on which every shape has something to look at, and ways to break it: one for each constraint."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store
from sources import Source

from kg.checks.probes import Probe
from kg.conflicts import Difference, Statement, differences_to_quads
from kg.facts import TYPES, Evidence, Fact
from kg.rdf import claim_iri, facts_to_triples, ontology_to_quads
from kg.rdf.source import area_iri
from kg.store import DIFFERENCES_GRAPH
from kg.vocabulary import DATA_IRI, RDFS, XSD

HERE = Path(__file__).parent
NOTHING = NamedNode("https://example.org/nothing")
# What the facts do not lead to: a zone, an abolished county with its successor, the corps, an agency with its years.
_ALSO = (
    "measurement/shipped/targets.figure",
    "zone/changchun-new-area",
    "area/110228",
    "area/660000",
    "region/yangtze-belt",
    "agency/aqsiq",
)
_MORE = [
    {"type": "statistic", "area": "上海市", "indicator": "结案率", "value": 95, "unit": "%", "cmp": "=", "year": 2017},
    *(
        {
            "type": "policy",
            "area": "四川省",
            "title": f"{word}办法",
            "action": "issued",
            "container": f"{word}方案",
            "relation": word,
        }
        for word in ("based_on", "amends", "cites")
    ),
]


@dataclass(frozen=True)
class Break:
    """What to take out of a graph and what to put in."""

    out: tuple[Quad, ...]
    into: tuple[Quad, ...]

    def apply(self, store: Store) -> None:
        for quad in self.out:
            store.remove(quad)
        store.extend(self.into)

    def undo(self, store: Store) -> None:
        for quad in self.into:
            store.remove(quad)
        store.extend(self.out)


@cache
def facts() -> tuple[Fact, ...]:
    records = [*json.loads((HERE / "rdf" / "facts.json").read_text(encoding="utf-8")), *_MORE]
    made = []
    for number, record in enumerate(records):
        values = {key: tuple(each) if isinstance(each, list) else each for key, each in record.items() if key != "type"}
        start = 100 * number
        evidence = Evidence(
            "a-plan", start, start + 3, "一 句", "一句", "一句。", "", "。", "a.rule", ((start + 50, start + 52),)
        )
        made.append(TYPES[record["type"]](evidence=evidence, **values))
    return tuple(made)


def valid_graph() -> Store:
    """The facts, what of the ontology they lead to, and its class axioms, in the default graph."""
    store = Store()
    told = facts()
    said = facts_to_triples(
        Source(),
        told,
        covered=[("甘肃省", 2016)],
        topics=[(f"{DATA_IRI}concept/topic/ip-standard", "甘肃省", told[0].evidence)],
        sections={
            start: "地方 / 甘肃省"
            for fact in told
            for start in (fact.evidence.start, *(first for first, _ in fact.evidence.echoes))
        },
    )
    for quad in said.quads():
        store.add(Quad(quad.subject, quad.predicate, quad.object))
    one, other = (claim_iri(fact) for fact in facts()[:2])
    stated = Statement("a-plan", one, 14, "14", 2017), Statement("a-plan", other, 15, "15", 2017)
    differ = Difference(*stated, "value", area_iri("江西省"), area_iri("江西省"), "unexplained")
    for quad in differences_to_quads([differ], DIFFERENCES_GRAPH):
        store.add(Quad(quad.subject, quad.predicate, quad.object))
    ground: dict[NamedNode, list[Quad]] = {}
    for quad in ontology_to_quads():
        plain = Quad(quad.subject, quad.predicate, quad.object)
        ground.setdefault(quad.subject, []).append(plain)
        if quad.predicate.value == RDFS.subClassOf:
            store.add(plain)
    waiting = [NamedNode(DATA_IRI + name) for name in _ALSO] + [quad.object for quad in store]
    while waiting:
        node = waiting.pop()
        if isinstance(node, NamedNode) and node.value.startswith(DATA_IRI):
            for quad in ground.pop(node, ()):
                store.add(quad)
                waiting.append(quad.object)
    return store


def breaks(store: Store, probe: Probe, nodes: list[NamedNode]) -> Iterator[Break]:
    """Ways to break the constraint of a probe at these nodes, the first that can be."""
    for node in nodes:
        steps = re.findall(r"\^?<[^>]+>", probe.path or "")
        for step in steps[:-1]:
            node = next(store.quads_for_pattern(node, NamedNode(step[1:-1]), None)).object
        if not steps:
            own = list(store.quads_for_pattern(node, None, None))
            yield Break((), tuple(Quad(BlankNode("x"), quad.predicate, quad.object) for quad in own))
        elif steps[-1].startswith("^"):
            yield _break_inverse(store, probe, node, NamedNode(steps[-1][2:-1]))
        elif probe.component == "hasValue":
            yield from (Break((quad,), ()) for quad in store.quads_for_pattern(node, NamedNode(steps[-1][1:-1]), None))
        else:
            yield _break_values(store, probe, node, NamedNode(steps[-1][1:-1]))


def _break_inverse(store: Store, probe: Probe, node: NamedNode, predicate: NamedNode) -> Break:
    if probe.component == "maxCount":
        return Break((), (Quad(NOTHING, predicate, node),))
    return Break(tuple(store.quads_for_pattern(None, predicate, node)), ())


def _break_values(store: Store, probe: Probe, node: NamedNode, predicate: NamedNode) -> Break:
    old = tuple(store.quads_for_pattern(node, predicate, None))
    if probe.component in ("minCount", "qualifiedMinCount") or not old:
        return Break(old, ())
    if probe.component in ("maxCount", "equals", "uniqueLang", "qualifiedMaxCount"):
        return Break((), (Quad(node, predicate, _another(old[0].object)),))
    return Break(old, (Quad(node, predicate, _wrong(probe, old[0].object)),))


def _another(value: NamedNode | Literal) -> NamedNode | Literal:
    """A second value beside one, of its kind."""
    if isinstance(value, NamedNode):
        other = "FundClaim" if "PolicyClaim" in value.value else "PolicyClaim"
        return NamedNode(
            re.sub(r"\w+Claim$", other, value.value) if value.value.endswith("Claim") else value.value + "x"
        )
    if value.language:
        return Literal(value.value + "x", language=value.language)
    if value.datatype.value == XSD.boolean:
        return Literal("false", datatype=value.datatype)
    return Literal("1" + value.value if value.value[:1].isdigit() else value.value + "x", datatype=value.datatype)


def _wrong(probe: Probe, value: NamedNode | Literal) -> NamedNode | Literal:
    """A value that breaks a constraint on values."""
    kind = value.datatype if isinstance(value, Literal) else NamedNode(XSD.string)
    match probe.component:
        case "datatype":
            return Literal("x", datatype=NamedNode(XSD.string.replace("string", "token")))
        case "nodeKind" | "in":
            return Literal("nowhere")
        case "minInclusive" | "minExclusive":
            return Literal("-1000", datatype=kind)
        case "maxInclusive" | "lessThan" | "lessThanOrEquals":
            return Literal("1000000000000", datatype=kind)
        case "pattern":
            return Literal("?")
        case "minLength":
            return Literal("")
        case "node" if isinstance(value, Literal):
            return Literal("1066", datatype=NamedNode(XSD.date.replace("date", "gYear")))
    return NOTHING
