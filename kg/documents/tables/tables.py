"""Tables (表格): rows of tab-separated cells, cells printed one a line, and flowed tables, read into blocks with
their place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.documents.lines import Line
from kg.documents.registers.columns import column_role
from kg.documents.registers.records import record_columns
from kg.documents.registers.title_records import names_title, title_columns
from kg.documents.tables.flowed_table import read_flowed
from kg.documents.tables.head import is_table_title, read_head
from kg.documents.tables.ledger import read_ledger
from kg.documents.tables.row_groups import read_in_groups
from kg.documents.tables.stacked import read_stacked
from kg.documents.tables.stacked_head import VALUE
from kg.documents.tables.tabbed import Table, is_register, read_tabbed, tops_figures, tops_rows
from kg.documents.text.block import Block
from kg.documents.text.numbering import read_mark
from kg.documents.text.strip import Strip, join_strips
from kg.lexicon import area_by_name, leading_chain

_LONGEST_TITLE = 24
_LONGEST_CAPTION = 40
# "附表4" alone, above the title itself.
_BARE_NUMBER = re.compile(r"附?[表件]\s?[\d一二三四五六七八九十]+(?:[-—.]\d+)?[：:]?")
_NOTE = re.compile(r"[（(]?(?:单位|填报|[备附]?注|截至)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SAID = re.compile(r"[。；，、《]")


def read_table(lines: Sequence[Line], index: int, number: int) -> Table | None:
    """The table that begins at line `index`, or None; `number` is its place among the document's tables.

    A line between its title and its head is kept as letterhead: "（单位：件）", "填报单位：省知识产权局".
    """
    if is_table_title(lines[index]):
        # A numbered line between heads the first rows: 一、专利导航项目（3个，180万元）.
        parted = index + 1 < len(lines) and read_mark(lines[index + 1].text) is not None
        # So does another title, of this table alone: 河南省2022年进展和2023年安排 below that of all tables.
        parted |= index + 1 < len(lines) and _titles_below(lines[index], lines[index + 1])
        for start in (index + 1, index + 2)[: 2 - parted]:
            if start < len(lines) and (
                is_register(lines[start])
                or read_head(lines, start)
                or read_in_groups(read_stacked, lines, start, number)
                or read_in_groups(read_ledger, lines, start, number)
                or _opens_rows(lines, start)
            ):
                numbered = _BARE_NUMBER.fullmatch(lines[index].text) is not None
                named = numbered and start > index + 1 and not _NOTE.match(lines[index + 1].text)
                title = join_strips(line.strip for line in lines[index : index + 1 + named])
                table = _read_table(lines, start, number, title)
                notes = [Block(line.strip, "letterhead") for line in lines[index + 1 + named : start]]
                return table and replace(table, blocks=notes + table.blocks)
    if index + 1 < len(lines) and _captions_titles(lines[index], lines[index + 1]):
        return _read_table(lines, index + 1, number, lines[index].strip)
    return _read_table(lines, index, number, None)


def _titles_below(line: Line, below: Line) -> bool:
    """Whether the line below a title is the title of a place's table."""
    named = _BARE_NUMBER.fullmatch(line.text) is None and is_table_title(below)
    return named and leading_chain(below.text)[0] is not None and not _NOTE.match(below.text)


def _captions_titles(line: Line, below: Line) -> bool:
    """Whether a line names the title that those listed below it hold."""
    if line.cells or not below.cells or len(line.text) > _LONGEST_CAPTION or read_mark(line.text):
        return False
    return title_columns(tuple(cell.text for cell in below.cells)) is not None and names_title(line.text)


def _read_table(lines: Sequence[Line], start: int, number: int, title: Strip | None) -> Table | None:
    """The table whose head, or first row, is line `start`."""
    stacked = read_in_groups(read_stacked, lines, start, number)
    if stacked:
        return Table(title, *stacked)
    ledger = read_in_groups(read_ledger, lines, start, number)
    if ledger:
        return Table(title, *ledger)
    head = read_head(lines, start)
    if head:
        titles, begin = head
        roles = [column_role(name) for name in titles]
        if lines[start].cells and any(line.cells for line in lines[begin : begin + 1 + tops_rows(lines, begin)]):
            return read_tabbed(lines, begin, number, titles, title)
        if "name" in roles or roles[0] == "area":
            return None
        return Table(title, *read_flowed(lines, begin, number, titles))
    below = start + 1 + (start + 1 < len(lines) and tops_rows(lines, start + 1))
    if len(lines[start].cells) >= 2 and below < len(lines) and len(lines[below].cells) == len(lines[start].cells):
        titles = tuple(cell.text for cell in lines[start].cells)
        if all(map(_may_be_title, titles)) or tops_figures(lines, start, below) or _names_columns(titles):
            return read_tabbed(lines, start + 1, number, titles, title)
        return read_tabbed(lines, start, number, ("",) * len(titles), title)
    return None


def _opens_rows(lines: Sequence[Line], start: int) -> bool:
    """Whether a line of cells stands over another with as many."""
    width = len(lines[start].cells)
    return width > 2 and start + 1 < len(lines) and len(lines[start + 1].cells) == width


def _may_be_title(text: str) -> bool:
    """Whether a cell can be the title of a column: it is short, and neither a number nor the name of a place."""
    number = text.isdigit() and not _YEAR.fullmatch(text)
    return len(text) <= 12 and not number and area_by_name(text) is None


def _names_columns(titles: Sequence[str]) -> bool:
    """Whether cells are nothing but what may be titles, some of them known: "序号", "2023年专利预审受理量（件）"."""
    known = sum(column_role(title) not in (None, "value") for title in titles)
    return bool(record_columns(titles) or title_columns(titles)) or (
        known > 0
        and all(
            title
            and len(title) <= _LONGEST_TITLE
            and not VALUE.fullmatch(title)
            and not _SAID.search(title)
            and area_by_name(title) is None
            for title in titles
        )
    )
