"""Pages (页面): page numbers, running heads and tables of contents, which stand between the lines of the text without
belonging to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.documents.lines import Line
from kg.documents.registers.columns import column_role
from kg.documents.tables.head import header_titles
from kg.documents.text.doc_numbers import DOC_NUMBER

# A scan reads the dashes around a page number as 一: "一 3 一".
_PAGE_NUMBER = re.compile(r"[-—–·一]{0,2}第?(\d{1,4})页?(?:[/,，]?共?\d{1,4}页?)?[-—–·一]{0,2}")
_DECORATED = re.compile(r"[-—–·一]+\d{1,4}[-—–·一]+|第\d{1,4}页.{0,8}|\d{1,4}/\d{1,4}|共\d{1,4}页第\d{1,4}页")
# A foot that prints the number and the book's name on one line, far from the margin: "72　　中国知识产权年度报告2021".
_FOOT = re.compile(r"\d{1,4}\s{2,}(\S.{1,30})|(\S.{1,30}?)\s{2,}\d{1,4}")
_FAR = 8.0
# A line of a table of contents: "二、主要指标完成情况 ........ 2".
_LEADERS = re.compile(r".{2,40}?(?:[.．·…]\s?){4,}\s*[（(]?[-—–]?\s*\d{1,3}\s*[-—–]?[）)]?")
_VALUE = re.compile(r"[<>≥≤]?[\d.,%]+")
_HEAD_LENGTH = 40
_HEAD_COUNT = 2
_MISREAD = 10
"""Of so many characters of a running head a scan may misread one."""
_OPENING = 4
"""The lines at the top of a text that a running head may repeat though no other page does."""
_SHORT = 16
"""No heading of so many characters is taken for a line of running text."""
_ENDS = "。；！？：”）"
_MOST_TITLES = 12
"""The most lines that a table's titles take, one a line."""


def drop_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines of the text itself: without page numbers and contents, and without heads that come again and again.

    A bare number is a page number where it stands alone between lines that are no numbers ("\\n 30 \\n") and is
    not below
    the page number before it; figures in a column of a table stand among other figures.
    """
    numbered = _page_numbers(lines) | _contents(lines)
    heads = _running_heads(lines, numbered)
    kept: list[Line] = []
    carried_gap, carried_break = 0, False
    for index, line in enumerate(lines):
        if index in numbered or index in heads:
            carried_gap = max(carried_gap, line.gap)
            carried_break = True
            continue
        if carried_break:
            line = replace(line, opens_page=True, gap=max(carried_gap, line.gap))
        carried_gap, carried_break = 0, False
        kept.append(line)
    return kept


def _contents(lines: Sequence[Line]) -> set[int]:
    """The lines of a table of contents, two at least: headings with dots up to the number of their page."""
    found = {index for index, line in enumerate(lines) if _LEADERS.fullmatch(line.printed.strip())}
    return found if len(found) > 1 else set()


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    found = _feet(lines)
    serials = _serials(lines)
    last = 0
    for index, line in enumerate(lines):
        if index in found or index in serials:
            continue
        match = _PAGE_NUMBER.fullmatch(line.text)
        if not match or line.cells:
            continue
        if _DECORATED.fullmatch(line.text):
            found.add(index)
            continue
        number = int(match.group(1))
        neighbours = [lines[near].text for near in (index - 1, index + 1) if 0 <= near < len(lines)]
        alone = not any(_VALUE.fullmatch(text) for text in neighbours)
        set_apart = (
            line.opens_page
            or line.gap
            or index + 1 == len(lines)
            or lines[index + 1].gap
            or lines[index + 1].opens_page
        )
        if alone and set_apart and last < number <= last + 60 and line.indent < 4 and not _in_column(lines, index):
            found.add(index)
            last = number
    return found


def _serials(lines: Sequence[Line]) -> set[int]:
    """The numbers of a table's rows, printed on lines of their own: 1, 2, 3 ... below the title of such a column."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if line.cells or column_role(line.text) != "number":
            continue
        rows: list[int] = []
        for place in range(index + 1, len(lines)):
            if lines[place].text == str(len(rows) + 1) and (rows or place <= index + _MOST_TITLES):
                rows.append(place)
        if len(rows) > 1:
            found.update(rows)
    return found


def _feet(lines: Sequence[Line]) -> set[int]:
    """Lines of a page number and a book's name, set apart by a blank line or printed with the same name again."""
    names: dict[int, str] = {}
    for index, line in enumerate(lines):
        foot = _FOOT.fullmatch(line.printed.strip()) if line.indent >= _FAR else None
        if foot:
            names[index] = foot[1] or foot[2]
    counts = Counter(names.values())
    return {index for index, name in names.items() if lines[index].gap or counts[name] >= _HEAD_COUNT}


def _in_column(lines: Sequence[Line], index: int) -> bool:
    """Whether the number stands right under a short label of the same indent: a cell, not a page number."""
    if index == 0:
        return False
    line, above = lines[index], lines[index - 1]
    return (
        line.gap == 0 and above.gap > 0 and len(above.text) <= 30 and above.indent == line.indent and not above.padded
    )


def _running_heads(lines: Sequence[Line], numbered: set[int]) -> set[int]:
    """Short lines that stand at the head, or at the foot, of at least two pages with the same words."""
    beside: dict[int, tuple[str, bool]] = {}
    for index, line in enumerate(lines):
        if index in numbered or len(line.text) > _HEAD_LENGTH or line.cells or line.text[-1:] in "。；，":
            continue
        if header_titles(line) or _VALUE.fullmatch(line.text):
            continue
        if column_role(line.text) and not DOC_NUMBER.search(line.text):
            continue
        at_head = line.opens_page or index - 1 in numbered
        at_foot = index + 1 in numbered or (index + 1 < len(lines) and lines[index + 1].opens_page)
        if at_head or at_foot:
            beside[index] = (re.sub(r"\d+", "0", line.text), at_head)
    counts = Counter(beside.values())
    again = {
        place for place in counts if sum(counts[other] for other in counts if _is_same(place, other)) >= _HEAD_COUNT
    }
    opening = _opening(lines)
    return {
        index
        for index, place in beside.items()
        if place in again or (lines[index].text in opening and _parts_a_sentence(lines, index, numbered))
    }


def _opening(lines: Sequence[Line]) -> set[str]:
    """The lines of a title or chapter that the text opens with, and what two of them make together."""
    texts = [line.text for line in lines[:_OPENING]]
    return {*texts, *(one + other for one, other in pairwise(texts))}


def _parts_a_sentence(lines: Sequence[Line], index: int, numbered: set[int]) -> bool:
    """Whether a line at the head of a page stands within a sentence that the page before leaves open."""
    before = next((place for place in range(index - 1, 0, -1) if place not in numbered), None)
    return (
        index > _OPENING
        and before is not None
        and lines[before].text[-1:] not in _ENDS
        and len(lines[before].text) > _SHORT
    )


def _is_same(place: tuple[str, bool], other: tuple[str, bool]) -> bool:
    """Whether two lines print one running head, but for a character that a scan misread: 知识产|杈|局文件."""
    (text, at_head), (words, heads) = place, other
    misread = sum(one != another for one, another in zip(text, words, strict=False))
    return at_head == heads and len(text) == len(words) and misread * _MISREAD <= len(words)
