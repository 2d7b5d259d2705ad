"""Keyed rows (按地区分行): rows that begin with the name of an area: "湖北省 1.2018年，国家标准…"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.documents.lines import Line
from kg.documents.registers.columns import column_role
from kg.documents.tables.head import header_titles
from kg.documents.text.block import Block, Cell
from kg.documents.text.numbering import read_mark
from kg.documents.text.strip import Strip, join_strips
from kg.lexicon import area_by_name

_CLOSERS = "。！？；：”）"
_KEY = re.compile(r"[\u4e00-\u9fff]{2,12}(?=\s|$)")


def read_keyed(
    lines: Sequence[Line], index: int, number: int, titles: tuple[str, ...]
) -> tuple[list[Block], int] | None:
    """The cells of rows that begin with the name of an area, and the index behind; None of fewer than two."""
    blocks: list[Block] = []
    row = -1
    key = ""
    while index < len(lines):
        line = lines[index]
        if header_titles(line) == titles:
            index += 1
            continue
        mark = read_mark(line.text)
        opening = _KEY.match(line.printed)
        area = opening.group() if opening and area_by_name(opening.group()) else ""
        if not area and (row < 0 or (mark is not None and mark.depth <= 5)):
            break
        strip = line.strip
        if area:
            row, key = row + 1, area
            blocks.append(Block(strip.cut(0, len(area)), "cell", Cell(number, row, 0, titles[0], "area", key)))
            strip = strip.cut(len(area))
        if len(strip):
            _append_to_row(blocks, strip, Cell(number, row, 1, titles[1], column_role(titles[1]), key))
        index += 1
    return (blocks, index) if row >= 1 else None


def _append_to_row(blocks: list[Block], strip: Strip, cell: Cell) -> None:
    last = blocks[-1]
    if last.cell == cell and last.text[-1:] not in _CLOSERS and not read_mark(strip.text):
        blocks[-1] = replace(last, strip=join_strips((last.strip, strip)))
    else:
        blocks.append(Block(strip, "cell", cell))
