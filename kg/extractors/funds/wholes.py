"""Wholes (合计金额): what a sum is for that a text tells as the whole of what several get, or gives to one by name.

新增导航产品20个，每个奖励2万元，计40万元      ->  新增导航产品奖励
支持甲市知识产权运营中心运营经费90万元         ->  甲市知识产权运营中心运营经费 (in a document that gives money out)
"""

from __future__ import annotations

import re

from kg.extractors.funds.money_topics import bare_topic
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.reading import Passage
from kg.scope.modes import money_given
from kg.values import Quantity

_SUPPORTS = re.compile(
    r"(?:[^，。；：]{2,16}：)?支持(?P<what>(?:(?!每|各[自\d]|贷|融资|授信|获得|实现)[^，。；]){4,40}?)(?:共计?|合计|总计|计)?"
)
_IN_ALL = re.compile(r"(?:(?:共|总|合)计?|计)(?:补助|奖励|资助|补贴|发放|安排|兑现|资金|金额)*")
_EACH = re.compile(r"每[个家项件人名户所](?:给予|一次性|均)*(?P<word>补助|奖励|资助|补贴)约?\d")
_AT_END = re.compile(r"(?P<what>[^，。；]{3,40}?)\d[\d.,]*[个家项件人名户所]")
_TOLERANCE = 0.02
"""How much the number times the rate may miss a sum by, where the rate is rounded."""


def topic_of_whole(passage: Passage, clause: Clause, at: int, quantity: Quantity) -> str:
    """What the sum at `at` is for, "" where it is no such whole, or where number and rate do not make it."""
    before = passage.slice(clause.start, at)
    told = _SUPPORTS.fullmatch(before) if money_given(passage.reading.document.title or "") else None
    if told is not None:
        return bare_topic(told["what"])
    rated = next((other for other in passage.clauses if other.end + 1 == clause.start), None)
    counted = next((other for other in passage.clauses if rated and other.end + 1 == rated.start), None)
    if rated is None or counted is None or not _IN_ALL.fullmatch(before):
        return ""
    rate = _EACH.match(passage.slice(rated.start, rated.end))
    words = _AT_END.fullmatch(passage.slice(counted.start, counted.end))
    each, count = (_last(passage, part) for part in (rated, counted))
    if rate is None or words is None or each is None or count is None:
        return ""
    fits = abs(each.value * count.value - quantity.value) <= _TOLERANCE * quantity.value
    return bare_topic(words["what"]) + rate["word"] if fits else ""


def _last(passage: Passage, clause: Clause) -> Quantity | None:
    """The last quantity of a clause."""
    values = [mention.value for mention in passage.mentions("quantity", clause.start, clause.end)]
    return values[-1] if values and isinstance(values[-1], Quantity) else None
