"""Phrases (无书名号的文件名): names of documents that running text prints without marks, read from a verb to the noun that ends them.

"研究制定|知识产权质押融资与评估管理办法", "启动|高价值专利培育计划", "印发|知识产权“十三五”规划和强省建设实施方案" (two names).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.extractors.clauses import Clause
from kg.extractors.reading import Passage
from kg.extractors.titles import Name
from kg.extractors.wording import kind_of, unspecific, words
from kg.scope import leading_area

_MASK = "\ue000"
_LONGEST = 60
_FOLLOWS = (
    r"(?=$|[，。；;、,:：）)”“（(]|以及|[和及与并或等]|[“]?贯标"
    r"|(?:正式|顺利|全面|已|获)*(?:通过|签约|出台|印发|发布|上线|实施|施行)(?:$|[，。；、后])"
    r"|的?(?:研究|编制|编写|起草|制定|修订|出版)(?:工作)?(?:$|[，。；、]))"
)
_LIST_MARK = re.compile(r"[、和与及]|以及")
_OPENING = re.compile(
    r"(?:(?:了|出|好|并|和|、|或|我[省市区县州局]|本[省市区县州]|全[省市区县州]|高质量的?|首[个部批份]|一[个批份部项套]|新的)|[“”](?=[^“”]*$))+"
)
_MARK = re.compile(r"(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}(?:是|、))+")
_COUNTED = re.compile(r"^(?:[\d一二三四五六七八九十两]+余?|多|数|各)[个项份部册种类批]|第[一二三]")
_MADE_OF_OTHERS = ("方案", "细则", "意见", "办法", "计划", "规划", "要点", "安排", "任务分解表", "任务清单", "责任清单")
_COMMON = re.compile(r"相关|有关|一系列|系列|配套|具体|若干|各项|政策|工作|实施|总体|专门|建设")
_SUBJECT_VERB = re.compile(r"(?:已|已经|正式|顺利|全面)*(?:实施|出台|印发|发布|上线|通过|获批|签约)|[“]?贯标")
_PREDICATE = re.compile(r"要|会同|将|对|由|牵头|加强|推动|负责")
_RELATIVE_START = ("在", "对", "将", "把", "以", "为", "按", "与", "向", "从", "经", "该", "其", "各", "如", "的", "根据", "通过")


@dataclass(frozen=True, slots=True)
class _Verb:
    start: int
    end: int
    text: str
    role: str


def find_phrases(passage: Passage, titles: Sequence[Name]) -> tuple[Name, ...]:
    """The names without marks of a sentence; `titles` are those with marks, which such a name may hold but not cut."""
    found: list[Name] = []
    for clause in passage.clauses:
        text = _masked(passage, clause, titles)
        heads = list(_heads().finditer(text))
        if heads:
            found += _read_clause(passage, clause, text, heads)
    return tuple(found)


def _masked(passage: Passage, clause: Clause, titles: Sequence[Name]) -> str:
    """The clause with what stands in 《》 blanked out, so that no word of a title is read as running text."""
    text = passage.slice(clause.start, clause.end)
    for name in titles:
        if name.container is None and clause.start <= name.start and name.end <= clause.end:
            start, end = name.start - clause.start, name.end - clause.start
            text = text[:start] + _MASK * (end - start) + text[end:]
    return re.sub(r"《[^《》]*》", lambda match: _MASK * len(match.group()), text)


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?P<head>{words('head')})(?P<remark>[（(][^（）()\ue000]{{1,12}}[）)])?{_FOLLOWS}")


def _read_clause(passage: Passage, clause: Clause, text: str, heads: Sequence[re.Match[str]]) -> Iterator[Name]:
    verbs = _verbs(passage, clause, text)
    group: list[Name] = []
    for head in heads:
        name = _continue(passage, clause, text, head, group[-1]) if group else None
        if name is None:
            yield from _closed(group)
            group = []
            name = _begin(passage, clause, text, head, verbs)
        if name is not None:
            group.append(name)
    yield from _closed(group)


def _closed(group: Sequence[Name]) -> Iterator[Name]:
    for name in group:
        yield replace(name, lead=group[0].lead, tail=group[-1].end)


def _verbs(passage: Passage, clause: Clause, text: str) -> list[_Verb]:
    """The verbs of a clause that take a document as object, outside of 《》."""
    found: list[_Verb] = []
    for mention in passage.mentions("policy-action", clause.start, clause.end):
        start, end = mention.start - clause.start, mention.end - clause.start
        word = text[start:end]
        if _MASK in word:
            continue
        if _ends(word, "making"):
            stop = _own_end(word, text, start, end)
            found.append(_Verb(start, stop, text[start:stop], "making"))
        if _ends(word, "carrying"):
            found.append(_Verb(start, end, word, "carrying"))
        if _ends(word, "citing"):
            found.append(_Verb(start, end, word, "citing"))
    found += [_Verb(match.start(), match.end(), match.group(), "signing") for match in _signing().finditer(text)]
    return found


def _own_end(word: str, text: str, start: int, end: int) -> int:
    """Where a verb ends whose last part belongs to the name: "印发|实施意见任务分解表", not "印发实施|意见…"."""
    if word.endswith("实施") and len(word) > 2 and re.match(r"意见|方案|办法|细则|规定|计划|纲要|要点|措施", text[end:]):
        return end - 2
    return end


@cache
def _ends(word: str, role: str) -> bool:
    return re.search(rf"{words(role)}了?$", word) is not None or (
        role == "making" and re.search(rf"^{words('making')}", word) is not None and not word.startswith("完成")
    )


@cache
def _signing() -> re.Pattern[str]:
    return re.compile(words("signing"))


def _begin(
    passage: Passage, clause: Clause, text: str, head: re.Match[str], verbs: Sequence[_Verb]
) -> Name | None:
    """The name that ends in `head`, from the nearest verb that leaves it words of its own; verbs of making come first."""
    for role in ("signing", "making", "carrying", "citing"):
        for verb in reversed(verbs):
            if verb.role == role and verb.end <= head.start() and not text[: verb.start].endswith(("如何", "怎样", "未", "不")):
                name = _name(passage, clause, text, verb, verb.end, head)
                if name is not None:
                    return name
    if _SUBJECT_VERB.match(text, head.end()):
        mark = _MARK.match(text)
        return _name(passage, clause, text, None, mark.end() if mark else 0, head)
    return None


def _continue(passage: Passage, clause: Clause, text: str, head: re.Match[str], last: Name) -> Name | None:
    """The next name of a list that `last` belongs to; one with no words of its own takes those of the last (目录和|发展规划)."""
    mark = _LIST_MARK.match(text, last.end - clause.start)
    if mark is None or re.match(words("making"), text[mark.end() :]):
        return None
    verb = _Verb(last.verb[0] - clause.start, last.verb[1] - clause.start, "", "making") if last.verb else None
    if verb is not None:
        verb = replace(verb, text=text[verb.start : verb.end], role=_role(text[verb.start : verb.end]))
    name = _name(passage, clause, text, verb, mark.end(), head)
    if name is not None or last.kind is None:
        return name
    body = text[mark.end() : head.end()]
    kind = kind_of(body)
    if kind is None or len(body) > 8 or _MASK in body or kind.document_class == "agreement":
        return None
    ending = re.search(rf"{words('head')}$", last.title)
    stem = last.title[: ending.start()] if ending else last.title
    return replace(last, start=clause.start + mark.end(), end=clause.start + head.end(), title=stem + body, kind=kind)


def _role(verb: str) -> str:
    if _signing().fullmatch(verb):
        return "signing"
    return "making" if _ends(verb, "making") else "carrying"


def _name(
    passage: Passage, clause: Clause, text: str, verb: _Verb | None, start: int, head: re.Match[str]
) -> Name | None:
    """The name between `start` and the end of `head`, or None where that is no name."""
    end = head.end()
    opening = _OPENING.match(text, start, head.start())
    if opening:
        start = opening.end()
    for action in passage.mentions("policy-action", clause.start + start, clause.start + head.start()):
        if opening and action.start == clause.start + start and text[start - 1] in "并和、或":
            start = action.end - clause.start
    if verb is None:
        pushed = re.match(rf"(?:{words('pushing')})+", text[start : head.start()])
        start += pushed.end() if pushed else 0
    body = text[start:end]
    kind = kind_of(body)
    if kind is None or len(body) > _LONGEST or not _balanced(body) or body.startswith(_RELATIVE_START) or _COUNTED.search(body):
        return None
    if re.search(r"[，。；：]", body) or not _fits(body, head, verb, kind.document_class):
        return None
    title = passage.slice(clause.start + start, clause.start + end)
    span = (clause.start + verb.start, clause.start + verb.end) if verb else None
    first, last = clause.start + start, clause.start + end
    return Name(first, last, title, kind, False, first, last, "titles.phrase", verb=span)


def _fits(body: str, head: re.Match[str], verb: _Verb | None, document_class: str) -> bool:
    """Whether a phrase says enough to be a name, and whether its verb goes with its kind."""
    if (document_class == "agreement") != (verb is not None and verb.role == "signing"):
        return document_class == "agreement" and verb is None and body.endswith("战略合作")
    own = body[: head.start() - head.end()].removesuffix("的")
    if verb is not None and verb.role == "making" and not _made(verb.text, head["head"], document_class):
        return False
    if document_class == "agreement":
        return bool(own)
    rest = unspecific().sub("", _last_of_list(own))
    if _MASK in body:
        return head["head"] in _MADE_OF_OTHERS and verb is not None and verb.role == "making" and re.search(rf"{_MASK}的?[^{_MASK}等、]{{2,16}}$", own) is not None
    if verb is not None and verb.role == "citing":
        return len(rest) >= 4 and leading_area(body) is not None
    if verb is not None and verb.role == "carrying":
        return _carried(body, head["head"], rest)
    if verb is not None and re.search(r"印发|下发", verb.text):
        return bool(_COMMON.sub("", own))
    if verb is None and (_PREDICATE.search(own) or body[: head.start() - head.end()].endswith("的")):
        return False
    return len(rest) + len(head["head"]) - 2 >= 4


def _last_of_list(own: str) -> str:
    """The words of the last member of a list whose first members are kinds alone: "技术方案和|工作"."""
    heads = list(re.finditer(rf"{words('head')}(?:[、和与及]|以及)", own))
    return own[heads[-1].end() :] if heads else own


def _made(verb: str, head: str, document_class: str) -> bool:
    """Whether a verb that makes other things too makes such a document: 建立 a database or list, 形成了 a plan, 形成 a report."""
    if verb.endswith("完善") and not verb.startswith("修"):
        return head.endswith(("库", "录"))
    if verb.endswith("建立"):
        return head.endswith(("库", "录")) or verb != "建立" and document_class == "policy"
    return document_class == "publication" or not verb.endswith("形成")


def _carried(body: str, head: str, rest: str) -> bool:
    """Plans and standards are carried out by name (启动高价值专利培育计划); of other papers only what is cited in full (关于…的意见)."""
    if head == "计划":
        return len(rest) >= 4
    if head in ("规范", "标准"):
        return len(re.sub(r"规范|标准|服务", "", rest)) >= 4
    return bool(re.match(r"关于.{6,}", body))


def _balanced(body: str) -> bool:
    return all(body.count(opener) == body.count(closer) for opener, closer in ("（）", "“”", "()", "《》"))
