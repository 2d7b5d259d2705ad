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

from kg.documents.columns import column_role, table_words
from kg.documents.strip import JOINT, Strip, join_strips
from kg.documents.title_records import TITLE_ROLES, caption_columns, caption_year, read_title_row, title_columns
from kg.lexicon import concepts

_EMPTY = re.compile(r"[-—–―－/\\、·]*|无|暂无|待定")
_STATUS_TITLE = re.compile(r"(?:[设成建筹批审运办进][\u4e00-\u9fff、]*(?:情况|状态|进度|阶段)|进展|现状)$")
_LONGEST_TITLE = 12
_DATE_TITLE = re.compile(r"(?:时间|日期|年份|年月|年度)$")
_MARKS = ".-/"
_GIVEN = re.compile(r"(?:拟|计划|预计)?(?P<verb>[\u4e00-\u9fff]{2,4})$")
_DOTTED = re.compile(r"(?:19|20)\d\d[.\-/]\d\d?(?:[.\-/](?P<day>\d\d?))?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")
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
_ADVERB = re.compile(r"(?:已|拟|将|正在|计划|待)")


@cache
def record_role(title: str) -> str | None:
    """What a column of a register holds by its title: "title", "name", "status", "date", "issuer", ... or None."""
    bare = _BRACKET.sub("", title)
    for concept in concepts("record-column"):
        if concept.notation not in TITLE_ROLES and (title in concept.labels or bare in concept.labels):
            return concept.notation
    if _DATE_TITLE.search(bare) and column_role(bare) != "deadline":
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
    roles = {column_role(title) for title in titles}
    told = _TOLD & found.keys() or any(_verb_of(titles[column]) for column in found.get("date", ()))
    return found if len(named) == 1 and told and not roles & _NO_RECORD else None


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
        dates = [column for column, title in enumerate(titles) if _DATE_TITLE.search(_BRACKET.sub("", title))]
        date = [piece for column in dates[:1] if cells[column].text for piece in _as_date(cells[column])]
        got = caption_year(caption)
        sentence = read_title_row(cells, held, date or ([got] if got else []), caption)
        if sentence is not None:
            return Record(sentence, cells[held["member"]].text, frozenset((*held.values(), *dates[:1])))
    columns = record_columns(titles)
    if columns is None:
        return None
    row = _Row(cells, titles, columns)
    name = row.text("title") or row.text("name")
    if name is None or name.text in table_words("total"):
        return None
    pieces = row.document(name) if "title" in columns or row.is_titled(name) else row.thing(name)
    if not pieces:
        return None
    sentence = join_strips(pieces)
    told = set(sentence.origins)
    used = frozenset(place for place, cell in enumerate(cells) if cell.text and told.issuperset(cell.origins))
    return Record(sentence, name.text, used)


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
        """Who, when, what was done, 《title》, number; or the title and what its status says."""
        status, number = self.text("status"), self.text("document-number")
        title = name if name.text.startswith("《") else join_strips((_glue("《"), name, _glue("》")))
        numbered = [_glue("（"), number, _glue("）")] if number and "号" in number.text else []
        date, verb = self._date()
        who = [one for one in (self.text("issuer") or self.text("party"),) if one]
        if status:
            return [*who, title, *numbered, *date, status]
        if not verb and not who and not numbered:
            return []
        done = verb or (_SIGNED if "party" in self.columns else _ISSUED)
        return [*who, *date, _glue(done), title, *numbered]

    def thing(self, name: Strip) -> list[Strip]:
        """Where, the name, when, what its status says or the title of the date, how large."""
        status, place, (date, verb) = self.text("status"), self.text("place"), self._date()
        if status and (_COMPLETE.search(status.text) or (_BEFORE.search(verb) and not _BEFORE.search(status.text))):
            # The status has its own date, or came later than what the column dates: 批复时间 | 已通过验收.
            date = []
        amounts = [piece for column in self.columns.get("amount", ()) for piece in self._amount(column)]
        said = [status] if status else [_glue(verb)] if verb and date else []
        if not said and not amounts:
            return []
        seat = [place, _glue("，")] if place else []
        if status and amounts and _OWN_SUBJECT.match(status.text):
            return [*seat, name, *amounts, _glue("，"), *date, status]
        return [*seat, name, *(date if said else []), *said, *amounts]

    def _date(self) -> tuple[list[Strip], str]:
        """The first date of the row, and what the title of its column says was done then."""
        for column in self.columns.get("date", ()):
            if not _is_empty(self.cells[column]):
                return _as_date(self.cells[column]), _verb_of(self.titles[column])
        return [], ""

    def _amount(self, column: int) -> list[Strip]:
        cell, title = self.cells[column], self.titles[column]
        if _is_empty(cell):
            return []
        unit = _UNIT.search(title)
        lead, end = _glue(f"，{_BRACKET.sub('', title)}"), _glue(unit[1] if unit else "")
        planned = _PLANNED.fullmatch(cell.text)
        if planned and unit:
            number, note = cell.cut(0, planned.end("number")), cell.cut(planned.end("number"))
            return [_glue("，"), note, _glue(_BRACKET.sub("", title)), number, end]
        if not _BARE_NUMBER.fullmatch(cell.text):
            return [lead, cell]
        return [lead, cell, end] if unit else []


def _verb_of(title: str) -> str:
    """What was done at the time that a column gives: 成立时间 -> 成立; "" of a bare 时间 or 年份."""
    bare = _DATE_TITLE.sub("", _BRACKET.sub("", title))
    found = _GIVEN.fullmatch(bare)
    return found["verb"] if found else ""


def _as_date(cell: Strip) -> list[Strip]:
    """A date as sentences print it: 2018.7.12, 2018-07 and 2018 get their 年, 月, 日."""
    dotted = _DOTTED.fullmatch(cell.text)
    if dotted:
        marks = iter("年月")
        spelt = "".join(next(marks) if char in _MARKS else char for char in cell.text)
        return [Strip(spelt, cell.origins), _glue("日" if dotted["day"] else "月")]
    return [cell, _glue("年")] if _YEAR.fullmatch(cell.text) else [cell]


def _is_empty(cell: Strip) -> bool:
    return _EMPTY.fullmatch(cell.text) is not None


def _between(parts: Sequence[Strip], mark: str) -> list[Strip]:
    joined: list[Strip] = []
    for part in parts:
        joined += [_glue(mark), part] if joined else [part]
    return joined


def _glue(text: str) -> Strip:
    return Strip(text, [JOINT] * len(text))
