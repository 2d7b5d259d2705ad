"""A fact as a graph (一条事实): one sentence of a document in seeds/, and every node that it gives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.lexicon import area_by_code, areas, concept_by_iri
from kg.vocabulary import DATA_IRI, OA, ONTOLOGY, PROV, ZC
from reference.svg import Arrow, Box, picture
from reference.terms import terms
from reference.triples import RDF, SKOS, Graph, curie

FILE = ONTOLOGY / "examples" / "centre-status-claim.ttl"


@dataclass(frozen=True, slots=True)
class Fact:
    """The nodes of the fact drawn: claim, passage, document, rule, thing and places, and the words of the passage."""

    claim: str
    passage: str
    document: str
    rule: str
    thing: str
    place: str
    province: str
    start: int
    end: int
    quote: str
    sentence: str
    turtle: str


@cache
def fact() -> Fact:
    """The fact of the example of a claim about a centre."""
    graph = Graph(FILE)
    claim = next(iri for iri in graph.nodes if ZC.CentreStatusClaim in graph.iris(iri, RDF + "type"))
    (passage,) = graph.iris(claim, PROV.wasDerivedFrom)
    return Fact(
        claim=claim,
        passage=passage,
        document=graph.iris(claim, ZC.inDocument)[0],
        rule=graph.iris(claim, ZC.foundBy)[0],
        thing=graph.iris(claim, ZC.about)[0],
        place=graph.iris(claim, ZC.place)[0],
        province=graph.iris(claim, ZC.area)[0],
        start=int(graph.values(passage, OA.start)[0]),
        end=int(graph.values(passage, OA.end)[0]),
        quote=graph.values(passage, ZC.quote)[0],
        sentence=graph.values(passage, ZC.sentence)[0],
        turtle=FILE.read_text(encoding="utf-8").split("\n", 2)[2],
    )


def fact_diagram() -> str:
    """The fact as SVG: stated triples in full lines, inferred ones in dashed lines."""
    found, graph = fact(), Graph(FILE)
    status, kind = (concept_by_iri(graph.iris(found.claim, each)[0]) for each in (ZC.status, ZC.kind))
    place, province = (area_by_code(iri.rsplit("/", 1)[1]) for iri in (found.place, found.province))
    assert place is not None
    assert province is not None
    region = next(area for area in areas() if area.code == "yangtze-belt")
    boxes = [
        _node("来源文件", "zc:Document", (20, 150, 220, 84), "evidence", _short(found.document)),
        _node("原文段落", "zc:Passage", (350, 150, 220, 84), "evidence", f"码点 {found.start}–{found.end}"),
        _node("规则", "zc:Rule", (350, 300, 220, 84), "evidence", graph.values(found.rule, ZC.ruleName)[0]),
        _node("中心状态陈述", "zc:CentreStatusClaim", (720, 150, 230, 150), "claim", *_values(graph, found.claim)),
        _node("知识产权保护中心", "zc:ProtectionCentre", (1070, 150, 280, 84), "thing", _label(graph, found.thing)),
        _node("概念", "skos:Concept", (1070, 20, 120, 84), "concept", status.pref_zh),
        _node("概念", "skos:Concept", (1205, 20, 145, 84), "concept", kind.pref_zh),
        _node("县级行政区", "zc:County", (1070, 300, 130, 84), "place", place.name),
        _node("省级行政区", "zc:Province", (1070, 430, 130, 84), "place", province.name),
        _node("区域", "zc:Region", (1290, 430, 130, 84), "place", region.name),
    ]
    arrows = [
        _arrow("inDocument", ((350, 192), (240, 192)), (295, 164)),
        Arrow(((720, 192), (570, 192)), "来自", "prov:wasDerivedFrom", (645, 164)),
        _arrow("foundBy", ((770, 300), (770, 342), (570, 342)), (665, 314)),
        _arrow("about", ((950, 192), (1070, 192)), (1010, 164)),
        _arrow("status", ((835, 150), (835, 62), (1070, 62)), (950, 34)),
        _arrow("place", ((950, 270), (1000, 270), (1000, 342), (1070, 342)), (1036, 364)),
        _arrow("kind", ((1277, 150), (1277, 104)), (1285, 124), anchor="start"),
        _arrow("place", ((1135, 234), (1135, 300)), (1143, 262), anchor="start"),
        _arrow("within", ((1135, 384), (1135, 430)), (1143, 402), anchor="start"),
        _arrow("area", ((850, 300), (850, 472), (1070, 472)), (960, 444)),
        _arrow("memberOf", ((1200, 472), (1290, 472)), (1245, 444)),
        _arrow("inRegion", ((1335, 234), (1335, 430)), (1343, 330), look="inferred", anchor="start"),
    ]
    return picture("fact", 1440, 530, "一条事实 One fact", [*boxes, *arrows])


def members_of_region() -> bool:
    """Whether the dashed line holds: the province of the fact is a member of the region drawn."""
    graph = Graph(ONTOLOGY / "zones.ttl")
    return fact().province in graph.iris(f"{DATA_IRI}region/yangtze-belt", ZC.hasMember)


def _values(graph: Graph, claim: str) -> list[str]:
    """The literal values of the claim, as property and value."""
    known = {f"zc:{term.name}": term for term in terms()}
    shown = []
    for predicate, values in graph.nodes[claim].items():
        for value in graph.values(claim, predicate):
            name = curie(predicate)
            if values and name in known and name != "zc:name":
                shown.append(f"{known[name].zh} {value}")
    return shown


def _label(graph: Graph, iri: str) -> str:
    return graph.text(iri, SKOS + "prefLabel", "zh")


def _short(iri: str) -> str:
    return iri.rsplit("/", 1)[1]


def _node(zh: str, code: str, place: tuple[int, int, int, int], look: str, *lines: str) -> Box:
    text = [("name", zh), ("code", code), *(("value", line) for line in lines)]
    return Box(*place, look, text, code.removeprefix("zc:") if code.startswith("zc:") else "schemes")


def _arrow(
    name: str, points: tuple[tuple[int, int], ...], at: tuple[int, int], look: str = "arrow", anchor: str = "middle"
) -> Arrow:
    term = next(term for term in terms() if term.name == name)
    return Arrow(points, term.zh, f"zc:{name}", at, look, name, anchor)
