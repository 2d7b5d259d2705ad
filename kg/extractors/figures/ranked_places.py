"""Ranked places (地区排名): places that a clause names as the first or last by an indicator."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extractors.figures.indicators import trim_before
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.named_places import Place, place_at, places_listed
from kg.extractors.passages.reading import Passage
from kg.values.numbers import CHINESE_CLASS, read_number

WHOLE = re.compile(r"^全[省国市区州县盟]")
"""What a topic begins with that says among which places: 全省|发明专利授权量."""

_AMONG = rf"(?P<side>[前后末])(?P<number>\d{{1,2}}|[{CHINESE_CLASS}]{{1,2}})[位名]?"
_MOST = rf"最(?P<most>[多高快大少低慢小])的(?:(?P<few>\d|[{CHINESE_CLASS}])个?)?"
_MARK = re.compile(rf"[前后末][\d{CHINESE_CLASS}]|最[多高快大少低慢小]的")


@cache
def _top() -> re.Pattern[str]:
    """A ranking up to its first place: what is ranked, how many, what they are called, and 是 or 为."""
    holds = (
        r"(?:综合)?(?:排名|排在|排位|位居|位列|名列|稳居|高居|居|列|排|处于)?(?:在|于)?(?:全[省国市区州]|我[省市区])?"
    )
    leads = rf"的?{pattern('place-word', 'kind')}?(?:依次|分别)?(?:[是为有]|(?=[：:]))[：:]?"
    return re.compile(rf"(?P<topic>[^，；：:]*?){holds}(?:{_AMONG}|{_MOST}){leads}")


@dataclass(frozen=True, slots=True)
class Ranking:
    """Places told as the first or last by an indicator; `ranks` has none where the text does not number them."""

    topic: str
    places: tuple[Place, ...]
    ranks: tuple[int | None, ...]
    start: int
    end: int


def find_ranking(passage: Passage, clause: Clause) -> Ranking | None:
    """The places that a clause ranks: "授权量排名前三位的是A市、B市、C市", "增速最快的两个市依次为…",
    "增幅最大的是C市"; or None.
    """
    text = clause.text
    for match in _top().finditer(text) if _MARK.search(text) else ():
        places = run_of_places(passage, clause.start + match.end(), clause.end)
        alone = match["most"] and not match["few"]
        if len(places) < (1 if alone else 2):
            continue
        number = len(places) if alone else read_number(match["number"] or match["few"])
        numbered = (
            (match["most"] or "多") in "多高快大"
            and match["side"] != "后"
            and match["side"] != "末"
            and number == len(places)
        )
        ranks = tuple(place + 1 if numbered else None for place in range(len(places)))
        topic = trim_before(match["topic"])[0].removesuffix("的")
        return Ranking(topic, places, ranks, clause.start, places[-1].end)
    return None


def run_of_places(passage: Passage, start: int, end: int) -> tuple[Place, ...]:
    """The places listed from `start` on."""
    first = place_at(passage, start)
    if first is None:
        return ()
    areas = [mention.end for mention in passage.mentions("area", start, end)]
    for last in reversed(areas):
        places = places_listed(passage, last)
        if places and places[0].start == first.start:
            return places
    return ()


def ranking_before(passage: Passage, at: int) -> Ranking | None:
    """The ranking whose places the numbers from `at` on belong to: in their own clause or the one before."""
    clause = passage.clause_at(at)
    place = passage.clauses.index(clause)
    for other in (clause, *(passage.clauses[place - 1 : place] if not clause.strong else ())):
        ranking = find_ranking(passage, other)
        if ranking and ranking.end <= at:
            return ranking
    return None
