"""Counts (计数): the slots of a sentence read into figures, each with an indicator that stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extractors.figures.city_figures import passage_before, ranked_counts, row_indicator, told_above
from kg.extractors.figures.counted import counted_quantities
from kg.extractors.figures.figure import Figure
from kg.extractors.figures.figure_making import make_figure
from kg.extractors.figures.indicators import (
    complete,
    is_counted,
    is_measure,
    is_state,
    of_holder,
    of_kind,
    of_prize,
    trim_after,
    trim_before,
)
from kg.extractors.figures.levels import earlier_level, raised, without_steps
from kg.extractors.figures.predicates import attribute, named_as, split_predicate, treated
from kg.extractors.figures.slots import Slot, read_slots
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.circles import in_circle, told_of_circle
from kg.extractors.statistics.each import figures_each
from kg.extractors.statistics.fulfilment import fulfilled
from kg.extractors.statistics.listed_kinds import listed_with
from kg.extractors.statistics.recipients import condition
from kg.extractors.statistics.shares import read_share
from kg.extractors.statistics.sharing import distributed, listed, of_whom, shared_figures, without_new, without_place
from kg.extractors.statistics.slot_words import shared_predicate, with_shared_head, without_dates, words_behind
from kg.extractors.statistics.taken_up import of_its_place, of_them, taken_up
from kg.extractors.statistics.topics import (
    DOES,
    RATES,
    award_topic,
    bond_topic,
    carried_subject,
    fund_topic,
    laid_down,
    lays_down,
    occasion,
    summed,
    title_before,
    topic_of,
)
from kg.lexicon import area_by_name
from kg.values import Quantity

# A condition, not a figure: "对融资额达到500万元及以上的，补助…".
_THRESHOLD = re.compile(r"(?:[（(]含[）)])?(?:及?以[上下])?(?:[（(]含[）)])?的")
# "18个|省辖市中仍有|5个没有设立…科室".
_CIRCLE = re.compile(r"(?:[^，]*\d个?)?(?P<noun>[^，\d]{1,14})中，?(?:仍|还|尚|已|只|仅|共)*有")
# "…，全省|达到7家": of the thing told before.
_WHOLE = re.compile(r"(?:全[省市区州县]|[我本][省市区州县]|总数)+")
_THINGS = ("件", "项", "人次", "笔", "篇")
_TAKING = re.compile(r"^(?:(?:全[省市区县州国]|我[省市区县]|共|荣?获得?|取得|斩获|摘得)+)(?=.)")
_EACH = re.compile(r"(?:单|每)[件项家个人名笔年户所](?:每年|年度)?(?:给予|补助|奖励|资助|最高|一次性|补贴|支持|分|可)?")
# "是全国的|9.4倍", "几乎是十年前的|10倍".
_MULTIPLE_OF = re.compile(r"(?:几乎|大约|约|就|已|也|还|才)*(?P<of>(?:是|为|相当于).*)")
_BASE = re.compile(r"在(?:现有|目前|原有|现)的?$")
_WITH = re.compile(r"以(?P<sum>总数|总量|总额)?$")
_SUBSIDY = re.compile(r"资助|奖励|补助|补贴|奖补|贴息")
# "6家机构|从事分析评议的人员达|146人": what the next number measures is no attribute of these.
_ITS_OWN = re.compile(r"的[^的，]{2,}(?:共|总共)?(?:达到?|为|有)$")
# "专利质押登记46项，|涉及专利203件，|金额17.6亿元": the sum is that of what was registered.
_ASIDE = re.compile(r"涉及|惠及|覆盖|受益")
# "受理案件187件（含|旧存11件|），审结171件": a part of the cases, not those that were decided.
_HELD_OVER = re.compile(r"(?:含)?(?:旧存|上年旧存|往年旧存|积存|结转)")


def read_counts(passage: Passage) -> Iterator[Figure]:
    """The figures that count or measure, in order of place; growth and ranks are not joined yet."""
    return without_steps(passage, _all_counts(passage))


def _all_counts(passage: Passage) -> Iterator[Figure]:
    slots = read_slots(passage, counted_quantities(passage))
    if not slots:
        return
    previous = occasion(passage) or _told(passage, slots)
    figures: list[Figure] = []
    shared: list[Figure] = []
    names: list[str] = []
    latest = previous
    position = 0
    while position < len(slots):
        ranked = ranked_counts(passage, slots, position, previous)
        for slot, previous, place, rank in ranked:
            yield replace(make_figure(passage, slot, previous, "count", False), place=place, rank=rank)
        if ranked:
            names += [previous] * len(ranked)
            position += len(ranked)
            continue
        each = figures_each(passage, slots[position]) if len(listed(slots, position)) == 1 else None
        if each is not None:
            names += [figure.indicator for figure in each]
            yield from each
            position += 1
            continue
        group = distributed(passage, slots, position, previous, names) or raised(passage, slots, position, previous)
        if group:
            told = shared_figures(passage, slots[position], group)
            names += [indicator for _, indicator in group]
            previous = previous if names[-1].endswith(RATES) else without_place(names[-1])
            latest = names[-1]
            shared += told
            yield from told
            position += len({id(slot) for slot, _ in group})
            continue
        slot = slots[position]
        if names and position and slots[position - 1].mention.end == slot.mention.start:
            latest = previous = names[-1]  # 起诉20510件|44337人
        topic = award_topic(passage, slot, topic_of(slot, figures, previous, latest))
        figure = earlier_level(passage, slot, topic) or fulfilled(passage, slot, topic)
        figure = figure or told_of_circle(passage, slot, topic, figures[-1] if figures else None)
        figure = figure or _count(passage, slots, position, topic)
        if figure and figure.unit:
            figure = listed_with(passage, slots, position, in_circle(passage, slot, figure), figures)
            figure = summed(slot, shared or figures, figure)
            figures.append(figure)
            names.append(figure.indicator)
            latest = latest if figure.circle else figure.indicator
            onward = figure.kind == "count" and not figure.total and not figure.circle
            onward = onward and not (figure.unit in ("%", "倍") and figure.indicator.endswith((*RATES, "倍数")))
            onward = onward and not (
                previous and (_ASIDE.match(figure.indicator) or _HELD_OVER.match(figure.indicator))
            )
            if onward and not (previous and figure.indicator.startswith(previous)):
                previous = figure.indicator
            yield figure
        position += 1


def _told(passage: Passage, slots: Sequence[Slot]) -> str:
    """What the places that open a sentence with their numbers are counted by: told above or in the sentence before."""
    told = told_above(passage, slots)
    told = row_indicator(passage) or None if told is None else told
    of_those = told is None and passage.text.startswith("其中")
    earlier = passage_before(passage) if told == "" or of_those else None
    quantity = slots[0].mention.value if slots else None
    if earlier is None or not isinstance(quantity, Quantity):
        return told or ""
    alike = [figure.indicator for figure in read_counts(earlier) if figure.unit == quantity.unit]
    return (alike[-1] if of_those else without_place(alike[-1])) if alike else ""


def _count(passage: Passage, slots: Sequence[Slot], position: int, previous: str) -> Figure | None:
    slot = slots[position]
    quantity = slot.mention.value
    assert isinstance(quantity, Quantity)
    if _THRESHOLD.fullmatch(slot.after) and slot.clause + 1 < len(passage.clauses):
        return None
    if _BASE.search(slot.before):
        return None
    share = read_share(passage, slot, previous)
    if share:
        return share
    before, total = trim_before(without_dates(passage, slot))
    local = ("" if area_by_name(before) else without_place(before)) if previous else before
    place = ""
    if local != before and (DOES.fullmatch(local) or is_measure(local)):
        place = before[: len(before) - len(local)].removesuffix("一地")
        before, previous = DOES.sub("", local), without_place(previous)
    after = trim_after(words_behind(passage, slot))
    if before and is_state(after):
        after = ""
    ahead = _WITH.search(before)
    if ahead and after != slot.after:  # 四川大学|以|2560件|居全省高校之首
        of = "" if ahead["sum"] else of_whom(previous)
        return make_figure(passage, slot, before[: ahead.start()] + of, "count", False)
    follower = slots[position + 1] if position + 1 < len(slots) and slots[position + 1].clause == slot.clause else None
    after = with_shared_head(after, follower)
    followers = [later for later in slots[position + 1 :] if later.clause == slot.clause]
    acted = treated(after) if before == "对" else None
    predicate = acted or split_predicate(after) or shared_predicate(followers, after)
    named = f"{after}时长" if after and slot.before.endswith("为期") else named_as(after)
    circle = _CIRCLE.fullmatch(slot.before)
    if named:
        indicator = named
    elif not after and previous and (those := of_them(slot.before, quantity.unit, previous)):
        indicator = those
    elif circle and after:
        indicator = f"{after}的{trim_before(circle['noun'])[0]}"
    elif not before and after and (told := laid_down(previous)):
        indicator = told + after
    elif lays_down(before, slot.before) and (title := title_before(passage, slot)):
        indicator = f"《{title}》{before if len(before) < 4 else ''}{after}"
    elif predicate and (predicate[0] or quantity.unit in "家个所件项人名位户"):
        noun, verb = predicate
        measured_of = follower is not None and _ITS_OWN.search(verb)
        indicator = (
            noun
            if noun and measured_of
            else (
                attribute(noun, verb, quantity.unit)
                if noun or quantity.unit in "人名位" or not previous
                else f"{verb}的{previous.rsplit('的', 1)[-1]}"
            )
        )
    else:
        indicator = (before + after) if not (before and before.endswith(after)) else before
        indicator = of_prize(indicator, previous)
        if quantity.unit in _THINGS:
            indicator = of_holder(indicator, previous)
        bare = _TAKING.sub("", indicator)
        if previous and is_measure(bare) and not (bare == after and is_counted(bare)):
            indicator = complete(bare, without_new(previous) if bare.startswith("总") else previous)
        elif slot.clause > 0 and (_SUBSIDY.search(indicator) or _EACH.match(indicator)):
            each = _EACH.match(indicator)
            told = condition(passage, slot.clause, each is not None)
            indicator = (told or (previous if each and each.group() == indicator else "")) + indicator
    multiple = _MULTIPLE_OF.match(slot.before) if previous and quantity.unit == "倍" else None
    if multiple:
        indicator = f"{previous}{multiple['of']}{'倍数' if slot.before.endswith(('的', '水平', '平均')) else ''}"
    elif previous:
        indicator = of_kind(indicator, previous)
    if previous:
        indicator = taken_up(indicator, quantity.unit, previous)
    if not indicator or _WHOLE.fullmatch(indicator) or (not previous and is_measure(indicator)):
        carried = carried_subject(passage, slots, position)
        bare = "" if _WHOLE.fullmatch(indicator) else indicator
        if carried:
            indicator = complete(carried, previous) if previous and is_measure(carried) else complete(bare, carried)
        elif previous or _WHOLE.fullmatch(indicator):
            previous = of_its_place(passage, slot.clause, previous)
            indicator = (
                f"{without_new(previous)}累计"
                if total and previous
                else without_new(previous)
                if indicator
                else previous
            )
    if len(indicator) < 2:
        return None
    indicator = bond_topic(passage, slot, fund_topic(passage, slot, indicator))
    return make_figure(passage, slot, place + indicator, "count", total and not before and not after)
