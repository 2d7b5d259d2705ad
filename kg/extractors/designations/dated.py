"""Dated admissions (分年获批): places and bodies of one clause, each admitted in a year of its own.

"玉溪市2011年、曲靖市2013年先后列入|国家知识产权试点城市", "甲高新区、乙经开区分别于2011年和2013年获批|…试点园区".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.designations.admissions import ADMITTED, ADVERB, OPENING
from kg.extractors.designations.grantees import Grantee, is_name, read_listing
from kg.extractors.designations.grants import Grant, View
from kg.extractors.designations.programmes import is_bare, read_programme
from kg.values.marks import LIST_MARK

_YEAR = r"(?:19|20)\d\d年(?:\d{1,2}月)?"
_ITEM = rf"[^，。；、和与\d]{{2,20}}?[（(]?(?:[于在])?{_YEAR}[）)]?"
_EACH = re.compile(rf"(?P<items>{_ITEM}(?:(?:、|和|与|及|以及){_ITEM})+)(?:{ADVERB})*{ADMITTED}(?:了|为)?(?P<title>.+)")
_APART = re.compile(
    rf"(?P<items>[^，。；\d]{{2,60}}?)分别(?:[于在])(?P<years>{_YEAR}(?:(?:、|和|与|及){_YEAR})+)(?:{ADVERB})*{ADMITTED}(?:了|为)?(?P<title>.+)"
)
_NAME = re.compile(r"(?P<name>.+?)[（(]?[于在]?(?P<year>(?:19|20)\d\d)年")


def read_dated(view: View) -> Iterator[Grant]:
    """One grant for each of those listed, in its year, where every one has a year."""
    if "年" not in view.text:
        return
    opening = OPENING.match(view.text)
    begin = opening.end() if opening and not view.text[opening.end() :].startswith("年") else 0
    match = _EACH.match(view.text, begin) or _APART.match(view.text, begin)
    programme = read_programme(match["title"]) if match else None
    if match is None or programme is None or is_bare(programme.name) or view.in_title(view.clause.start + begin):
        return
    items = LIST_MARK.split(match["items"])
    years = re.findall(r"(?:19|20)\d\d(?=年)", match["years"] if match.re is _APART else match["items"])
    named = [found["name"] if (found := _NAME.match(item)) else item for item in items]
    if len(named) != len(years) or not all(map(is_name, named)):
        return
    position = view.clause.start + match.start("items")
    for name, item, year in zip(named, items, years, strict=True):
        listing = read_listing(view.passage, position, position + len(name))
        known = listing is not None and listing.end == position + len(name) and len(listing.grantees) == 1
        grantee = listing.grantees[0] if listing and known else Grantee(name, None, None)
        yield view.grant(
            (grantee,), replace(programme, year=int(year)), "admitted", view.clause.start, view.clause.end, ""
        )
        position = view.passage.reading.document.text.find(item, position) + len(item) + 1
