"""Rows of grids (数据行): what a row of a table of figures says of them: an indicator, a place, a year or a thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.documents import RECORD, column_role, compose, figure_kind, is_total
from kg.extractors.figures.grid_numbers import read_number, unit_in
from kg.extractors.passages.reading import Passage
from kg.lexicon import Area, area_seen_from
from kg.scope import NATION, leading_area, resolve_area

YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年?")
_PASSED = ("unit", "number", "judgement", "remark", "deadline")
_BESIDE = ("growth", "rank", "share")
_LONGEST_NAME = 40
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says of its figures: its indicator, or its place, or its year, or the thing it names; its unit, and
    where it begins. `city` is the place as printed where no area is known by the name; `rest` are the other places
    together (其他镇); `total` sums up the others; `caption` is the line over its table; `stem` the first part of a
    label of two, which rows `under` it lack.
    """

    start: int
    unit: str
    name: str = ""
    place: Area | None = None
    city: str | None = None
    year: int | None = None
    thing: str = ""
    rest: str = ""
    total: bool = False
    caption: str = ""
    stem: str = ""
    under: bool = False


def read_row(cells: Sequence[Passage]) -> Row | None:
    """The row's own words; None where nothing says what its figures are.

    Of several indicators (一级指标, 二级指标) the last counts; a class (类别) only where nothing else names the row.
    """
    unit = next((passage.text for passage in cells if _is_unit(passage)), "")
    if (record := next((passage for passage in cells if passage.section.column == RECORD), None)) is not None:
        return _registered(record, unit)
    words = [passage for passage in cells if _names(passage)]
    indicators = [passage for passage in words if passage.section.column == "indicator"]
    if indicators:
        return Row(indicators[-1].sentence.start, unit, name=indicators[-1].text)
    for passage in words:
        role = "area" if passage.section.column == "unit" else passage.section.column
        start = passage.sentence.start
        if role == "area" and is_total(passage.text):
            return Row(start, unit, total=True)
        if role == "area" and passage.text.endswith(("小计", "合计")):
            return Row(start, unit, name=passage.text, total=True)
        place = area_seen_from(passage.text, passage.scope.area, passage.scope.city)
        if place is not None and place.level != "region" and role != "name":
            return Row(start, unit, place=_innermost(place, words))
        year = YEAR.match(passage.text)
        if role == "year" and year:
            return Row(start, unit, year=int(year[1]))
        if role == "area" and passage.text.startswith(("其他", "其它", "其余")):
            return Row(start, unit, rest=passage.text)
        if role == "area":
            return Row(start, unit, city=passage.text)
        if role == "year" and _is_figured(cells):
            # The corner names what the columns are, and not the rows: 年份 | 2018 | 2019.
            return _labelled(passage, words, unit)
        if role in ("name", None, "value") and (passage.section.cell and passage.section.cell.column <= 2):
            if role != "name" and (_is_figured(cells) or _has_unit(passage.text)):
                return _labelled(passage, words, unit)
            if _lies_under(passage):
                return Row(start, unit, name=passage.text, under=True)
            return _thing(passage, cells, unit)
        if role != "focus":
            return None
    classes = [passage for passage in words if passage.section.column == "focus"]
    if not classes:
        return None
    named, start = classes[-1].text, classes[-1].sentence.start
    if _is_figured(cells):
        return Row(start, unit, name=named, total=is_total(named))
    return Row(start, unit, thing=named) if not is_total(named) else None


def _innermost(place: Area, words: Sequence[Passage]) -> Area:
    """The last of the places of a row that lies in the one before: |沈阳市| in the row of 辽宁."""
    for passage in words:
        inner = area_seen_from(passage.text, place.province) if passage.section.column == "area" else None
        lies = inner is not None and inner.province == place.province and inner.code != place.code
        if inner is not None and lies and (place.name == place.province or inner.parent == place.code):
            place = inner
    return place


def _labelled(passage: Passage, words: Sequence[Passage], unit: str) -> Row:
    """A row of figures under its label, and that in the second half of the same column: 融资金额 | 当年."""
    start = passage.sentence.start
    beside = next((other for other in words if other.sentence.start > start), None)
    if beside is not None and _lies_under(beside):
        return Row(start, unit, name=join_labels(passage.text, beside.text), stem=passage.text)
    return Row(start, unit, name=_with_group(passage), total=is_total(passage.text))


def join_labels(stem: str, label: str) -> str:
    """A label of two parts as one: 当年|融资金额（万元）, 累计|融资金额（万元）."""
    return f"{label}{stem}" if len(label) <= _SHORTEST else compose(stem, label)


def _has_unit(text: str) -> bool:
    return text[-1:] in "）)" and unit_in(text) != ""


def _lies_under(passage: Passage) -> bool:
    """Whether a cell stands in the second half of a column of labels, behind a class and what the label names."""
    cell = passage.section.cell
    return cell is not None and cell.column > 1 and not cell.title and cell.role is None


def _with_group(passage: Passage) -> str:
    """The name of a row, behind a merged cell with what the cell says: |申请量| 发明 is 发明申请量."""
    cell = passage.section.cell
    grouped = cell is not None and cell.column > 0 and not cell.title and cell.key not in ("", passage.text)
    return compose(passage.text, cell.key) if cell is not None and grouped else passage.text


def _registered(record: Passage, unit: str) -> Row:
    """The row of a register: the thing it names, and the first place below the province in it; in a text about the
    country the first place, and that below it: 吉林 | 中国（长春）知识产权保护中心.
    """
    cell = record.section.cell
    resolved = (resolve_area(mention, record.scope.area) for mention in record.mentions("area"))
    found = [place for place in resolved if place is not None and place.level not in ("nation", "region")]
    province = found[0].province if found and record.scope.area == NATION else record.scope.area
    inside = [place for place in found if place.province == province]
    below = next((place for place in inside if place.name != province), None)
    place = below or next(iter(inside), None)
    return Row(record.sentence.start, unit, place=place, thing=cell.key if cell else "")


def _is_unit(passage: Passage) -> bool:
    """Whether a cell below 单位 names a unit of measure; the word heads bodies and places too."""
    return (
        passage.section.column == "unit"
        and area_seen_from(passage.text, passage.scope.area) is None
        and not is_total(passage.text)
    )


def _names(passage: Passage) -> bool:
    column = passage.section.column
    if not passage.text.strip("—–-－/…"):
        return False
    if column == "unit" and not _is_unit(passage):
        return area_seen_from(passage.text, passage.scope.area, passage.scope.city) is not None or (
            is_total(passage.text)
        )
    return column not in _PASSED and (read_number(passage.text) is None or column == "year")


def _thing(passage: Passage, cells: Sequence[Passage], unit: str) -> Row | None:
    """A row that names a centre, a firm, a subject of payments; the place beside the name is that of the thing."""
    if is_total(passage.text) or len(passage.text) > _LONGEST_NAME or "。" in passage.text:
        return None
    places = [
        place
        for other in cells
        if other is not passage
        and (place := area_seen_from(other.text, passage.scope.area, passage.scope.city)) is not None
    ]
    if (own := _own_place(passage)) is not None:
        places.append(own)
    classes = [other.text for other in cells if other.section.column == "focus" and other is not passage]
    name = passage.text if not classes or classes[-1] in passage.text else f"{classes[-1]}{passage.text}"
    return Row(passage.sentence.start, unit, place=places[0] if places else None, thing=name)


def _own_place(passage: Passage) -> Area | None:
    """The place that the name of a thing begins with, "长春|中心", "桂林|三金药业": in the document's province, or
    anywhere in a text about the country. A bank lends beyond the place that it is called by, a city's own school may
    be called by the province (|浙江|万里学院).
    """
    place = leading_area(passage.text) if not passage.text.endswith("银行") else None
    if place is None or place.level == "region" or (passage.scope.city and place.name == place.province):
        return None
    return place if passage.scope.area in (NATION, place.province) else None


def _is_figured(cells: Sequence[Passage]) -> bool:
    """Whether the row of a table without known titles holds figures under years or the like; growth and ranks beside
    an indicator of a column (专利授权（件） | 同比) are that indicator's.
    """
    titles = [passage.section.column_title for passage in cells if read_number(passage.text)]
    counted = any(unit_in(title) and figure_kind(title) is None and column_role(title) is None for title in titles)
    return any(
        YEAR.match(title)
        or (figure_kind(title) and not (counted and figure_kind(title) in _BESIDE))
        or area_seen_from(title, cells[0].scope.area, cells[0].scope.city)
        for title in titles
    )
