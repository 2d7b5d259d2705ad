"""Slots (数位): each number of a sentence with the words before and behind it that belong to it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extractors.figures.indicators import trailing
from kg.extractors.figures.predicates import LISTED_PLACES, bounded, measured_of, split_predicate
from kg.extractors.passages.reading import Passage
from kg.mentions import Mention
from kg.values import Quantity
from kg.values.marks import LIST_MARK

MEANS = ("以", "用", "凭")
"""What leads from those who act to what they use: 1家企业|以|3件发明专利出质."""

_COMMA = re.compile(r"[，,；;]")
_BODIES = frozenset("家个所户")
_PASSED = frozenset((">", ">="))


_COUNTED_SO = re.compile(r"的[^，。；\d]{0,10}?(?:还|仍|共|已)?(?:有|占|达)\d")
_COUNTED_OF_VALUE = re.compile(
    r"的(?:[^，。；、\d的]{2,14}?)?(?:还|仍|共|已)?(?:有|占|达到?|为)?\d+(?:[余多])?[个家户件种项只名所支批款枚]|"
    + _COUNTED_SO.pattern
)
"""产值超100亿元|的地理标志5个|、超10亿元|的30个|: what the things counted are worth."""


_BOUND_OF = re.compile(r"[^，。；、\d的]{2,12}\d[\d.]*[笔项家户个件]")
"""1000万元以下|普惠性贷款241笔|: which loans are counted."""
_NAMED_SO = re.compile(r"的[^，。；\d]{0,10}?(?:有|为|是|包括)[^，。；\d（(]{2,12}[（(]\d")
"""申请量超过千件|的有甲区（1230件）|、乙市（1102件）: whose own numbers follow."""
_CLOSED = re.compile(r"[^（）()，；、\d]{0,6}[）)](?=[^，；。、）)（(])(?!的|[增提下减升降同环比较])")


@dataclass(frozen=True, slots=True)
class Slot:
    """A quantity with the words that belong to it: those before it back to the last boundary, those behind it to
    the next.
    """

    mention: Mention
    before: str
    after: str
    start: int
    end: int
    clause: int


def read_slots(passage: Passage, quantities: Sequence[Mention]) -> list[Slot]:
    """The slots of a sentence, in order: the words of a clause are parted among its numbers."""
    slots: list[Slot] = []
    text = passage.reading.document.text
    for number, clause in enumerate(passage.clauses):
        inside = [mention for mention in quantities if clause.start <= mention.start < clause.end]
        starts, ends = [clause.start], []
        bounds = []
        for first, second in itertools.pairwise(inside):
            if _bounds(text, first, second):
                bounds.append(second)
                cut_end = cut_start = second.end
            elif closed := _CLOSED.match(text, first.end, second.start):
                # 甲资金池（规模1亿元）|代偿3笔: of the pool, as what stands before the bracket
                cut_end, cut_start = closed.end(), starts[-1]
            else:
                cut_end, cut_start = _part(text, first.end, second.start)
            ends.append(cut_end)
            starts.append(cut_start)
        ends.append(clause.end)
        carried = -1
        for mention, start, end in zip(inside, starts, ends, strict=False):
            if mention in bounds:
                continue
            if mention is not inside[-1] and _sets_condition(text, mention):
                carried = start if carried < 0 else carried
                continue  # 单笔|1000万元以下的|普惠性贷款笔数占八成
            start, carried = (carried, -1) if carried >= 0 else (start, -1)
            start = _bracket_start(text, start, mention.start)
            end = _bracket_end(text, mention.end, max(end, mention.end))
            slots.append(Slot(mention, text[start : mention.start], text[mention.end : end], start, end, number))
    return slots


def _sets_condition(text: str, mention: Mention) -> bool:
    """Whether a number is a bound that tells which things are counted: "单笔|1000万元以下|的普惠性贷款占八成",
    "拥有有效发明专利|不足10件|的还有21个".
    """
    quantity = mention.value
    assert isinstance(quantity, Quantity)
    if text.endswith(("以上", "以下", "以内"), mention.start, mention.end):
        named = quantity.unit == "元" and _BOUND_OF.match(text, mention.end) is not None
        return named or (text.startswith("的", mention.end) and quantity.unit != "%")
    if quantity.cmp in ("=", "range") and not (quantity.unit == "元" and text.endswith("过", 0, mention.start)):
        return False
    if _NAMED_SO.match(text, mention.end):
        return True
    many = _COUNTED_OF_VALUE if quantity.unit == "元" else _COUNTED_SO
    return many.match(text, mention.end) is not None


def _bounds(text: str, first: Mention, second: Mention) -> bool:
    """Whether a number is the bound that those counted before it pass: 有|2家|代理机构年代理量达到|2000件以上|."""
    quantity, bound = first.value, second.value
    assert isinstance(quantity, Quantity)
    assert isinstance(bound, Quantity)
    if quantity.unit not in _BODIES or bound.cmp not in _PASSED:
        return False
    if text.endswith("其中", 0, first.start):
        return bounded(text[first.end : second.end]) is not None
    introduced = text.endswith("有", 0, first.start) or text.endswith("以上", second.start, second.end)
    return introduced and measured_of(text[first.end : second.start]) is not None


def _part(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the words between two numbers part into those of the first and those of the second."""
    between = text[start:end]
    commas = [mark.span() for mark in _COMMA.finditer(between)]
    if commas:  # 查处4039件(其中，处理纠纷案件53件，|查处假冒案件3986件)
        return start + commas[0][0], start + commas[-1][1]
    verb = trailing("predicate").search(between)
    if (
        verb
        and not LIST_MARK.match(between)
        and trailing("counted").search(between[: verb.start()])
        and text[end : end + 1].isdigit()
    ):
        return start + verb.start(), start + verb.start()  # 推动1个单位|编制1个产业的报告
    places = LISTED_PLACES.search(between)
    marks = [
        mark
        for mark in LIST_MARK.finditer(between)
        if not _in_brackets(between, mark.start()) and not (places and places.start() < mark.start() < places.end())
    ]
    brackets = re.search(r"[（(](?=[^）)]*$)", between)
    if brackets:
        return start + brackets.start(), start + brackets.end()
    if marks and marks[0].start() > 0:
        both = split_predicate(between)
        if both and marks[-1].end() < len(both[0]):
            return end, start + len(both[0])  # 6家|示范和示范创建机构|从事分析评议的人员达146人
    if not marks and between.endswith(MEANS) and trailing("counted").search(between[:-1]):
        return end - 1, end - 1
    if not marks:
        both = split_predicate(between)
        measure = None if both else measured_of(between)
        if measure is not None:
            return start + measure, start  # 7家|企业|知识产权运营额8.1亿元: the sum is that of these firms
        return (end, start + len(both[0])) if both and both[0] else (end, end) if between else (start, end)
    last = marks[-1]
    if last.end() == len(between) or (marks[0].start() == 0 and len(marks) == 1):
        return start + last.start(), start + last.end()
    first = marks[0]
    if first.start() == 0:
        return start, start + first.end()
    return start + last.start(), start + last.end()


def _in_brackets(text: str, offset: int) -> bool:
    return len(re.findall(r"[（(]", text[:offset])) > len(re.findall(r"[）)]", text[:offset]))


def _bracket_start(text: str, start: int, number: int) -> int:
    opened = max(text.rfind("（", start, number), text.rfind("(", start, number))
    closed = max(text.rfind("）", start, number), text.rfind(")", start, number))
    return opened + 1 if opened > closed else start


def _bracket_end(text: str, number_end: int, end: int) -> int:
    for offset in range(number_end, end):
        if text[offset] in "（(" and offset == number_end:
            return offset
        if text[offset] in "）)" and not re.search(r"[（(]", text[number_end:offset]):
            return offset
    return end
