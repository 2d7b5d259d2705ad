"""Allocations (资金分配): tables and lists that say how many projects and how much money each kind or place gets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.documents import is_total
from kg.extractors.figures.grid_numbers import read_number, unit_in
from kg.extractors.funds.allocation_rows import PASSED, rows_of
from kg.extractors.funds.allocation_titles import announced, is_title, money_of
from kg.extractors.funds.headed_sums import headed_sum
from kg.extractors.funds.names import kind_of
from kg.extractors.passages.named_places import Place, place_at, province_of
from kg.extractors.passages.reading import Passage, Reading
from kg.facts import Fund, Statistic
from kg.scope.modes import money_given
from kg.values import Quantity
from kg.values.marks import without_remark

_IS_MONEY = ("资金", "经费", "奖金", "基金", "贴息", "补助金")
_PURPOSE = re.compile(r"(?:项目|名称|用途|方向|内容|事项|类别)$")
_RECEIVER = re.compile(r"(?:单位|企业|地区|高校|机构|学校|对象)(?:名称)?$")
# What a column pays where no title says it: |贴息|额, |补助|金额.
_KIND_PAID = re.compile(r"(?P<kind>[^，。；]{0,8}(?:贴息|补助|奖励|资助|补贴|奖补))(?:资金|金额|额)?")
_AIMS = ("task", "result", "plan")
_PAIR = re.compile(
    r"(?:其中[，：:]?)?(?P<who>[^\d，；。、]{2,24}?)(?:共|各|计)?(?P<count>\d+)[个项家户件][、，]?"
    r"(?:补助|安排|拨付)?(?:金额|资金|经费)?(?:共|计|合计|共计)?(?P<sum>[\d.,]+[万亿]?元)"
)


def allocated_funds(reading: Reading) -> Iterator[Fund]:
    """The money that each row of a table of allocations gives (funds.allocated), what all of them have together, under
    the table's title (funds.total), and what each place of a list gets where the document allocates: "丽江市|12个、
    180万元|，普洱市7个、90万元" (funds.listed).
    """
    rows = rows_of(reading)
    for title, row, _, money in rows:
        yield from _row_fund(title, row, money)
    if _allocates(reading, rows):
        for passage in reading.passages():
            if passage.section.cell is None:
                yield from _listed(passage)
                if told := headed_sum(passage.text):
                    start = passage.sentence.start
                    yield _fund(passage, _as_fund(told.kind), None, told.amount, "=", start, "funds.allocated")


def _allocates(reading: Reading, rows: Sequence[object]) -> bool:
    """Whether a document gives money out: in the rows of tables, or by its title or a heading."""
    headings = (heading for section in reading.document.sections for heading in section.path)
    return bool(rows or money_given(reading.document.title or "") or any(map(is_title, headings)))


def extract_allocations(reading: Reading) -> Iterator[Statistic]:
    """How many projects each row of a table of allocations pays for, or the heading of a list says to be below it
    (rule allocations.count).
    """
    rows = rows_of(reading)
    for passage in reading.passages() if _allocates(reading, rows) else ():
        if passage.section.cell is None and (told := headed_sum(passage.text)):
            yield Statistic(
                area=passage.scope.area,
                city=passage.scope.city,
                indicator=told.counted,
                value=told.count,
                unit=told.measure,
                cmp="=",
                year=passage.scope.year,
                coverage="year",
                evidence=passage.evidence(passage.sentence.start, passage.sentence.end, "allocations.count"),
            )
    for _, row, count, _ in rows:
        name, place = _named(row)
        cell = count.section.cell if count else None
        number = read_number(count.text) if count else None
        if count is None or cell is None or number is None or not name:
            continue
        title = without_remark(cell.title)
        kind = name.removesuffix("项目") if title.startswith("项目") else name
        value = number.in_unit(number.unit or unit_in(cell.title) or "个")
        if value is not None:
            yield Statistic(
                area=count.scope.area,
                city=(place.city if place else None) or count.scope.city,
                indicator=title if place else f"{kind}{title}",
                value=value[0],
                unit=value[2],
                cmp=number.cmp,
                year=count.scope.year,
                coverage="year",
                evidence=count.evidence(row[0].sentence.start, count.sentence.end, "allocations.count"),
            )


def allocation_rows(reading: Reading) -> frozenset[tuple[int, int]]:
    """The rows, by table and row, of tables that allocate money."""
    return frozenset(place for _, row, _, _ in rows_of(reading) if (place := row[0].table_row))


def is_allotted(passage: Passage, at: int) -> bool:
    """Whether a number stands in a list of allotments: "丽江市|12个、180万元|"."""
    clause = passage.clause_at(at)
    return _PAIR.fullmatch(clause.text) is not None


def _named(row: Sequence[Passage]) -> tuple[str, Place | None]:
    """What a row is about: what its money is for, else its first words, and the place that it names; a row that sums
    up is about nothing.
    """
    name, at = "", None
    for passage in row:
        cell = passage.section.cell
        if (cell and cell.role in (*PASSED, *_AIMS)) or read_number(passage.text) is not None:
            continue
        if is_total(passage.text):
            break
        place = place_at(passage, passage.sentence.start)
        whole = place if place and place.end == passage.sentence.end else None
        if not name:
            name, at = passage.text, whole
        elif at is not None and whole is None and cell and _PURPOSE.search(without_remark(cell.title)):
            return passage.text, at
        if at is None:
            break
    return name, at


def _sums_up(row: Sequence[Passage]) -> bool:
    """Whether a row says what all rows have together: 合计."""
    return any(is_total(passage.text) for passage in row)


def _row_fund(title: str, row: Sequence[Passage], money: tuple[Passage, str]) -> Iterator[Fund]:
    name, place = _named(row)
    receiver = None if place else _receiver_place(row)
    passage, unit = money
    number = read_number(passage.text)
    amount = number.in_unit(unit) if number else None
    if (place is not None and name == row[0].text) or _sums_up(row):
        name = money_of(title)
    elif place is None and _is_receiver(name, row):
        paid = _KIND_PAID.fullmatch(without_remark(passage.section.column_title))
        name = f"{name}{paid['kind'] if paid and not announced(title) else money_of(title)}"
    if name and number and amount:
        rule = "funds.total" if _sums_up(row) else "funds.allocated"
        fund_place = place or receiver
        yield _fund(passage, _as_fund(name), fund_place, amount[0], number.cmp, row[0].sentence.start, rule)


def _receiver_place(row: Sequence[Passage]) -> Place | None:
    """The place that the name of who gets the money begins with: 承担单位 |梧州|茶业机械厂."""
    cells = [passage for passage in row if _RECEIVER.search(without_remark(passage.section.column_title))]
    return place_at(cells[0], cells[0].sentence.start) if cells and "、" not in cells[0].text else None


def _is_receiver(name: str, row: Sequence[Passage]) -> bool:
    """Whether the name of a row is that of who gets the money, not of what it is for."""
    cell = next((passage.section.cell for passage in row if passage.text == name), None)
    return cell is not None and _RECEIVER.search(without_remark(cell.title)) is not None


def _listed(passage: Passage) -> Iterator[Fund]:
    """The sums of a list of places, each with a number of projects before its sum; the first names what is paid."""
    found = [(clause, match) for clause in passage.clauses if (match := _PAIR.fullmatch(clause.text))]
    topic = ""
    for clause, match in found if len(found) > 1 else ():
        start = clause.start + match.start("who")
        place = place_at(passage, start)
        own = passage.slice(place.end, clause.start + match.end("who")) if place else ""
        topic = own or topic
        if not topic:
            return
        sums = [one.value for one in passage.mentions("quantity", clause.start + match.start("sum"), clause.end)]
        name = _as_fund(topic if place else f"{match['who']}{topic}")
        if sums and isinstance(sums[0], Quantity):
            yield _fund(passage, name, place, sums[0].value, sums[0].cmp, clause.start, "funds.listed", clause.end)


def _as_fund(name: str) -> str:
    return name if name.endswith(_IS_MONEY) else f"{name}资金"


def _fund(
    passage: Passage, name: str, place: Place | None, amount: float, cmp: str, start: int, rule: str, end: int = 0
) -> Fund:
    return Fund(
        area=province_of(passage, place),
        city=(place.city if place else None) or passage.scope.city,
        name=name,
        kind=kind_of(name) if kind_of(name) != "other" else "special_fund",
        amount=amount,
        cmp=cmp,
        amount_role="allocated",
        status="operating",
        year=passage.scope.year,
        evidence=passage.evidence(start, end or passage.sentence.end, rule),
    )
