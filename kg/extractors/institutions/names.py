"""Names of institutions (机构名称): a head noun (联盟, 交易中心, 法庭) and the modifiers before it.

A name begins behind the verb that creates the body (成立|北京市电子商务领域知识产权（专利）保护联盟), or where its
clause begins if a verb follows it (上海知识产权交易中心|正式运行). What stands before a 的 describes the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extractors.centres.stages import INSTITUTION, StageWord, stage_words
from kg.extractors.institutions.generic_names import is_generic
from kg.extractors.institutions.heads import after_name, heads, kind_of
from kg.extractors.passages.labels import pattern, words
from kg.extractors.passages.named_places import Place, make_place
from kg.extractors.passages.reading import Passage
from kg.values.marks import LIST_MARK

_NUMBER = r"[①-⑳]|[（(]?\d+[）).、](?!\d)|[一二三四五六七八九十]+、"
_FIRST = re.compile(r".*?(?:首家|首个|首所|首支|第[一二三四五六七八九十\d]+[家个所]|唯一一?家?的?)")
_PHASE = re.compile(
    r"(?:第?[一二三四五]期|V?\d(?:\.\d)?版(?:本)?)(?=建设|工程|项目|正式|上线|投入|建成|开通|启动|[已于将]|\d+月|$|[，。；、])"
)
"""The phase of a body that is built in phases, part of its name: …平台|三期|建设."""
_NICKNAME = re.compile(
    r"[（(](?!以下|简称|见|详|含|包括|由|筹|网址|试点)(?:[一-鿿“”]{2,8}|[A-Z]{2,8})(?<!负责)(?<!牵头)[）)]|(?:——)?“[^“”，、；]{2,8}”|[—–]{1,2}[一-鿿]{2,6}(?=”)"
)
"""The short name that a platform is known by, part of its name: …综合服务平台|（知果汇）, “…运营平台|—知海汇|”."""
_MARK = re.compile(r"宣布|(?<=[区园城县])布局(?=[省国市])|(?:更名|改名|改称)[成为]|标志着|的|：|——|以及|一是|二是|三是")
_ORGAN = re.compile(
    r"(?:工作|促进|推进)?(?:领导|协调|推进)?(?:小组|委员会|联席会议|办公室|指挥部|专班|工作组|促进会|协会)"
)
_BRANCH = re.compile(r"分(?:平台|中心|院|所|站|会)")
_BARE_HEAD = 4
"""The greatest length of a head noun that has no words of its own: 服务平台, not 知识产权研究院."""
_CENTRE = re.compile(r"(?:运营|服务)?中心")
_APPOSITION = re.compile(r"(?:公司|机构|平台|企业|单位)$")


@dataclass(frozen=True, slots=True)
class InstitutionName:
    """An institution named at a span of the text; `place` where the sentence says apart from the name whose it is."""

    start: int
    end: int
    name: str
    kind: str
    place: Place | None = None


def find_institutions(passage: Passage) -> Iterator[InstitutionName]:
    """The institutions that a sentence names, generic ones left out; whether one was created is not asked."""
    offset = floor = passage.sentence.start
    titles = [(title.start, title.end) for title in passage.mentions("title")]
    for match in heads().finditer(passage.text):
        head, end = offset + match.start(), offset + match.end()
        phase = _PHASE.match(passage.text, match.end())
        end = offset + phase.end() if phase else end
        nickname = _NICKNAME.match(passage.slice(end, passage.sentence.end))
        if nickname is not None and _ends_name(passage, end + nickname.end()):
            end += nickname.end()
        if (
            head < passage.clauses[0].start
            or not _ends_name(passage, end)
            or _in_brackets(passage, head)
            or any(a <= head < b for a, b in titles)
        ):
            continue
        name = _name(passage, match.group(), head, end, max(floor, passage.clause_at(head).start))
        if name is not None:
            yield name
            yield from _sharing(passage, name, match.group())
        if name is not None or LIST_MARK.match(passage.slice(end, end + 2)):
            floor = end


def _sharing(passage: Passage, name: InstitutionName, noun: str) -> Iterator[InstitutionName]:
    """A body that shares all but the head noun of the name before it: 建立上海知识产权服务业|协会|和|联盟."""
    text = passage.slice(name.end, min(name.end + 12, passage.sentence.end))
    mark = LIST_MARK.match(text)
    other = heads().match(text, mark.end()) if mark else None
    stem = name.name.removesuffix(noun)
    bare = other is not None and len(other.group()) <= _BARE_HEAD
    if (
        other is None
        or not bare
        or stem == name.name
        or len(stem) < _BARE_HEAD
        or not _ends_name(passage, name.end + other.end())
    ):
        return
    start, end = name.end + other.start(), name.end + other.end()
    areas = passage.mentions("area", name.start, name.end)
    place = make_place(passage, areas[-1]) if areas else None
    yield InstitutionName(start, end, stem + other.group(), kind_of(other.group(), stem), place)


def _name(passage: Passage, noun: str, head: int, end: int, floor: int) -> InstitutionName | None:
    """The name that ends with the head noun at `head` and begins at `floor` or later; None for a generic body."""
    clause = passage.clause_at(head)
    kind = kind_of(noun, passage.slice(floor, end))
    quoted = next((q for q in passage.mentions("quoted") if q.start < head and q.end == end + 1), None)
    if quoted is not None:
        value = str(quoted.value)
        listed = passage.slice(quoted.end, quoted.end + 1) == "“"
        if not (listed or _ends_name(passage, quoted.end)) or "、" in value:
            return None
        if is_generic(passage, clause, quoted.start, head, quoted.end, kind):
            return None
        return InstitutionName(quoted.start, quoted.end, value, kind_of(noun, value))
    start = _left(passage, floor, head)
    if passage.slice(start, start + 1) == "于" and not any(m.start == start for m in passage.mentions("area")):
        return None  # 拟建|于|清溪e裳小镇: where something stands
    if any(start <= q.start < head and end < q.end - 1 for q in passage.mentions("quoted")):
        return None  # 签约仪式暨“|新时代知识产权学院|与人才培养”座谈会: words of a longer name
    if passage.slice(end, end + 1) == "”" or is_generic(passage, clause, start, head, end, kind):
        return None
    name = passage.slice(start, end)
    if name.count("“") != name.count("”"):
        name = re.sub(r"[“”]", "", name)
    return InstitutionName(start, end, name, kind_of(noun, name))


def _left(passage: Passage, floor: int, head: int) -> int:
    """Where a name begins: behind the last verb, 的 or colon, and behind what only leads up to it."""
    start, text = floor, passage.slice(floor, head)
    for word in stage_words(text, floor, INSTITUTION):
        if not _modifies(passage, word, start, head) and not _in_quotes(text, word.start - floor):
            start = max(start, word.end)
    for mark in _MARK.finditer(text):
        if floor + mark.end() > start and not _in_quotes(text, mark.start()):
            start = floor + mark.end()
    start = _skip_lead(passage, start, head)
    for area in passage.mentions("area", start + 1, head):
        # 国家知识产权运营公共服务平台|安徽中心| is one name; behind an apposition a name of its own begins.
        branch = _BRANCH.match(passage.slice(area.end, head + 2)) or _CENTRE.match(passage.slice(area.end, head + 2))
        if not branch and _APPOSITION.search(passage.slice(start, area.start)):
            start = area.start
    rest = passage.slice(start, head)
    left, mark_found, right = rest.rpartition("、")
    if mark_found and len(left) >= 5 and len(right) >= 3 and not _in_quotes(rest, len(left)):
        start += len(left) + 1
    return start


def _modifies(passage: Passage, word: StageWord, start: int, head: int) -> bool:
    """Whether a stage word is part of the name that began before it: 知识产权|运营|交易中心, 强省|建设|领导小组."""
    before = _lead().sub("", passage.slice(start, word.start), count=1)
    if not before or LIST_MARK.fullmatch(before[-1:]):
        return False
    if word.text in words("institution-word", "inner-organ"):
        return _ORGAN.match(passage.slice(word.end, head + 6)) is not None
    return word.text in words("institution-word", "inner")


def _skip_lead(passage: Passage, start: int, head: int) -> int:
    """Past conjunctions, adverbs, dates and 首家 before a name; behind 首家 the name begins with the first place."""
    while True:
        rest = passage.slice(start, head)
        match = _lead().match(rest) or LIST_MARK.match(rest)
        if match is not None:
            start += match.end()
            continue
        first = _FIRST.match(rest)
        if first is not None:
            start += first.end()
            areas = [area for area in passage.mentions("area", start, head) if area.start <= start + 4]
            start = areas[0].start if areas else start
            continue
        dates = [date for date in passage.mentions("date", start, head) if date.start <= start + 1]
        if not dates:
            return start
        start = dates[0].end
        if passage.slice(start, start + 1) in ("，", ","):
            start += 1


def _ends_name(passage: Passage, end: int) -> bool:
    """Whether a head noun ends its noun phrase."""
    return after_name().match(passage.slice(end, min(passage.sentence.end, end + 30))) is not None


def _in_brackets(passage: Passage, offset: int) -> bool:
    text = passage.slice(passage.sentence.start, offset)
    return text.count("（") + text.count("(") > text.count("）") + text.count(")")


def _in_quotes(text: str, offset: int) -> bool:
    return text.count("“", 0, offset) > text.count("”", 0, offset)


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern('institution-word', 'lead')}|{_NUMBER})+")
