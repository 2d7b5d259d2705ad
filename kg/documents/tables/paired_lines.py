"""Paired lines (名数成对): names and their figures printed by turns, a line each, read as the sentence that they list.

其中：
陕西省
1260万元          ->  其中：陕西省1260万元，甘肃省870万元。
甘肃省
870万元
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.documents.lines import Line
from kg.documents.registers.columns import column_role
from kg.documents.tables.head import is_table_title
from kg.documents.text.numbering import read_mark
from kg.documents.text.strip import Strip, glue, join_strips

_NAME = re.compile(r"[\u4e00-\u9fffA-Z“”]{2,16}")
_FIGURE = re.compile(
    r"[约超近逾]?\d[\d,]*(?:\.\d+)?(?:[%％‰]|[万亿]{0,2}(?:人次|户次|件次|美元|[元件个家人项名起户笔户批次份]))(?:以上|左右|余)?"
)
_FEWEST = 2


def join_pairs(lines: Sequence[Line]) -> list[Line]:
    """The lines, two or more pairs of a name and a figure with its unit as one, behind the words that open them with
    a colon; below the head of a table they are its cells.
    """
    joined: list[Line] = []
    index = 0
    while index < len(lines):
        pairs = _pairs(lines, index)
        if len(pairs) < _FEWEST or (joined and (column_role(joined[-1].text) or is_table_title(joined[-1]))):
            joined.append(lines[index])
            index += 1
            continue
        opens = bool(joined) and joined[-1].text.endswith("：")
        first = joined.pop() if opens else lines[index]
        parts = [part for pair in pairs for part in (glue("，"), *pair)][1:]
        strip = join_strips(([first.strip] if opens else []) + parts + [glue("。")])
        joined.append(replace(first, strip=strip, printed=strip.text))
        index += 2 * len(pairs)
    return joined


def _pairs(lines: Sequence[Line], index: int) -> list[tuple[Strip, Strip]]:
    """The pairs that begin at a line."""
    found: list[tuple[Strip, Strip]] = []
    for place in range(index, len(lines) - 1, 2):
        name, figure = lines[place], lines[place + 1]
        parted = name.cells or figure.cells or (found and name.gap)
        if parted or not _NAME.fullmatch(name.text) or not _FIGURE.fullmatch(figure.text) or column_role(name.text):
            break
        if read_mark(name.text) is not None:
            break
        found.append((name.strip, figure.strip))
    return found
