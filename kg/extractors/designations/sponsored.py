"""Sponsored programmes (专项计划): places that a plan with money of its own supports are chosen for it."""

from __future__ import annotations

import re

from kg.extractors.designations.grantees import read_listing
from kg.extractors.designations.grants import Grant, View
from kg.extractors.designations.programmes import Programme
from kg.extractors.passages.labels import pattern

PLAN = pattern("designation-frame", "sponsored")
_SUPPORTS = re.compile(r"^(?:[^，；。]{0,12}?)(?:重点|首批|择优)?支持(?:了)?")
_COUNTED = re.compile(
    r"(?:等)?(?:[\d两二三四五六七八九十]+个?)?(?:省[份区市]*|市|城市|地区|省市)?(?:开展|实施|推进|参与)"
)


_NAMED = re.compile(rf"(?:实施|启动|组织实施|开展|推进)(?:了)?“?(?P<name>[^，；。“”《》]{{3,16}}?{PLAN})")


def read_sponsored(view: View) -> Grant | None:
    """ "实施专利转化专项计划，…，|支持北京、上海等10个省市开展|…", or with the plan behind the places."""
    supports = _SUPPORTS.match(view.text) if "支持" in view.text else None
    if supports is None:
        return None
    start = view.clause.start + supports.end()
    listing = read_listing(view.passage, start, view.clause.end)
    if listing is None or len(listing.grantees) < 2:
        return None
    after = view.passage.slice(listing.end, view.clause.end)
    if _COUNTED.match(after) is None:
        return None
    earlier = view.passage.slice(view.passage.sentence.start, view.clause.start)
    found = _NAMED.search(after) or next(iter(reversed(list(_NAMED.finditer(earlier)))), None)
    if found is None:
        return None
    programme = Programme(found["name"], None, None, found.end())
    return view.grant(listing.grantees, programme, "sent", view.clause.start, view.clause.end, "支持")
