"""Dates of a register (登记表的日期列): what the title of a column says was, or will be, done on the day below it.

印发日期      ->  2019年3月1日|印发
计划成立时间  ->  计划|2026年|成立
施行日期      ->  自2020年1月1日起施行: not the day of issue
失效日期      ->  nothing that happened to the document yet
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.documents.registers.columns import column_role
from kg.documents.text.strip import Strip, glue
from kg.lexicon import concepts
from kg.values.marks import without_remark

_DATE_TITLE = re.compile(r"(?:时间|日期|年份|年月|年度)$")
# 成文日期 and 发文日期 are of the paper: what was done on that day is that it was issued.
_VERB = re.compile(r"(?![成发]文|文件)[\u4e00-\u9fff]{2,4}")
_IN_FORCE = re.compile(r"施行|生效|实施|执行")
_ENDED = re.compile(r"失效|废止|截止|终止|到期|有效")
_MARKS = ".-/"
_DOTTED = re.compile(r"(?:19|20)\d\d[.\-/]\d\d?(?:[.\-/](?P<day>\d\d?))?")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class DateTitle:
    """What the title of a column of dates says: "拟" or "" before what is planned, the verb or "", its kind.

    Kinds: "done", "planned", "in-force" (施行) and "ended" (失效, 截止).
    """

    kind: str
    intent: str
    verb: str


def is_date_title(title: str) -> bool:
    """Whether a column gives a day, a month or a year, but no deadline (完成时限)."""
    bare = without_remark(title)
    return _DATE_TITLE.search(bare) is not None and column_role(bare) != "deadline"


@cache
def date_title(title: str) -> DateTitle:
    """A column's title read: 成立时间 tells what was done, 拟出台时间 what is planned, a bare 年份 has no verb."""
    bare = _DATE_TITLE.sub("", without_remark(title))
    intent = next((word for word in _intents() if bare.startswith(word)), "")
    found = _VERB.fullmatch(bare, len(intent))
    verb = found[0] if found else ""
    if intent:
        return DateTitle("planned", intent, verb)
    kind = "in-force" if _IN_FORCE.search(bare) else "ended" if _ENDED.search(bare) else "done"
    return DateTitle(kind, "", verb)


@cache
def _intents() -> tuple[str, ...]:
    """Words of plans and forecasts, longest first: 拟于, 计划, 预计, 拟."""
    words = {
        label
        for concept in concepts("mode-cue")
        if concept.notation in ("plan", "forecast")
        for label in concept.labels
    }
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def as_date(cell: Strip) -> list[Strip]:
    """A date as sentences print it: 2018.7.12, 2018-07 and 2018 get their 年, 月, 日."""
    dotted = _DOTTED.fullmatch(cell.text)
    if dotted:
        marks = iter("年月")
        spelt = "".join(next(marks) if char in _MARKS else char for char in cell.text)
        return [Strip(spelt, cell.origins), glue("日" if dotted["day"] else "月")]
    return [cell, glue("年")] if _YEAR.fullmatch(cell.text) else [cell]
