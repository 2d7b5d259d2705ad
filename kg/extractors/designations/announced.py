"""Announced lists (公布名单): a programme named first, those admitted to it behind a colon or in the next clause."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extractors.designations.counted_titles import counted_before
from kg.extractors.designations.grantees import read_listing
from kg.extractors.designations.grants import Grant, View
from kg.extractors.designations.programmes import Programme, is_bare, read_programme
from kg.extractors.passages.labels import pattern

_COUNT = r"(?:[\d一二两三四五六七八九十]+[个家所项名]|一批|以下)"
_ANNOUNCES = re.compile(
    rf"(?:{pattern('designation-frame', 'choosing', 'admitted', 'starting')}|发布)(?:了|出|为)?"
    rf"(?:{_COUNT}的?)?(?P<what>[^，；。：]{{4,40}}?)(?:[（(]?(?:共|计)?{_COUNT}[）)]?)?(?:分别)?(?:为|是|包括)?$"
)
_NAMES_FOLLOW = re.compile(r"(?:分别|即)(?:为|是)?|其?中?包括(?:了)?")
_GROWN = re.compile(r"增|扩大|新|认定|获批|入选|列入")
"""In a clause that counts those who have a title: it came to them, which 共有 does not say."""
_SHARED_BATCH = re.compile(r"(?P<batch>首批|第[一二三四五六七八九十\d]+批)(?:成功|正式|已)*$")


def read_announced(view: View) -> Grant | None:
    """ "确定6个…试点县：|桐城市、宁国市", "新增…企业2家，|分别为甲公司、乙公司", "…试点县增加到9个，|包括甲县等"."""
    passage, clause = view.passage, view.clause
    follow = _NAMES_FOLLOW.match(view.text)
    if not follow and passage.slice(clause.start - 1, clause.start) not in ("：", ":"):
        return None
    earlier = [other for other in passage.clauses if other.end < clause.start]
    if not earlier or view.in_title(earlier[-1].start):
        return None
    start = clause.start + (follow.end() if follow else 0)
    listing = read_listing(passage, start, clause.end)
    if listing is None or (listing.end < clause.end and not listing.open):
        return None
    announced = _ANNOUNCES.search(earlier[-1].text)
    programme = read_programme(announced["what"]) if announced else None
    if announced is None or programme is None or programme.end < len(announced["what"]) or is_bare(programme.name):
        told = earlier[-1].text
        counted = counted_before(view) if follow and _GROWN.search(told) else None
        if counted is None or counted.count is None or not counted.fits(len(listing.grantees), listing.open):
            return None
        return view.grant(listing.grantees, counted.programme, "chosen", counted.start, listing.end, "")
    before = passage.slice(earlier[-1].start, earlier[-1].start + announced.start())
    return view.grant(listing.grantees, programme, "chosen", earlier[-1].start, listing.end, before)


def with_batch(programme: Programme, before: str) -> Programme:
    """The programme with the batch that stands before the verb: "…首批|进入…清单"."""
    batch = _SHARED_BATCH.search(before)
    return replace(programme, batch=batch["batch"]) if batch and programme.batch is None else programme


def named_held(held: Grant | None) -> list[Programme]:
    """The programme that the clause before seeks, where this one says who got it: "其中|湘潭市成功获批"."""
    return [held.programme] if held is not None and held.status == "candidate" else []
