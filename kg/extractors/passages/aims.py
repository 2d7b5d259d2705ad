"""Aims (目标语境): what a sentence tells only as part of an aim that it refers to."""

from __future__ import annotations

import re

from kg.extractors.passages.reading import Passage
from kg.scope import is_to_come

_AIM = re.compile(
    r"(?:按照|根据|围绕|本着|朝着|对标)[^；。]+?的(?:总体|工作|建设|改革|发展|基本)*(?:目标|要求|思路|构想|愿景|设想)"
)
"""What is told as an aim has not happened: 按照设立一个窗口、建立三个平台|的目标."""

_WORD = re.compile(r"的(?:总体|工作|建设|改革|发展|基本)*(?:目标|要求|思路|构想|愿景|设想)")


def before_aim(passage: Passage, at: int, text: str) -> str:
    """The words behind an offset up to where the aim ends that they are part of: 三个平台|的目标稳步推进改革."""
    return _WORD.split(text)[0] if told_as_aim(passage, at) else text


def told_as_aim(passage: Passage, at: int) -> bool:
    """Whether what stands at an offset is part of an aim that the sentence refers to, and not of what was done."""
    offset = at - passage.sentence.start
    return any(aim.start() < offset < aim.end() for aim in _AIM.finditer(passage.text))


def told_as_coming(passage: Passage, at: int) -> bool:
    """Whether what stands at an offset of a report is still to come, by a 将 that holds for it."""
    start, end = passage.sentence.start, passage.clause_at(at).end
    return passage.scope.mode == "report" and is_to_come(passage.text, at - start, end - start)
