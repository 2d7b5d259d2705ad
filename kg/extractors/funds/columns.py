"""Columns of funds (基金列): tables of places that give the size of the fund of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from kg.extractors.figures.grid_numbers import read_number, unit_in
from kg.extractors.funds.names import kind_of
from kg.extractors.passages.named_places import Place, place_at, province_of
from kg.extractors.passages.reading import Passage, Reading
from kg.facts import Fund

_SIZE = re.compile(
    r"(?P<name>[^（()）]{2,20}(?:基金|资金池?|补偿金|补偿池))(?:的?总?规模|总额)?[（(][^（）()]*元[）)]$"
)
_POOLS = ("risk_compensation", "operation_fund")
"""Kinds of funds that have a size; a column of 专项资金 tells what was spent."""


def column_funds(reading: Reading) -> Iterator[Fund]:
    """The fund of each place whose row gives its size (rule funds.column): 城市 | 风险补偿资金规模（万元）, 烟台市 |
    6000; a dash gives none.
    """
    for _, passages in groupby(reading.passages(), key=lambda passage: passage.table_row):
        row = list(passages)
        place = next((found for passage in row if (found := _place(passage))), None)
        for passage in row if place else ():
            sized = _SIZE.match(passage.section.column_title)
            number = read_number(passage.text) if sized else None
            amount = number.in_unit(number.unit or unit_in(passage.section.column_title)) if number else None
            if sized and number and amount and amount[0] and kind_of(sized["name"]) in _POOLS:
                start = min(cell.sentence.start for cell in row)
                yield Fund(
                    area=province_of(passage, place),
                    city=(place.city if place else None) or passage.scope.city,
                    name=sized["name"],
                    kind=kind_of(sized["name"]),
                    amount=amount[0],
                    cmp=number.cmp,
                    amount_role="size",
                    status="established",
                    year=passage.scope.year,
                    evidence=passage.evidence(start, passage.sentence.end, "funds.column"),
                )


def _place(passage: Passage) -> Place | None:
    """The place that a cell names and nothing else."""
    place = place_at(passage, passage.sentence.start) if passage.section.cell else None
    return place if place is not None and place.end == passage.sentence.end else None
