"""Headings (章节): under which headings, or in which row and column, a place of a document stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from kg.documents.document import Document
from kg.documents.outline import Section


def section_names(document: Document, starts: Iterable[int]) -> dict[int, str]:
    """The section of each raw offset that lies in a sentence: its headings from the outermost, joined by " / ".

    A cell goes by the headings over its table, its row and its column: 目标 / 质押融资金额（亿元） / 2017年.
    """
    begins = [sentence.start for sentence in document.sentences]
    places = {origin: place for place, origin in enumerate(document.origins)}
    found: dict[int, str] = {}
    for start in starts:
        clean = places.get(start)
        if clean is not None and begins and clean >= begins[0]:
            sentence = document.sentences[bisect_right(begins, clean) - 1]
            found[start] = _name(document.sections[sentence.section])
    return found


def _name(section: Section) -> str:
    parts = [heading for heading in section.path if heading]
    if section.cell:
        parts += [part for part in (section.cell.key, section.cell.title) if part and part not in parts]
    return " / ".join(parts) or section.heading
