"""Items (条目): the place that each item of a national text is about, by its heading, its opening or its clauses.

A bulletin goes from place to place: "河北雄安：知识产权保护中心正式运行", "【江西】", "◇ 辽宁省沈阳市获评…". What an
item's heading names holds for its sentences, and ends with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.documents import Document, Sentence
from kg.lexicon import Area, leading_chain
from kg.mentions import Mention, Mentions
from kg.scope.places import NATION, RANK, Place, area_and_city, leading_area, resolve_area
from kg.values.marks import LIST_MARK

# What may stand before the place that a sentence is about: "在陕西，", "同在江苏，", "“" and dates.
_OPENING = re.compile(
    r"(?:[^，。]{1,8}[，,])?[“‘（(【]?(?:本报|本刊|新华社)?(?:而|同|其中|此外|目前|据悉)?在?(?:中国|国家)?[（(，,、]*[^\u4e00-\u9fff]{0,3}"
)
# Words by which a sentence leaves its item's place and speaks of the whole country.
_WIDE = re.compile(r"(?:[^，。]{1,10}[，,])?(?:目前|至此)?，?(?:全国|我国|各地|各省|各级)")
_ANY_WIDE = re.compile(r"全国|我国|国家|各地|各省|各级")
# A province speaks as a whole, whatever city the sentence before was about.
_WHOLE = re.compile(r"全省|全区(?!县)|全自治区|省内")
_ZONE_NOUN = re.compile(r"(?:高新区|经开区|开发区|自贸区|新区|保税区|区)$")
# A university's name begins with a place and is not about it.
_SCHOOL = re.compile(r"[\u4e00-\u9fff]{0,4}(?:大学|学院)")
# A house of finance is named after a place and lies anywhere: |长安|信托.
_FINANCIER = re.compile(r"信托|证券|期货")
# The first of many bodies: |北京市|卫星导航商标联盟等31家联盟符合….
_AMONG = re.compile(r"[^，。；、]{2,20}等\d+[家个所](?![省市县区])")
_WITH_WHOM = re.compile(r"[与同](?:[^，。；与同]{2,8}、)*$")
_BODY = re.compile(r"(?:人民)?政府|[\u4e00-\u9fff]{0,6}?[局委院署行]")
_LOWER = ("prefecture", "county", "zone")
_LONGEST = 45


@dataclass(frozen=True, slots=True)
class Subject:
    """Reads the place of each sentence of a national text in turn."""

    document: Document
    mentions: Mentions

    def of_heading(self, heading: str) -> Place | None:
        """The place that a heading opens with, or None where it opens with none or with several."""
        words = heading.strip("【】[]〔〕“” ")
        area, end = leading_chain(words) if len(words) <= _LONGEST else (None, 0)
        if area is None or area.level in ("nation", "region"):
            return None
        if _SCHOOL.match(words, end):
            return area.province, None
        more = LIST_MARK.match(words, end)
        other = leading_area(words[more.end() :]) if more else None
        if other is not None:
            return (area.province, None) if other.province == area.province else None
        inner, behind = leading_chain(words[end + 1 :]) if words[end : end + 1] in ("：", ":") else (None, 0)
        if inner is not None and inner.province == area.province and inner.level in _LOWER:
            listed = LIST_MARK.match(words, end + 1 + behind) or _SCHOOL.match(words, end + 1 + behind)
            return area_and_city(area if listed else inner)
        province, city = area_and_city(area)
        # A free trade zone that a heading names (海南自贸港) says which province, not where in it.
        return (province, None) if city and city.startswith("中国（") else (province, city)

    def of_sentence(self, sentence: Sentence, item: Place | None, before: Place | None) -> Place:
        """The place of a sentence: the one it opens with, else its item's, else that of the sentence before it in its
        block (`before`).

        "今年1至11月，武汉市专利质押融资额21.7亿元" is about 武汉市. Two provinces in one sentence are no one place.
        """
        text = self.document.text[sentence.start : sentence.end]
        marks = self.mentions.within("area", sentence.start, sentence.end)
        marks = tuple(mark for mark in marks if not _FINANCIER.match(self.document.text, mark.end))
        named = [(mark, area) for mark in marks if (area := resolve_area(mark, item[0] if item else NATION))]
        provinces = {area.province for _, area in named if area.level != "region"}
        home = item or (NATION, None)
        if not named:
            if _WIDE.match(text) or (item is None and _ANY_WIDE.search(text)):
                return NATION, None
            place = before or home
            return (place[0], None) if _WHOLE.search(text) else place
        lead = self._undated(sentence.start, marks[0].start)
        opens = marks[0] == named[0][0] and _OPENING.fullmatch(lead) is not None
        if opens and item is None and _AMONG.match(self.document.text, marks[0].end, sentence.end):
            return NATION, None
        if item is None and before is not None and provinces == {before[0]} and not opens and not _WIDE.match(text):
            return self._city(named, before, opens)
        if len(provinces) == 1 and NATION not in provinces and (opens or provinces == {home[0]}):
            return self._city(named, item if item and provinces == {item[0]} else None, opens)
        return (NATION, None) if item is None or _WIDE.match(text) else item

    def _city(self, named: Sequence[tuple[Mention, Area]], item: Place | None, opens: bool) -> Place:
        """The province that all places lie in, and the one city that they name; of several none, or the item's."""
        province = next(area.province for _, area in named if area.level != "region")
        lower = [
            area
            for mark, area in named
            if area.level in _LOWER
            and not _SCHOOL.match(self.document.text, mark.end, mark.end + 12)
            and not (opens and mark is not named[0][0] and self._is_of_another(mark))
        ]
        deepest = max(lower, key=lambda area: RANK.get(area.level, 0) % 4, default=None)
        (first, outer), *others = named
        listed = "、" in self.document.text[first.end : next((mark.start for mark, area in others if area in lower), 0)]
        if opens and item is None and outer.level == "province" and listed:
            return province, None  # 中国（四川）知识产权保护中心、中国成都（家居鞋业）…中心受理…
        if deepest is not None and all(_holds(area, deepest) for area in lower):
            return area_and_city(deepest)
        if opens and item is None:
            chain = self._chain(named)
            if chain is not None:
                return area_and_city(chain)
        return item or (province, None)

    def _is_of_another(self, mark: Mention) -> bool:
        """Whether a place is in the name of a body with which something is done: 甲局|与浦东新区政府|签署协议."""
        with_whom = _WITH_WHOM.search(self.document.text, max(0, mark.start - 12), mark.start)
        return with_whom is not None and _BODY.match(self.document.text, mark.end) is not None

    def _chain(self, named: Sequence[tuple[Mention, Area]]) -> Area | None:
        """The last of the places that follow each other at the opening, "江西省赣州市章贡区", if no list goes on."""
        mark, area = named[0]
        for following, inner in named[1:]:
            if following.start != mark.end:
                break
            mark, area = following, inner
        return None if LIST_MARK.match(self.document.text, mark.end) or area.level not in _LOWER else area

    def _undated(self, start: int, end: int) -> str:
        text = self.document.text[start:end]
        for mention in reversed(self.mentions.within("date", start, end)):
            text = text[: mention.start - start] + text[mention.end - start :]
        return text


def own_zone(home: Place, place: Place, text: str) -> Place:
    """The zone or district that a paper is of, where a sentence says its noun, or 全区, and no other place of its own:
    |高新区|新增…, |全区|累计… in a paper of 成都高新区.
    """
    noun = _ZONE_NOUN.search(home[1]) if home[1] else None
    if noun is None or home[1] is None or place == home or place[0] != home[0]:
        return place
    if place[1] is None:
        return home if _WHOLE.search(text) else place
    host = re.sub(r"[市区县]$", "", place[1])
    return home if home[1].startswith(host) and noun.group() in text else place


def _holds(area: Area, inner: Area) -> bool:
    return area == inner or inner.parent == area.code
