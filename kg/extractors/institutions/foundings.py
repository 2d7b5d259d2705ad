"""Foundings (设立): whether a clause says that the institution it names was or is to be created, opened or approved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.extractors.centres.stages import INSTITUTION, Stage, StageWord, stage_words
from kg.extractors.centres.statuses import read_stage
from kg.extractors.institutions.names import InstitutionName
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.labels import pattern, words
from kg.extractors.passages.reading import Passage

_BY_MEANS_OF = re.compile(r"(?:\d+[.、])?通过")
_PROPOSED = re.compile(r"的(?:建议|设想|构想|想法|呼吁|请求|议案|提案)")
"""Behind a body that somebody only proposed: 单独设立河南知识产权法院|的建议."""
_ITEM = re.compile(r"(?:、[^，。；、]{2,24})*等[^，。；、]{0,4}(?:举措|措施|改革|政策)")
"""Behind one of the items of a list that are told as measures: 实施…示范基地|、…发展等改革举措."""
_BY = re.compile(r"(?:^|[，；：])由[^，；。：]{2,60}(?:牵头|组建|组成|发起|参加|参与|联合|共建)[^，；。：]{0,12}的$")
_TITLE_WON = re.compile(
    r"(?:大学|学院|学校|公司|集团|研究院|研究所|医院|图书馆|园区|高新区|协会|企业|单位)"
    r"(?:新|成功|首批|正式|再次|也|均|都|分别|双双)*(?:获批|获评|入选)(?:为|成为)?(?:首批|第[^，。；]{1,3}批)?$"
)
"""Before a title that a body won, a designation: 东北林业大学新获批|国家知识产权信息服务中心."""
_COUNTED = re.compile(r"(?:数量|总数)?(?:已?达到?|[由从增新扩]{1,2}[^，。；\d]{0,6})\d+[多余]?[个家所处]")
"""Behind a class of bodies that are counted: 将商标注册受理窗口|由2个增加到5个."""
_PLACED = re.compile(r"^(?:分别|先后|相继|同时|同日)*[在于][^，。；的]{2,20}$")
"""Where bodies are founded, one after the other: 甲联盟、乙中心|分别在沈阳、大连|成立."""
_FOUNDS = re.compile(r"[于自\d年月日]*在[^，。；]{2,24}?(?:挂牌)?(?:新设立?|增设|设立|成立|建立)了?[^，。；]{3,}")
"""Behind a body that founds another somewhere: 同意长沙市中级人民法院|在岳麓区设立巡回法庭|."""
_RENAMED = re.compile(r"(?:更名|改名|改称)(?:成|为)$")
"""Before the new name of a body that there was: 甲交易中心|更名为|甲运营中心."""
_SETTLES_AT = re.compile(r"(?:落户|入驻|落地|设在)(?:于|在|到)?$")
"""Before the body that another settles at: 培训基地|落户|沅水职业技术学院."""
_PREPOSITION = re.compile(r"[经由在向与对为以从]|依托|通过|根据|按照|国家知识产权局$|最高人民法院$")
_ALLOWED = re.compile(r"$|[，。；]|设立|成立|建设|筹建|组建|建立|挂牌")
"""Behind 获准 said of a body that comes to be; 法院|获准在辖区内管辖… exists already."""
_PASSIVE = re.compile(r"获|被|经|得到")
_NO_OBJECT = re.compile(
    # 揭牌|办案, 建成|启用: a second thing that it does.
    r"了?(?:(?:办案|收案|招生|办学|开课|办公|启用|开业|营业|运行|运营|受理业务)?$|[）”]|并|且|和|、|于|在|后|以来|起|至今|仪式|大会|进展|项目|工作|完成|阶段)"
)
_BARE = ("建设", "运营", "投入")
_DESCRIBED = re.compile(r"了?(?:以|由|集|涵盖|包括)")
_LEAD_LENGTH = 20


def is_founded(passage: Passage, group: Sequence[InstitutionName], limit: int) -> bool:
    """Whether the clause creates the institutions of a list, or something happens to them, rather than that they act.

    Not: what exists and is kept up (加强…建设), one means among others (组建联盟等措施), a mere study (…建设课题), an
    office that approves.
    """
    start, end = group[0].start, group[-1].end
    clause = passage.clause_at(start)
    if is_described(passage, start) and happens(passage, group):
        return True
    if _TITLE_WON.search(passage.slice(clause.start, start)) and not re.search("[（(“]", group[0].name):
        return False
    before, behind = passage.slice(clause.start, start), passage.slice(end, limit)
    governing = stage_words(before, clause.start, INSTITUTION)
    if _FOUNDS.match(behind):
        return False
    if _COUNTED.match(behind) or _RENAMED.search(before) or _SETTLES_AT.search(before):
        return False
    if _means().match(behind) or _ITEM.match(behind) or _BY_MEANS_OF.match(before) or _PROPOSED.match(behind):
        return False
    if group[-1].kind == "agency_office" and group[-1].name.endswith("局") and not _office_opens(governing):
        return False
    if not governing:
        return happens(passage, group)
    if any(not word.governs for word in governing):
        return True
    return not (_keeping().search(before) or _study().match(behind) or behind.startswith(("落户", "入驻")))


def is_described(passage: Passage, start: int) -> bool:
    """Whether what stands before a name tells which body it is: 由三一牵头、27家单位参加的|…联盟成立."""
    before = passage.slice(passage.sentence.start, start)
    return before.endswith("的") and _BY.search(before) is not None


def opened_before(passage: Passage, name: InstitutionName) -> Stage | None:
    """The stage that the clause before gives to a described body: 组建以企业为龙头，…参与的|产业技术创新战略联盟."""
    clause = passage.clause_at(name.start)
    if passage.slice(name.start - 1, name.start) != "的":
        return None
    previous = next((other for other in passage.clauses if other.end == clause.start - 1), None)
    verb = _first_verb(passage, previous) if previous else None
    if previous is None or verb is None or not _DESCRIBED.match(passage.slice(verb.end, previous.end)):
        return None
    return read_stage(passage, verb.end, verb.end, previous.end, INSTITUTION)


def happens(passage: Passage, group: Sequence[InstitutionName]) -> bool:
    """Whether a predicate without an object follows: 联盟|成立, but not 法院|设立法庭, 法院|批准."""
    end = group[-1].end
    if _PREPOSITION.match(group[0].name):
        return False
    text = passage.slice(end, passage.clause_at(end - 1).end)
    found = stage_words(text, 0, INSTITUTION)
    first = next((word for word in found if not word.governs), None)
    if first is None:
        return False
    lead = _PLACED.sub("", text[: first.start])
    if first.text == "获准" and _ALLOWED.match(text, first.end) is None:
        return False
    if re.search(r"[的、“”]", lead) or len(lead) > _LEAD_LENGTH:
        return False
    if first.text in words("institution-word", "granting") and not _PASSIVE.search(lead):
        return False
    position = first.end
    for word in found:
        if 0 <= word.start - position <= 1:
            position = word.end
    if position == first.end and first.start == 0 and first.text in _BARE:
        return _going().match(text, position) is not None
    return first.text == "落户" or _NO_OBJECT.match(text[position:]) is not None


def _first_verb(passage: Passage, clause: Clause) -> StageWord | None:
    """The stage word that a clause begins with."""
    found = stage_words(clause.text, clause.start, INSTITUTION)
    return found[0] if found and found[0].start == clause.start else None


def _office_opens(governing: Sequence[StageWord]) -> bool:
    """Whether an office is itself founded, rather than the one that approves or is applied to."""
    return bool(governing) and governing[-1].role == "operating"


@cache
def _going() -> re.Pattern[str]:
    """Matches what is said of building work that goes on: …小镇建设|进展顺利."""
    return re.compile(pattern("institution-word", "going"))


@cache
def _keeping() -> re.Pattern[str]:
    return re.compile(pattern("institution-word", "keeping"))


@cache
def _study() -> re.Pattern[str]:
    return re.compile(rf"(?:项目)?(?:建设|筹建|设立|成立|运行)?(?:工作)?{pattern('institution-word', 'study')}")


@cache
def _means() -> re.Pattern[str]:
    return re.compile(rf"等?的?{pattern('institution-word', 'means')}")
