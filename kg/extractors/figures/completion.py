"""Completion (补全): a bare measure, class or kind, named by what was told before it: 授权量, 优秀奖, 发明专利."""

from __future__ import annotations

import re

from kg.extractors.figures.indicators import FLOW, words_of
from kg.lexicon import area_by_name

_CLASS = r"(?:金奖|银奖|铜奖|优秀奖|[一二三特]等奖)"
_WON = re.compile(r"(?:荣?获得?|取得)(.+?奖)的")
_WON_CLASS = re.compile(rf"(?P<won>荣?获得?|取得)(?P<class>{_CLASS})(?P<what>的.+)")
# "获得中国专利奖|外观设计金奖": a class alone is one of the prize, not of a kind within it.
_OF_PRIZE = re.compile(rf"(?P<prize>.+奖)[^奖]+{_CLASS}$")
_AWARD = re.compile(rf"{_CLASS}$")
# 评选出|专利金奖, 外观设计金奖: the classes of the China Patent Award.
_PATENT_AWARD = re.compile(rf"(?:^|(?<=出)|(?<=[获得有生发共]))(?:专利|外观设计)?{_CLASS}$")
_GETS = re.compile(r"(?:获得?|荣获|摘得|斩获|夺得|取得|产生|评选?出|颁发|有|共|^)(?:了)?$")
# 申请|专利, of which 授权 makes 授权专利.
_ASKED = re.compile(r"(?:申请|注册|登记)(?P<what>专利|发明专利|商标|作品|软件著作权|地理标志)")
# What becomes of a case: 立案 - 结案.
_STEPS = re.compile(r"(?:受理|立案|收案|新收|审结|结案|办结|破获|侦破|移送|批准逮捕|批捕|提起公诉|起诉)$")
_TAKEN = re.compile(r"^(?:共|新)?(?:受理|立案|新收|收|立(?=.{2,}案))(?!量|数)")
# 全省法院|共新收|各类知识产权案件, of which as many were 审结.
_TAKEN_BY = re.compile(
    r"^(?P<who>[全各我本]?[省市区州县]?[^，]{0,8}?(?:法院|法庭|检察院|检察机关|公安机关|部门))"
    r"(?:共|新|依法)*(?:受理|立案|新收|收)(?!量|数)"
)
# 全省拥有有效发明专利6581件，|每万人口|2.39件.
_PER_HEAD = re.compile(r"每?万人口?")
_WHOSE = re.compile(r"^(?:[全我本][省市区州县国])?(?:共|累计|已)*(?:拥有|有(?!效))?")
# 申请专利11933件，其中|发明专利|4835件.
_OF_PATENTS = re.compile(r"(?P<flow>申请|授权|拥有)(?:发明专利|发明|实用新型(?:专利)?|外观设计(?:专利)?|专利)$")
_PATENTS = re.compile(r"专利|实用新型|外观设计|发明")
_LEVEL = re.compile(r"国家级|省部?级|市级|区级|县级")
_CASES = ("民事", "刑事", "行政")
_PATENT = re.compile(r"(?:发明|实用新型|外观设计)(?:专利)?")
_ALL = re.compile(r"[全我本][省市区州县国](?:企业|单位|专利权人|共|另|还|又|已)*")


def complete(measure: str, before: str) -> str:
    """A bare measure with the topic of the indicator before it.

    Awards and flows replace one another (专利申请总量 - 授权总量: 专利授权总量), others follow on (签约技术合同
    - 成交金额).

    >>> complete("优秀奖", "第19届中国专利金奖"), complete("成交金额", "签约技术合同")
    ('第19届中国专利优秀奖', '签约技术合同成交金额')
    >>> complete("授权", "申请专利"), complete("结案", "受理专利侵权纠纷"), complete("结案", "行政案件立案")
    ('授权专利', '专利侵权纠纷结案', '行政案件结案')
    """
    if _PER_HEAD.fullmatch(measure):
        return measure + _WHOSE.sub("", before)
    won = _WON.match(before)
    if won and _AWARD.search(measure):
        before = won.group(1)
    within = _OF_PRIZE.fullmatch(before) if _AWARD.fullmatch(measure) else None
    if within:
        return within["prize"] + measure
    for family in (_AWARD, FLOW):
        if family.search(measure) and family.search(before):
            while family.search(before):
                before = family.sub("", before)  # 专利|转让许可|, of which 许可
            return before + measure
    if before.endswith(measure):
        return before
    asked = _ASKED.fullmatch(before) if FLOW.fullmatch(measure) and len(measure) == 2 else None
    if asked:
        return measure + asked["what"]
    if _STEPS.search(measure.removesuffix("率")):
        before = _STEPS.sub("", _TAKEN_BY.sub(r"\g<who>", _TAKEN.sub("", before))) or before
    if measure.endswith("额") and re.search(r"(?:[^次倍]数|数量)$", before):
        before = re.sub(r"(?:数量|数)$", "", before)
    shared = next((size for size in (3, 2) if len(measure) > size and before.endswith(measure[:size])), 0)
    return before + measure[shared:]


def is_award(text: str) -> bool:
    """Whether words end by naming a class of a prize: 银奖, 二等奖."""
    return _AWARD.search(text) is not None


def of_prize(indicator: str, prize: str) -> str:
    """A class that someone won, as one of the prize told before; anything else as it is.

    >>> of_prize("苏州获金奖", "第24届中国专利奖"), of_prize("甲公司获金奖", "第24届中国专利奖")
    ('第24届中国专利奖金奖', '甲公司获第24届中国专利奖金奖')
    >>> of_prize("省科技进步一等奖", "第24届中国专利奖"), of_prize("评选出外观设计金奖", "第24届中国专利奖专利金奖")
    ('省科技进步一等奖', '第24届中国专利奖外观设计金奖')
    """
    award = _PATENT_AWARD.search(indicator) or _AWARD.search(indicator)
    won = _GETS.search(indicator, 0, award.start()) if award else None
    if award is None or won is None or not prize.endswith("奖"):
        return indicator
    whose = indicator[: won.start()]
    alone = not whose or _ALL.fullmatch(whose) or area_by_name(whose)
    bare = award.group().removeprefix("专利").removeprefix("外观设计")
    of = complete(bare, prize).removesuffix(bare)
    return ("" if alone else indicator[: won.end()]) + of + award.group()


def of_holder(kind: str, before: str) -> str:
    """A kind of holders as those of whose part of what was told a number tells; anything else as it is.

    >>> of_holder("企业", "发明专利授权"), of_holder("高校", "全省企业发明专利授权"), of_holder("示范企业", "优势企业")
    ('企业发明专利授权', '高校发明专利授权', '示范企业')
    """
    holders = words_of("holder")
    if not before or holders.fullmatch(kind) is None:
        return kind
    whole = re.sub(r"^[全我本][省市区州县]", "", before)
    other = holders.match(whole)
    return kind + (whole[other.end() :] if other else whole)


def of_kind(kind: str, before: str) -> str:
    """A kind of what was counted before under its full name, anything else as it is.

    >>> of_kind("发明专利", "专利授权量"), of_kind("区域规划类", "开展专利导航项目")
    ('发明专利授权量', '区域规划类专利导航项目')
    >>> of_kind("刑事", "法院审结知识产权案件")
    '法院审结知识产权刑事案件'
    >>> of_kind("荣获优秀奖的发明专利", "荣获第十九届中国专利金奖的发明专利")
    '荣获第十九届中国专利优秀奖的发明专利'
    """
    won = _WON_CLASS.fullmatch(kind)
    if won and _AWARD.search(before.partition("的")[0]):
        return won["won"] + complete(won["class"], before) + won["what"]
    flow = FLOW.search(before)
    if _PATENT.fullmatch(kind) and flow and _PATENTS.search(before):
        return kind + flow.group()
    taken = _OF_PATENTS.search(before)
    if _PATENT.fullmatch(kind) and taken:
        return taken["flow"] + kind
    level = _LEVEL.search(before)
    if _LEVEL.fullmatch(kind) and level:
        return kind + before[level.end() :]
    if kind in _CASES and before.endswith("案件"):
        return before.removesuffix("案件") + kind + "案件"
    if kind.endswith("类") and 3 <= len(kind) <= 8:
        verb = words_of("predicate").match(before)
        return kind + re.sub(r"^.{2,7}类", "", before[verb.end() :] if verb else before)
    return kind
