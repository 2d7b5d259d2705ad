"""Pointers (指代): 前者, 后者 and 该中心 before a number, put into words by what was named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.extractors.figures.completion import complete
from kg.extractors.figures.figure import Figure
from kg.extractors.figures.indicators import trim_before, words_of
from kg.extractors.figures.indicators_above import passage_before
from kg.extractors.passages.labels import words
from kg.extractors.passages.named_places import make_place
from kg.extractors.passages.reading import Passage

_POINTS = re.compile(
    r"(?:其中|而)?(?:(?:19|20)\d\d年度?)?(?:(?P<which>前者|后者)|该(?P<noun>保护中心|中心|法庭|庭|法院|仲裁院|交易所|平台|联盟|基地|园区|公司|银行))"
)

# "…中心揭牌，|成为我省第2家|国家级中心": what it is, besides.
_ALSO = re.compile(r"(?:也|并|系)?(?:成为|是|作为|系)|[^，。；]*第[一二三四五六七八九十\d]+[家个]")

_DONE_BY = re.compile(r"(?<!自)由|依托")
_SINCE_ALONE = re.compile(
    r"[较比与](?:上一?年|去年|前年|20\d\d年|20\d\d年?版)(?:同期|年?[底末初])?(?:净?新?增|新增加?|增加)"
)
_SUM = r"(?:超过?|逾|不足)?[\d.百千十]*[万亿]*元(?:以上|以下)?"
_WORTH_ALONE = re.compile(_SUM)
_WORTH = re.compile(rf"(?P<lead>[^\d]*?){_SUM}(?P<noun>的.+)")


def named(passage: Passage, figure: Figure, others: Sequence[Figure]) -> Figure:
    """A figure whose indicator begins with a pointer, under the name that it points to: "平台和青岛交易中心，|后者|成交
    3.4亿元" is of 青岛交易中心; or of two counts of one clause: 专利案件72件、商标案件310件，|后者|案值46万元.

    As it is where nothing was named.
    """
    points = _POINTS.match(figure.indicator)
    if points is None:
        return figure
    before = passage_before(passage)
    for told, limit in ((passage, figure.at), (before, before.sentence.end if before else 0)):
        if told is None:
            continue
        found = _antecedent(told.slice(told.sentence.start, limit), points)
        if found is not None:
            name, start, end = found
            areas = told.mentions("area", told.sentence.start + start, told.sentence.start + end)
            place = make_place(told, areas[-1], sure=True) if areas else None
            inside = place is not None and place.city and place.province == passage.scope.area
            return replace(
                figure,
                indicator=name + trim_before(figure.indicator[points.end() :])[0],
                place=place if inside and figure.place is None else figure.place,
            )
    counts = [other for other in others if other.kind == "count" and other.at < figure.at][-2:]
    if points["which"] and len(counts) > 1 and len({passage.clause_at(other.at).start for other in counts}) == 1:
        meant = counts[0 if points["which"] == "前者" else 1].indicator
        return replace(figure, indicator=complete(figure.indicator[points.end() :], meant))
    return figure


def since_before(figure: Figure, others: Sequence[Figure]) -> Figure:
    """A figure told only as what came since another time, under what was counted: 代理机构138家，|较上年新增|27家."""
    told = [other for other in others if other.at < figure.at and other.unit == figure.unit]
    if not told or not _SINCE_ALONE.fullmatch(figure.indicator):
        return figure
    return replace(figure, indicator=told[-1].indicator + figure.indicator)


def worth(figure: Figure, others: Sequence[Figure]) -> Figure:
    """A figure of things told by their worth alone, with the noun of those before.

    产值超百亿元的|地理标志|5个、|超十亿元的|30个.
    """
    bound = _WORTH_ALONE.fullmatch(figure.indicator)
    before = [other for other in others if other.start == figure.start and other.at < figure.at] if bound else []
    told = _WORTH.fullmatch(before[-1].indicator) if before else None
    return replace(figure, indicator=told["lead"] + figure.indicator + told["noun"]) if told else figure


def _antecedent(text: str, points: re.Match[str]) -> tuple[str, int, int] | None:
    """The name pointed to in a text, and its span: of a pair the first or the second, else the last of its kind."""
    if points["which"]:
        pairs = list(_pair().finditer(text))
        group = "first" if points["which"] == "前者" else "second"
        return _bare(pairs[-1], group) if pairs else None
    kinds = list(re.finditer(rf"(?P<name>[^，。；、]{{2,30}}?{points['noun']})", text))
    kinds = [kind for kind in kinds if not _POINTS.match(kind["name"]) and not _ALSO.match(kind["name"])]
    return _bare(kinds[-1], "name") if kinds else None


def _bare(match: re.Match[str], group: str) -> tuple[str, int, int] | None:
    """A name without the verb, or what is done by it, before: 支持|中国（新乡）知识产权保护中心, 由|某区法院审判庭."""
    name, start = match[group], match.start(group)
    verb = next(
        (found for found in (words_of(scheme).match(name) for scheme in ("choosing", "predicate")) if found), None
    )
    offset = max([verb.end() if verb else 0, *(found.end() for found in _DONE_BY.finditer(name))])
    return (name[offset:], start + offset, match.end(group)) if len(name) - offset >= 3 else None


@cache
def _pair() -> re.Pattern[str]:
    """Two names side by side: A、B or A和B, each with an ending of bodies."""
    endings = "|".join(ending for ending in words("grantee-ending") if len(ending) > 1)
    one = rf"[^，。；、：\d]{{2,30}}?(?:{endings})"
    return re.compile(
        rf"(?P<first>{one})(?:[（(][^（）()]*[）)])?(?:、|和|与|及|以及)(?P<second>{one})(?![一-鿿]{{0,3}}(?:{endings}))"
    )
