"""Clauses (分句): the parts of a sentence between commas and semicolons, outside of brackets, titles and quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.documents import Document, Sentence

_OPENERS, _CLOSERS = "《〈“（(【〔", "》〉”）)】〕"
_MARKS = "，,；;：:。！？"
_PAIRS = {"》": "《", "〉": "〈", "”": "“", "）": "（(", ")": "（(", "】": "【", "〕": "〔"}
_ANY = re.compile(f"[{re.escape(_OPENERS + _CLOSERS + _MARKS)}]")
_LABEL = re.compile(r"【[^【】]{1,16}】[ 　]*(?=.)")
"""What a paragraph is on, printed before its first sentence: 【试点示范】|东丽区被评为…."""

_SAID = re.compile(r"[^，。；]{4,}[，。；]")


@dataclass(frozen=True, slots=True)
class Clause:
    """A span of clean text between two marks, the marks left out; `strong` where a semicolon or full stop comes
    before it.
    """

    start: int
    end: int
    strong: bool
    text: str


def split_clauses(document: Document, sentence: Sentence) -> tuple[Clause, ...]:
    """The clauses of a sentence, in order; empty ones and a label in 【】 before the first are left out.

    A sentence that is nothing but a label or marks is a clause itself.
    """
    text = document.text
    clauses: list[Clause] = []
    depth = 0
    label = _LABEL.match(text, sentence.start, sentence.end)
    start = label.end() if label else sentence.start
    strong = True
    marks = [(match.start(), match.group()) for match in _ANY.finditer(text, start, sentence.end)]
    paired = _paired(marks)
    said = _said(text, marks, paired)
    for offset, char in marks:
        if offset in said:
            if offset > start:
                clauses.append(Clause(start, offset, strong, text[start:offset]))
                strong = False
            start = offset + 1
        elif char in _OPENERS:
            depth += offset in paired
        elif char in _CLOSERS:
            depth -= offset in paired
        elif depth == 0 and not _in_number(text, offset):
            if offset > start:
                clauses.append(Clause(start, offset, strong, text[start:offset]))
            start, strong = offset + 1, char in "；;。！？"
    if sentence.end > start:
        clauses.append(Clause(start, sentence.end, strong, text[start : sentence.end]))
    whole = text[sentence.start : sentence.end]
    return tuple(clauses) or (Clause(sentence.start, sentence.end, True, whole),)


def _paired(marks: Sequence[tuple[int, str]]) -> set[int]:
    """The offsets of the marks that open or close a pair; one that its sentence leaves open hides nothing behind it
    ("开展“护航、“闪电”、“雷霆”专项行动，|共调处…").
    """
    paired: set[int] = set()
    open_ones: list[tuple[int, str]] = []
    for offset, char in marks:
        if char in _OPENERS:
            open_ones.append((offset, char))
        elif char in _CLOSERS:
            found = next((at for at in range(len(open_ones) - 1, -1, -1) if open_ones[at][1] in _PAIRS[char]), None)
            if found is not None:
                paired |= {open_ones[found][0], offset}
                del open_ones[found:]
    return paired


def _said(text: str, marks: Sequence[tuple[int, str]], paired: set[int]) -> set[int]:
    """The offsets of the marks around what someone says, whose clauses are clauses: “…突破千亿元，达1015.9亿元。”."""
    said: set[int] = set()
    opened = -1
    for offset, char in marks:
        if char == "“" and offset in paired:
            opened = offset
        elif char == "”" and opened >= 0 and offset in paired:
            said |= {opened, offset} if _SAID.search(text, opened, offset) else set()
            opened = -1
    return said


def _in_number(text: str, offset: int) -> bool:
    """Whether a comma or colon stands inside a figure, as in 3,652."""
    return text[offset - 1 : offset].isdigit() and text[offset + 1 : offset + 2].isdigit() and text[offset] in ",:"
