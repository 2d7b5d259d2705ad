"""Ranks (位次): joined to the figure they belong to, or figures of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extractors.figures.figure import Figure
from kg.extractors.figures.indicators import bare_subject, trim_before
from kg.extractors.figures.ranked_places import find_ranking
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.named_places import Place, make_place
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.coordination import share_out
from kg.extractors.statistics.grown import bracketed_off, extend, is_generic, likeness, undated, whole_of
from kg.extractors.statistics.sharing import without_place
from kg.lexicon import area_by_name
from kg.mentions import Mention
from kg.values import Rank

_SPEED = re.compile(r"[其按]?(?:增速|增幅|增长率|增量|涨幅|增长速度)(?:计|计算|排序)?")
# The circle of a rank, the rank held before, who alone is ahead, what takes up several numbers at once.
_AMONG = re.compile(r"在[^，]{2,16}(?:中|内|里)$")
# "武汉|在世界城市集群中|居第13位".
_WITHIN = re.compile(r"在(?P<what>[^，在]{2,16}?)(?:的排名)?[中内里]")
_TOTALS = ("总数", "总量", "数量", "合计")
_RATES = ("%", "个百分点", "倍")
_HELD = re.compile(r"(?:由|从)[^，第]{0,12}第[\d一二三四五六七八九十]+[位名]?$")
# Where a rank is held, which names nothing that holds it: 在全国|列第20位, 中部|第1位.
_FIELD = re.compile(r"在?(?:全[国省市区州县]|[东中西]部|东北|中西部|沿海)(?:地区|各省|省份|城市)?")
_IN_ALL = re.compile(r"在全[国省市区州县]$")
_TOGETHER = re.compile(
    r"(?:(?:[两二三四五六]|上述|以上|各)[项个类者]?)?(?:数据|指标|数量|数|总量|规模)?(?:指标)?[均都皆](?=[居为列位排处保])"
)


def add_ranks(passage: Passage, figures: list[Figure]) -> list[Figure]:
    """Ranks joined to the figure before them, or figures of their own (unit 位) where the text gives no other
    number.
    """
    figures = sorted(figures, key=lambda figure: figure.at)
    for mention in passage.mentions("rank"):
        rank = mention.value
        assert isinstance(rank, Rank)
        clause = passage.clause_at(mention.start)
        words = passage.slice(undated(passage, clause), mention.start)
        subject = _subject(words)
        if area_by_name(subject):
            subject += _field(passage, clause, words)
        # "居前五位的专利权人为…" says who they are, not which rank something holds.
        after = passage.slice(mention.end, mention.end + 3)
        names = find_ranking(passage, clause) is not None or after.startswith(("的", "，分别", "，依次"))
        if rank.cmp != "=" and names:
            continue
        if rank.distributed:
            figures = _ranked(passage, mention, figures, clause, subject) or [
                *figures,
                *_shared_ranks(passage, mention, subject, clause, figures),
            ]
            continue
        if re.search(r"第[\d一二三四五六七八九十]+[位名]?[、，]", subject):
            continue
        if _TOGETHER.match(passage.slice(clause.start, mention.end)) and rank.cmp == "=":
            figures = _all_ranked(passage, mention, figures)
            continue
        earlier = _unranked(figures, mention.start)
        earlier = [index for index in earlier if not bracketed_off(passage, figures[index], mention)] or earlier
        same_clause = [index for index in earlier if figures[index].at >= clause.start]
        if rank.cmp != "=" and _TOGETHER.match(passage.slice(clause.start, mention.end)):
            figures += [
                _placed(figures[index].indicator, rank, clause, mention.start)
                for index in _last_listed(figures, earlier)
            ]
        elif rank.cmp != "=":
            if len(subject) < 2 and earlier:
                subject = figures[earlier[-1]].indicator
            if len(subject) >= 2 and not same_clause:
                figures.append(_placed(subject, rank, clause, mention.start))
        elif not same_clause and subject in _TOTALS and (all_of := _listed(figures, mention.start)):
            figures.append(_placed(all_of + subject, rank, clause, mention.start))
        elif same_clause or (
            earlier and (len(subject) < 2 or is_generic(subject, figures) or _SPEED.fullmatch(subject))
        ):
            near = same_clause or earlier
            if subject in _TOTALS:  # 申请1127件，增速比全省高9.6个百分点，|总量|居第4位
                near = [index for index in near if figures[index].unit not in _RATES] or near
            near = _without_parts(passage, figures, near, subject)
            index = whole_of(passage, figures, near[-1], lambda figure: figure.rank is None)
            # 发明专利授权2425件，同比增长68%，|按增幅|在全市排第3
            growth = "增长率" if _SPEED.fullmatch(subject) else None
            figures[index] = extend(passage, replace(figures[index], rank=rank.rank, rank_of=growth), mention)
        elif len(subject) < 2 and (held := _held_then(passage, figures, clause)):
            figures.append(_placed(held, rank, clause, mention.start))
        elif len(subject) >= 2:
            figures.append(_placed(subject, rank, clause, mention.start))
    return figures


def _without_parts(passage: Passage, figures: Sequence[Figure], near: list[int], subject: str) -> list[int]:
    """Of the figures that may hold a rank the one that its subject takes up, past several parts told after 其中:
    "受理案件612件，其中侵权143件、假冒460件，|办案量|升至第12位".
    """
    last = figures[near[-1]]
    parts = [index for index in near if figures[index].start == last.start]
    wholes = [index for index in near if index not in parts]
    listed = passage.slice(last.start, last.end).startswith("其中") and len(parts) > 1
    if len(subject) < 2 or not listed or not wholes:
        return near
    return [max(wholes, key=lambda index: (likeness(subject, figures[index].indicator), -index))]


def _last_listed(figures: Sequence[Figure], earlier: list[int]) -> list[int]:
    """Of the figures before a rank those of the clause that comes last: "产品65个、商标386件，|均居西部前3位"."""
    return [index for index in earlier if figures[index].start == figures[earlier[-1]].start]


def _listed(figures: Sequence[Figure], at: int) -> str:
    """The names of the things that the last clause with figures lists, where it counts several; "" where it does not:
    "…产品14个、…商标21件，总数居全省第3" ranks them all.
    """
    counted = [figure for figure in figures if figure.at < at and figure.kind == "count"]
    last = [figure.indicator for figure in counted if figure.start == counted[-1].start]
    return "、".join(last) if len(last) > 1 else ""


def _field(passage: Passage, clause: Clause, words: str) -> str:
    """In what a place holds a rank, by its clause or the one before: "武汉在世界城市集群中居|", "排名中，浙江居|"."""
    place = passage.clauses.index(clause)
    before = passage.clauses[place - 1] if place and not clause.strong else None
    for text in (words, before.text if before else ""):
        if among := _WITHIN.search(text):
            return among["what"].removesuffix("排名") + "排名"
    return ""


def _held_then(passage: Passage, figures: Sequence[Figure], clause: Clause) -> str:
    """What held a rank at another time, whose year opens the clause: "指数居全国第14位，2018年|上升至第9位"."""
    dates = passage.mentions("date", clause.start, clause.end)
    last = figures[-1] if figures else None
    return last.indicator if last and last.kind == "rank" and dates and dates[0].start == clause.start else ""


def _unranked(figures: Sequence[Figure], at: int) -> list[int]:
    """The figures before an offset that may hold a rank: not what was added to a level (…974件，多217件，|居首位), nor
    a level of another time or circle (比上年的53件增长17%，|居首位).
    """
    return [
        index
        for index, figure in enumerate(figures)
        if figure.at < at
        and figure.rank is None
        and figure.kind != "difference"
        and not (figure.former or figure.circle)
    ]


def _placed(name: str, rank: Rank, clause: Clause, at: int) -> Figure:
    """A rank as a figure of its own."""
    exact = rank.rank if rank.cmp == "=" else None
    return Figure(name, float(rank.rank), "位", rank.cmp, "rank", clause.start, clause.end, at, rank=exact)


def _subject(text: str) -> str:
    """What holds a rank, by the words before it: no adverbs, no circle, not the rank held before, no 仅次于.

    >>> _subject("申请量由全国第14位"), _subject("增幅在中部六省中"), _subject("连续十余年")
    ('申请量', '增幅', '')
    """
    text = _HELD.sub("", bare_subject(trim_before(text)[0]))
    if text.endswith(("中的排名", "里的排名", "内的排名", "中的", "里的")):
        return text if text.endswith("排名") else f"{text}排名"  # 最佳科技集群中的|排名|
    text = _IN_ALL.sub("", _AMONG.sub("", re.sub(r"(?:[位排分]?居|位列|排名|排|名列|综合|总体|并)$", "", text)))
    return "" if _FIELD.fullmatch(text) else bare_subject(text)


def _all_ranked(passage: Passage, mention: Mention, figures: list[Figure]) -> list[Figure]:
    """The figures with a rank that they share: "19家，其中投入运行16家，数量|均|为全国第一", "两项数据|均|居首位".

    They are those of the clauses before, up to a semicolon, of the two clauses that come last.
    """
    opening = max(
        (clause.start for clause in passage.clauses if clause.strong and clause.start <= mention.start), default=0
    )
    earlier = [
        index
        for index, figure in enumerate(figures)
        if opening <= figure.at < mention.start and figure.kind != "difference"
    ]
    clauses = [passage.clause_at(figures[index].at).start for index in earlier]
    for index in (index for index, clause in zip(earlier, clauses, strict=True) if clause in sorted({*clauses})[-2:]):
        if figures[index].rank is None:
            figures[index] = extend(passage, replace(figures[index], rank=_value(mention).rank), mention)
    return figures


def _value(mention: Mention) -> Rank:
    assert isinstance(mention.value, Rank)
    return mention.value


def _ranked(passage: Passage, mention: Mention, figures: list[Figure], clause: Clause, subject: str) -> list[Figure]:
    """The figures with the ranks that 分列 hands out to the last of them: "…126件和58件，分列全国第5位、第6位",
    "甲区826件、乙县714件|分列2至3位|".
    """
    group = [
        other
        for other in passage.mentions("rank", clause.start, clause.end)
        if isinstance(other.value, Rank) and other.value.distributed
    ]
    counted = any(count.end == group[0].start for count in passage.mentions("quantity", clause.start, mention.start))
    if not counted and len(re.sub(r"分别|分|数量|规模|总量|总数", "", subject)) >= 2:
        return []
    earlier = _unranked(figures, group[0].start)
    if mention is not group[0]:
        return figures
    if len(earlier) < len(group):
        return []
    for other, index in zip(group, earlier[-len(group) :], strict=True):
        assert isinstance(other.value, Rank)
        figures[index] = extend(passage, replace(figures[index], rank=other.value.rank), other)
    return figures


def _shared_ranks(
    passage: Passage, mention: Mention, subject: str, clause: Clause, figures: Sequence[Figure]
) -> Iterator[Figure]:
    """Ranks that 分居 shares out: "融资规模和融资数量分居全国第3位和第6位"; the first of them gives all. Places have
    theirs in what was counted before: "授权8120件，|渝北区、九龙坡区|分列全市第一、二位".
    """
    group = [
        other
        for other in passage.mentions("rank", clause.start, clause.end)
        if isinstance(other.value, Rank) and other.value.distributed
    ]
    names = share_out(re.sub(r"(?:分别|分)?(?:[位排]?居|位列|排名|名列|列)?$", "", subject))
    if mention is not group[0] or len(names) != len(group):
        return
    places: list[Place | None] = [None] * len(names)
    counted = [figure.indicator for figure in figures if figure.kind == "count" and figure.at < mention.start]
    if counted and all(map(area_by_name, names)):
        areas = passage.mentions("area", clause.start, mention.start)
        places = [make_place(passage, area) for area in areas][: len(names)]
        names = [without_place(counted[-1])] * len(names)
    for other, name, place in zip(group, names, places, strict=False):
        assert isinstance(other.value, Rank)
        yield replace(_placed(name, other.value, clause, other.start), place=place)
