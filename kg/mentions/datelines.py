"""Datelines (电头): where a paper's correspondent writes from, "人民网北京1月16日电", which names no subject."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.mentions.mention import Mention

# News of the whole country is sent from the capital; one from 贵阳 is about 贵州.
_DATELINE = re.compile(
    r"(?:社|网|报|刊|台|讯|新闻)(?P<place>北京)市?\s?(?:\d{1,2}月)?\d{1,2}日\s?(?:[综专]?合?电|讯|消息|报道)"
)
# A paper whose name begins with a place: 香港|新闻网4月25日电.
_PAPER = re.compile(r"(?:新闻网|新闻社)\s?(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日\s?(?:电|讯|消息)")


def without_datelines(text: str, found: Iterable[Mention]) -> list[Mention]:
    """The mentions without the capital as the place that news is sent from, and without the name of the paper.

    >>> capital = Mention(3, 5, "area", ("110000",), "lexicon.area")
    >>> without_datelines("中新社北京7月14日电", [capital]), len(without_datelines("上半年北京专利授权", [capital]))
    ([], 1)
    """
    sent = {match.start("place") for match in _DATELINE.finditer(text)}
    named = {match.start() for match in _PAPER.finditer(text)}
    return [
        mention
        for mention in found
        if mention.label != "area" or (mention.start not in sent and mention.end not in named)
    ]
