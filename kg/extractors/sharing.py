"""Sharing (分述): numbers that one phrase hands out to several things, or moves from one level to another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extractors.indicators import share_out, trim_before
from kg.extractors.reading import Passage
from kg.extractors.slots import Slot
from kg.lexicon import area_by_name

_RESPECTIVELY = re.compile(r"(.+?)(?:各)?(?:分别|依次)(.*)$")

_FROM = re.compile(
    r"由(?:(?:19|20)\d\d年?(?:底|末)?的?|上年的?|原来的?)?$|从(?:(?:19|20)\d\d年?(?:底|末)?的?|上年的?)?$"
)

_TO = re.compile(
    r"^(?:增加|增长|提高|提升|上升|增|扩大|下降|降|缩短|压缩|压减|减少|调整)(?:到|至|为)(?:(?:19|20)\d\d年?(?:底|末)?的?)?$"
)


def distributed(passage: Passage, slots: Sequence[Slot], position: int, previous: str) -> list[tuple[Slot, str]]:
    """Numbers that 分别 shares out: "中国专利金奖、优秀奖分别奖励100万元、20万元".

    Where only places share them ("宝鸡、咸阳、汉中依次为1874件、1652件和907件"), they count what was counted before.
    """
    slot = slots[position]
    before = slot.before
    if before.startswith("分别") and slot.clause > 0:
        earlier = passage.clauses[slot.clause - 1]
        before = passage.slice(earlier.start, earlier.end).removesuffix("的") + before
    match = _RESPECTIVELY.match(before)
    if not match:
        return []
    group = [slots[position]]
    for slot in slots[position + 1 :]:
        if slot.clause != group[-1].clause or slot.before:
            break
        group.append(slot)
    verb = trim_before(match.group(2))[0]
    names = share_out(trim_before(match.group(1))[0])
    if len(names) < 2 or len(group) not in (1, len(names)):
        return []
    if not verb and all(area_by_name(name) for name in names):
        verb = previous
    slots_of = group if len(group) == len(names) else group * len(names)
    return [(slot, name + verb) for slot, name in zip(slots_of, names, strict=True)]


def raised(passage: Passage, slots: Sequence[Slot], position: int) -> list[tuple[Slot, str]]:
    """A level that moves from one number to another: "申请量由2015年的5214件增加到2018年的9418件" gives both."""
    if position + 1 >= len(slots):
        return []
    first, second = slots[position], slots[position + 1]
    between = passage.slice(first.mention.end, second.mention.start)
    opening = _FROM.search(first.before)
    if first.clause != second.clause or not opening or not _TO.match(between):
        return []
    name = trim_before(first.before[: opening.start()])[0]
    return [(first, name), (second, name)] if len(name) >= 2 else []
