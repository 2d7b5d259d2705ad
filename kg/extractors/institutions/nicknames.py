"""Nicknames (平台昵称): platforms named only by words in quotation marks, without a head noun (“我的麦田”)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extractors.institutions.heads import heads, kinds
from kg.extractors.institutions.names import InstitutionName
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.named_places import place_ending
from kg.extractors.passages.reading import Passage
from kg.mentions import Mention
from kg.values.alternation import alternation

_LONGEST = 10
"""The greatest length of a nickname; longer quotations are slogans and titles."""
_PHASE = re.compile(r"^(?:[一二三]期|V?\d(?:\.\d)?版)")
_TOPIC = re.compile(r"知识产权|专利|商标|版权")
_ONLINE = re.compile(pattern("institution-word", "online"))
_JOINTS = ("、", "和", "与", "及")


def find_nicknames(passage: Passage) -> Iterator[tuple[InstitutionName, int]]:
    """The platforms of a list that goes online, named by quoted words, with where the predicate begins.

    南京“我的麦田”、无锡“才标网”…先后|开通: the predicate must be one of platforms only (开通, 上线), and the sentence
    must speak of platforms, sites or systems, or the name hold a place and a topic (“浙江知识产权在线”一期上线). One
    alone needs a place: “…万里行”上线 may be any series.
    """
    quoted = passage.mentions("quoted")
    if not quoted or not _ONLINE.search(passage.text):
        return
    spoken = _platform().search(_unquoted(passage.text)) is not None
    for mention in quoted:
        clause = passage.clause_at(mention.start)
        online = _online().search(passage.slice(mention.end, clause.end))
        if online is None or _is_named(mention):
            continue
        own = passage.mentions("area", mention.start, mention.end) and _TOPIC.search(str(mention.value))
        if not spoken and not own:
            continue
        between = _PHASE.sub("", passage.slice(mention.end, mention.end + online.start()))
        place = place_ending(passage, mention.start)
        start = place.start if place is not None else mention.start
        before = passage.slice(start - 1, start) if start > clause.start else ""
        follows = before in _JOINTS or (before == "的" and bool(own))  # 两家合作共建的|“浙江知识产权在线”|上线
        if (between and not _listed(between)) or (start > clause.start and not follows):
            continue
        if place is not None or own or between or follows:
            name = InstitutionName(start, mention.end, str(mention.value), "service_platform", place)
            yield name, mention.end + online.start()


def _is_named(mention: Mention) -> bool:
    """Whether the quoted words have a head noun of their own, or are too long for a nickname."""
    value = str(mention.value)
    return len(value) > _LONGEST or heads().search(value) is not None or re.search(r"[，、；]", value) is not None


def _listed(between: str) -> bool:
    """Whether what stands between a nickname and the predicate is the rest of a list."""
    return between[0] in _JOINTS and re.search(r"[，；。：的]", _unquoted(between)) is None


def _unquoted(text: str) -> str:
    return re.sub(r"“[^”]*”", "“”", text)


@cache
def _online() -> re.Pattern[str]:
    """Matches the predicate of a list, with the adverbs before it, at the end of its clause."""
    lead = pattern("institution-word", "lead")
    return re.compile(rf"等?(?:{lead}|先后|陆续|于[\d年月日]+|\d+月)*{_ONLINE.pattern}(?=[，。；]|并|$)")


@cache
def _platform() -> re.Pattern[str]:
    """Matches a head noun of platforms that serve or trade."""
    nouns = [noun for noun, kind in kinds().items() if kind in ("service_platform", "exchange_platform")]
    return re.compile(alternation(nouns))
