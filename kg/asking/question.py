"""Question (问题): the words that a user typed, as text and as English words without their endings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_WORD = re.compile(r"(?<![A-Za-z]['’])[A-Za-z]+|\d+(?:\.\d+)?")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_NARROW = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_ROOT = re.compile(r"(?:ication|ation|ion|ment|i|y)$")
_GAP = "…"
_FIELD = "ip"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A part of the question's text, by offsets."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other lies in this one and is shorter."""
        return self.start <= other.start and other.end <= self.end and self != other


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its text, letters and digits narrow, its language, and its Latin words with their stems."""

    text: str
    language: str
    spans: tuple[Span, ...]
    stems: tuple[str, ...]

    def words(self, span: Span) -> str:
        """The words that a span covers."""
        return self.text[span.start : span.end]

    def find(self, phrase: str) -> tuple[Span, ...]:
        """Where a phrase stands: its parts, in order, where a "…" divides it; () where it does not.

        A phrase with Chinese in it is looked for as it is, one without by the stems of its words.
        """
        found: list[Span] = []
        at = 0
        for part in phrase.split(_GAP):
            span = next(self.places(part, at), None)
            if span is None:
                return ()
            found.append(span)
            at = span.end
        return tuple(found)

    def places(self, part: str, at: int = 0) -> Iterator[Span]:
        """All places of a phrase without gaps, from an offset on."""
        if is_chinese(part):
            while (start := self.text.find(part, at)) >= 0:
                at = start + len(part)
                yield Span(start, at)
            return
        wanted = stems_of(part)
        if not wanted or wanted[0] not in self.stems:
            return
        for first in range(len(self.stems) - len(wanted) + 1):
            if self.spans[first].start >= at and (last := self._last(first, wanted)) is not None:
                yield Span(self.spans[first].start, self.spans[last].end)

    def _last(self, first: int, wanted: tuple[str, ...]) -> int | None:
        """Where a phrase ends that begins at a word, IP within it passed over (local IP regulations)."""
        if self.stems[first : first + len(wanted)] == wanted:
            return first + len(wanted) - 1
        if self.stems[first] != wanted[0] or _FIELD not in self.stems[first:]:
            return None
        at = first
        for stem in wanted[1:]:
            at += 1 + (self.stems[at + 1 : at + 2] == (_FIELD,))
            if self.stems[at : at + 1] != (stem,):
                return None
        return at


def read_question(typed: str) -> Question:
    """The question in what a user typed."""
    text = " ".join(typed.split()).translate(_NARROW)
    words = [(Span(*match.span()), stem(match[0])) for match in _WORD.finditer(text)]
    language = "zh" if is_chinese(text) else "en"
    return Question(text, language, tuple(span for span, _ in words), tuple(word for _, word in words))


def is_chinese(text: str) -> bool:
    """Whether a text has Chinese characters."""
    return _CHINESE.search(text) is not None


@cache
def stems_of(phrase: str) -> tuple[str, ...]:
    """The stems of the Latin words of a phrase."""
    return tuple(stem(match[0]) for match in _WORD.finditer(phrase))


def stem(word: str) -> str:
    """An English word without its ending, so that rank, ranks, ranked and ranking, centre and center are one."""
    word = word.casefold()
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word.removesuffix(ending)
    if word.endswith("ter") and len(word) > 4:
        word = word[:-2] + "r"
    word = word.removesuffix("e") if len(word) > 3 else word
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word


def root(stem: str) -> str:
    """The stem of an English word without what makes a noun of it, so that apply and application are one."""
    return _ROOT.sub("", stem)
