"""Looking back (回顾): sentences among tasks that tell what has been done, and years that hold for a paragraph.

A plan opens with the year that is over ("2019年，全区…。全年专利申请9125件。"), and sets its tasks by how far things
have come ("截至目前，全国已布局建设知识产权保护中心57家").
"""

from __future__ import annotations

import re

from kg.documents import Document
from kg.scope.modes import says
from kg.scope.periods import five_years_end

_SO_FAR = re.compile(r"(?:到?目前(?:为止)?|截[至止](?:目前|(?P<year>(?:19|20)\d\d)年[^，,。；]{0,8}))[，,]")
_PAST_YEAR = re.compile(r"(?:回顾)?(?P<year>(?:19|20)\d\d)年(?:(?:以来|期间|度|全年)?[，,]|是)")
# "2013年是发明专利倍增计划实施的第二年": what a year was.
_WAS = re.compile(r"[^，。]*年是[^，。]*(?:年|之年|开局|元年)[，,：]")
_NEXT = re.compile(
    r"(?<![比较与和同])(?:(?:19|20)\d\d年|今年|新的一年|明年|下一步|下步|下阶段|为|按照|根据|要|必须|力争|争取|确保|到(?:19|20)\d\d年)"
)
# A period that a report's paragraph is about: "2016年，…", "截至2022年底，…", "2023年1月至2025年3月，…".
_PERIOD = re.compile(
    r"(?:其中|此外)?，?(?:(?:刚刚|已经)?过去的)?(?:截[至止]到?)?(?:(?:19|20)\d\d年(?:\d{1,2}月)?[-—–~至到])?(?P<year>(?:19|20)\d\d)年"
    r"(?P<part>(?:(?<=[-—–~至到]\d{4}年)\d{1,2}月|(?:\d{1,2}月)?年?[底末]|度|全年|上半年|前[一二三]季度)?)(?:[，,]|(?=[^，。；、的\d]{2,24}\d))"
)
_FIVE_YEARS = re.compile(
    r"(?:(?:据[^，。；\d]{1,6}|(?:数据|统计|报告|白皮书)显示)[，,])?“?十[一二三四]?五”?(?:期间|时期|末|期末)[，,]"
)
# What a sentence that has a time of its own opens with or tells.
_OWN_TIME = re.compile(
    r"(?<![比较与和同])(?:(?:19|20)\d\d年|今年|去年|上年|明年|本月|目前|当前|现在|近[年日几]|近[两三四五]年|“?十[一二三四五]五”?|截[至止]|[上下]半年|前[一二三]季度|年[后来])"
)


class Running:
    """Follows the sentences of a report and tells of each the year that its paragraph has come to speak of.

    "2016年，全省有效发明专利16万件。每万人口|15.5件|" in a report of 2017 is of 2016.
    """

    def __init__(self) -> None:
        self._block: int | None = None
        self._year: int | None = None

    def year_of(self, text: str, block: int) -> int | None:
        """The year of a period that a sentence before it in its paragraph opened with, None where there is none or the
        sentence has a time of its own.
        """
        if block != self._block:
            self._block, self._year = block, None
        opening, plan = _PERIOD.match(text), _FIVE_YEARS.match(text)
        if opening or plan:
            self._year = int(opening["year"]) if opening else five_years_end(plan.group() if plan else "")
        elif _OWN_TIME.search(text):
            self._year = None
        return self._year


class Hindsight:
    """Follows the sentences of tasks and plans of a document and tells of each the year that it looks back on."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._block: int | None = None
        self._year: int | None = None

    def year_of(self, text: str, block: int) -> int | None:
        """The year that a sentence of a paragraph reports, None where it sets a task; `block` is where that begins.

        A year that is over holds for the sentences that follow in its paragraph, up to one that looks ahead.
        """
        now = self.document.year
        if now is None:
            return None
        opening = _PAST_YEAR.match(text)
        if opening and int(opening["year"]) < now and (_WAS.match(text) or not says("forward", text)):
            self._block, self._year = block, int(opening["year"])
            return self._year
        if block == self._block and not _NEXT.match(text):
            return None if says("forward", text) else self._year
        self._block = None
        so_far = _SO_FAR.match(text)
        if so_far is None or says("forward", text) or (so_far["year"] and int(so_far["year"]) >= now):
            return None
        return int(so_far["year"]) if so_far["year"] else now
