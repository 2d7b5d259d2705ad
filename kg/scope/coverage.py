"""Coverage (覆盖范围): which province-level areas and years a document has text on, whether or not it states a fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.documents import Document
from kg.mentions import Mentions
from kg.scope.places import document_area, section_area
from kg.scope.scopes import Scope

_REST = 0.1
"""Of a document divided by province, the part of its text outside of them that makes it speak of its own area too; the
notice that issues it is less."""

_SAID = ("。", "；", "！", "？", "：", "，", "、", "”", "）")
"""What running text ends with and a heading does not."""


def read_coverage(
    document: Document, mentions: Mentions, scopes: Sequence[Scope]
) -> tuple[tuple[str, int | None], ...]:
    """The areas that a section, a row or the document as a whole is about, each with the years its text speaks of.

    Official names of province-level areas, or 全国; sorted. A place that is only mentioned is not covered. The year is
    None for an area whose text gives no year.
    """
    own = document_area(document, mentions)
    home = own[0]
    years: dict[str, set[int | None]] = defaultdict(set)
    divided: set[str] = set()
    said = rest = 0
    for sentence, scope in zip(document.sentences, scopes, strict=True):
        section = document.sections[sentence.section]
        if section.kind in ("letterhead", "caption"):
            continue
        place = section_area(section, own)
        area = home if place is None else place[0]
        if scope.year is not None and scope.mode != "reference":
            years[area].add(scope.year)
        if place is not None:
            divided.add(area)
        if section.cell is not None or document.text[sentence.start : sentence.end].endswith(_SAID):
            said += sentence.end - sentence.start
            rest += sentence.end - sentence.start if place is None else 0
    whole = {home} if not divided or rest >= _REST * said else set()
    return tuple(
        (area, year)
        for area in sorted(divided | whole)
        for year in (sorted(years[area], key=lambda year: year or 0) or [None])
    )
