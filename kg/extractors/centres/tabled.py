"""Tabled centres (表中的中心): the centres in the rows of a table whose columns tell their daily work.

南京 | 中国（南京）知识产权保护中心 | 2315 | 1287, under 所建中心, 预审受理量（件） and 授权量（件）: it is at work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from kg.documents import RECORD, figure_kind
from kg.extractors.centres.heads import CentreName, find_heads
from kg.extractors.centres.names import names_at
from kg.extractors.figures.grid_numbers import read_number
from kg.extractors.passages.named_places import province_of
from kg.extractors.passages.reading import Passage, Reading
from kg.facts import ProtectionCentre

_WORK = re.compile(r"受理|预审|授权|备案|办理|咨询|调解|维权|办案|结案")
_NOT_DONE = ("aim", "base", "earlier", "growth", "rank")


def centres_in_rows(reading: Reading, told: Sequence[ProtectionCentre]) -> Iterator[ProtectionCentre]:
    """Each centre that a cell names and nothing else, in a row with a number of what it did (rule centres.working), but
    for those that the text itself tells to work.
    """
    at_work = {(fact.area, fact.name) for fact in told if fact.status == "operating"}
    for place, passages in groupby(reading.passages(), key=lambda passage: passage.table_row):
        row = list(passages) if place is not None else []
        if not row or any(passage.section.column == RECORD for passage in row):
            continue
        named = next(((passage, name) for passage in row if (name := _named(passage)) is not None), None)
        done = _done(row) if named is not None else None
        fact = _fact(*named, done) if named is not None and done is not None else None
        if fact is not None and (fact.area, fact.name) not in at_work:
            yield fact


def _named(passage: Passage) -> CentreName | None:
    """The centre whose name is all that a cell holds."""
    names = [name for head in find_heads(passage) for name in names_at(passage, head)]
    whole = len(names) == 1 and (names[0].start, names[0].end) == (passage.sentence.start, passage.sentence.end)
    return names[0] if whole and not names[0].composed else None


def _done(row: Sequence[Passage]) -> Passage | None:
    """The last cell with a number of what was done."""
    cells = [
        passage
        for passage in row
        if _WORK.search(passage.section.column_title) and figure_kind(passage.section.column_title) not in _NOT_DONE
    ]
    return next((cell for cell in reversed(cells) if (told := read_number(cell.text)) and told.value > 0), None)


def _fact(passage: Passage, name: CentreName, done: Passage) -> ProtectionCentre:
    start, end = passage.sentence.start, max(passage.sentence.end, done.sentence.end)
    return ProtectionCentre(
        area=province_of(passage, name.place),
        city=name.place.city if name.place is not None else passage.scope.city,
        evidence=passage.evidence(min(start, done.sentence.start), end, "centres.working"),
        name=name.name,
        kind=name.kind,
        status="operating",
        year=passage.scope.year,
    )
