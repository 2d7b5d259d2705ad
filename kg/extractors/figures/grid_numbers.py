"""Numbers of grids (表中数字): the number in a cell of a table, perhaps with its comparison, unit and a note."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.values import find_quantities

_NUMBER = re.compile(
    r"(?P<cmp>[<>≥≤＞＜约近超]|不低于|不少于|不小于|至少|达到|超过|大于|高于|不超过|不高于|低于|小于|最高|增长|上升|下降|减少|[↑↓▲▼+])?"
    r"[\[〔【]?(?P<number>[-－−]?\d[\d,]*(?:\.\d+)?)[\]〕】]?(?:[-—–~～至](?P<most>\d[\d,]*(?:\.\d+)?))?"
    r"(?P<unit>[%％‰]|个百分点|[亿万]?(?:[件人家户批场]次|美元|[件元个家人项名所次起户分篇位倍])|[亿万])?"
    r"(?P<more>以上|左右|以内|以下)?[*#①②③]?(?:[（(](?P<note>[^（）()]{1,12})[）)])?"
)
_RANK = re.compile(r"(?:全国|全省)?第(?P<number>\d{1,3})[位名]?")
_UNIT = re.compile(r"[（(](?:单位[：:])?([^（）()]{1,6})[）)]$")
NOTED_UNIT = re.compile(r"单位[：:]([^（）()：:]{1,12})")
_COUNTED = re.compile(r"(?<![国专全])([件家笔户])数$")
_CASES = re.compile(
    r"(?:专利|商标|作品|著作权|实用新型|外观设计|发明)[^，率比额值]{0,6}?(?:(?:申请|授权|注册|登记|拥有|有效|受理)量?|件数)(?:累计)?$"
)
_NO_UNIT = re.compile(r"\d|[年月]|其中|累计|预期|约束|续|以上|以下")
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_MONEY = re.compile(r"[额值款]$|金额|资金|经费|收入")
_RATE = re.compile(r"[率度重比]$|占比|比例|增速|增幅")
_FALLS = ("下降", "减少", "↓", "▼")
_COMPARISONS = {
    ">": ">",
    "＞": ">",
    "超": ">",
    "超过": ">",
    "大于": ">",
    "高于": ">",
    "<": "<",
    "＜": "<",
    "近": "<",
    "低于": "<",
    "小于": "<",
    "≥": ">=",
    "不低于": ">=",
    "不少于": ">=",
    "不小于": ">=",
    "至少": ">=",
    "≤": "<=",
    "不超过": "<=",
    "不高于": "<=",
    "最高": "<=",
    "约": "~",
    "以上": ">=",
    "左右": "~",
    "以内": "<=",
    "以下": "<=",
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
        if self.unit in ("亿", "万"):
            unit = self.unit + unit.lstrip("亿万")
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
    printed = match["number"].replace(",", "").replace("－", "-").replace("−", "-")
    if match["cmp"] in _FALLS and not printed.startswith("-"):
        printed = f"-{printed}"
    most = match["most"].replace(",", "") if match["most"] else None
    year = _YEAR.search(match["note"] or "")
    cmp = "range" if most else _COMPARISONS.get(match["cmp"] or match["more"] or "", "=")
    unit = (match["unit"] or "").replace("％", "%")
    return Number(float(printed), printed, most, unit, cmp, int(year[1]) if year else None)


def unit_in(title: str) -> str:
    """The unit that a title or the name of a row gives in brackets at its end, or tells by what it
    counts, or "": "质押融资金额（亿元）", 支持贷款笔数, 专利授权量, 考核得分."""
    found = _UNIT.search(title)
    if found:
        return found[1] if not _NO_UNIT.search(found[1]) else ""
    counted = _COUNTED.search(title)
    if counted:
        return counted[1]
    return "件" if _CASES.search(title) else "分" if title.endswith(("得分", "评分")) else ""


def unit_for(noted: str, name: str) -> str:
    """Of the units that a table notes ("件，%", "万元、件") the one that fits an indicator."""
    units = [unit for unit in re.split("[、，,；;/和]", noted) if unit]
    if len(units) < 2:
        return noted
    wanted = "元" if _MONEY.search(name) else "%" if _RATE.search(name) else ""
    other = [unit for unit in units if not unit.endswith(("元", "%", "％"))]
    return next((unit for unit in units if wanted and unit.endswith(wanted)), (other or units)[0])
