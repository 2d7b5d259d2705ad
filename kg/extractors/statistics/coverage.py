"""Coverage (统计口径): whether a figure is of a year, of part of one, of all so far, or forecast."""

from __future__ import annotations

import re

from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.figures import Figure

_PART = re.compile(r"[上下]半年|前[一二三]季度|第?[一二三四]季度|\d{1,2}[-—–－至]\d{1,2}月")
_DEALT_WITH = re.compile(r"查处|查办|办理|办结|处理|处置|调处|调解|受理|审结|立案|结案|办案|举办|检查|培训")
_YEAR_BEFORE = re.compile(r"同比|(?:去|上)年同期")
_WHOLE_YEAR = re.compile(r"全年(?![^。]*(?:截[至止]|累计))")
"""Behind a day up to which one counts, what turns to the year: 截至2022年底，共建成中心5家，|全年受理案件700件."""
_HELD = re.compile(r"余额|存量|总规模|注册资本|资产")


def coverage_of(passage: Passage, figure: Figure, forecast: bool) -> str:
    """forecast, cumulative, part or year, by the words before a figure, its date and the period of its document."""
    if forecast:
        return "forecast"
    if "累计" in figure.before or figure.total or figure.date_kind in ("since", "range"):
        return "cumulative"
    if figure.date_kind == "part":
        return "part"
    summed = "累计" in passage.slice(passage.sentence.start, figure.at)  # 截至9月底，累计签约4.14万项，成交金额447亿元
    if figure.date_kind == "within" and figure.unit == "元" and not summed and not _HELD.search(figure.indicator):
        return "part"  # money flows in a year: 截至2017年三季度，专利质押融资额达40亿元 is that of three quarters
    dealt_with = _DEALT_WITH.search(figure.indicator) and _YEAR_BEFORE.search(passage.text)
    if figure.date_kind == "within" and dealt_with and not summed:
        return "part"  # 截至2017年12月15日，共查处案件4039件，比去年同期增长44.4%: those of a year so far
    if figure.date_kind == "until" and _WHOLE_YEAR.search(passage.slice(passage.sentence.start, figure.at)):
        return "year"
    if figure.date_kind in ("until", "within"):
        return "cumulative"
    document = passage.reading.document
    told = figure.year in (None, document.year) and passage.scope.year == document.year
    # A bulletin of 2023年上半年 tells of that half unless a sentence says otherwise.
    return "part" if figure.date_kind is None and told and _PART.search(document.title or _first(passage)) else "year"


def _first(passage: Passage) -> str:
    """The line that a document without a title begins with, as far as it may name a period."""
    return passage.reading.document.text.partition("\n")[0][:40]
