"""Prospects (前景): what a sentence tells only of a time to come, when a body is at work."""

from __future__ import annotations

import re

from kg.extractors.centres.stages import Stage
from kg.extractors.passages.reading import Passage

_AFTERWARDS = re.compile(r"(?:投入|运行|运营|使用|启用)*[之以]?后[，,]?(?:[^，,。；]{0,16}[，,])?(?:将|可)")
"""Behind what is still to come to pass: …中心建成投入运行|后，将…."""
_DONE = re.compile(r"已|了|正式")


def is_yet_to_come(passage: Passage, end: int, stage: Stage, limit: int) -> bool:
    """Whether the words behind a name only tell what will be when it is at work: …中心建成投入运行|后，将为企业…."""
    if stage.status != "operating" or stage.start < end or _DONE.search(passage.slice(end, stage.end)):
        return False
    return _AFTERWARDS.match(passage.slice(stage.end, min(limit, passage.sentence.end))) is not None
