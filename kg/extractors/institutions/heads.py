"""Heads (机构词尾): the head nouns of institutions' names, their kinds, and what may follow a name."""

from __future__ import annotations

import re
from functools import cache

from kg.extractors.centres.stages import INSTITUTION
from kg.extractors.passages.labels import pattern, words
from kg.lexicon import concepts

_FOLLOWING = (
    r"$|\n|[，。；：！、”]|以及|和|与|及|并|且|等(?!级)|制度|项目|工程|牌子|开始|[（(][^（）()]*[）)](?=[，。；、]|$)|之后|后|"
    r"(?:已|现|也|均|还|同日|分别(?=[在于])|正式|顺利|成功|率先|相继|先后|陆续|首次|尽快|同步|如期|年内|今年|去年|于|在|经|由|挂|通过|改版)|"
    r"获(?=[^，。；]{2,16}?(?:批复|批准|同意|核准))|自(?=[^，。；]{2,16}?(?:以来|起))|\d+年|\d+月|实体化|市场化|完成(?=备案|注册|登记|工商)|确定(?=于|在|为)|"
    r"各[1一][个家所处](?=[，。；、]|$)|(?:[2-9]|[两二三四五六七八九])[个家所处](?=[，。；]|$)|的(?:设立|建设|筹建|组建|申报|成立)?(?:申请|请示|申报)(?=[，。；已获经报未尚]|材料|报告|方案)|"
    r"(?:设立|成立|建设|筹建)的(?:申请|请示)|(?:总体|初步|功能|构架|架构|框架)[^，。；]{0,6}设计"
)
_ADVERB = "已|已经|宣告|宣布|同日|同时|正式|顺利|成功|率先|相继|先后|陆续"


@cache
def heads() -> re.Pattern[str]:
    """Matches the head nouns, the longest first."""
    return re.compile(pattern("institution-kind"))


@cache
def kinds() -> dict[str, str]:
    """The kind of institution that each head noun shows."""
    return {label: concept.notation for concept in concepts("institution-kind") for label in concept.labels}


def kind_of(head: str, name: str) -> str:
    """The kind by the head noun; by a more telling one inside the name where the head is wide.

    >>> kind_of("有限公司", "中成天府知识产权交易中心（成都）有限公司")
    'exchange_platform'
    """
    wide = words("institution-word", "wide")
    if head in wide:
        inner = [found.group() for found in heads().finditer(name) if found.group() not in wide]
        inner = [found for found in inner if kinds()[found] != "college"]
        if inner:
            return kinds()[inner[-1]]
    return kinds()[head]


def ends_in_head(text: str) -> bool:
    """Whether a text ends in a head noun."""
    return any(match.end() == len(text) for match in heads().finditer(text))


@cache
def after_name() -> re.Pattern[str]:
    """Matches what may follow a name: a mark, a conjunction, a verb or adverb of what happened; no further noun."""
    verbs = f"(?:{_ADVERB})?(?:{pattern(INSTITUTION)}|{pattern('stage-governor')})"
    planned = pattern("institution-word", "into-plan")
    return re.compile(f"{_FOLLOWING}|{planned}|[（(][^（）()]*[）)](?={verbs})|的?{verbs}")
