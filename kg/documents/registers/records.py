"""Records (登记行): a row of a table that registers things, read as the sentence that it stands for.

    文件名称 | 发文字号 | 发文机关 | 印发日期  ->  省政府办公厅2018年7月12日印发《…实施方案》（鄂政办发〔2018〕41号）
    协议名称 | 签署方 | 签署时间              ->  甲局、乙局2019年6月签署《…合作协议》
    类别 | 批次 | 年度 | 入选名单         ->  昆山市2022年入选第一批国家知识产权强县建设示范县
    中心名称 | 所在地 | 建设状态              ->  盐城市，中国（盐城）知识产权保护中心2023年5月获批建设
    基金名称 | 规模 | 设立时间 | 进展         ->  …运营基金2017年已设立，规模10亿元

What the sentence has of the row keeps its place in the raw file; what only the titles say, and the words between, stand
in none (JOINT), so no quote shows them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.documents.registers.columns import column_role, is_total
from kg.documents.registers.place_records import founded_by_places, place_columns, read_place_row
from kg.documents.registers.record_dates import as_date, date_title, is_date_title
from kg.documents.registers.title_records import (
    TITLE_ROLES,
    caption_columns,
    caption_year,
    read_title_row,
    title_columns,
)
from kg.documents.text.strip import Strip, glue, join_strips
from kg.lexicon import concepts
from kg.values.marks import without_remark

_EMPTY = re.compile(r"[-—–―－/\\、·]*|无|暂无|待定")
_STATUS_TITLE = re.compile(r"(?:[设成建筹批审运办进][\u4e00-\u9fff、]*(?:情况|状态|进度|阶段)|进展|现状)$")
_LONGEST_TITLE = 12
_UNIT = re.compile(r"[（(](?:单位[：:])?([亿万]?元)[）)]$")
_BARE_NUMBER = re.compile(r"[\d.,]+")
_PLANNED = re.compile(r"(?P<number>[\d.,]+)[（(](?P<note>计划|规划|拟设|目标|首期)[）)]")
# A status that speaks of something else than what the row names: "方案已报市政府审定".
_OWN_SUBJECT = re.compile(r"(?:[\u4e00-\u9fff]{0,4})(?:方案|章程|管理办法|细则|规程|协议|论证|手续)")
_BEFORE = re.compile(r"批|申报|申请|立项|核准")
_SIGNED = "签署"
_ISSUED = "印发"
_NO_RECORD = {"task", "lead", "partner", "indicator", "plan"}
_TOLD = {"status", "issuer", "party", "document-number", "amount"}
_COMPLETE = re.compile(r"\d{4}年")


@cache
def record_role(title: str) -> str | None:
    """What a column of a register holds by its title: "title", "name", "status", "date", "issuer", ... or None."""
    bare = without_remark(title)
    for concept in concepts("record-column"):
        if concept.notation not in TITLE_ROLES and (title in concept.labels or bare in concept.labels):
            return concept.notation
    if is_date_title(title):
        return "date"
    if _STATUS_TITLE.search(bare) and len(bare) <= _LONGEST_TITLE:
        return "status"
    return "name" if bare.endswith("名称") and len(bare) <= 12 else None


@cache
def record_columns(titles: tuple[str, ...]) -> Mapping[str, tuple[int, ...]] | None:
    """The columns of each role in a table that registers things, None of any other table.

    It names a document or a thing in one column, and tells of it in another; tables of tasks and indicators do not.
    """
    found: dict[str, tuple[int, ...]] = {}
    for column, title in enumerate(titles):
        role = record_role(title)
        if role:
            found[role] = (*found.get(role, ()), column)
    named = found.get("title", ()) + found.get("name", ())
    dates = [date_title(titles[column]) for column in found.get("date", ())]
    roles = {column: column_role(title) for column, title in enumerate(titles) if not is_date_title(title)}
    lead = tuple(column for column, role in roles.items() if role == "lead")
    if lead and "title" in found and any(date.kind == "planned" and date.verb for date in dates):
        # 文件名称 | 责任单位 | 拟出台时间: who leads is who will issue.
        found.setdefault("issuer", lead)
        roles = {column: role for column, role in roles.items() if column not in lead}
    told = _TOLD & found.keys() or any(date.verb for date in dates)
    return found if len(named) == 1 and told and not _NO_RECORD & set(roles.values()) else None


@dataclass(frozen=True, slots=True)
class Record:
    """A row as a sentence: what it names, and the columns that went into it."""

    sentence: Strip
    name: str
    columns: frozenset[int]


def read_record(cells: Sequence[Strip], titles: tuple[str, ...], caption: str = "") -> Record | None:
    """A row as a sentence; None where it names nothing or tells nothing of what it names."""
    held = title_columns(titles) or caption_columns(titles, caption)
    if held is not None:
        dates = [
            place for place, title in enumerate(titles) if is_date_title(title) and date_title(title).kind == "done"
        ]
        date = [piece for column in dates[:1] if cells[column].text for piece in as_date(cells[column])]
        got = caption_year(caption)
        sentence = read_title_row(cells, held, date or ([got] if got else []), caption)
        if sentence is not None:
            return _record(sentence, cells[held["member"]].text, cells)
    columns = record_columns(titles)
    if columns is None:
        return _founded(cells, titles, caption)
    row = _Row(cells, titles, columns)
    name = row.text("title") or row.text("name")
    if name is None or is_total(name.text):
        return None
    pieces = row.document(name) if "title" in columns or row.is_titled(name) else row.thing(name)
    return _record(join_strips(pieces), name.text, cells) if pieces else None


def _founded(cells: Sequence[Strip], titles: tuple[str, ...], caption: str) -> Record | None:
    """The row of a place that founded what the table's title names, with how large that is."""
    at = place_columns(titles)
    pieces = read_place_row(cells, titles, at, caption) if at else []
    if not pieces:
        return None
    sizes = tuple(column for column, title in enumerate(titles) if record_role(title) == "amount")
    row = _Row(cells, titles, {"amount": sizes})
    return _record(join_strips([*pieces, *row.amounts()]), "".join((pieces[0].text, founded_by_places(caption))), cells)


def _record(sentence: Strip, name: str, cells: Sequence[Strip]) -> Record:
    told = set(sentence.origins)
    used = frozenset(column for column, cell in enumerate(cells) if cell.text and told.issuperset(cell.origins))
    return Record(sentence, name, used)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date of the row, with what the title of its column says of it."""

    day: list[Strip]
    intent: str
    verb: str


class _Row:
    """The cells of a row by what their columns hold."""

    def __init__(self, cells: Sequence[Strip], titles: tuple[str, ...], columns: Mapping[str, tuple[int, ...]]) -> None:
        self.cells, self.titles, self.columns = cells, titles, columns

    def text(self, role: str) -> Strip | None:
        """The filled cells of a role, joined by commas of a list."""
        filled = [self.cells[column] for column in self.columns.get(role, ()) if not _is_empty(self.cells[column])]
        return join_strips(_between(filled, "、")) if filled else None

    def is_titled(self, name: Strip) -> bool:
        """Whether the row registers a document, though its column is only called 名称."""
        return name.text.startswith("《") or any(
            role in self.columns for role in ("issuer", "party", "document-number")
        )

    def document(self, name: Strip) -> list[Strip]:
        """Who, when, what was done, 《title》, number, day of entry into force; or the title and its status."""
        status, number = self.text("status"), self.text("document-number")
        title = name if name.text.startswith("《") else join_strips((glue("《"), name, glue("》")))
        numbered = [glue("（"), number, glue("）")] if number and "号" in number.text else []
        who = [one for one in (self.text("issuer") or self.text("party"),) if one]
        done, planned = self._dates("done")[:1], self._dates("planned")[:1]
        force = [piece for one in self._dates("in-force")[:1] for piece in (glue("，自"), *one.day, glue("起施行"))]
        date = [piece for one in done for piece in one.day]
        if status:
            return [*who, title, *numbered, *date, status, *force]
        if planned and not done:
            intent, day, verb = planned[0].intent, planned[0].day, planned[0].verb
            return [*who, glue(intent), *day, glue(verb or _ISSUED), title, *numbered]
        verb = done[0].verb if done else ""
        if not verb and not who and not numbered:
            return []
        told = verb or (_SIGNED if "party" in self.columns else _ISSUED)
        return [*who, *date, glue(told), title, *numbered, *force]

    def thing(self, name: Strip) -> list[Strip]:
        """Where, the name, when, what its status says or the title of the date, how large."""
        status, place, done = self.text("status"), self.text("place"), self._dates("done")
        amounts = self.amounts()
        said: list[Strip] = []
        if status:
            said = [*(done[0].day if done and not _has_own_date(status.text, done[0].verb) else []), status]
        elif done and done[-1].verb:
            # The last column that is filled is what became of it: 获批时间 | 挂牌时间.
            said = [*done[-1].day, glue(done[-1].verb)]
        else:
            said = [
                piece
                for one in self._dates("planned")[-1:]
                if one.verb and not done
                for piece in (glue(one.intent), *one.day, glue(one.verb))
            ]
        if not said and not amounts:
            return []
        seat = [place, glue("，")] if place else []
        if status and amounts and _OWN_SUBJECT.match(status.text):
            return [*seat, name, *amounts, glue("，"), *said]
        return [*seat, name, *said, *amounts]

    def amounts(self) -> list[Strip]:
        """How large it is, by each column of sums."""
        return [piece for column in self.columns.get("amount", ()) for piece in self._amount(column)]

    def _dates(self, kind: str) -> list[_Dated]:
        """The filled dates of a kind, in the order of their columns."""
        read = [(self.cells[column], date_title(self.titles[column])) for column in self.columns.get("date", ())]
        return [
            _Dated(as_date(cell), title.intent, title.verb)
            for cell, title in read
            if title.kind == kind and not _is_empty(cell)
        ]

    def _amount(self, column: int) -> list[Strip]:
        cell, title = self.cells[column], self.titles[column]
        if _is_empty(cell):
            return []
        unit = _UNIT.search(title)
        lead, end = glue(f"，{without_remark(title)}"), glue(unit[1] if unit else "")
        planned = _PLANNED.fullmatch(cell.text)
        if planned and unit:
            number, note = cell.cut(0, planned.end("number")), cell.cut(planned.end("number"))
            return [glue("，"), note, glue(without_remark(title)), number, end]
        if not _BARE_NUMBER.fullmatch(cell.text):
            return [lead, cell]
        return [lead, cell, end] if unit else []


def _has_own_date(status: str, verb: str) -> bool:
    """Whether a status is not of the day in the column: it has its own, or came later (批复时间 | 已通过验收)."""
    return _COMPLETE.search(status) is not None or (_BEFORE.search(verb) is not None and _BEFORE.search(status) is None)


def _is_empty(cell: Strip) -> bool:
    return _EMPTY.fullmatch(cell.text) is not None


def _between(parts: Sequence[Strip], mark: str) -> list[Strip]:
    joined: list[Strip] = []
    for part in parts:
        joined += [glue(mark), part] if joined else [part]
    return joined
