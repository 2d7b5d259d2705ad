"""Places that grew (各地增减): growth that 分别 hands out to places that only say that they grew."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extractors.figures.figure import Figure
from kg.extractors.figures.indicators import measured, trim_before
from kg.extractors.figures.indicators_above import passage_before
from kg.extractors.figures.ranked_places import Ranking, run_of_places
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.counts import read_counts
from kg.extractors.statistics.sharing import without_place

_MOVE = r"(?:同比|环比)?(?:增长|增速|增幅|上升|下降|降幅|涨幅|回落|减少)"
# Between the places and their rates: "甲市、乙市|增长较快，增幅|分别为21%、19%".
_GREW = re.compile(
    rf"(?:等?[两二三四五六七八九十\d]?个?[省市州地县区])?(?:也|均|都|呈|出现|实现)*(?:{_MOVE})?"
    r"(?:较快|最快|较大|最大|明显|较多|居前|靠前|领先|较为明显)?[，,]?(?:其|同比|增幅|降幅|增速|涨幅)*"
)
# Before the places: "专利授权量|增长较快的有|甲市、乙市".
_WHO = re.compile(
    rf"(?P<topic>.*?)(?:{_MOVE})?(?:较快|最快|较大|最大|明显|较多|居前|靠前)?的?(?:城市|市州|地区|地方)?(?:有|是|为)?"
)
_WHOLE = re.compile(r"^[全我本][省国市区州县]")


def moved_places(passage: Passage, at: int, shared: int, figures: Sequence[Figure]) -> Ranking | None:
    """The places whose rates of growth 分别 hands out from `at` on, where their clause or the one before only says that
    they grew or fell: "宜昌、襄阳增长较快，增幅|分别为21%、19%|"; None where it says anything else.
    """
    clause = passage.clause_at(at)
    number = passage.clauses.index(clause)
    start = clause.start if clause.strong or not number else passage.clauses[number - 1].start
    for mention in passage.mentions("area", start, at):
        places = run_of_places(passage, mention.start, at)
        if not places or places[0].start != mention.start:
            continue
        after = passage.slice(places[-1].end, at)
        lead = _WHO.fullmatch(trim_before(passage.slice(passage.clause_at(mention.start).start, mention.start))[0])
        if len(places) != shared or shared < 2 or not _GREW.fullmatch(after) or lead is None:
            return None
        topic = lead["topic"] if measured(lead["topic"]) else "" if lead["topic"] else _told(passage, at, figures)
        topic = _WHOLE.sub("", without_place(topic))
        return Ranking(f"{topic}增长率", places, (None,) * shared, mention.start, at) if len(topic) > 1 else None
    return None


def _told(passage: Passage, at: int, figures: Sequence[Figure]) -> str:
    """What was counted last, in the sentence or in the one before."""
    earlier = sorted((figure for figure in figures if figure.at < at), key=lambda figure: figure.at)
    told = [figure.indicator.removesuffix("增长率") for figure in earlier if figure.kind in ("count", "growth")]
    before = passage_before(passage) if not told else None
    if before is not None:
        told = [figure.indicator for figure in read_counts(before)]
    return next((name for name in reversed(told) if not name.endswith(("区", "市", "县", "州"))), "")
