"""Predicates (谓词): what counted things do, parted from the noun that is counted."""

from __future__ import annotations

import re

from kg.extractors.figures.indicators import bare_subject, trailing, without_reaching, words_of

# "10个城市|为国家知识产权强市建设示范城市": what the counted things are named.
_NAMED = re.compile(r"([^为]{1,12})为([^，。；]{4,})")
LISTED_PLACES = re.compile(r"(?:在|面向|赴|向)[^，；\d]{2,}?、[^，；\d]*?等(?=.{3})")
_WHERE = re.compile(r"(?<=.)(?:在|面向)(?=[^在]*$)(?!建|研|线|校|册|职|岗)")
_OF_WHICH = re.compile(
    r"[^的，]{1,12}的[^的，]{0,8}?(?:企业|项目|单位|机构|高校|人员|园区|产业|专利|产品)(?:进行|给予|予以|开展)"
)
_TREATING = re.compile(r"(?:进行|开展|实施|给予)了?")
_OWNERS = re.compile(
    r"企业|公司|机构|单位|高校|院所|园区|基地|联盟|银行|医院|基金|平台|孵化器|网点|县区|区县|市州|市县|县市|城市|乡镇|街道"
)
_NUMBER = re.compile(r"\d")
_PERSON = {"人", "名", "位", "人次"}


def named_as(text: str) -> str | None:
    """What counted things are named, or None: "城市为国家知识产权强市建设示范城市" gives the name.

    >>> named_as("城市为国家知识产权强市建设示范城市")
    '国家知识产权强市建设示范城市'
    """
    match = _NAMED.fullmatch(text)
    return match.group(2) if match and trailing("counted").search(match.group(1)) else None


def split_predicate(text: str) -> tuple[str, str] | None:
    """The counted noun and what it does, or None: "行业协会成立知识产权纠纷调解组织" gives both.

    The noun must be one of the ontology's counted nouns, or be left out ("8家|被认定为国家级规范化市场"); a verb
    before such a noun
    is part of a name (高价值专利|培育中心).
    """
    named = _NAMED.fullmatch(text)
    if named and trailing("counted").search(named.group(1)):
        return None
    nouns = trailing("counted")
    for match in words_of("predicate").finditer(text):
        noun = bare_subject(text[: match.start()])  # 企业|免费提供…, 高校院所|共实现…
        rest = text[match.end() :]
        if _OF_WHICH.match(rest):
            continue  # 专利|实施|运用良好的项目|进行…: the verb only tells which projects
        where = _WHERE.search(noun)  # 企业|在美国、日本等国家|布局海外专利
        if where and nouns.search(noun[: where.start()]):
            noun = noun[: where.start()]
        if rest and "为" not in noun and not words_of("counted").fullmatch(rest) and (not noun or nouns.search(noun)):
            return noun, text[len(noun) :]
    where = LISTED_PLACES.search(text)  # 企业|在东盟、欧盟等地区申请商标
    if where and nouns.search(text[: where.start()]):
        return text[: where.start()], text[where.start() :]
    alone = trailing("predicate-alone").search(text)
    if alone and nouns.search(text[: alone.start()]) and "为" not in text:
        return text[: alone.start()], alone.group()
    return None


def treated(text: str) -> tuple[str, str] | None:
    """What things behind 对 and their number are, and what is done with them or theirs; or None.

    >>> treated("科技项目开展“三查”"), treated("设区市的调查数据进行详细分析")
    (('科技项目', '开展“三查”'), ('设区市', '详细分析调查数据'))
    """
    for match in _TREATING.finditer(text):
        if match.start() >= 2 and match.end() + 2 <= len(text) and not _OF_WHICH.match(text[match.end() :]):
            noun, _, theirs = text[: match.start()].partition("的")
            owned = theirs and trailing("counted").search(noun.replace("(", "（").replace(")", "）"))
            return (noun, text[match.end() :] + theirs) if owned else (text[: match.start()], text[match.start() :])
    return None


def measured_of(text: str) -> int | None:
    """Where what a number behind the text measures of the organisations counted before it begins, or None.

    >>> measured_of("国家知识产权运营试点企业知识产权运营额"), measured_of("园区企业通过率为"), measured_of("专利")
    (12, 4, None)
    """
    text = without_reaching(text)
    measure = trailing("measure").search(text)
    nouns = [*_OWNERS.finditer(text, 0, measure.start())] if measure else []
    return nouns[-1].end() if nouns and len(text) - nouns[-1].end() > 2 else None


def bounded(text: str) -> tuple[str, str] | None:
    """The organisations counted, and the bound that they or what is measured of them pass; or None.

    >>> bounded("专利代理机构年代理量达到2000件以上"), bounded("县区超过500件")
    (('专利代理机构', '年代理量达到2000件以上'), ('县区', '超过500件'))
    """
    number = _NUMBER.search(text)
    told = text[: number.start()] if number else ""
    bare = without_reaching(told)
    ends = len(bare) if bare != told and trailing("counted").search(bare) else measured_of(told)
    return (text[:ends], text[ends:]) if ends is not None else None


def attribute(noun: str, predicate: str, unit: str) -> str:
    """What the noun does, as its attribute: 成立知识产权纠纷调解组织的行业协会.

    >>> attribute("行业协会", "成立知识产权纠纷调解组织", "家")
    '成立知识产权纠纷调解组织的行业协会'
    """
    predicate = re.sub(r"(?:工作|活动|评选)$", "", predicate).removeprefix("正式").removeprefix("了")
    predicate = re.sub(r"^(?:均|都|皆|已经|已|共(?!同)|全部)+", "", predicate)
    predicate = re.sub(r"^(?:进行|给予|予以)(?:了|总计|共计|合计|累计)*$", "", predicate)
    predicate = re.sub(r"^(组成|构成|参与|参加)的", r"\1", predicate)  # 由34家单位|组成的联席会议
    noun = noun or ("人员" if unit in _PERSON else "")
    if noun[2:] and predicate in (f"开展{noun[:2]}", f"进行{noun[:2]}"):
        return noun  # 在20个|试点城市|开展试点
    return f"{predicate}的{noun}" if noun and predicate else noun or predicate
