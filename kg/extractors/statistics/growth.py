"""Growth (增速): joined to the figure it belongs to, or a figure of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.figures.city_figures import ranked_growth
from kg.extractors.figures.figure import Figure
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.bracketed import bracketed_growth
from kg.extractors.statistics.differences import difference, multiple_of
from kg.extractors.statistics.grown import change_of, extend, levels_before, owner_of
from kg.extractors.statistics.shared_growth import grown_places, share_growth
from kg.mentions import Mention
from kg.values import Change

_AGAINST = re.compile(r"[较比]")
_CUT = re.compile(r"压缩|压减|缩短|缩减")


def add_changes(passage: Passage, figures: list[Figure]) -> list[Figure]:
    """Growth joined to the number it belongs to, or standing alone with an indicator of its own."""
    changes = [mention for mention in passage.mentions("change") if isinstance(mention.value, Change)]
    figures = share_growth(passage, list(figures), [mention for mention in changes if change_of(mention).distributed])
    for mention in changes:
        if not change_of(mention).distributed:
            _add(passage, figures, mention)
    return figures


def _add(passage: Passage, figures: list[Figure], mention: Mention) -> None:
    """Puts a growth into the figures: to one of them, or as one more."""
    change = change_of(mention)
    told = bracketed_growth(passage, mention, figures)
    if told is not None:
        figures += told
        return
    ranking = ranked_growth(passage, mention.start, 1, figures)
    if ranking is not None and ranking.end + 1 == passage.clause_at(mention.start).start == mention.start:
        figures += grown_places(passage, [mention], ranking)  # 增幅最大的是丙市，|同比增长52.3%|
        return
    index, subject = owner_of(passage, figures, mention)
    if change.absolute is not None:
        figures += difference(passage, mention, change, subject, figures[index] if index is not None else None)
    elif index is not None and (multiple := multiple_of(passage, mention, change, figures[index])):
        figures.append(multiple)
    elif index is not None:
        if figures[index].change is None:
            figures[index] = extend(passage, replace(figures[index], change=change), mention)
    elif change.pct is not None and len(subject) >= 2:
        figures.append(_alone(passage, figures, mention, subject, change.pct))


def _alone(passage: Passage, figures: Sequence[Figure], mention: Mention, subject: str, pct: float) -> Figure:
    """A growth as a figure of its own: 专利申请量增长率, 审查周期压缩."""
    clause, printed = passage.clause_at(mention.start), passage.slice(mention.start, mention.end)
    cut = _CUT.match(printed)
    earlier = levels_before(figures, mention.start)
    if cut and _AGAINST.match(subject) and earlier:
        subject = figures[earlier[-1]].indicator + subject
    named = f"{subject}{cut.group()}" if cut else ""
    return Figure(
        indicator=named or (subject if subject.endswith(("率", "幅", "速")) else f"{subject}增长率"),
        value=abs(pct) if cut else pct,
        unit="%",
        cmp=change_of(mention).cmp,
        kind="growth",
        start=clause.start,
        end=clause.end,
        at=mention.start,
    )
