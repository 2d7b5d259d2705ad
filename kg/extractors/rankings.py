"""Ranks (位次): joined to the figure they belong to, or figures of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.clauses import Clause
from kg.extractors.coordination import share_out
from kg.extractors.figure import Figure
from kg.extractors.growth import extend, is_generic
from kg.extractors.indicators import trim_before
from kg.extractors.reading import Passage
from kg.mentions import Mention
from kg.values import Rank

_SPEED = re.compile(r"其?(?:增速|增幅|增长率|增量)")
_AMONG = re.compile(r"在[^，]{2,12}(?:中|内|里)")


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
        subject = "" if _AMONG.fullmatch(subject) else subject
        if rank.distributed:
            figures = _ranked(passage, mention, figures, clause, subject) or [
                *figures,
                *_shared_ranks(passage, mention, subject, clause),
            ]
            continue
        if re.search(r"第[\d一二三四五六七八九十]+[位名]?[、，]", subject):
            continue
        earlier = [index for index, figure in enumerate(figures) if figure.at < mention.start and figure.rank is None]
        same_clause = [index for index in earlier if figures[index].at >= clause.start]
        if same_clause or (earlier and (len(subject) < 2 or is_generic(subject, figures))):
            index = (same_clause or earlier)[-1]
            figures[index] = extend(passage, replace(figures[index], rank=rank.rank), mention)
        elif len(subject) >= 2:
            if earlier and _SPEED.fullmatch(subject):
                subject = figures[earlier[-1]].indicator + subject.removeprefix("其")
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


def _ranked(passage: Passage, mention: Mention, figures: list[Figure], clause: Clause, subject: str) -> list[Figure]:
    """The figures with the ranks that 分列 hands out to the last of them: "…126件和58件，分列全国第5位、第6位"."""
    if len(re.sub(r"分别|分", "", subject)) >= 2:
        return []
    group = [
        other
        for other in passage.mentions("rank", clause.start, clause.end)
        if isinstance(other.value, Rank) and other.value.distributed
    ]
    earlier = [index for index, figure in enumerate(figures) if figure.at < group[0].start and figure.rank is None]
    if mention is not group[0]:
        return figures
    if len(earlier) < len(group):
        return []
    for other, index in zip(group, earlier[-len(group) :], strict=True):
        assert isinstance(other.value, Rank)
        figures[index] = extend(passage, replace(figures[index], rank=other.value.rank), other)
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
