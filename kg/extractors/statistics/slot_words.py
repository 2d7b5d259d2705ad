"""Words of slots (数位用词): those before and behind a number, without dates, ranks and what belongs to others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.extractors.figures.indicators import bare_subject, is_counted, trim_after, trim_before, words_of
from kg.extractors.figures.predicates import split_predicate
from kg.extractors.figures.slots import MEANS, Slot
from kg.extractors.passages.aims import before_aim
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.periods import NOT_A_YEAR
from kg.values.marks import BRACKET

# "年均增长15%|以上、五年累计|": a growth that the list goes on from.
_LISTED = re.compile(r"(?:以上|左右|以内)?、(?P<own>.*)")


def words_behind(passage: Passage, slot: Slot) -> str:
    """The words behind a number up to a comma in its bracket (（上年2894件|，增长14.7%）), to the rank that it holds
    ("312件|居全省企业榜首"), or to a further thing that grew ("5个月|、高价值专利审查周期压减15%").
    """
    ranks = passage.mentions("rank", slot.mention.end, slot.end)
    if ranks:
        return passage.slice(slot.mention.end, ranks[0].start)
    changes = passage.mentions("change", slot.mention.end, slot.end)
    ahead = slot.after[: changes[0].start - slot.mention.end] if changes else ""
    mark = BRACKET.sub(lambda bracket: "·" * len(bracket.group()), ahead).find("、")
    after = slot.after[:mark] if mark >= 0 else slot.after
    return before_aim(passage, slot.mention.start, re.split("[，；]", after)[0])


def with_shared_head(after: str, follower: Slot | None) -> str:
    """A counted kind whose noun stands only once: "7个省重点产业规划类和22个企业运营类专利导航项目"."""
    if follower is None or not after.endswith(("类", "型", "级")):
        return after
    shared = re.search(rf"{after[-1]}(.{{2,}})$", trim_after(follower.after))
    return after + shared.group(1) if shared else after


def shared_predicate(followers: Sequence[Slot], after: str) -> tuple[str, str] | None:
    """The predicate that coordinated nouns share: "为68家企业|237件专利进行了专利保险投续保"; or that stands before the
    next number: 推动1个单位|编制|1个产业的报告.
    """
    if followers and after and is_counted(after) and words_of("predicate").fullmatch(followers[0].before):
        return after, followers[0].before
    for follower in followers:
        if after and follower.before in MEANS:
            return after, follower.before + trim_after(follower.after)
        if follower.before or not after:
            return None
        shared = split_predicate(trim_after(follower.after))
        if shared:
            return after, shared[1]
    return None


def without_dates(passage: Passage, slot: Slot, length: int | None = None) -> str:
    """The words before a number without the dates that open them: "2016年，", "截至2017年三季度"."""
    end = slot.start + (len(slot.before) if length is None else length)
    text = passage.slice(slot.start, end)
    for mention in reversed(passage.mentions("date", slot.start, end)):
        offset = mention.start - slot.start
        if not NOT_A_YEAR.search(text[:offset]):
            text = re.sub(r"(?:于|在|截至|截止)$", "", text[:offset]) + text[offset + mention.end - mention.start :]
    return text


def without_growth(passage: Passage, slot: Slot, text: str) -> str:
    """The words before a number without a growth that stands before it in one list.

    "登记金额|年均增长15%以上、|累计突破50亿元" is of what grew, "专利增长10%、|商标拥有量|5万件" has a name of its own.
    """
    changes = passage.mentions("change", slot.start, slot.mention.start)
    if not changes or not text.endswith(passage.slice(changes[-1].end, slot.mention.start)):
        return text
    behind = _LISTED.match(passage.slice(changes[-1].end, slot.mention.start))
    if behind is None:
        return text
    own = trim_before(behind["own"])[0]
    return own or bare_subject(trim_before(passage.slice(slot.start, changes[0].start))[0])


def is_state(text: str) -> bool:
    """Whether words behind a number only say in what state the thing measured is: 已装修完毕, 已经全部落实."""
    return _settled().fullmatch(text) is not None


@cache
def _settled() -> re.Pattern[str]:
    return re.compile(rf"(?:已经?|全部|均|基本|正式|现)+(?:{words_of('settled').pattern})")
