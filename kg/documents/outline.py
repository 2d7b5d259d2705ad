"""Outline (篇章结构): blocks put in sections by headings, numbered or not, and by the cells of tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.documents.chapters import find_chapters
from kg.documents.text.block import Block, Cell
from kg.documents.text.numbering import AREA_DEPTH, CHAPTER_DEPTH, PLAIN_DEPTH, read_mark
from kg.documents.text.titles import is_annex_line, is_date_line, is_document_line, is_heading, names_annex
from kg.lexicon import area_by_name, concepts, leading_chain
from kg.values.marks import without_remark
from kg.values.numbers import read_number

_RUN_IN = 45
_BULLET_DEPTH = 8
_FIRST = re.compile(r"[（(]?[一1][）)、.．]|第[一1]")
# The title of a numbered table stands in its section and heads nothing behind the table.
_TABLE_NUMBER = re.compile(r"附?表\s?[\d一二三四五六七八九十]|续表")
_APPENDED = re.compile(r"^附(?:录|件)?[：:](?=.{4})")
_NUMERAL = re.compile("[一二三四五六七八九十百]+|\\d+")
_ARTICLE = re.compile("第[^条]{1,6}条")
_LONGEST_NAME = 40
_LONGEST_PLACE = 15
_PARTED = re.compile("[，。；：、《]")
# The entry of a yearbook, whose name opens its first paragraph: 【专利执法】全年立案….
_ENTRY = re.compile("【(?P<name>[^【】]{2,20})】(?=[^【])")
_PHASE = re.compile(r"第[一二三四五六七八九十]阶段|近期|中期|远期|第[一二三四五六七八九十]步")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document under one heading, or one cell of a table.

    `path` holds the headings from the outermost to its own, without their numbers. For cells, `cell` says where
    it stands and
    `column` what its column holds ("task", "result", "plan" ...). `phase` is the heading that names a phase, if any.
    `kind` is "body", "cell", "caption" or "letterhead".
    """

    index: int
    heading: str
    path: tuple[str, ...]
    kind: str
    cell: Cell | None = None
    phase: str | None = None

    @property
    def column(self) -> str | None:
        return self.cell.role if self.cell else None

    @property
    def column_title(self) -> str:
        return self.cell.title if self.cell else ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on the way from the title to a paragraph: its depth, its words without the number, and the number;
    `before` are the headings that stood open where a place's heading came, `marked` the depth of the number before it.
    """

    depth: float
    text: str
    number: float | None = None
    before: tuple[Heading, ...] = ()
    marked: float | None = None


def outline(blocks: Sequence[Block], areas: Mapping[int, int]) -> tuple[list[Section], list[int]]:
    """The sections of a document, and for each block the index of its section; an annex lies under no heading
    before it. `areas` has the blocks that a place opens, with its length.
    """
    sections: list[Section] = []
    places: list[int] = []
    stack: list[Heading] = []
    chapters = find_chapters(blocks)
    for position, block in enumerate(blocks):
        if block.cell is None and is_annex_line(block.text):
            stack = []
        if block.kind == "body" and position and blocks[position - 1].cell is not None:
            stack = [heading for heading in stack if not _TABLE_NUMBER.match(heading.text)]
        if block.kind == "body" or block.kind == "title":
            named = areas.get(position)
            heading = Heading(AREA_DEPTH, block.text[:named]) if named else None
            if length := chapters.get(position):
                heading = Heading(CHAPTER_DEPTH, block.text[length:], float(block.text[:length]))
            heading = heading or _heading_of(blocks, position)
            if heading:
                stack = _opened(stack, heading)
        kind = "body" if block.kind == "title" else block.kind
        path = tuple(heading.text for heading in stack)
        last = sections[-1] if sections else None
        if last is None or (last.path, last.kind, last.cell) != (path, kind, block.cell):
            phase = next((text for text in reversed(path) if _PHASE.search(text)), None)
            sections.append(Section(len(sections), path[-1] if path else "", path, kind, block.cell, phase))
        places.append(len(sections) - 1)
    return sections, places


def _opened(stack: Sequence[Heading], heading: Heading) -> list[Heading]:
    """The open headings with a new one. A place (甘肃省) stands over sections that are numbered anew; where the numbers
    of the sections before it go on, 三、 behind 二、, it lay within one of those; 六、下一步 stands beside 五、新疆.
    """
    place = next((each for each in stack if each.depth == AREA_DEPTH), None)
    if heading.depth == AREA_DEPTH:
        return [*_above(stack, AREA_DEPTH), replace(heading, before=place.before if place else tuple(stack))]
    if place is not None and heading.number and all(each.depth != heading.depth for each in stack):
        before = {(each.depth, each.number) for each in place.before} | {(place.marked, place.number)}
        stack = place.before if (heading.depth, heading.number - 1) in before else stack
    return [*_above(stack, heading.depth), heading]


def _above(stack: Sequence[Heading], depth: float) -> list[Heading]:
    return [heading for heading in stack if heading.depth < depth]


def _heading_of(blocks: Sequence[Block], position: int) -> Heading | None:
    """The heading that a paragraph is, or begins with ("（一）指导思想。全面贯彻…"), or None."""
    block = blocks[position]
    text = block.text
    mark = read_mark(text)
    if text.endswith("；"):
        return None
    if block.kind == "title":
        return Heading(PLAIN_DEPTH if _TABLE_NUMBER.match(text) else AREA_DEPTH - 1, text)
    if mark:
        words = text[mark.length :]
        stop = words.find("。")
        head = words if stop < 0 else words[:stop]
        if mark.depth >= _BULLET_DEPTH and re.search("[，；]", head):
            return None  # the item of a list, told in a sentence
        told = stop == len(words) - 1 and re.search("[，；]", head) is not None
        if told and (_ARTICLE.match(text) or _is_followed(blocks, position, mark.depth)):
            return None  # the sentence of an article, or one of several
        if (stop < 0 and len(words) > _RUN_IN) or (stop >= 0 and len(head) > _RUN_IN):
            return None
        if mark.depth == 5 and text.startswith("第"):
            head = text.rstrip("。")
        number = _NUMERAL.search(text, 0, mark.length)
        depth = AREA_DEPTH if area_heading(head) else mark.depth
        return Heading(depth, head.rstrip("。：:"), read_number(number.group()) if number else None, marked=mark.depth)
    if names_annex(text):
        return Heading(AREA_DEPTH - 1, text)
    if entry := _ENTRY.match(text):
        return Heading(PLAIN_DEPTH + 1, entry["name"])
    if _is_listed(blocks, position):
        return None
    text = _APPENDED.sub("", text)
    signed = position + 1 < len(blocks) and is_date_line(blocks[position + 1].text)
    if not is_heading(text) or is_document_line(text) or signed or not _stands_alone(blocks, position):
        return None
    return Heading(AREA_DEPTH if area_heading(text) else _plain_depth(blocks, position), text)


def _is_listed(blocks: Sequence[Block], position: int) -> bool:
    """Whether a paragraph is one of the names of a list, which heads nothing of what stands behind it: two or more
    below a colon or 名单, or three bodies.
    """
    first = last = position
    while first and _is_name(blocks[first - 1]):
        first -= 1
    while last + 1 < len(blocks) and _is_name(blocks[last + 1]):
        last += 1
    if not _is_name(blocks[position]) or first == last:
        return False
    bodies = sum(area_by_name(block.text) is None for block in blocks[first : last + 1])
    return bodies > 2 or (first > 0 and blocks[first - 1].text.endswith(("：", ":", "名单", "名录")))


def _is_name(block: Block) -> bool:
    """Whether a paragraph is nothing but the name of a place or body, and what a bracket remarks of it."""
    if block.kind != "body" or len(block.text) > _LONGEST_NAME:
        return False
    name = without_remark(block.text)
    return not _PARTED.search(name) and (area_by_name(name) is not None or name.endswith(_endings()))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(label for concept in concepts("grantee-ending") for label in concept.labels)


def _is_followed(blocks: Sequence[Block], position: int, depth: int) -> bool:
    """Whether the next item of a list stands right below one, which then heads nothing."""
    below = read_mark(blocks[position + 1].text) if position + 1 < len(blocks) else None
    return below is not None and below.depth == depth


def _plain_depth(blocks: Sequence[Block], position: int) -> float:
    """How deep a heading without number stands: just above the numbering that begins anew behind it, else innermost."""
    for block in blocks[position + 1 : position + 4]:
        mark = read_mark(block.text)
        if mark and block.kind == "body":
            return mark.depth - 0.5 if _FIRST.match(block.text) else PLAIN_DEPTH
    return PLAIN_DEPTH


def area_heading(text: str) -> bool:
    """Whether a heading names a place and nothing else but a remark: "甘肃省", "苏州市", "湖北省|宜昌市",
    "四川省（不含成都市）".
    """
    name = without_remark(text)
    return len(text) <= _LONGEST_PLACE and (area_by_name(name) is not None or leading_chain(name)[1] == len(name))


def _stands_alone(blocks: Sequence[Block], position: int) -> bool:
    """Whether running text follows, so that a short paragraph is a heading and no stray line."""
    following = blocks[position + 1 :]
    return any(len(block.text) > 12 and block.kind in ("body", "cell", "caption") for block in following[:3])
