"""Class diagram (类图): the classes that a newcomer needs, and the properties between them.

Places on the canvas are chosen by hand; names, labels and directions come from the ontology.
"""

from __future__ import annotations

from collections.abc import Sequence

from reference.svg import Arrow, Box, picture
from reference.terms import Term, children, terms

EDGES = (
    ("inDocument", "Passage", "Document", ((370, 82), (240, 82)), (305, 54)),
    ("inDocument", "Coverage", "Document", ((130, 165), (130, 114)), (138, 136)),
    ("wasDerivedFrom", "Claim", "Passage", ((700, 82), (570, 82)), (635, 54)),
    ("foundBy", "Claim", "Rule", ((700, 197), (570, 197)), (635, 169)),
    ("status", "Claim", "Concept", ((700, 312), (570, 312)), (635, 284)),
    ("about", "Claim", "Thing", ((1030, 120), (1150, 120)), (1090, 92)),
    ("participation", "Claim", "Participation", ((1030, 310), (1075, 310), (1075, 472), (1150, 472)), (1083, 380)),
    ("member", "Participation", "Organisation", ((1250, 504), (1250, 570)), (1258, 532)),
    ("area", "Claim", "Area", ((865, 340), (865, 480)), (873, 404)),
    ("locatedIn", "Organisation", "Area", ((1150, 635), (1050, 635)), (1100, 607)),
    ("issuedBy", "Policy", "Organisation", ((1405, 386), (1405, 570)), (1413, 470)),
)
"""Property, class it starts from, class it leads to, the line, and where its label stands."""

THINGS = (
    *("Policy", "Agreement", "Publication", "ProtectionCentre", "Institution"),
    *("Fund", "Programme", "Indicator", "Task"),
)
BODIES = ("Agency", "AgencyGroup", "ProtectionCentre", "Institution")
_THINGS = (("name", "事物 Things"), ("small", "各文件共用，合并"), ("small", "shared by all documents"))


def class_diagram() -> str:
    """The diagram as SVG."""
    known = {term.name: term for term in terms()}
    claims = [("left", f"{known[name].zh}  {known[name].en}") for name in children("Claim")]
    levels = [("left", f"{known[name].zh}  {known[name].en}") for name in children("Area")]
    boxes = [
        _class(known["Document"], 20, 50, 220, 64, "evidence"),
        _class(known["Coverage"], 20, 165, 220, 64, "evidence"),
        _class(known["Passage"], 370, 50, 200, 64, "evidence"),
        _class(known["Rule"], 370, 165, 200, 64, "evidence"),
        Box(370, 280, 200, 64, "concept", (("name", "概念 Concept"), ("code", "skos:Concept")), "schemes"),
        _class(known["Claim"], 700, 40, 330, 300, "claim", ("", *claims)),
        Box(1150, 40, 310, 346, "things", _THINGS),
        *(_thing(known[name], number) for number, name in enumerate(THINGS)),
        _class(known["Participation"], 1150, 440, 200, 64, "claim"),
        _class(known["Organisation"], 1150, 570, 310, 165, "thing", ("", *_listed(known, *BODIES))),
        _class(known["Area"], 680, 480, 370, 240, "place", ("", *levels)),
        Box(20, 420, 550, 246, "legend", _LEGEND),
    ]
    return picture("classes", 1490, 760, "类图 Class diagram", [*boxes, *(_edge(known, edge) for edge in EDGES)])


_LEGEND = (
    ("left", "怎么读 How to read it"),
    ("left", ""),
    ("left", "一份文件的一句话（段落）说了一件事：一条陈述。"),
    ("left", "One sentence of a document (a passage) states one thing: a claim."),
    ("left", "陈述关于一个事物；事物合并，陈述不合并。"),
    ("left", "A claim is about a thing; things are merged, claims never are."),
    ("left", "状态、种类、单位是概念；都可在下面查到。"),
    ("left", "Statuses, kinds and units are concepts; all are listed below."),
    ("left", "点击一个名称，可跳到它的说明。"),
    ("left", "Click a name to read about it."),
)


def _class(term: Term, x: int, y: int, width: int, height: int, look: str, more: Sequence[object] = ()) -> Box:
    lines = [("name", f"{term.zh} {term.en}"), ("code", f"zc:{term.name}")]
    lines += [line if isinstance(line, tuple) else ("left", str(line)) for line in more]
    return Box(x, y, width, height, look, lines, term.name)


def _thing(term: Term, number: int) -> Box:
    return Box(1166, 116 + 29 * number, 278, 26, "thing", (("chip", f"{term.zh} {term.en}"),), term.name)


def _listed(known: dict[str, Term], *names: str) -> list[tuple[str, str]]:
    return [("left", f"{known[name].zh}  {known[name].en}") for name in names]


def _edge(known: dict[str, Term], edge: tuple[str, str, str, Sequence[tuple[int, int]], tuple[int, int]]) -> Arrow:
    name, _, _, points, at = edge
    upright = points[0][0] == points[-1][0] or len(points) > 2
    anchor = "start" if upright else "middle"
    if name not in known:
        return Arrow(points, "来自", f"prov:{name}", at, anchor=anchor)
    return Arrow(points, known[name].zh, f"zc:{name}", at, link=name, anchor=anchor)
