"""Heads of two levels state the same however they are printed: an upper title holds for the columns below it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from test_table_layouts import PLACES, by_commas, columns, padded, width

from kg.documents import read_document
from kg.documents.tables.head_levels import compose
from kg.extractors import extract_facts
from kg.facts import fact_to_json

UPPER = ("地区", "专利申请", "", "专利授权", "", "有效发明专利拥有量（件）")
LOWER = ("", "申请量（件）", "同比增长（%）", "授权量（件）", "同比增长（%）", "")
WHOLE = (
    "地区",
    "专利申请量（件）",
    "专利申请同比增长（%）",
    "专利授权量（件）",
    "专利授权同比增长（%）",
    "有效发明专利拥有量（件）",
)
ROWS = (
    ("全省", "101234", "5.2", "79685", "-3.1", "53621"),
    ("长沙市", "43217", "6.8", "33450", "1.4", "30112"),
    ("株洲市", "9875", "—", "7012", "2.5", "6023"),
    ("湘潭市", "6120", "-7.9", "4866", "-12", "4075"),
)
BEFORE = """湖南省2021年知识产权统计公报

　　一、专利
　　全省专利工作稳步推进，有关情况见下表。

表1 2021年各市州专利情况
"""
AFTER = "\n\n　　二、商标\n　　全省商标工作稳步推进，服务水平有所提升。\n"
SPANS = [(0, 0), (1, 2), (3, 4), (5, 5)]


def by_tabs() -> list[str]:
    return ["\t".join(row) for row in (UPPER, LOWER, *ROWS)]


def by_tabs_without_widths() -> list[str]:
    upper, lower = (tuple(title for title in titles if title) for titles in (UPPER, LOWER))
    return ["\t".join(row) for row in (upper, lower, *ROWS)]


def by_tabs_without_ends() -> list[str]:
    return [line.rstrip("\t") for line in by_tabs()]


def as_markdown() -> list[str]:
    lines = [f"| {' | '.join(row)} |" for row in (UPPER, LOWER, *ROWS)]
    return [lines[0], "|---|---|---|---|---|---|", *lines[1:]]


def as_markdown_with_titles_again() -> list[str]:
    upper = ("地区", "专利申请", "专利申请", "专利授权", "专利授权", "有效发明专利拥有量（件）")
    lower = ("地区", *LOWER[1:5], "有效发明专利拥有量（件）")
    lines = [f"| {' | '.join(row)} |" for row in (upper, lower, *ROWS)]
    return [lines[0], "|---|---|---|---|---|---|", *lines[1:]]


def as_csv() -> list[str]:
    return by_commas([UPPER, LOWER, *ROWS])


def in_mark_up() -> list[str]:
    upper = '<tr><td rowspan="2">地区</td><td colspan="2">专利申请</td><td colspan="2">专利授权</td>'
    upper += '<td rowspan="2">有效发明专利拥有量（件）</td></tr>'
    lower = f"<tr>{''.join(f'<td>{cell}</td>' for cell in LOWER[1:5])}</tr>"
    rows = (f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    return ["", f"<table>{upper}{lower}{''.join(rows)}</table>"]


def merged(widths: Sequence[int], bar: str) -> str:
    """The upper titles, each as wide as the columns below it."""
    rooms = [sum(widths[left : right + 1]) + width(bar) * (right - left) for left, right in SPANS]
    words = [word for word in UPPER if word]
    return bar + bar.join(map(padded, words, rooms)) + bar


def as_a_grid() -> list[str]:
    widths = columns([UPPER, LOWER, *ROWS])
    rule = f"+{'+'.join('-' * each for each in widths)}+"
    lines = [rule, merged(widths, "|"), rule]
    lines += [f"|{'|'.join(map(padded, LOWER, widths))}|", rule.replace("-", "=")]
    for row in ROWS:
        lines += [f"|{'|'.join(map(padded, row, widths))}|", rule]
    return lines


def as_a_box() -> list[str]:
    widths = columns([UPPER, LOWER, *ROWS])
    rule = "├" + "┼".join("─" * (each // 2) for each in widths) + "┤"
    lines = [rule, merged(widths, "│"), f"│{'│'.join(map(padded, LOWER, widths))}│", rule]
    return [*lines, *(f"│{'│'.join(map(padded, row, widths))}│" for row in ROWS), rule]


def between_rules() -> list[str]:
    widths = columns([UPPER, LOWER, *ROWS])
    rule = "  ".join("=" * each for each in widths)
    lines = ["  ".join(map(padded, row, widths)).rstrip() for row in (UPPER, LOWER, *ROWS)]
    spans = "  ".join("-" * (sum(widths[left : right + 1]) + 2 * (right - left)) for left, right in SPANS)
    return ["", rule, lines[0], spans, lines[1], rule, *lines[2:], rule]


def centred() -> list[str]:
    """As a PDF prints it: the upper titles above the middle of their columns, figures to the right."""
    widths = [each + 4 for each in columns([LOWER, *ROWS, ("地区", "", "", "", "", "有效发明专利")])]
    starts = [sum(widths[:place]) for place in range(len(widths) + 1)]

    def line(cells: Sequence[tuple[str, int, int]]) -> str:
        text = ""
        for word, left, right in cells:
            middle = (starts[left] + starts[right + 1] - width(word)) // 2
            text = padded(text, max(middle, width(text) + 2)) + word
        return text

    words = [word for word in UPPER if word]
    above = [(word, left, right) for word, (left, right) in zip(words, SPANS, strict=True)]
    above[-1] = ("有效发明专利", 5, 5)
    below = [(word, place, place) for place, word in enumerate(LOWER) if word] + [("拥有量（件）", 5, 5)]
    rows = [
        padded(row[0], widths[0])
        + "".join(" " * (room - 3 - width(cell)) + cell + "   " for cell, room in zip(row[1:], widths[1:], strict=True))
        for row in ROWS
    ]
    return [line(above), line(below), *(row.rstrip() for row in rows)]


def to_the_left() -> list[str]:
    widths = [each + 4 for each in columns([UPPER, LOWER, *ROWS])]
    return ["".join(map(padded, row, widths)).rstrip() for row in (UPPER, LOWER, *ROWS)]


LAYOUTS = (
    by_tabs,
    by_tabs_without_ends,
    by_tabs_without_widths,
    as_markdown,
    as_markdown_with_titles_again,
    as_csv,
    in_mark_up,
    as_a_grid,
    as_a_box,
    between_rules,
    centred,
    to_the_left,
)


def stated(folder: Path, lines: Sequence[str]) -> set[str]:
    path = folder / "document.txt"
    path.write_text(BEFORE + "\n".join(lines) + AFTER, encoding="utf-8")
    found = [fact_to_json(fact) for fact in extract_facts(read_document(path))]
    return {json.dumps({key: each[key] for key in sorted(each) if key not in PLACES}) for each in found}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_head_of_two_levels_states_the_same_in_every_layout(tmp_path: Path, layout: Callable[[], list[str]]) -> None:
    expected = stated(tmp_path, ["\t".join(row) for row in (WHOLE, *ROWS)])
    assert sum('"statistic"' in fact for fact in expected) == 12
    assert stated(tmp_path, layout()) == expected


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [
        ("专利申请", "申请量", "专利申请量"),
        ("商标", "商标注册申请量（万件）", "商标注册申请量（万件）"),
        ("专利（件）", "专利申请量", "专利申请量（件）"),
        ("专利（件）", "其中：发明专利授权量", "发明专利授权量（件）"),
        ("专利（件）", "同比增长（%）", "专利同比增长（%）"),
        ("年度", "2011年", "2011年"),
        ("专利申请量", "其中：发明专利", "发明专利申请量"),
        ("授权量", "合计", "授权量"),
        ("专利授权量", "2020年", "2020年专利授权量"),
        ("有效发明", "专利", "有效发明专利"),
        ("专利授权量", "件", "专利授权量（件）"),
        ("专利授权量", "数量", "专利授权量"),
        ("专利授权量", "数量（件）", "专利授权量（件）"),
        ("上半年", "数量", "上半年数量"),
        ("同比", "（%）", "同比（%）"),
        ("2020年", "申请量", "2020年申请量"),
        ("", "备注", "备注"),
    ],
)
def test_an_upper_and_a_lower_title_become_one(upper: str, lower: str, whole: str) -> None:
    assert compose(upper, lower) == whole
