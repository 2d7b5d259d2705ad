"""Mentions (提及): what the words of a document refer to, found by a spaCy pipeline of lexicon and value recognisers.

The only module that imports spaCy. Its documents hold one token a character, so a token's index is an offset of
the clean
text; the ontology's words are found by a PhraseMatcher over those tokens, values and titles by the recognisers below.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from kg.documents import DOC_NUMBER, Document
from kg.lexicon import areas, concepts, national_agencies
from kg.values import Change, Date, Quantity, Rank, find_changes, find_dates, find_quantities, find_ranks

Value: TypeAlias = str | tuple[str, ...] | Quantity | Change | Date | Rank

CUES = (
    "policy-action",
    "centre-status",
    "designation-status",
    "mode-cue",
    "relation",
    "department",
)
"""The schemes of the ontology whose words are looked for; the label of such a mention is the scheme's name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of clean text and what it refers to.

    `label` is "area", "agency", "title", "quoted", "number" (发文字号), "quantity", "change", "date", "rank", or
    the scheme of a
    cue. `value` is the codes of the areas that bear the name, the notation of the concept, the title without its
    marks, or
    the value read. `rule` says who found it.
    """

    start: int
    end: int
    label: str
    value: Value
    rule: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of a document, by label, each in order of place."""

    by_label: Mapping[str, tuple[Mention, ...]]
    starts: Mapping[str, tuple[int, ...]]

    def within(self, label: str, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions of a label that lie between two clean offsets."""
        found = self.by_label.get(label, ())
        if not found:
            return ()
        starts = self.starts[label]
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        return tuple(mention for mention in found[first:last] if mention.end <= end) if first < last else ()


def find_mentions(document: Document) -> Mentions:
    """All mentions of a document's clean text."""
    doc = _pipeline()(_tokenise(document.text))
    groups: dict[str, list[Mention]] = {}
    for mention in sorted(doc.user_data["mentions"], key=lambda mention: (mention.start, -mention.end, mention.label)):
        groups.setdefault(mention.label, []).append(mention)
    by_label = {label: tuple(group) for label, group in groups.items()}
    return Mentions(by_label, {label: tuple(mention.start for mention in group) for label, group in by_label.items()})


def _tokenise(text: str) -> Doc:
    doc = Doc(_pipeline().vocab, words=list(text), spaces=[False] * len(text))
    # Kept beside the tokens: putting it together from them again takes longer than matching.
    doc.user_data["text"] = text
    return doc


@cache
def _pipeline() -> Language:
    language = spacy.blank("zh")
    language.max_length = 10**9
    for name in ("zhice_lexicon", "zhice_agencies", "zhice_titles", "zhice_values"):
        language.add_pipe(name)
    return language


@Language.factory("zhice_lexicon")
def _make_lexicon(nlp: Language, name: str) -> _Lexicon:
    return _Lexicon(nlp)


class _Lexicon:
    """The ontology's words: names of areas and agencies, cues of every scheme; of words that overlap the longest
    counts.
    """

    def __init__(self, nlp: Language) -> None:
        self.matchers: dict[str, PhraseMatcher] = {}
        self.values: dict[str, dict[str, tuple[str, ...]]] = {}
        area_codes: dict[str, list[str]] = {}
        for area in areas():
            if area.level != "nation":
                for name in area.names:
                    if len(name) > 1:
                        area_codes.setdefault(name, []).append(area.code)
        self._add(nlp, "area", {name: tuple(codes) for name, codes in area_codes.items()})
        self._add(
            nlp,
            "national-agency",
            {name: (agency.pref_zh,) for agency in national_agencies() for name in agency.labels},
        )
        for scheme in CUES:
            words: dict[str, list[str]] = {}
            for concept in concepts(scheme):
                for label in concept.labels:
                    words.setdefault(label, []).append(concept.notation)
            self._add(nlp, scheme, {word: tuple(notations) for word, notations in words.items()})

    def _add(self, nlp: Language, label: str, values: dict[str, tuple[str, ...]]) -> None:
        matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        matcher.add(label, [Doc(nlp.vocab, words=list(word), spaces=[False] * len(word)) for word in sorted(values)])
        self.matchers[label] = matcher
        self.values[label] = values

    def __call__(self, doc: Doc) -> Doc:
        text: str = doc.user_data["text"]
        found: list[Mention] = []
        for label, matcher in self.matchers.items():
            spans = sorted({(start, end) for _, start, end in matcher(doc)}, key=lambda span: (span[0], -span[1]))
            last = 0
            for start, end in spans:
                if start < last:
                    continue
                word = text[start:end]
                last = end
                values = self.values[label][word]
                found.append(Mention(start, end, label, values if label == "area" else values[0], f"lexicon.{label}"))
        doc.user_data["mentions"] = found
        return doc


# What stands before a department's name in place of an area's: "省科技厅", "市政府", "自治区知识产权局", "全省法院".
_LEVEL_WORD = re.compile(r"(?:自治区|兵团|省|市|区|县|州|盟|旗|国家|我)$")
_LIST_MARK = re.compile(r"[、和与及]|以及|会同|联合")


@Language.component("zhice_agencies")
def _find_agencies(doc: Doc) -> Doc:
    """Agencies: names of national ones, and departments behind the name or the level of an area ("甘肃省教育厅",
    "省编办").

    A department without either counts where it continues a list: "省科技厅、发改委、经信委和国资委".
    """
    text: str = doc.user_data["text"]
    mentions: list[Mention] = doc.user_data["mentions"]
    area_ends: dict[int, Mention] = {}
    for mention in mentions:
        if mention.label == "area":
            known = area_ends.get(mention.end)
            if known is None or mention.start < known.start:
                area_ends[mention.end] = mention
    agencies: list[Mention] = [
        replace(mention, label="agency") for mention in mentions if mention.label == "national-agency"
    ]
    taken = {offset for agency in agencies for offset in range(agency.start, agency.end)}
    for mention in [mention for mention in mentions if mention.label == "department"]:
        if mention.start in taken:
            continue
        start = _area_start(mention.start, area_ends)
        if start == mention.start:
            level = _LEVEL_WORD.search(text, max(0, start - 3), start)
            if level:
                start = _area_start(level.start(), area_ends)
        if start < mention.start or _continues_list(text, mention.start, agencies):
            agencies.append(Mention(start, mention.end, "agency", text[start : mention.end], "agencies.department"))
    mentions[:] = [mention for mention in mentions if mention.label not in ("national-agency", "department")]
    mentions += _longest(agencies)
    return doc


def _area_start(end: int, area_ends: Mapping[int, Mention]) -> int:
    """Where the areas that end here begin: "黔东南州龙里县|知识产权局"."""
    start = end
    while start in area_ends:
        start = area_ends[start].start
    return start


def _continues_list(text: str, start: int, agencies: Sequence[Mention]) -> bool:
    for agency in agencies:
        if agency.end < start <= agency.end + 2 and _LIST_MARK.fullmatch(text[agency.end : start]):
            return True
    return False


def _longest(mentions: Iterable[Mention]) -> Iterator[Mention]:
    last = 0
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if mention.start >= last:
            last = mention.end
            yield mention


@Language.component("zhice_titles")
def _find_titles(doc: Doc) -> Doc:
    """Titles in 《》 with what they nest (〈〉 or 《》 again), words in “”, document numbers."""
    text: str = doc.user_data["text"]
    found: list[Mention] = doc.user_data["mentions"]
    found += _nested(text, "《〈", "》〉", "title")
    found += [
        Mention(match.start(), match.end(), "quoted", match.group(1), "titles.quoted")
        for match in re.finditer(r"“([^“”\n]{1,60})”", text)
    ]
    found += [
        Mention(match.start(), match.end(), "number", match.group(), "titles.number")
        for match in DOC_NUMBER.finditer(text)
    ]
    return doc


def _nested(text: str, openers: str, closers: str, label: str) -> Iterator[Mention]:
    stack: list[int] = []
    for mark in re.finditer(rf"[{openers}{closers}\n]", text):
        if mark.group() == "\n":
            stack.clear()
        elif mark.group() in openers:
            stack.append(mark.start())
        elif stack:
            start = stack.pop()
            yield Mention(start, mark.end(), label, text[start + 1 : mark.start()], "titles.marked")


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
