"""One table in many layouts: what it states does not hang on how it is printed."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from kg.documents import read_document
from kg.extractors import extract_facts
from kg.facts import fact_to_json

Row: TypeAlias = Sequence[str]
TABLES: dict[str, dict[str, Any]] = {
    table["name"]: table
    for table in json.loads((Path(__file__).parent / "tables" / "layouts.json").read_text(encoding="utf-8"))
}
PLACES = ("doc", "start", "end", "quote", "rule", "echoes")
WIDEST = 24


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))


def by_tabs(rows: Sequence[Row]) -> list[str]:
    return ["\t".join(row) for row in rows]


def as_markdown(rows: Sequence[Row]) -> list[str]:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [lines[0], f"|{'---|' * len(rows[0])}", *lines[1:]]


def by_rules(rows: Sequence[Row]) -> list[str]:
    return ["│".join(("", *row, "")) for row in rows]


def aligned(rows: Sequence[Row]) -> list[str]:
    widths = [max(map(width, column)) + 4 for column in zip(*rows, strict=True)]
    return ["".join(map(padded, row, widths)).rstrip() for row in rows]


def aligned_and_wrapped(rows: Sequence[Row]) -> list[str]:
    """Cells broken where their column ends, as a PDF prints them."""
    widths = [min(WIDEST, max(map(width, column))) + 4 for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [broken(cell) for cell in row]
        for number in range(max(map(len, cells))):
            parts = [cell[number] if number < len(cell) else "" for cell in cells]
            lines.append("".join(map(padded, parts, widths)).rstrip())
    return lines


def broken(text: str) -> list[str]:
    lines = [""]
    for char in text:
        if width(lines[-1] + char) > WIDEST:
            lines.append("")
        lines[-1] += char
    return lines


def one_cell_a_line(rows: Sequence[Row]) -> list[str]:
    return [cell for row in rows for cell in row]


def by_full_width_blanks(rows: Sequence[Row]) -> list[str]:
    return ["　　".join(row) for row in rows]


LAYOUTS = (by_tabs, as_markdown, by_rules, aligned, aligned_and_wrapped, one_cell_a_line, by_full_width_blanks)


def plain(lines: list[str]) -> list[str]:
    return lines


def with_blank_lines(lines: list[str]) -> list[str]:
    return [each for line in lines for each in (line, "")]


def with_a_page_number(lines: list[str]) -> list[str]:
    return [*lines[:3], "— 3 —", *lines[3:]]


def with_its_head_again(lines: list[str]) -> list[str]:
    return [*lines[:3], "\f" + lines[0], *lines[3:]]


def in_groups(lines: list[str]) -> list[str]:
    """Under headings that stand across all columns."""
    begin = 2 if lines[1].startswith("|-") else 1
    return [*lines[:begin], "一、创造运用", *lines[begin : begin + 2], "二、保护服务", *lines[begin + 2 :]]


def indented(lines: list[str]) -> list[str]:
    return ["    " + line for line in lines]


CHANGES = (plain, with_blank_lines, with_a_page_number, with_its_head_again, in_groups, indented)
# A cell a line has no lines that are rows; blank lines within a row that runs over lines part it.
UNLIKELY = {
    (one_cell_a_line, with_a_page_number),
    (one_cell_a_line, with_its_head_again),
    (one_cell_a_line, in_groups),
    (aligned_and_wrapped, with_blank_lines),
    (aligned_and_wrapped, with_its_head_again),
    (aligned_and_wrapped, in_groups),
}
PRINTS = [ways for ways in product(LAYOUTS, CHANGES) if ways not in UNLIKELY]


def stated(folder: Path, name: str, lines: Sequence[str]) -> set[str]:
    """The facts of the document that prints the table in these lines, without where they stand."""
    table = TABLES[name]
    path = folder / "document.txt"
    path.write_text(table["before"] + "\n".join((table["title"], *lines)) + table["after"], encoding="utf-8")
    found = [fact_to_json(fact) for fact in extract_facts(read_document(path))]
    return {json.dumps({key: each[key] for key in sorted(each) if key not in PLACES}) for each in found}


@cache
def expected(folder: Path, name: str) -> frozenset[str]:
    table = TABLES[name]
    return frozenset(stated(folder, name, by_tabs([table["head"], *table["rows"]])))


@pytest.mark.parametrize(("layout", "change"), PRINTS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("name", TABLES)
def test_a_table_states_the_same_in_every_layout(
    tmp_path: Path,
    name: str,
    layout: Callable[[Sequence[Row]], list[str]],
    change: Callable[[list[str]], list[str]],
) -> None:
    table = TABLES[name]
    lines = change(layout([table["head"], *table["rows"]]))
    assert stated(tmp_path, name, lines) == expected(tmp_path, name)


@pytest.mark.parametrize(("name", "least"), [("targets", 9), ("results", 8), ("tasks", 6), ("roster", 5), ("money", 6)])
def test_a_table_by_tabs_states_each_of_its_cells(tmp_path: Path, name: str, least: int) -> None:
    assert len(expected(tmp_path, name)) >= least
