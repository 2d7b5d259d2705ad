"""Consents (批复同意): whether an authority agreed that what a clause names be created."""

from __future__ import annotations

import re

from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.reading import Passage

_AGREED = re.compile(r"(?:复函|函复|批复)(?:同意)?$")
_AGREES = re.compile(
    r"(?:局|法院|政府|部|委|厅)(?:已|正式|批复|复函|发文)*同意[^，。；的]{2,20}(?:开展|启动|推进)[^，。；的]{0,6}$"
)
"""Before what an authority lets a place build: 国家知识产权局|同意景德镇市开展|…保护中心|建设."""


def is_agreed_to(passage: Passage, clause: Clause, start: int) -> bool:
    """Whether an authority agreed to what is named at `start`, in its clause or in the one before.

    国家知识产权局同意景德镇市开展|…保护中心|建设; 国家知识产权局复函，支持建设|…运营中心.
    """
    if _AGREES.search(passage.slice(clause.start, start)):
        return True
    return any(other.end == clause.start - 1 and _AGREED.search(other.text) for other in passage.clauses)
