"""Tests of how rows are printed: nothing lost, aligned for Chinese, plain into pipes."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.layout import lay_out, wide, wrap
from kg.cli.tables import FORMATS, write_rows
from kg.queries import Value

COLUMNS = ("province", "centre", "accepted", "year", "amount", "sentence")
ROWS: list[tuple[Value, ...]] = [
    (
        "上海市",
        "中国（浦东）知识产权保护中心",
        True,
        2017,
        None,
        "中国（浦东）正式挂牌，\t并率先\n通过验收|。",
    ),
    ("江苏省", 'a "quoted", name', False, None, 94.6, "annual-report-2017-ch9"),
]


def printed(capsys: pytest.CaptureFixture[str], form: str | None) -> str:
    write_rows(COLUMNS, ROWS, form)
    return capsys.readouterr().out


def test_csv_gives_the_values_back(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.reader(io.StringIO(printed(capsys, "csv"))))
    assert rows[0] == list(COLUMNS)
    assert rows[1] == ["上海市", "中国（浦东）知识产权保护中心", "true", "2017", "", ROWS[0][5]]
    assert rows[2][1] == 'a "quoted", name'


def test_tsv_has_a_line_a_row_and_a_cell_a_column(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "tsv").splitlines()
    assert len(lines) == 3
    assert {line.count("\t") for line in lines} == {len(COLUMNS) - 1}


def test_json_keeps_types_and_what_is_absent(capsys: pytest.CaptureFixture[str]) -> None:
    records = json.loads(printed(capsys, "json"))
    assert [list(record.values()) for record in records] == [list(row) for row in ROWS]
    assert list(records[0]) == list(COLUMNS)


def test_jsonl_has_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "jsonl").splitlines()
    assert [json.loads(line)["year"] for line in lines] == [2017, None]
    assert "浦东" in lines[0]


def test_markdown_escapes_what_would_end_a_cell(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "markdown").splitlines()
    assert len(lines) == 4
    assert "验收\\|。" in lines[2]


def test_without_a_terminal_and_a_format_rows_are_plain_tsv(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, None) == printed(capsys, "tsv")


@pytest.mark.parametrize("form", FORMATS)
def test_no_rows_is_no_error(capsys: pytest.CaptureFixture[str], form: str) -> None:
    write_rows(COLUMNS, [], form)
    assert json.loads(capsys.readouterr().out or "[]") == [] if form.startswith("json") else True


@pytest.mark.parametrize("width", [200, 120, 90])
def test_columns_of_a_table_start_below_each_other(width: int) -> None:
    cells = [["上海市", "中国（浦东）知识产权保护中心", "x"], ["a", "b", "y"]]
    lines = list(lay_out(("province", "centre", "last"), cells, (False, False, False), width, False))
    starts = {wide(line[: line.index(mark)]) for line, mark in zip(lines[2:], "xy", strict=True)}
    assert len(starts) == 1


def test_numbers_stand_at_the_right() -> None:
    lines = list(lay_out(("n",), [["5"], ["1000"]], (True,), 80, False))
    assert lines == ["   n", "────", "   5", "1000"]


def test_the_heading_is_bold_only_when_asked() -> None:
    assert "\x1b" not in "".join(lay_out(("n",), [["5"]], (True,), 80, False))
    assert next(lay_out(("n",), [["5"]], (True,), 80, True)) == "\x1b[1mn\x1b[0m"


def test_a_terminal_too_narrow_for_a_table_gets_a_block_a_row() -> None:
    cells = [["上海市", "中国（浦东）知识产权保护中心"]]
    lines = list(lay_out(("province", "centre"), cells, (False, False), 18, False))
    assert lines[0] == "province  上海市"
    assert "".join(line[10:] for line in lines[1:]) == cells[0][1]


TEXTS = st.text(alphabet="知识产权（）《》，。0123abc-_/é", max_size=60)


@given(TEXTS, st.integers(min_value=4, max_value=40))
def test_wrapping_loses_nothing_and_fits(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines) == text
    assert all(wide(line) <= width for line in lines)


def test_a_line_begins_with_no_closing_mark_and_ends_with_no_opening_one() -> None:
    assert wrap("国家知识产权局，（浦东）", 14) == ["国家知识产权", "局，（浦东）"]
    assert wrap("中国知识产权（浦东）", 14) == ["中国知识产权", "（浦东）"]


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4), st.integers(min_value=20, max_value=120))
def test_every_character_of_every_cell_is_in_the_table(rows: list[tuple[str, str, str]], width: int) -> None:
    printed = "".join(lay_out(("a", "b", "c"), rows, (False,) * 3, width, False))
    for row in rows:
        for cell in row:
            for character in set(cell):
                assert printed.count(character) >= sum(other.count(character) for other in row)
