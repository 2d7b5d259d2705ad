"""Held shares (分占): of what whole the things have their shares to which 分别占 hands them out."""

from __future__ import annotations

import re

from kg.extractors.figures.slots import Slot
from kg.extractors.passages.reading import Passage
from kg.values import Quantity

_HOLDS = re.compile(r"占(?:比|(?P<whole>[^，。；]{0,10}?))的?(?:比例|比重)?(?:为|达到?|约)?")
_OF_THESE = re.compile(r"在?(?P<whole>[^，。；]{2,24})中$")


def held_share(passage: Passage, slot: Slot, verb: str, told: str) -> str:
    """What a share is of, behind the name of who holds it: "有效发明专利中，企业、高校分别|占|58.7%、26.4%" is
    占有效发明专利的比重; the clause itself says it, or the one before, or what was `told`. "" of a number that is none.
    """
    quantity = slot.mention.value
    held = _HOLDS.fullmatch(verb) if isinstance(quantity, Quantity) and quantity.unit == "%" else None
    if held is None:
        return ""
    before = passage.clauses[slot.clause - 1] if slot.clause and not passage.clauses[slot.clause].strong else None
    these = _OF_THESE.fullmatch(before.text) if before else None
    whole = held["whole"] or (these["whole"] if these else told)
    return f"占{whole}的比重" if whole else "占比"
