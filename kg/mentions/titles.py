"""Titles (标题): what marks of titles and quotation hold, and the numbers of documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.documents import find_doc_numbers
from kg.mentions.mention import Mention


def find_titles(text: str) -> Iterator[Mention]:
    """Titles in 《》 with what they nest (〈〉 or 《》 again), words in “”, document numbers."""
    yield from _nested(text, "《〈", "》〉", "title")
    yield from (
        Mention(match.start(), match.end(), "quoted", match.group(1), "titles.quoted")
        for match in re.finditer(r"“([^“”\n]{1,60})”", text)
    )
    yield from (
        Mention(match.start(), match.end(), "number", match.group(), "titles.number")
        for match in find_doc_numbers(text)
    )


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
