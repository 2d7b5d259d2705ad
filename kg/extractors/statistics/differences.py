"""Differences (增减量): what was added to a level or taken from it, a figure of its own beside the level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extractors.figures.figure import Figure
from kg.extractors.passages.reading import Passage
from kg.mentions import Mention
from kg.values import Change
from kg.values.changes import DEED

# Subjects of growth and rank that only point back to the number just given.
POINTER = re.compile(r"(?:其|均|各)?(?:增幅|增速|增长率|同比|增长|涨幅|降幅|该项|这一)?")

_MOVES = (
    rf"[多少]{DEED}|增加|增长|增多|增|减少|减|下降|降低|回落|缩短|缩小|压缩|压减|扩大|提高|提升|上升"
    "|多出|少出|高出|多|少|高|低"
)
MOVES = re.compile(_MOVES)
"""What a number did by itself: 缩短, 增加."""
# "较上年的|498件|增加114件".
_LEVEL = r"(?:的?\d[\d.]*[万亿]?[^\d，的年]{1,2})?"
_COMPARED = re.compile(
    rf"(?P<than>(?:分别)?(?:同比|环比|[比较与和])[^\d，]{{0,8}}?(?:(?:19|20)\d\d年[^\d，]{{0,6}}?)?{_LEVEL}净?|净|再)(?P<move>(?:{_MOVES})+)"
)
# "占比|提高|3.1个百分点": points of a share told before need no year that they are compared with.
_MOVED = re.compile(rf"(?P<than>)(?P<move>(?![高低多少])(?:{_MOVES}))")
# "成功率64.3%，|高于上年|5.1个百分点".
_BEYOND = re.compile(r"(?P<than>)(?P<move>(?:[高低多少]于|[高超多]出)[^\d，]{1,8}?)(?=\d)")
_THAN_LEVEL = re.compile(
    rf"([比较与和](?:(?:19|20)\d\d年|[^\d]{{1,4}}?)(?:同期|末|底|度)*){_LEVEL[:-1]}(?=净?(?:{_MOVES}))"
)
_DATED = re.compile(r"[比较与和](?:19|20)\d\d年(?:同期|末|底|度)*")
_SHARED = re.compile(r"分别|各|依次")


def difference(
    passage: Passage, mention: Mention, change: Change, subject: str, level: Figure | None
) -> Iterator[Figure]:
    """What was added or taken away as a figure of its own: 专利授权12763件，较上年增加|4004件 is 专利授权较上年增加,
    发明占53.5%，占比提高|3.1个百分点 is 发明占比提高.

    Only where the text says what it is compared with; points of a share that was told need no such words.
    """
    printed = passage.slice(mention.start, mention.end)
    points = change.unit == "个百分点"
    compared = _BEYOND.match(printed) or _COMPARED.match(printed)
    compared = compared or (_MOVED.match(printed) if points and level is not None else None)
    if compared is None:
        return
    length = compared.end()
    if level is not None and level.unit == ("%" if points else change.unit):
        yield _figure(passage, mention, level.indicator + compared.group(), length, level.start)
    elif len(subject) >= 2 and not POINTER.fullmatch(subject):
        start = passage.clause_at(mention.start).start
        yield _figure(passage, mention, subject + compared.group(), length, start)


def differences_shared(passage: Passage, shared: Sequence[Mention], levels: Sequence[Figure]) -> Iterator[Figure]:
    """The differences that 分别 hands out to levels: "案件417件、68件，比上年分别增加|96件和21件"; among rates of
    growth those that have a verb of their own ("比去年分别增加18.3%、24.6%和|减少3宗").
    """
    compared = _COMPARED.match(passage.slice(shared[0].start, shared[0].end))
    for mention, level in zip(shared, levels, strict=True) if compared else ():
        change = mention.value
        if compared is None or not isinstance(change, Change) or change.unit != level.unit or change.absolute is None:
            continue
        own = _MOVED.match(passage.slice(mention.start, mention.end))
        name = level.indicator + _SHARED.sub("", compared["than"]) + (own or compared)["move"]
        yield _figure(passage, mention, name, own.end() if own else 0, level.start)


_MULTIPLE = re.compile(
    r"(?:分别)?(?P<verb>[是为达]到?)(?P<base>(?:19|20)\d\d年|“?十[一二三四]五”?(?:期间|时期|期末|期|末)?)[^\d]{0,4}(?=\d)"
)


def multiples_shared(passage: Passage, shared: Sequence[Mention], levels: Sequence[Figure]) -> list[Figure]:
    """How many times the levels of years ago 分别 says that levels are: 申请12846件、授权8213件，|分别为“十一五”时期
    的3.6倍和4.1倍|; none where it hands out growth.
    """
    told: list[Figure] = []
    for mention, level in zip(shared, levels, strict=True):
        change = mention.value
        assert isinstance(change, Change)
        multiple = multiple_of(passage, mention, change, level, shared[0])
        told += [multiple] if multiple else []
    return told if len(told) == len(shared) else []


def multiple_of(
    passage: Passage, mention: Mention, change: Change, level: Figure, first: Mention | None = None
) -> Figure | None:
    """How many times the level of years ago a level is, which is no growth on the year before: 有效注册商标25.6万件，
    是2015年的|3.4倍; None of the year before. The words that several share stand before the `first` of them.
    """
    led = first or mention
    words = _MULTIPLE.match(passage.slice(led.start, led.end))
    present = passage.scope.year or passage.reading.document.year
    if words is None or change.pct is None or (change.base_year and present and change.base_year >= present - 1):
        return None
    end = passage.clause_at(mention.start).end
    value = round(change.pct / 100 + 1, 6)
    name = f"{level.indicator}{words['verb']}{words['base']}的倍数"
    at = mention.start + (words.end() if led is mention else 0)
    return Figure(name, value, "倍", change.cmp, "difference", level.start, end, at)


def _figure(passage: Passage, mention: Mention, name: str, length: int, start: int) -> Figure:
    """The figure of a difference whose number stands `length` behind where its mention begins."""
    change = mention.value
    assert isinstance(change, Change)
    assert change.absolute is not None
    end = passage.clause_at(mention.start).end
    name = _DATED.sub("", _THAN_LEVEL.sub(r"\1", name))  # an indicator has no year and no number of its own
    return Figure(name, abs(change.absolute), change.unit, change.cmp, "difference", start, end, mention.start + length)
