"""Prospects (前景): what a sentence tells only of a time to come, when a body is at work."""

from __future__ import annotations

import re

from kg.extractors.centres.stages import Stage
from kg.extractors.passages.reading import Passage

_AFTERWARDS = re.compile(r"(?:投入|运行|运营|使用|启用)*[之以]?后[，,]?(?:[^，,。；]{0,16}[，,])?(?:将|可)")
"""Behind what is still to come to pass: …中心建成投入运行|后，将…."""
_WHEN = re.compile(
    r"(?:[今明]年|(?:19|20)\d\d年)?(?:[上下]半年|\d{1,2}月份?|[一二三四]季度|年?[底末内中])?前?(?:尽快|尽早|早日|顺利|如期|正式)?"
)
_DONE = re.compile(r"已|了|正式")


def is_yet_to_come(passage: Passage, end: int, stage: Stage, limit: int) -> bool:
    """Whether the words behind a name only tell what will be when it is at work: …中心建成投入运行|后，将为企业…."""
    if stage.status != "operating" or stage.start < end or _DONE.search(passage.slice(end, stage.end)):
        return False
    return _AFTERWARDS.match(passage.slice(stage.end, min(limit, passage.sentence.end))) is not None


def is_when(text: str) -> bool:
    """Whether words only say when what one works for shall come: 推动…中心|2023年上半年|获批."""
    return _WHEN.fullmatch(text) is not None
