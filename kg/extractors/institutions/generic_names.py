"""Generic names (泛称): what tells a body with a name of its own from a mere kind of body.

The criterion in words is the skos:scopeNote of the scheme institution-kind.
"""

from __future__ import annotations

import re
from functools import cache

from kg.extractors.centres.stages import INSTITUTION, stage_words
from kg.extractors.institutions.founders import school_before
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.reading import Passage
from kg.lexicon import area_by_name

_COUNT = r"(?<!第)[\d一二三四五六七八九十百两几多数若干各]+(?:余|多)?(?:家|个|所|批|类|项|支|处)"
_ACTING_MANY = re.compile(r"\d+(?:多|余)?[个家所]")
_MEMBERS = re.compile(r"等\d+(?:多|余)?[个家所]|牵头")
"""The members of one body, not a class of which each founds its own: 由湘电集团等11家单位组建的|…联盟."""
_METAPHOR = re.compile(r"(?:打造|构筑)[^，]*$|为[^，]+(?:搭建|提供)$")
_TITLE_ZONE = re.compile(r"国家(?!大学科技园)|省级|市级|全国")
_SOUGHT = re.compile(r"(?:申报|争创|(?:支持|指导|推动)[^，。；]{2,20}?创建)$")
"""Before a zone that is a title for those who seek it: 指导甲街道|创建|省知识产权服务业集聚区."""
_TITLE_BASE = re.compile(r"(?:国家|省|市)级.*基地$")
_TASK_FORCE = re.compile(r"(?:工作组|专班)$")
_ONLY_ONE = re.compile(r"(?:首[家个所座]|唯一[一的]?[家个]?)$")
_ONE_EACH = re.compile(r"各自?[^，。；\d]{2,6}?了?[1一][个家所处]$")
"""One for each place of a list, which names it: 柳州、桂林两地|各设立1个|知识产权巡回审判点."""
_WHERE = re.compile(r"(?<!存)在(?![线华建校职])")
"""Before a body that something happens at: 专利产品|在|知识产权交易中心挂牌."""
_JOINT = re.compile(
    r"(?:大学|学院|学校)(?:[^，。；]{0,12}(?:共建|共同建设|联合成立|合作设立)的"
    r"|[、和与及][^，。；、]{2,12}(?:大学|学院)(?:分别)?建设"
    r"|(?<!知名大学)(?<!一流大学)(?<!著名大学)(?<!重点大学)(?:签约|合作|联合|携手|共同)?共建"
    r"|(?:等(?:高校|院校|高等院校|高等学校)?|正式|率先|先后|相继|分别|陆续|均|同步|联合|挂牌|揭牌)*"
    r"(?:成立|设立|组建|建立|增设|开设|设置|开办)了?)$"
)
"""A university that sets up what is named next: 西北政法大学与我局共建的|知识产权学院, 中南大学成立|知识产权研究院,
支持湖北大学、三峡大学建设|知识产权学院.
"""
_SHORTEST = 6
"""The least length of a name without a place: 专利联盟 is none."""


def is_generic(passage: Passage, clause: Clause, start: int, head: int, end: int, kind: str) -> bool:
    """Whether the words from `start` to `end`, with their head noun at `head`, name no body of their own.

    Kinds of body (产业集聚区), bodies that each of a class is to form (支持企业组建联盟), counted ones (3家), figures
    of speech (为人才搭建平台) and zones that are a title to be awarded (国家…示范区, a designation) do not count.
    """
    name, gap, before = passage.slice(start, end), passage.slice(start, head), passage.slice(clause.start, start)
    if len(name) < 4 or re.search(r"[，。；]", name) or _TITLE_BASE.match(name):
        return True
    if name.endswith("窗口”"):
        return True  # 展示…成效的|“重要窗口”, 推进|我省产业知识产权联盟|建设
    if name.endswith("地方分中心") and not passage.slice(end, end + 2).startswith(("落户", "入驻")):
        return True  # 同意…设立为|国家…指导中心地方分中心: a title of many
    if _matches("of-class").match(name) and not _ONLY_ONE.search(before):
        return True
    if (not name.startswith("“") and _no_name().search(gap)) or _WHERE.search(gap):
        return True
    counted = _counted().search(before[-8:]) and not _ONE_EACH.search(before)
    if counted or _matches("demand").search(before):
        return True
    titled = _TITLE_ZONE.search(name) or _title_zone().search(name) or _SOUGHT.search(before)
    if kind == "industry_zone" and (titled or name.startswith("服务")):
        return True  # 服务长三角一体化示范区|建设工作组: whom a body serves
    schooled = kind == "college" and (_JOINT.search(before) or school_before(passage, clause))
    if gap.endswith("、") or (head == start and kind != "tribunal" and not schooled):
        return True
    if passage.mentions("area", start, end) or "“" in name or _own().match(name) or name.endswith("大学"):
        return False
    if _TASK_FORCE.search(name):
        return True  # 建立专利转化工作专班: one of many, without a name
    actor = _actor(passage, clause, start)
    plain = len(_matches("plain").sub("", gap)) < 2
    many = _ACTING_MANY.search(actor) and (plain or not _MEMBERS.search(actor))
    if _METAPHOR.search(before) or many or (plain and _matches("class").search(actor)):
        return True
    short = not _matches("topic").search(name) or len(name) < _SHORTEST
    return short and not _is_printed_in_full(passage, name)


def _is_printed_in_full(passage: Passage, name: str) -> bool:
    """Whether the document prints a short name elsewhere with its place in front: 甘肃|专利云平台, then 专利云平台."""
    scope, text = passage.scope, passage.reading.document.text
    places = [area_by_name(place) for place in (scope.city, scope.area) if place]
    return any(printed + name in text for area in places if area is not None for printed in area.names)


def _actor(passage: Passage, clause: Clause, start: int) -> str:
    """Who is to create the body, if not a place: the words before the verb of creation: 支持企业|组建|…."""
    for word in stage_words(passage.slice(clause.start, start), clause.start, INSTITUTION):
        if not word.governs:
            placed = passage.mentions("area", clause.start, word.start)
            return "" if placed else passage.slice(clause.start, word.start)
    return ""


@cache
def _matches(notation: str) -> re.Pattern[str]:
    return re.compile(pattern("institution-word", notation))


@cache
def _own() -> re.Pattern[str]:
    """Matches what belongs to the place or the bureau that speaks, 省…平台, 局…领导小组, or to the nation and others,
    中国—东盟….
    """
    return re.compile(rf"中国[—－–-]|[我本全]?(?:[省市区县]|[局厅].*{pattern('institution-word', 'own-organ')}$)")


@cache
def _title_zone() -> re.Pattern[str]:
    """Matches the end of a zone that is a title of a national programme, a designation."""
    return re.compile(pattern("institution-word", "title-zone") + "$")


@cache
def _no_name() -> re.Pattern[str]:
    """Matches what stands in no name: counts, 一批, verbs; verbs that names may hold only at the front."""
    lowly, verb, opening = (pattern("institution-word", word) for word in ("lowly", "verb", "opening-verb"))
    return re.compile(f"{_COUNT}|{lowly}|{verb}|^{opening}")


@cache
def _counted() -> re.Pattern[str]:
    """Matches a count or 一批 right before a name."""
    return re.compile(f"(?:{_COUNT}|{pattern('institution-word', 'lowly')})的?“?$")
