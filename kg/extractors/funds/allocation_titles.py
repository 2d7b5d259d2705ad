"""Titles of allocations (分配表名): what the title of a table, or a line above it, says is given out in it."""

from __future__ import annotations

import re

from kg.extractors.passages.labels import pattern

# Who got what: "2022年度专项资金支持项目清单（部分）".
_PROJECTS = r"(?:资金|经费|资助|补助|奖补|补贴|奖励)[^，。]{0,6}(?:项目|单位|企业)(?:清单|名单|明细|一览|情况)表?"
_TITLE = re.compile(rf"(?:{pattern('table-word', 'allocation')}|{_PROJECTS})(?:[（(][^（）()]*[）)])?$")
# What a table of sums is titled where it is called no table: "2018年专利专项经费".
SUMS = re.compile(
    r"(?:(?<!融)资金|经费|补助|资助|奖补|补贴)(?=[^，。；：]{0,8}$|(?:分配|安排|下达|拨付)(?:情况)?[及和与][^，。；：]{2,20}$)"
)
# Money that a column of payments has, whatever its table is called.
PAID = re.compile(r"(?:金额|资金|经费|额度|补助|奖励|奖补|资助|补贴|贴息)(?:金额|资金|额)?$")
# "2018年市本级安排专利专项经费1500万元，具体用途如下表。"
_USED = re.compile(
    r"(?P<money>[^，。；：]{2,16}(?:(?<!融)资金|经费))[^，。；：]*，?[^，。；：]*(?:用途|使用|安排|分配|下达|支出|拨付)[^，。；：]*"
    r"(?:如下|下表|见表)[^，。；：]*[。：]?$"
)
_TITLE_WORDS = re.compile(
    r"^(?:附?表\s?[\d一二三四五六七八九十]+(?:[-—.]\d+)?[：:、]?|附[件表]?(?:\d{1,2}(?!\d))?[：:]?)?(?:(?:19|20)\d\d年度?)?(?:第[一二三四五六七八九十\d]+批)?(?:各(?:设区)?[省市县州区盟]+)?|(?:项目)?(?:计划|情况)?$"
)


def is_title(text: str) -> bool:
    return _TITLE.search(text) is not None


def announced(text: str) -> str:
    """The title of a table of sums that a line is, or the money whose use a sentence says the table to show."""
    if is_title(text) or SUMS.search(text):
        return text
    used = _USED.search(text)
    return used["money"] if used else ""


def money_of(title: str) -> str:
    """What a table's title says is given: 首批中央奖补资金 of "表2 首批中央奖补资金分配（万元）"."""
    bare = re.sub(rf"{pattern('table-word', 'allocation')}.*$", "", title)
    bare = bare[: found.end()] if (found := SUMS.search(bare)) else bare
    return _TITLE_WORDS.sub("", bare)
