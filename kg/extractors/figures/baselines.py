"""Baselines (基数): the level of an earlier time that a number is compared with."""

from __future__ import annotations

import re

from kg.extractors.passages.reading import Passage
from kg.scope import five_years_end

_BACK = {"上年": 1, "上一年": 1, "去年": 1, "上年度": 1, "前年": 2}
# "与2018年的|5302件相比略有增加", "较上年的|53件增长20%", "比2015年|401件增加", "比2023年（|312件|）增长".
_THAN = re.compile(
    rf"(?:与|和|同|比|较|相比|相较)于?(?:(?P<year>(?:19|20)\d\d)年|(?P<back>{'|'.join(_BACK)})|上一?届|(?P<plan>“?十[一二三四]五”?))"
    r"(?:全年|同期|时期|期间|期|度|底|末)*(?:的?(?:申请|授权|受理|注册|登记|审结|新收))?的?[（(]?$"
)
# "质押融资额在现有的|2150万元|基础上翻一番", "在现有|3单|、募集资金|9.3亿元|的基础上".
_ON_BASE = re.compile(
    r"在(?:现有|目前|原有|现|原|(?P<year>(?:19|20)\d\d)年|(?P<back>上年|上一年|去年|上年度)|(?P<plan>“?十[一二三四]五”?))"
    r"(?:全年|期|度|底|末)*的?"
    r"(?:[^，。；]*\d[^，。；]*)?$"
)
_BASE = re.compile(r"[^，。；]{0,24}?的?基础上")
_THEN = re.compile(r"[）)]?[^\d，。；]{0,4}?(?:相比|相较|增长|增加|略有|有所|大幅|下降|减少|提高|提升|翻)")


def is_baseline(passage: Passage, start: int, end: int) -> bool:
    """Whether a number at a span is the level that another is compared with."""
    before, after = passage.slice(passage.clause_at(start).start, start), passage.slice(end, passage.sentence.end)
    if _ON_BASE.search(before) is not None:
        return _BASE.match(after) is not None
    return _THAN.search(before) is not None and _THEN.match(after) is not None


def on_base(before: str, lead: str = "") -> int:
    """How many of the words before a number name what it is the level of, on which something is built: those up to 在
    (质押融资额|在现有的), all behind another such number in their clause (`lead`: 在现有3单、|募集资金), else none.
    """
    found = _ON_BASE.search(before)
    return found.start() if found else len(before) if _ON_BASE.search(lead) else 0


def baseline_year(passage: Passage, at: int) -> int | None:
    """The year of the level compared with: 2018 of 与2018年的, the year before the passage's own of 较上年的; None of
    what there is now (现有的).
    """
    before = passage.slice(passage.clause_at(at).start, at)
    than = _THAN.search(before) or _ON_BASE.search(before)
    present = passage.scope.year or passage.reading.document.year
    if than is None or than["year"] or than["plan"]:
        return (five_years_end(than["plan"].strip("“”")) if than["plan"] else int(than["year"])) if than else None
    return present - _BACK[than["back"]] if than["back"] and present else None
