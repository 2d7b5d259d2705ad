"""Phrases (无书名号的文件名): names of documents without marks in running text, from a verb to the noun that ends them.

"研究制定|知识产权质押融资与评估管理办法", "启动|高价值专利培育计划", "印发|“十三五”规划和强省建设实施方案" (two).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extractors.passages.reading import Passage
from kg.extractors.works.heads import MASK, SUBJECT_VERB, find_heads, has_head, is_name
from kg.extractors.works.parts import ROLES, Part, Verb, read_part
from kg.extractors.works.shared_names import topics_before
from kg.extractors.works.titles import Name
from kg.extractors.works.wording import kind_of, words
from kg.scope import leading_area
from kg.values.marks import LIST_MARK

_AGENDA = re.compile(r"(?:年度|当年|\d{4}年度?)(?:重点)?工作要点")
_OPENING = re.compile(
    r"(?:了|出|好|并|和|、|或|我[省市区县州局]|本[省市区县州]|全[省市区县州]|高质量的?|首[个部批份]|一[个批份部项套]|新的"
    r"|[“”](?=[^“”]*$))+"
)
_YEAR = re.compile(r"(?:19|20)\d\d年度")
_DATED = re.compile(r"\d年|年度|季度")
_NEXT = re.compile(rf"{LIST_MARK.pattern}|或")
_MARK = re.compile(r"(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}(?:是|、))+")
_DESCRIBES = re.compile(r"了?(?:以[^，的]+为[^，的]+|由[^，的]+|集[^，的]+)$")
# Between a verb and a paper that another makes: 战略实施|工作联席会议办公室要制定|年度计划, 完成|论证并向省局上报|方案.
_ANOTHER = re.compile(r"[室局委厅部府会组](?:要|应当?|须|将|负责)[\u4e00-\u9fff]{2}|并向[^，]{2,12}?(?:上报|报送|提交)")
_BEHIND_TITLE = re.compile(
    rf".*{MASK}(?:[（(][^（）()]*[）)])?(?:[国地行]\w标准|[蓝白]皮书|年?报告?)?(?:[、和与及]|以及)(?!{MASK})"
)
_DESCRIBED = re.compile(
    rf"(?!关于)[^{MASK}]{{2,}}的(?!(?:知识产权|专利|商标|版权)*(?:专题|特色|分类)*(?:数据|专题)?库$)"
    r"(?=[^的]*(?:知识产权|专利|商标|版权|地理标志)[^的]{3,}$)"
)
"""Before the name of a book or database, words that tell what it covers: 覆盖九市的|专利实力状况报告; not its topic."""
_BUILT = re.compile(r"(?:开发|建设|研发|打造|建立|编制)的(?=[^的]*$)")
"""Before a name that its clause describes first: 历时三年开发的|陇药专利专题数据库."""


def find_phrases(passage: Passage, titles: Sequence[Name]) -> tuple[Name, ...]:
    """The names without marks of a sentence; `titles` are those with marks, which such a name may hold but not cut."""
    if not has_head(passage.text):
        return ()
    found: list[Name] = []
    open_verb: Verb | None = None
    for clause in passage.clauses:
        part = read_part(passage, clause, titles)
        heads = find_heads(part.text)
        names = tuple(_read_part(part, heads)) if heads else ()
        if heads and not names and open_verb is not None and not clause.strong:
            names = _described(part, open_verb, heads[0])
        found += names
        open_verb = _left_open(part) or (None if names or clause.strong else open_verb)
    return tuple(found)


def _left_open(part: Part) -> Verb | None:
    """The verb, by offsets of the text, whose object the clause only begins to describe: 形成了|以专利数据为中心，…."""
    for verb in part.verbs:
        if verb.role == "making" and _DESCRIBES.match(part.text, verb.end):
            return replace(verb, start=part.start + verb.start, end=part.start + verb.end)
    return None


def _described(part: Part, verb: Verb, head: re.Match[str]) -> tuple[Name, ...]:
    """The object of a verb left open in an earlier clause, behind the last 的: …引导资源配置的|产业导向目录."""
    start = part.text.rfind("的", 0, head.start()) + 1
    moved = replace(verb, start=verb.start - part.start, end=verb.end - part.start)
    name = _name(part, moved, start, head) if start else None
    return (name,) if name is not None else ()


def _read_part(part: Part, heads: Sequence[re.Match[str]]) -> Iterator[Name]:
    group: list[Name] = []
    for head in heads:
        name = _continue(part, head, group[-1]) if group else None
        if name is None:
            yield from _closed(group)
            group = []
            name = _begin(part, head)
        if name is not None:
            group.append(name)
    yield from _closed(group)


def _closed(group: Sequence[Name]) -> Iterator[Name]:
    """The names of a list, each told where the list begins and ends, and of which year: 2022年度|分析报告和统计年报."""
    year = _YEAR.match(group[0].title) if group else None
    for name in group:
        of_year = year and name.kind and name.kind.document_class == "publication" and not _DATED.search(name.title)
        own = not of_year or leading_area(name.title) is not None
        title = name.title if year is None or own else f"{year.group()}{name.title}"
        yield replace(name, title=title, lead=group[0].lead, tail=group[-1].end)


def _begin(part: Part, head: re.Match[str]) -> Name | None:
    """The name that ends in `head`, from the nearest verb that leaves it words of its own; else it is the subject."""
    for role in ROLES:
        for verb in reversed(part.verbs):
            if verb.role != role or verb.end > head.start() or part.text[: verb.start].endswith(("如何", "怎样", "未")):
                continue
            if _ANOTHER.search(part.text, verb.end, head.start()):
                continue
            name = _name(part, verb, verb.end, head)
            if name is not None:
                return name
    if SUBJECT_VERB.match(part.text, head.end()):
        mark = _BUILT.search(part.text, 0, head.start()) or _MARK.match(part.text)
        return _name(part, None, mark.end() if mark else 0, head)
    return None


def _continue(part: Part, head: re.Match[str], last: Name) -> Name | None:
    """The next name of a list that `last` belongs to.

    One with no words of its own takes those of the last: "知识产权密集型产业目录和|发展规划".
    """
    mark = _NEXT.match(part.text, last.end - part.start)
    if mark is None:
        return None
    verb = next((verb for verb in part.verbs if last.verb and verb.start + part.start == last.verb[0]), None)
    name = _name(part, verb, mark.end(), head)
    if name is not None or last.kind is None:
        return name
    body = part.text[mark.end() : head.end()]
    kind = kind_of(body)
    if kind is None or len(body) > 8 or MASK in body or kind.document_class == "agreement":
        return None
    stem = re.sub(rf"{words('head')}$", "", last.title)
    return replace(last, start=part.start + mark.end(), end=part.start + head.end(), title=stem + body, kind=kind)


def _name(part: Part, verb: Verb | None, start: int, head: re.Match[str]) -> Name | None:
    """The name between `start` and the end of `head`, or None where that is no name."""
    passage, text = part.passage, part.text
    opening = _OPENING.match(text, start, head.start())
    if opening:
        start = opening.end()
    if verb is None:
        pushed = re.match(rf"(?:{words('pushing')})+", text[start : head.start()])
        start += pushed.end() if pushed else 0
    listed = _BEHIND_TITLE.match(text, start, head.start())
    if listed:
        start = listed.end()  # 发布《…白皮书》和|产业专利导航报告
    body = text[start : head.end()]
    kind = kind_of(body)
    if kind is None or f"{MASK}等" in body or body.startswith("未"):
        return None  # 签署《…备忘录》等|一系列协议, 办法的修订|未列入本年度计划
    if kind.document_class == "publication" and (described := _DESCRIBED.match(body)):
        start, body = start + described.end(), body[described.end() :]
    first = part.start + start
    if verb and kind.document_class == "publication":
        begin = passage.sentence.start
        if numbered := topics_before(passage.slice(begin, part.start + verb.start), body):
            title, topics = numbered
            made = (part.start + verb.start, part.start + verb.end)
            end = part.start + head.end()
            return Name(
                first, end, title, kind, False, first, end, "titles.phrase", verb=made, topics=begin + topics
            )  # fmt: skip
    word, role = (verb.text, verb.role) if verb else (None, None)
    if role != "citing" and re.match(rf"的{words('demand')}", text[head.end() :]):
        return None  # 提出制定…办法|的要求
    # Whose plan something is entered in does not tell which one: 列入|省人大常委会|重点专项规划.
    told = body[_agency_length(part, start, head.start()) :] if role == "entering" else body
    if not is_name(told, head, word, role, kind.document_class) and not (verb and _is_agenda(part, verb, body)):
        return None
    if role == "citing":
        start += _maker_length(part, start, body)
    first, last = part.start + start, part.start + head.end()
    span = (part.start + verb.start, part.start + verb.end) if verb else None
    return Name(first, last, passage.slice(first, last), kind, False, first, last, "titles.phrase", verb=span)


def _is_agenda(part: Part, verb: Verb, body: str) -> bool:
    """Whether the key points of a year are those of the agency that acts: |市委|将知识产权保护列入|年度工作要点."""
    if verb.role != "entering" or not _AGENDA.fullmatch(body):
        return False
    agencies = part.passage.mentions("agency", part.start, part.start + verb.start)
    return bool(agencies) and agencies[0].start == part.start


def _maker_length(part: Part, start: int, body: str) -> int:
    """The length of the agency that made a paper cited without marks: 按照|国务院|关于…的总体方案."""
    named = re.match(r".{2,30}?(?=关于)", body)
    if named is None:
        return 0
    first, last = part.start + start, part.start + start + named.end()
    agencies = part.passage.mentions("agency", first, last)
    return named.end() if agencies and (agencies[0].start, agencies[-1].end) == (first, last) else 0


def _agency_length(part: Part, start: int, end: int) -> int:
    """The length of the agency that the text from `start` begins with, 0 if it begins with none."""
    agencies = part.passage.mentions("agency", part.start + start, part.start + end)
    return agencies[0].end - agencies[0].start if agencies and agencies[0].start == part.start + start else 0
