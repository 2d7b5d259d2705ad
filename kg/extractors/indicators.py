"""Indicators (指标): the noun phrase that says what a number counts, cut from the words around it so that it
stands alone.
"""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import concepts

_LEAD = re.compile(r"^[的、，,：:；;（(\s—–-]+")
_AWARD = re.compile(r"(?:金奖|银奖|铜奖|优秀奖|[一二三特]等奖)$")
# "10个城市|为国家知识产权强市建设示范城市": what the counted things are named.
_NAMED = re.compile(r"([^为]{1,12})为([^，。；]{4,})")
_WON = re.compile(r"(?:荣?获得?|取得)(.+?奖)的")
_FLOW = re.compile(r"(?:申请|授权|注册|登记|拥有)(?:总)?(?:量|数)?$")
_PERSON = {"人", "名", "位", "人次"}
_SERVICE = re.compile(r"(?:等)?工作$|等$")


@cache
def _words(scheme: str) -> re.Pattern[str]:
    labels = {label for concept in concepts(scheme) for label in concept.labels}
    return re.compile("|".join(map(re.escape, sorted(labels, key=lambda label: (-len(label), label)))))


@cache
def _trailing(scheme: str) -> re.Pattern[str]:
    return re.compile(f"(?:{_words(scheme).pattern})$")


def trim_before(text: str) -> tuple[str, bool]:
    """The words before a number without what only leads to it, and whether they say that the number is a running total.

    >>> trim_before("全年共受理专利侵权案件")
    ('受理专利侵权案件', False)
    >>> trim_before("累计达到")
    ('', True)
    """
    total = "累计" in text
    while True:
        shorter = _LEAD.sub("", text)
        match = _words("counting").match(shorter)
        if match and match.group() == "有" and shorter[1:2] in "效关":
            match = None
        if match:
            shorter = shorter[match.end() :]
        if shorter == text:
            break
        text = shorter
    while True:
        match = _trailing("reaching").search(text)
        if not match or not text:
            break
        text = text[: match.start()]
    return text.strip("，、"), total


def trim_after(text: str) -> str:
    """The words behind a number and its unit without particles: "的337个项目" gives 项目."""
    text = _LEAD.sub("", text).removesuffix("的")
    return _SERVICE.sub("", text) if len(text) > 4 else text.removesuffix("等")


def named_as(text: str) -> str | None:
    """What counted things are named, or None: "城市为国家知识产权强市建设示范城市" gives the name.

    >>> named_as("城市为国家知识产权强市建设示范城市")
    '国家知识产权强市建设示范城市'
    """
    match = _NAMED.fullmatch(text)
    return match.group(2) if match and _trailing("counted").search(match.group(1)) else None


def split_predicate(text: str) -> tuple[str, str] | None:
    """The counted noun and what it does, or None: "行业协会成立知识产权纠纷调解组织" gives both.

    The noun must be one of the ontology's counted nouns, or be left out ("8家|被认定为国家级规范化市场"); a verb
    before such a noun
    is part of a name (高价值专利|培育中心).
    """
    named = _NAMED.fullmatch(text)
    if named and _trailing("counted").search(named.group(1)):
        return None
    nouns = _trailing("counted")
    for match in _words("predicate").finditer(text):
        noun = text[: match.start()]
        rest = text[match.end() :]
        if rest and "为" not in noun and not _words("counted").fullmatch(rest) and (not noun or nouns.search(noun)):
            return noun, text[match.start() :]
    return _split_measure(text)


def _split_measure(text: str) -> tuple[str, str] | None:
    """The counted noun and what the number behind it measures of it, or None.

    "企业专利质押融资金额达到|30亿元" gives 企业 and 专利质押融资: the things counted are those that are measured.
    """
    reached = _trailing("reaching").search(text)
    measure = _trailing("measure").search(text[: reached.start()]) if reached else None
    if measure is None:
        return None
    for noun in _words("counted").finditer(text, 0, measure.start()):
        return text[: noun.end()], re.sub(
            r"^(?:累计|共|总|计划|拟)+|(?:累计|总)$", "", text[noun.end() : measure.start()]
        )
    return None


def attribute(noun: str, predicate: str, unit: str) -> str:
    """What the noun does, as its attribute: 成立知识产权纠纷调解组织的行业协会.

    >>> attribute("行业协会", "成立知识产权纠纷调解组织", "家")
    '成立知识产权纠纷调解组织的行业协会'
    """
    predicate = re.sub(r"(?:工作|活动|评选)$", "", predicate).removeprefix("正式").removeprefix("了")
    noun = noun or ("人员" if unit in _PERSON else "")
    return f"{predicate}的{noun}" if noun and predicate else noun or predicate


def tidy(text: str) -> str:
    """An indicator without marks at its ends; a bracket that it opens or closes alone goes with what it cuts off.

    >>> tidy("新列入国家知识产权强县工程试点县（区）")
    '新列入国家知识产权强县工程试点县（区）'
    """
    text = text.strip("，、；：的等")
    if len(re.findall(r"[（(]", text)) != len(re.findall(r"[）)]", text)):
        text = re.sub(r"[（(][^（）()]*$|^[^（）()]*[）)]", "", text)
    return text.strip("，、；：的")


def is_measure(text: str) -> bool:
    """Whether words name only what is measured and need a topic: 金额, 授权总量, 优秀奖."""
    return (bool(text) and _words("measure").fullmatch(text) is not None) or bool(
        re.fullmatch(
            r"(?:总|其中)?(?:结案|授权|申请|受理|立案|办结|签约|成交|交易|质押|涉案|涉及|惠及|保障|保险)(?:数|量|率|额|金额)?",
            text,
        )
    )


def is_choosing(text: str) -> bool:
    """Whether words only say that things were picked: 遴选, 选取, 组织."""
    return _words("choosing").fullmatch(text) is not None


def is_counted(text: str) -> bool:
    """Whether words name only a kind of thing to count: 企业, 城市."""
    return _words("counted").fullmatch(text) is not None


def begins_with_predicate(text: str) -> bool:
    """Whether a clause says what its unnamed subject does: 开展知识产权贯标."""
    return _words("predicate").match(text) is not None


def measured(text: str) -> bool:
    """Whether words end by naming what is measured: 代理机构数量, 授权量."""
    return _trailing("measure").search(text) is not None


def complete(measure: str, before: str) -> str:
    """A bare measure with the topic of the indicator before it.

    Awards and flows replace one another (专利申请总量 - 授权总量: 专利授权总量), others follow on (签约技术合同
    - 成交金额).

    >>> complete("优秀奖", "第19届中国专利金奖"), complete("成交金额", "签约技术合同")
    ('第19届中国专利优秀奖', '签约技术合同成交金额')
    """
    won = _WON.match(before)
    if won and _AWARD.search(measure):
        before = won.group(1)
    for family in (_AWARD, _FLOW):
        if family.search(measure) and family.search(before):
            return family.sub("", before) + measure
    if before.endswith(measure):
        return before
    return before + measure


_NUMERALS = re.compile(r"(.*?)([一二三四五特])")
_ITEMS = re.compile(r"以及|[、和及与]")
_TOGETHER = re.compile(r"[两二三四五六七八九十]{1,2}(?:市|省|地|县|区|家|个|项|类)")


def share_out(text: str) -> list[str]:
    """The names of coordinated things, each with the words they share.

    >>> share_out("昆明、曲靖、玉溪三市专利权质押融资额")
    ['昆明专利权质押融资额', '曲靖专利权质押融资额', '玉溪专利权质押融资额']
    >>> share_out("农业、林草植物新品种权年申请量")
    ['农业植物新品种权年申请量', '林草植物新品种权年申请量']
    >>> share_out("专利奖设一、二、三等奖")
    ['专利奖设一等奖', '专利奖设二等奖', '专利奖设三等奖']
    >>> share_out("第19届中国专利金奖、优秀奖")
    ['第19届中国专利金奖', '第19届中国专利优秀奖']
    """
    items = [item for item in _ITEMS.split(text) if item]
    if len(items) < 2:
        return items
    together = _TOGETHER.search(items[-1])
    if together and together.start() > 0:
        topic = items[-1][together.end() :]
        return [item + topic for item in [*items[:-1], items[-1][: together.start()]]]
    first, last = items[0], items[-1]
    opening = _NUMERALS.fullmatch(first)
    if opening and last[0] in "二三四五六":
        return [opening[1] + item[:1] + last[1:] for item in [opening[2], *items[1:]]]
    if is_measure(last):
        return [first, *(complete(item, first) for item in items[1:])]
    if len(last) >= len(first) + 4:
        tail = last[len(first) :]
        return [*(item if len(item) > len(first) + 3 else item + tail for item in items[:-1]), last]
    return items
