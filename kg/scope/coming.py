"""Coming (将来): the words by which a report leaves what was done for what is to come."""

from __future__ import annotations

import re

# Whom it is told of: 郑州市|将建设…, 三地|将共建…, 江苏|将出台…; not how something was done: 成功|将…推向市场.
_HOW = "成功|先后|有效|及时|统一|全部|首次|集中|全面|主动|率先|陆续|依法|不断|并|均|已|或|但"
_WHO = rf"(?:[^，。；、\d]{{1,12}}(?<=[省市区县州旗盟局委院厅办会司校方地])|(?!{_HOW})[\u4e00-\u9fff]{{2,3}})还?"
_LATER = r"(?:下一步|下步|下阶段|今后|未来|明年|接下来)"
# 将 that stands for 把 sets no time: "2017年，将专利转化项目纳入科技成果项目".
_WILL = r"将(?!近|来|[^，。；]{1,30}(?:纳入|列为|列入|作为|确定为|认定为|评为|授予|移送|转化为|由.{1,16}[到至为]))"
_SENTENCE = re.compile(rf"{_LATER}|(?:20\d\d年|{_WHO})?[，,]?{_WILL}|(?:20\d\d年)?[，,]?拟")
# "2024年，全市计划举办…，新增…": a verb, and not what a plan was called or how it went.
_PLANS = re.compile(
    rf"20\d\d年[，,]?(?:{_WHO}|全[省市区县州])?计划(?=[安实举新建培开推设力争引完])(?!完成[率情]|实施[率情])"
)
_CLAUSE = re.compile(rf"(?:^|[，；：])(?:{_LATER}|年内|下半年|年底前|{_WHO})?，?还?{_WILL}")
# "试点单位要按照方案抓紧组织，年底前新增…", "试点县在建设周期内应当达到：…": what bodies of a kind are told to do.
_ORDERS = re.compile(
    r"[^，。；：、\d]{0,16}?(?:单位|部门|机构|企业|省份|[省市县区州盟旗]|城市|地方|中心|高校|各地)(?:都|均)?"
    r"(?:在[^，。；：、\d]{2,10}内)?(?:要(?![求素件点])|应当|必须|须)"
)
# "建设期三年，建设期内应当实现：…".
_IN_TERM = re.compile(r"(?:周期|期限|期)内(?:应当?|必须|须|要)(?:达到|实现|完成)[：:]")
_DONE = re.compile(r"已|了(?!解)|累计(?!不[低少]于)|截[至止]|目前|去年|上年|现有|共有|同比|年以来|获得?批")


def looks_ahead(sentence: str) -> bool:
    """Whether a sentence of a report opens with a time to come, or says 将 of the one it opens with, or tells nothing
    done and 计划, or what those that it opens with must do.
    """
    planned = _PLANS.match(sentence) is not None and "实际" not in sentence
    planned = (planned or _ORDERS.match(sentence) is not None) and _DONE.search(sentence) is None
    return planned or (_SENTENCE.match(sentence) or _IN_TERM.search(sentence)) is not None


def is_to_come(sentence: str, offset: int, end: int) -> bool:
    """Whether a clause up to `offset` says 将 of all that follows, and nothing from there to `end` tells what is done.

    >>> text = "甲项目已立项，我市将建设乙中心，培育企业50家"
    >>> is_to_come(text, text.index("50"), len(text)), is_to_come(text, text.index("甲"), 7)
    (True, False)
    """
    if "将" not in sentence:
        return False
    opened = [mark.end() for mark in _CLAUSE.finditer(sentence) if mark.end() <= offset]
    return bool(opened) and _DONE.search(sentence, opened[-1], end) is None
