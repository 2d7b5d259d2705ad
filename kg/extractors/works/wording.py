"""Wording (用词): the words with which documents are spoken of, taken from the ontology and made ready for matching."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extractors.passages.labels import pattern
from kg.lexicon import Concept, concepts

_TAIL_BRACKET = re.compile(r"[（(〔\[][^（）()〔〕\[\]]{1,24}[）)〕\]]$")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document (文件种类): notation, class (policy, agreement, publication) and the words that show it."""

    notation: str
    document_class: str
    label: str


def words(role: str) -> str:
    """The words of one class of the scheme document-word as a pattern, the longest first."""
    return pattern("document-word", role)


@cache
def kind_of(title: str) -> Kind | None:
    """The kind of document by the noun that ends its title, remarks in brackets left out; None if it ends in none.

    >>> kind_of("青海省知识产权特派员管理规定（试行）").notation
    'provisions'
    >>> kind_of("国之利器") is None
    True
    """
    bare = re.sub(r"(?<=[^\d年])(?:19|20)\d\d(?:年度?)?$", "", strip_remarks(title))
    for start in range(max(0, len(bare) - 16), len(bare)):
        concept = _kinds().get(bare[start:])
        if concept is not None:
            return Kind(concept.notation, concept.document_class or "policy", bare[start:])
    return None


def strip_remarks(title: str) -> str:
    """A title without the remarks in brackets behind it: "…工作方案（2017-2019）" -> "…工作方案"."""
    while True:
        shorter = _TAIL_BRACKET.sub("", title).rstrip('”’"')
        if shorter == title or not shorter:
            return title
        title = shorter


@cache
def _kinds() -> dict[str, Concept]:
    return {label: concept for concept in concepts("document-kind") for label in concept.labels}


@cache
def unspecific() -> re.Pattern[str]:
    """Matches the words that tell one document from another no more than its kind does."""
    return re.compile(words("generic"))


@cache
def hedges() -> re.Pattern[str]:
    """Matches words at the end of a text by which what follows is only intended: 力争年内|出台."""
    when = r"[\d年月日底末前初内上下半今明后第一二三四季度]{0,10}"
    return re.compile(rf"{words('hedge')}[于在]?{when}(?:正式|联合|组织|加快|共同|研究|分别|陆续|相继)*$")


@cache
def awaited() -> re.Pattern[str]:
    """What is hoped for or waited for, to the end of its clause: "等待省科技厅会议通过", "拟于2022年印发"."""
    return re.compile(rf"(?:{words('hedge')}|等待|待|尚未)[^，。；]*")


@cache
def pending() -> re.Pattern[str]:
    """Matches what tells that a paper waits: 待…审议, 形成讨论稿, 未能印发, 报省政府审定."""
    upward = rf"(?:{words('submitting')}|提请|[报送呈])[^，。；]{{0,12}}(?:审[定议批查核]|批准)"
    return re.compile(rf"{words('pending')}|{upward}(?!后|通过|同意|并)")
