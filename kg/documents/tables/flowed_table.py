"""Flowed tables as blocks (流式表格成行): where such a table ends, and its paragraphs as cells of rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.documents.lines import Line
from kg.documents.registers.columns import column_role
from kg.documents.tables.flowed import AGAIN, Paragraph, assign_columns, read_paragraphs
from kg.documents.tables.head import header_titles, is_table_title, read_head
from kg.documents.text.block import Block, Cell, Echo
from kg.documents.text.strip import join_strips
from kg.documents.text.titles import is_annex_line

_CHAPTER = re.compile(r"([一二三四五六七八九十]{1,3})、")
_HAN = "一二三四五六七八九"
_WIDER = 1.6
_ENOUGH = 8
_WIDEST_CELL = 30.0


def read_flowed(lines: Sequence[Line], index: int, number: int, titles: tuple[str, ...]) -> tuple[list[Block], int]:
    """The cells of a flowed table whose rows begin at a line, and the index behind its last line."""
    pages, end = _pages(lines, index, titles)
    paragraphs = read_paragraphs(pages)
    roles = [column_role(name) for name in titles]
    if roles[:2] == ["task", "task"]:
        roles[0] = "focus"  # 重点任务 beside 规划要求: the first says what it is about, the second what was asked
    leading = sum(role in ("focus", "task") for role in roles) if len(titles) > 2 else 0
    columns = assign_columns(paragraphs, leading, len(titles))
    return _flowed_blocks(paragraphs, columns, number, titles, roles), end


def _pages(lines: Sequence[Line], index: int, titles: tuple[str, ...]) -> tuple[list[list[Line]], int]:
    """The lines of a table, parted where its head is printed again, and the index behind the last."""
    pages: list[list[Line]] = [[]]
    chapter = _chapter_before(lines, index)
    begin, widest = index, 0.0
    numbered = parted = False
    while index < len(lines):
        line = lines[index]
        again = read_head(lines, index) if line.text == titles[0] or header_titles(line) else None
        if again and again[0] == titles:
            pages.append([])
            index = again[1]
            continue
        if index + 1 < len(lines) and is_table_title(line) and read_head(lines, index + 1):
            break
        opening = _CHAPTER.match(line.text)
        if opening and not line.gap:
            numbered = True  # the rows themselves are numbered 一、二、
        goes_on = (
            opening is not None and chapter > 0 and _number(opening[1]) == chapter + 1 and not (numbered and parted)
        )
        outgrown = index - begin >= _ENOUGH and line.width > max(_WIDER * widest, _WIDEST_CELL)
        if line.gap and index > begin and (goes_on or outgrown or is_annex_line(line.text)):
            break
        parted = parted or (line.gap > 0 and index > begin and not line.opens_page)
        pages[-1].append(line)
        widest = max(widest, line.width)
        index += 1
    return pages, index


def _chapter_before(lines: Sequence[Line], index: int) -> int:
    """The number of the last chapter, 一、 or 二、, before a line; 0 where there is none."""
    return next(
        (_number(opening[1]) for line in reversed(lines[:index]) if (opening := _CHAPTER.match(line.text))),
        0,
    )


def _number(words: str) -> int:
    """The value of a Chinese number below a hundred."""
    tens, ten, ones = words.rpartition("十")
    return (_HAN.index(tens[0]) + 1 if tens else 1 if ten else 0) * 10 + (_HAN.index(ones[-1]) + 1 if ones else 0)


def _holds(blocks: Sequence[Block], place: int | None, row: int) -> bool:
    """Whether the block at `place` stands in the row."""
    cell = blocks[place].cell if place is not None else None
    return cell is not None and cell.row == row


def _flowed_blocks(
    paragraphs: Sequence[Paragraph],
    columns: Sequence[int],
    number: int,
    titles: tuple[str, ...],
    roles: Sequence[str | None],
) -> list[Block]:
    """Paragraphs as cells of rows: a row begins where the way goes back; a leading cell printed again is an
    echo, no new row.
    """
    blocks: list[Block] = []
    row = 0
    furthest = -1
    leading: dict[int, int] = {}
    open_at: dict[int, int] = {}
    for paragraph, column in zip(paragraphs, columns, strict=True):
        role = roles[column]
        if role in ("focus", "task"):
            again = leading.get(column)
            words = AGAIN.sub("", paragraph.strip.text)
            if again is not None and blocks[again].text == words:
                echo = Echo(0, paragraph.strip.cut(0, len(words)).origins)
                blocks[again] = replace(blocks[again], echoes=(*blocks[again].echoes, echo))
                furthest = column
                continue
        fresh = column < furthest or (role == "task" and _holds(blocks, leading.get(column), row))
        if fresh and not (column in open_at and paragraph.number is None):
            row += 1
            furthest = column
        furthest = max(furthest, column)
        if column in open_at and paragraph.number is None:
            place = open_at.pop(column)
            blocks[place] = replace(blocks[place], strip=join_strips((blocks[place].strip, paragraph.strip)))
        else:
            focus = blocks[leading[0]].text if 0 in leading and roles[0] == "focus" else ""
            cell = Cell(number, row, column, titles[column], role, focus, focus)
            blocks.append(Block(paragraph.strip, "cell", cell))
            place = len(blocks) - 1
        if role in ("focus", "task"):
            leading[column] = place
        if paragraph.broken:
            open_at[column] = place
    return blocks
