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


def one_cell_a_line_below_the_head(rows: Sequence[Row]) -> list[str]:
    """With the titles on one line."""
    return ["　".join(rows[0]), *one_cell_a_line(rows[1:])]


def one_cell_a_line_in_groups(rows: Sequence[Row]) -> list[str]:
    """Under headings that stand across all columns."""
    return [
        *rows[0],
        "（一）创造运用",
        *rows[1],
        *rows[2],
        "（二）保护服务",
        *(cell for row in rows[3:] for cell in row),
    ]


def rows_set_apart(rows: Sequence[Row]) -> list[str]:
    """A cell a line, blank lines between the rows, cells broken behind the bodies and things that they list."""
    return [each for row in rows for each in ("", *(part for cell in row for part in listed(cell)))] + [""]


def rows_set_apart_in_groups(rows: Sequence[Row]) -> list[str]:
    lines = rows_set_apart(rows)
    begins = [place for place, line in enumerate(lines) if not line]
    for place, heading in ((begins[3], "保护服务"), (begins[1], "创造运用")):
        lines[place:place] = ["", heading]
    return lines


def listed(cell: str) -> list[str]:
    place = cell.find("、") + 1
    return [cell[:place], cell[place:]] if place and "（" not in cell[:place] and len(cell) > 8 else [cell]


def by_full_width_blanks(rows: Sequence[Row]) -> list[str]:
    return ["　　".join(row) for row in rows]


def with_bars_between(rows: Sequence[Row]) -> list[str]:
    return [" | ".join(row) for row in rows]


def by_wide_bars(rows: Sequence[Row]) -> list[str]:
    return [f"｜{'｜'.join(row)}｜" for row in rows]


def as_a_database_prints(rows: Sequence[Row]) -> list[str]:
    widths = columns(rows)
    lines = [" " + " | ".join(map(padded, row, widths)).rstrip() for row in rows]
    return [lines[0], "-" + "-+-".join("-" * each for each in widths), *lines[1:]]


def in_org_mode(rows: Sequence[Row]) -> list[str]:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [lines[0], f"|{'+'.join('---' for _ in rows[0])}|", *lines[1:]]


def in_asciidoc(rows: Sequence[Row]) -> list[str]:
    return ["|===", *(f"|{' |'.join(row)}" for row in rows), "|==="]


def as_a_grid(rows: Sequence[Row]) -> list[str]:
    """With a rule below each row and cells broken over lines."""
    widths = columns(rows, WIDEST)
    rule, double = (f"+{'+'.join(sign * (each + 2) for each in widths)}+" for sign in "-=")
    lines = [rule]
    for number, row in enumerate(rows):
        lines += [f"| {' | '.join(map(padded, parts, widths))} |" for parts in over_lines(row)]
        lines.append(rule if number else double)
    return lines


def as_a_box(rows: Sequence[Row]) -> list[str]:
    """With a rule below the head alone, and cells broken over lines."""
    widths = columns(rows, WIDEST)
    lines = ["┌" + "┬".join("─" * (each // 2 + 1) for each in widths) + "┐"]
    for number, row in enumerate(rows):
        lines += [f"│{'│'.join(map(padded, parts, widths))}│" for parts in over_lines(row)]
        if not number:
            lines.append("├" + "┼".join("─" * (each // 2 + 1) for each in widths) + "┤")
    return [*lines, "└" + "┴".join("─" * (each // 2 + 1) for each in widths) + "┘"]


def as_a_ruled_box(rows: Sequence[Row]) -> list[str]:
    """With a rule below each row, in heavy strokes."""
    widths = columns(rows)
    rule = "┣" + "╋".join("━" * (each // 2 + 1) for each in widths) + "┫"
    return [each for row in rows for each in (rule, f"┃{'┃'.join(map(padded, row, widths))}┃")] + [rule]


def by_commas(rows: Sequence[Row]) -> list[str]:
    return [",".join(f'"{cell}"' if set(cell) & set(",、（") else cell for cell in row) for row in rows]


def by_commas_with_empty_ends(rows: Sequence[Row]) -> list[str]:
    return [",".join((*row, "", "")) for row in rows]


def by_semicolons(rows: Sequence[Row]) -> list[str]:
    return [";".join(row) for row in rows]


def under_rules(rows: Sequence[Row]) -> list[str]:
    """As pandoc prints simple tables."""
    widths = columns(rows)
    lines = ["  " + " ".join(map(padded, row, widths)).rstrip() for row in rows]
    return ["", lines[0], "  " + " ".join("-" * each for each in widths), *lines[1:], ""]


def between_rules(rows: Sequence[Row]) -> list[str]:
    """As RST prints simple tables."""
    widths = columns(rows)
    rule = "  ".join("=" * each for each in widths)
    lines = ["  ".join(map(padded, row, widths)).rstrip() for row in rows]
    return ["", rule, lines[0], rule, *lines[1:], rule, ""]


def over_several_lines(rows: Sequence[Row]) -> list[str]:
    """As pandoc prints tables whose cells run over lines."""
    widths = columns(rows, WIDEST)
    border = "  " + "-" * (sum(widths) + len(widths) - 1)
    lines = [border]
    for number, row in enumerate(rows):
        lines += ["  " + " ".join(map(padded, parts, widths)).rstrip() for parts in over_lines(row)]
        lines.append("" if number else "  " + " ".join("-" * each for each in widths))
    return [*lines[:-1], border, ""]


def in_mark_up(rows: Sequence[Row]) -> list[str]:
    cells = (f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return ["", f"<table>{''.join(cells)}</table>", ""]


def in_mark_up_over_lines(rows: Sequence[Row]) -> list[str]:
    lines = ['<table border="1">', "<tbody>"]
    for row in rows:
        lines += ["  <tr>", *(f"    <td><p>{cell}</p></td>" for cell in row), "  </tr>"]
    return [*lines, "</tbody>", "</table>"]


def in_latex(rows: Sequence[Row]) -> list[str]:
    lines = [f"{' & '.join(cell.replace('%', chr(92) + '%') for cell in row)} \\\\ \\hline" for row in rows]
    return [f"\\begin{{tabular}}{{{'l' * len(rows[0])}}}", "\\hline", *lines, "\\end{tabular}"]


def in_a_wiki(rows: Sequence[Row]) -> list[str]:
    lines = [each for row in rows[1:] for each in ("|-", f"| {' || '.join(row)}")]
    return ['{| class="wikitable"', f"! {' !! '.join(rows[0])}", *lines, "|}"]


def figures_to_the_right(rows: Sequence[Row]) -> list[str]:
    widths = [each + 4 for each in columns(rows)]
    return [
        "".join(
            " " * (room - width(cell) - 2) + cell + "  " if cell[0] in "0123456789" else padded(cell, room)
            for cell, room in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def columns(rows: Sequence[Row], most: int = 1000) -> list[int]:
    """How wide the columns are printed: even, as wide as their widest cell."""
    return [min(most, max(map(width, column)) + 1) // 2 * 2 for column in zip(*rows, strict=True)]


def over_lines(row: Row) -> list[Row]:
    cells = [broken(cell) for cell in row]
    deep = max(map(len, cells))
    return [tuple(cell[number] if number < len(cell) else "" for cell in cells) for number in range(deep)]


LAYOUTS = (by_tabs, as_markdown, by_rules, aligned, aligned_and_wrapped, one_cell_a_line, by_full_width_blanks)
WHOLE = (
    with_bars_between,
    by_wide_bars,
    as_a_database_prints,
    in_org_mode,
    in_asciidoc,
    as_a_grid,
    as_a_box,
    as_a_ruled_box,
    by_commas,
    by_commas_with_empty_ends,
    by_semicolons,
    under_rules,
    between_rules,
    over_several_lines,
    in_mark_up,
    in_mark_up_over_lines,
    in_latex,
    in_a_wiki,
    figures_to_the_right,
    one_cell_a_line_in_groups,
    rows_set_apart,
    rows_set_apart_in_groups,
)
"""Ways that tell of a table as a whole, and are not changed within."""


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
PRINTS += list(product(WHOLE, (plain, indented)))


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


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"titles", "duties"}))
def test_titles_may_stand_on_one_line_above_cells_one_a_line_where_rows_have_numbers_or_figures(
    tmp_path: Path, name: str
) -> None:
    lines = one_cell_a_line_below_the_head([TABLES[name]["head"], *TABLES[name]["rows"]])
    assert stated(tmp_path, name, lines) == expected(tmp_path, name)


@pytest.mark.parametrize(("name", "least"), [("targets", 9), ("results", 8), ("tasks", 6), ("roster", 5), ("money", 6)])
def test_a_table_by_tabs_states_each_of_its_cells(tmp_path: Path, name: str, least: int) -> None:
    assert len(expected(tmp_path, name)) >= least
