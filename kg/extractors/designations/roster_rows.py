"""Rows of rosters (名单条目): the names that the lines of a list print, each with the place that heads its group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.documents.registers.columns import column_role
from kg.documents.registers.title_records import title_role
from kg.extractors.designations.roster_lines import Line, Piece, is_place
from kg.extractors.passages.labels import words
from kg.extractors.passages.reading import Passage
from kg.lexicon import Area, area_seen_from, is_district, leading_chain
from kg.scope import NATION, area_and_city
from kg.values.marks import without_remark

_NUMBER = re.compile(r"\d{1,4}[.．、]?|\d+(?:\.\d+)?%?")
_REMARK = re.compile(r"[（(](?P<words>[^（）()]{2,8})[）)]$")
"""Where one that a list names lies: …咨询有限公司|（北京）|."""
_OFFICE = re.compile(r"(?:知识产权局|市场监督管理局|市场监管局|知识产权服务促进中心|知识产权保护中心|人民政府)$")
_FOR_COUNTIES = re.compile(r"[县区](?:[（(][^（）()]*[）)])?$")
_PROVINCES = ("province", "corps")


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of a list at a clean span, with the province and city of the group that it stands in; `label` is what a
    column of its row calls it (示范企业).
    """

    passage: Passage
    start: int
    end: int
    name: str
    province: str | None
    city: str | None
    label: str = ""


def column_kind(title: str) -> str | None:
    """What a column of a list holds by its title: number, area, name, or None for others.

    >>> column_kind("企业名称"), column_kind("所在省份"), column_kind("序号"), column_kind("有效期")
    ('name', 'area', 'number', None)
    """
    if column_role(title) == "number":
        return "number"
    bare = without_remark(title)
    found = [
        (len(label), kind)
        for kind in ("area", "name")
        for label in words("roster-word", f"{kind}-column")
        if bare.endswith(label) or title == label
    ]
    return max(found)[1] if found else None


def read_entries(lines: Sequence[Line], programme: str) -> list[Entry]:
    """The names of a list in order; places that head a group (江苏省, 杭州市) are none themselves."""
    lines = list(lines)
    tables = [line for line in lines if line.section.cell is not None]
    if tables:
        return list(_table_entries(tables))
    columns, rest = _flat_columns(lines)
    if columns:
        return _flat_entries(columns, rest)
    return list(_grouped(rest, programme))


def _table_entries(lines: Sequence[Line]) -> Iterator[Entry]:
    """The names in a table; a row without an area, where the column stands before the names, goes on with the last."""
    group: tuple[str | None, str | None] = (None, None)
    for line in lines:
        for entry in _row_entries(line):
            if entry.province:
                group = (entry.province, entry.city)
            own = group if column_kind(line.pieces[0].column) == "area" or len(line.pieces) == 1 else (None, None)
            yield entry if entry.province else replace(entry, province=own[0], city=own[1])


def _row_entries(line: Line) -> Iterator[Entry]:
    """The names in a row of a table: the column of names by its title, else the first cell but numbers and places."""
    kinds = [column_kind(piece.column) for piece in line.pieces]
    cells = [piece for piece in line.pieces if not _NUMBER.fullmatch(piece.text)]
    areas = [piece for piece, kind in zip(line.pieces, kinds, strict=True) if kind == "area" and _area(piece.text)]
    named = [piece for piece, kind in zip(line.pieces, kinds, strict=True) if kind == "name" and piece in cells]
    if not named and not any(kinds):
        named = [piece for piece in cells if _area(piece.text) is None][:1]
        areas = [piece for piece in cells if _area(piece.text) is not None and piece not in named]
        if not named and areas:
            named, areas = _lowest(areas)
    elif not named:
        named, areas = _lowest([piece for piece in cells if _area(piece.text) is not None])
    group = _area(areas[0].text) if areas else None
    label = next((piece.text for piece in line.pieces if title_role(piece.column) == "programme"), "")
    for piece in named:
        # A table may print its columns of names twice, side by side.
        if piece.column == named[0].column and piece.text != piece.column:
            yield replace(_entry(line, piece, group), label=label)


def _lowest(areas: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Of the places of a row the one that lies in the others is listed."""
    inner = [piece for piece in areas if (area := _area(piece.text)) and area.level not in _PROVINCES]
    named = inner[-1:] or list(areas[:1])
    return named, [piece for piece in areas if piece not in named]


def _flat_columns(lines: Sequence[Line]) -> tuple[list[str], list[Line]]:
    """The titles of columns that a list opens with, on one line or one a line, and the lines behind them."""
    titles: list[str] = []
    for index, line in enumerate(lines):
        texts = [piece.text for piece in line.pieces]
        kinds = [column_kind(text) or column_role(text) for text in texts]
        if not texts or not all(kinds) or any(map(is_place, texts)) or any(len(text) > 10 for text in texts):
            return (titles if len(titles) > 1 else []), list(lines[index if len(titles) > 1 else 0 :])
        titles += texts
    return [], list(lines)


def _flat_entries(columns: Sequence[str], lines: Sequence[Line]) -> list[Entry]:
    """The names of a table whose cells follow one another: a number opens a row, else the columns come in turn."""
    kinds = [column_kind(column) for column in columns]
    if "name" not in kinds and "area" in kinds:
        kinds[kinds.index("area")] = "name"
    pieces = [(line, piece) for line in lines for piece in line.pieces]
    numbered = kinds[0] == "number" and any(_NUMBER.fullmatch(piece.text) or line.mark for line, piece in pieces)
    rows: list[list[tuple[Line, Piece]]] = []
    width = len(kinds) - (kinds[0] == "number")
    last: Line | None = None
    for line, piece in pieces:
        number = bool(_NUMBER.fullmatch(piece.text))
        opens = number or (line.mark and line is not last) if numbered else not rows or len(rows[-1]) == width
        last = line
        if opens or not rows:
            rows.append([])
        if not number:
            rows[-1].append((line, piece))
    found: list[Entry] = []
    group: Area | None = None
    names = [kind for kind in kinds if kind != "number"]
    for row in rows:
        cells = dict(zip(names, row, strict=False)) if len(row) == width else _by_kind(row)
        group = (_area(cells["area"][1].text) if "area" in cells else None) or (group if len(row) < width else None)
        if "name" in cells:
            found.append(_entry(*cells["name"], group))
    return found


def _by_kind(row: Sequence[tuple[Line, Piece]]) -> dict[str | None, tuple[Line, Piece]]:
    """The cells of a row that lacks one: the first place and the first other words."""
    cells: dict[str | None, tuple[Line, Piece]] = {}
    for line, piece in row:
        cells.setdefault("name" if _area(piece.text) is None else "area", (line, piece))
    return cells


def _grouped(lines: Sequence[Line], programme: str) -> Iterator[Entry]:
    """The names of running lines, under the places that head their groups."""
    group: Area | None = None
    named = False
    for index, line in enumerate(lines):
        pieces = [piece for piece in line.pieces if not _NUMBER.fullmatch(piece.text)]
        if not pieces:
            continue
        first, last = pieces[0], pieces[-1]
        own, behind = _area(first.text), _area(last.text)
        opening = None
        if own is not None and (first.heads and (len(pieces) > 1 or _ends_in_colon(line))):
            if len(pieces) == 2 and _contains(behind, own) and not _contains(own, behind):
                yield _entry(line, first, behind)
                continue
            group, opening, pieces = own, first.start, pieces[1:]
        elif (
            own is not None
            and len(pieces) == 1
            # Behind a name that stands in no group an office is listed itself.
            and (is_place(first.text) or group is not None or not named)
            and _heads_group(own, line, lines[index + 1 :], programme)
        ):
            group, pieces = own, []
        elif len(pieces) > 1 and behind is not None and own is None and not _is_joined(line, pieces[-2], last):
            group, pieces = behind, pieces[:-1]
        if own is not None and opening is None and group is not None and not _contains(group, own):
            group = None
        named = named or (bool(pieces) and group is None)
        for piece in pieces:
            yield _entry(line, piece, group, opening)


def _ends_in_colon(line: Line) -> bool:
    return line.passage.slice(line.end - 1, line.end) in "：:"


def _is_joined(line: Line, one: Piece, other: Piece) -> bool:
    """Whether two pieces stand in one enumeration, with 、 between them."""
    return line.passage.slice(one.end, other.start).strip() in ("、", "；", ";")


def _heads_group(own: Area, line: Line, following: Sequence[Line], programme: str) -> bool:
    """Whether a place alone on its line heads a group: names of bodies follow it, or places that lie in it."""
    after = next((later for later in following if later.pieces), None)
    if line.counted:
        return True
    if after is None:
        return False
    name = next((piece.text for piece in after.pieces if not _NUMBER.fullmatch(piece.text)), "")
    inner = _area(name, own.province)
    if inner is None:
        return True
    if own.level in _PROVINCES:
        return inner.level not in _PROVINCES and inner.province == own.province
    return bool(_FOR_COUNTIES.search(programme)) and _contains(own, inner) and inner.code != own.code


def _contains(outer: Area | None, inner: Area | None) -> bool:
    """Whether one area lies in another."""
    if outer is None or inner is None:
        return False
    if outer.level in _PROVINCES:
        return outer.province == inner.province
    return outer.code in (inner.code, inner.parent)


def _area(text: str, province: str = NATION) -> Area | None:
    """The area that words name, "江苏省知识产权局" and "江苏省（3家）" too."""
    bare = _OFFICE.sub("", without_remark(text))
    if not 2 <= len(bare) <= 15:
        return None
    chain, end = leading_chain(bare)
    found = area_seen_from(bare, province) or (chain if end == len(bare) else None)
    return None if found is None or found.level in ("nation", "region") else found


def _entry(line: Line, piece: Piece, group: Area | None, opening: int | None = None) -> Entry:
    remark = _REMARK.search(piece.text)
    if remark is not None and (place := _area(remark["words"])) is not None:
        group, piece = (
            group or place,
            replace(piece, end=piece.start + remark.start(), text=piece.text[: remark.start()]),
        )
    # A district of another province than the text's is one of its own that only shares the name.
    far = group is not None and is_district(group) and line.passage.scope.area not in (NATION, group.province)
    province, city = area_and_city(group) if group is not None and not far else (None, None)
    return Entry(line.passage, opening or piece.start, piece.end, piece.text.strip("“”"), province, city)
