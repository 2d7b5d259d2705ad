"""Subjects (主语地): the place that a part of a national text speaks of, by the clause that opens with it."""

from __future__ import annotations

import re

from kg.extractors.figures.figure import Figure
from kg.extractors.passages.named_places import place_at, province_of
from kg.extractors.passages.reading import Passage
from kg.facts import NATION
from kg.lexicon import area_by_name, leading_chain
from kg.mentions import Mention
from kg.scope import area_and_city, leading_zone, resolve_area

# What may stand before the place: a date, a section's mark, "在", "其中", "指导", "设立", "中国（".
# What else there is than the place before: 甲高新区通过验收，|另有1家试验区|未通过.
_OTHERS = re.compile(r"(?:另有|另外|其余|还有)[\d两三四五六七八九十]")
_LEAD = re.compile(
    r"(?:【[^】]{1,12}】)?(?:其中|同时|此外|而|目前|首次|全年|现)*"
    r"(?:推动|支持|指导|督促)?(?:设立|成立|建成|在|由)?(?:国家|中国)?[（(]?"
)
# What makes of the place before it the name of a body that works beyond it (西安|海关, 武汉|大学), one of a list
# (盘锦|大米、东港草莓等4个产品), or where something is only held (在贵阳|举办…).
_NAME = re.compile(
    r"[一-鿿]{0,6}?(?:海关|大学|学院|[中小]学|学校|医院)|[^，。；、]{0,16}(?:公司|集团|事务所)|[^，。；、]{0,16}、[^，。；]{1,30}等"
    r"|[一-鿿]{1,8}等[\d两三四五六七八九十]|[^，。；]{0,4}(?:举办|举行|召开|承办)"
)
# Words that a clause opens with where it speaks of the province again: "苏州…；|全省|…".
_WHOLE = re.compile(r"(?:其中|同时|此外|而|目前|截至[^，]*)*(?:全国|我国|全[省区]|[我本]省|省内|兵团|其他|其余)")
# Several places told together, whose number is no city's: "西安市…，|陕南三市|合计占3%".
_SEVERAL = re.compile(
    r"(?:其中|其余|其他|而)*[^省市区县州盟旗，。；\d]{2,4}?(?:[两三四五六七八九十]|\d{1,2}个?)(?:市|州|县|区|省|盟|地市)(?=[^，。；])"
)


def subject_place(passage: Passage, at: int) -> tuple[str, str | None]:
    """The area and city that a statement at an offset is about: that of the nearest clause before it, up to a
    semicolon, that opens with a place inside the area of its sentence, else those of the sentence.

    "…；7月18日，中国（徐州）知识产权保护中心揭牌，预审员18人到岗" is about 徐州市, "东湖高新区集聚机构79家，其中代理
    机构40家" about the zone; "台州、济南、无锡等10个城市" names no one place, "全省…" speaks of the province again.
    """
    scope = passage.scope
    for clause in reversed([clause for clause in passage.clauses if clause.start <= at]):
        said = passage.undated(clause.start, clause.end)
        if _OTHERS.match(said) or (scope.area != NATION and (_WHOLE.match(said) or _SEVERAL.match(said))):
            break
        places = passage.mentions("area", clause.start, clause.end)
        if places and _LEAD.fullmatch(passage.undated(clause.start, places[0].start)):
            return _opening(passage, places) or (scope.area, scope.city)
        if clause.strong:
            break
    return scope.area, scope.city


def _opening(passage: Passage, places: tuple[Mention, ...]) -> tuple[str, str | None] | None:
    """The place that opens a clause, the innermost of a chain; None for several, and for one outside the area."""
    area = passage.scope.area
    found = [place for place in (resolve_area(mention, area) for mention in places) if place is not None]
    end = places[0].end
    for inner in places[1:]:
        end = inner.end if inner.start == end else end  # 河北省|迁安市|等21个县
    following = passage.slice(end, end + 1)
    if not found or following in ("、", "等"):
        return None
    if area == NATION:
        provinces = {place.province for place in found}
        return area_and_city(found[0]) if len(provinces) == 1 and NATION not in provinces else None
    first = place_at(passage, places[0].start)
    place = area_by_name(first.name, area) if first is not None and first.city and first.province == area else None
    if first is None or place is None:
        return None
    text = passage.slice(first.end - len(first.printed), passage.sentence.end)
    zone = leading_zone(text, place, len(first.printed))
    _, city = zone or area_and_city(place)
    after = text[len(city) if zone and city else len(first.printed) :]
    return (area, city) if _is_alone(after) else None


def _is_alone(after: str) -> bool:
    """Whether a place stands for itself by the words behind it: not one of several, nor the name of a wider body."""
    return not after.startswith(("、", "等", "和", "与")) and _NAME.match(after) is None


def figure_place(passage: Passage, figure: Figure) -> tuple[str, str | None]:
    """The area and city of a figure: the nation or province that it is of beside one's own, those of its own place
    in a list of places, else those of its statement, or of the name that it counts for: "南京、苏州知识产权法院分别受理
    案件791件、1433件".
    """
    if figure.circle:
        return NATION if figure.circle == "nation" else passage.scope.area, None
    if figure.place is not None:
        return province_of(passage, figure.place), figure.place.city
    area, city = subject_place(passage, figure.at)
    if city is None and figure.indicator not in passage.text:
        place, end = leading_chain(figure.indicator)
        alone = (
            place is not None
            and place.province != NATION
            and area in (place.province, NATION)
            and _is_alone(figure.indicator[end:])
        )
        return area_and_city(place) if place is not None and alone else (area, city)
    return area, city
