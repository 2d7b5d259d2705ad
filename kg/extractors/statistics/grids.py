"""Grids (数据表): figures that stand in the cells of a table, with their indicator, year and unit in its heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kg.documents import figure_kind, is_total
from kg.extractors.figures.grid_numbers import NOTED_UNIT, Number, read_number, unit_for, unit_in
from kg.extractors.funds.allocation_rows import is_paid_for
from kg.extractors.funds.allocations import allocation_rows
from kg.extractors.passages.reading import Passage, Reading
from kg.extractors.statistics.grid_names import Parts, indicator_of, is_part, is_share, share_of
from kg.extractors.statistics.grid_rates import is_rate, rates_of
from kg.extractors.statistics.grid_remarks import with_remark
from kg.extractors.statistics.grid_rows import YEAR, Row, read_row
from kg.extractors.statistics.grid_years import lies_before, year_of
from kg.facts import Statistic, Target
from kg.lexicon import Area, area_seen_from
from kg.scope import area_and_city
from kg.values.marks import without_remark

_FIGURELESS = ("number", "unit", "indicator", "area", "year", "judgement", "remark", "lead", "partner", "deadline")
_GROWTH_WORDS = re.compile(
    r"(?:19|20)\d\d年?|[（(][^（）()]*[）)]|同比|[增减]长?[率速幅]?|长率?|[比较]上年|全[国省]|位次|排[名位]|名次|第"
)
# Columns of things that hold no indicator's figure: when and where it was set up, and the money of funds.
_NO_FIGURE = re.compile(
    r"时间|日期|年[份限]|电话|邮编|编[号码]|代码|规模|(?<!融)资金|经费|补助|奖励|奖补|资助|补贴|资本|出资|得分|分数|标准|批次"
)
# Columns of what is paid at most.
_MOST = re.compile(r"(?:上限|限额)(?:[（(][^（）()]*[）)])?$")
_EARLIER = re.compile(r"(?:去年|上年|上一?年度?)(?:同期|同月)?(?:数|值|累计)?")
_CAPTION = re.compile(r"[^，。；：！？]{4,24}(?:量|数|额|率|情况|状况|表)(?:[（(][^（）()]*[）)])?")


def extract_grids(reading: Reading) -> Iterator[Statistic | Target]:
    """The figures of tables: targets where the column says so or its year lies ahead, else statistics (rules
    grids.target, grids.statistic).

    A column of growth or ranks belongs to the column before it in its row; behind several counts nobody can tell.
    """
    noted = caption = ""
    parts = Parts()
    allocated = allocation_rows(reading)
    for cells, passages in groupby(reading.passages(), key=lambda passage: passage.table_row):
        row = list(passages)
        if cells is None:
            noted = next((found[1] for passage in row if (found := NOTED_UNIT.search(passage.text))), "")
            caption = _caption(row)
            continue
        if cells in allocated:
            # The sums and counts of these rows are read with them; what is left are shares, and patents beside them.
            row = [passage for passage in row if not _counts(passage)]
        title = row[0].section.path[-1] if row[0].section.path else ""
        above = NOTED_UNIT.search(title)
        read = read_row(row)
        if read is not None:
            named = replace(parts.named(read, cells[0]), caption=caption)
            yield from _facts(row, named, above[1] if above else unit_in(title) or noted)


def _caption(passages: Sequence[Passage]) -> str:
    """The line right over a table that names what it measures, "6-4PCT国际专利申请受理量", or ""."""
    lines = [passage for passage in passages if not NOTED_UNIT.match(passage.text)]
    last = lines[-1] if lines else None
    own = last is not None and last.section.kind == "body" and last.text != last.section.heading
    return last.text if last is not None and own and _CAPTION.fullmatch(last.text) else ""


def stands_in_grid(passage: Passage) -> bool:
    """Whether a sentence is a cell that is read as part of a grid or names a body or a date, not running text."""
    column = passage.section.column
    if column == "value":
        return read_number(passage.text) is not None
    return column in ("indicator", "lead", "partner", "deadline", "judgement", "year", "number", "unit")


def _facts(cells: list[Passage], row: Row, noted: str) -> Iterator[Statistic | Target]:
    found: list[tuple[str, Statistic | Target]] = []
    last: int | None = None
    since, aim, column = 0, "", -1
    ahead: int | None = None  # the rank of a figure whose column stands behind its own: 位次 | 授权量
    for passage in cells:
        cell = passage.section.cell
        if cell is None or cell.role in _FIGURELESS or passage.sentence.start == row.start:
            column = cell.column if cell else column
            if cell and cell.role == "remark" and len(found) == 1:
                found = [(found[0][0], with_remark(found[0][1], passage.text))]
            continue
        kind = figure_kind(cell.title)
        if is_share(passage, row, kind):
            kind = "share"
        # Behind a cell without a figure its growth and its rank have nothing to belong to.
        parted = column >= 0 and cell.column > column + 1
        column = cell.column
        number = read_number(passage.text)
        if parted or (number is None and kind not in ("growth", "rank")):
            last, since = (last, since) if number is None and not _is_dash(passage.text) else (None, 0)
        if number is None or is_rate(passage):
            found += [("", fact) for fact in rates_of(passage, row, cell.title)]
            continue
        if kind in ("growth", "rank"):
            at = _grown(found, cell.title, last if row.name or since == 1 or kind == "rank" else None)
            title, fact = found[at] if at is not None else ("", None)
            ahead = int(number.value) if kind == "rank" and not found else ahead
            if at is not None and isinstance(fact, Statistic):
                rank = int(number.value) if kind == "rank" else fact.rank
                change = number.value if kind == "growth" else fact.change_pct
                found[at] = title, replace(fact, rank=rank, change_pct=change)
            since = 0 if kind == "growth" else since
            continue
        if row.name and kind is None and cell.role != "value" and not _holds_figures(passage, cell.title):
            continue
        if kind == "aim":
            aim = without_remark(cell.title)
        told = None
        if kind == "earlier" and not row.name and _EARLIER.fullmatch(cell.title):
            if last is None or is_part(found[last][0]):
                continue
            told = found[last][1]
        made = _fact(passage, row, cell.title, kind, number, noted, aim, told)
        if made is not None:
            if isinstance(made, Statistic) and ahead is not None:
                made, ahead = replace(made, rank=ahead), None
            found.append((cell.title, made))
            last, since = len(found) - 1, since + 1
    for _, fact in found:
        yield fact


def _counts(passage: Passage) -> bool:
    """Whether a cell has a figure that is no share."""
    title = passage.section.column_title
    counted = figure_kind(title) not in ("share", "growth") and unit_in(title) != "%" and is_paid_for(title)
    return counted and read_number(passage.text) is not None


def _is_dash(text: str) -> bool:
    return not text.strip("—–-－/…无")


def _grown(found: Sequence[tuple[str, Statistic | Target]], title: str, last: int | None) -> int | None:
    """The place of the figure whose growth or rank a column gives: that of its year or its words, else the last."""
    year = YEAR.search(title)
    bare = _GROWTH_WORDS.sub("", title)
    for place in range(len(found) - 1, -1, -1):
        above, fact = found[place]
        if not isinstance(fact, Statistic):
            continue
        if bare and above.startswith(bare):
            return place
        if year and not bare and fact.year == int(year[1]):
            return place
    return last if last is not None and isinstance(found[last][1], Statistic) else None


def _column_place(passage: Passage, title: str) -> Area | None:
    """The place that a column stands for: "福州市" above figures whose rows are indicators."""
    return area_seen_from(without_remark(title), passage.scope.area, passage.scope.city) if len(title) > 1 else None


def _fact(
    passage: Passage,
    row: Row,
    title: str,
    kind: str | None,
    number: Number,
    noted: str,
    aim: str,
    told: Statistic | Target | None,
) -> Statistic | Target | None:
    """The figure of a cell; `told` is the one before it of which a column gives the level a year earlier (上年同期)."""
    if row.thing and (_NO_FIGURE.search(title) or kind not in (None, "result", "share")):
        return None
    name = indicator_of(passage, row, title)
    unit = number.unit if number.unit not in ("万", "亿") else ""
    unit = unit or row.unit or unit_in(title) or unit_in(name) or ("" if row.thing else unit_for(noted, name))
    if told is not None:
        unit, name = number.unit or told.unit, told.indicator
    if kind == "share":
        unit, name = number.unit or unit_in(title), share_of(passage, row, title, aim)
    quantity = number.in_unit(unit)
    if quantity is None or not title:
        return None
    year = number.year or year_of(passage, row, title, kind)
    document = passage.reading.document
    issued = int(document.date[:4]) if document.date else document.year
    most = _MOST.search(title) is not None
    aimed = kind == "aim" or (
        kind is None
        and not most
        and year is not None
        and issued is not None
        and (year > issued or (year == issued and passage.scope.mode == "assign" and not lies_before(document, year)))
    )
    evidence = passage.evidence(
        min(row.start, passage.sentence.start), passage.sentence.end, f"grids.{'target' if aimed else 'statistic'}"
    )
    make: type[Target | Statistic] = Target if aimed else Statistic
    area, city = _whose(passage, row, title)
    fact = make(
        area=area,
        city=city,
        indicator=row.rest + (without_remark(name) if unit_in(name) else name),
        value=quantity[0],
        value_max=quantity[1],
        unit=quantity[2],
        cmp="<=" if number.cmp == "=" and most else number.cmp,
        year=year,
        evidence=evidence,
    )
    return replace(fact, coverage="year") if isinstance(fact, Statistic) else fact


def _holds_figures(passage: Passage, title: str) -> bool:
    """Whether a column beside indicators is one of figures: its title is a year, 全省, or a place."""
    words = YEAR.search(title) or is_total(title)
    return bool(words) or _column_place(passage, title) is not None


def _whose(passage: Passage, row: Row, title: str) -> tuple[str, str | None]:
    """The area and city of a figure: the place that its row stands for, or its column beside indicators, wherever that
    lies (昆明 | 贵阳 | 南宁 in a paper of 昆明), else the document's.
    """
    place = row.place or (_column_place(passage, title) if row.name else None)
    if place is not None and place.level != "region":
        return area_and_city(place)
    return passage.scope.area, row.city or passage.scope.city
