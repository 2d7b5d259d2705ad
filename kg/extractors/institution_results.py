"""Results by place (分地方的结果): what the result in a row of a table says of the bodies that its task sets places.

The task names them (支持|芜湖市|建立皖江专利运营中心), the result only places and stage (芜湖市、合肥市|已建立).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extractors.named_places import Place, places_listed
from kg.extractors.reading import Passage
from kg.extractors.stages import INSTITUTION, Stage, read_chain, stage_words
from kg.facts import Institution

_LEAD = re.compile(r"(?:[均都皆])?(?:已经?|正式|分别|相继|先后|全部)*$")
_END = re.compile(r"(?:完成|到位)?(?:[。，；]|$)")


def row_of(passage: Passage, role: str) -> tuple[int, int] | None:
    """The table and row of a passage in a column of that role; None elsewhere."""
    cell = passage.section.cell
    return (cell.table, cell.row) if cell is not None and cell.role == role else None


def task_place(passage: Passage, start: int) -> Place | None:
    """The place that a clause sets to create what is named at `start`: 支持|芜湖市|建立…."""
    clause = passage.clause_at(start)
    for word in stage_words(passage.slice(clause.start, start), clause.start, INSTITUTION):
        if not word.governs:
            places = places_listed(passage, word.start)
            return places[0] if len(places) == 1 else None
    return None


def results_by_place(passage: Passage, tasks: Sequence[Institution]) -> Iterator[tuple[Stage, Institution]]:
    """The bodies of the tasks of a row, each with the stage that the result gives its place."""
    for clause in passage.clauses if tasks else ():
        chain = stage_words(passage.slice(clause.start, clause.end), clause.start, INSTITUTION)
        stage = read_chain(chain)
        if stage is None or not _END.match(passage.slice(stage.end, clause.end)):
            continue
        lead = _LEAD.search(passage.slice(clause.start, stage.start))
        places = places_listed(passage, clause.start + lead.start()) if lead else ()
        if not places or places[0].start != clause.start:
            continue
        cities = {place.city for place in places} - {None}
        evidence = passage.evidence(clause.start, clause.end, "institutions.result")
        for task in tasks:
            if task.city in cities:
                yield (
                    stage,
                    replace(task, status=stage.status, year=passage.scope.year, evidence=evidence),
                )
