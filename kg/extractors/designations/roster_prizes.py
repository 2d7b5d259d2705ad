"""Rosters of prizes (获奖名单): the patents that a list prints with their holders.

"3. 一种混凝土泵车臂架 武陵重工有限公司"
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extractors.designations.roster_lines import Line, Piece
from kg.extractors.designations.roster_rows import Entry
from kg.extractors.passages.labels import pattern

_HOLDER = re.compile(rf".{{2,}}{pattern('grantee-ending', 'organisation')}(?:[（(][^（）()]*[）)])?")
_NUMBER = re.compile(r"[A-Z]{0,2}[\d.Xx]{1,20}[.．、]?")
_INVENTORS = re.compile(r"发明人|设计人|完成人|推荐|地区|等级|奖项|备注|号$")


def read_prize_entries(lines: Sequence[Line]) -> list[Entry]:
    """The prizes of a list, a line each: the patent beside the first of its holders; [] where a line has not both."""
    found: list[Entry] = []
    for line in lines:
        cells = [piece for whole in line.pieces for piece in _at_blanks(line, whole)]
        cells = [piece for piece in cells if not (_NUMBER.fullmatch(piece.text) or _INVENTORS.search(piece.column))]
        holders = [piece for piece in cells if _is_holder(piece)]
        works = [piece for piece in cells if piece not in holders]
        if not works and not holders:
            continue
        if len(works) != 1 or not holders:
            return []
        start, end = min(piece.start for piece in cells), max(piece.end for piece in cells)
        name = f"{holders[0].text}“{works[0].text.strip('“”')}”"
        found.append(Entry(line.passage, start, end, name, None, None))
    return found


def _at_blanks(line: Line, piece: Piece) -> list[Piece]:
    """The parts of a piece between its blanks, of which one is enough here: a patent and its holder hold none."""
    document = line.passage.reading.document
    if line.section.cell is not None or not _is_holder(piece):
        return [piece]
    cuts = [
        offset + 1
        for offset in range(piece.start, piece.end - 1)
        if document.raw[document.origins[offset] + 1 : document.origins[offset + 1]].isspace()
    ]
    ends = [*cuts, piece.end]
    return [Piece(a, b, line.passage.slice(a, b)) for a, b in zip([piece.start, *cuts], ends, strict=True)]


def _is_holder(piece: Piece) -> bool:
    return _HOLDER.fullmatch(piece.text) is not None and not piece.column.endswith(("专利名称", "项目名称"))
