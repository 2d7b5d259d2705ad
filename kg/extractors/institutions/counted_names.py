"""Counted names (并列计数的名称): bodies in a list that share the head noun behind their count.

建设|集成电路（合肥）、海洋装备（青岛）|2家|产业知识产权运营中心 names two, as 枸杞、葡萄酒|2个|产业…中心 does; a bare
2家…中心 names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extractors.centres.stages import INSTITUTION, stage_words
from kg.extractors.institutions.heads import heads, kind_of
from kg.extractors.institutions.names import InstitutionName
from kg.extractors.passages.named_places import place_at
from kg.extractors.passages.reading import Passage
from kg.values.numbers import read_number

_JOINT = r"(?:、|以及|和|与|及)"
_ITEM = r"[一-鿿A-Za-z0-9]{2,16}[（(][一-鿿]{2,10}[）)]"
_MEMBER = re.compile(rf"(?:(?<=[）)]){_JOINT})?(?P<item>[一-鿿A-Za-z0-9]{{2,16}}[（(](?P<place>[一-鿿]{{2,10}})[）)])")


def find_counted_names(passage: Passage) -> Iterator[tuple[InstitutionName, ...]]:
    """The lists of a sentence whose members, each with its place in brackets, are as many as the count says."""
    yield from _topics(passage)
    if "（" not in passage.text and "(" not in passage.text:
        return
    for match in _list().finditer(passage.text):
        items = list(_MEMBER.finditer(match["items"]))
        if len(items) != read_number(match["number"]):
            continue
        offset = passage.sentence.start + match.start("items")
        words = stage_words(items[0]["item"], 0, INSTITUTION)
        names: list[InstitutionName] = []
        for item in items:
            start = offset + item.start("item") + (words[-1].end if words and not names else 0)
            end = passage.sentence.start + match.end() if item is items[-1] else offset + item.end()
            printed = passage.slice(start, offset + item.end()) + match["noun"]
            place = place_at(passage, offset + item.start("place"))
            names.append(InstitutionName(start, end, printed, kind_of(match["head"], printed), place))
        yield tuple(names)


_TRADES = re.compile(r"[\d两二三四五六七八九十][个家大](?:重点|优势|特色|支柱)?(?:产业|领域|行业)")


def _topics(passage: Passage) -> Iterator[tuple[InstitutionName, ...]]:
    """The bodies of as many trades as the count behind them says: |花炮、陶瓷|2个|产业知识产权运营中心."""
    if _TRADES.search(passage.text) is None:
        return
    for match in _of_trades().finditer(passage.text):
        items = re.split(_JOINT, match["items"])
        if read_number(match["number"]) != len(items):
            continue
        start = passage.sentence.start + match.start()
        words = stage_words(items[0], start, INSTITUTION)
        begin = words[-1].end if words else start
        items[0] = passage.slice(begin, start + len(items[0]))
        end = passage.sentence.start + match.end()
        kind = kind_of(match["head"], match["noun"])
        places = [place_at(passage, begin + passage.slice(begin, end).find(item)) for item in items]
        if all(len(item) > 1 for item in items):
            yield tuple(
                InstitutionName(begin, end, item + match["noun"], kind, place)
                for item, place in zip(items, places, strict=True)
            )


@cache
def _of_trades() -> re.Pattern[str]:
    item = r"[^、，。；：的等\d（）()“”和与及]{2,12}"
    return re.compile(
        rf"(?P<items>{item}(?:{_JOINT}{item})+)等?(?P<number>\d{{1,2}}|[两二三四五六七八九十])[个家大]"
        rf"(?P<noun>(?:重点|优势|特色|支柱)?(?:产业|领域|行业)[^，。；：、的（(]{{0,12}}?(?P<head>{heads().pattern}))"
        rf"(?=[，。；、]|$|相继|先后|全部|均|已|正式|获|揭牌|挂牌|成立|启动|建设)"
    )


@cache
def _list() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<items>{_ITEM}(?:{_JOINT}{_ITEM})+)等?(?P<number>\d{{1,2}}|[两二三四五六七八九十])[家个所]"
        rf"(?P<noun>[^，。；：、的（(]{{0,16}}?(?P<head>{heads().pattern}))(?![一-鿿]{{0,3}}(?:平台|联盟|中心))"
    )
