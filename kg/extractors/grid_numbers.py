"""Numbers of grids (表中数字): the number in a cell of a table, perhaps with its comparison, unit and a note."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.values import find_quantities

_NUMBER = re.compile(
    r"(?P<cmp>[<>≥≤＞＜约近超])?\[?(?P<number>[-－+]?\d[\d,]*(?:\.\d+)?)\]?(?:[-—–~～至](?P<most>\d[\d,]*(?:\.\d+)?))?"
    r"(?P<unit>[%％]|个百分点|[亿万]?[件元个家人项名所次起户分篇位倍])?(?P<more>以上|左右|以内)?(?:[（(](?P<note>[^（）()]{1,12})[）)])?"
)
_RANK = re.compile(r"第(?P<number>\d{1,3})位?")
_UNIT = re.compile(r"[（(](?:单位[：:])?([^（）()]{1,6})[）)]$")
_NO_UNIT = re.compile(r"\d|[年月]|其中|累计|预期|约束|续|以上|以下")
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_COMPARISONS = {
    ">": ">",
    "＞": ">",
    "超": ">",
    "<": "<",
    "＜": "<",
    "近": "<",
    "≥": ">=",
    "≤": "<=",
    "约": "~",
    "以上": ">=",
    "左右": "~",
    "以内": "<=",
}


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a cell as printed; `most` is the upper end of a range, `year` what a note in brackets says."""

    value: float
    printed: str
    most: str | None
    unit: str
    cmp: str
    year: int | None

    def in_unit(self, unit: str) -> tuple[float, float | None, str] | None:
        """Value, upper value and base unit, where the table gives the unit; None where it gives none."""
        unit = re.split("[、，/]", unit)[0] if unit not in ("/",) else ""
        if not unit:
            return None
        found = [find_quantities(f"{printed}{unit}") for printed in (self.printed, self.most) if printed]
        if not all(found):
            return None
        return found[0][0].value, found[1][0].value if len(found) > 1 else None, found[0][0].unit


def read_number(text: str) -> Number | None:
    """The number that a cell holds and nothing else, or None: "≥75", "98（1至9月）", "113.3%", "第3位", "8-10"."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        rank = _RANK.fullmatch(text)
        return Number(float(rank["number"]), rank["number"], None, "位", "=", None) if rank else None
    printed = match["number"].replace(",", "").replace("－", "-").lstrip("+")
    most = match["most"].replace(",", "") if match["most"] else None
    year = _YEAR.search(match["note"] or "")
    cmp = "range" if most else _COMPARISONS.get(match["cmp"] or match["more"] or "", "=")
    unit = (match["unit"] or "").replace("％", "%")
    return Number(float(printed), printed, most, unit, cmp, int(year[1]) if year else None)


def unit_in(title: str) -> str:
    """The unit that a title or the name of a row gives in brackets at its end, or "": "质押融资金额（亿元）"."""
    found = _UNIT.search(title)
    return found[1] if found and not _NO_UNIT.search(found[1]) else ""
