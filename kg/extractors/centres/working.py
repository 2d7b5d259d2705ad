"""Work (工作): what is told of a centre that operates: that it grew, or its daily work."""

from __future__ import annotations

import re
from functools import cache

from kg.extractors.centres.stages import Stage
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.reading import Passage

_LEAD = (
    r"(?:[（(][^（）()]{1,20}[）)]|(?:19|20)?\d\d年度?|\d{1,2}月份?|\d{1,2}-\d{1,2}月|截至[^，]{2,12}|自[^，]{2,14}以来|，"
    r"|[上下]半年|前?[一二三四]个?季度|前[\d一二三四五六七八九十]+个月)"
)

_ADDED = re.compile(
    r"(?:\d{1,2}月(?:\d{1,2}日)?|[今去]年|[（(][^（）()]{1,20}[）)]|又|再|已|成功|获批|获准|获[^，。；]{2,10}?(?:批准|批复|同意)"
    r"|(?:专利|快速)*(?:预审|服务|业务)(?:技术|产业)?领域)*"
    r"(?P<added>(?:新增|增加|扩大|拓展|扩展|增设|备案(?=新))[^，。；]{0,16}?(?:预审|领域|产业|服务|业务|专业))(?!建设|分中心)"
)
"""New fields of a centre that works: …中心|新增生物医药产业预审服务|获国家知识产权局批复."""
_DEFINED = "为|是|包括|主要|聚焦|面向|涵盖|覆盖|限于"
"""Behind what could grow: the sentence only says what it is (…，服务领域|为高端装备制造)."""
_POINTS = re.compile(rf"[，；]{_LEAD}*该(?:知识产权)?(?:保护|快维|快速维权|维权援助)?中心(?=[^，；]*\d)")
_SINCE = re.compile(r"自[^，。；]{2,20}以来")
_JOINTLY = re.compile(r"(?:协同|联动|衔接|对接|合作|互通|互认|共享)(?:发展|工作)?$")
_BY_NOW = re.compile(r"(?:目前|截至目前|现)[^，。；]*?(?:已|正在)(?!经?(?:列入|纳入))")
_KEPT_UP = re.compile(r"(?:(?:高标准|高质量|高水平|高效|规范|持续)(?:运行|运营|运作)|用好|办好)$")
"""Before a centre that is at work already, in a task: 高标准运行|中国（西安）知识产权保护中心."""


def read_work(
    passage: Passage, span: tuple[int, int], limit: int, known: Stage | None, urged: bool
) -> tuple[Stage | None, str] | None:
    """The stage of the centre named at a span by what is told of its work, with the rule, else the one known; None
    where work is only wanted of it.

    One whose rooms or staff are got ready is being prepared: …中心|完成1.2万平方米场地改造和人员招录|.
    """
    start, end = span
    fitted = _fitted_out().match(passage.slice(end, min(limit, passage.sentence.end)))
    if fitted is not None and known is None and not urged:
        return Stage("preparing", False, False, end, end + fitted.end()), ""
    if (grown := read_growth(passage, end, limit)) is not None:
        return grown, "centres.grown"
    if (known is None or known.start >= end) and (work := told_work(passage, start, end, limit)):
        return None if urged and work.end == end else (work, "centres.working")
    return known, ""


def read_growth(passage: Passage, end: int, limit: int) -> Stage | None:
    """The stage of a centre whose name ends at `end` and of which something grows: …中心|备案主体增至2246家."""
    text = passage.slice(end, min(limit, passage.sentence.end))
    if added := _ADDED.match(text):
        return Stage("operating", False, False, end + added.start("added"), end + added.end())
    match = _telling().match(text)
    if match is None or match["grown"] is None:
        return None
    return Stage("operating", False, False, end + match.start("grown"), end + match.end())


def is_at_work(passage: Passage, end: int, limit: int) -> bool:
    """Whether a name is followed by the daily work of its centre, so that it operates (…中心|受理专利申请7625件); work
    on its own setting up (开展|筹建工作) is not meant.
    """
    match = _telling().match(passage.slice(end, min(limit, passage.sentence.end)))
    if match is None or match["work"] is None:
        return False
    return _setting_up().match(passage.slice(end + match.end(), limit)) is None


def told_work(passage: Passage, start: int, end: int, limit: int) -> Stage | None:
    """The stage of a centre named at `start` to `end` whose daily work is told behind its name, or in a later clause
    that points back to it, which no wish can mean: 支持…中心开展服务；2021年|该中心|受理1620件.
    """
    points = _POINTS.search(passage.slice(end, min(limit, passage.sentence.end)))
    back = end + points.end() if points is not None else end
    if back > end and is_at_work(passage, back, limit):
        return Stage("operating", False, False, start, back)
    return Stage("operating", False, False, start, end) if is_at_work(passage, end, limit) else None


def is_to_do_better(passage: Passage, end: int, limit: int) -> bool:
    """Whether a task asks of the centre whose name ends at `end` what only one at work can do: …中心|高效运行."""
    return _better().match(passage.slice(end, min(limit, passage.sentence.end))) is not None


@cache
def _fitted_out() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_LEAD}|已|基本|顺利|全面)*完成了?[^，。；]{{0,12}}?{pattern('institution-word', 'fitting-out')}"
    )


@cache
def _better() -> re.Pattern[str]:
    lead = "等|进一步|全面|持续|不断|切实|有效|更好地?|尽快|加快|稳步|积极|充分|继续|着力"
    words = pattern("institution-word", "better")
    return re.compile(rf"(?:{lead})*{words}(?!.{{0,6}}{pattern('institution-word', 'setting-up')})")


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_LEAD}|{pattern('institution-word', 'work-lead')})*"
        rf"(?:(?P<grown>{pattern('institution-word', 'grown')}(?!{_DEFINED}))"
        rf"|(?P<work>{pattern('institution-word', 'work')}))"
    )


@cache
def _setting_up() -> re.Pattern[str]:
    return re.compile(rf"[^，。；]{{0,8}}?{pattern('institution-word', 'setting-up')}")


def is_kept_up(passage: Passage, start: int) -> bool:
    """Whether a task takes for granted that the centre at `start` works."""
    return _KEPT_UP.search(passage.slice(passage.clause_at(start).start, start)) is not None


def works_jointly(passage: Passage, end: int) -> bool:
    """Whether the clause of a name asks for what only bodies at work do together: 加快甲法庭和|乙中心|协同."""
    return _JOINTLY.search(passage.clause_at(max(end - 1, 0)).text) is not None


def is_so_by_now(passage: Passage, stage: Stage) -> bool:
    """Whether a task tells how things stand with a centre: |目前鹤山市维权援助分中心已|完成选址和人员招聘."""
    clause = passage.clause_at(max(stage.end - 1, 0))
    return not stage.wished and _BY_NOW.match(passage.slice(clause.start, max(stage.end, clause.start))) is not None


def looks_back(passage: Passage, end: int, stage: Stage) -> bool:
    """Whether a task looks back on what it says of a centre: …维权援助中心|自2019年6月正式运行以来|，已受理…."""
    since = _SINCE.match(passage.slice(end, passage.clause_at(max(stage.end - 1, end)).end))
    return since is not None and not stage.wished
