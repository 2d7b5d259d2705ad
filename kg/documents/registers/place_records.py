"""Records of places (地方登记行): a row of a table whose title says what each place founded, read as its sentence.

表4 各市质押融资风险补偿资金情况
设区市 | 设立时间 | 规模（万元）   ->  太原市2019年8月设立质押融资风险补偿资金，规模3000万元
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from kg.documents.registers.columns import column_role
from kg.documents.registers.record_dates import as_date, date_title, is_date_title
from kg.documents.text.strip import Strip, glue
from kg.lexicon import area_by_name, concepts

_FOUNDED = re.compile(r"设立|成立|建立|组建")
_TITLE = re.compile(
    r"^\**(?:附?[表件]?\s?\d+)?[：:、]?(?:(?:19|20)\d\d年?度?)?(?:各?设区市|各?[省市县州区]级?|全[省市区])*"
)


@cache
def place_columns(titles: tuple[str, ...]) -> Mapping[str, int] | None:
    """The columns of the place and of the day on which it founded something; None where a table has no such."""
    place = [column for column, title in enumerate(titles) if column_role(title) == "area"]
    founded = [
        column
        for column, title in enumerate(titles)
        if is_date_title(title) and date_title(title).kind == "done" and _FOUNDED.fullmatch(date_title(title).verb)
    ]
    return {"place": place[0], "date": founded[0]} if len(place) == len(founded) == 1 else None


def founded_by_places(caption: str) -> str:
    """The fund that each place has a row for, by the title of the table; "" where it names none."""
    bare = _TITLE.sub("", caption)
    ends = [bare.find(label) + len(label) for label in _kinds() if label in bare]
    return bare[: max(ends)] if ends else ""


def read_place_row(
    cells: Sequence[Strip], titles: tuple[str, ...], columns: Mapping[str, int], caption: str
) -> list[Strip]:
    """Which place founded what, and when; [] of a row that names no place or no day."""
    place, date, fund = cells[columns["place"]], cells[columns["date"]], founded_by_places(caption)
    if not fund or area_by_name(place.text) is None or not any(map(str.isdigit, date.text)):
        return []
    return [place, *as_date(date), glue(date_title(titles[columns["date"]]).verb), glue(fund)]


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(label for kind in concepts("fund-kind") for label in kind.labels)
