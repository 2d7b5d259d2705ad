"""Outline (篇章结构): blocks put in sections by headings, numbered or not, and by the cells of tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.documents.text.block import Block, Cell
from kg.documents.text.numbering import AREA_DEPTH, PLAIN_DEPTH, read_mark
from kg.documents.text.titles import is_annex_line, is_date_line, is_document_line, is_heading, names_annex
from kg.lexicon import area_by_name

_RUN_IN = 45
_BULLET_DEPTH = 8
_FIRST = re.compile(r"[（(]?[一1][）)、.．]|第[一1]")
# The title of a numbered table stands in its section and heads nothing behind the table.
_TABLE_NUMBER = re.compile(r"附?表\s?[\d一二三四五六七八九十]|续表")
_APPENDED = re.compile(r"^附(?:录|件)?[：:](?=.{4})")
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
    """A heading on the way from the title to a paragraph: its depth and its words without the number."""

    depth: float
    text: str


def outline(blocks: Sequence[Block], areas: Mapping[int, int]) -> tuple[list[Section], list[int]]:
    """The sections of a document, and for each block the index of its section; an annex lies under no heading
    before it. `areas` has the blocks that a place opens, with its length.
    """
    sections: list[Section] = []
    places: list[int] = []
    stack: list[Heading] = []
    for position, block in enumerate(blocks):
        if block.cell is None and is_annex_line(block.text):
            stack = []
        if block.kind == "body" and position and blocks[position - 1].cell is not None:
            stack = [heading for heading in stack if not _TABLE_NUMBER.match(heading.text)]
        if block.kind == "body" or block.kind == "title":
            named = areas.get(position)
            heading = Heading(AREA_DEPTH, block.text[:named]) if named else _heading_of(blocks, position)
            if heading:
                stack = [*_above(stack, heading.depth), heading]
        kind = "body" if block.kind == "title" else block.kind
        path = tuple(heading.text for heading in stack)
        phase = next((text for text in reversed(path) if _PHASE.search(text)), None)
        last = sections[-1] if sections else None
        if last is None or (last.path, last.kind, last.cell) != (path, kind, block.cell):
            sections.append(Section(len(sections), path[-1] if path else "", path, kind, block.cell, phase))
        places.append(len(sections) - 1)
    return sections, places


def _above(stack: Sequence[Heading], depth: float) -> list[Heading]:
    return [heading for heading in stack if heading.depth < depth]


def _heading_of(blocks: Sequence[Block], position: int) -> Heading | None:
    """The heading that a paragraph is, or begins with ("（一）指导思想。全面贯彻…"), or None."""
    block = blocks[position]
    text = block.text
    mark = read_mark(text)
    if block.kind == "title":
        return Heading(PLAIN_DEPTH if _TABLE_NUMBER.match(text) else AREA_DEPTH - 1, text)
    if mark:
        words = text[mark.length :]
        stop = words.find("。")
        head = words if stop < 0 else words[:stop]
        if mark.depth >= _BULLET_DEPTH and re.search("[，；]", head):
            return None  # the item of a list, told in a sentence
        if (stop < 0 and len(words) > _RUN_IN) or (stop >= 0 and len(head) > _RUN_IN):
            return None
        if mark.depth == 5 and text.startswith("第"):
            head = text.rstrip("。")
        return Heading(AREA_DEPTH if area_heading(head) else mark.depth, head.rstrip("。：:"))
    if names_annex(text):
        return Heading(AREA_DEPTH - 1, text)
    text = _APPENDED.sub("", text)
    signed = position + 1 < len(blocks) and is_date_line(blocks[position + 1].text)
    if not is_heading(text) or is_document_line(text) or signed or not _stands_alone(blocks, position):
        return None
    return Heading(AREA_DEPTH if area_heading(text) else _plain_depth(blocks, position), text)


def _plain_depth(blocks: Sequence[Block], position: int) -> float:
    """How deep a heading without number stands: just above the numbering that begins anew behind it, else innermost."""
    for block in blocks[position + 1 : position + 4]:
        mark = read_mark(block.text)
        if mark and block.kind == "body":
            return mark.depth - 0.5 if _FIRST.match(block.text) else PLAIN_DEPTH
    return PLAIN_DEPTH


def area_heading(text: str) -> bool:
    """Whether a heading names a place and nothing else: "甘肃省", "苏州市", "新疆生产建设兵团"."""
    return len(text) <= 15 and area_by_name(text) is not None


def _stands_alone(blocks: Sequence[Block], position: int) -> bool:
    """Whether running text follows, so that a short paragraph is a heading and no stray line."""
    following = blocks[position + 1 :]
    return any(len(block.text) > 12 and block.kind in ("body", "cell", "caption") for block in following[:3])
