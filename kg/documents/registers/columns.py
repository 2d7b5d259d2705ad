"""Columns (表列): what the heading of a table's column says that the column holds."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import concepts
from kg.values.marks import without_brackets, without_remark

_YEARS = re.compile(r"(?:19|20)\d\d(?:年?[-—–~至](?:19|20)?\d\d)?年?度?")
LONGEST_TITLE = 24
_SHARES = ("率", "比例", "占比", "比重")
"""How titles of shares end: 任务完成率 gives figures, no tasks."""


@cache
def column_role(title: str) -> str | None:
    """The role of a column by its title, or None: "2018年工作计划" -> "plan", "牵头单位" -> "lead", "2020年" ->
    "value".

    The words stand in the scheme column-role of the ontology; the longest that the title ends with decides, so
    that 工作计划
    完成情况 is a result.
    """
    bare = without_brackets(_YEARS.sub("", title))
    if not bare:
        return "value" if title else None
    if len(title) > LONGEST_TITLE or bare.endswith(_SHARES):
        return None
    found = [
        (len(label), concept.notation)
        for concept in concepts("column-role")
        if bare.startswith(concept.labels) or bare.endswith(concept.labels)
        for label in concept.labels
        if bare == label
        # 承担单位 are bodies, 单位 alone is what figures are counted in.
        or (
            concept.notation != "unit"
            and (bare.endswith(label) or (bare.startswith(label) and len(bare) <= len(label) + 4))
        )
    ]
    return max(found)[1] if found else None


@cache
def figure_kind(title: str) -> str | None:
    """What the figures below a title are: "base", "aim", "result", "growth", "rank", "share", "earlier", or None.

    The words stand in the scheme figure-column of the ontology; growth, ranks and shares are told by any word, the
    others by the last: "规划目标" is an aim, "目标完成值" a result.
    """
    found = [
        (concept.notation in ("growth", "rank", "share"), title.rfind(label) + len(label), len(label), concept.notation)
        for concept in concepts("figure-column")
        for label in concept.labels
        if label in title
    ]
    return max(found)[3] if found else None


@cache
def table_words(notation: str) -> frozenset[str]:
    """The words of a concept of the scheme table-word: "total" (合计, 全省), "bare" (金额, 数量)."""
    return frozenset(
        label for concept in concepts("table-word") if concept.notation == notation for label in concept.labels
    )


@cache
def is_total(text: str) -> bool:
    """Whether a cell names a row or column of sums: 合计, 全省, 全区合计, 全省合计（含其他市）."""
    words = table_words("total")
    text = without_remark(text)
    return text in words or any(text[:place] in words and text[place:] in words for place in range(1, len(text)))
