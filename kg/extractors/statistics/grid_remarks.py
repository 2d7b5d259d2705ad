"""Remarks of grids (表中备注): growth and ranks that stand beside the only figure of a row, in words."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts import Statistic, Target
from kg.values import find_changes, find_ranks

_THAN = re.compile(r"(?:较|比)?(?:上一?年|去年|同比)?(?:同期)?[末底]?")


def with_remark(fact: Statistic | Target, remark: str) -> Statistic | Target:
    """A figure with the growth or rank that a remark is, where it says nothing besides: 同比增长27.5%, 全省第1位."""
    changes, ranks = find_changes(remark), find_ranks(f"居{remark}")
    if not isinstance(fact, Statistic):
        return fact
    if len(changes) == 1 and changes[0].end == len(remark) and _THAN.fullmatch(remark[: changes[0].start]):
        return fact if fact.change_pct is not None else replace(fact, change_pct=changes[0].pct)
    if len(ranks) == 1 and ranks[0].start == 0 and ranks[0].end > len(remark) and fact.rank is None:
        return replace(fact, rank=ranks[0].rank)
    return fact
