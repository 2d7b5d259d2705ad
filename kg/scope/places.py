"""Places (地域): which area a document, a section or a name means."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TypeAlias

from kg.documents import Document, Section
from kg.lexicon import Area, area_by_code, area_by_name, area_seen_from, concepts, is_district, leading_chain, zone_of
from kg.mentions import Mention, Mentions
from kg.values.alternation import alternation
from kg.values.marks import without_remark

NATION = "全国"
Place: TypeAlias = tuple[str, str | None]
"""A province-level area and the place below it, if one is meant."""

# The body that answers for a row names its place: "越城区人民政府", "滨海新区管委会".
_GOVERNMENT = re.compile(r"(?:人民政府|政府|管理?委员?会)$")

_DATED = re.compile(r".{2,12}?(?:19|20)\d\d")
_MASTHEAD = re.compile(
    r"(?:动态|简报|简讯|信息|快报|通讯|月报|专报|工作交流|参考)$|(?:动态|简报|通讯|参考)》?(?:(?:19|20)\d\d年)?第\d+期|(?:局|办公室|委员会|领导小组|中心)(?:主?编|主办)"
)

# Whom a paper of the nation's bodies goes to: "各省、自治区、直辖市及新疆生产建设兵团知识产权局：".
_TO_PROVINCES = re.compile(r"^各省、自治区[^。；《]*[：:]$", re.MULTILINE)
_ANSWER = re.compile(r"(?:批复|[复的]函)$")
_ADDRESSEE = re.compile(r"^(?P<to>[\u4e00-\u9fff（）()]{4,30})[：:]$", re.MULTILINE)
_HEAD = 800
_PLACE_NOUN = re.compile(r"[\u4e00-\u9fff]{2,}(?:区|县|市|旗|园|城)$")
_SAID = re.compile("[，。；：！？]")
# The capital as the seat of what was held there, in texts about any place: 在北京|召开新闻发布会.
_HELD = re.compile(r"在(?:首都)?(?P<place>北京)市?(?:[^，。；、]{0,6})(?:召开|举行|举办|开幕|闭幕|发布|签署|启动|揭晓)")
_MOST = 0.6
_OFTEN = 3
_PROVINCIAL = ("全省", "我省", "全区", "我区", "全自治区")
_MUNICIPAL = ("全市", "我市", "全州", "我州")
# The country as the one spoken of, not as the circle of a rank or the whole of a share: 我国, 2021年|全国著作权登记.
_NATIONAL = re.compile(r"我国|(?<![居占列位跑入在前为均])全国(?!第|前|各地|领先|首|榜|政协|人大|平均|大中)")
# A paper's own name: 香港|新闻网, 湖南|日报.
_MEDIA = re.compile(r"(?:新闻网|日报|晚报|晨报|商报|时报|都市报|电视台|广播电|网讯|新闻社)")
# What a heading says of a place's work in general; 西安市|专利导航平台 is a thing that stands there.
_WORK = re.compile(
    r"(?:知识产权|专利|商标|版权|科技)?(?:事业|工作|创造|运用|保护|管理|发展|建设)*(?:概况|概述|情况|状况|综述|进展|成效)?"
)
_LONGEST_PLACE = 15
_LONGEST_NAME = 40
_LONGEST_ZONE = 12
_HEAD_LINES = 4
RANK = {"province": 0, "corps": 0, "prefecture": 1, "zone": 2, "county": 3, "region": 4}


_LEADING = re.compile(r"^(?:关于)?(?:(?:19|20)\d\d年度?)?")
"""What stands before the place of a title: 关于|永嘉县…工作情况的汇报."""


def document_area(document: Document, mentions: Mentions) -> tuple[str, str | None]:
    """The area that a document speaks for: that of its issuer or title, else the one that most of its places
    lie in, or the place there that its first line begins with.
    """
    for text in (document.signature, document.issuer, document.title, document.number_span and first_heading(document)):
        if not text:
            continue
        text = _LEADING.sub("", text)
        if re.match(r"(?:国务院|中共中央|国家|最高人民|全国|中国|财政部|科技部|教育部)", text):
            return _answered(document) or (NATION, None)
        area, end = leading_chain(text)
        if area is not None:
            return leading_zone(text, area, end) or area_and_city(area)
    if not document.title and (masthead := _masthead(document)) is not None:
        return masthead
    if _TO_PROVINCES.search(document.text, 0, _HEAD):
        return NATION, None
    most = _most_named(document, mentions)
    first = _LEADING.sub("", document.text.partition("\n")[0])
    named, end = leading_chain(first) if len(first) <= _LONGEST_NAME and not _SAID.search(first) else (None, 0)
    if named is None or named.province != most[0]:
        return most
    return leading_zone(first, named, end) or area_and_city(named)


def _answered(document: Document) -> Place | None:
    """The one place that a letter of the nation's bodies answers, 同意…的|批复: what it agrees to lies there."""
    to = _ADDRESSEE.search(document.text, 0, _HEAD) if _ANSWER.search(document.title or "") else None
    area = leading_area(to["to"]) if to else None
    return area_and_city(area) if area is not None and area.level not in ("nation", "region") else None


def leading_zone(text: str, city: Area, end: int) -> Place | None:
    """The zone of a city that a text begins with, as printed, the city's name up to `end`: "西安高新区|管委会关于…"."""
    name = max((name for name in city.names if text[:end].endswith(name)), key=len, default="")
    for length in range(_LONGEST_ZONE, 2, -1):
        if name and zone_of(city, text[end : end + length]) is not None:
            return city.province, name + text[end : end + length]
    return None


def _most_named(document: Document, mentions: Mentions) -> Place:
    """The province that most places of a text lie in; its city most named, where the text calls itself 全市 or 我市 or
    names it alone. A text that speaks of the country as often as of them and of no province as its own is about 全国.
    """
    text = document.text
    of_province, of_city = (sum(map(text.count, words)) for words in (_PROVINCIAL, _MUNICIPAL))
    counts: Counter[str] = Counter()
    cities: Counter[Place] = Counter()
    seats = {match.start("place") for match in _HELD.finditer(text)}
    for mention in mentions.by_label.get("area", ()):
        area = resolve_area(mention, NATION)
        if not (of_province or of_city) and _MEDIA.match(text, mention.end):
            continue
        if area is not None and area.level not in ("region", "nation") and mention.start not in seats:
            counts[area.province] += 1
            cities[area_and_city(area)] += area.level == "prefecture"
    if not counts:
        return NATION, None
    (province, most), total = counts.most_common(1)[0], sum(counts.values())
    own = of_province + of_city
    if most < _MOST * total or (not own and len(_NATIONAL.findall(text)) >= most):
        return NATION, None
    (place, named) = cities.most_common(1)[0]
    alone = not own and named == most >= _OFTEN
    municipal = of_city > of_province and named >= _MOST / 2 * most
    return place if (municipal or alone) and place[0] == province else (province, None)


def is_bulletin(document: Document) -> bool:
    """Whether a document is a paper of many items: no title, and a name like 动态 or 简报 in its first lines."""
    return not document.title and any(
        len(line) <= _LONGEST_NAME and _MASTHEAD.search(line) for line in document.text[:200].split("\n")[:_HEAD_LINES]
    )


def _masthead(document: Document) -> Place | None:
    """The place of a paper without a title, by its name or its editors in the first lines: 晋江|知识产权动态,
    成都高新区|知识产权简报."""
    for line in document.text[:200].split("\n")[:_HEAD_LINES]:
        if len(line) > _LONGEST_NAME or not _MASTHEAD.search(line) or "。" in line:
            continue
        area, end = leading_chain(line)
        if area is not None and area.level not in ("nation", "region"):
            return leading_zone(line, area, end) or area_and_city(area)
    return None


def first_heading(document: Document) -> str:
    """The first heading of a document, its title where nothing else says so."""
    return next((section.path[0] for section in document.sections[:3] if section.path), "")


@lru_cache(maxsize=1024)
def section_area(section: Section, home: Place = (NATION, None)) -> Place | None:
    """The province and city of a section: the first cell of its row, or the innermost heading that names a place.

    `home` is the document's own place.
    """
    key = section.cell.key if section.cell and section.cell.key else ""
    governed = _GOVERNMENT.sub("", key)
    for name in [*([governed] if key else []), *map(without_remark, reversed(section.path))]:
        area = own = None
        if len(name) <= _LONGEST_PLACE:
            own = _own_place(name, home, governed=key != governed == name)
            area = area_seen_from(name, *home) or _whole_chain(name)
        if own is not None:
            return own
        if area is None and _DATED.match(name):
            area, end = leading_chain(name)
            zone = leading_zone(name, area, end) if area is not None else None
            if zone is not None:
                return zone  # 合肥高新区|2024年知识产权工作总结
        if area is not None and area.level not in ("nation", "region"):
            return area_and_city(area)
    return None


def _whole_chain(name: str) -> Area | None:
    """The last place of a chain of names that is all that a heading says, 湖北省|宜昌市, or whose work it tells of:
    西安市|知识产权工作.
    """
    area, end = leading_chain(name)
    return area if _WORK.fullmatch(name, end) else None


def _own_place(name: str, home: Place, governed: bool) -> Place | None:
    """A place of the document's own that the ontology does not know by this name alone, in its words, or None.

    高新区 is that of the city at hand; 滨海新区 in a table of 绍兴 is not that of 天津; and what a row's government or
    committee governs (`governed`) is a place.
    """
    province, city = home
    outer = area_by_name(city, province) if city else None
    if outer is not None and zone_of(outer, name) is not None:
        return province, outer.name + name
    if area_seen_from(name, *home) is not None:
        return None
    elsewhere = area_by_name(name)
    if elsewhere is not None and is_district(elsewhere) and province != NATION:
        return province, name
    one = governed and province != NATION and _PLACE_NOUN.fullmatch(name) and not _several().match(name)
    return (province, name) if one else None


@cache
def _several() -> re.Pattern[str]:
    """Matches the names of several places at once: 各区县, 设区市."""
    labels = {label.removesuffix("政府") for concept in concepts("collective-word") for label in concept.labels}
    return re.compile(alternation(labels))


def leading_area(text: str) -> Area | None:
    """The area whose name a text begins with, the longest; of a chain of names (四川省成都市…) the last."""
    return leading_chain(text)[0]


def area_and_city(area: Area) -> tuple[str, str | None]:
    """The province-level name of an area, and its own name where it lies below.

    Where two of its province share the name, that of its city stands before it: 徐州市鼓楼区.
    """
    if area.name == area.province:
        return area.province, None
    outer = area_by_code(area.parent) if area.parent and area_by_name(area.name, area.province) is None else None
    return area.province, (outer.name if outer is not None else "") + area.name


def resolve_area(mention: Mention, province: str) -> Area | None:
    """Which of the areas that bear a name is meant: one in the province at hand, else the highest; None for a
    district of another province, or for one that several have.

    A short county name (和平, 新华) counts only within its own province.
    """
    codes = mention.value
    assert isinstance(codes, tuple)
    candidates = [area for area in map(area_by_code, codes) if area is not None]
    inside = [area for area in candidates if area.province == province]
    if inside:
        return min(inside, key=lambda area: (RANK.get(area.level, 9), area.code))
    rest = [
        area
        for area in candidates
        if area.level != "county"
        or (mention.end - mention.start >= 3 and len(candidates) == 1 and (province == NATION or not is_district(area)))
    ]
    return min(rest, key=lambda area: (RANK.get(area.level, 9), area.code)) if rest else None
