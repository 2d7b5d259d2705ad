"""Rows (表行): what the result in a row of a table says of the document that its task names, there without a title.

The task is 修订《云南省专利促进与保护条例》, the result beside it 已形成条例修订草案讨论稿并送省司法厅审查.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.reading import Passage, Reading
from kg.extractors.works.actions import Action
from kg.extractors.works.moments import Moment
from kg.extractors.works.names import Mentioned
from kg.extractors.works.wording import words

_DRAFT = re.compile(r"(?:的)?(?:修订|修改|修正)?(?:案|草案|[^，。；]{0,6}稿)")
_SHORTEST = 2


def settle_by_results(reading: Reading, found: Sequence[Mentioned]) -> list[Mentioned]:
    """The mentions, each task replaced by what the result of its row says became of the document it sets."""
    results: dict[tuple[int, int], list[Passage]] = {}
    for passage in reading.passages():
        cell = passage.section.cell
        if cell is not None and cell.role == "result":
            results.setdefault(cell.table_row, []).append(passage)
    kinds = Counter(_row_and_kind(mentioned) for mentioned in found)
    settled = []
    for mentioned in found:
        place = _row_and_kind(mentioned)
        told = None
        # A result that says only 条例 means the one regulation of its row.
        if place is not None and kinds[place] == 1 and mentioned.action.notation in ("planned", "drafting"):
            told = next((told for at in results.get(place[:2], ()) if (told := _told(mentioned, at))), None)
        settled.append(told or mentioned)
    return settled


def _row_and_kind(mentioned: Mentioned) -> tuple[int, int, str] | None:
    cell, kind = mentioned.passage.section.cell, mentioned.name.kind
    if cell is None or cell.role not in ("task", "focus") or kind is None or mentioned.name.container is not None:
        return None
    return *cell.table_row, kind.notation


def _told(task: Mentioned, result: Passage) -> Mentioned | None:
    for clause in result.clauses:
        text = clause.text
        short = None if "《" in text else _short_name(task.name.title, text)
        if short is None:
            continue
        drafted = _DRAFT.match(text, short[1])
        sent = re.match(
            rf"(?:[（(][^（）()]*[）)])?(?:[已于由经]|正式)[^，。；]{{0,20}}?{words('sending')}", text[short[1] :]
        )
        if drafted or sent:
            return _settled(task, result, clause, short, "drafting" if drafted else "issued")
    return None


def _short_name(title: str, text: str) -> tuple[int, int] | None:
    """Where the longest ending of a title stands in a text: 专项资金管理办法 of 绍兴市专利专项资金管理办法."""
    for length in range(len(title) - 1, _SHORTEST - 1, -1):
        start = text.find(title[-length:])
        if start >= 0:
            return start, start + length
    return None


def _settled(task: Mentioned, result: Passage, clause: Clause, short: tuple[int, int], notation: str) -> Mentioned:
    start, end = clause.start + short[0], clause.start + short[1]
    said = result.slice(end, clause.end)
    return replace(
        task,
        passage=result,
        name=replace(task.name, start=start, end=end, lead=start, tail=end),
        action=Action(notation, said, end, clause.end, clause.start, clause.end),
        issuer=None,
        moment=Moment(result.scope.year, None, None, start, end),
        number=None,
    )
