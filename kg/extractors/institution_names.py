"""Names of institutions (机构名称): a head noun (联盟, 交易中心, 法庭) and the modifiers before it.

A name begins behind the verb that creates the body (成立|北京市电子商务领域知识产权（专利）保护联盟), or where its clause begins if a
verb follows it (上海知识产权交易中心|正式运行). What follows a 的 is the name, what stands before it describes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extractors.clauses import Clause
from kg.extractors.reading import Passage
from kg.extractors.statuses import INSTITUTION, stage_words
from kg.lexicon import concepts

_CONJUNCTION = re.compile(r"、|以及|和|与|及")
_COUNTED = re.compile(
    r"[\d一二三四五六七八九十百两几多数若干各]+(?:余|多)?(?:家|个|所|批|类|项|支|处)|一批|若干|各类|各级|各地|一系列|有条件|符合条件|"
    r"专业化|独立运行|市场化|常态化|高水平|此类|相关|有关|这些|该"
)
_CLASS = re.compile(
    r"企业|高校|院所|高等院校|高等学校|科研机构|社会资本|金融机构|服务机构|中介机构|行业协会|各市|各县|各地|各设区市|设区市|市州|区县|县区|园区|产业"
)
_LEAD = re.compile(
    r"^(?:了|并|还|又|也|同时|此外|其中|目前|现|现已|已|正式|首次|联合|共同|合作|牵头|自主|新|率先|成功|分别|相继|积极|重点|一是|二是|三是|"
    r"[（(]?\d+[）).、](?!\d)|[一二三四五六七八九十]+、|今年以来|年内|我国|由我局|我局|省内|市内|一个|1个|一家|1家|一所|1所|首批)+"
)
_FIRST = re.compile(r"^.*?(?:首家|首个|首所|首支|第[一二三]家|第[一二三]个|唯一一?家?的?)")
_DASH = re.compile(r"^.*?——")
_OURS = re.compile(r"^(?:我|本|全)?(?=[省市区])|^(?P<ours>我|本)(?P<level>[省市区县])")
_GENERIC_HEADS = ("公司", "有限公司", "网络平台", "平台", "中心", "系统", "机构", "分中心", "工作站", "基地", "网")
_PLAIN = re.compile(
    r"知识产权|专利|商标|版权|技术|产业|公共|信息|服务|综合|运营|交易|省级|国家级|市级|国家|专门|专业|新型|统一|独立|行政|管理|执法|创新|区域|高校|行业|中介|社会|相应|重点|众创|网络|线上|线下"
)
_TOPIC = re.compile(r"知识产权|专利|商标|版权|品种权|技术|银企|科技|质押")


@dataclass(frozen=True, slots=True)
class InstitutionName:
    """An institution named at a span; `lead` is where the words before the name in its clause end (that is, `start`)."""

    start: int
    end: int
    name: str
    kind: str


def find_institutions(passage: Passage) -> Iterator[InstitutionName]:
    """The institutions that the clauses of a sentence name, generic ones left out; whether one was created is not asked."""
    text, offset = passage.text, passage.sentence.start
    titles = [(title.start, title.end) for title in passage.mentions("title")]
    pattern, kinds = _heads()
    floor = offset
    for match in pattern.finditer(text):
        start, end = offset + match.start(), offset + match.end()
        if any(a <= start < b for a, b in titles) or _in_brackets(passage, start):
            continue
        if not _ends_name(passage, end):
            continue
        clause = passage.clause_at(start)
        name = _name(passage, clause, start, end, match.group(), kinds, max(floor, clause.start))
        if name is not None:
            yield name
        floor = end


def _name(
    passage: Passage, clause: Clause, head: int, end: int, word: str, kinds: dict[str, str], floor: int
) -> InstitutionName | None:
    """The name that ends with a head noun, from the left boundary on; None for a counted or generic body."""
    quoted = next(
        (
            q
            for q in passage.mentions("quoted", floor, min(end + 1, passage.sentence.end))
            if q.start <= head and q.end > end
        ),
        None,
    )
    if quoted is not None:
        return InstitutionName(quoted.start, quoted.end, str(quoted.value), _kind(str(quoted.value), word, kinds))
    if passage.slice(end, end + 1) == "”":
        return None
    start = _left(passage, floor, head)
    gap = passage.slice(start, head)
    if _COUNTED.search(gap) or _COUNTED.search(passage.slice(max(floor, start - 6), start)):
        return None
    before = passage.slice(clause.start, start)
    name = gap + word
    if _is_generic(name, gap, before):
        return None
    return InstitutionName(
        start, end, re.sub(r"[“”]", "", name) if name.count("“") != name.count("”") else name, _kind(name, word, kinds)
    )


def _left(passage: Passage, floor: int, head: int) -> int:
    """Where a name begins: behind the last verb, 的, colon or opening quote, and behind what only leads up to it."""
    start = floor
    text = passage.slice(floor, head)
    for word in stage_words(text, floor, INSTITUTION):
        if not _inside_name(passage, word.start, word.end, head):
            start = max(start, word.end)
    for mark in re.finditer(r"的|：|——|在于|旨在|一是|二是|三是", text):
        if floor + mark.end() > start and not _in_quotes(text, mark.start()):
            start = floor + mark.end()
    while True:
        rest = passage.slice(start, head)
        match = _LEAD.match(rest) or _FIRST.match(rest) or _conjunction_at(rest)
        if match is None or match.end() == 0:
            dates = [date for date in passage.mentions("date", start, head) if date.start <= start + 1]
            if not dates:
                return start
            start = max(start, dates[0].end)
            if passage.slice(start, start + 1) in "，,":
                start += 1
            continue
        start += match.end()


def _conjunction_at(text: str) -> re.Match[str] | None:
    return _CONJUNCTION.match(text)


def _inside_name(passage: Passage, start: int, end: int, head: int) -> bool:
    """Whether a stage word is a modifier in a name: 知识产权运营|平台, 知识产权研究|中心, 申请|服务平台."""
    return end == head or passage.slice(end, end + 2) in (
        "服务",
        "交易",
        "公共",
        "管理",
        "平台",
        "中心",
        "系统",
        "体系",
        "试点",
        "特色",
    )


def _is_generic(name: str, gap: str, before: str) -> bool:
    """Whether a name is only a kind of body: 产业集聚区, 技术转移中心; or one that a class of bodies is to form (支持企业组建联盟)."""
    if len(name) < 4 or name[0] in "等及其之各" or re.search(r"[，。；]", name):
        return True
    residue = _PLAIN.sub("", gap)
    if _CLASS.search(before) and len(residue) < 2:
        return True
    if len(residue) >= 2:
        return False
    return not _TOPIC.search(name) or len(name) < 6


def _ends_name(passage: Passage, end: int) -> bool:
    """Whether a head noun ends its noun phrase: a mark, a conjunction, a verb or adverb of what happened follows."""
    return _after().match(passage.slice(end, passage.sentence.end)) is not None


def _in_brackets(passage: Passage, offset: int) -> bool:
    text = passage.slice(passage.sentence.start, offset)
    return text.count("（") > text.count("）") or text.count("(") > text.count(")")


def _in_quotes(text: str, offset: int) -> bool:
    return text[:offset].count("“") > text[:offset].count("”")


def _kind(name: str, word: str, kinds: dict[str, str]) -> str:
    """The kind by the head noun; a generic head takes the kind of a more telling one inside: 交易中心（成都）有限公司."""
    if word in _GENERIC_HEADS:
        inner = [kinds[found.group()] for found in _heads()[0].finditer(name) if found.group() not in _GENERIC_HEADS]
        if inner:
            return inner[-1]
    return kinds[word]


@cache
def _after() -> re.Pattern[str]:
    verbs = "|".join(
        sorted(
            {w for s in (INSTITUTION, "stage-governor") for c in concepts(s) for w in c.labels},
            key=lambda w: (-len(w), w),
        )
    )
    return re.compile(
        rf"(?:$|\n|[，。；：！、”]|以及|和|与|及|并|且|等(?!级)|制度|项目|（[^（）]*）(?=[，。；、]|$)|的?(?:{verbs})"
        r"|(?:已|现|也|均|还|正式|顺利|成功|率先|相继|先后|陆续|首次|尽快|同步|如期|年内|今年|去年|于|在|经|由|作用|牌子|挂|综合|网站)|\d+年|\d+月)"
    )


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {label: concept.notation for concept in concepts("institution-kind") for label in concept.labels}
    words = sorted(kinds, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words))), kinds
