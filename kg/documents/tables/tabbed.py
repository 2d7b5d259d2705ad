"""Tabbed tables (分列表格): lines whose cells are parted, put together to rows below the titles of their columns.

Rows may stand side by side (学校, 批次, 学校, 批次), go on over several lines, and lack cells merged with those above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.documents.lines import Line
from kg.documents.registers.columns import column_role
from kg.documents.registers.records import read_record, record_columns
from kg.documents.registers.title_records import title_columns, unmerged
from kg.documents.tables.blank_columns import is_group
from kg.documents.tables.head import header_titles, is_table_title
from kg.documents.tables.stacked_head import VALUE
from kg.documents.text.block import RECORD, Block, Cell
from kg.documents.text.numbering import read_mark
from kg.documents.text.strip import Strip, join_strips
from kg.documents.text.titles import is_annex_line

_CLOSERS = "。！？；：”）"
_NEXT_TABLE = re.compile(r"\**附?表\s?\d")
# What stands below a table: its notes, and the title of the next.
_NO_ROW = re.compile(r"[（(]?(?:[备附]?注|说明|数据来源|资料来源)[：:]|附?表[\d一二三四五六七八九十]|单位[：:]")
_PARAGRAPH = 2.0
"""How far a paragraph is set in, in full-width characters."""
_LONGEST_GROUP = 20
_LIST_TITLE = re.compile(r"(?:名单|名录)$")


@dataclass(frozen=True, slots=True)
class Table:
    """The blocks of one table, its printed title if it has one, and the index of the first line behind it."""

    title: Strip | None
    blocks: list[Block]
    end: int


def read_tabbed(lines: Sequence[Line], index: int, number: int, titles: tuple[str, ...], title: Strip | None) -> Table:
    """The table whose rows begin at line `index`, below `titles`."""
    rows: list[list[list[Strip]]] = []
    groups: set[int] = set()
    printed, titles = titles, _once(titles)
    while index < len(lines):
        line = lines[index]
        if header_titles(line) == printed or tuple(cell.text for cell in line.cells) == printed:
            index += 1
            continue
        if line.titles or _opens_another(line):
            break
        if tops_rows(lines, index) and (_opens_another(lines[index + 1]) or _heads_other(lines, index + 1, printed)):
            break
        if line.cells:
            for part in _beside(line.cells, len(titles), len(printed)):
                whole = unmerged(part, rows[-1] if rows else None, titles)
                cells = [[cell] if cell.text else [] for cell in whole]
                rows.append(cells + [[] for _ in range(len(titles) - len(cells))])
        elif rows and line.printed.startswith("\t"):
            # The cells before the only one are merged with those above.
            first = min(len(line.printed) - len(line.printed.lstrip("\t")), len(titles) - 1)
            rows.append([[line.strip] if column == first else [] for column in range(len(titles))])
        elif tops_rows(lines, index):
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


def _once(titles: tuple[str, ...]) -> tuple[str, ...]:
    """The titles of one row where several rows stand side by side: 学校, 批次, 学校, 批次."""
    for width in range(2, len(titles) // 2 + 1):
        if any(titles[:width]) and titles == titles[:width] * (len(titles) // width):
            return titles[:width]
    return titles


def _beside(cells: Sequence[Strip], width: int, printed: int) -> list[Sequence[Strip]]:
    """The rows that a line of cells holds, those without words left out."""
    if width == printed:
        return [cells]
    parts = [cells[start : start + width] for start in range(0, len(cells), width)]
    return [part for part in parts if any(cell.text for cell in part)]


def _opens_another(line: Line) -> bool:
    """Whether a line below a table is the head or the title of another: "表2 合作协议", "协议名称", "签署方"."""
    titles = tuple(cell.text for cell in line.cells)
    if titles:
        return is_register(line) or bool(header_titles(line) and len(titles) > 1)
    return _NEXT_TABLE.match(line.text) is not None and is_table_title(line)


def _heads_other(lines: Sequence[Line], index: int, titles: Sequence[str]) -> bool:
    """Whether a row below a heading is the head of a table of figures with other columns: 项目 | 2021年 | 2022年."""
    width = len(lines[index].cells)
    below = index + 1 < len(lines) and len(lines[index + 1].cells) == width != len(titles)
    return below and tops_figures(lines, index, index + 1)


def tops_figures(lines: Sequence[Line], start: int, below: int) -> bool:
    """Whether a row without figures stands over one with: its cells are titles, however long."""
    row, figures = lines[start].cells, lines[below].cells
    return (
        not any(VALUE.fullmatch(cell.text) for cell in row)
        and sum(VALUE.fullmatch(cell.text) is not None for cell in figures) >= len(row) / 2
    )


def tops_rows(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the heading of the rows below it, across all columns; between rows that the print shows to be
    whole it needs no number.
    """
    return len(lines[index + 1 : index + 2]) == 1 < len(lines[index + 1].cells) and (
        is_group(lines, index) or _parts_whole(lines, index)
    )


def _parts_whole(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    short = not line.cells and len(line.text) <= _LONGEST_GROUP and line.text[-1:] not in f"{_CLOSERS}，、"
    return short and index > 0 and lines[index - 1].whole and lines[index + 1].whole


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
        found += [Block(part, "cell", place) for part in parts if part.is_printed]
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
    if line.gap and line.indent >= _PARAGRAPH:
        return False
    if (mark and mark.depth <= 5) or is_annex_line(text) or _LIST_TITLE.search(text) or _NO_ROW.match(text):
        return False
    last = next((cell[-1].text for cell in reversed(cells) if cell), "")
    if VALUE.fullmatch(last) and text.endswith(("：", ":")):
        return False  # what leads in the next table: 各银行质押融资情况如下：
    if last and last[-1] not in _CLOSERS and len(last) > 12:
        return True
    for later in lines[index + 1 : index + 12]:
        later_mark = read_mark(later.text)
        if later.cells:
            return True
        if later_mark and later_mark.depth <= 5:
            return False
    return False


def is_register(line: Line) -> bool:
    titles = tuple(cell.text for cell in line.cells)
    return record_columns(titles) is not None or title_columns(titles) is not None
