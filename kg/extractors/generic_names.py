"""Generic names (泛称): what tells a body with a name of its own from a mere kind of body (skos:scopeNote of institution-kind)."""

from __future__ import annotations

import re

from kg.extractors.clauses import Clause
from kg.extractors.reading import Passage
from kg.extractors.statuses import INSTITUTION, stage_words

COUNTED = re.compile(
    r"(?<!第)[\d一二三四五六七八九十百两几多数若干各]+(?:余|多)?(?:家|个|所|批|类|项|支|处)|一批|若干|各类|各级|各地|一系列|"
    r"有条件|符合条件|专业化|独立运行|常态化|高水平|此类|相关|有关|这些|该"
)
_CLASS = re.compile(
    r"企业|高校|院所|高等院校|高等学校|科研机构|社会资本|金融机构|服务机构|中介机构|行业协会|研究所|院校|学校|单位|各市|各县|各地|设区市|市州|区县|县区|园区|有条件"
)
_OF_CLASS = re.compile(r"(?:下设|内设|高校|企业|园区|行业|设区市|各|我国|国内|海外|试点|等|及|其|之)")
_PLAIN = re.compile(
    r"知识产权|专利|商标|版权|技术|产业|公共|信息|服务|综合|运营|交易|省级|国家级|市级|国家|专门|专业|新型|统一|独立|行政|管理|执法|创新|"
    r"区域|高校|行业|中介|社会|相应|重点|众创|网络|线上|线下|密集型|产品"
)
_TOPIC = re.compile(r"知识产权|专利|商标|版权|品种权|技术|银企|科技|质押")
_VERB = re.compile(
    r"参与|纳入|围绕|依托|用于|引导|完善|加强|拓展|丰富|报送|上报|接入|录入|归集到|推送|装修|作为|按照|根据|"
    r"^(?:发展|实施|优化|进行|提供|实现|确定|落实|培育|选择|面向|开展|关于|成为|通过|包括|由|在|与|对|为|将|经)"
)
_METAPHOR = re.compile(r"(?:打造|构筑)[^，]*$|为[^，]+(?:搭建|提供)$")
_DEMAND = re.compile(r"要求|建议|提出|恳请|请求")
_TITLE_ZONE = re.compile(r"国家|省级|市级|全国")


def is_generic(passage: Passage, clause: Clause, start: int, head: int, end: int, kind: str) -> bool:
    """Whether the words from `start` to `end`, with their head noun at `head`, name no body of their own.

    Kinds of body (产业集聚区), bodies that a class is to form (支持企业组建联盟), counted ones (3家), figures of speech (打造…高地, 为人才
    搭建平台), and zones that are a title to be awarded (国家…示范区, a designation) do not count.
    """
    name, gap, before = passage.slice(start, end), passage.slice(start, head), passage.slice(clause.start, start)
    if len(name) < 4 or _VERB.search(gap) or _OF_CLASS.match(name) or re.search(r"[，。；]", name):
        return True
    if COUNTED.search(gap) or re.search(rf"(?:{COUNTED.pattern})的?“?$", before[-8:]) or _DEMAND.search(before):
        return True
    if kind == "industry_zone" and _TITLE_ZONE.search(name):
        return True
    if (head == start and kind != "tribunal") or gap.endswith("、"):
        return True
    placed = (
        bool(passage.mentions("area", start, end)) or "“" in name or re.match(r"[我本全]?[省市区县]", name) is not None
    )
    if _METAPHOR.search(before) and not placed:
        return True
    if placed:
        return False
    actor = _actor(passage, clause, start)
    if len(_PLAIN.sub("", gap)) < 2 and _CLASS.search(actor) or re.search(r"\d+(?:多|余)?[个家所]", actor):
        return True
    return not _TOPIC.search(name) or len(name) < 6


def _actor(passage: Passage, clause: Clause, start: int) -> str:
    """Who is to create the body: the words before the verb of creation, behind what governs them: 支持|企业|组建…."""
    for word in stage_words(passage.slice(clause.start, start), clause.start, INSTITUTION):
        if word.role not in ("wish", "push", "progress", "finish"):
            text = passage.slice(clause.start, word.start)
            return "" if passage.mentions("area", clause.start, word.start) else text
    return ""
