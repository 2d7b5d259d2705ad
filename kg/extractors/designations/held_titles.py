"""Held titles (已有称号): places and bodies that stand with the title they have, with no verb of admission between."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extractors.designations.admissions import ADVERB
from kg.extractors.designations.grantees import Listing
from kg.extractors.designations.grants import Grant, View
from kg.extractors.designations.programmes import Programme, is_bare, read_programme
from kg.extractors.passages.labels import pattern

_PASSING = pattern("designation-frame", "passing")
PASSED = re.compile(
    rf"{ADVERB}*(?:以[^，。]{{2,12}}?)?{ADVERB}*(?:通过了?(?:国家[^，；。]{{0,10}}?局|省局)?(?P<what>[^，；。]{{0,30}}?)的?{_PASSING}"
    rf"|完成了?(?P<done>(?:国家|全国|省级)[^，；。]{{4,30}}?)的?{_PASSING}(?=$|。))"
)
_PASSED_ON = re.compile(
    rf"(?:并|又|现)?(?:[于在]?(?:19|20)\d\d年(?:\d{{1,2}}月)?)?(?:{ADVERB})*通过了?(?:国家[^，。；]{{0,10}}?局|省局)?的?{_PASSING}"
)
_INSPECTED = re.compile(rf"{_PASSING}(?:工作)?$")
NATIONAL = re.compile(r"的?(?:国家|全国|首批|第.批|“|省级)")
_GOING_ON = re.compile(
    r"(?:”|以[^，。]{2,8}(?=通过)|工作|建设|任务|经验|的|、|已|顺利|通过|稳步|进展|正式|全面|启动)+|$"
)
_APPROVED = re.compile(rf"{ADVERB}*(?:获批|获得?[^，。；的]{{0,10}}?(?:批复|批准|认定))(?:建设|设立|筹建|同意)?。?$")
_FURTHER = re.compile(r"进一步|继续|持续")
_NAMED_ZONE = re.compile(r"(?:试验|实验|示范|先行)区$")
_LESSER = re.compile(r"(?:城市|[市县]|企业|学校|高校|园区)$")
PROPERTY = re.compile(r"知识产权|专利|商标|版权|地理标志|外观设计")


def read_held(view: View, listing: Listing, before: str, after: str) -> Grant | None:
    """The grant that "张江|国家专利导航产业发展实验区" implies, where place and programme stand together.

    The programme must be national or provincial by name, approved ("…获国务院批准"), or a pilot; a province's own must
    be national. In reports count zones ("江夏区|知识产权服务业集聚发展试验区") and reforms that go on
    ("进一步推进|义乌市|知识产权管理体制改革"). "完成对…的验收" and "…通过验收" make it passed.
    """
    programme = read_programme(after)
    if programme is None or (is_bare(programme.name) and not programme.batch):
        return None
    rest = after[programme.end :]
    if rest.startswith(("名单", "名录")):
        return None  # the title of a list: 郑州市第一批知识产权强企培育|名单|
    inspected = "完成" in before and _INSPECTED.search(rest) is not None
    if not inspected:
        whole = any(one.city is None and one.province == one.name for one in listing.grantees)
        titled = NATIONAL.match(after)
        # 山东省|首批地理标志产品保护示范区 are its own.
        national = titled is not None and not (whole and titled.group().lstrip("的")[0] in "首第")
        property_first = re.match(r"的?(?:知识产权|专利)", after) is not None and not whole
        granted = _APPROVED.match(rest) is not None
        running = granted or "试点" in programme.name or _runs(view, programme, before)
        fits = not (national and _for_others(listing, programme)) and (national or (property_first and running))
        if not fits or not (listing.open or listing.counted or granted or not rest or _GOING_ON.match(rest)):
            return None
    frame = "passed" if inspected or PASSED.match(rest) else "held"
    return view.grant(listing.grantees, programme, frame, view.clause.start, view.clause.end, before)


def read_passed_on(view: View, held: Grant) -> Grant | None:
    """Who was admitted in the clause before passed later: "昆明市于2012年获批…示范城市，|2015年顺利通过复核"."""
    if view.clause.strong or not _PASSED_ON.fullmatch(view.text.rstrip("。")):
        return None
    programme = replace(held.programme, year=None)
    return view.grant(held.grantees, programme, "passed", view.clause.start, view.clause.end, "")


def _runs(view: View, programme: Programme, before: str) -> bool:
    """Whether a report speaks of a zone by its full title, or of a reform that goes on."""
    if view.passage.scope.mode != "report":
        return False
    return bool(_NAMED_ZONE.search(programme.name) or (is_reform(programme) and _FURTHER.search(before)))


def _for_others(listing: Listing, programme: Programme) -> bool:
    """Whether it is a title for cities, counties or bodies of the province listed: "我省|国家知识产权示范城市"."""
    for one in listing.grantees:
        if one.city is None and one.province and one.province.startswith(one.name) and not one.province.endswith("市"):
            return _LESSER.search(programme.name) is not None
    return False


def is_reform(programme: Programme) -> bool:
    """Whether it is a reform of the management of property rights: 知识产权综合管理改革."""
    return programme.name.endswith("改革") and PROPERTY.search(programme.name) is not None
