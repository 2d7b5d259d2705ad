"""Conditions (条件): numbers that a rule or call asks of those who apply or bear a title, which nobody has reached."""

from __future__ import annotations

import re

from kg.extractors.figures.figure import Figure
from kg.extractors.passages.cases import is_case
from kg.extractors.passages.reading import Passage
from kg.scope import says

_BOUND = re.compile(r"不(?:少于|低于|超过|多于|高于|得少于|得低于|得超过)|至少|不得(?:少|低|超)")
_ORDER = re.compile(r"(?:^|[^需主重纲概摘])(?:要(?![求点闻])|应当?(?!用|对|急)|必须|须|需要|不得)")
_DONE = re.compile(r"截至|截止|累计|已|实现|力争|争取|目标")
_TO_WHOM = re.compile(r"(?:其中)?[，]?(?:对|凡)")
_THAT = re.compile(r"(?:及?以上|及?以下)?的(?=[^，])")
_GETS = re.compile(r"给予|收回|扣减|予以|倾斜|通报|约谈|取消|补助|奖励|资助|补贴|奖补|贴息|支持|认定为")
_LASTS = re.compile(r"满$")
"""How long something must have been held: 维持年限|满|10年的发明专利."""
# "服务收入过|亿元|的一家也没有", "没有|一家|企业进入全国前|50位|": nobody has reached it.
_DENIED = re.compile(
    r"(?:没有|无|未有)(?:任何)?[一1]?[家件个起项名例宗人所](?=[^，；。]{2})|[一1][家件个起项名例人所]也(?:没有|没|无)"
)
# "（其余|6家|名单见附件1）": where to look, and no figure.
_LISTED_ELSEWHERE = re.compile(r"\d+[个家项件名所]?[^，。；、\d（(]{0,6}名单(?:详?见|附后|另附|另发|略)")
_RATED = ("元", "%")


def is_denied(clause: str) -> bool:
    """Whether a clause says that nobody has or did what a number in it measures."""
    return ("没" in clause or "无" in clause) and _DENIED.search(clause) is not None


def is_condition(passage: Passage, figure: Figure) -> bool:
    """Whether a number is a condition: under a heading of conditions (申报条件), of those who get something
    ("对年代理量超过300件的机构，给予…"), or asked of all by a call, a rule or a list ("知识产权管理人员不少于2名").
    """
    clause = passage.clause_at(figure.at)
    text = clause.text
    if is_denied(text) or _LISTED_ELSEWHERE.match(passage.slice(figure.at, clause.end)):
        return True
    if any(says("condition", heading) for heading in passage.section.path):
        return _GETS.search(text) is None
    if (
        figure.kind == "count"
        and figure.unit in ("%", "个百分点")
        and figure.cmp in (">=", ">", "<")
        and _TO_WHOM.search(text)
    ):
        return _is_of_getters(passage, figure.at)  # 对完成年度任务110%以上的单位，给予…
    if figure.kind == "count" and figure.unit == "元" and figure.cmp in (">=", ">") and passage.is_of_rules:
        return _is_of_getters(passage, figure.at)  # 年收入超过500万元的机构，给予20万元奖励
    if figure.kind != "count" or figure.unit in _RATED:
        return False
    if _LASTS.search(passage.slice(clause.start, figure.at)) and figure.unit == "年":
        return True
    if is_case(passage, figure.at) or (
        figure.cmp != "=" and _TO_WHOM.match(text) and _is_of_getters(passage, figure.at)
    ):
        return True
    if figure.cmp == "<=" and _GETS.search(text):
        return False  # 每届|奖励|总数不超过30项
    title = passage.reading.document.title or ""
    rules = passage.is_of_rules
    if not says("call", title) and not rules and not says("known-title", title):
        return False
    if _BOUND.search(text) is None or _DONE.search(text) or passage.mentions("date", clause.start, clause.end):
        return False
    sentence = passage.slice(passage.sentence.start, figure.at)
    return _ORDER.search(sentence) is not None or rules


def _is_of_getters(passage: Passage, at: int) -> bool:
    """Whether the number tells who gets what the next clause, or the rest of its own, gives."""
    place = passage.clauses.index(passage.clause_at(at))
    clause = passage.clauses[place]
    quantity = next((found for found in passage.mentions("quantity", at, clause.end) if found.start == at), None)
    if quantity is None or _THAT.match(passage.slice(quantity.end, clause.end)) is None:
        return False
    follows = passage.clauses[place + 1] if place + 1 < len(passage.clauses) else clause
    return not follows.strong and _GETS.search(passage.slice(quantity.end, follows.end)) is not None
