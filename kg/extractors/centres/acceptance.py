"""Acceptance (验收): whether a text says that a centre passed its inspection."""

from __future__ import annotations

import re

from kg.extractors.centres.stages import CENTRE, NEGATION, Stage, stage_words
from kg.extractors.passages.reading import Passage

_ACCEPTED = re.compile(r"(?:(?<!未)通过|完成)[^，。；、]{0,22}?(?<!预)验收|(?<!预)验收(?:合格|通过)")
_INSPECTED = re.compile(r"(?:迎接|迎来|接受)了?[^，。；、]{0,22}?(?<!预)验收(?!的?准备)")
_PREPARED = re.compile(r"做好|准备|筹备|力争|争取|将|拟|计划|确保|等待|即将")
_INSPECTING = re.compile(r"(?:完成|通过)了?对(?P<title>[^，。；、]{0,16}?)$")
_INSPECTION = re.compile(r"的(?:期满|终期|首次|正式)?(?<!预)验收")
_LONGEST_LEAD = 8
"""The greatest length of what stands before an acceptance behind a semicolon, where it names no other body."""
_PENDING = re.compile(r"尽快|早日|力争|迎接(?![^，。；]*验收)")


def read_accepted_before(passage: Passage, left: int, start: int) -> Stage | None:
    """Acceptance in a relative clause: 通过国家知识产权局验收的|中国（泉州）知识产权保护中心."""
    match = _ACCEPTED.search(passage.slice(left, start))
    if match is None or not passage.slice(left + match.end(), start).startswith("的"):
        return None
    return Stage("operating", True, False, left + match.start(), start)


def read_accepted_around(passage: Passage, left: int, start: int, end: int) -> Stage | None:
    """Acceptance told around a name: 完成对|中国（泉州）知识产权保护中心|的验收.

    That of a trial that the centre carries out (完成对首家试点单位|…中心|的验收) only shows that it operates.
    """
    lead = _INSPECTING.search(passage.slice(left, start))
    told = _INSPECTION.match(passage.slice(end, end + 12)) if lead else None
    if lead is None or told is None:
        return None
    return Stage("operating", not lead["title"], False, left + lead.start(), end + told.end())


def read_inspection(passage: Passage, end: int, limit: int) -> int | None:
    """Where the words end that say that an inspection took place, without its result (迎接了国家知识产权局验收), or
    None; 做好迎接验收准备 is still to come.
    """
    match = _INSPECTED.search(passage.slice(end, limit))
    if match is None:
        return None
    lead = passage.slice(passage.clause_at(end + match.start()).start, end + match.start())
    return None if _PREPARED.search(lead) or NEGATION.search(lead) else end + match.end()


def read_acceptance(passage: Passage, end: int, limit: int) -> Stage | None:
    """Acceptance: 通过国家知识产权局验收, 验收合格; not 迎接验收, nor where it is still to come (推动…通过验收)."""
    match = _ACCEPTED.search(passage.slice(end, limit))
    if match is None:
        return None
    start, stop = end + match.start(), end + match.end()
    clause = passage.clause_at(start)
    lead = passage.slice(clause.start, start)
    if "；" in passage.slice(end, start) and len(lead) > _LONGEST_LEAD and not lead.startswith(("该", "中心")):
        return None  # …中心新增备案；乙县运营中心通过国家知识产权局验收: another's
    to_come = any(word.role in ("wish", "push") for word in stage_words(lead, clause.start, CENTRE))
    if to_come or NEGATION.search(lead) or _PENDING.search(lead):
        return Stage("planned", False, True, start, stop)
    return Stage("operating", True, False, start, stop)
