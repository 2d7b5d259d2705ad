"""Document (文献): raw text, clean text, the map between them, sections and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.documents.outline import Section
from kg.documents.text.block import RECORD, Block
from kg.documents.text.numbering import read_mark
from kg.documents.text.strip import JOINT

_END = re.compile(r"[。！？]+[”’」』）)]*")
# The number of an item that goes on in the paragraph of the one before: "…。3.培训1.2万人次".
_ITEM = re.compile(r"(?:\d{1,2}[.．、](?![\d.])|[（(]\d{1,2}[）)])(?=[\u3400-\u9fff《“])")
_PAIRS = (("“", "”"), ("《", "》"), ("（(", "）)"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (句): a span of clean text that ends at 。！？ or at the end of its block; `section` is an index."""

    start: int
    end: int
    section: int


@dataclass(frozen=True, slots=True)
class Document:
    """One input document, read whole.

    `raw` is the decoded file; `text` the clean text: blocks joined by line breaks, each block without white
    space but one
    blank between Latin words, fake bold printed once, full-width digits as ASCII, traditional characters simplified.
    `origins[i]` is the raw offset of `text[i]`, -1 for the breaks between blocks. `year` is the year that the document
    speaks of; title, issuer, number and date are read from the text and None where it does not give them. `signature`
    is the issuer as it signs, where the title names it by its level only (市政府).
    """

    id: str
    path: str
    sha256: str
    raw: str = field(repr=False)
    text: str = field(repr=False)
    origins: Sequence[int] = field(repr=False)
    sections: tuple[Section, ...] = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)
    echoes: tuple[tuple[int, Sequence[int]], ...] = field(repr=False, default=())
    title: str | None = None
    issuer: str | None = None
    number: str | None = None
    date: str | None = None
    year: int | None = None
    signature: str | None = None
    title_span: tuple[int, int] | None = None
    number_span: tuple[int, int] | None = None

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of a clean span, in code points; the span must hold at least one character of the text."""
        places = self.origins[start:end]
        if JOINT in places:
            places = [origin for origin in places if origin != JOINT]
        if not places:
            raise ValueError(f"no text between {start} and {end} of {self.id}")
        return min(places), max(places) + 1

    def is_record(self, sentence: Sentence) -> bool:
        """Whether a sentence is the row of a register, or a title with its fields, in an order and with words that the
        file does not print.
        """
        cell = self.sections[sentence.section].cell
        if cell is not None:
            return cell.role == RECORD
        span = slice(sentence.start, sentence.end)
        origins = self.origins[span]
        return JOINT in origins and any(
            origin == JOINT and char not in "，。" for origin, char in zip(origins, self.text[span], strict=True)
        )

    def printed(self, start: int, end: int) -> str:
        """What is printed of a span that begins with a register's row: its cells in order, a blank between them."""
        shown = ""
        last = JOINT
        for origin, char in sorted(zip(self.origins[start:end], self.text[start:end], strict=True)):
            if origin != JOINT:
                # 2019-06 is read as 2019年06月.
                mark = self.raw[origin] if char in "年月" else char
                shown += mark if last in (JOINT, origin - 1) else f" {mark}"
                last = origin
        return shown

    def echoes_of(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The further raw spans where the document prints a clean span again."""
        found = []
        for begin, origins in self.echoes:
            if begin <= start and end <= begin + len(origins):
                found.append((origins[start - begin], origins[end - 1 - begin] + 1))
        return tuple(sorted(found))

    def clean_offset(self, raw_offset: int, near: int = 0) -> int | None:
        """The clean offset of a raw code point, or None where cleaning left it out; looked for from `near` on first."""
        for start in dict.fromkeys((near, 0)):
            try:
                return self.origins.index(raw_offset, start)
            except ValueError:
                continue
        return None


def split_sentences(block: Block, start: int, section: int, opening: int = 0) -> Iterator[Sentence]:
    """The sentences of a block that begins at clean offset `start`, its numbering mark left out.

    So are its first `opening` characters, the place that it is about. A stop inside 《》, “” or （） ends none.
    """
    text = block.text
    mark = read_mark(text)
    begin = mark.length if mark and mark.length < len(text) else opening
    for stop in _END.finditer(text):
        if _inside(text, begin, stop.start()):
            continue
        yield Sentence(start + begin, start + stop.end(), section)
        begin = stop.end()
        number = _ITEM.match(text, begin)
        begin = number.end() if number else begin
    if begin < len(text):
        yield Sentence(start + begin, start + len(text), section)


def _inside(text: str, begin: int, stop: int) -> bool:
    """Whether the stop stands within a pair of marks that closes later in the block; marks never closed do not
    count.
    """
    piece = text[begin:stop]
    for openers, closers in _PAIRS:
        if sum(map(piece.count, openers)) > sum(map(piece.count, closers)):
            closing = [place for place in (text.find(closer, stop) for closer in closers) if place >= 0]
            if closing and min(closing) - stop <= 60:
                return True
    return False
