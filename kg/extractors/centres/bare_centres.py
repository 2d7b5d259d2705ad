"""Bare heads (无名的中心): centres whose sentence prints only the kind, and the place apart from it or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.centres.heads import PROTECTION, RAPID, CentreName, Head, compose, rapid_name
from kg.extractors.centres.stages import CENTRE, ends_in_stage_word, has_stage_word
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.named_places import Place, place_at, places_listed
from kg.extractors.passages.reading import Passage
from kg.lexicon import area_by_name
from kg.values.numbers import read_number

_ADORNED = re.compile(
    r"(?:(?:成为|作为|是|为)?"
    r"(?:全国|全省|全市|全区|我国|西部|西南地?区?|西北地?区?|东北地?区?|中部|省内|国内)?"
    r"(?:首家|首个|首批|第[一二三四五六七八九十两]家|唯一一?家?的?)?)?(?P<level>国家级|省级|市级)?$"
)
_FIELD = re.compile(
    r"(?:设立|建设|建立|申报|筹建|成立|组建)(?P<field>(?!重点|优势|特色|主导|相关|支柱|战略性)[一-鿿]{2,8}?(?:领域|产业|行业))$"
)
_FIELD_ALONE = re.compile(
    rf"(?:设立|建设|建立|申报|筹建|成立|组建|申建)(?P<field>"
    rf"(?!{pattern('institution-word', 'lowly', 'plain')}|建设|设立|筹建|成立|组建|国家|全国|全[省市区]|首|一|省|市|区"
    r"|[^，。；]*?[多\d两二三四五六七八九几批][个家所批])[一-鿿]{2,6})$"
)
"""A field without its noun, before a head that is printed in full: 筹建|生物医药|知识产权快速维权中心."""
_COUNTED = re.compile(r"[\d一二三四五六七八九十两几多]+[个家所]$|一批$|的$")
TURNED_INTO = re.compile(r"(?:升级|升格|转设|提升|改建|扩建|改设|更名)(?:建设)?(?:成|为)$")
"""Before what a centre of another kind becomes: 晋江、石狮快维中心|升级为|保护中心."""
_OPEN = re.compile(r"(?:^|了|该|此|[：“])$")
_HOPED = re.compile(r"(?:争取|力争|推动|确保)$")
_EVENT = re.compile(
    r"(?P<name>第[一二三四五六七八九十\d]+届(?:“[^“”]{2,12}”|[^，。；“”在]{2,14}[会节展]))(?:设立|设置|设)了?$"
)
_COUNTED_BEHIND = re.compile(
    r"(?:[和与及、][^，。；]{2,20}?中心)?(?:已|现|共|总数|数量|累计|分别|各)*(?:有|达到?|增至|增加到|为)?\d+[个家]"
)
_FAIR = re.compile(r"(?:博览会|交易会|展览会|推介会|展会|会展|展|赛|节)[“”]?(?:上|现场|期间)(?:设立|设置|建立|设)了?$")
"""A station at a fair stands for its days only: 在…鞋业博览会上设立|维权工作站."""
_NUMBER = re.compile(r"(?:[（(]?\d+[）).、])?")
_BODY = re.compile(r"[一-鿿]{0,6}?(?:大学|学院|医院|海关|公司|集团|银行)")
"""Behind a place that only begins the name of a body: 宁夏|大学|设立…."""


def centres_meant(passage: Passage, head: Head, known: Sequence[CentreName]) -> tuple[CentreName, ...]:
    """The centres that a bare head means, or none where it is another's or any centre at all.

    With a field before the head, that of the place that acts (包头市关于设立|稀土领域|知识产权保护中心). Else those of
    the places that act in its clause (在白山市和白城市设立了|), of an event (第九届“科洽会”设立|), of the province
    (省级|); without 知识产权 and a verb of creation, the one last named (`known`).
    """
    clause = passage.clause_at(head.start)
    before = passage.slice(clause.start, head.start)
    alone = _FIELD_ALONE.search(before) if head.kind in (RAPID, PROTECTION) else None
    field = _FIELD.search(before) or alone
    if field is not None and field is alone and head.kind == PROTECTION:
        # 指导洛阳申报|装备制造|知识产权保护中心: one centre a city, whatever it is for.
        acting = _acting_places(passage, clause.start, clause.start + field.start("field"))[:1]
        if acting:
            return tuple(CentreName(head.start, head.end, compose(p, head), head.kind, p, True) for p in acting)
    elif field is not None:
        begin = clause.start + field.start("field")
        return tuple(
            _of_field(begin, head, field["field"], place) for place in _acting_places(passage, clause.start, begin)[:1]
        )
    if _COUNTED_BEHIND.match(passage.slice(head.end, min(passage.sentence.end, head.end + 36))):
        return ()
    if TURNED_INTO.search(before):
        turned = [name.place for name in known if clause.start <= name.start < head.start and name.place is not None]
        return tuple(CentreName(head.start, head.end, compose(p, head), head.kind, p, True) for p in turned)
    adorned = _ADORNED.search(before)
    assert adorned is not None
    if counted := _COUNTED.search(before[: adorned.start()]):
        # 在涪陵、万州、永川建设|3个|知识产权维权援助分中心: as many as there are places.
        each = _acting_places(passage, clause.start, head.start)
        number = read_number(counted.group()[:-1].replace("两", "二"))
        each = each if len(each) > 1 and number == len(each) else ()
        return tuple(CentreName(head.start, head.end, compose(p, head), head.kind, p, True) for p in each)
    level = adorned["level"] or ""
    if level in ("省级", "市级") and len(several := _acting_places(passage, clause.start, head.start)) > 1:
        return tuple(CentreName(head.start, head.end, compose(p, head), head.kind, p, True) for p in several)
    if _FAIR.search(before):
        return ()
    created = has_stage_word(before, CENTRE)
    if level in ("省级", "市级"):
        return _of_area(head, passage.scope.city if level == "市级" else passage.scope.area) if created else ()
    hoped = _HOPED.search(before) is not None
    if not (level or hoped or _OPEN.search(before) or ends_in_stage_word(before[: adorned.start()], CENTRE)):
        return ()
    if "知识产权" not in head.text and (hoped or not created):
        namesakes = [name for name in known if name.kind == head.kind]
        return (replace(namesakes[-1], start=head.start, end=head.end),) if namesakes else ()
    event = _EVENT.search(before)
    if event is not None:
        return (CentreName(head.start, head.end, event["name"] + head.text, head.kind, None, True),)
    named = places_listed(passage, clause.start + adorned.start()) if level and created else ()
    places = named or _acting_places(passage, clause.start, head.start)  # 同意建设|连云港市|国家级|知识产权保护中心
    if not places and created and head.kind == PROTECTION:
        return _of_area(head, passage.scope.city)
    return tuple(CentreName(head.start, head.end, compose(p, head), head.kind, p, True) for p in places)


def _of_field(start: int, head: Head, field: str, place: Place) -> CentreName:
    """The centre for a field of the place: 支持铜川设立|陶瓷产业知识产权快速维权中心 is 中国铜川（陶瓷）…中心."""
    if head.kind != RAPID:
        return CentreName(start, head.end, field + head.text, head.kind, place, False)
    return CentreName(start, head.end, rapid_name(place, field), head.kind, place, True)


def _acting_places(passage: Passage, clause_start: int, end: int) -> tuple[Place, ...]:
    """The places that a bare head belongs to: 合芜蚌自主创新示范区申报建立|, 蚌埠市正在组织调研，论证|."""
    for mention in reversed(passage.mentions("area", clause_start, end)):
        gap = passage.slice(mention.end, end)
        if has_stage_word(gap, CENTRE) and len(gap) <= 20 and "的" not in gap:
            return places_listed(passage, mention.end)
    number = _NUMBER.match(passage.text)
    subject = place_at(passage, passage.sentence.start + (number.end() if number else 0))
    own = subject is None or not _BODY.match(passage.slice(subject.end, end))
    if subject is not None and own and has_stage_word(passage.slice(clause_start, end), CENTRE):
        return (subject,)
    return ()


def _of_area(head: Head, name: str | None) -> tuple[CentreName, ...]:
    """The centre of a province or city as a whole: 获批全国首家省级知识产权保护中心 in the section of 四川省."""
    area = area_by_name(name) if name else None
    if area is None or area.level == "nation":
        return ()
    place = Place(head.start, head.start, area.name, area.name, area.province, area.level)
    return (CentreName(head.start, head.end, compose(place, head), head.kind, place, True),)
