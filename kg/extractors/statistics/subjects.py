"""Subjects (主语地): the place that a part of a national text speaks of, by the clause that opens with it."""

from __future__ import annotations

import re

from kg.extractors.figures.figure import Figure
from kg.extractors.passages.named_places import province_of
from kg.extractors.passages.reading import Passage
from kg.facts import NATION
from kg.scope import area_and_city, resolve_area

# What may stand before the place: a date, a section's mark, "在", "其中".
_LEAD = re.compile(r"(?:【[^】]{1,12}】)?(?:其中|同时|此外|而)?在?(?:中国)?[（(]?")


def subject_place(passage: Passage, at: int) -> tuple[str, str | None]:
    """The area and city that a statement at an offset is about: those of its sentence, or, in a text about the whole
    country, those of the nearest clause before it that opens with a place, up to a semicolon.

    "…；7月18日，中国（徐州）知识产权保护中心揭牌，预审员18人到岗" is about 徐州市; "台州、济南、无锡等10个城市"
    names no one place.
    """
    scope = passage.scope
    if scope.area != NATION:
        return scope.area, scope.city
    for clause in reversed([clause for clause in passage.clauses if clause.start <= at]):
        places = passage.mentions("area", clause.start, clause.end)
        if places and _LEAD.fullmatch(_undated(passage, clause.start, places[0].start)):
            found = [area for area in (resolve_area(place, NATION) for place in places) if area is not None]
            provinces = {area.province for area in found}
            following = passage.slice(places[0].end, places[0].end + 1)
            if len(provinces) == 1 and NATION not in provinces and following not in ("、", "等"):
                return area_and_city(found[0])
            return scope.area, scope.city
        if clause.strong:
            break
    return scope.area, scope.city


def figure_place(passage: Passage, figure: Figure) -> tuple[str, str | None]:
    """The area and city of a figure: the nation or province that it is of beside one's own, those of its own place
    in a list of places, else those of its statement.
    """
    if figure.circle:
        return NATION if figure.circle == "nation" else passage.scope.area, None
    if figure.place is None:
        return subject_place(passage, figure.at)
    return province_of(passage, figure.place), figure.place.city


def _undated(passage: Passage, start: int, end: int) -> str:
    text = passage.slice(start, end)
    for mention in reversed(passage.mentions("date", start, end)):
        text = text[: mention.start - start] + text[mention.end - start :]
    return text
