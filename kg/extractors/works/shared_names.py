"""Shared names (并列名称): one phrase that names several documents, whose last words all of them share."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extractors.works.titles import Name

_PAIRS = (
    re.compile(r"(?P<first>(?:19|20)\d\d年度?)(?:[、和与及]|以及)(?P<second>(?:19|20)\d\d年度?)(?P<rest>[^、]{4,})"),
    re.compile(r"(?P<first>“[^”]+”)[、和与及](?P<second>“[^”]+”)(?P<rest>.{2,})"),
    re.compile(
        r"(?P<first>[^、（）]+?[一二三四五六七八九十\d]+省(?:[（(][^（）()]*[）)]|[市区])*)[、和与及]"
        r"(?P<second>[^、（）]+?[一二三四五六七八九十\d]+省(?:[（(][^（）()]*[）)]|[市区])*)(?P<rest>.{2,})"
    ),
)
_ITEM = r"[^、，；的等（）《》“”\d]{2,12}"
_COUNTED = re.compile(
    rf"(?P<items>{_ITEM}(?:[、和与及]{_ITEM}?)+?)等?(?P<count>[两二三四五六七八九]|\d{{1,2}})(?P<unit>[个大份项部本册类])"
    r"(?P<rest>[^、，]{4,})"
)
_INDUSTRIES = re.compile(
    rf"(?P<items>{_ITEM}(?:、{_ITEM})*?[、和及]{_ITEM}?)(?P<rest>(?:重点|优势|特色|支柱|主导|新兴)*产业[^、，]{{2,}})"
)
_BASES = re.compile(
    r"(?P<items>(?:(?!专利|商标|版权|知识产权|标准|法|政策|国内|[中英]文|全)[^、，；的等（）《》“”\d]{2,12}?[、和与及])+"
    r"[^、，；的等（）《》“”\d]{2,12}?)的?(?P<rest>(?:重点|特色|行业|专利|商标|知识产权|信息)*(?:专题|专利|商标|特色|分类)(?:数据)?库)"
)
"""One database for each of the topics of a list: 石墨烯、稀土的|专题数据库."""
_TOPICS = re.compile(
    rf"(?:围绕|针对|聚焦|面向)(?:我?[省市区县])?(?P<items>{_ITEM}?(?:[、和与及]{_ITEM}?)*?)"
    r"(?:等)?(?:[两二三四五六七八九\d]+[个大])?(?:重点|优势|特色|支柱|主导|新兴)*(?:产业|领域|行业|企业)?"
    r"(?=，|$|开展|进行|组织|实施|编制|发布|形成|完成|编写|撰写|推出|分别)"
)
_NUMBERED = re.compile(r"(?P<count>[两二三四五六七八九]|\d{1,2})(?P<unit>[份部本册])(?P<rest>.{4,})")


def divided(name: Name) -> tuple[Name, ...]:
    """A name that stands for several: “护航”、“雷霆”|专项行动工作方案, 2018年和2019年|…统计报告.

    Of books and agreements also 石化、核电|两份专利导航报告, where the number is theirs.
    """
    if name.titled or name.container is not None:
        return (name,)
    for pattern in _PAIRS:
        found = pattern.fullmatch(name.title)
        if found:
            return tuple(replace(name, title=found[part] + found["rest"]) for part in ("first", "second"))
    if name.kind is None or name.kind.document_class == "policy":
        return (name,)
    counted = _COUNTED.fullmatch(name.title)
    if counted:
        items = _shared(counted["items"], _number(counted["count"]))
        if items:
            rest = (
                counted["rest"] if counted["unit"] != "大" else re.sub(r"^(?:产业|领域|行业)", "产业", counted["rest"])
            )
            return tuple(replace(name, title=item + rest) for item in items)
        return (name,)
    if name.kind.document_class != "publication":
        return (name,)
    listed = _INDUSTRIES.fullmatch(name.title) or _BASES.fullmatch(name.title)
    if listed:
        return tuple(replace(name, title=item + listed["rest"]) for item in re.split("[、和及与]", listed["items"]))
    return (name,)


def _shared(items: str, count: int) -> list[str]:
    """The items that a number counts, cut where there are as many: 光电子、汽车及零部件|2个 are two."""
    cuts = (re.split(marks, items) for marks in ("[、和与及]", "、", "[、和]", "[、与]", "[、及]", "[和与及]"))
    return next((parts for parts in cuts if len(parts) == count), [])


def topics_before(text: str, body: str) -> tuple[str, int] | None:
    """The name of numbered books with the topics that the words before tell, and where these begin, or None.

    >>> topics_before("围绕煤层气、特钢编制发布", "2份专利导航成果报告")
    ('煤层气、特钢2份专利导航成果报告', 0)
    >>> topics_before("围绕煤层气、特钢编制发布", "3份专利导航成果报告") is None
    True
    """
    numbered = _NUMBERED.fullmatch(body)
    if numbered is None:
        return None
    for topics in reversed(list(_TOPICS.finditer(text))):
        if len(re.split("[、和与及]", topics["items"])) == _number(numbered["count"]):
            return topics["items"] + body, topics.start()
    return None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else {"两": 2}.get(text, "零一二三四五六七八九".find(text))
