"""Requests (建议请求): what a report only asks of others, which is neither done nor an aim yet."""

from __future__ import annotations

from kg.extractors.reading import Passage
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
