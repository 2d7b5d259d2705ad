"""Reading (阅读材料): all that an extractor sees of a document: its text, mentions, scopes and clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.documents import Document, Section, Sentence
from kg.extractors.clauses import Clause, split_clauses
from kg.extractors.evidence import make_evidence
from kg.facts import Evidence
from kg.mentions import Mention, Mentions, find_mentions
from kg.scope import Scope, read_scopes


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence with its scope and clauses."""

    reading: Reading
    sentence: Sentence
    scope: Scope
    clauses: tuple[Clause, ...]

    @property
    def text(self) -> str:
        return self.reading.document.text[self.sentence.start : self.sentence.end]

    @property
    def section(self) -> Section:
        return self.reading.document.sections[self.sentence.section]

    @property
    def is_headline(self) -> bool:
        """Whether the sentence is the heading of its section, which goes on with text."""
        later = self.reading.document.sentences
        return self.text.strip("。") == self.section.heading and any(
            other.section == self.sentence.section and other.start > self.sentence.start for other in later
        )

    def slice(self, start: int, end: int) -> str:
        """The clean text between two document offsets."""
        return self.reading.document.text[start:end]

    def mentions(self, label: str, start: int | None = None, end: int | None = None) -> tuple[Mention, ...]:
        """The mentions of a label in the sentence, or in a span of it; offsets are those of the document."""
        return self.reading.mentions.within(
            label,
            self.sentence.start if start is None else start,
            self.sentence.end if end is None else end,
        )

    def clause_at(self, offset: int) -> Clause:
        """The clause that an offset lies in, or the last that begins before it; the first for a label before it."""
        return next((clause for clause in reversed(self.clauses) if clause.start <= offset), self.clauses[0])

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """The evidence for a span of the sentence."""
        return make_evidence(self.reading.document, self.sentence, start, end, rule)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A document read: sentences in order, each with its scope and clauses.

    Compared by identity, so that what several extractors look for can be kept for the reading at hand.
    """

    document: Document
    mentions: Mentions
    scopes: tuple[Scope, ...]
    clauses: tuple[tuple[Clause, ...], ...]

    def passages(self) -> Iterator[Passage]:
        """The sentences as passages, in order."""
        for sentence, scope, clauses in zip(self.document.sentences, self.scopes, self.clauses, strict=True):
            yield Passage(self, sentence, scope, clauses)


def read(document: Document) -> Reading:
    """The mentions, scopes and clauses of a document, found once for all extractors."""
    mentions = find_mentions(document)
    clauses = tuple(split_clauses(document, sentence) for sentence in document.sentences)
    return Reading(document, mentions, read_scopes(document, mentions), clauses)
