"""Coordination (并列): the names of coordinated things, each with the words that they share."""

from __future__ import annotations

import re

from kg.extractors.figures.completion import complete
from kg.extractors.figures.indicators import is_measure, measured, trailing, words_of
from kg.lexicon import area_by_name
from kg.values.marks import LIST_MARK

_NUMERALS = re.compile(r"(.*?)([一二三四五特])")
_BARE = re.compile(r"^(?:主要|核心)*(?:指标|数据)$")
_NUMBER = re.compile("[量数额率值]$")
_CLASS = r"(?:特等|[一二三四]等|金|银|铜|优秀)奖"
_CLASS_LAST = re.compile(rf"(?P<prize>.*?)(?P<name>{_CLASS})")
_CLASS_FIRST = re.compile(rf"(?P<name>{_CLASS})(?P<what>.*)")
_BODY = re.compile(r"(?:大学|学院|公司|集团|银行|研究[院所]|法院|海关|中心|医院)$")
_TOGETHER = re.compile(r"[两二三四五六七八九十]{1,2}(?:市|省|地|县|区|家|个|项|类)")


def share_out(text: str) -> list[str]:
    """The names of coordinated things, each with the words they share.

    >>> share_out("昆明、曲靖、玉溪三市专利权质押融资额")
    ['昆明专利权质押融资额', '曲靖专利权质押融资额', '玉溪专利权质押融资额']
    >>> share_out("农业、林草植物新品种权年申请量")
    ['农业植物新品种权年申请量', '林草植物新品种权年申请量']
    >>> share_out("专利奖设一、二、三等奖")
    ['专利奖设一等奖', '专利奖设二等奖', '专利奖设三等奖']
    >>> share_out("受理商标异议、评审、撤销案件")
    ['受理商标异议案件', '受理商标评审案件', '受理商标撤销案件']
    >>> share_out("假冒注册商标罪、侵犯商业秘密罪人数"), share_out("全省专利和发明专利的授权量")
    (['假冒注册商标罪人数', '侵犯商业秘密罪人数'], ['全省专利的授权量', '发明专利的授权量'])
    >>> share_out("工业园区、昆山市、吴江区发明专利授权量")
    ['工业园区发明专利授权量', '昆山市发明专利授权量', '吴江区发明专利授权量']
    >>> share_out("规上企业和高校研发经费")
    ['规上企业研发经费', '高校研发经费']
    >>> share_out("广西大学、南宁师范大学专利许可")
    ['广西大学专利许可', '南宁师范大学专利许可']
    >>> share_out("企业、高校、科研院所")
    ['企业', '高校', '科研院所']
    >>> share_out("第19届中国专利金奖、优秀奖")
    ['第19届中国专利金奖', '第19届中国专利优秀奖']
    """
    items = [item for item in LIST_MARK.split(text) if item]
    if len(items) < 2 or all(map(words_of("holder").fullmatch, items)):
        return items
    together = _TOGETHER.search(items[-1])
    if together and together.start() > 0:
        topic = _BARE.sub("", items[-1][together.end() :])
        return [item + topic for item in [*items[:-1], items[-1][: together.start()]]]
    first, last = items[0], items[-1]
    if any(map(area_by_name, items[:-1])) and (
        size := next((n for n in range(12, 1, -1) if area_by_name(last[:n])), 0)
    ):
        tail = "" if area_by_name(last[size:]) else last[size:]
        return [*(item + tail for item in items[:-1]), last]
    opening = _NUMERALS.fullmatch(first)
    if opening and last[0] in "二三四五六":
        return [opening[1] + item[:1] + last[1:] for item in [opening[2], *items[1:]]]
    if classes := _of_prize(items):
        return classes
    if is_measure(last):
        return [first, *(complete(item, first) for item in items[1:])]
    if (tail := _shared_tail(first, last)) and all(len(item) <= len(first) + 4 for item in items[1:-1]):
        return [*(item + tail for item in items[:-1]), last]
    holder = words_of("holder").match(last) if words_of("holder").fullmatch(first) else None
    if holder and holder.end() < len(last):
        return [*(item + last[holder.end() :] for item in items[:-1]), last]
    if len(items) > 2 and (shared := _inner(items)):
        return shared
    short = first.rpartition("的")[2] or first  # 作为知识创新主体的|高等学校|和研究机构基础研究经费
    if len(last) >= len(short) + 4:
        tail = last[len(short) :]
        return [*(item if len(item) > len(first) + 3 else item + tail for item in items[:-1]), last]
    return items


def _of_prize(items: list[str]) -> list[str]:
    """The classes of one prize, each with its name and what is paid: "省科技奖|特等奖、一等奖、二等奖|奖金"."""
    first, last = _CLASS_LAST.fullmatch(items[0]), _CLASS_FIRST.fullmatch(items[-1])
    if first is None or last is None or not all(_CLASS_FIRST.fullmatch(item) for item in items[1:]):
        return []
    return [first["prize"] + item + last["what"] for item in (first["name"], *items[1:-1], last["name"])]


def _shared_tail(first: str, last: str) -> str:
    """The measure behind what the first and the last of several things both end with, which the first leaves out:
    侵犯著作权|犯罪|、侵犯商业秘密|犯罪|人数.
    """
    for size in range(min(len(first) - 1, 8), 0, -1):
        at = last.rfind(first[-size:])
        if at >= 0:
            tail = last[at + size :]
            # One character may be chance, unless a bare measure stands behind it: …罪、…罪|人数.
            shared = is_measure(tail) or (size > 1 and (measured(tail) or _BODY.search(first) is not None))
            return tail if tail and shared and not _NUMBER.search(first) else ""
    return ""


def _inner(items: list[str]) -> list[str]:
    """The names of things that share what stands before the first and behind the last: inner ones show their length.

    "法院新收|一审、二审、再审|知识产权案件".
    """
    first, *inner, last = items
    size = len(inner[0])
    if any(len(item) != size for item in inner) or size > 4 or len(first) < size or len(last) <= size:
        return []
    front, tail = first[:-size], last[size:]
    if not trailing("counted").search(tail) and not measured(tail):
        return []
    return [front + item + tail for item in (first[-size:], *inner, last[:size])]
