"""Undertakings (承担): frames in which places or bodies are chosen for a programme, sent to carry it out, or try it."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extractors.designations.admissions import ADVERB, OPENING
from kg.extractors.designations.grantees import Listing, read_listing
from kg.extractors.designations.grants import CHOOSING_END, Grant, View, antecedent
from kg.extractors.designations.held_titles import NATIONAL, PROPERTY, is_reform
from kg.extractors.designations.programmes import Programme, is_bare, read_programme
from kg.extractors.passages.labels import pattern
from kg.facts import NATION

_NAMING = re.compile(rf"{ADVERB}*{pattern('designation-frame', 'naming')}")
_IS = re.compile(r"是(?=国家|全国)")
_LEVEL = re.compile(
    rf"{NATIONAL.pattern}|(?:自治区|省|市|[一-鿿]{{2,7}}(?:省|自治区))(?:首批|第.批)?(?={PROPERTY.pattern})"
)

"""Between a place and the title that it has: 徐州市|是|国家知识产权示范城市."""
_DO = pattern("designation-frame", "doing")
_DOING = re.compile(rf"(?:{_DO}|{ADVERB}|国家局|在(?:全国|全省|全区|全市|国内)[^，；。]{{0,10}}?(?={_DO})|[了在])+")
_SETTLES = re.compile(
    r"(?:[^，。；]{0,8}?首[个家批]|(?:去年|今年|[\d年月日]+)，?)*(?P<title>[^，。；]{6,30}?(?:试点|试点示范|示范区|试验区))(?:正式|成功)*"
    r"(?:落户|落地|花落)(?:于|在|到)?"
)
_TRYING = re.compile(
    rf"(?:{ADVERB}|先行)*试点(?P<verb>{pattern('designation-frame', 'trying')})(?:了)?"
    r"(?P<what>(?!一批|若干|\d)[^，；。：《》]{3,30}?)(?:工作)?(?=并|[，；。]|$)"
)
JOINED = re.compile(pattern("designation-frame", "joining"))
"""Before those that take part beside another: |与|扬中高新区…."""
"""The verb right before those that are chosen: |确定|临江市…."""
_SENDING_END = re.compile(pattern("designation-frame", "sending") + "$")
_CONSENT = re.compile(r"(?:同意|批准|批复)$")
"""Before bodies that may set up what is a title: |同意|甲大学图书馆设立高校国家知识产权信息服务中心."""
_SETTING_UP = re.compile(r"(?:筹建|设立|建立)(?=国家|全国)")
"""Behind a place that is allowed a zone: 批复|南京市建邺区|设立|国家知识产权服务业集聚发展示范区."""
_UPON = re.compile(r"(?:对|向|给|为)$")
_CONFERRED = re.compile(r"(?:[（(][^（）()]*[）)])?(?:分别|正式|集中)*(?:授予|颁发|颁授|授)(?:了)?(?P<title>.+)")
_SIGN = re.compile(r"牌匾|匾牌|奖牌|证书")
"""The sign of a title that is handed over: 颁发…试点县|牌匾|."""
_PASSIVE = re.compile(r"(?:认定|确定|评|评定|命名|授予|批准|确认)为$")
_FIRST = re.compile(r"率先|先行|首先|启动")
_UNDERTAKEN = re.compile(r"试点|示范|试验|实验区|先行|服务体系建设|创建|重点城市|强[市县省区]")
_PAPER = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:方案|计划|规划|意见|办法|通知|要点|细则)(?:[（(]|$|的通知)")
"""Behind a programme that a paper is on: 长沙市|创建|…示范城市|工作方案."""
_OTHERS_PLACE = re.compile(r"(?!高校)[一-鿿]{2,8}?(?:国家|全国)")


def read_chosen(view: View, listing: Listing, before: str, after: str, held: Grant | None) -> Grant | None:
    """ "确定|临江市、公主岭市|为|首批试点县"; the verb may stand in the clause before: "，湘江新区作为…改革试点".

    Without a verb 为 says that places have a national or provincial title: "其中|昌平区|为|国家…示范县".
    """
    naming, choosing = _NAMING.match(after) or _IS.match(after), CHOOSING_END.search(before)
    goes_on = not before and naming and (naming.group() == "作为" or (held is not None and held.frame == "chosen"))
    opens = not before or OPENING.fullmatch(before)
    is_one = opens and naming and naming.group() in ("为", "是") and _LEVEL.match(after[naming.end() :])
    passive = opens and naming and _PASSIVE.search(naming.group())
    known = choosing or goes_on or is_one or passive
    programme = read_programme(after[naming.end() :]) if naming and known else None
    if programme is None or naming is None:
        return None
    begin = view.clause.start + (choosing.start() if choosing else 0)
    end = listing.end + naming.end() + programme.end
    return view.grant(listing.grantees, programme, "chosen", begin, end, before)


def read_conferred(view: View, listing: Listing, before: str, after: str) -> Grant | None:
    """ "对|顺德区、南海区等6个县区|授予“广东省知识产权强县”称号": the title stands behind the verb."""
    match = _CONFERRED.match(after)
    programme = read_programme(_SIGN.split(match["title"])[0]) if match and _UPON.search(before) else None
    if match is None or programme is None or is_bare(programme.name):
        return None
    return view.grant(listing.grantees, programme, "admitted", view.clause.start, view.clause.end, "")


def read_sent(view: View, listing: Listing, before: str, after: str) -> Grant | None:
    """ "批复|深圳市福田区、河南省郑州市|建设|国家知识产权服务业集聚发展示范区", "赣江新区|正在开展|…试点"."""
    doing, sending = _DOING.match(after), _SENDING_END.search(before)
    doing = doing or (_SETTING_UP.match(after) if _CONSENT.search(before) else None)
    if doing is None or not (sending or not before or OPENING.fullmatch(before)):
        return None
    programme = read_programme(after[doing.end() :])
    if programme and is_bare(programme.name):
        full = antecedent(view.passage.slice(view.passage.sentence.start, view.clause.start), programme.name)
        programme = _replaced(programme, full)
    if programme is None or _OTHERS_PLACE.match(programme.name) or _PAPER.match(after[doing.end() + programme.end :]):
        return None
    if not _UNDERTAKEN.search(programme.name):
        reform = is_reform(programme) and _FIRST.search(doing.group())
        bodies = not any(one.city for one in listing.grantees)
        founded = bodies and _CONSENT.search(before) and "国家知识产权" in programme.name
        if not founded and not (reform and _all_below(listing)):
            return None
    end = listing.end + doing.end() + programme.end
    frame = "sent" if sending else "admitted"
    return view.grant(listing.grantees, programme, frame, view.clause.start, end, before + doing.group())


def read_settled(view: View) -> Grant | None:
    """ "全省首个国家级商业秘密保护创新试点|落户|甲高新区": a pilot that comes to a place."""
    match = _SETTLES.match(view.text) if "落" in view.text else None
    programme = read_programme(match["title"]) if match else None
    if match is None or programme is None or programme.end < len(match["title"]) or is_bare(programme.name):
        return None
    listing = read_listing(view.passage, view.clause.start + match.end(), view.clause.end)
    if listing is None or view.passage.slice(listing.end, view.clause.end).strip("。"):
        return None
    return view.grant(listing.grantees, programme, "admitted", view.clause.start, listing.end, "")


def read_tried(view: View, listing: Listing, before: str, after: str) -> Grant | None:
    """ "选择|赤水市|试点建设|专利信息服务网络": what is tried out in a place is a pilot, 专利信息服务网络建设试点."""
    trying, sending = _TRYING.match(after), _SENDING_END.search(before)
    if not (sending or not before or OPENING.fullmatch(before)):
        return None
    if trying is None or not PROPERTY.search(trying["what"]):
        return None
    name = trying["what"].removesuffix("建设") + ("建设" if trying["verb"].endswith("建设") else "") + "试点"
    programme = Programme(name, None, None, trying.end())
    end = listing.end + trying.end()
    frame = "sent" if sending else "admitted"
    return view.grant(listing.grantees, programme, frame, view.clause.start, end, before)


def read_joined(view: View, listing: Listing, before: str, after: str) -> Grant | None:
    """ "与|扬中高新区、句容经开区等园区|开展|…试点": places of the issuer's own province; other partners are none."""
    joined = JOINED.search(before)
    scope = view.passage.scope
    own = _all_below(listing) and all(one.province in (None, scope.area) for one in listing.grantees)
    if joined is None or joined.end() < len(before) or not own or scope.area == NATION:
        return None
    grant = read_sent(view, listing, before[: joined.start()], after)
    return replace(grant, frame="sent") if grant else None


def _all_below(listing: Listing) -> bool:
    """Whether all are places below the province."""
    return all(one.city for one in listing.grantees)


def _replaced(programme: Programme, full: str | None) -> Programme | None:
    """A bare programme under its full name, which may state the batch."""
    named = read_programme(full) if full else None
    return replace(named, end=programme.end) if named else None
