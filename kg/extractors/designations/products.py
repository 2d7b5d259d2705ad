"""Products (地理标志产品): areas of protection of geographical indications, which bear the names of their products."""

from __future__ import annotations

import re

from kg.extractors.designations.grantees import Grantee
from kg.extractors.designations.grants import Grant, View
from kg.extractors.designations.programmes import read_programme
from kg.extractors.passages.labels import pattern
from kg.lexicon import areas

_PROVINCES = "|".join(sorted(area.name for area in areas() if area.level == "province"))
_LEVEL = rf"(?:国家|全国|省级|{_PROVINCES})"
_PRODUCTS = re.compile(
    r"(?P<names>“[^”]{2,14}”(?:[、和及]?“[^”]{2,14}”)*|[一-鿿]{2,8}?(?:[、和及与][一-鿿]{2,8}?)*)"
    rf"等?的?(?P<what>{_LEVEL}(?:级)?地理标志[^，；。“”]*)"
)
_GRANTED = re.compile(
    r"(?:已|顺利|成功|正式|现)*(?:获|获得)?[^，；。]{0,10}?(?:获批|批准|批复|同意)(?:建设|筹建|设立|创建)?"
)
_PUSHED = re.compile(
    r"(?:\d[.、.]|[一二三四五六七八九十]是)?(?:积极|加快|持续|深入|高标准|高质量|扎实|稳步|进一步)*"
    r"(?:支持|推动|推进|加快|加强|指导|做好|抓好)(?:推进)?(?:对)?"
)
_BUILT = re.compile(r"(?:高质量|高标准)?建设(?:工作)?(?=$|[，。；、]|和|并)")
"""Behind an area of protection that a task takes further: 推动|赣南脐橙国家地理标志产品保护示范区|建设."""
_OF_PRODUCTS = re.compile(
    pattern("designation-frame", "sending", "doing", "choosing", "seeking", "no-name", "admitted")
)
_SAME_ZONE = re.compile(
    rf"(?:其中|此外)?(?P<name>[一-鿿]{{2,10}}?)(?:保护)?示范区[^，；。]{{0,10}}?"
    rf"(?:顺利|成功|已|正式)*通过[^，；。]*?{pattern('designation-frame', 'passing')}。?$"
)
_ZONE = re.compile(
    rf"(?:^|(?<=[、和及与是为继]))(?P<name>(?:(?!{_LEVEL})[^\W\d是为继]){{2,8}}?)(?P<what>{_LEVEL}(?:级)?地理标志(?:产品)?保护示范区)"
)
_ADMITTED = re.compile(r"等?(?:[\d一二三四五六七八九十]+个?示范区)?(?:成功|正式|均|已)*(?:入选|获批|上榜)")
_EXAMPLES = re.compile(
    r"(?:包括|涵盖|以及|分别[是为])(?P<names>[一-鿿]{2,8}(?:[、和][一-鿿]{2,8})*)等\d+个[一-鿿]{0,6}示范区"
)
_TITLE = re.compile(rf"{_LEVEL}(?:级)?地理标志(?:产品)?保护示范区")
_LOOK_BACK = 240


def read_products(view: View) -> Grant | None:
    """ "“烟台苹果”国家地理标志产品保护示范区|顺利通过验收": an area of protection that bears its product's name."""
    if "地理标志" not in view.text:
        return None
    pushed = _PUSHED.match(view.text)
    match = _PRODUCTS.search(view.text, pushed.end() if pushed else 0)
    if match is None or view.in_title(view.clause.start + match.start()):
        return None
    programme = read_programme(re.split(r"等\d", match["what"])[0])
    names = re.findall(r"[^“”、和及与]+", match["names"])
    if programme is None or (not match["names"].startswith("“") and _OF_PRODUCTS.search(match["names"])):
        return None
    rest = match["what"][programme.end :]
    passed = re.match(
        rf"(?:建设|项目|筹建)?(?:顺利|成功|已|正式)*通过[^，；。]*?{pattern('designation-frame', 'passing')}", rest
    )
    building = match["what"][: programme.end].endswith("建设") and not rest.strip("。工作")
    built = pushed and match.start() == pushed.end() and (building or _BUILT.match(rest))
    if passed is None and not built and not _GRANTED.match(rest) and not _ADMITTED.match(rest):
        return None
    grantees = tuple(Grantee(name, None, None) for name in names)
    start, end = view.clause.start + match.start(), view.clause.end
    return view.grant(
        grantees,
        programme,
        "passed" if passed else "held" if built else "admitted",
        start,
        end,
        view.text[: match.start()],
    )


def read_same_zone(view: View, held: Grant | None) -> Grant | None:
    """ "…，|信阳毛尖示范区去年12月通过国家局验收": of one of those before, its area of protection passed."""
    if held is None or "示范区" not in view.text or not held.programme.name.endswith("示范区"):
        return None
    match = _SAME_ZONE.match(view.text)
    if match is None:
        return None
    same = [one for one in held.grantees if one.name == match["name"]]
    if not same:
        return None
    return view.grant(tuple(same), held.programme, "passed", view.clause.start, view.clause.end, "")


def read_zones(view: View) -> Grant | None:
    """ "分别是|乳山牡蛎国家…保护示范区、烟台苹果国家…保护示范区": areas in a list, each under its product's name."""
    zones = list(_ZONE.finditer(view.text)) if view.text.count("示范区") > 1 else []
    programme = read_programme(zones[0]["what"]) if zones else None
    if programme is None or len(zones) < 2 or view.in_title(view.clause.start + zones[0].start()):
        return None
    if len({zone["what"] for zone in zones}) > 1 or re.search(
        r"支持|推动|推荐|申报|争创", view.text[: zones[0].start()]
    ):
        return None
    grantees = tuple(Grantee(zone["name"], None, None) for zone in zones)
    return view.grant(grantees, programme, "held", view.clause.start, view.clause.end, "")


def read_examples(view: View) -> Grant | None:
    """ "新批准的50个示范区包括|西湖龙井、五常大米|等46个单一产品示范区": some of those that the text before counts."""
    match = _EXAMPLES.search(view.text) if "示范区" in view.text else None
    if match is None:
        return None
    document, start = view.passage.reading.document, view.clause.start
    known = _TITLE.findall(document.text[max(0, start - _LOOK_BACK) : start])
    programme = read_programme(known[-1]) if known else None
    if programme is None:
        return None
    names = re.split("[、和]", match["names"])
    grantees = tuple(Grantee(name, None, None) for name in names)
    return view.grant(grantees, programme, "admitted", start + match.start("names"), view.clause.end, "")
