"""Growth and its figures (增速归属): which figure a growth or a rank belongs to, by the words between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.extractors.figures.figure import Figure
from kg.extractors.figures.indicators import bare_subject, trim_before
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.named_places import place_at
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.differences import POINTER
from kg.extractors.statistics.sharing import without_place
from kg.extractors.statistics.topics import onward
from kg.mentions import Mention
from kg.values import Change

_GENERIC = re.compile(
    r"(?:案件|办案|查办案件|查处案件|总|数量|同比|其|企业|人数|金额|总量|总数|规模|总规模|增幅|增速|增长率|增长)*(?:量|数|数量|总数|总量)?"
)
_SUMS = ("额", "金额", "规模", "产值", "收入", "贷款", "融资", "资金")
_SHARE_ITSELF = re.compile(r"比重|比例|占比")
# "比2023年（312件）|增长36.5%": what it grew from is not what grew.
_BASE = re.compile(r"[比较](?:(?:19|20)\d\d|[上去同])年[^，（]{0,6}（[^（）]*）$")
_LAST_YEAR = re.compile(r"(?:上年|去年|上一年|(?:19|20)\d\d年)(?:同期|全年)?(?:为|是)?")
# "在现有|2150万元的基础上|翻一番": the level of now does not grow, what it is of does.
_ON_BASE = re.compile(r"[^，。；]{1,12}?的?基础上")
_MOST = re.compile(r"(?:其中|而|以)?(?P<who>[^，。；\d]{2,9}?)(?:增长|增幅|增速|涨幅|升幅)(?:最[快大高]|居首|居?第一)")
# "授权量|近三年|年均增长", "总量|要|比上年翻番".
_SPAN = re.compile(r"(?:(?<!主)要|近?[一二三四五六七八九十两\d]+年|在[^，。；]{2,12}?的?基础上)$")
_URGED = re.compile(r"(?:要|须|应)?(?:确保|力争|争取|努力)|要")


def owner_of(passage: Passage, figures: Sequence[Figure], mention: Mention) -> tuple[int | None, str]:
    """The place of the figure that a growth belongs to, None where it has none, and the words that name what grew."""
    clause = passage.clause_at(mention.start)
    subject = grown_subject(passage, clause, mention)
    earlier = levels_before(figures, mention.start)
    earlier = [index for index in earlier if not figures[index].former or _grows(passage, figures[index], mention)]
    earlier = [index for index in earlier if not bracketed_off(passage, figures[index], mention)] or earlier
    earlier = [index for index in earlier if not _is_last_years(figures[index])] or earlier
    if not earlier:
        return None, subject or _of_clause_before(passage, figures, clause)
    last = earlier[-1]
    if POINTER.fullmatch(subject) and (fastest := _fastest(passage, clause)):
        return None, f"{fastest}{_measured(figures[last])}"
    if figures[last].at >= clause.start:
        if figures[last].former:
            return None, figures[last].indicator
        own = _own_subject(passage, figures[last], mention)
        if own and not is_generic(own, figures):
            return None, own
        index = last
    elif not subject and (told := _of_clause_before(passage, figures, clause)):
        return None, told
    elif subject in ("前者", "后者") and len(earlier) > 1:
        index = earlier[-1 if subject == "后者" else -2]
    elif POINTER.fullmatch(subject):
        index = next((place for place in reversed(earlier) if not figures[place].bracketed), last)
    else:
        dated = undated(passage, clause) > clause.start
        if not is_generic(subject, [figures[place] for place in earlier] if not dated else ()):
            return None, subject
        referred = _referred(subject, figures, near_figures(passage, subject, figures, earlier, mention))
        if referred is None:
            return None, subject
        index = referred
    if change_of(mention).pct is not None:
        index = whole_of(passage, figures, index, lambda figure: figure.change is None)
    return index, subject


def _fastest(passage: Passage, clause: Clause) -> str:
    """The place that the clause before says to have grown most, and this one how much: |许昌|增长最快，增速62%."""
    place = passage.clauses.index(clause) - 1
    before = passage.clauses[place]
    told = _MOST.fullmatch(passage.slice(before.start, before.end)) if place >= 0 and not clause.strong else None
    named = place_at(passage, before.start + told.start("who")) if told else None
    return named.printed if told and named and named.end == before.start + told.end("who") else ""


def _measured(figure: Figure) -> str:
    """What a figure measures, of a share what it is a share of, without whose it is: 三市的|发明专利申请|占全省的…."""
    of = re.sub(r"占[^占]*$", "", figure.before) if figure.kind == "share" else figure.indicator
    return of.rsplit("的", 1)[-1]


def _is_last_years(figure: Figure) -> bool:
    """Whether a figure in a bracket is that of the year before: 案件3318件（|上年2894件|，增长14.7%）."""
    return figure.bracketed and _LAST_YEAR.fullmatch(figure.before) is not None


def _grows(passage: Passage, figure: Figure, mention: Mention) -> bool:
    """Whether what a growth is of has its level of an earlier time as its last: 在现有2150万元的基础上|翻一番."""
    return _ON_BASE.match(passage.slice(figure.at, mention.start)) is not None


def _of_clause_before(passage: Passage, figures: Sequence[Figure], clause: Clause) -> str:
    """What the clause before measures that has no number: "…占98%，|货物案值|呈现持续增长态势，|同比增长41%|"."""
    place = passage.clauses.index(clause) - 1
    if place < 0 or clause.strong:
        return ""
    before = passage.clauses[place]
    return "" if any(before.start <= figure.at < before.end for figure in figures) else onward(passage, place)


def bracketed_off(passage: Passage, figure: Figure, mention: Mention) -> bool:
    """Whether a figure stands in a bracket that is closed before a growth or rank: 专利6120件（发明|812件|），同比…."""
    return re.match(r"[^（(]*[）)]", passage.slice(figure.at, mention.start)) is not None


def levels_before(figures: Sequence[Figure], at: int) -> list[int]:
    """The places of the figures before an offset that may grow."""
    return [index for index, figure in enumerate(figures) if figure.at < at and figure.kind in ("count", "share")]


def whole_of(passage: Passage, figures: Sequence[Figure], index: int, free: Callable[[Figure], bool]) -> int:
    """The figure that a growth or a rank told behind its share belongs to, where it is `free`: "申请1717件，占总量的
    42.1%，同比增长|15.5%|" is growth of the applications, since shares grow by points; 占GDP的比重 is told for itself.
    """
    whole = index
    while whole > 0 and figures[whole].kind == "share" and not _SHARE_ITSELF.search(figures[whole].before):
        whole -= 1
    count, share = figures[whole], figures[index]
    if whole == index or count.kind != "count" or not share.indicator.startswith(count.indicator):
        return index
    return whole if "；" not in passage.slice(count.at, share.at) and free(count) else index


def is_generic(subject: str, figures: Sequence[Figure]) -> bool:
    """Whether the subject of a growth only takes up a figure before it: "案件量同比增长20%" after "查处案件95件"."""
    if _GENERIC.fullmatch(subject):
        return True
    return any(likeness(subject, figure.indicator) >= 0.7 for figure in figures)


def likeness(subject: str, indicator: str) -> float:
    """How much of what a subject names an indicator has, from 0 to 1."""
    core = re.sub(r"(?:总数|总量|数量|总额|量|数|额)$", "", subject)
    return sum(char in indicator for char in core) / len(core) if core else 1.0


def _own_subject(passage: Passage, figure: Figure, mention: Mention) -> str:
    """What grew by itself behind a list mark: "审查周期压减到5个月、|高价值专利审查周期|压减15%"."""
    between = passage.slice(figure.at, mention.start)
    mark = between.rfind("、") + 1
    own = bare_subject(trim_before(between[mark:])[0]) if mark else ""
    return own if len(own) >= 4 else ""


def near_figures(
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
            likeness(subject, figures[index].indicator),
            -index,
        ),
    )


def grown_subject(passage: Passage, clause: Clause, mention: Mention) -> str:
    """What the words of a clause before a growth name: not adverbs, not what caused it."""
    words = _BASE.sub("", passage.slice(undated(passage, clause), mention.start))
    subject = trim_before(words)[0]
    if (local := without_place(subject)) != subject and _URGED.match(local):
        subject = trim_before(local)[0]  # 武汉市|要确保发明专利授权|增长10%
    return re.sub(_SPAN, "", bare_subject(subject))


def undated(passage: Passage, clause: Clause) -> int:
    """Where a clause goes on behind the dates that it opens with: 2023、2024年|起诉人数."""
    start = clause.start
    for date in passage.mentions("date", clause.start, clause.end):
        if passage.slice(start, date.start) not in ("", "、", "和"):
            break
        start = date.end
    return start


def extend(passage: Passage, figure: Figure, mention: Mention) -> Figure:
    """The figure with its span stretched to the end of the growth or rank that belongs to it."""
    return replace(figure, end=max(figure.end, passage.clause_at(mention.start).end))


def change_of(mention: Mention) -> Change:
    assert isinstance(mention.value, Change)
    return mention.value
