"""Words taken up (承前省略): indicators that leave out what the number before them told."""

from __future__ import annotations

import re

from kg.extractors.figures.indicators import measured, trailing
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.differences import MOVES
from kg.extractors.statistics.listed_kinds import DEED
from kg.extractors.statistics.sharing import without_place

_WHOSE = re.compile(r"^[全我本][省国市区州县]")
# "有专利申请的|只有88家": of the firms counted before.
_OF_THEM = re.compile(r"(?:其中|而|但)?(?P<which>[^，；、\d]{2,30})的(?:只|仅|还|仍|共|约|已|就)*(?:有|占|达|是|为)?$")
_BODIES = ("家", "个", "户", "人", "名", "所", "项", "件", "种", "位")
# "促成5家企业融资2150万元，|平均每家|430万元".
_ON_AVERAGE = re.compile(r"(?:平均|户均|件均|笔均|人均|单笔平均|平均单笔)(?:每[家户件项笔个人])?")
# "授权量虽不足500件，但|增速|也达到了18%".
_SPEED = re.compile(r"(?:同比)?(?:增速|增幅|涨幅|增长率)")
# "增速|高于全国平均水平21个百分点", "比全国平均水平高3.1个百分点": of what was told before.
_AGAINST = re.compile(
    r"(?:仍|还|也|均|但)*(?:增速|增幅|涨幅|降幅|占比|[比较][^，]{0,10}[高低多少]出?|[比较]全|[高低]于|[高低]出)"
)
# "申请量居全国第6位，比上年前移|1位".
_PLACES = re.compile(r"(?:同比|[比较].{1,6}?)?(?:前移|后移|上升|提升|前进|下降|后退|跃升|攀升)")
# "平均授权周期10天以内，|较过去缩短|近3个月".
_THAN = re.compile(rf"[较比][^，；\d]{{1,8}}?(?:{MOVES.pattern})")
_DOES = re.compile(r"(?:已|共|又)*(?:完成|实现|办理|达成)(?:了)?")


def of_them(before: str, unit: str, previous: str) -> str:
    """Those of the bodies counted before that the words before a number describe: "规上企业397家，
    |有专利申请的只有|88家" gives 有专利申请的规上企业; "" where they describe none.
    """
    told = _OF_THEM.fullmatch(before) if unit in _BODIES else None
    noun = _WHOSE.sub("", previous).rsplit("的", 1)[-1]
    if told is None or trailing("counted").search(noun) is None:
        return ""
    return f"{told['which']}的{noun}"


def of_its_place(passage: Passage, clause: int, previous: str) -> str:
    """What was counted before, of no place where its clause or the one before opens with another: "沙市、荆州两区申请
    专利486件；松滋最多，|达|173件".
    """
    own = passage.clauses[clause]
    start = passage.clauses[clause - 1].start if clause and not own.strong else own.start
    places = passage.mentions("area", start, own.end)
    if not places or places[0].start != start:
        return previous
    return previous if previous.startswith(passage.slice(start, places[0].end)) else without_place(previous)


_VERB = 2
"""The length of a bare verb: 发行, 办理."""


def taken_up(indicator: str, unit: str, previous: str) -> str:
    """An indicator with what it leaves out of the one before: a bare verb of doing, an average, a comparison, or the
    object of the verb that both have.

    >>> taken_up("完成", "元", "技术合同成交额"), taken_up("完成", "项", "重点任务")
    ('技术合同成交额', '重点任务完成')
    >>> taken_up("办理", "元", "办理质押贷款")
    '办理质押贷款'
    >>> taken_up("平均每家", "元", "促成企业融资"), taken_up("比全国低", "个百分点", "职务发明申请比例")
    ('促成企业融资平均每家', '职务发明申请比例比全国低')
    >>> taken_up("“双打”行动期间查处", "件", "查处假冒专利案件"), taken_up("受理", "件", "查处假冒专利案件")
    ('“双打”行动期间查处假冒专利案件', '受理')
    """
    if len(indicator) == _VERB and previous.startswith(indicator):
        return previous  # 发行证券化产品3单，累计|发行|11单
    if unit in ("个百分点", "倍") and _AGAINST.match(indicator):
        return previous + indicator
    if unit == "位" and _PLACES.match(indicator):
        return f"{previous}排名{indicator}"
    if _DOES.fullmatch(indicator):
        return previous if measured(previous) or previous.endswith(indicator) else previous + indicator
    if any(words.fullmatch(indicator.removesuffix("了")) for words in (_ON_AVERAGE, _SPEED, _THAN, MOVES)):
        return previous + indicator  # 由186天压缩至112天，缩短|74天
    verb = DEED.match(previous)
    if verb and len(indicator) > verb.end() < len(previous) and indicator.endswith(verb.group()):
        return indicator[: -verb.end()] + previous
    return indicator
