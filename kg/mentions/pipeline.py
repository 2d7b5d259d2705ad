"""Pipeline (流程): the recognisers one after the other, as the components of a spaCy pipeline.

Its documents hold one token a character, so a token's index is an offset of the clean text.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.documents import Document
from kg.mentions.agencies import with_agencies
from kg.mentions.datelines import without_datelines
from kg.mentions.mention import Mention, Mentions, in_order
from kg.mentions.titles import find_titles
from kg.mentions.words import Words
from kg.values import Change, Date, Quantity, Rank, find_changes, find_dates, find_quantities, find_ranks


def find_mentions(document: Document) -> Mentions:
    """All mentions of a document's clean text."""
    return in_order(_pipeline()(_tokenise(document.text)).user_data["mentions"])


def _tokenise(text: str) -> Doc:
    doc = Doc(_pipeline().vocab, words=list(text), spaces=[False] * len(text))
    # Kept beside the tokens: putting it together from them again takes longer than matching.
    doc.user_data["text"] = text
    return doc


@cache
def _pipeline() -> Language:
    language = spacy.blank("zh")
    language.max_length = 10**9
    for name in ("zhice_words", "zhice_agencies", "zhice_titles", "zhice_values"):
        language.add_pipe(name)
    return language


@Language.factory("zhice_words")
def _make_words(nlp: Language, name: str) -> _WordFinder:
    return _WordFinder(nlp)


class _WordFinder:
    """The component that finds the ontology's words."""

    def __init__(self, nlp: Language) -> None:
        self.words = Words(nlp)

    def __call__(self, doc: Doc) -> Doc:
        text: str = doc.user_data["text"]
        doc.user_data["mentions"] = without_datelines(text, self.words.find(doc, text))
        return doc


@Language.component("zhice_agencies")
def _find_agencies(doc: Doc) -> Doc:
    doc.user_data["mentions"] = with_agencies(doc.user_data["text"], doc.user_data["mentions"])
    return doc


@Language.component("zhice_titles")
def _find_titles(doc: Doc) -> Doc:
    doc.user_data["mentions"] += find_titles(doc.user_data["text"])
    return doc


@Language.component("zhice_values")
def _find_values(doc: Doc) -> Doc:
    """Quantities, changes, dates and ranks, as `kg.values` reads them."""
    text: str = doc.user_data["text"]
    found: list[Mention] = doc.user_data["mentions"]
    named = {place for mention in found if mention.label == "area" for place in range(mention.start, mention.end)}
    finders: tuple[tuple[str, Iterable[Quantity | Change | Date | Rank]], ...] = (
        ("quantity", find_quantities(text)),
        ("change", find_changes(text)),
        ("date", find_dates(text)),
        ("rank", find_ranks(text)),
    )
    for label, values in finders:
        if label == "quantity":
            # The numerals of a place's name count nothing: 七台河, 五家渠市, 三亚.
            values = [value for value in values if value.start not in named]
        found += [Mention(value.start, value.end, label, value, f"values.{label}") for value in values]
    return doc
