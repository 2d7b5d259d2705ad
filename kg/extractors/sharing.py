"""Sharing (分述): numbers that one phrase hands out to several things."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extractors.coordination import share_out
from kg.extractors.indicators import complete, is_measure, trim_before, words_of
from kg.extractors.reading import Passage
from kg.extractors.slots import Slot
from kg.lexicon import area_by_name

_RESPECTIVELY = re.compile(r"(.+?)(?:各)?(?:分别|依次)(.*)$")


def distributed(
    passage: Passage, slots: Sequence[Slot], position: int, previous: str, counted: Sequence[str]
) -> list[tuple[Slot, str]]:
    """Numbers that 分别 shares out: "中国专利金奖、优秀奖分别奖励100万元、20万元".

    Where only places share them ("宝鸡、咸阳、汉中依次为1874件、1652件和907件"), they count what was counted before;
    where there is only one name, it is a measure of what was counted last (`counted`):
    "…256件、…78件，罚没金额分别为…".
    """
    slot = slots[position]
    before = slot.before
    if before.startswith("分别") and slot.clause > 0:
        earlier = passage.clauses[slot.clause - 1]
        before = passage.slice(earlier.start, earlier.end).removesuffix("的") + before
    match = _RESPECTIVELY.match(before)
    if not match:
        return _in_turn(slots, position)
    group = [slots[position]]
    for slot in slots[position + 1 :]:
        if slot.clause != group[-1].clause or slot.before:
            break
        group.append(slot)
    verb = trim_before(match.group(2))[0]
    names = share_out(trim_before(match.group(1))[0])
    measure = len(names) == 1 and is_measure(names[0]) and not verb
    if measure and len(group) > 1 and len(counted) >= len(group):
        return [(slot, complete(names[0], name)) for slot, name in zip(group, counted[-len(group) :], strict=True)]
    if len(names) < 2 or len(group) not in (1, len(names)):
        return []
    if not verb and all(area_by_name(name) for name in names):
        verb = without_place(previous)
    slots_of = group if len(group) == len(names) else group * len(names)
    return [(slot, name + verb) for slot, name in zip(slots_of, names, strict=True)]


def _in_turn(slots: Sequence[Slot], position: int) -> list[tuple[Slot, str]]:
    """Numbers listed without 分别 behind as many names: "一审、二审、再审知识产权案件|5623件、986件、45件"."""
    group = [slots[position]]
    for slot in slots[position + 1 :]:
        if slot.clause != group[-1].clause or slot.before or group[-1].after:
            break
        group.append(slot)
    if len(group) < 3 or group[-1].after:
        return []
    names = share_out(trim_before(slots[position].before)[0])
    return list(zip(group, names, strict=True)) if len(names) == len(group) else []


def without_place(indicator: str) -> str:
    """What was counted, without the place that it was counted of: 西安一地|授权."""
    for size in range(min(8, len(indicator) - 2), 1, -1):
        if area_by_name(indicator[:size]):
            return indicator[size:].removeprefix("一地").removeprefix("全市")
    return indicator


def of_whom(indicator: str) -> str:
    """What was counted, without the place or the kind of bodies that it was counted of: 企业|有效发明专利."""
    own = without_place(indicator)
    whose = words_of("counted").match(own)
    return own[whose.end() :] if whose and len(own) - whose.end() >= 4 else own
