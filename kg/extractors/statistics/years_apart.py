"""Years apart (分年数字): numbers that 分别 hands out to several years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.figures.figure import Figure
from kg.extractors.passages.reading import Passage
from kg.values import Date
from kg.values.numbers import read_number

_EACH = re.compile(r"分别|依次")
_NEXT = re.compile(r"^[^，。；]{0,8}(?:、|和|与|及|以及)")
# "调解撤诉率|三年|分别为…" in a paper on 2019—2021年.
_SO_MANY = re.compile(r"([两二三四五六七八])年[来间]?(?:均|各)?$")
_SPAN = re.compile(r"((?:19|20)\d\d)[-—–~至]((?:19|20)\d\d)年")
_MOST = 8


def of_their_years(passage: Passage, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those that 分别 hands out to the years of a list or span under their own year:
    "2021至2023年，分别起诉|9件18人、11件26人、7件12人|", "2023年、2024年分别受理|31件和44件|".

    Only where there are as many numbers, or groups of them, as years.
    """
    placed = list(figures)
    for clause in passage.clauses if placed and _EACH.search(passage.text) else ():
        each = _EACH.search(clause.text)
        inside = [
            index
            for index, figure in enumerate(placed)
            if each and clause.start + each.start() < figure.at < clause.end and figure.kind in ("count", "share")
        ]
        named = {(placed[index].indicator, placed[index].unit) for index in inside}
        alike = len(named) == len({unit for _, unit in named})
        years = _years(passage, clause.start, clause.start + each.start()) if each and alike and len(inside) > 1 else ()
        groups = _grouped(passage, placed, sorted(inside, key=lambda index: placed[index].at))
        if len(years) == len(groups) > 1:
            for year, group in zip(years, groups, strict=True):
                for index in group:
                    name = _SO_MANY.sub("", placed[index].indicator)
                    placed[index] = replace(placed[index], indicator=name, year=year, date_kind="point")
    return placed


def _years(passage: Passage, start: int, each: int) -> Sequence[int]:
    """The years that a clause lists before 分别, else those that its sentence opens with."""
    for begin, end in ((start, each), (passage.sentence.start, passage.clauses[0].end)):
        years: list[int] = []
        for mention in passage.mentions("date", begin, end):
            date = mention.value
            if isinstance(date, Date) and date.year is not None and date.kind in ("point", "range"):
                years += range(date.year, (date.year_end or date.year) + 1)
        if years:
            return years if len(years) <= _MOST and years == sorted(set(years)) else ()
    told, span = _SO_MANY.search(passage.slice(start, each)), _SPAN.search(passage.reading.document.title or "")
    whole = range(int(span[1]), int(span[2]) + 1) if span else ()
    return whole if told and len(whole) == read_number(told[1]) else ()


def _grouped(passage: Passage, figures: Sequence[Figure], inside: Sequence[int]) -> list[list[int]]:
    """The figures of a list, those together that no mark parts: 9件18人|、11件26人."""
    groups: list[list[int]] = []
    for index in inside:
        before = figures[groups[-1][-1]].at if groups else None
        if before is not None and not _NEXT.search(re.sub(r"^[\d.,]+", "", passage.slice(before, figures[index].at))):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups
