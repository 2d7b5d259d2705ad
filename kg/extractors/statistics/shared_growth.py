"""Shared growth (分别增长): the growth that 分别 hands out to several figures, places or things."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extractors.figures.city_figures import ranked_growth
from kg.extractors.figures.figure import Figure
from kg.extractors.figures.ranked_places import Ranking
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.coordination import share_out
from kg.extractors.statistics.differences import differences_shared, multiples_shared
from kg.extractors.statistics.grown import change_of, extend, grown_subject, is_generic, near_figures
from kg.extractors.statistics.moved_places import moved_places
from kg.mentions import Mention


def share_growth(passage: Passage, figures: list[Figure], mentions: Sequence[Mention]) -> list[Figure]:
    """The figures with all growth that 分别 hands out among the mentions, clause by clause."""
    for _, group in itertools.groupby(mentions, lambda mention: passage.clause_at(mention.start)):
        figures = _share(passage, figures, list(group))
    return figures


def _share(passage: Passage, figures: list[Figure], shared: Sequence[Mention]) -> list[Figure]:
    """The figures with the growth that 分别 hands out to the last of them, or to things named with it."""
    first = shared[0]
    ranking = ranked_growth(passage, first.start, len(shared), figures)
    ranking = ranking or moved_places(passage, first.start, len(shared), figures)
    if ranking is not None:
        return [*figures, *grown_places(passage, shared, ranking)]
    earlier = [index for index, figure in enumerate(figures) if figure.at < first.start and figure.kind == "count"]
    earlier = [index for index in earlier if figures[index].unit != "倍"]
    whole = [index for index in earlier if not _is_aside(passage, figures[index], first)]
    earlier = whole if len(whole) >= len(shared) else earlier  # 受理187件（含旧存11件），审结171件，|分别上升…
    earlier = _without_parts(passage, figures, earlier, len(shared))
    apart = list(_grown_apart(passage, shared))
    near = (
        [figures[place] for place in near_figures(passage, apart[0].indicator, figures, earlier, first)]
        if apart
        else []
    )
    if apart and not any(is_generic(figure.indicator.removesuffix("增长率"), near) for figure in apart):
        earlier = []
    if len(earlier) < len(shared):
        return [*figures, *apart]
    levels = _of_units(figures, earlier, shared) or earlier[-len(shared) :]
    if multiples := multiples_shared(passage, shared, [figures[place] for place in levels]):
        return [*figures, *multiples]
    for mention, place in zip(shared, levels, strict=True):
        if figures[place].change is None:  # 分别比2012年增长27%和16%，|年均分别增长13%和8%|
            figures[place] = extend(passage, replace(figures[place], change=change_of(mention)), mention)
    return [*figures, *differences_shared(passage, shared, [figures[place] for place in levels])]


def _of_units(figures: Sequence[Figure], levels: Sequence[int], shared: Sequence[Mention]) -> list[int]:
    """The levels that differences of several units are of, by their units: "活动73场次，覆盖16个州，参与企业3218家，
    |同比分别增加21场次和836家|"; none where the units do not tell.
    """
    units = [change_of(mention).unit for mention in shared]
    if any(change_of(mention).absolute is None for mention in shared) or len(set(units)) < len(units):
        return []
    found = [next((at for at in reversed(levels) if figures[at].unit == unit), -1) for unit in units]
    return found if -1 not in found and found == sorted(found) else []


def _without_parts(passage: Passage, figures: Sequence[Figure], levels: list[int], shared: int) -> list[int]:
    """The levels without a list of parts of which only some would take the growth handed out: "案件62件，
    其中专利案件36件、其他案件26件，罚没款19万元，移送9件，|分别增长6.4%、5.1%和3%|".
    """
    parts = [at for at in levels if passage.slice(figures[at].start, figures[at].at).startswith("其中")]
    told = levels[-shared:]
    cut = [at for at in parts if at in told and figures[at].start == figures[told[0]].start]
    first = [at for at in parts if cut and figures[at].start == figures[cut[0]].start]
    rest = [at for at in levels if at not in first]
    return rest if len(cut) < len(first) and len(rest) >= shared else levels


def _is_aside(passage: Passage, figure: Figure, mention: Mention) -> bool:
    """Whether a figure stands in a bracket that is closed before the growth is told."""
    return figure.bracketed and re.search("[）)]", passage.slice(figure.at, mention.start)) is not None


def grown_places(passage: Passage, shared: Sequence[Mention], ranking: Ranking) -> Iterator[Figure]:
    """The growth of ranked places: "增幅居前三位的是衢州、丽水、舟山，|分别增长38.5%、33.1%、29.4%"."""
    clause = passage.clause_at(shared[0].start)
    for mention, place, rank in zip(shared, ranking.places, ranking.ranks, strict=True):
        change = change_of(mention)
        if change.pct is not None:
            figure = Figure(
                ranking.topic, change.pct, "%", change.cmp, "growth", ranking.start, clause.end, mention.start
            )
            yield replace(figure, rank=rank, place=place)


def _grown_apart(passage: Passage, shared: Sequence[Mention]) -> Iterator[Figure]:
    """Growth that 分别 hands out to things without number: "专利质押项目数、金额|分别增长36%和42%"."""
    clause = passage.clause_at(shared[0].start)
    subject = grown_subject(passage, clause, shared[0])
    names = share_out(subject) if subject else []
    for mention, name in zip(shared, names if len(names) == len(shared) else (), strict=False):
        change = change_of(mention)
        if change.pct is not None:
            yield Figure(
                f"{name}增长率", change.pct, "%", change.cmp, "growth", clause.start, clause.end, mention.start
            )
