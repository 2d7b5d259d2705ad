"""Titles (文件名): the names of documents that a sentence prints in 《》, 〈〉 or “”, what they nest, their lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.extractors.passages.reading import Passage
from kg.extractors.works.wording import Kind, kind_of, strip_remarks, words
from kg.lexicon import concepts
from kg.mentions import Mention
from kg.values.marks import BRACKET

_LIST_MARK = re.compile(
    r"(?:[（(][^（）()]{0,40}[）)])?(?:国家标准|地方标准|白皮书|年报)?(?:[、和与及]|以及|并|等)?(?:[（(][^（）()]{0,12}[）)])?"
)
_FORWARDS = re.compile(
    r"(?:关于)?(?:印发|转发|批转|发布)(?:[^《》〈〉]{2,24}(?:部门|单位|委员会|局))?(?P<inner>[^《》〈〉]{8,})的(?:通知|函|公告)$"
)
_FORM = re.compile(r"(?:申请|申报|推荐|登记|备案|承诺|自评|报名)(?:书|表|函)(?:[（(][^（）()]*[）)])?$|要点表$|汇总表$")
"""The title of a form that is filled in: 《联盟备案申请书》."""
_PROPOSAL = re.compile(r"(?:提案|议案|^(?!中共|.{0,12}关于制定).*建议)$")
"""The title of what a deputy proposes: 《关于加强…工作的建议》; the Party's 《关于制定…规划的建议》 binds."""
_NEWSPAPER = re.compile(r"(?:日|晚|时|早|晨|商|周|导|法制|青年|产权|经济|消费者|质量)报$")
_REPORTS = re.compile(
    r"(?:据|由|在|对|接受|被)\||\|(?:等[\u4e00-\u9fff]{0,6})?(?:引述|报道|刊发|刊登|刊载|登载|记者|消息|讯|头版)"
)
"""Around the name of a paper that only brings news: 据|《…报》|报道."""
_OPENED = re.compile(r"面?向|免费|上线|在")
"""What may follow the quoted name of a database or book: “…专利专题数据库”|面向社会免费开放."""
_REPORTS_ON = re.compile(
    r"(?P<inner>[^《》〈〉]{4,}(?:纲要|规划|条例|办法|意见|方案)(?:[（(][^（）()]*[）)])?)(?:实施|执行|落实)(?:情况)?"
    r"(?:中期|终期|阶段|年度|[一二三五十]+年)?(?:评估|绩效评价|执法检查|总结)(?:评估)?报告$"
)
"""A report on how a document is carried out names that: 《山西省知识产权战略纲要|实施中期评估报告》."""
_DIVIDES = re.compile(
    r"(?P<inner>[^《》〈〉和]{6,}(?:纲要|规划|条例|意见)(?:[（(][^（）()]*[）)])?)(?:重点)?(?:任务|责任|工作)分工(?:方案|表)?$"
)
"""A paper that divides the tasks of another names that: 《九江市知识产权战略纲要|任务分工》."""

_ARTICLES = re.compile(
    r"[\u4e00-\u9fff]{2,12}?(?:新政)?\d{1,2}条(?:新政|措施|意见)?|[\u4e00-\u9fff]{1,12}?[一二三四五六七八九十]{1,3}条(?:新政|措施|意见)?"
)

_ALSO = re.compile(r"(?:说的|称|称为|简称|俗称|即|叫做?)$")
"""Before a second name of what has been named: 也就是大家常说的|“保护33条”."""


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a document as it stands in a sentence.

    `start` and `end` cover it with its marks. `lead` and `tail` are where the list of names that it stands in begins
    and ends: what is said before the first and behind the last is said of all. `verb` is the span of the verb that a
    name without marks was found by, `topics` where the words begin that tell what numbered books are on.
    `container` and `relation` are set for a name cited inside another's title.
    """

    start: int
    end: int
    title: str
    kind: Kind | None
    titled: bool
    lead: int
    tail: int
    rule: str
    verb: tuple[int, int] | None = None
    container: str | None = None
    relation: str | None = None
    topics: int | None = None


def find_titles(passage: Passage) -> tuple[Name, ...]:
    """The names in 《》 and “” of a sentence, and those they nest; titles of what is no document are left out."""
    if not (passage.mentions("title") or passage.mentions("quoted")):
        return ()
    marked = _outermost(passage.mentions("title"))
    found = [name for mention in marked if (name := _read(passage, mention)) is not None]
    names: list[Name] = []
    for group in _lists(passage, found):
        for name in group:
            name = replace(name, lead=group[0].start, tail=_list_end(passage, group[-1].end))
            names += [name, *_nested(passage, name)]
    names += _quoted(passage, marked)
    return tuple(names)


def _outermost(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return tuple(found)


def _read(passage: Passage, mention: Mention) -> Name | None:
    """The name that marks hold, or None where they hold a short reference (《意见》) or the title of something else."""
    title = str(mention.value)
    kind = kind_of(title)
    after = passage.slice(mention.end, min(mention.end + 12, passage.sentence.end))
    before = passage.slice(max(passage.sentence.start, mention.start - 4), mention.start)
    if (kind is not None and strip_remarks(title) == kind.label) or len(title) < 3:
        return None
    if _FORM.search(title) or _PROPOSAL.search(title):
        return None
    if kind is None and _NEWSPAPER.search(title) and _REPORTS.search(f"{before}|{after}"):
        return None
    if _something_else().match(after) or before.endswith(("题为", "主题是", "名为", "简称")):
        return None
    return Name(mention.start, mention.end, title, kind, True, mention.start, mention.end, "titles.marked")


@cache
def _something_else() -> re.Pattern[str]:
    return re.compile(words("no-document"))


def _lists(passage: Passage, names: Sequence[Name]) -> Iterator[list[Name]]:
    """Names that stand in one list: 《A》《B》和《C》, numbers and remarks in brackets between them allowed."""
    group: list[Name] = []
    for name in names:
        if group and not _LIST_MARK.fullmatch(passage.slice(group[-1].end, name.start)):
            yield group
            group = []
        group.append(name)
    if group:
        yield group


def _list_end(passage: Passage, end: int) -> int:
    """Where a list ends, the number or remark in brackets behind its last name included."""
    bracket = BRACKET.match(passage.slice(end, passage.sentence.end))
    return end + bracket.end() if bracket else end


def _nested(passage: Passage, outer: Name) -> Iterator[Name]:
    """The documents cited in a title: 〈…〉, or what a notice forwards (关于印发…的通知)."""
    for mention in passage.mentions("title", outer.start + 1, outer.end - 1):
        title = str(mention.value)
        if len(title) < 5:
            continue
        relation = relation_between(
            passage.slice(outer.start + 1, mention.start), passage.slice(mention.end, outer.end - 1)
        )
        yield Name(
            mention.start, mention.end, title, kind_of(title), True, mention.start, mention.end, "titles.nested",
            container=outer.title, relation=relation,
        )  # fmt: skip
    forwarded = _FORWARDS.search(outer.title) or _REPORTS_ON.match(outer.title) or _DIVIDES.match(outer.title)
    if forwarded and not passage.mentions("title", outer.start + 1, outer.end - 1):
        start = outer.start + 1 + forwarded.start("inner")
        inner = forwarded["inner"]
        yield Name(
            start, start + len(inner), inner, kind_of(inner), False, start, start + len(inner), "titles.forwarded",
            container=outer.title, relation="cites",
        )  # fmt: skip


def relation_between(before: str, after: str) -> str:
    """How a title uses the one it cites: by the word before it (贯彻落实〈…〉), else by the paper made of it.

    "〈…意见〉重点任务分工方案" and "〈…办法〉实施细则" implement.
    """
    for text, at_end in ((before, True), (after, False)):
        best = ""
        relation = "cites"
        for concept in concepts("relation"):
            for label in concept.labels:
                fits = label in text[-12:] if at_end else len(label) > 3 and text.lstrip("的").startswith(label)
                if fits and len(label) > len(best):
                    best, relation = label, concept.notation
        if best:
            return relation
    return "cites"


def _quoted(passage: Passage, marked: Sequence[Mention]) -> Iterator[Name]:
    """Names in “” that end as documents do: “知识产权高层次人才培养计划”; a quoted part of a name is none."""
    for mention in passage.mentions("quoted"):
        title = str(mention.value)
        if _ARTICLES.fullmatch(title):
            if not _is_second_name(passage, mention, title):
                yield _short_name(passage, mention, title)
            continue
        kind = kind_of(title)
        if kind is None or len(title) < 4 or re.search(r"[，。、；]", title):
            continue
        if any(other.start < mention.end and mention.start < other.end for other in marked):
            continue
        if not _named_head().search(title) or (
            re.match(r"[\u4e00-\u9fff]", passage.slice(mention.end, mention.end + 1))
            and not (_goes_on().match(passage.slice(mention.end, min(mention.end + 6, passage.sentence.end))))
            and not (
                kind.document_class == "publication" and _OPENED.match(passage.slice(mention.end, mention.end + 3))
            )
        ):
            continue
        tail = _list_end(passage, mention.end)
        yield Name(mention.start, mention.end, title, kind, False, mention.start, tail, "titles.quoted")


def _is_second_name(passage: Passage, mention: Mention, title: str) -> bool:
    """Whether a short name is a second one of what has been named, here or before: （…，以下简称“知产十二条”）."""
    here = _ALSO.search(passage.slice(passage.sentence.start, mention.start))
    return here is not None or f"简称“{title}”" in passage.reading.document.text


def _short_name(passage: Passage, mention: Mention, title: str) -> Name:
    """A name by what a document is about and how many articles it has: “科创33条”."""
    tail = _list_end(passage, mention.end)
    return Name(mention.start, mention.end, title, kind_of("措施"), False, mention.start, tail, "titles.quoted")


@cache
def _named_head() -> re.Pattern[str]:
    return re.compile(rf"(?:{words('head')}|资格条件|协作机制|合作机制)(?:[（(][^（）()]*[）)])?$")


@cache
def _goes_on() -> re.Pattern[str]:
    """What may follow a quoted name: the list goes on, or a verb."""
    return re.compile(
        rf"[和与及等并的]|以及|进行|正式|顺利|经|已|{words('making')}|{words('carrying')}|{words('firm')}"
    )
