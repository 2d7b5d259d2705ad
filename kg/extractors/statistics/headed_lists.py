"""Headed lists (冒号列举): what is measured stands before a colon, and behind it the kinds with their numbers.

专利授权量：|发明1000件、实用新型2000件; 平均授权周期：|发明72天、外观设计8天.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extractors.figures.figure import Figure
from kg.extractors.figures.indicators import FLOW, measured, trim_before, words_of
from kg.extractors.figures.slots import Slot
from kg.extractors.passages.reading import Passage

_TIME = re.compile(r"(?:周期|时长|天数|用时|时限)$")
_KIND = re.compile(r"(?:发明|实用新型|外观设计)(?:专利)?|企业|高校(?:院所)?|科研(?:院所|机构)|个人|机关团体")
_LONGEST = 24


def heading_of(passage: Passage, slot: Slot) -> str:
    """What the clause before a number's own says to be measured, if a colon and a kind stand behind it; else ""."""
    own = passage.clauses[slot.clause]
    if (
        slot.clause == 0
        or passage.slice(own.start - 1, own.start) not in ("：", ":")
        or not _KIND.fullmatch(slot.before)
    ):
        return ""
    above = passage.clauses[slot.clause - 1]
    head = trim_before(passage.undated(above.start, above.end))[0]
    counted = head.removesuffix("情况")
    if not 4 <= len(counted) <= _LONGEST or words_of("holder").fullmatch(counted):
        return ""
    if FLOW.search(counted):
        return counted if measured(counted) else f"{counted}量"
    return head if _TIME.search(head) else ""


def under(passage: Passage, heading: str, figure: Figure) -> Figure:
    """A figure that names its kind alone with what the heading measures, from there on; any other as it is."""
    own = figure.indicator
    if not heading or not _KIND.fullmatch(own):
        return figure
    flow = FLOW.search(heading)
    name = f"{own}{flow.group()}" if flow and own.startswith(("发明", "实用", "外观")) else f"{own}{heading}"
    return replace(figure, indicator=name, start=passage.clause_at(passage.clause_at(figure.at).start - 2).start)
