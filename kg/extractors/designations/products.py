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
    rf"等?的?(?P<what>(?:{_LEVEL}(?:级)?地理标志|地理标志(?:产品)?保护示范区)[^，；。“”]*)"
)
_GRANTED = re.compile(
    r"(?:已|顺利|成功|正式|现)*(?:获|获得)?[^，；。]{0,10}?(?:获批|批准|批复|同意)(?:建设|筹建|设立|创建)?"
)
_PUSHED = re.compile(
    r"(?:\d[.、.]|[一二三四五六七八九十]是)?(?:积极|加快|持续|深入|高标准|高质量|扎实|稳步|进一步)*"
    r"(?:支持|推动|推进|加快|加强|指导|做好|抓好)(?:推进)?(?:对)?"
)
_OF_PRODUCTS = re.compile(
    pattern("designation-frame", "sending", "doing", "choosing", "seeking", "no-name", "admitted")
)
_ADMITTED = re.compile(r"等?(?:[\d一二三四五六七八九十]+个?示范区)?(?:成功|正式|均|已)*(?:入选|获批|上榜)")


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
    built = pushed and match.start() == pushed.end() and building
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
