"""Places (属地): the province a document's fact belongs to, and the place below it that made the document."""

from __future__ import annotations

import re

from kg.extractors.passages.reading import Passage
from kg.extractors.works.wording import words
from kg.lexicon import Area
from kg.scope import NATION, area_and_city, leading_area, resolve_area

_SUBJECT = re.compile(
    r"(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+[是、]|目前|同时|，)*"
)
_AMONG = re.compile(r"等|[^，。；]{0,30}?等\d+[家个所]")
"""Behind a place that is, or opens the name of, one of several that act: 吉林省|农产品商标联盟等12家联盟符合《…》."""
_TOGETHER = re.compile(r"(?:[、和与及][一-鿿]{2,8})+?[两二三四五六七八九十\d]+个?[市州县区盟旗地]")
"""Behind the first of several places of the province that act together: 铜川|、商洛2市|出台…."""
_LOWER = ("prefecture", "county", "zone")


def read_place(passage: Passage, start: int, title: str) -> tuple[str, str | None]:
    """The area and city of a document named at `start`: of its sentence's subject, its title, else its passage.

    "支持指导徐汇区…研究制定…方案" is 徐汇区's; "合肥市印发…" in a national report is 安徽省's.
    """
    scope = passage.scope
    if scope.city and title.startswith(scope.city):
        return scope.area, scope.city  # 西安高新区|知识产权…: a zone that the area before it does not tell
    other = leading_area(title)
    if other is not None and other.province != scope.area and _acts(passage, other, start):
        return area_and_city(other)
    named = _title_area(title, scope.area)
    if named is not None and named.level == "province" and named.province == scope.area:
        return scope.area, None
    for area in (_subject_area(passage, start), named):
        if area is not None and area.level in _LOWER:
            province, city = area_and_city(area)
            if province == scope.area or (scope.area == NATION and province != NATION):
                return province, city
        elif area is not None and scope.area == NATION and area.level in ("province", "corps"):
            return area.province, None
    return scope.area, scope.city


def _acts(passage: Passage, area: Area, start: int) -> bool:
    """Whether a province is named in the sentence before the title that begins with its name, and so made it:
    福建省、|贵州省|计划分别出台《福建省…条例》《贵州省…条例》, among items of others.
    """
    marks = passage.mentions("area", passage.sentence.start, start) if area.name == area.province else ()
    return any(resolve_area(mark, area.province) == area for mark in marks)


def _subject_area(passage: Passage, start: int) -> Area | None:
    """The area that the subject begins with, of its clause or sentence: 指导|浦东新区|制定…, 在|宁波|开展…."""
    for begin in _begins(passage, start):
        head = _SUBJECT.match(passage.slice(begin, start))
        offset = begin + (head.end() if head else 0)
        pushed = re.match(rf"(?:{words('pushing')}|推动|支持|指导|督促|鼓励|引导|在|由)*", passage.slice(offset, start))
        offset += pushed.end() if pushed else 0
        found: Area | None = None
        for mention in passage.mentions("area", offset, start):
            if mention.start != offset:
                break
            area = resolve_area(mention, found.province if found else passage.scope.area)
            if area is None:
                break
            found, offset = area, mention.end
        after = passage.slice(offset, start)
        several = passage.scope.area != NATION and _TOGETHER.match(after)
        if found is not None and not _AMONG.match(after) and not (several and found.level in _LOWER):
            return found
    return None


def _begins(passage: Passage, start: int) -> list[int]:
    """Where the clauses begin that may name the subject, the nearest first: at most three, not past a semicolon."""
    begins: list[int] = []
    for clause in reversed([clause for clause in passage.clauses if clause.start <= start]):
        begins.append(clause.start)
        if clause.strong or len(begins) == 3:
            break
    return begins


def _title_area(title: str, province: str) -> Area | None:
    area = leading_area(re.sub(r"^(?:关于|\d{4}年度?|[“”])+", "", title))
    return area if area is not None and province in (area.province, NATION) else None
