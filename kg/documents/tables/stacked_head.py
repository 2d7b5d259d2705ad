"""Heads of stacked tables (逐行表头): the titles of columns printed one a line, themselves perhaps broken over lines.

"指标", "2015年", "2020年", "规划目标", "2018年", "9月底完成值", "进度评价" are five columns, three of them of figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.documents.lines import Line
from kg.documents.registers.columns import column_role, figure_kind, is_total
from kg.lexicon import area_by_name

VALUE = re.compile(
    r"[<>≥≤＞＜约近超]?[-－+]?\d[\d.,]*(?:[-—–~～至]\d[\d.,]*)?(?:[%％‰]|个百分点)?(?:亿|万)?(?:[件元个家人项名所次起户分篇位倍]|万元|亿元)?"
    r"(?:以上|左右|以内)?(?:[（(][^（）()]{1,10}[）)])?|第\d+位?|\[\d+\]|[—–\-－/]{1,4}|…+"
)
_YEAR = re.compile(r"[（(]?(?:19|20)\d\d年?(?:度|底|末)?[）)]?")
_OPENS_WITH_YEAR = re.compile(r"[（(]?(?:19|20)\d\d(?:年|[-—–]|$|[）)])")
_GOES_ON = re.compile(r"[（(][^（）()]{1,10}[）)]?$|\d{1,2}(?:[-—–至]\d{1,2})?月|[上下]半年|[一二三四前]{1,2}季度")
_LABELS = ("indicator", "area", "year")
_BEFORE = (*_LABELS, "number", "unit")
_BEHIND = ("judgement", "remark", "lead", "partner", "deadline")
_MOST = 20
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Head:
    """The columns of a stacked table: titles, roles, which names the row, which hold figures, and the index behind."""

    titles: tuple[str, ...]
    roles: tuple[str | None, ...]
    label: int
    values: tuple[int, ...]
    end: int

    def begins_row(self, lines: Sequence[Line], index: int) -> bool:
        return _begins_row(lines, index, self.roles[self.label] or "")


def read_heads(lines: Sequence[Line], index: int) -> Iterator[Head]:
    """The ways to read the lines from `index` as a table's head, the likeliest first."""
    first = column_role(lines[index].text)
    if first not in (*_LABELS, "number") or lines[index].cells:
        return
    place = index + 1 if first == "number" else index
    label = column_role(lines[place].text) if place < len(lines) else None
    if label not in _LABELS:
        return
    end = place + 1
    while end < min(len(lines), index + _MOST) and _is_piece(lines, end, label, first == "number"):
        end += 1
    pieces = [line.text for line in lines[index:end]]
    seen: set[tuple[str, ...]] = set()
    for joined in (_joined(pieces, True), _joined(pieces, False), _paired(pieces)):
        if joined not in seen:
            seen.add(joined)
            head = _head(joined, end, place - index)
            if head:
                yield head


def _is_piece(lines: Sequence[Line], index: int, label: str, numbered: bool) -> bool:
    """Whether a line is a title, or part of one, and not the first row's name."""
    text = lines[index].text
    if lines[index].cells or len(text) > _LONGEST or re.search("[。；，]", text):
        return False
    if label != "indicator":
        return not _begins_row(lines, index, label) and not (VALUE.fullmatch(text) and not _YEAR.fullmatch(text))
    known = _YEAR.match(text) or _GOES_ON.match(text) or _heads_column(text)
    if not known or (VALUE.fullmatch(text) and not _YEAR.fullmatch(text)):
        return False
    if _OPENS_WITH_YEAR.match(text) or column_role(text) in _BEHIND:
        return True
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    return not VALUE.fullmatch(below) or bool(_YEAR.fullmatch(below)) or (numbered and below == "1")


def _heads_column(text: str) -> bool:
    """Whether a line is the title of a column by its words, or by the place whose figures the column has."""
    return column_role(text) is not None or _has_figures(text)


def _has_figures(title: str) -> bool:
    return figure_kind(title) is not None or area_by_name(title) is not None


def _begins_row(lines: Sequence[Line], index: int, label: str) -> bool:
    text = lines[index].text
    figure = index + 1 < len(lines) and VALUE.fullmatch(lines[index + 1].text) is not None
    if label == "year":
        return figure and _OPENS_WITH_YEAR.match(text) is not None
    return is_total(text) or (figure and area_by_name(text) is not None)


def _joined(pieces: Sequence[str], year_first: bool) -> tuple[str, ...]:
    """Titles put together: what goes on in brackets or with a month, and the words below a bare year (or above it)."""
    titles: list[str] = []
    for piece in pieces:
        above = titles[-1] if titles else ""
        below_year = (
            _YEAR.fullmatch(above)
            and column_role(piece) not in (*_BEFORE, *_BEHIND)
            and not _OPENS_WITH_YEAR.match(piece)
        )
        below_words = _YEAR.fullmatch(piece) and figure_kind(above) and not re.search(r"\d{4}", above)
        if titles and (_GOES_ON.match(piece) or (below_year if year_first else below_words)):
            titles[-1] += piece
        else:
            titles.append(piece)
    return tuple(titles)


def _paired(pieces: Sequence[str]) -> tuple[str, ...]:
    """Titles of two lines each, whatever they say."""
    titles: list[str] = []
    for place, piece in enumerate(pieces):
        if column_role(piece) in (*_BEFORE, *_BEHIND) or not titles or column_role(titles[-1]) in _BEFORE:
            titles.append(piece)
        elif place and titles[-1] == pieces[place - 1]:
            titles[-1] += piece
        else:
            titles.append(piece)
    return tuple(titles)


def _head(titles: tuple[str, ...], end: int, label: int) -> Head | None:
    roles = tuple(column_role(title) for title in titles)
    values = tuple(
        place
        for place, (title, role) in enumerate(zip(titles, roles, strict=True))
        if place > label
        and role not in (*_BEFORE, *_BEHIND)
        and (roles[label] != "indicator" or _OPENS_WITH_YEAR.match(title) or role == "value" or _has_figures(title))
    )
    if not values or values[-1] - values[0] + 1 != len(values):
        return None
    return Head(titles, roles, label, values, end)
