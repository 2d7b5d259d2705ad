"""Roster lines (名单行): the lines of a document cut into pieces, as a list of names prints them.

Pieces are parted by 、 and ；, by wide blanks and tabs ("北京市　北京科技大学、中国农业大学"), by the borders of cells,
and by a colon behind a place ("江苏省：南京市、苏州市") or a class ("领军型：甲公司、乙公司").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.documents import RECORD, Section
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.reading import Passage, Reading
from kg.lexicon import area_by_name
from kg.values.marks import without_brackets, without_remark

_PROSE = re.compile(r"[。！？，]")
_ENDING = re.compile(pattern("grantee-ending") + "$|(?:省|自治区|兵团)$")
_MARKS = re.compile(r"[、；;]")
# "领军型：甲公司、乙公司": the class that those of a line are of; but 推荐单位：省教育厅.
_CLASS = re.compile(r"(?<!推荐)(?<!申报)(?<!主管)(?:型|类|组|级|档|等|领域|方向|企业|高校|园区|学校)$")
_COUNT = re.compile(r"[（(](?:共|计|合计)?[\d一二三四五六七八九十百]+(?:个|家|所|名|项|地)?[^（）()]{0,6}[）)]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A name, place, number or title of a column at a clean span; `heads` where a colon or blanks follow a place."""

    start: int
    end: int
    text: str
    heads: bool = False
    column: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or the row of a table: where it lies, its numbering mark, its words and their pieces.

    `passages` are the cells of a row.
    `prose` lines are sentences; `counted` ones end in a count in brackets (（3家）), which is no part of `text`.
    """

    passage: Passage
    start: int
    end: int
    mark: str
    text: str
    pieces: tuple[Piece, ...]
    prose: bool
    counted: bool
    passages: tuple[Passage, ...] = ()

    @property
    def section(self) -> Section:
        return self.passage.section


def read_roster_lines(reading: Reading) -> Iterator[Line]:
    """The lines of a document in order; the cells of one row of a table are one line."""
    text = reading.document.text
    row: list[Passage] = []
    block_end = -1
    for passage in reading.passages():
        cell = passage.section.cell
        if row and row[-1].table_row != passage.table_row:
            yield from _table_lines(row)
            row = []
        if cell is not None:
            if cell.role != "group":
                row.append(passage)
            continue
        if passage.sentence.start < block_end:
            continue
        begin = text.rfind("\n", 0, passage.sentence.start) + 1
        block_end = text.find("\n", begin)
        block_end = len(text) if block_end < 0 else block_end
        yield _text_line(passage, begin, block_end)
    if row:
        yield from _table_lines(row)


def _table_lines(row: list[Passage]) -> Iterator[Line]:
    """The row of a table as a line; none of a row that is read as a sentence."""
    if any(passage.section.column == RECORD for passage in row):
        return
    pieces: list[Piece] = []
    for passage in row:
        cell, sentence = passage.section.cell, passage.sentence
        assert cell is not None
        pieces.append(Piece(sentence.start, sentence.end, passage.text, False, cell.title or str(cell.column)))
    first, last = row[0], row[-1]
    words = "".join(piece.text for piece in pieces)
    yield Line(first, first.sentence.start, last.sentence.end, "", words, tuple(pieces), False, False, tuple(row))


def _text_line(passage: Passage, begin: int, end: int) -> Line:
    """A paragraph as a line: prose if it has marks of clauses, or a full stop and is no enumeration."""
    start = passage.sentence.start
    whole = passage.slice(start, end)
    bare = whole.removesuffix("。")
    text = _COUNT.sub("", bare.rstrip("；;：:"))
    prose = bool(_PROSE.search(without_brackets(bare)))
    pieces = () if prose else cut_line(passage, start, start + len(bare)).pieces
    last = passage.reading.document.text[: max(begin - 1, 0)].endswith(("；", ";"))  # of names that ； parts
    prose = prose or (
        bare != whole
        and not ((len(pieces) > 1 or last) and all(_ENDING.search(without_remark(piece.text)) for piece in pieces))
    )
    counted = text != bare.rstrip("；;：:")
    return Line(passage, start, end, passage.slice(begin, start), text, () if prose else pieces, prose, counted)


def cut_line(passage: Passage, start: int, end: int) -> Line:
    """A span of a paragraph as a line of names."""
    return Line(passage, start, end, "", passage.slice(start, end), tuple(_pieces(passage, start, end)), False, False)


def _pieces(passage: Passage, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a line; one blank parts only a place or a number from what stands beside it."""
    parts = [*_parts(passage, start, end)]
    for (begin, stop, blanks), following in zip(parts, [*parts[1:], None], strict=True):
        text = passage.slice(begin, stop)
        heads = blanks and not (following and _is_beside(text, passage.slice(following[0], following[1])))
        colon = re.match(r"(?P<place>[^：:]{2,16})[：:]", text)
        if colon and is_place(colon["place"]):
            yield Piece(begin, begin + len(colon["place"]), _COUNT.sub("", colon["place"]), True)
            begin += colon.end()
        elif colon and _CLASS.search(colon["place"]) and _ENDING.search(_MARKS.split(text[colon.end() :])[0]):
            begin += colon.end()
        elif heads and is_place(text):
            yield Piece(begin, stop, _COUNT.sub("", text), True)
            continue
        position = begin
        for mark in [*_MARKS.finditer(passage.slice(begin, stop)), None]:
            finish = stop if mark is None else begin + mark.start()
            if not _inside_brackets(passage.slice(position, finish)) or mark is None:
                name = passage.slice(position, finish).rstrip("：:等")
                if name:
                    yield Piece(position, position + len(name), name)
                position = finish + 1


def _parts(passage: Passage, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The parts of a line between blanks of the raw text, and whether blanks follow the part."""
    document = passage.reading.document
    begin = start
    first, last = document.locate(start, end) if end > start else (0, 0)
    blank = bool(re.search(r"[^\S\r\n]", document.raw[first:last]))
    for offset in range(start, end - 1) if blank else ():
        gap = document.raw[document.origins[offset] + 1 : document.origins[offset + 1]]
        if not gap or gap.strip() or "\n" in gap or "\r" in gap:
            continue
        left, right = passage.slice(begin, offset + 1), passage.slice(offset + 1, end)
        wide = "\t" in gap or "\u3000" in gap or len(gap) > 1
        parts = wide or is_place(left) or left.isdigit() or is_place(right)
        if parts and (len(left) > 1 or left.isdigit()):
            yield begin, offset + 1, True
            begin = offset + 1
    yield begin, end, False


def _is_beside(place: str, following: str) -> bool:
    """Whether the place behind a blank is one more of the list, not inside the one before: 石家庄市 合肥市."""
    first, second = area_by_name(_COUNT.sub("", place)), area_by_name(_COUNT.sub("", following))
    return first is not None and second is not None and first.level == second.level


def is_place(text: str) -> bool:
    """Whether words are the name of a place and nothing else, a count in brackets left out."""
    return len(text) <= 20 and area_by_name(_COUNT.sub("", text)) is not None


def _inside_brackets(text: str) -> bool:
    return text.count("（") + text.count("(") > text.count("）") + text.count(")")
