"""Growth (增速): joined to the figure it belongs to, or a figure of its own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kg.extractors.figures.city_figures import ranked_growth
from kg.extractors.figures.figure import Figure
from kg.extractors.figures.indicators import bare_subject, trim_before
from kg.extractors.figures.ranked_places import Ranking
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.coordination import share_out
from kg.extractors.statistics.differences import POINTER, difference, differences_shared, multiple_of
from kg.mentions import Mention
from kg.values import Change

_GENERIC = re.compile(
    r"(?:案件|办案|查办案件|查处案件|总|数量|同比|其|企业|人数|金额|总量|总数|规模|总规模|增幅|增速|增长率|增长)*(?:量|数|数量|总数|总量)?"
)
_TIMES = re.compile(r"[是为达][^\d]*(?:(?:19|20)\d\d年)?[^\d]*(?=\d)")
_SUMS = ("额", "金额", "规模", "产值", "收入", "贷款", "融资", "资金")
_AGAINST = re.compile(r"[较比]")
_SHARE_ITSELF = re.compile(r"比重|比例|占比")
_ALL = re.compile(r"(?<![年平月])[均都皆]")
_CUT = re.compile(r"压缩|压减|缩短|缩减")


def add_changes(passage: Passage, figures: list[Figure]) -> list[Figure]:
    """Growth joined to the number it belongs to, or standing alone with an indicator of its own."""
    figures = list(figures)
    changes = [mention for mention in passage.mentions("change") if isinstance(mention.value, Change)]
    for shared in _groups(passage, [mention for mention in changes if _value(mention).distributed]):
        figures = _share(passage, figures, shared)
    for mention in changes:
        change = _value(mention)
        if change.distributed:
            continue
        clause = passage.clause_at(mention.start)
        subject, dated = _subject(passage, clause, mention), undated(passage, clause) > clause.start
        earlier = [
            index
            for index, figure in enumerate(figures)
            if figure.at < mention.start and figure.kind in ("count", "share")
        ]
        index: int | None
        own = _own_subject(passage, figures[earlier[-1]], mention) if earlier else ""
        if earlier and figures[earlier[-1]].at >= clause.start:
            index = earlier[-1] if not own or is_generic(own, figures) else None
            subject = own if index is None else subject
        elif earlier and POINTER.fullmatch(subject):
            index = next((place for place in reversed(earlier) if not figures[place].bracketed), earlier[-1])
        elif earlier and is_generic(subject, [figures[place] for place in earlier] if not dated else ()):
            index = _referred(subject, figures, _near(passage, subject, figures, earlier, mention))
        else:
            index = None
        if index is not None and change.pct is not None:
            index = whole_of(passage, figures, index, lambda figure: figure.change is None)
        if change.absolute is not None:
            figures += difference(passage, mention, change, subject, figures[index] if index is not None else None)
        elif index is not None and (multiple := multiple_of(passage, mention, change, figures[index])):
            figures.append(multiple)
        elif index is not None and figures[index].change is None:
            for place in _alike(passage, figures, index, mention):
                figures[place] = extend(passage, replace(figures[place], change=change), mention)
        elif index is None and not subject and (ahead := _told_first(passage, figures, mention)) is not None:
            figures[ahead] = replace(figures[ahead], change=change, start=clause.start)
        elif index is None and change.pct is not None and len(subject) >= 2:
            cut = _CUT.match(passage.slice(mention.start, mention.end))
            times = _TIMES.match(passage.slice(mention.start, mention.end))
            if cut and _AGAINST.match(subject) and earlier:
                subject = figures[earlier[-1]].indicator + subject
            named = f"{subject}{cut.group()}" if cut else f"{subject}{times.group()}倍数" if times else ""
            figures.append(
                Figure(
                    indicator=named or (subject if subject.endswith(("率", "幅", "速")) else f"{subject}增长率"),
                    value=change.pct / 100 + 1 if times else abs(change.pct) if cut else change.pct,
                    unit="倍" if times else "%",
                    cmp=change.cmp,
                    kind="growth",
                    start=clause.start,
                    end=clause.end,
                    at=mention.start,
                )
            )
    return figures


def _alike(passage: Passage, figures: Sequence[Figure], index: int, mention: Mention) -> Sequence[int]:
    """The figures that grew by the same: with the one at `index` those before it, up to a semicolon or one that has its
    growth, where the text says of all ("金额12亿元，项目340个，同比增长|均为42%").
    """
    if _ALL.search(passage.slice(passage.clause_at(mention.start).start, mention.end)) is None:
        return (index,)
    opening = max(
        (clause.start for clause in passage.clauses if clause.strong and clause.start <= mention.start), default=0
    )
    found: list[int] = []
    for place in range(index, -1, -1):
        figure = figures[place]
        if figure.change is not None or figure.kind != "count" or figure.at < opening:
            break
        found.append(place)
    return found


def _told_first(passage: Passage, figures: Sequence[Figure], mention: Mention) -> int | None:
    """The figure that the next clause gives behind its growth: "案件数量增幅最大，同比上升63%，|达到4146件|"."""
    clauses = [clause for clause in passage.clauses if clause.start > mention.start]
    if not clauses or clauses[0].strong:
        return None
    for index, figure in enumerate(figures):
        if clauses[0].start <= figure.at < clauses[0].end and figure.kind == "count" and figure.change is None:
            return index if not bare_subject(trim_before(figure.before)[0]) else None
    return None


def whole_of(passage: Passage, figures: Sequence[Figure], index: int, free: Callable[[Figure], bool]) -> int:
    """The figure that a growth or a rank told behind its share belongs to, where it is `free`: "申请1717件，占总量的
    42.1%，同比增长|15.5%|" is growth of the applications, since shares grow by points; 占GDP的比重 is told for itself.
    """
    share, whole = figures[index], figures[index - 1] if index else None
    if share.kind != "share" or _SHARE_ITSELF.search(share.before) or whole is None or whole.kind != "count":
        return index
    between = passage.slice(whole.at, share.at)
    near = "；" not in between and share.indicator.startswith(whole.indicator) and free(whole)
    return index - 1 if near else index


def _groups(passage: Passage, shared: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The growth that one 分别 hands out, clause by clause."""
    for _, group in itertools.groupby(shared, lambda mention: passage.clause_at(mention.start)):
        yield list(group)


def _share(passage: Passage, figures: list[Figure], shared: Sequence[Mention]) -> list[Figure]:
    """The figures with the growth that 分别 hands out to the last of them, or to things named with it."""
    first = shared[0]
    ranking = ranked_growth(passage, first.start, len(shared), figures)
    if ranking is not None:
        return [*figures, *_grown_places(passage, shared, ranking)]
    earlier = [index for index, figure in enumerate(figures) if figure.at < first.start and figure.kind == "count"]
    apart = list(_grown_apart(passage, shared))
    near = [figures[place] for place in _near(passage, apart[0].indicator, figures, earlier, first)] if apart else []
    if apart and not any(is_generic(figure.indicator.removesuffix("增长率"), near) for figure in apart):
        earlier = []
    if len(earlier) < len(shared):
        return [*figures, *apart]
    levels = earlier[-len(shared) :]
    for mention, place in zip(shared, levels, strict=True):
        figures[place] = extend(passage, replace(figures[place], change=_value(mention)), mention)
    return [*figures, *differences_shared(passage, shared, [figures[place] for place in levels])]


def _grown_places(passage: Passage, shared: Sequence[Mention], ranking: Ranking) -> Iterator[Figure]:
    """The growth of ranked places: "增幅居前三位的是衢州、丽水、舟山，|分别增长38.5%、33.1%、29.4%"."""
    clause = passage.clause_at(shared[0].start)
    for mention, place, rank in zip(shared, ranking.places, ranking.ranks, strict=True):
        change = _value(mention)
        if change.pct is not None:
            figure = Figure(
                ranking.topic, change.pct, "%", change.cmp, "growth", ranking.start, clause.end, mention.start
            )
            yield replace(figure, rank=rank, place=place)


def _grown_apart(passage: Passage, shared: Sequence[Mention]) -> Iterator[Figure]:
    """Growth that 分别 hands out to things without number: "专利质押项目数、金额|分别增长36%和42%"."""
    clause = passage.clause_at(shared[0].start)
    names = share_out(_subject(passage, clause, shared[0]))
    for mention, name in zip(shared, names if len(names) == len(shared) else (), strict=False):
        change = _value(mention)
        if change.pct is not None:
            yield Figure(
                f"{name}增长率", change.pct, "%", change.cmp, "growth", clause.start, clause.end, mention.start
            )


def _subject(passage: Passage, clause: Clause, mention: Mention) -> str:
    """What the words of a clause before a growth name: not adverbs, not what caused it."""
    return bare_subject(trim_before(passage.slice(undated(passage, clause), mention.start))[0])


def undated(passage: Passage, clause: Clause) -> int:
    """Where a clause goes on behind the dates that it opens with: 2023、2024年|起诉人数."""
    start = clause.start
    for date in passage.mentions("date", clause.start, clause.end):
        if passage.slice(start, date.start) not in ("", "、", "和"):
            break
        start = date.end
    return start


def _value(mention: Mention) -> Change:
    assert isinstance(mention.value, Change)
    return mention.value


def extend(passage: Passage, figure: Figure, mention: Mention) -> Figure:
    """The figure with its span stretched to the end of the growth or rank that belongs to it."""
    return replace(figure, end=max(figure.end, passage.clause_at(mention.start).end))


def is_generic(subject: str, figures: Sequence[Figure]) -> bool:
    """Whether the subject of a growth only takes up a figure before it: "案件量同比增长20%" after "查处案件95件"."""
    if _GENERIC.fullmatch(subject):
        return True
    return any(_overlap(subject, figure.indicator) >= 0.5 for figure in figures)


def _overlap(subject: str, indicator: str) -> float:
    core = re.sub(r"(?:总数|总量|数量|总额|量|数|额)$", "", subject)
    return sum(char in indicator for char in core) / len(core) if core else 1.0


def _own_subject(passage: Passage, figure: Figure, mention: Mention) -> str:
    """What grew by itself behind a list mark: "审查周期压减到5个月、|高价值专利审查周期|压减15%"."""
    between = passage.slice(figure.at, mention.start)
    mark = between.rfind("、") + 1
    own = bare_subject(trim_before(between[mark:])[0]) if mark else ""
    return own if len(own) >= 4 else ""


def _near(
    passage: Passage, subject: str, figures: Sequence[Figure], earlier: list[int], mention: Mention
) -> Sequence[int]:
    """The figures that a growth may take up: behind a semicolon one with a noun of its own takes up none before it."""
    if _GENERIC.fullmatch(subject):
        return earlier
    begin = max(
        (clause.start for clause in passage.clauses if clause.strong and clause.start <= mention.start), default=0
    )
    return [index for index in earlier if figures[index].at >= begin]


def _referred(subject: str, figures: Sequence[Figure], earlier: Sequence[int]) -> int | None:
    free = [index for index in earlier if figures[index].change is None]
    if not free:
        return None
    money = subject.endswith(_SUMS)
    return max(
        free,
        key=lambda index: (
            not money or figures[index].unit == "元",
            _overlap(subject, figures[index].indicator),
            -index,
        ),
    )
