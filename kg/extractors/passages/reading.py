"""Reading (阅读材料): all that an extractor sees of a document: its text, mentions, scopes and clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.documents import Document, Section, Sentence, is_web_line
from kg.extractors.passages.clauses import Clause, split_clauses
from kg.extractors.passages.evidence import make_evidence
from kg.facts import Evidence
from kg.mentions import Mention, Mentions, find_mentions
from kg.scope import Scope, read_scopes, sets_rules
from kg.scope.modes import money_given


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence with its scope and clauses."""

    reading: Reading
    sentence: Sentence
    scope: Scope
    clauses: tuple[Clause, ...]
    text: str
    section: Section = field(repr=False, compare=False)
    found: dict[str, tuple[Mention, ...]] = field(default_factory=dict, repr=False, compare=False)
    """The mentions of each label that was asked for."""

    @property
    def table_row(self) -> tuple[int, int] | None:
        """The table and row that the sentence stands in; None in running text."""
        return self.section.cell.table_row if self.section.cell else None

    @property
    def is_of_rules(self) -> bool:
        """Whether the sentence stands in rules; what their notice pays out besides (暨下达2020年专项资金) is none."""
        title = self.reading.document.title or ""
        return sets_rules(title) and not (self.scope.mode == "report" and money_given(title) != "")

    @property
    def is_of_the_page(self) -> bool:
        """Whether the sentence belongs to the web page that the document was copied from: how often it was read."""
        return self.section.kind == "letterhead" and is_web_line(self.text)

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
        inside = self.found.get(label)
        if inside is None:
            inside = self.reading.mentions.within(label, self.sentence.start, self.sentence.end)
            self.found[label] = inside
        if start is None and end is None:
            return inside
        first = self.sentence.start if start is None else start
        last = self.sentence.end if end is None else end
        if first < self.sentence.start or last > self.sentence.end:
            return self.reading.mentions.within(label, first, last)
        if not inside:
            return inside
        return tuple(mention for mention in inside if first <= mention.start < last and mention.end <= last)

    def dates(self, start: int, end: int) -> tuple[Mention, ...]:
        """The dates of a span, but those inside of titles: 落实《强国建设纲要（2021—2035年）》 dates nothing."""
        titles = self.mentions("title")
        found = self.mentions("date", start, end)
        return tuple(date for date in found if not any(title.start <= date.start < title.end for title in titles))

    def undated(self, start: int, end: int) -> str:
        """The clean text between two document offsets without its dates."""
        text = self.slice(start, end)
        for mention in reversed(self.mentions("date", start, end)):
            text = text[: mention.start - start] + text[mention.end - start :]
        return text

    def clause_at(self, offset: int) -> Clause:
        """The clause that an offset lies in, or the last that begins before it; the first for a label before it."""
        for clause in reversed(self.clauses):
            if clause.start <= offset:
                return clause
        return self.clauses[0]

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
    made: list[Passage] = field(default_factory=list, repr=False)
    starts: list[int] = field(default_factory=list, repr=False)

    def passages(self) -> Sequence[Passage]:
        """The sentences as passages, in order, without the lines of a web page; the same ones for all extractors."""
        if not self.made:
            text, sections = self.document.text, self.document.sections
            passages = (
                Passage(self, sentence, scope, clauses, text[sentence.start : sentence.end], sections[sentence.section])
                for sentence, scope, clauses in zip(self.document.sentences, self.scopes, self.clauses, strict=True)
            )
            self.made.extend(passage for passage in passages if not passage.is_of_the_page)
        return self.made

    def place_of(self, evidence: Evidence) -> int:
        """The place among the passages of the one that a fact begins in; -1 of one before them all."""
        passages = self.passages()
        if not self.starts:
            spans = (self.document.locate(passage.sentence.start, passage.sentence.end) for passage in passages)
            self.starts.extend(start for start, _ in spans)
        return bisect_right(self.starts, evidence.start) - 1

    def told_in(self, evidence: Evidence) -> tuple[Passage, int | None]:
        """The passage that a fact begins in, and the clean offset of its last character, None where it was left out."""
        passage = self.passages()[max(0, self.place_of(evidence))]
        return passage, self.document.clean_offset(evidence.end - 1, passage.sentence.start)


def read(document: Document) -> Reading:
    """The mentions, scopes and clauses of a document, found once for all extractors."""
    mentions = find_mentions(document)
    clauses = tuple(split_clauses(document, sentence) for sentence in document.sentences)
    return Reading(document, mentions, read_scopes(document, mentions), clauses)
