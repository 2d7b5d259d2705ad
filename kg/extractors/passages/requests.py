"""Requests (建议请求): what a report only asks of others, which is neither done nor an aim yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extractors.passages.reading import Passage, Reading
from kg.facts import Fact, Fund
from kg.scope import document_mode, says

_OPENING = 2


def is_asked_for(passage: Passage, at: int) -> bool:
    """Whether a report asks for what stands at an offset: behind a clause that opens with 建议 or 恳请, up to the full
    stop. "人大代表建议35件" and "收到意见建议" open none.
    """
    if document_mode(passage.reading.document) != "report":
        return False
    return any(
        says("request", passage.slice(clause.start, clause.start + _OPENING))
        for clause in passage.clauses
        if clause.start <= at
    )


def without_requests(reading: Reading, facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts without the money that a report only asks for: "建议省财政每年安排专项资金2亿元"."""
    if document_mode(reading.document) != "report":
        yield from facts
        return
    for fact in facts:
        if isinstance(fact, Fund):
            passage, end = reading.told_in(fact.evidence)
            if end is not None and is_asked_for(passage, end):
                continue
        yield fact
