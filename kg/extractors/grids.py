"""Grids (数据表): figures that stand in the cells of a table, with their indicator, year and unit in its heads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from kg.documents import figure_kind, table_words
from kg.extractors.allocations import allocation_rows
from kg.extractors.grid_numbers import Number, read_number, unit_in
from kg.extractors.reading import Passage, Reading
from kg.facts import Statistic, Target
from kg.lexicon import Area, area_seen_from
from kg.scope import period_end

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年?")
_NOTED_UNIT = re.compile(r"单位[：:]([^（）()：:]{1,12})")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")
_FIGURELESS = ("number", "unit", "indicator", "area", "year", "judgement", "remark", "lead", "partner", "deadline")
_SHARE_WORDS = re.compile(r"[（(].*?[）)]|^(?:20\d\d年|其中)")
_ONLY_KIND = re.compile(
    r"年度|全年|本年|当年|目标|任务|计划|实际|完成|累计|情况|\d{1,2}(?:[-—–至]\d{1,2})?月份?|[数量值额]$"
)
_PERIOD = 5
_LONGEST_SUBJECT = 24
# What a table's title has besides its subject: number, years, whose it is, and that it is a table.
_TABLE_WORDS = re.compile(
    r"^附?表(?:\d{1,2}?(?=(?:19|20)\d\d)|\d{1,2}(?:[-—.]\d{1,2})?|[一二三四五六七八九十]+)?[：:、]?|各[省市州县区（）()、盟]+|"
    r"(?:19|20)\d\d年?(?:[-—–~至](?:19|20)?\d\d)?年?度?|[（(].*[）)]$|"
    r"(?:基本)?(?:情况|统计|状况|数据|汇总|一览)?(?:统计)?表?(?=[（(].*[）)]$|$)"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """What a row says of its figures: its name or place or year, its unit, that of the table, and where it begins."""

    name: str
    place: Area | None
    year: int | None
    unit: str
    start: int


def extract_grids(reading: Reading) -> Iterator[Statistic | Target]:
    """The figures of tables: targets where the column says so or its year lies ahead, else statistics (rules
    grids.target, grids.statistic).

    A column of growth or ranks belongs to the column before it in its row; behind several counts nobody can tell.
    """
    noted = ""
    allocated = allocation_rows(reading)
    for cells, passages in groupby(reading.passages(), key=lambda passage: _place(passage)):
        row = list(passages)
        if cells is None:
            noted = next((found[1] for passage in row if (found := _NOTED_UNIT.search(passage.text))), "")
            continue
        if cells in allocated:
            continue
        above = _NOTED_UNIT.search(row[0].section.path[-1]) if row[0].section.path else None
        yield from _facts(row, above[1] if above else noted)


def stands_in_grid(passage: Passage) -> bool:
    """Whether a sentence is a cell that is read as part of a grid or names a body or a date, not running text."""
    column = passage.section.column
    if column == "value":
        return read_number(passage.text) is not None
    return column in ("indicator", "lead", "partner", "deadline", "judgement", "year", "number", "unit")


def _place(passage: Passage) -> tuple[int, int] | None:
    cell = passage.section.cell
    return (cell.table, cell.row) if cell else None


def _facts(cells: list[Passage], noted: str) -> Iterator[Statistic | Target]:
    row = _read_row(cells)
    if row is None:
        return
    last: Statistic | Target | None = None
    since, aim = 0, ""
    for passage in cells:
        cell = passage.section.cell
        number = read_number(passage.text)
        if cell is None or number is None or cell.role in _FIGURELESS or passage.sentence.start == row.start:
            continue
        kind = figure_kind(cell.title)
        if kind == "growth":
            if isinstance(last, Statistic) and (row.name or since == 1):
                last = replace(last, change_pct=number.value)
            since = 0
            continue
        if kind == "rank":
            last = replace(last, rank=int(number.value)) if isinstance(last, Statistic) else last
            continue
        if row.name and not _YEAR.search(cell.title) and kind is None and cell.role != "value":
            continue
        if kind == "aim":
            aim = _BRACKET.sub("", cell.title)
        fact = _fact(passage, row, cell.title, kind, number, noted, aim)
        if fact is None:
            continue
        if last is not None:
            yield last
        last, since = fact, since + 1
    if last is not None:
        yield last


def _read_row(cells: list[Passage]) -> _Row | None:
    """The row's own words: an indicator, a place or a year; None where nothing says what its figures are."""
    unit = next((passage.text for passage in cells if passage.section.column == "unit"), "")
    for passage in cells:
        cell = passage.section.cell
        assert cell is not None
        if cell.role in ("unit", "number", "judgement", "remark") or (
            read_number(passage.text) and cell.role != "year"
        ):
            continue
        if cell.role == "area" and passage.text in table_words("total"):
            return _Row("", None, None, unit, passage.sentence.start)
        place = area_seen_from(passage.text, passage.scope.area, passage.scope.city)
        year = _YEAR.match(passage.text)
        start = passage.sentence.start
        if cell.role == "indicator":
            return _Row(passage.text, None, None, unit, start)
        if place is not None and place.level != "region":
            return _Row("", place, None, unit, start)
        if cell.role == "year" and year:
            return _Row("", None, int(year[1]), unit, start)
        if cell.role in (None, "value") and cell.column <= 1 and _is_figured(cells):
            return _Row(passage.text, None, None, unit, start)
        return None
    return None


def _is_figured(cells: list[Passage]) -> bool:
    """Whether the row of a table without known titles holds figures under years or the like."""
    return any(
        passage.section.cell is not None
        and (_YEAR.search(passage.section.cell.title) or figure_kind(passage.section.cell.title))
        and read_number(passage.text)
        for passage in cells
    )


def _fact(
    passage: Passage, row: _Row, title: str, kind: str | None, number: Number, noted: str, aim: str
) -> Statistic | Target | None:
    name = row.name or _whole_name(passage, title)
    unit = number.unit or row.unit or unit_in(title) or unit_in(name) or noted
    if kind == "share":
        unit, name = number.unit or unit_in(title), _share_name(passage, row, title, aim)
    quantity = number.in_unit(unit)
    if quantity is None or not title:
        return None
    year = number.year or _year(passage, row, title, kind)
    document = passage.reading.document
    issued = int(document.date[:4]) if document.date else document.year
    aimed = kind == "aim" or (
        kind is None
        and year is not None
        and issued is not None
        and (year > issued or (year == issued and passage.scope.mode == "assign"))
    )
    place = row.place
    inside = place is not None and place.province == passage.scope.area
    evidence = passage.evidence(
        min(row.start, passage.sentence.start), passage.sentence.end, f"grids.{'target' if aimed else 'statistic'}"
    )
    make: type[Target | Statistic] = Target if aimed else Statistic
    fact = make(
        area=passage.scope.area,
        city=place.name if place is not None and inside and place.name != place.province else passage.scope.city,
        indicator=_BRACKET.sub("", name) if unit_in(name) else name,
        value=quantity[0],
        value_max=quantity[1],
        unit=quantity[2],
        cmp=number.cmp,
        year=year,
        evidence=evidence,
    )
    return replace(fact, coverage="year") if isinstance(fact, Statistic) else fact


def _whole_name(passage: Passage, title: str) -> str:
    """The title of a column as an indicator: a bare 金额 or 年度目标 is what the table's own title speaks of."""
    bare = _BRACKET.sub("", title)
    if bare in table_words("bare"):
        subject = _subject(passage)
        path = passage.section.path
        return f"{subject}{title}" if subject and subject != path[-1] else title
    if figure_kind(bare) in ("aim", "result", "base") and not _ONLY_KIND.sub("", bare):
        return f"{_subject(passage)}{title}"
    return title


def _subject(passage: Passage) -> str:
    """What the title or heading over a table speaks of, "" without a short one."""
    path = passage.section.path
    subject = _TABLE_WORDS.sub("", path[-1]) if path and len(path[-1]) <= _LONGEST_SUBJECT else ""
    return "" if subject.endswith("指标") else subject


def _share_name(passage: Passage, row: _Row, title: str, aim: str) -> str:
    """A share's indicator: how much of the row's figure it is, or of the aim of what the table's title speaks of:
    "商标质押融资年度目标|完成率".
    """
    share = _SHARE_WORDS.sub("", title)
    if row.name:
        return f"{_BRACKET.sub('', row.name)}{share}"
    return f"{_subject(passage)}{aim if share in table_words('completion') else ''}{share}"


def _year(passage: Passage, row: _Row, title: str, kind: str | None) -> int | None:
    """The year of a column, by its title, its row, or what it holds: the base of a five-year plan lies before it."""
    printed = _YEAR.search(title)
    if printed:
        return int(printed[1])
    if row.year is not None:
        return row.year
    document = passage.reading.document
    end = period_end(document)
    if kind == "base":
        return end - _PERIOD if end is not None and end % _PERIOD == 0 else None
    if kind == "earlier":
        return document.year - 1 if document.year else None
    if kind == "aim" and end is not None:
        return end
    return passage.scope.year
