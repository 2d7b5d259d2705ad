"""Names of institutions (机构名称): a head noun (联盟, 交易中心, 法庭) and the modifiers before it.

A name begins behind the verb that creates the body (成立|北京市电子商务领域知识产权（专利）保护联盟), or where its clause
begins if a verb follows it (上海知识产权交易中心|正式运行). What follows a 的 is the name, what stands before it describes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.extractors.clauses import Clause
from kg.extractors.generic_names import is_generic
from kg.extractors.named_places import Place
from kg.extractors.reading import Passage
from kg.extractors.statuses import INSTITUTION, StageWord, stage_words
from kg.lexicon import concepts

_CONJUNCTION = re.compile(r"、|以及|和|与|及")
_LEAD = re.compile(
    r"(?:了|并|还|又|也|同时|此外|其中|目前|现已|现|已|正式|首次|联合|共同|合作|牵头|自主|率先|成功|分别|相继|积极|重点|"
    r"今年以来|年内|由我局|我局|省内|市内|一个|1个|一家|1家|一所|1所|首批|完善|健全|[（(]?\d+[）).、](?!\d)|[一二三四五六七八九十]+、)+"
)
_FIRST = re.compile(r".*?(?:首家|首个|首所|首支|第[一二三]家|第[一二三]个|唯一一?家?的?)")
_MARK = re.compile(r"的|：|——|以及|一是|二是|三是")
_MODIFIERS = (
    *(
        "运营",
        "运行",
        "申请",
        "申报",
        "开放",
        "协调",
        "指导",
        "促进",
        "研究",
        "创建",
        "支持",
        "投入",
        "测试",
        "开发",
        "建设",
    ),
    *("推进", "推动", "加快", "计划"),
)
"""Stage words and governors that stand in names too: 运营平台, 研究中心, 协调小组, 强省建设领导小组; at its front they are verbs."""
_BUILDING = re.compile(r"(?:工作|促进|推进)?(?:领导|协调|推进)?(?:小组|委员会|联席会议|办公室|指挥部|专班|促进会|协会)")
_APPOSITION = re.compile(r"(?:公司|机构|平台|企业|单位)$")
_SAME = ("公司", "有限公司", "网络平台", "平台", "中心", "系统", "机构", "分中心", "工作站", "基地")
"""Head nouns so wide that a more telling one inside the name says its kind: 交易中心（成都）有限公司."""


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
    offset = passage.sentence.start
    titles = [(title.start, title.end) for title in passage.mentions("title")]
    pattern, kinds = _heads()
    floor = offset
    for match in pattern.finditer(passage.text):
        head, end = offset + match.start(), offset + match.end()
        if any(a <= head < b for a, b in titles) or _in_brackets(passage, head) or not _ends_name(passage, end):
            continue
        name = _name(passage, head, end, kinds, floor)
        if name is not None:
            yield name
        if name is not None or _CONJUNCTION.match(passage.slice(end, end + 2)):
            floor = end


def ends_in_head(text: str) -> bool:
    """Whether a text ends in a head noun of an institution."""
    return any(match.end() == len(text) for match in _heads()[0].finditer(text))


def _name(passage: Passage, head: int, end: int, kinds: Mapping[str, str], floor: int) -> InstitutionName | None:
    """The name that ends with the head noun at `head`, or None for a generic body."""
    clause = passage.clause_at(head)
    kind = kind_of(passage.slice(head, end), passage.slice(max(floor, clause.start), end))
    quoted = _quoted(passage, head, end)
    if quoted is not None:
        start, stop, value = quoted
        if not _ends_name(passage, stop) or "、" in value or is_generic(passage, clause, start, head, stop, kind):
            return None
        return InstitutionName(start, stop, value, kind_of(passage.slice(head, end), value))
    if passage.slice(end, end + 1) == "”":
        return None
    start = _left(passage, max(floor, clause.start), head)
    if is_generic(passage, clause, start, head, end, kind):
        return None
    name = passage.slice(start, end)
    if name.count("“") != name.count("”"):
        name = re.sub(r"[“”]", "", name)
    return InstitutionName(start, end, name, kind_of(passage.slice(head, end), name))


def _quoted(passage: Passage, head: int, end: int) -> tuple[int, int, str] | None:
    """The words in quotation marks that end with the head noun."""
    for mention in passage.mentions("quoted"):
        if mention.start < head and mention.end == end + 1:
            return mention.start, mention.end, str(mention.value)
    return None


def _left(passage: Passage, floor: int, head: int) -> int:
    """Where a name begins: behind the last verb, 的 or colon, and behind what only leads up to it."""
    start = floor
    text = passage.slice(floor, head)
    for word in stage_words(text, floor, INSTITUTION):
        if not _modifies(passage, word, start, head) and not _in_quotes(text, word.start - floor):
            start = max(start, word.end)
    for mark in _MARK.finditer(text):
        if floor + mark.end() > start and not _in_quotes(text, mark.start()):
            start = floor + mark.end()
    start = _skip_lead(passage, start, head)
    for area in passage.mentions("area", start + 1, head):
        if _APPOSITION.search(passage.slice(start, area.start)):
            start = area.start
    rest = passage.slice(start, head)
    left, mark_, right = rest.rpartition("、")
    if mark_ and len(left) >= 5 and len(right) + 2 >= 5 and not _in_quotes(rest, len(left)):
        start += len(left) + 1
    return start


def _modifies(passage: Passage, word: StageWord, start: int, head: int) -> bool:
    """Whether a stage word is part of the name that began before it: 强省|建设|领导小组, 江苏国际知识产权|运营|交易中心."""
    before = _LEAD.sub("", passage.slice(start, word.start), count=1)
    if word.text not in _MODIFIERS or not before or _CONJUNCTION.fullmatch(before[-1:]):
        return False
    if word.text in ("建设", "推进", "推动", "加快", "计划", "创建", "支持"):
        return _BUILDING.match(passage.slice(word.end, head + 6)) is not None
    return True


def _skip_lead(passage: Passage, start: int, head: int) -> int:
    """Past conjunctions, adverbs, dates and 首家 before a name; behind 首家 the name begins with the first place."""
    while True:
        rest = passage.slice(start, head)
        match = _LEAD.match(rest) or _CONJUNCTION.match(rest)
        if match is not None and match.end() > 0:
            start += match.end()
            continue
        first = _FIRST.match(rest)
        if first is not None:
            start += first.end()
            areas = [area for area in passage.mentions("area", start, head) if area.start <= start + 4]
            start = areas[0].start if areas else start
            continue
        dates = [date for date in passage.mentions("date", start, head) if date.start <= start + 1]
        if not dates or dates[0].end <= start:
            return start
        start = dates[0].end
        if passage.slice(start, start + 1) in ("，", ","):
            start += 1


def _ends_name(passage: Passage, end: int) -> bool:
    """Whether a head noun ends its noun phrase: a mark, a conjunction, a verb or adverb of what happened follows."""
    return _after().match(passage.slice(end, min(passage.sentence.end, end + 30))) is not None


def _in_brackets(passage: Passage, offset: int) -> bool:
    text = passage.slice(passage.sentence.start, offset).replace("(", "（").replace(")", "）")
    return text.count("（") > text.count("）")


def _in_quotes(text: str, offset: int) -> bool:
    return text[:offset].count("“") > text[:offset].count("”")


def kind_of(word: str, name: str) -> str:
    """The kind by the head noun, of a wide one by a more telling one inside the name."""
    pattern, kinds = _heads()
    if word in _SAME:
        inner = [kinds[found.group()] for found in pattern.finditer(name) if found.group() not in _SAME]
        if inner:
            return inner[-1]
    return kinds[word]


@cache
def _after() -> re.Pattern[str]:
    labels = {
        label for scheme in (INSTITUTION, "stage-governor") for concept in concepts(scheme) for label in concept.labels
    }
    verbs = "|".join(sorted(labels, key=lambda label: (-len(label), label)))
    return re.compile(
        rf"$|\n|[，。；：！、”]|以及|和|与|及|并|且|等(?!级)|制度|项目|[（(][^（）()]*[）)](?=[，。；、]|$)|的?(?:{verbs})|之后|后|"
        r"(?:已|现|也|均|还|正式|顺利|成功|率先|相继|先后|陆续|首次|尽快|同步|如期|年内|今年|去年|于|在|经|由|挂|通过|改版)|\d+年|\d+月"
    )


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {label: concept.notation for concept in concepts("institution-kind") for label in concept.labels}
    words = sorted(kinds, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words))), kinds
