"""Grids (数据表): figures that stand in the cells of a table, with their indicator, year and unit in its heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kg.extractors.reading import Passage, Reading
from kg.facts import Statistic, Target
from kg.lexicon import area_by_name
from kg.values import find_quantities

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年?")
_UNIT = re.compile(r"[（(]([^（）()]{1,6})[）)]$")
_NUMBER = re.compile(
    r"(?P<cmp>[<>≥≤＞＜约]|≥|≤)?(?P<number>-?\d[\d,]*(?:\.\d+)?)(?P<percent>[%％])?(?P<more>以上|左右|以内)?"
)
_ACTUAL = re.compile(r"实际|现状|基数|基期|基准|完成|现值|初值")
_AIMED = re.compile(r"目标|规划|预期|计划")
_COMPARISONS = {
    ">": ">",
    "＞": ">",
    "<": "<",
    "＜": "<",
    "≥": ">=",
    "≤": "<=",
    "约": "~",
    "以上": ">=",
    "左右": "~",
    "以内": "<=",
}
_GROWTH = re.compile(r"同比|增长|增幅|增速|比上年")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A number of a grid: its cell, the name of its row, its column's title, its unit."""

    passage: Passage
    name: str
    title: str
    unit: str
    row: Sequence[Passage]


def extract_grids(reading: Reading) -> Iterator[Statistic | Target]:
    """The figures of tables: targets where the column's year lies ahead, else statistics (rules grids.target,
    grids.statistic).

    A column of growth belongs to the column before it."""
    last: Statistic | Target | None = None
    for entry in _entries(reading):
        match = _NUMBER.fullmatch(entry.passage.text)
        if not match:
            continue
        if _GROWTH.search(entry.title):
            if isinstance(last, Statistic):
                last = replace(last, change_pct=float(match["number"].replace(",", "")))
            continue
        if last is not None:
            yield last
        last = _fact(entry, match)
    if last is not None:
        yield last


def stands_in_grid(passage: Passage) -> bool:
    """Whether a sentence is a cell that is read as part of a grid or names a body or a date, not running text."""
    column = passage.section.column
    if column == "value":
        return _NUMBER.fullmatch(passage.text) is not None
    return column in ("indicator", "lead", "partner", "deadline")


def _entries(reading: Reading) -> Iterator[_Entry]:
    cells = [passage for passage in reading.passages() if passage.section.cell]
    for _, group in groupby(
        cells,
        key=lambda passage: (passage.section.cell.table, passage.section.cell.row) if passage.section.cell else None,
    ):
        row = list(group)
        name = next((passage.text for passage in row if passage.section.column == "indicator"), "")
        unit = next((passage.text for passage in row if passage.section.column == "unit"), "")
        place = next((passage.text for passage in row if area_by_name(passage.text)), "")
        for passage in row:
            cell = passage.section.cell
            assert cell is not None
            if passage.section.column in ("number", "unit", "indicator", "area") or passage.text == place:
                continue
            if _YEAR.search(cell.title) and name:
                yield _Entry(passage, name, cell.title, unit, row)
            elif place and cell.title and not _YEAR.fullmatch(cell.title):
                yield _Entry(passage, cell.title, cell.title, unit, row)


def _fact(entry: _Entry, match: re.Match[str]) -> Statistic | Target | None:
    passage = entry.passage
    bracket = _UNIT.search(entry.name)
    unit = entry.unit or (bracket.group(1) if bracket else "") or ("%" if match["percent"] else "")
    if not unit:
        return None
    indicator = entry.name[: bracket.start()] if bracket else entry.name
    number = match["number"].replace(",", "")
    quantities = find_quantities(f"{number}{unit}")
    if not quantities:
        return None
    quantity = quantities[0]
    year_match = _YEAR.search(entry.title)
    year = int(year_match[1]) if year_match else passage.scope.year
    document = passage.reading.document
    issued = int(document.date[:4]) if document.date else document.year
    aimed = bool(_AIMED.search(entry.title)) or (
        not _ACTUAL.search(entry.title)
        and year is not None
        and issued is not None
        and (year > issued or (year == issued and passage.scope.mode == "assign"))
    )
    place = area_by_name(entry.row[0].text, passage.scope.area) if area_by_name(entry.row[0].text) else None
    city = place.name if place is not None and place.name != passage.scope.area else passage.scope.city
    start = entry.row[0].sentence.start
    evidence = passage.evidence(
        passage.sentence.start, passage.sentence.end, f"grids.{'target' if aimed else 'statistic'}"
    )
    if start <= passage.sentence.start:
        evidence = passage.evidence(start, passage.sentence.end, evidence.rule)
    comparison = _COMPARISONS.get(match["cmp"] or match["more"] or "", "=")
    kind: type[Target | Statistic] = Target if aimed else Statistic
    fact = kind(
        area=passage.scope.area,
        city=city,
        indicator=indicator,
        value=quantity.value,
        unit=quantity.unit,
        cmp=comparison,
        year=year,
        evidence=evidence,
    )
    return replace(fact, coverage="year") if isinstance(fact, Statistic) else fact
