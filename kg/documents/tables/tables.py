"""Tables (表格): rows of tab-separated cells, cells printed one a line, and flowed tables, read into blocks with
their place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.documents.lines import Line
from kg.documents.registers.columns import column_role
from kg.documents.registers.records import read_record, record_columns
from kg.documents.registers.title_records import names_title, title_columns, unmerged
from kg.documents.tables.blank_columns import is_group
from kg.documents.tables.flowed_table import read_flowed
from kg.documents.tables.head import header_titles, is_table_title, read_head
from kg.documents.tables.keyed_rows import read_keyed
from kg.documents.tables.ledger import read_ledger
from kg.documents.tables.stacked import read_stacked
from kg.documents.tables.stacked_head import VALUE
from kg.documents.text.block import RECORD, Block, Cell
from kg.documents.text.numbering import read_mark
from kg.documents.text.strip import Strip, join_strips
from kg.documents.text.titles import is_annex_line
from kg.lexicon import area_by_name

_LONGEST_TITLE = 24
_LONGEST_CAPTION = 40
_YEAR = re.compile(r"(?:19|20)\d\d")
_SAID = re.compile(r"[。；，、《]")
_CLOSERS = "。！？；：”）"
_NEXT_TABLE = re.compile(r"\**附?表\s?\d")
# What stands below a table: its notes, and the title of the next.
_NO_ROW = re.compile(r"[（(]?(?:[备附]?注|说明|数据来源|资料来源)[：:]|附?表[\d一二三四五六七八九十]|单位[：:]")
_LIST_TITLE = re.compile(r"(?:名单|名录)$")


@dataclass(frozen=True, slots=True)
class Table:
    """The blocks of one table, its printed title if it has one, and the index of the first line behind it."""

    title: Strip | None
    blocks: list[Block]
    end: int


def read_table(lines: Sequence[Line], index: int, number: int) -> Table | None:
    """The table that begins at line `index`, or None; `number` is its place among the document's tables.

    A line between its title and its head is kept as letterhead: "（单位：件）", "填报单位：省知识产权局".
    """
    if is_table_title(lines[index]):
        for start in (index + 1, index + 2):
            if start < len(lines) and (
                _is_register(lines[start])
                or read_head(lines, start)
                or read_stacked(lines, start, number)
                or read_ledger(lines, start, number)
                or _opens_rows(lines, start)
            ):
                table = _read_table(lines, start, number, lines[index].strip)
                notes = [Block(line.strip, "letterhead") for line in lines[index + 1 : start]]
                return table and replace(table, blocks=notes + table.blocks)
    if index + 1 < len(lines) and _captions_titles(lines[index], lines[index + 1]):
        return _read_table(lines, index + 1, number, lines[index].strip)
    return _read_table(lines, index, number, None)


def _captions_titles(line: Line, below: Line) -> bool:
    """Whether a line names the title that those listed below it hold."""
    if line.cells or not below.cells or len(line.text) > _LONGEST_CAPTION or read_mark(line.text):
        return False
    return title_columns(tuple(cell.text for cell in below.cells)) is not None and names_title(line.text)


def _read_table(lines: Sequence[Line], start: int, number: int, title: Strip | None) -> Table | None:
    """The table whose head, or first row, is line `start`."""
    stacked = read_stacked(lines, start, number)
    if stacked:
        return Table(title, *stacked)
    ledger = read_ledger(lines, start, number)
    if ledger:
        return Table(title, *ledger)
    head = read_head(lines, start)
    if head:
        titles, begin = head
        roles = [column_role(name) for name in titles]
        if lines[start].cells and any(line.cells for line in lines[begin : begin + 1 + _tops_rows(lines, begin)]):
            return _tabbed(lines, begin, number, titles, title)
        if "name" in roles:
            return None
        if roles[0] == "area":
            keyed = read_keyed(lines, begin, number, titles)
            return Table(title, *keyed) if keyed else None
        return Table(title, *read_flowed(lines, begin, number, titles))
    below = start + 1 + (start + 1 < len(lines) and _tops_rows(lines, start + 1))
    if len(lines[start].cells) >= 2 and below < len(lines) and len(lines[below].cells) == len(lines[start].cells):
        titles = tuple(cell.text for cell in lines[start].cells)
        if all(map(_may_be_title, titles)) or _tops_figures(lines, start, below) or _names_columns(titles):
            return _tabbed(lines, start + 1, number, titles, title)
        return _tabbed(lines, start, number, ("",) * len(titles), title)
    return None


def _opens_rows(lines: Sequence[Line], start: int) -> bool:
    """Whether a line of cells stands over another with as many."""
    width = len(lines[start].cells)
    return width > 2 and start + 1 < len(lines) and len(lines[start + 1].cells) == width


def _is_register(line: Line) -> bool:
    titles = tuple(cell.text for cell in line.cells)
    return record_columns(titles) is not None or title_columns(titles) is not None


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


def _tops_figures(lines: Sequence[Line], start: int, below: int) -> bool:
    """Whether a row without figures stands over one with: its cells are titles, however long."""
    row, figures = lines[start].cells, lines[below].cells
    return (
        not any(VALUE.fullmatch(cell.text) for cell in row)
        and sum(VALUE.fullmatch(cell.text) is not None for cell in figures) >= len(row) / 2
    )


def _tabbed(lines: Sequence[Line], index: int, number: int, titles: tuple[str, ...], title: Strip | None) -> Table:
    rows: list[list[list[Strip]]] = []
    groups: set[int] = set()
    while index < len(lines):
        line = lines[index]
        if header_titles(line) == titles or tuple(cell.text for cell in line.cells) == titles:
            index += 1
            continue
        if line.titles or _opens_another(line) or (_tops_rows(lines, index) and _opens_another(lines[index + 1])):
            break
        if line.cells:
            whole = unmerged(line.cells, rows[-1] if rows else None, titles)
            cells = [[cell] if cell.text else [] for cell in whole]
            rows.append(cells + [[] for _ in range(len(titles) - len(cells))])
        elif rows and line.printed.startswith("\t"):
            # The cells before the only one are merged with those above.
            first = min(len(line.printed) - len(line.printed.lstrip("\t")), len(titles) - 1)
            rows.append([[line.strip] if column == first else [] for column in range(len(titles))])
        elif _tops_rows(lines, index):
            groups.add(len(rows))
            rows.append([[line.strip]])
        elif rows and not lines[index - 1].whole and _continues_row(lines, index, rows[-1]):
            _append_line(rows[-1], line)
        else:
            break
        index += 1
    blocks: list[Block] = []
    above = [""] * len(titles)
    for row, cells in enumerate(rows):
        if row in groups:
            blocks.append(Block(cells[0][0], "cell", Cell(number, row, 0, "", "group", above[0])))
            continue
        texts = ["".join(part.text for part in cell) for cell in cells[: len(titles)]]
        above = [text or (above[place] if place == 0 else "") for place, text in enumerate(texts)]
        blocks += _row_blocks(cells, number, row, titles, above[0], title.text if title else "")
    return Table(title, blocks, index)


def _opens_another(line: Line) -> bool:
    """Whether a line below a table is the head or the title of another: "表2 合作协议", "协议名称", "签署方"."""
    titles = tuple(cell.text for cell in line.cells)
    if titles:
        return _is_register(line) or bool(header_titles(line) and len(titles) > 1)
    return _NEXT_TABLE.match(line.text) is not None and is_table_title(line)


def _tops_rows(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the heading of the rows below it, across all columns."""
    return is_group(lines, index) and len(lines[index + 1].cells) > 1


def _row_blocks(
    cells: list[list[Strip]], number: int, row: int, titles: tuple[str, ...], key: str, caption: str
) -> list[Block]:
    found = []
    record = read_record([join_strips(parts) for parts in cells[: len(titles)]], titles, caption)
    if record:
        told = "、".join(titles[column] for column in sorted(record.columns) if titles[column])
        place = Cell(number, row, min(record.columns), told, RECORD, record.name)
        found.append(Block(record.sentence, "cell", place))
        cells = [[] if column in record.columns else parts for column, parts in enumerate(cells)]
    for column, parts in enumerate(cells):
        name = titles[min(column, len(titles) - 1)]
        place = Cell(number, row, column, name, column_role(name), key)
        found += [Block(part, "cell", place) for part in parts]
    return found


def _append_line(cells: list[list[Strip]], line: Line) -> None:
    last = next((cell for cell in reversed(cells) if cell), cells[-1])
    if last and not line.tagged and last[-1].text[-1:] not in _CLOSERS and not read_mark(line.text):
        last[-1] = join_strips((last[-1], line.strip))
    else:
        last.append(line.strip)


def _continues_row(lines: Sequence[Line], index: int, cells: list[list[Strip]]) -> bool:
    """Whether a line without tabs still belongs to the last cell: mark-up, an open sentence, or more rows below it."""
    line = lines[index]
    mark = read_mark(line.text)
    if line.tagged:
        return True
    text = line.text
    if (mark and mark.depth <= 5) or is_annex_line(text) or _LIST_TITLE.search(text) or _NO_ROW.match(text):
        return False
    last = next((cell[-1].text for cell in reversed(cells) if cell), "")
    if last and last[-1] not in _CLOSERS and len(last) > 12:
        return True
    for later in lines[index + 1 : index + 12]:
        later_mark = read_mark(later.text)
        if later.cells:
            return True
        if later_mark and later_mark.depth <= 5:
            return False
    return False
