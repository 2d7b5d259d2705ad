"""Grantees (获称号者): lists of places and organisations, as a sentence prints them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extractors.passages.labels import pattern
from kg.extractors.passages.named_places import place_at
from kg.extractors.passages.reading import Passage
from kg.facts import NATION
from kg.lexicon import area_by_name
from kg.scope import leading_area
from kg.values.marks import LIST_MARK

_ZONE = re.compile(
    r"(?:(?!国家(?!级?(?:高新|经济|经开))|知识产权|首批|全国|省级|[和与及]"
    rf"|{pattern('designation-frame', 'doing', 'sending', 'joining')})"
    r"[一-鿿]){0,8}?" + pattern("grantee-ending", "zone")
)
_BODY = re.compile(
    r"(?:(?!国家知识|首批|全国|试点|示范|遴选|选定|评选|选树|推荐|授予|决定|命名|被)[一-鿿A-Za-z0-9（）()·]){0,24}?"
    rf"{pattern('grantee-ending', 'organisation')}"
    r"(?:[（(][^（）()]{2,12}[）)])?(?="
    rf"{pattern('designation-frame', 'admitted', 'naming', 'doing', 'choosing', 'sending')}"
    r"|[、和与及等被，；。国正已新承的分“]|[两二三四五六七八九十\d]+[家所个]|$)"
)
_REMARK = re.compile(r"[（(][一-鿿]{2,8}[）)](?=[、和与及等])")
"""What a bracket adds to the name of a zone in a list: 杭州高新区|（滨江）|、义乌市."""
_COUNT = re.compile(
    r"等?(?:(?P<number>[一二两三四五六七八九十\d]+)(?:余|多)?(?:个|家|所|名|地)?)?"
    r"(?P<noun>[市县区州]（[市县区州旗、]{1,7}）|城市|地方|地区|省份|区域|省市|市县|市州|单位|企业|高校|院校|学校|机构|市场|公司|园区|开发区|高新区|县区|区县|县市|地|市|区|县|州|省)?"
    r"(?:[（(][市县区州旗城园盟地、]{1,8}[）)])?"
)
_NO_NAME = re.compile(r"[，。；：的了对《》]|\d+[个家项件所名人]|[一二两三四五六七八九十]+[个家项件所]")
_OF_PLACE = re.compile(r"的(?=[\u4e00-\u9fff]{4})")
"""Between a place and one of its bodies: 辽宁省|的|大连理工大学."""
_ADDED = re.compile(r"累计|新增|新建(?!区)|新设|增设|已有|获批|申报|下列|以下|上述|有关|相关")
_CLAUSE = r"将|推进|开展|推动|探索|实施|争取|申报|积极|进一步|制定|设立"
_OWN_ZONE = re.compile(r"高新区|经开区|开发区|自贸区|新区|片区")
_OWN = re.compile(r"(?:我|本)(?:省|市|区|县|州|自治区)")


@dataclass(frozen=True, slots=True)
class Grantee:
    """A place or organisation: as printed, its place below the province, and its province if the text tells."""

    name: str
    city: str | None
    province: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """Grantees in a row and the clean span that they take, with "等14个城市" behind them.

    `open` where 等 says that there are more; `counted` where a number says how many there are.
    """

    grantees: tuple[Grantee, ...]
    start: int
    end: int
    open: bool
    counted: bool


def read_listing(passage: Passage, start: int, limit: int) -> Listing | None:
    """The places and organisations listed from `start` ("成都、绵阳和自贡高新区等|", "黄浦、杨浦两区|"), or None."""
    found: list[Grantee] = []
    position = start
    end = start
    while position < limit:
        item = _item(passage, position, limit)
        if item is None:
            break
        grantee, end = item
        found.append(grantee)
        mark = LIST_MARK.match(passage.slice(end, limit))
        if mark is None:
            break
        position = end + mark.end()
    if not found:
        return None
    rest = passage.slice(end, limit)
    counted = _COUNT.match(rest)
    length = counted.end() if counted and (rest.startswith("等") or counted["number"]) else 0
    if length and counted and not rest.startswith("等") and _number(counted["number"]) != len(found):
        return None
    if length and counted and counted["noun"] in ("市", "区", "县", "州") and not rest.startswith("等"):
        noun = counted["noun"]
        found = [one if one.name.endswith(noun) else replace(one, name=one.name + noun) for one in found]
    number = length > 0 and counted is not None and counted["number"] is not None
    return Listing(tuple(found), start, end + length, rest.startswith("等"), number)


def _number(text: str) -> int:
    """How many a numeral says: "14", 两, 三; 0 where it is longer."""
    return int(text) if text.isdigit() else {"两": 2}.get(text, "零一二三四五六七八九十".find(text))


def _item(passage: Passage, start: int, limit: int) -> tuple[Grantee, int] | None:
    place = place_at(passage, start, sure=True)
    if place is not None and place.end <= limit:
        if belonging := _OF_PLACE.match(passage.slice(place.end, limit)):
            inner = _item(passage, place.end + belonging.end(), limit)
            if inner is not None and inner[0].city is None and inner[0].province is None:
                return replace(inner[0], province=place.province), inner[1]
        rest = passage.slice(place.end, limit)
        body = _BODY.match(rest)
        zone = _ZONE.match(rest)
        if zone and not (body and body.end() > zone.end()):
            stop = place.end + zone.end()
            remark = _REMARK.match(passage.slice(stop, limit))
            stop += remark.end() if remark else 0
            return Grantee(
                without_province(passage.slice(start, stop)), place.printed + zone.group(), place.province
            ), stop
        if body:
            whole = passage.slice(place.start, place.end).endswith(("市", "县", "区", "州", "盟"))
            city = place.city if whole else None
            return Grantee(passage.slice(start, place.end + body.end()), city, place.province), place.end + body.end()
        return Grantee(without_province(passage.slice(start, place.end)), place.city, place.province), place.end
    rest = passage.slice(start, limit)
    own = _OWN.match(rest)
    if own:
        grantee = own_area(passage)
        if grantee and grantee.city is None and own.group().endswith(("市", "县")) and not grantee.name.endswith("市"):
            return None  # 我市, in a text on a province
        return (grantee, start + own.end()) if grantee else None
    if own_zone := _own_zone(passage, start):
        return own_zone
    for ending in (_BODY, _ZONE):
        body = ending.match(rest)
        if body and body.end() >= 4 and is_name(body.group()):
            return Grantee(body.group(), None, None), start + body.end()
    return None


def _own_zone(passage: Passage, start: int) -> tuple[Grantee, int] | None:
    """The zone that the passage is about, by its noun alone: |高新区|被确定为…, in a bulletin of 西安高新区."""
    zone = _OWN_ZONE.match(passage.reading.document.text, start)
    own = own_area(passage) if zone else None
    return (own, zone.end()) if zone and own and own.name.endswith(zone.group()) else None


def without_province(name: str) -> str:
    """The name of a place or zone without the province printed before it; a municipality is its city and stays.

    >>> without_province("福建厦门"), without_province("江苏省南京市江宁区"), without_province("天津市滨海新区")
    ('厦门', '南京市江宁区', '天津市滨海新区')
    """
    area = leading_area(name)
    if area is None or area.name == area.province or not area.province.endswith(("省", "自治区")):
        return name
    outer = area_by_name(area.province)
    for printed in sorted(outer.names, key=len, reverse=True) if outer else ():
        if name.startswith(printed) and leading_area(rest := name.removeprefix(printed)) == area:
            return rest
    return name


def own_area(passage: Passage) -> Grantee | None:
    """The place that the passage is about: 我省 in 贵州省."""
    scope = passage.scope
    return None if scope.area == NATION else Grantee(scope.city or scope.area, scope.city, scope.area)


def is_name(text: str) -> bool:
    """Whether words can name one body: no counts, no pronouns, no general nouns alone, no clause.

    >>> is_name("邯郸市汉光中学"), is_name("10个县区"), is_name("该项工作"), is_name("全省高校")
    (True, False, False, False)
    """
    if not 2 <= len(text) <= 30 or _NO_NAME.search(text.replace("的", "") if text.endswith("公司") else text):
        return False
    general = re.match(rf"{pattern('designation-frame', 'no-name')}", text)
    if _ADDED.match(text) or (general and not text.endswith(("公司", "大学"))):
        return False
    if re.match(pattern("designation-frame", "sending", "choosing", "doing"), text) or re.search(_CLAUSE, text):
        return False
    if re.search(r"[两二三四五六七八九十一\d][区县市校企院园地城家所]$", text):
        return False  # 我市三校: a count, no name
    return not re.match(r"(?:全省|全市|全区|全县|我国|省级|市级)", text)
