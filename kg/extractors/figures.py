"""Figures (数字): each number of a sentence with its indicator, growth, rank and year, before it is a statistic or a target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extractors.indicators import attribute, complete, is_measure, share_out, split_predicate, tidy, trim_after, trim_before
from kg.extractors.clauses import Clause
from kg.extractors.reading import Passage
from kg.mentions import Mention
from kg.values import Change, Date, Quantity, Rank

_LIST_MARK = re.compile(r"以及|[、和及与]")
_SHARE = re.compile(r"占(.{0,20}?)(?:的|总)?(?:比例|比重|比)?(?:为|达|达到|的)?$")
_RESPECTIVELY = re.compile(r"(.+?)(?:各)?分别(.*)$")
_GENERIC = re.compile(r"(?:案件|办案|查办案件|查处案件|总|数量|同比|其|企业|人数|金额|总量|总数|增幅|增速|增长率|增长)*(?:量|数|数量|总数|总量)?")
# Subjects of growth and rank that only point back to the number just given.
_POINTER = re.compile(r"(?:其|均|各)?(?:增幅|增速|增长率|同比|增长|涨幅|降幅|该项|这一)?")
_NOT_A_YEAR = re.compile(r"(?:[对为根据按照关于《“的了]|开展|完成|发布|实施|举办|编制|印发)$")
_PERIODS = re.compile(r"前[一二三]季度|上半年|[1-9一二三四五六七八九]{1,2}[-—–至]\d{1,2}月")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence and what it says of what.

    `kind` is "count" for a quantity, "share" for a part of a whole, "growth" for a rate that stands alone, "rank" for a rank
    without another number. `start` and `end` are the clean span of the clause that states it; `at` is where the number stands.
    """

    indicator: str
    value: float
    unit: str
    cmp: str
    kind: str
    start: int
    end: int
    at: int
    value_max: float | None = None
    change: Change | None = None
    rank: int | None = None
    year: int | None = None
    date_kind: str | None = None
    before: str = ""
    total: bool = False
    bracketed: bool = False


def read_figures(passage: Passage) -> list[Figure]:
    """The figures of a sentence, in order of place."""
    quantities = _quantities(passage)
    figures = [*_counts(passage, quantities)]
    figures = _with_changes(passage, figures)
    figures = _with_ranks(passage, figures)
    return [_with_year(passage, figure) for figure in sorted(figures, key=lambda figure: figure.at)]


def _quantities(passage: Passage) -> list[Mention]:
    """The numbers that count something: not those inside titles, quotations, growth, ranks, dates or document numbers."""
    taken = [
        (mention.start, mention.end)
        for label in ("title", "quoted", "change", "rank", "date", "number")
        for mention in passage.mentions(label)
    ]
    return [
        mention
        for mention in passage.mentions("quantity")
        if not any(start <= mention.start < end for start, end in taken)
        and isinstance(mention.value, Quantity)
        and (mention.value.unit or mention.value.value >= 1000)
        and _counts_something(passage, mention)
    ]


# What is only told off, not counted: "从8个方面规定", "通过六个步骤".
_ABSTRACT = re.compile(r"方面|步骤|环节|层次|角度|维度|阶段")
_SPANS = {"年", "个月", "天", "小时", "分钟", "月", "日", "周", "周年", "届", "个工作日", "岁"}
_SPAN_WORDS = re.compile(r"(?:为期|期限|周期|时长|历时|用时|缩短至?|压缩至?|压减至?|延长至?|减少至?|平均)[^，。；]{0,8}$")


def _counts_something(passage: Passage, mention: Mention) -> bool:
    """Whether a number counts things: a span of time does so only where its length is the point ("为期三年", "压缩至10天").

    一 as an article ("一条…之路", "一个产业一道防火墙") counts nothing.
    """
    quantity = mention.value
    assert isinstance(quantity, Quantity)
    if quantity.unit == "周年" or quantity.unit == "届":
        return False
    if quantity.unit in _SPANS:
        return bool(_SPAN_WORDS.search(passage.slice(passage.sentence.start, mention.start)))
    if quantity.loose and quantity.value_max is None and (quantity.value == 1 or quantity.unit in ("个", "条")):
        return False
    return not _ABSTRACT.match(passage.slice(mention.end, mention.end + 3))


@dataclass(frozen=True, slots=True)
class _Slot:
    """A quantity with the words that belong to it: those before it back to the last boundary, those behind it to the next."""

    mention: Mention
    before: str
    after: str
    start: int
    end: int
    clause: int


def _slots(passage: Passage, quantities: Sequence[Mention]) -> list[_Slot]:
    slots: list[_Slot] = []
    text = passage.reading.document.text
    for number, clause in enumerate(passage.clauses):
        inside = [mention for mention in quantities if clause.start <= mention.start < clause.end]
        starts, ends = [clause.start], []
        for first, second in zip(inside, inside[1:], strict=False):
            cut_end, cut_start = _part(text, first.end, second.start)
            ends.append(cut_end)
            starts.append(cut_start)
        ends.append(clause.end)
        for mention, start, end in zip(inside, starts, ends, strict=False):
            start = _bracket_start(text, start, mention.start)
            end = _bracket_end(text, mention.end, max(end, mention.end))
            slots.append(_Slot(mention, text[start : mention.start], text[mention.end : end], start, end, number))
    return slots


def _part(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the words between two numbers part into those of the first and those of the second."""
    between = text[start:end]
    marks = [mark for mark in _LIST_MARK.finditer(between) if not _in_brackets(between, mark.start())]
    brackets = re.search(r"[（(](?=[^）)]*$)", between)
    if brackets:
        return start + brackets.start(), start + brackets.end()
    if not marks:
        both = split_predicate(between)
        return (end, start + len(both[0])) if both and both[0] else (end, end) if between else (start, end)
    last = marks[-1]
    if last.end() == len(between) or marks[0].start() == 0 and len(marks) == 1:
        return start + last.start(), start + last.end()
    first = marks[0]
    if first.start() == 0:
        return start, start + first.end()
    return start + last.start(), start + last.end()


def _in_brackets(text: str, offset: int) -> bool:
    return len(re.findall(r"[（(]", text[:offset])) > len(re.findall(r"[）)]", text[:offset]))


def _bracket_start(text: str, start: int, number: int) -> int:
    opened = max(text.rfind("（", start, number), text.rfind("(", start, number))
    closed = max(text.rfind("）", start, number), text.rfind(")", start, number))
    return opened + 1 if opened > closed else start


def _bracket_end(text: str, number_end: int, end: int) -> int:
    for offset in range(number_end, end):
        if text[offset] in "（(" and offset == number_end:
            return offset
        if text[offset] in "）)" and not re.search(r"[（(]", text[number_end:offset]):
            return offset
    return end


def _counts(passage: Passage, quantities: Sequence[Mention]) -> Iterator[Figure]:
    slots = _slots(passage, quantities)
    previous = _occasion(passage)
    position = 0
    while position < len(slots):
        group = _distributed(passage, slots, position) or _raised(passage, slots, position)
        if group:
            for slot, indicator in group:
                previous = indicator
                yield _figure(passage, slot, indicator, "count", False)
            position += len({id(slot) for slot, _ in group})
            continue
        slot = slots[position]
        figure = _count(passage, slots, position, previous)
        if figure and figure.unit:
            previous = figure.indicator if figure.kind == "count" and not figure.total else previous
            yield figure
        position += 1


_OCCASION = re.compile(r"在(.{4,40}?)(?:评选|评审|活动|工作)?中$")


def _occasion(passage: Passage) -> str:
    """What a sentence's first clause sets as the topic of its numbers: "在第二十二届中国专利奖评选中，全市共获金奖2项"."""
    first = passage.clauses[0] if passage.clauses else None
    match = _OCCASION.match(passage.slice(first.start, first.end)) if first else None
    return match.group(1) if match else ""


def _distributed(passage: Passage, slots: Sequence[_Slot], position: int) -> list[tuple[_Slot, str]]:
    """Numbers that 分别 shares out: "中国专利金奖、优秀奖分别奖励100万元、20万元"."""
    slot = slots[position]
    before = slot.before
    if before.startswith("分别") and slot.clause > 0:
        earlier = passage.clauses[slot.clause - 1]
        before = passage.slice(earlier.start, earlier.end).removesuffix("的") + before
    match = _RESPECTIVELY.match(before)
    if not match:
        return []
    group = [slots[position]]
    for slot in slots[position + 1 :]:
        if slot.clause != group[-1].clause or slot.before:
            break
        group.append(slot)
    verb = trim_before(match.group(2))[0]
    names = share_out(trim_before(match.group(1))[0])
    if len(names) < 2 or len(group) not in (1, len(names)):
        return []
    slots_of = group if len(group) == len(names) else group * len(names)
    return [(slot, name + verb) for slot, name in zip(slots_of, names, strict=True)]


# A condition, not a figure: "对融资额达到500万元及以上的，补助…".
_THRESHOLD = re.compile(r"(?:[（(]含[）)])?(?:及?以[上下])?(?:[（(]含[）)])?的")
_FROM = re.compile(r"由(?:(?:19|20)\d\d年?(?:底|末)?的?|上年的?|原来的?)?$|从(?:(?:19|20)\d\d年?(?:底|末)?的?|上年的?)?$")
_TO = re.compile(r"^(?:增加|增长|提高|提升|上升|增|扩大|下降|降|缩短|压缩|压减|减少|调整)(?:到|至|为)(?:(?:19|20)\d\d年?(?:底|末)?的?)?$")


def _raised(passage: Passage, slots: Sequence[_Slot], position: int) -> list[tuple[_Slot, str]]:
    """A level that moves from one number to another: "申请量由2015年的5214件增加到2018年的9418件" gives both."""
    if position + 1 >= len(slots):
        return []
    first, second = slots[position], slots[position + 1]
    between = passage.slice(first.mention.end, second.mention.start)
    opening = _FROM.search(first.before)
    if first.clause != second.clause or not opening or not _TO.match(between):
        return []
    name = trim_before(first.before[: opening.start()])[0]
    return [(first, name), (second, name)] if len(name) >= 2 else []


def _count(passage: Passage, slots: Sequence[_Slot], position: int, previous: str) -> Figure | None:
    slot = slots[position]
    quantity = slot.mention.value
    assert isinstance(quantity, Quantity)
    if _THRESHOLD.fullmatch(slot.after) and slot.clause + 1 < len(passage.clauses):
        return None
    share = _SHARE.search(slot.before) if quantity.unit == "%" else None
    if share:
        topic = trim_before(_without_dates(passage, slot, share.start()))[0] or previous
        return _figure(passage, slot, f"{topic}占{share.group(1)}的比重" if share.group(1) else f"{topic}占比", "share", False)
    before, total = trim_before(_without_dates(passage, slot))
    after = trim_after(slot.after)
    follower = slots[position + 1] if position + 1 < len(slots) and slots[position + 1].clause == slot.clause else None
    after = _with_shared_head(after, follower)
    treated = _TREATED.fullmatch(before + "|" + after)
    followers = [later for later in slots[position + 1 :] if later.clause == slot.clause]
    predicate = (treated[1], treated[2]) if treated else split_predicate(after) or _shared_predicate(followers, after)
    if predicate and (predicate[0] or quantity.unit in "家个所件项人名位户"):
        noun, verb = predicate
        indicator = attribute(noun, verb, quantity.unit) if noun or quantity.unit in "人名位" or not previous else f"{verb}的{previous}"
    else:
        indicator = (before + after) if not (before and before.endswith(after)) else before
        bare = _TAKING.sub("", indicator)
        if previous and is_measure(bare):
            indicator = complete(bare, previous)
        elif slot.clause > 0 and _SUBSIDY.search(indicator):
            indicator = _condition(passage, slot.clause) + indicator
    if not indicator:
        indicator = f"{previous}累计" if total and previous else previous
    if len(indicator) < 2:
        return None
    return _figure(passage, slot, indicator, "count", total and not before and not after)


_TREATED = re.compile(r"对\|(.{2,20}?)((?:进行|开展|实施|给予)(?:了)?.{2,})")


def _with_shared_head(after: str, follower: _Slot | None) -> str:
    """A counted kind whose noun stands only once: "7个省重点产业规划类和22个企业运营类专利导航项目"."""
    if follower is None or not after.endswith(("类", "型", "级")):
        return after
    shared = re.search(rf"{after[-1]}(.{{2,}})$", trim_after(follower.after))
    return after + shared.group(1) if shared else after


_TAKING = re.compile(r"^(?:(?:全[省市区县州国]|我[省市区县]|共|荣?获得?|取得|斩获|摘得)+)(?=.)")
_SUBSIDY = re.compile(r"资助|奖励|补助|补贴|奖补|贴息")


def _condition(passage: Passage, clause: int) -> str:
    """Who gets the subsidy that a clause sets, from the clause before: "企业以专利权质押获得贷款的，按实际支付利息的50%给予贴息"."""
    earlier = passage.clauses[clause - 1]
    text = passage.slice(earlier.start, earlier.end)
    return text if text.endswith("的") and not passage.clauses[clause].strong else ""


def _shared_predicate(followers: Sequence[_Slot], after: str) -> tuple[str, str] | None:
    """The predicate that coordinated nouns share: "为68家企业|237件专利进行了专利保险投续保"."""
    for follower in followers:
        if follower.before or not after:
            return None
        shared = split_predicate(trim_after(follower.after))
        if shared:
            return after, shared[1]
    return None


def _without_dates(passage: Passage, slot: _Slot, length: int | None = None) -> str:
    """The words before a number without the dates that open them: "2016年，", "截至2017年三季度"."""
    end = slot.start + (len(slot.before) if length is None else length)
    text = passage.slice(slot.start, end)
    for mention in reversed(passage.mentions("date", slot.start, end)):
        offset = mention.start - slot.start
        if not _NOT_A_YEAR.search(text[:offset]):
            text = text[:offset].removesuffix("于").removesuffix("截至").removesuffix("截止") + text[offset + mention.end - mention.start :]
    return text


_MONEY = re.compile(r"金额|[融投]资|资金|产值|收入|贷款|规模|总额|税收|利润")
_CASES = re.compile(r"(?:案件|专利|商标)$")


def _implied_unit(indicator: str) -> str:
    """The unit of a bare number by what it counts: "知识产权投融资金额达到20亿" is yuan, "查处专利案件4039" is 件; else none."""
    if _MONEY.search(indicator):
        return "元"
    return "件" if _CASES.search(indicator) else ""


def _figure(passage: Passage, slot: _Slot, indicator: str, kind: str, total: bool) -> Figure:
    quantity = slot.mention.value
    assert isinstance(quantity, Quantity)
    clause = passage.clauses[slot.clause]
    return Figure(
        indicator=tidy(indicator),
        value=quantity.value,
        unit=quantity.unit or _implied_unit(indicator),
        cmp=quantity.cmp,
        kind=kind,
        start=clause.start,
        end=clause.end,
        at=slot.mention.start,
        value_max=quantity.value_max,
        before=slot.before,
        total=total,
        bracketed=passage.slice(slot.start - 1, slot.start) in ("（", "("),
    )


def _with_changes(passage: Passage, figures: list[Figure]) -> list[Figure]:
    """Growth joined to the number it belongs to, or standing alone with an indicator of its own."""
    figures = list(figures)
    changes = [mention for mention in passage.mentions("change") if isinstance(mention.value, Change)]
    shared = [mention for mention in changes if isinstance(mention.value, Change) and mention.value.distributed]
    for number, mention in enumerate(shared):
        earlier = [index for index, figure in enumerate(figures) if figure.at < mention.start and figure.kind == "count"]
        wanted = len(earlier) - len(shared) + number
        if 0 <= wanted < len(earlier):
            index = earlier[wanted]
            figures[index] = _extend(passage, replace(figures[index], change=_value(mention)), mention)
    for mention in changes:
        change = _value(mention)
        if change.distributed:
            continue
        clause = passage.clause_at(mention.start)
        subject = trim_before(passage.slice(clause.start, mention.start))[0]
        earlier = [index for index, figure in enumerate(figures) if figure.at < mention.start and figure.kind in ("count", "share")]
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


def _with_ranks(passage: Passage, figures: list[Figure]) -> list[Figure]:
    """Ranks joined to the figure before them, or figures of their own (unit 位) where the text gives no other number."""
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
                Figure(subject, float(rank.rank), "位", "=", "rank", clause.start, clause.end, mention.start, rank=rank.rank)
            )
    return figures


def _shared_ranks(passage: Passage, mention: Mention, subject: str, clause: Clause) -> Iterator[Figure]:
    """Ranks that 分居 shares out: "融资规模和融资数量分居全国第3位和第6位"; the first of them gives all."""
    group = [other for other in passage.mentions("rank", clause.start, clause.end) if isinstance(other.value, Rank) and other.value.distributed]
    names = share_out(re.sub(r"(?:分别|分)?(?:[位排]?居|位列|排名|名列|列)?$", "", subject))
    if mention is not group[0] or len(names) != len(group):
        return
    for other, name in zip(group, names, strict=True):
        assert isinstance(other.value, Rank)
        yield Figure(name, float(other.value.rank), "位", "=", "rank", clause.start, clause.end, other.start, rank=other.value.rank)


def _with_year(passage: Passage, figure: Figure) -> Figure:
    """The year that a figure refers to.

    A date right before the number ("2015年的5214件"), else the one that opens its clause, else that of the nearest clause before.
    """
    text = passage.reading.document.text
    taken = [(mention.start, mention.end) for label in ("title", "change") for mention in passage.mentions(label)]
    dates = [
        mention
        for mention in passage.mentions("date", passage.sentence.start, figure.at)
        if isinstance(mention.value, Date)
        and mention.value.kind != "since"
        and not any(start <= mention.start < end for start, end in taken)
        and not _NOT_A_YEAR.search(text[passage.sentence.start : mention.start])
    ]
    if not dates:
        return figure
    if text[dates[-1].end : figure.at] in ("", "的"):
        return _dated(passage, figure, dates[-1])
    clause = max(passage.clause_at(mention.start).start for mention in dates)
    return _dated(passage, figure, next(mention for mention in dates if mention.start >= clause))


def _dated(passage: Passage, figure: Figure, mention: Mention) -> Figure:
    date = mention.value
    assert isinstance(date, Date)
    text = passage.reading.document.text
    part = "part" if date.kind == "period" or _PERIODS.search(text[mention.start : mention.end + 4]) else date.kind
    year = date.year_end or date.year
    if year is None and date.relative is not None and passage.reading.document.year:
        year = passage.reading.document.year + date.relative
    return replace(figure, year=year, date_kind=part)
