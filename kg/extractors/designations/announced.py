"""Announced lists (公布名单): a programme named first, those admitted to it behind a colon or in the next clause."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extractors.designations.grantees import Grantee, read_listing
from kg.extractors.designations.grants import Grant, View
from kg.extractors.designations.programmes import Programme, is_bare, read_programme
from kg.extractors.passages.labels import pattern

_COUNT = r"(?:[\d一二两三四五六七八九十]+[个家所项名]|一批|以下)"
_ANNOUNCES = re.compile(
    rf"(?:{pattern('designation-frame', 'choosing', 'admitted', 'starting')}|发布)(?:了|出|为)?"
    rf"(?:{_COUNT}的?)?(?P<what>[^，；。：]{{4,40}}?)(?:[（(]?(?:共|计)?{_COUNT}[）)]?)?(?:分别)?(?:为|是|包括)?$"
)
_NAMES_FOLLOW = re.compile(r"(?:分别|即)(?:为|是)?")
_PRODUCTS = re.compile(
    r"(?P<names>“[^”]{2,14}”(?:[、和及]?“[^”]{2,14}”)*|[一-鿿]{2,8}?(?:[、和及与][一-鿿]{2,8}?)*)"
    r"等?的?(?P<what>(?:国家|全国|省级)(?:级)?地理标志[^，；。“”]*)"
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
_SHARED_BATCH = re.compile(r"(?P<batch>首批|第[一二三四五六七八九十\d]+批)(?:成功|正式|已)*$")


def read_announced(view: View) -> Grant | None:
    """ "确定6个…试点县：|桐城市、宁国市", "新增…示范企业2家，|分别为甲公司、乙公司"."""
    passage, clause = view.passage, view.clause
    earlier = [other for other in passage.clauses if other.end < clause.start]
    if not earlier or view.in_title(earlier[-1].start):
        return None
    follow = _NAMES_FOLLOW.match(view.text)
    if passage.slice(clause.start - 1, clause.start) not in ("：", ":") and not follow:
        return None
    announced = _ANNOUNCES.search(passage.slice(earlier[-1].start, earlier[-1].end))
    programme = read_programme(announced["what"]) if announced else None
    if announced is None or programme is None or programme.end < len(announced["what"]) or is_bare(programme.name):
        return None
    start = clause.start + (follow.end() if follow else 0)
    listing = read_listing(passage, start, clause.end)
    if listing is None or (listing.end < clause.end and not listing.open):
        return None
    before = passage.slice(earlier[-1].start, earlier[-1].start + announced.start())
    return view.grant(listing.grantees, programme, "chosen", earlier[-1].start, listing.end, before)


def read_products(view: View) -> Grant | None:
    """ "“烟台苹果”国家地理标志产品保护示范区|顺利通过验收": an area of protection that bears its product's name."""
    if "地理标志" not in view.text:
        return None
    pushed = _PUSHED.match(view.text)
    match = _PRODUCTS.search(view.text, pushed.end() if pushed else 0)
    if match is None or view.in_title(view.clause.start + match.start()):
        return None
    programme = read_programme(match["what"])
    names = re.findall(r"[^“”、和及与]+", match["names"])
    if programme is None or (not match["names"].startswith("“") and _OF_PRODUCTS.search(match["names"])):
        return None
    rest = match["what"][programme.end :]
    passed = re.match(
        rf"(?:建设|项目|筹建)?(?:顺利|成功|已|正式)*通过[^，；。]*?{pattern('designation-frame', 'passing')}", rest
    )
    building = match["what"][: programme.end].endswith("建设") and not rest.strip("。工作")
    built = pushed and match.start() == pushed.end() and (building or _BUILT.match(rest))
    if passed is None and not built and not _GRANTED.match(rest):
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


def with_batch(programme: Programme, before: str) -> Programme:
    """The programme with the batch that stands before the verb: "…首批|进入…清单"."""
    batch = _SHARED_BATCH.search(before)
    return replace(programme, batch=batch["batch"]) if batch and programme.batch is None else programme


def named_held(held: Grant | None) -> list[Programme]:
    """The programme that the clause before seeks, where this one says who got it: "其中|湘潭市成功获批"."""
    return [held.programme] if held is not None and held.status == "candidate" else []
