"""Parts (分句): clauses as names without marks are looked for in them: 《》 masked, their verbs found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.reading import Passage
from kg.extractors.works.heads import MASK
from kg.extractors.works.titles import Name
from kg.extractors.works.wording import words

ROLES = ("signing", "making", "carrying", "citing", "entering")
_TITLE = re.compile(r"《[^《》]*》")
_SIGNING = re.compile(words("signing"))
"""The classes of verbs that a name without marks is found by, in the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of a clause, by offsets of the clause, and its class."""

    start: int
    end: int
    text: str
    role: str


@dataclass(frozen=True, slots=True)
class Part:
    """A clause as it is searched: its passage, its place, its text with what stands in 《》 masked, its verbs."""

    passage: Passage
    start: int
    text: str
    verbs: tuple[Verb, ...]


def read_part(passage: Passage, clause: Clause, titles: Sequence[Name]) -> Part:
    """A clause with its titles masked, and its verbs."""
    text = _masked(passage, clause, titles)
    return Part(passage, clause.start, text, _verbs(passage, clause, text))


def _masked(passage: Passage, clause: Clause, titles: Sequence[Name]) -> str:
    text = clause.text
    for name in titles:
        if name.container is None and clause.start <= name.start and name.end <= clause.end:
            start, end = name.start - clause.start, name.end - clause.start
            text = text[:start] + MASK * (end - start) + text[end:]
    return _TITLE.sub(lambda match: MASK * len(match.group()), text)


def _verbs(passage: Passage, clause: Clause, text: str) -> tuple[Verb, ...]:
    """The verbs of a clause that take a document as object, outside of 《》."""
    # What is to be entered in a plan is entered in whatever plan there will be: 应当将…|纳入国民经济和社会发展规划.
    roles = ROLES[1:] if passage.scope.mode == "report" else ROLES[1:-1]
    found: list[Verb] = []
    for mention in passage.mentions("policy-action", clause.start, clause.end):
        start, end = mention.start - clause.start, mention.end - clause.start
        word = text[start:end]
        if word == "通过" and text.startswith("了", end):
            found.append(Verb(start, end + 1, "通过了", "making"))  # by itself it may be a preposition
        for role in roles:
            if MASK not in word and _takes(word, role):
                stop = _own_end(word, text, end) if role == "making" else end
                found.append(Verb(start, stop, text[start:stop], role))
    ahead = passage.scope.mode in ("plan", "assign")
    built = _building().finditer(text) if ahead or "正在" in text else ()
    found += [
        Verb(*match.span(), match.group(), "making")
        for match in built
        if ahead or text.endswith("正在", 0, match.start())
    ]
    found += [Verb(*match.span(), match.group(), "signing") for match in _SIGNING.finditer(text)]
    return tuple(found)


def _own_end(word: str, text: str, end: int) -> int:
    """Where a verb ends whose last part belongs to the name: "印发|实施意见任务分解表", not "印发实施|意见…"."""
    if (
        word.endswith("实施")
        and len(word) > 2
        and re.match(r"意见|方案|办法|细则|规定|计划|纲要|要点|措施", text[end:])
    ):
        return end - 2
    return end


@cache
def _building() -> re.Pattern[str]:
    """Matches a verb whose object is a database: in a plan 开发|东盟国家专利商标数据库, in a report only 正在|开发."""
    plain = "专利|商标|版权|专题|知识产权|产业|重点|特色|优势|数据|信息|[省市国]级|国家级|企业|行业|相关|各类|本地|大"
    return re.compile(
        rf"{words('building')}(?!(?:{plain})+库)(?=[^，。；、的]{{4,24}}?(?:数据|专题|专利|案例)库(?:$|[，。；、和及与并]))"
    )


@cache
def _takes(word: str, role: str) -> bool:
    if re.search(rf"{words(role)}了?$", word):
        return True
    return role == "making" and re.match(words("making"), word) is not None and not word.startswith("完成")
