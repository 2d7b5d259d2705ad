"""One count (单数): the indicator of a number by the words of its slot and what was told before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.extractors.figures.completion import complete, of_holder, of_kind, of_prize
from kg.extractors.figures.figure import Figure
from kg.extractors.figures.figure_making import make_figure
from kg.extractors.figures.indicators import is_counted, is_measure, trim_after, trim_before
from kg.extractors.figures.predicates import attribute, bounded, named_as, split_predicate, treated
from kg.extractors.figures.slots import Slot
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.named_places import place_ending
from kg.extractors.passages.projects import project_named
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.recipients import condition, whom_named
from kg.extractors.statistics.shares import read_share
from kg.extractors.statistics.sharing import of_whom, without_new, without_place
from kg.extractors.statistics.slot_words import (
    is_state,
    shared_predicate,
    with_shared_head,
    without_dates,
    without_growth,
    words_behind,
)
from kg.extractors.statistics.taken_up import of_its_place, of_them, taken_up
from kg.extractors.statistics.topics import (
    DOES,
    OF_WHAT,
    RATES,
    bond_topic,
    carried_subject,
    fund_topic,
    laid_down,
    lays_down,
    title_before,
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
# "|最少的|安乡县仅有47件".
_MOST = re.compile(r"最[多少高低大小]的")
_PILOT = re.compile(r"(?:首批)?(?:试点|示范|试验)(?:地方|地区|单位|城市|省份?|[市县区])")
_TREATED = re.compile(r"对(?:全[国省市县区州])?")
# 组建了一支|170名|专兼职调解员的人才队伍: so many of them.
_CORPS = re.compile(r"(?P<who>[^的]{2,14})(?:的[^的]{0,6})?(?<!人才)(?:人才)?(?:队伍|团队)")
# 以“后补助”方式|支持|58家|科技型企业|突破关键技术: those that were helped.
_HELPS = re.compile(r"(?:支持|资助|帮助|扶持|帮扶)$")
_GROUND = re.compile(r"(?:工作)?的?基础上$")
_BASE = re.compile(r"在(?:现有|目前|原有|现)的?$")
_WITH = re.compile(r"以(?P<sum>总数|总量|总额)?$")
_LEADS = re.compile(r"(?:继续|仍然?|持续|依旧|遥遥|稳步)*(?:领跑|领先|居前|靠前|居首|拔得头筹|独占鳌头)")
_PER_BODY = re.compile(
    r"(?:同一|单[个家户]|每[个家户])(?:企业|单位|机构|申请人|专利权人|个人|高校)(?:每年|年度|当年|累计|全年|总额)*"
)
_PER_ITEM = re.compile(r"(?:每[件项国个篇])+|单[个件项笔](?:案件|项目|产品)?$|最高")
_SUBSIDY = re.compile(r"资助|奖励|补助|补贴|奖补|贴息")
# "6家机构|从事分析评议的人员达|146人": what the next number measures is no attribute of these.
_ITS_OWN = re.compile(r"的[^的，]{2,}(?:共|总共)?(?:达到?|为|有)$")


@cache
def _headed() -> re.Pattern[str]:
    """Matches the heading of a list of those who hold a title: 国家知识产权优势企业（第三批，4家）."""
    return re.compile(
        rf"(?P<name>[^，。；：（）\d]{{2,24}}{pattern('designation-word')}[^，。；：（）\d]{{0,6}})"
        r"[（(](?:第[^，（）]{1,4}批[，,])?(?:共|计)?\d+[家个所名项][）)]"
    )


def read_count(passage: Passage, slots: Sequence[Slot], position: int, previous: str) -> Figure | None:
    """The figure of one number by the words of its slot and by what was told before, or None if it counts nothing."""
    slot = slots[position]
    quantity = slot.mention.value
    assert isinstance(quantity, Quantity)
    headed = _headed().fullmatch(passage.text)
    if headed:
        return make_figure(passage, slot, headed["name"], "count", False)
    if _THRESHOLD.fullmatch(slot.after) and slot.clause + 1 < len(passage.clauses):
        return None
    if _BASE.search(slot.before):
        return None
    share = read_share(passage, slot, previous)
    if share:
        return share
    before, total = trim_before(without_growth(passage, slot, without_dates(passage, slot)))
    before = before[3:] if _MOST.match(before) and area_by_name(before[3:]) else before
    local = ("" if area_by_name(before) else without_place(before)) if previous else before
    place = ""
    if local != before and (DOES.fullmatch(local) or is_measure(local)):
        place = before[: len(before) - len(local)].removesuffix("一地")
        before, previous = DOES.sub("", local), without_place(previous)
    after = "" if not before and slot.after == "的目标" else trim_after(words_behind(passage, slot))
    if before and is_state(after):
        after = ""
    if before.endswith("一支") and (corps := _CORPS.fullmatch(after)):
        before, after = "", corps["who"]
    if before in ("围绕", "聚焦", "针对"):
        before = ""
    if before.startswith("在") and (ground := _GROUND.search(after)):
        before, after = before[1:], after[: ground.start()]  # 在已成立的|76家|维权援助中心基础上
    ahead = _WITH.search(before)
    # 四川大学|以|2560件|居全省高校之首, 旌阳区|以|2013件|继续领跑
    if ahead and (after != slot.after or _LEADS.fullmatch(slot.after)):
        of = "" if ahead["sum"] else of_whom(previous)
        name, whose = before[: ahead.start()], place_ending(passage, slot.mention.start - len(ahead.group()))
        if _LEADS.fullmatch(slot.after):
            of = "" if whose is not None and name != whose.printed else without_place(of)
        if whose is not None and len(whose.printed) + 2 < len(name):
            name = whose.printed + name.removesuffix(whose.printed)  # 有效发明专利拥有量|甲区以260.7件|领先
        return make_figure(passage, slot, name + of, "count", False)
    follower = slots[position + 1] if position + 1 < len(slots) and slots[position + 1].clause == slot.clause else None
    after = with_shared_head(after, follower)
    followers = [later for later in slots[position + 1 :] if later.clause == slot.clause]
    acted = treated(after) if _TREATED.fullmatch(before) else None
    predicate = acted or bounded(after) or split_predicate(after) or shared_predicate(followers, after)
    named = f"{after}时长" if after and slot.before.endswith("为期") else named_as(after)
    if named and _PILOT.fullmatch(named):  # 推进…改革试点工作，确定甲市、乙市等6个地方为|试点地方|
        named = project_named(passage.slice(passage.sentence.start, passage.clause_at(slot.start).start)) or named
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
        if verb == "获奖" and previous.endswith("奖"):
            verb = f"获{previous}"  # 第十届中国专利奖评选中，湖南有|21项专利获奖
        measured_of = follower is not None and _ITS_OWN.search(verb)
        indicator = (
            noun
            if noun and measured_of
            else (
                "".join(_HELPS.findall(before)) + attribute(noun, verb, quantity.unit)
                if noun or quantity.unit in "人名位" or not previous
                else f"{verb}的{previous.rsplit('的', 1)[-1]}"
                if verb[:2] != previous[:2]
                else verb
            )
        )
    else:
        indicator = (before + after) if not (before and before.endswith(after)) else before
        indicator = of_prize(indicator, previous)
        if quantity.unit in _THINGS or (quantity.unit == "%" and previous.endswith(RATES)):
            indicator = of_holder(indicator, previous)
        bare = _TAKING.sub("", indicator)
        fined = bare.endswith("款") and quantity.unit != "元"  # 作出警告48件、|罚款|35件: no sum
        if previous and is_measure(bare) and not fined and not (bare == after and is_counted(bare)):
            indicator = complete(bare, without_new(previous) if bare.startswith("总") else previous)
        elif slot.clause > 0 and (_SUBSIDY.search(indicator) or _EACH.match(indicator)):
            each = _EACH.match(indicator)
            told = condition(passage, slot.clause, each is not None)
            indicator = (told or (previous if each and each.group() == indicator else "")) + indicator
        if _PER_BODY.fullmatch(indicator) and _SUBSIDY.search(previous):
            indicator = _PER_ITEM.sub("", previous) + indicator  # 发明专利每件资助2万元，|单个企业每年|不超过100万元
        elif _SUBSIDY.fullmatch(indicator):
            indicator = whom_named(passage, slot.clause, slot.mention.start) + indicator
    multiple = OF_WHAT.match(slot.before) if previous and quantity.unit == "倍" else None
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
