"""Growth and rank (增速、位次): joined to the figure they belong to, or figures of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extractors.clauses import Clause
from kg.extractors.figure import Figure
from kg.extractors.indicators import share_out, trim_before
from kg.extractors.reading import Passage
from kg.mentions import Mention
from kg.values import Change, Rank

_GENERIC = re.compile(
    r"(?:案件|办案|查办案件|查处案件|总|数量|同比|其|企业|人数|金额|总量|总数|增幅|增速|增长率|增长)*(?:量|数|数量|总数|总量)?"
)

# Subjects of growth and rank that only point back to the number just given.
_POINTER = re.compile(r"(?:其|均|各)?(?:增幅|增速|增长率|同比|增长|涨幅|降幅|该项|这一)?")


def add_changes(passage: Passage, figures: list[Figure]) -> list[Figure]:
    """Growth joined to the number it belongs to, or standing alone with an indicator of its own."""
    figures = list(figures)
    changes = [mention for mention in passage.mentions("change") if isinstance(mention.value, Change)]
    shared = [mention for mention in changes if isinstance(mention.value, Change) and mention.value.distributed]
    for number, mention in enumerate(shared):
        earlier = [
            index for index, figure in enumerate(figures) if figure.at < mention.start and figure.kind == "count"
        ]
        wanted = len(earlier) - len(shared) + number
        if 0 <= wanted < len(earlier):
            place = earlier[wanted]
            figures[place] = _extend(passage, replace(figures[place], change=_value(mention)), mention)
    for mention in changes:
        change = _value(mention)
        if change.distributed:
            continue
        clause = passage.clause_at(mention.start)
        subject = trim_before(passage.slice(clause.start, mention.start))[0]
        earlier = [
            index
            for index, figure in enumerate(figures)
            if figure.at < mention.start and figure.kind in ("count", "share")
        ]
        if earlier and figures[earlier[-1]].at >= clause.start:
            index: int | None = earlier[-1]
        elif earlier and _POINTER.fullmatch(subject):
            index = next((place for place in reversed(earlier) if not figures[place].bracketed), earlier[-1])
        elif earlier and _is_generic(subject, figures):
            index = _referred(subject, figures, earlier)
        else:
            index = None
        if index is not None and figures[index].change is None:
            figures[index] = _extend(passage, replace(figures[index], change=change), mention)
        elif index is None and change.pct is not None and len(subject) >= 2:
            figures.append(
                Figure(
                    indicator=f"{subject}增长率" if not subject.endswith(("率", "幅", "速")) else subject,
                    value=change.pct,
                    unit="%",
                    cmp=change.cmp,
                    kind="growth",
                    start=clause.start,
                    end=clause.end,
                    at=mention.start,
                )
            )
    return figures


def _value(mention: Mention) -> Change:
    assert isinstance(mention.value, Change)
    return mention.value


def _extend(passage: Passage, figure: Figure, mention: Mention) -> Figure:
    """The figure with its span stretched to the end of the growth or rank that belongs to it."""
    return replace(figure, end=max(figure.end, passage.clause_at(mention.start).end))


def _is_generic(subject: str, figures: Sequence[Figure]) -> bool:
    """Whether the subject of a growth only takes up a figure before it: "案件量同比增长20%" after "查处案件95件"."""
    if _GENERIC.fullmatch(subject):
        return True
    return any(_overlap(subject, figure.indicator) >= 0.5 for figure in figures)


def _overlap(subject: str, indicator: str) -> float:
    core = re.sub(r"(?:总数|总量|数量|总额|量|数|额)$", "", subject)
    return sum(char in indicator for char in core) / len(core) if core else 1.0


def _referred(subject: str, figures: Sequence[Figure], earlier: Sequence[int]) -> int | None:
    free = [index for index in earlier if figures[index].change is None]
    if not free:
        return None
    return max(free, key=lambda index: (_overlap(subject, figures[index].indicator), -index))


def add_ranks(passage: Passage, figures: list[Figure]) -> list[Figure]:
    """Ranks joined to the figure before them, or figures of their own (unit 位) where the text gives no other
    number.
    """
    figures = list(figures)
    for mention in passage.mentions("rank"):
        rank = mention.value
        assert isinstance(rank, Rank)
        clause = passage.clause_at(mention.start)
        subject = trim_before(passage.slice(clause.start, mention.start))[0]
        subject = re.sub(r"(?:[位排分]?居|位列|排名|名列)$", "", subject)
        if rank.distributed:
            figures += _shared_ranks(passage, mention, subject, clause)
            continue
        if re.search(r"第[\d一二三四五六七八九十]+[位名]?[、，]", subject):
            continue
        earlier = [index for index, figure in enumerate(figures) if figure.at < mention.start and figure.rank is None]
        same_clause = [index for index in earlier if figures[index].at >= clause.start]
        if same_clause or (earlier and (len(subject) < 2 or _is_generic(subject, figures))):
            index = (same_clause or earlier)[-1]
            figures[index] = _extend(passage, replace(figures[index], rank=rank.rank), mention)
        elif len(subject) >= 2:
            figures.append(
                Figure(
                    subject,
                    float(rank.rank),
                    "位",
                    "=",
                    "rank",
                    clause.start,
                    clause.end,
                    mention.start,
                    rank=rank.rank,
                )
            )
    return figures


def _shared_ranks(passage: Passage, mention: Mention, subject: str, clause: Clause) -> Iterator[Figure]:
    """Ranks that 分居 shares out: "融资规模和融资数量分居全国第3位和第6位"; the first of them gives all."""
    group = [
        other
        for other in passage.mentions("rank", clause.start, clause.end)
        if isinstance(other.value, Rank) and other.value.distributed
    ]
    names = share_out(re.sub(r"(?:分别|分)?(?:[位排]?居|位列|排名|名列|列)?$", "", subject))
    if mention is not group[0] or len(names) != len(group):
        return
    for other, name in zip(group, names, strict=True):
        assert isinstance(other.value, Rank)
        yield Figure(
            name,
            float(other.value.rank),
            "位",
            "=",
            "rank",
            clause.start,
            clause.end,
            other.start,
            rank=other.value.rank,
        )
