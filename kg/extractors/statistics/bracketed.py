"""Growth in brackets (括注增速): that of places told behind their names or inside one bracket."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extractors.figures.figure import Figure
from kg.extractors.figures.indicators import measured, trim_before
from kg.extractors.passages.named_places import Place, make_place, place_ending
from kg.extractors.passages.reading import Passage
from kg.facts import NATION
from kg.mentions import Mention
from kg.values import Change

_WORDS = re.compile(r"(?:如|其中|例如|分别|同比|比上年|较上年|则|也|仅|，|、)*")
_SPEED = re.compile(r"(?:的)?(?:增速|增幅|涨幅|增长率|增长|降幅).*$")
_WHOSE = re.compile(r"^[全我本][省国市区州县]")


def bracketed_growth(passage: Passage, mention: Mention, figures: Sequence[Figure]) -> list[Figure] | None:
    """The growth of a place told in a bracket: "申请量增长较快的有武汉市（|增长21%|）", "高于周边（如江苏省|下降7%|）";
    none of a place elsewhere or where nothing says what grew, None of a growth that stands in no such bracket.
    """
    change = mention.value
    opened = passage.text.rfind("（", 0, mention.start - passage.sentence.start)
    if not isinstance(change, Change) or opened < max(
        0, passage.text.rfind("）", 0, mention.start - passage.sentence.start)
    ):
        return None
    opened += passage.sentence.start
    place = _place(passage, opened, mention)
    if place is None:
        return None if passage.slice(opened - 2, opened) not in ("水平", "平均") else []
    topic = _topic(passage, opened, figures)
    home = passage.scope.area
    if not topic or change.pct is None or (home != NATION and (place.province != home or place.city is None)):
        return []
    clause = passage.clause_at(mention.start)
    return [
        Figure(
            f"{topic}增长率",
            change.pct,
            "%",
            change.cmp,
            "growth",
            clause.start,
            clause.end,
            mention.start,
            place=place,
        )
    ]


def _place(passage: Passage, opened: int, mention: Mention) -> Place | None:
    """The place whose name ends where the bracket opens, or that stands in it before the growth."""
    if _WORDS.fullmatch(passage.slice(opened + 1, mention.start)):
        return place_ending(passage, opened)
    for area in reversed(passage.mentions("area", opened, mention.start)):
        if _WORDS.fullmatch(passage.slice(area.end, mention.start)):
            lead = re.split("[，、；]", passage.slice(opened + 1, area.start))[-1]
            return make_place(passage, area) if _WORDS.fullmatch(lead) else None
    return None


def _topic(passage: Passage, opened: int, figures: Sequence[Figure]) -> str:
    """What grew: what the clause of the bracket or one before it measures, else the figure before."""
    for clause in reversed([clause for clause in passage.clauses if clause.start < opened]):
        words = _SPEED.sub("", trim_before(passage.slice(clause.start, min(clause.end, opened)))[0])
        if measured(words):
            return _WHOSE.sub("", words)
    told = next((figure.indicator for figure in reversed(figures) if figure.at < opened), "")
    return _WHOSE.sub("", told.removesuffix("增长率"))
