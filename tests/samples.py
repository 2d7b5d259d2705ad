"""Samples for tests: real passages of the seeds as small documents, and ways to print a text differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from texts import read

from kg.documents import Section
from kg.documents.text.strip import display_width

TITLE = "2017年地方知识产权工作"


@cache
def reports() -> dict[str, str]:
    """The section of each province in the annual report, as a document: title, name of the province, one paragraph."""
    found: dict[str, str] = {}
    for section in read("annual-report-2017-ch9").sections:
        if section.kind == "body" and len(section.path) == 2:
            sentences = _sentences("annual-report-2017-ch9", section)
            found[sentences[0]] = "\n".join((TITLE, sentences[0], "".join(sentences[1:]))) + "\n"
    return found


@cache
def plan() -> str:
    """The plan of a province as a document a line a paragraph, without its tables."""
    document = read("gansu-plan-2016")
    tables = {section.index for section in document.sections if section.cell}
    starts = {sentence.start for sentence in document.sentences if sentence.section in tables}
    lines, start = [], 0
    for block in document.text.split("\n"):
        if start not in starts:
            lines.append(block)
        start += len(block) + 1
    return "\n".join(lines) + "\n"


def _sentences(stem: str, section: Section) -> list[str]:
    document = read(stem)
    return [document.text[item.start : item.end] for item in document.sentences if item.section == section.index]


def wrap(text: str, width: int, counted: bool = False) -> str:
    """The text with every line cut after a number of characters, or at a printed width."""
    return "\n".join(piece for line in text.split("\n") for piece in _cut(line, width, counted))


def _cut(line: str, width: int, counted: bool) -> Iterator[str]:
    piece = ""
    for char in line:
        if (len(piece) if counted else display_width(piece + char) - 0.5) >= width:
            yield piece
            piece = ""
        piece += char
    yield piece


def print_bold(text: str, run: int) -> str:
    """The text with every line in runs of some characters, each printed four times over."""
    return "\n".join("".join(line[at : at + run] * 4 for at in range(0, len(line), run)) for line in text.split("\n"))


_WORD = re.compile(r"[（《“]*(?:[0-9A-Za-z][0-9A-Za-z.,%]*|.)[，。；：、）》”？！%]*")


def typeset(text: str, width: int) -> str:
    """The text as a printer sets it: paragraphs set in by two, figures never broken, no mark at the start of a line."""
    return "\n".join(piece for line in text.split("\n") for piece in _set(line, width))


def _set(line: str, width: int) -> Iterator[str]:
    piece = "\u3000\u3000" if len(line) > 30 else ""
    for word in _WORD.findall(line):
        bare = word.rstrip("，。；：、）》”？！%")
        if piece.strip() and display_width(piece + (bare or word)) > width:
            yield piece
            piece = ""
        piece += word
    yield piece
