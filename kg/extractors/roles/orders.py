"""Orders (职责条款): sentences that give an agency a task: "市财政局负责资金拨付", "省科技厅要会同省教育厅开展评估"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.documents.text.numbering import read_mark
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.reading import Passage
from kg.extractors.roles.agencies import Assignment, join_parts, split_agencies

_ARTICLE = re.compile(r"第[一二三四五六七八九十百零\d]{1,6}条[ 　]*")
_NAMES = r"[^由，。；：,;\d《》“]{3,60}?"
_MUST = r"(?:要|应当|应|须|必须|将|可)?"
_SHARED = r"(?:按照?(?:各自)?(?:的)?(?:工作)?(?:职能|职责|分工|权限)+(?:要求)?(?:分别|共同|具体)?)"
_DOING = rf"(?:对|就|(?:抓紧|加快|尽快|积极|共同)*{pattern('responsibility', 'doing')})"
_ORDER = re.compile(
    rf"由?(?P<names>{_NAMES})(?:{_MUST}(?:"
    rf"(?:具体|统一|牵头|共同|分别|各自)*(?:负责(?!人)|承担)(?![\d百])(?P<task>.{{2,60}})"
    rf"|牵头(?={_DOING})(?P<led>.{{2,60}})"
    rf"|(?:牵头)?会同(?P<partners>{_NAMES})(?:等(?:部门|单位))?(?:(?:共同|具体)*负责(?P<duty>.{{2,60}})|(?P<joint>{_DOING}.{{2,60}})))"
    rf"|{_MUST}{_SHARED}(?:负责)?(?P<shared>{_DOING}.{{2,60}}))"
)
_APART = re.compile(rf"由?(?P<names>{_NAMES}){_MUST}分别(?:牵头)?(?:负责(?!人)|承担)(?P<tasks>.{{4,80}})")
"""Those named share out the tasks: |市贸促会、市司法局分别负责|工作站建设和调解委员会组建."""
_WATCHED = re.compile(
    rf"由(?P<names>{_NAMES})(?P<task>(?:(?:每|定期|适时|不定期|年底前|按)[^，。；]{{0,8}}?)(?:督导|督查|督促|检查|考核|评估|调度|通报|汇总).{{0,40}})"
)
"""Who looks after it now and then: |由省政府督查室、省工商局每半年督导一次|."""
_HELPING = r"(?:配合|参与|参加|协助|协同|指导|支持)"
_LED = re.compile(
    rf"并?(?P<by>由)?(?P<names>{_NAMES}){_MUST}(?:牵头(?:负责)?(?:、(?P<helpers>{_NAMES}){_HELPING})?|(?P<duty>(?:具体)?负责(?:组织)?(?:实施|落实)?)|会同(?P<partners>{_NAMES})(?:(?:共同|具体|分别|联合)*(?:负责|落实|实施|抓好|组织实施))?|(?P<shared>{_SHARED}))$"
)
# "质押融资由|省知识产权局|牵头", "代理人才由|省知识产权局|会同|省教育厅|落实": the task first, then who does it.
_LED_PASSIVE = re.compile(
    rf"(?!本)(?P<task>[^由，。；：,;]{{2,30}})由(?P<names>{_NAMES}){_MUST}"
    rf"(?:牵头(?:负责)?(?:、(?P<helpers>{_NAMES}){_HELPING})?"
    rf"|会同(?P<partners>{_NAMES})(?:共同|具体|分别|抓好|组织)*(?:负责|落实|实施|承担|推进|推动|开展))$"
)
_SEAT = re.compile(r"[（(]设在[^（）()]*[）)]")
_JOINED = re.compile(rf"(?P<names>{_NAMES})(?:等)?(?:{_SHARED})?(?:积极)?(?:配合|参与|参加|协助|协同)$")
_SHARE = re.compile(rf"由?(?P<names>{_NAMES})(?:等)?(?:{_SHARED}|具体|分别|共同)+(?:负责|落实|实施|抓好落实)$")
_MADE_BY = re.compile(
    rf"(?P<task>[^由，。；：,;]{{2,20}})由(?P<names>{_NAMES})会同(?P<partners>{_NAMES})(?:另行|共同)?"
    r"(?P<verb>制定|编制|修订)"
)
_PASSIVE = re.compile(
    rf"(?!本|[^由]{{0,12}}(?:经费|费用|资金|利息)由)(?P<task>[^由，。；：,;]{{2,30}})由(?P<names>{_NAMES})(?:具体|统一|牵头|共同|分别)?(?:负责|承担)$"
)
# "牵头单位为|省国资委|", "配合单位为|省科技厅、省教育厅|".
_LED_AS = re.compile(rf"(?:牵头|责任|主办|负责)(?:单位|部门)(?:为|是)(?P<names>{_NAMES})$")
_HELPED_AS = re.compile(rf"(?:配合|协办|参与|参加|协同)(?:单位|部门)(?:为|是)(?P<names>{_NAMES})$")
_ALSO = re.compile(rf"并?(?:会同|联合)(?P<partners>{_NAMES})(?:(?P<joint>{_DOING}.*)|$)")
_HELPED = re.compile(rf"由?(?P<partners>{_NAMES})(?:等)?(?:积极|做好)?(?:配合|协助|参与|协同)(?:工作)?")
_DUTY = re.compile(r"(?:主要|牵头|具体|统筹)?(?:负责|承担|做好)(?=.{2})")
_DUE = re.compile(r"(?:(?:19|20)\d\d年|今年|明年)?(?:\d{1,2}月份?(?:底|末)?|年底|年末|[上下]半年)[之以]?前")
_NO_TASK = re.compile(r"(?:组织|具体|负责|共同|联合|统筹|抓好|推进|认真)*(?:实施|落实|推进)")

_WORK = re.compile("[：:由]|负责|承担|牵头|会同|职能|职责|分工|权限|责任|主办|具体|分别|共同")
"""What a sentence needs for any of these to fit a clause of it, or for a label to open duties."""


@dataclass(frozen=True, slots=True)
class Order:
    """A task given to agencies by a sentence, and the clean span that says so; '' for a task named before it.

    `passive` where the task stands first (技术出口环节由省商务厅牵头), which tells who does it in reports too.
    """

    assignment: Assignment
    task: str
    start: int
    end: int
    passive: bool = False


@dataclass(slots=True)
class _Led:
    """Those who lead and help, clause by clause ("由A牵头，B配合，…"), before the task is named."""

    parts: list[tuple[str, tuple[str, ...]]]
    before: str
    start: int
    end: int
    label: bool = False
    task: str = ""

    def order(self, task: str, end: int) -> Order | None:
        """The order with the task that follows; without one, the clause before the names says what it is."""
        assignment = join_parts(self.parts)
        task = "" if self.before and _DUE.match(task) else task  # 出台《规划》，由甲处牵头，|5月底前完成: by when
        what = self.task or _task(task or self.before)
        return Order(assignment, what, self.start, end, bool(self.task)) if assignment else None


def read_orders(passage: Passage) -> Iterator[Order]:
    """The orders of a sentence: clauses whose subject is a list of agencies; "并会同…" in the next adds partners."""
    if not _WORK.search(passage.text):
        return
    held: Order | None = None
    led: _Led | None = None
    before = ""
    for clause in passage.clauses:
        text = _SEAT.sub("", clause.text).rstrip("。")
        label = passage.slice(clause.end, clause.end + 1) in ("：", ":")
        passive = _passive(text, clause.start, clause.end)
        if (passive or clause.strong) and led is not None and led.task:
            yield from [order] if (order := led.order("", led.end)) else []
            led = None
        if passive is not None:
            yield from [held] if held else []
            held, led, before = None, passive, text
            continue
        parts, rest = (
            _labelled(text) if label else _lead_parts(text, led is not None, bool(before) and not clause.strong)
        )
        if parts:
            if led is None:
                yield from [held] if held else []
                held, led = None, _Led([], "" if clause.strong else before, clause.start, clause.end, label)
            led.parts += parts
            led.end = clause.end
            if rest:
                yield from [order] if (order := led.order(rest, clause.end)) else []
                led = None
            continue
        if led is not None and led.task:
            yield from [order] if (order := led.order("", led.end)) else []
            led = None
        if led is not None:
            task = "" if clause.strong else text
            if led.label:
                duty = _DUTY.match(text)
                led, task = (led, text[duty.end() :]) if duty else (_Led([], "", 0, 0), "")
            yield from [order] if (order := led.order(task, clause.end if task else led.end)) else []
            if task:
                led, before = None, ""
                continue
        led, before = None, text
        # "省版权局负责软件正版化，|省文化和旅游厅、省通信管理局配合|"
        also = _ALSO.match(text) or (None if clause.strong else _HELPED.fullmatch(text))
        if held and also and (names := split_agencies(also["partners"])):
            agencies = tuple(dict.fromkeys((*held.assignment.agencies, *names)))
            held = replace(held, assignment=Assignment(held.assignment.leads, agencies), end=clause.end)
            continue
        yield from [held] if held else []
        several = _apart(text, clause.start, clause.end)
        yield from several[:-1]
        held = several[-1] if several else _read(text, clause.start, clause.end)
    yield from [held] if held else []
    if led is not None and not led.label and (order := led.order("", led.end)):
        yield order


def _passive(text: str, start: int, end: int) -> _Led | None:
    """Who leads and helps with the task that a clause begins with."""
    match = _LED_PASSIVE.match(text, _opening(text))
    names = split_agencies(match["names"]) if match else ()
    if match is None or not names:
        return None
    partners = tuple(split_agencies(match[part]) for part in ("helpers", "partners") if match[part])
    parts = [("lead", names), *(("partner", others) for others in partners)]
    return _Led(parts, "", start, end, False, match["task"]) if all(partners) else None


def _labelled(text: str) -> tuple[list[tuple[str, tuple[str, ...]]], str]:
    """Those whose duties a colon opens: "省科技厅：|负责推进科技成果转化"."""
    names = split_agencies(_unmarked(text))
    return ([("responsible", names)], "") if names else ([], "")


def _lead_parts(text: str, opened: bool, told: bool) -> tuple[list[tuple[str, tuple[str, ...]]], str]:
    """Who leads or helps by a clause that names them alone, and the task where 会同 is followed by one; `told` where
    the clause before it may be the task: 检验鉴定体系，|省市场监管局、省司法厅负责|.
    """
    named = _HELPED_AS.match(text) if opened else _LED_AS.match(text)
    if named and (names := split_agencies(named["names"])):
        return [("partner" if opened else "lead", names)], ""
    led = _LED.match(_unmarked(text))
    if led and led["duty"] and not (led["by"] or told):
        led = None
    if led and (names := split_agencies(led["names"])) and not opened:
        helping = led["partners"] or led["helpers"]
        partners = split_agencies(helping) if helping else ()
        if helping and not partners:
            return [], ""
        role = "responsible" if led["shared"] or led["duty"] else "lead"
        return [(role, names), *([("partner", partners)] if partners else [])], ""
    if not opened:
        shared = _SHARE.match(_unmarked(text))
        names = split_agencies(shared["names"]) if shared else ()
        return ([("responsible", names)], "") if names else ([], "")
    also = _ALSO.match(text)
    if also and (names := split_agencies(also["partners"])):
        return [("partner", names)], also["joint"] or ""
    joined = _JOINED.match(text) or _SHARE.match(text)
    names = split_agencies(joined["names"]) if joined else ()
    return ([("partner", names)], "") if names else ([], "")


def _unmarked(text: str) -> str:
    return text[_opening(text) :]


def _opening(text: str) -> int:
    """The length of the number or of the article's name that a clause begins with."""
    mark = _ARTICLE.match(text) or None
    return mark.end() if mark else (number.length if (number := read_mark(text)) else 0)


def _task(text: str) -> str:
    """The task's words; '' where they only say that it is done (组织实施) or point to items (①④、②项)."""
    bare = _unmarked(text.strip("。"))
    return "" if _NO_TASK.fullmatch(bare) or not re.search(r"[一-鿿]{2}", bare) else bare


def _apart(text: str, start: int, end: int) -> list[Order]:
    """One order for each of those named, where as many tasks as names follow 分别负责."""
    skip = _opening(text)
    match = _APART.match(text, skip)
    names = split_agencies(match["names"]) if match else ()
    if match is None or len(names) < 2:
        return []
    cuts = (re.split(marks, match["tasks"]) for marks in ("[、和与及]|以及", "、", "和|以及", "与", "及"))
    tasks = next((parts for parts in cuts if len(parts) == len(names)), [])
    if not all(re.search(r"[一-鿿]{2}", task) for task in tasks):
        return []  # 分别负责①④、①②项
    return [
        Order(Assignment((name,), (name,)), task, start + skip, end) for name, task in zip(names, tasks, strict=False)
    ]


def _read(text: str, start: int, end: int) -> Order | None:
    skip = _opening(text)
    order, passive, made = _ORDER.match(text, skip), _PASSIVE.match(text, skip), _MADE_BY.match(text, skip)
    watched = _WATCHED.match(text, skip)
    if made:
        makers = [("lead", split_agencies(made["names"])), ("partner", split_agencies(made["partners"]))]
        assignment, task = join_parts(makers), made["verb"] + made["task"]
    elif passive:
        both = re.search(r"(?:共同|分别)?负责$", text)
        role = "lead" if both and both.group() != "负责" else "responsible"
        assignment, task = join_parts([(role, split_agencies(passive["names"]))]), passive["task"]
    elif watched:
        assignment, task = join_parts([("responsible", split_agencies(watched["names"]))]), watched["task"]
    elif order and order["partners"]:
        parts = [("lead", split_agencies(order["names"])), ("partner", split_agencies(order["partners"]))]
        assignment, task = join_parts(parts), order["joint"] or order["duty"]
    elif order:
        task = order["task"] or order["led"] or order["shared"]
        assignment = join_parts([("lead" if order["led"] else "responsible", split_agencies(order["names"]))])
    else:
        return None
    return Order(assignment, _task(task), start + skip, end, bool(passive and not made)) if assignment else None
