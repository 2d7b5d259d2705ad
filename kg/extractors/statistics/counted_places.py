"""Counted places (三地、四省市): places that a sentence names by their number, having listed them before."""

from __future__ import annotations

import re

from kg.extractors.figures.indicators_above import passage_before
from kg.extractors.passages.named_places import make_place
from kg.extractors.passages.reading import Passage

_NUMBERS = {"两": 2, **{numeral: number for number, numeral in enumerate("二三四五六七八九十", 2)}}
_BY_NUMBER = re.compile(
    r"(?P<number>[两二三四五六七八九十]|\d{1,2}(?=个|[省市]))个?(?:地|省市|省区|市县|市区|市州|省|市|区|县|州)(?![^，。；]{0,3}级)"
    r"(?P<more>一市|一区)?(?P<topic>.*)"
)
_TOPIC = re.compile(r"(?P<topic>[^，。；、\d]{2,20}?[量数额])")


def places_by_number(passage: Passage, text: str, at: int) -> tuple[list[str], str] | None:
    """The places that words before an offset count, and what is told of them; None where they count none.

    "北京市知识产权局、天津市知识产权局、河北省市场监督管理局印发…。|三地|有效发明专利量分别达到…" are the last as many
    places that a clause of this sentence or the one before lists.
    """
    counted = _BY_NUMBER.fullmatch(text)
    if counted is None:
        return None
    number = _NUMBERS.get(counted["number"]) or int(counted["number"])
    number += 1 if counted["more"] else 0
    before = passage_before(passage)
    for told in (passage, before) if before is not None else (passage,):
        end = min(at, told.sentence.end)
        for clause in reversed([clause for clause in told.clauses if clause.start < end]):
            mentions = told.mentions("area", clause.start, min(clause.end, end))
            places = [place for mention in mentions if (place := make_place(told, mention)) is not None]
            for level in ("province", "prefecture", "county"):
                names = {place.name: place.end for place in places if place.level == level}
                if len(names) == number:
                    topic = counted["topic"] or _topic(told.slice(max(names.values()), clause.end))
                    return ([*names], topic) if topic else None
    return None


def _topic(text: str) -> str:
    """What a clause tells of the places it lists: 有效发明专利量|持续增长."""
    told = _TOPIC.match(text)
    return told["topic"] if told else ""
