"""Kinds ranked (分类位次): things that a sentence names as first, second and so on by one measure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.extractors.figures.figure import Figure
from kg.extractors.figures.indicators import is_measure, trailing
from kg.extractors.passages.named_places import make_place
from kg.extractors.passages.reading import Passage

_MEASURE = r"[^，。；：、\d]{0,20}?(?:量|数量|数|额|金额)"
# "|登记量|最多的是美术作品|329万件", "第二是|摄影作品", "其次为|文字作品".
_MOST = re.compile(
    rf"(?P<what>{_MEASURE})?(?:居多|最[多高大]|排名?第一|居首(?:位)?)的(?:仍|也|依次|分别)*[是为](?P<name>.*)"
)
_NEXT = re.compile(
    r"(?:(?:排名?|位列|位居|居|列)?第[一二三四五六七八九十\d]{1,2}位?的?(?:[是为]|则是)?|其次的?[是为]?|再次[是为]|最后[是为])(?P<name>.*)"
)
# "|发明专利授权量|排名前三的企业为：甲公司|146件|、乙公司|127件|".
_AMONG = re.compile(
    rf"(?P<what>{_MEASURE})(?:排名|位居|位列|居|列|排)(?:在|于)?前(?:[\d一二三四五六七八九十]{{1,2}})[位名强]?的[^，。；]{{0,10}}?(?:分别|依次)?(?:[是为有]|(?=：))"
)
_WHOSE = re.compile(r"^(?:[我全本][省国市区州县]|从[^，]*看)")


def ranked_kinds(passage: Passage, figures: Iterable[Figure]) -> list[Figure]:
    """The figures, those of things ranked by a measure under both: "登记量最多的是美术作品|329万件|，第二是摄影作品|
    250万件|" are 美术作品登记量 and 摄影作品登记量.
    """
    told, measure = list(figures), ""
    among = _AMONG.search(passage.text) if told and "前" in passage.text else None
    for index, figure in enumerate(told):
        most, follows = _MOST.match(figure.indicator), _NEXT.match(figure.indicator)
        found = most or (follows if measure or most else None)
        if most:
            measure = _WHOSE.sub("", most["what"] or "") or measure
        if found and found["name"]:
            told[index] = replace(figure, indicator=_named(found["name"], measure))
        elif (
            among
            and figure.at - passage.sentence.start > among.end()
            and trailing("grantee-ending").search(figure.indicator)
        ):
            told[index] = replace(figure, indicator=figure.indicator + _WHOSE.sub("", among["what"]))
        elif figure.place is None and is_measure(figure.indicator) and (first := _first_place(passage, figure)):
            told[index] = first
    return told


def _first_place(passage: Passage, figure: Figure) -> Figure | None:
    """A figure of the place that the clause before names as the first: "作品登记量排名第一的是北京市，登记量|9件|"."""
    place = passage.clauses.index(passage.clause_at(figure.at)) - 1
    clause = passage.clauses[place] if place >= 0 else None
    most = _MOST.match(clause.text) if clause else None
    areas = passage.mentions("area", clause.start, clause.end) if clause and most else ()
    if clause is None or most is None or not most["what"] or not areas or areas[-1].end != clause.end:
        return None
    topic = _WHOSE.sub("", most["what"])
    return replace(figure, indicator=topic, place=make_place(passage, areas[-1], sure=True), rank=1)


def _named(name: str, measure: str) -> str:
    """A thing with what it is ranked by; a share keeps its words behind: 美术作品|登记量|占登记总量的比重."""
    thing, share, rest = name.partition("占")
    return f"{thing}{measure if measure and not thing.endswith(measure) else ''}{share}{rest}"
