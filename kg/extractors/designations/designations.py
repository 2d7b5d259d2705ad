"""Designations (试点示范认定): places and organisations admitted to, or awarded, a programme, pilot, list or title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.designations.frames import read_grants
from kg.extractors.designations.grantees import Grantee
from kg.extractors.designations.grants import Grant
from kg.extractors.designations.rosters import read_rosters
from kg.extractors.passages.reading import Passage, Reading
from kg.facts import NATION, Designation
from kg.lexicon import area_by_name
from kg.scope import leading_area

_ORDER = {"candidate": 0, "designated": 1, "passed": 2}


def extract_designations(reading: Reading) -> Iterator[Designation]:
    """Designations, one a grantee and programme of a document, with the strongest status that the text gives.

    designations.admitted: "长治市入选国家知识产权试点城市". designations.chosen: "确定临江市、公主岭市为首批试点县".
    designations.sent: "批复深圳市福田区、河南省郑州市建设国家知识产权服务业集聚发展示范区".
    designations.passed: "太原高新区通过国家知识产权示范园区验收".
    designations.held: "成都高新区国家知识产权服务业集聚发展试验区", of one that has it.
    """
    kept: list[Designation] = []
    for passage in reading.passages():
        if passage.section.column in ("value", "indicator", "lead", "partner", "deadline"):
            continue
        for grant in read_grants(passage):
            for grantee in grant.grantees:
                kept = _keep(kept, _fact(passage, grant, grantee))
    listed = [fact for fact in read_rosters(reading) if isinstance(fact, Designation)]
    yield from (fact for fact in kept if not any(_says_more(other, fact) for other in listed))


def _says_more(listed: Designation, fact: Designation) -> bool:
    """Whether a list says all that a sentence says of a grantee: "认定渤海仪器公司等12家企业为…示范企业"."""
    return (
        listed.entity == fact.entity
        and _ORDER[listed.status] >= _ORDER[fact.status]
        and _same_programme(listed.programme, fact.programme)
    )


def _fact(passage: Passage, grant: Grant, grantee: Grantee) -> Designation:
    scope = passage.scope
    away = grantee.province and (scope.area == NATION or _is_city(grantee.city, grantee.province))
    area = grantee.province if away and grantee.province else scope.area
    if area == NATION and (home := leading_area(re.sub(r"^中国[（(]?", "", grantee.name))) is not None:
        area = home.province  # 宁夏贺兰山东麓葡萄酒, 中国（山东）知识产权保护中心
    return Designation(
        area=area,
        city=grantee.city or scope.city,
        entity=grantee.name,
        programme=grant.programme.name,
        status=grant.status,
        year=grant.year,
        batch=grant.programme.batch,
        evidence=passage.evidence(grant.start, grant.end, f"designations.{grant.frame}"),
    )


def _is_city(name: str | None, province: str) -> bool:
    """Whether a name is that of a city as a whole, which no other province has too."""
    area = area_by_name(name, province) if name else None
    return area is not None and (area.level == "prefecture" or (area.level == "county" and area.name.endswith("市")))


def _keep(kept: list[Designation], fact: Designation) -> list[Designation]:
    """The facts with one more; of one grantee and programme the stronger status stays, then the earlier year."""
    for place, other in enumerate(kept):
        if other.area == fact.area and _same_grantee(other, fact) and _same_programme(other.programme, fact.programme):
            if _ORDER[fact.status] > _ORDER[other.status]:
                fuller = max(other.programme, fact.programme, key=len)
                joined = replace(fact, programme=fuller, batch=fact.batch or other.batch)
                return [*kept[:place], joined, *kept[place + 1 :]]
            if fact.status == other.status and (fact.year or 9999) < (other.year or 9999):
                shorter = len(fact.programme) < len(other.programme)
                chosen = replace(other, year=fact.year) if shorter else fact
                return [*kept[:place], chosen, *kept[place + 1 :]]
            return kept
    return [*kept, fact]


def _same_grantee(one: Designation, other: Designation) -> bool:
    """Whether two facts are of one place or body: 宁波 and 宁波市."""
    if one.entity == other.entity:
        return True
    return one.city == other.city and (one.entity in other.entity or other.entity in one.entity)


def _same_programme(one: str, other: str) -> bool:
    """Whether one name is the other shortened: 知识产权区域布局试点, 国家知识产权区域布局试点."""
    short, long = sorted((re.sub(r"[“”（）()]", "", one), re.sub(r"[“”（）()]", "", other)), key=len)
    letters = iter(long)
    return len(short) >= 4 and all(letter in letters for letter in short)
