"""Orders (职责条款): sentences that give an agency a task: "市财政局负责资金拨付", "省科技厅要会同省教育厅开展评估"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.documents.numbering import read_mark
from kg.extractors.agencies import Assignment, join_parts, split_agencies
from kg.extractors.reading import Passage

_ARTICLE = re.compile(r"第[一二三四五六七八九十百零\d]{1,6}条[ 　]*")
_NAMES = r"[^由，。；：,;\d《》“]{3,60}?"
_DOING = r"(?:对|就|共同|研究|开展|制定|组织|加强|建立|推进|做好|落实|完善)"
_ORDER = re.compile(
    rf"由?(?P<names>{_NAMES})(?:要|应当|应|须|必须|将)?(?:"
    r"(?:具体|统一|牵头|共同|分别)?负责(?!人)(?P<task>.{2,60})"
    rf"|会同(?P<partners>{_NAMES})(?P<joint>{_DOING}.{{2,60}}))"
)
_LED = re.compile(rf"由(?P<names>{_NAMES})牵头(?:负责)?$")
_JOINED = re.compile(rf"(?P<names>{_NAMES})(?:等)?(?:配合|参与|参加|协助|协同)$")
_MADE_BY = re.compile(
    rf"(?P<task>[^由，。；：,;]{{2,20}})由(?P<names>{_NAMES})会同(?P<partners>{_NAMES})(?:另行|共同)?"
    r"(?P<verb>制定|编制|修订)"
)
_PASSIVE = re.compile(
    rf"(?!本)(?P<task>[^由，。；：,;]{{2,30}})由(?P<names>{_NAMES})(?:具体|统一|牵头|共同|分别)?负责$"
)
_ALSO = re.compile(rf"并?会同(?P<partners>{_NAMES}){_DOING}")


@dataclass(frozen=True, slots=True)
class Order:
    """A task given to agencies by a sentence, and the clean span that says so."""

    assignment: Assignment
    task: str
    start: int
    end: int


def read_orders(passage: Passage) -> Iterator[Order]:
    """The orders of a sentence: clauses whose subject is a list of agencies; "并会同…" in the next adds partners."""
    held: Order | None = None
    parts: list[tuple[str, tuple[str, ...]]] = []
    begin = 0
    for clause in passage.clauses:
        text = passage.slice(clause.start, clause.end).rstrip("。")
        led, joined = _LED.match(text), _JOINED.match(text)
        if led or (parts and joined):
            begin = begin if parts else clause.start
            parts += [("lead", split_agencies(match["names"])) for match in (led,) if match]
            parts += [("partner", split_agencies(match["names"])) for match in (joined,) if match and not led]
            continue
        assignment = join_parts(parts)
        if assignment:
            yield Order(assignment, text, begin, clause.end)
        parts = []
        also = _ALSO.match(text)
        if held and also and (names := split_agencies(also["partners"])):
            agencies = tuple(dict.fromkeys((*held.assignment.agencies, *names)))
            held = Order(Assignment(held.assignment.leads, agencies), held.task, held.start, clause.end)
            continue
        if held:
            yield held
        held = None if assignment else _read(text, clause.start, clause.end)
    if held:
        yield held


def _read(text: str, start: int, end: int) -> Order | None:
    mark = _ARTICLE.match(text) or None
    skip = mark.end() if mark else (number.length if (number := read_mark(text)) else 0)
    order, passive, made = _ORDER.match(text, skip), _PASSIVE.match(text, skip), _MADE_BY.match(text, skip)
    if made:
        makers = [("lead", split_agencies(made["names"])), ("partner", split_agencies(made["partners"]))]
        assignment, task = join_parts(makers), made["verb"] + made["task"]
    elif passive:
        assignment, task = join_parts([("responsible", split_agencies(passive["names"]))]), passive["task"]
    elif order and order["partners"]:
        parts = [("lead", split_agencies(order["names"])), ("partner", split_agencies(order["partners"]))]
        assignment, task = join_parts(parts), order["joint"]
    elif order:
        assignment, task = join_parts([("responsible", split_agencies(order["names"]))]), order["task"]
    else:
        return None
    return Order(assignment, task.strip("。"), start + skip, end) if assignment else None
