"""Agency roles (责任分工): who is responsible for which task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.extractors.passages.evidence import make_evidence
from kg.extractors.passages.reading import Passage, Reading
from kg.extractors.roles.agencies import (
    AFTER_LABEL,
    Assignment,
    agency_label,
    join_parts,
    label_role,
    marked_parts,
    read_assignment,
    read_list,
    split_agencies,
)
from kg.extractors.roles.orders import read_orders
from kg.extractors.roles.tasks import PLAIN, Item, is_general, item_above, items_of, open_task, task_name
from kg.facts import AgencyRole

_BRACKET = re.compile(
    r"[（(](?P<words>(?:[^（）()]|[（(][^（）()]*[）)]){2,300}?)(?:[）)]|[。]?$)|[【〔\[](?P<square>[^【】〔〕\[\]]{2,300})[】〕\]]"
)
_CLOSING = re.compile(r"[（(](?P<words>[^（）()]{2,200})[）)]。?$")
"""At the end of a task's cell, who does it: …推进洛阳知识产权保护中心建设。|（省知识产权局、省法院）."""
# A word of the layout may stand before: "谁来做：责任单位——省司法厅".
_LINE = re.compile(rf"(?:[^：:，。；（(]{{1,6}}[：:])?(?P<label>{agency_label('lead', 'partner')}{AFTER_LABEL})")

# Behind its task without a stop: 制定知识产权保护办法　|牵头单位：市市场监管局；责任单位：市司法局.
_BEHIND_TASK = re.compile(
    rf"(?P<task>(?:[^，。；：:（）()]|[（(][^（）()]*[）)]){{4,40}}?)(?P<label>{agency_label('lead')}[:：](?=[^，。；：:]{{2,}}))"
)

_EXPLAINS = "解释"
"""What the last article of rules says of whoever made them: 由市财政局负责|解释|."""
_SHARED_OUT = 2
"""How many duties a sentence of a report gives that tells who does what: 甲局负责监管，乙办负责推进，丙委负责落实."""
_DONE = re.compile(r"了|已|完成|去年")
_HELPERS = re.compile(rf"(?:[^：:，。；（(]{{1,6}}[：:])?{agency_label('partner')}{AFTER_LABEL}")


def extract_agency_roles(reading: Reading) -> Iterator[AgencyRole]:
    """Roles from brackets and lines that close a task, from tables, and from sentences that order.

    roles.bracket: "（省法院牵头，省检察院、省公安厅参加）" behind a task. roles.line: "责任单位：省司法厅".
    roles.table: columns 牵头单位 and 配合单位 in the row of a task. roles.order: "省科技厅要会同省教育厅开展督查".
    """
    track = _Track()
    rows: dict[tuple[int, int], list[Passage]] = {}
    held: tuple[AgencyRole, Passage] | None = None
    for passage in reading.passages():
        cell = passage.section.cell
        if cell is not None and cell.role in ("lead", "partner", "task", "focus"):
            rows.setdefault(cell.table_row, []).append(passage)
            if cell.role != "focus":
                continue
        for role in _closing(passage, track):
            held, done = _joined(held, role, passage)
            yield from done
        if passage.scope.mode in ("assign", "plan", "report"):
            orders = list(read_orders(passage))
            shared = len(orders) >= _SHARED_OUT and _DONE.search(passage.text) is None
            for order in orders:
                if passage.scope.mode == "report" and not (order.passive or shared):
                    continue
                if (task := order.task or _named(passage, track)) and task != _EXPLAINS:
                    yield _role(passage, order.assignment, task, order.start, order.end, "roles.order")
    yield from [held[0]] if held else []
    for row in rows.values():
        yield from _row(row)


def _joined(
    held: tuple[AgencyRole, Passage] | None, role: AgencyRole, passage: Passage
) -> tuple[tuple[AgencyRole, Passage] | None, list[AgencyRole]]:
    """The line held for those who help in the next (牵头单位：A. 参与单位：B, C.), and the roles that are complete."""
    if role.evidence.rule != "roles.line":
        return held, [role]
    if held is not None and _HELPERS.match(passage.text) and held[1].sentence.end + 1 >= passage.sentence.start:
        first, before = held
        both = replace(passage.sentence, start=before.sentence.start)
        evidence = make_evidence(
            passage.reading.document, both, before.sentence.start, passage.sentence.end, "roles.line"
        )
        agencies = tuple(dict.fromkeys((*first.agencies, *role.agencies)))
        return (replace(first, agencies=agencies, evidence=evidence), passage), []
    return (role, passage), [held[0]] if held else []


@dataclass(slots=True)
class _Track:
    """The items seen since the last statement of responsibility, and the section that they stand in."""

    section: int = -1
    items: list[Item] = field(default_factory=list)
    unclosed: bool = False

    def open(self, items: list[Item]) -> None:
        """Items that begin; they close those that stand deeper, and any that has no number."""
        for item in items:
            self.items = [other for other in self.items if other.depth <= item.depth and other.depth != PLAIN] + [item]


def _named(passage: Passage, track: _Track) -> str:
    """The task of an order that names none: that of the item or heading above it; '' where that is the sentence."""
    items = [item for item in track.items if item.start != passage.sentence.start or item.depth != PLAIN]
    task = open_task(items, passage.section.heading, False)
    if task is None or task.text == passage.reading.document.title:
        return ""
    return task_name(task.text)


def _closing(passage: Passage, track: _Track) -> Iterator[AgencyRole]:
    """The roles that the brackets of a sentence state, each for the items before it."""
    text, start = passage.text, passage.sentence.start
    if passage.sentence.section != track.section:
        track.section = passage.sentence.section
        track.items = [item for item in track.items if item.depth != PLAIN]
    position = _bracket_end(text) if track.unclosed else 0
    track.unclosed = False
    line = _LINE.match(text) or _BEHIND_TASK.match(text)
    named = line["task"] if line and "task" in line.groupdict() else ""
    matches = [line] if line else list(_BRACKET.finditer(text))
    for match in matches:
        words = text[match.start("label") :] if line else match["words"] or match["square"]
        assignment = read_assignment(words) or (
            None if line else _listed(passage, start + match.start(), start + match.end(), words, match["square"])
        )
        if assignment is None:
            continue
        if match.start() > position:
            track.open(items_of(passage, start + position, not track.items, start + match.start()))
        alone = start + match.start() == 0 or passage.slice(start + match.start() - 1, start + match.start()) == "\n"
        task = open_task(track.items, passage.section.heading, alone)
        end = len(text) if line else match.end()
        if named:
            yield _role(passage, assignment, task_name(named), start, start + end, "roles.line")
            continue
        if task is not None and task.text.startswith(assignment.agencies[0]):
            task = item_above(track.items, task, passage.section.heading)
        if task is not None and task.text != passage.reading.document.title:
            rule = "roles.line" if line else "roles.bracket"
            yield _role(passage, assignment, task_name(task.text), start + match.start(), start + end, rule)
        track.items = []
        track.unclosed = not line and text[end - 1] not in "）)"
        position = end
    if is_general(text):
        track.items = []
    if position < len(text):
        track.open(items_of(passage, start + position, not track.items or _begins_anew(passage, track)))


def _listed(passage: Passage, start: int, end: int, words: str, square: str | None) -> Assignment | None:
    """Those that a bracket of its own behind a task lists without a verb: "…考核体系。|（省发展改革委、省统计局）".

    One alone only in square brackets, which hold nothing else, or where a paragraph ends: "…试点县。|【省知识产权局】",
    "…不少于4次。|（保护协调处）".
    """
    if passage.scope.mode != "assign" or passage.slice(start - 1, start) not in ("。", "\n", "；"):
        return None
    last = passage.reading.document.text.startswith("\n", end) or end == len(passage.reading.document.text)
    return read_list(words, 1 if square or last else 2)


def _begins_anew(passage: Passage, track: _Track) -> bool:
    """Whether a paragraph without number replaces the one before it, where no heading names the task of both."""
    start = passage.sentence.start
    plain = all(item.depth == PLAIN for item in track.items)
    opens = start == 0 or passage.slice(start - 1, start) == "\n"
    heading = passage.section.heading
    return plain and opens and (is_general(heading) or heading == passage.reading.document.title)


def _bracket_end(text: str) -> int:
    """Where the bracket ends that the sentence before left open: "…负责。列第一位者为牵头部门，下同）2.建立…"."""
    place = re.search(r"[）)]", text)
    return place.end() if place else 0


def _row(passages: list[Passage]) -> Iterator[AgencyRole]:
    """The role that a table's row states: the task of one cell, where none has it the focus, the agencies of others."""
    cells: dict[int, list[Passage]] = {}
    for passage in passages:
        cell = passage.section.cell
        assert cell is not None
        cells.setdefault(cell.column, []).append(passage)
    task = focus = ""
    parts: list[tuple[str, tuple[str, ...]]] = []
    place: Passage | None = None
    for column in sorted(cells):
        cell = cells[column][0].section.cell
        assert cell is not None
        text = "".join(passage.text for passage in cells[column])
        if cell.role == "task":
            closing = _CLOSING.search(text)
            own = (read_assignment(closing["words"]) or read_list(closing["words"])) if closing else None
            if closing and own:
                place = place or cells[column][-1]
                parts += [("lead", own.leads), ("partner", own.agencies)]
                text = text[: closing.start()]
            task = task or task_name(text)
        elif cell.role == "focus":
            focus = focus or task_name(text)
        elif marked := marked_parts(text):
            place = place or cells[column][0]
            parts += marked
        elif names := split_agencies(text):
            place = place or cells[column][0]
            parts.append(("partner" if cell.role == "partner" else label_role(cell.title), names))
        elif assignment := read_assignment(text):
            place = place or cells[column][0]
            parts += [("lead", assignment.leads), ("partner", assignment.agencies)]
    assignment = join_parts(parts)
    if assignment and place and (task or focus):
        yield _role(place, assignment, task or focus, place.sentence.start, place.sentence.end, "roles.table")


def _role(passage: Passage, assignment: Assignment, task: str, start: int, end: int, rule: str) -> AgencyRole:
    return AgencyRole(
        area=passage.scope.area,
        city=passage.scope.city,
        task=task,
        lead="、".join(assignment.leads),
        agencies=assignment.agencies,
        evidence=passage.evidence(start, end, rule),
    )
