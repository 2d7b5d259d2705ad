"""Wording (用词): the words with which documents are spoken of, taken from the ontology and made ready for matching."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.lexicon import Concept, concepts

_TAIL_BRACKET = re.compile(r"[（(〔\[][^（）()〔〕\[\]]{1,24}[）)〕\]]$")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document (文件种类): its notation, its class (policy, agreement, publication), and the words that show it."""

    notation: str
    document_class: str
    label: str


@cache
def words(role: str) -> str:
    """The words of one class of the scheme document-word as a pattern, the longest first."""
    return alternatives(word for concept in concepts("document-word") if concept.notation == role for word in concept.labels)


def alternatives(found: Iterable[str]) -> str:
    """A pattern that matches one of some words, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, found), key=lambda word: (-len(word), word))) + ")"


@cache
def kind_of(title: str) -> Kind | None:
    """The kind of document by the noun that ends its title, remarks in brackets behind it left out; None if it ends in none.

    >>> kind_of("青海省知识产权特派员管理规定（试行）").notation
    'provisions'
    >>> kind_of("国之利器") is None
    True
    """
    bare = strip_remarks(title)
    longest = max((label for label in _kinds() if bare.endswith(label)), key=len, default=None)
    if longest is None:
        return None
    concept = _kinds()[longest]
    return Kind(concept.notation, concept.document_class or "policy", longest)


def strip_remarks(title: str) -> str:
    """A title without the remarks in brackets behind it: "…工作方案（2017-2019）" -> "…工作方案"."""
    while True:
        shorter = _TAIL_BRACKET.sub("", title).rstrip("”’\"")
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
