"""Layout (版面): which printed lines of a PDF are heads, feet and page numbers, and after which a paragraph ends.

A paragraph ends where the next word would still have fitted into the line, where the next line is indented or further
down than usual, or where the size of the letters changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kg.documents.files.glyphs import PrintedLine

_PAGE_NUMBER = re.compile(r"[-—–·]{0,2}(?:第?\d{1,4}页?)(?:[/,，]?共?\d{1,4}页?)?[-—–·]{0,2}|[ivxlcIVXLC]{1,6}")
_CLOSERS = "，。、；：？！）》〉”’】〕…,.;:?!)%％"
_WORD = re.compile(rf"[（《〈“‘【〔(]*(?:[A-Za-z0-9<>/]+(?:[.,:·/%—-]*[A-Za-z0-9<>/]+)*|.)[{re.escape(_CLOSERS)}]*")
_ALIKE = 0.6  # edges this near, in widths of a Chinese character, are one edge
_INDENT = 1.2
_FEW = 3
_WIDEST_PITCH = 2.5


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive lines below each other, and the edge to which they could run."""

    lines: tuple[PrintedLine, ...]
    left: float
    margin: float
    alone: bool
    """Whether nothing stands beside it: it is no cell and no column."""


def find_furniture(pages: Sequence[Sequence[PrintedLine]]) -> set[int]:
    """The `id()` of each line that is a running head, foot or page number: first or last on its page, and set apart.

    A page number may stand on a single page; other words must stand in the same place of two pages, figures aside.
    """
    outer: list[tuple[PrintedLine, tuple[str, int], float]] = []
    for lines in pages:
        for line, apart in _outer_lines(lines):
            words = re.sub(r"\d+", "0", re.sub(r"\s", "", line.text))
            outer.append((line, (words, round(line.base / (2 * line.em))), apart))
    counts = Counter(place for _, place, _ in outer)
    found: set[int] = set()
    for line, place, apart in outer:
        words, height = place
        times = max(counts[words, near] for near in (height - 1, height, height + 1))
        numbered = bool(_PAGE_NUMBER.fullmatch(re.sub(r"\s", "", line.text)))
        several = sum(counts[words, near] for near in (height - 1, height, height + 1)) >= 2 or times >= 2
        if apart > 1.5 and (several or (numbered and apart > 2.0)):
            found.add(id(line))
    return found


def _outer_lines(lines: Sequence[PrintedLine]) -> list[tuple[PrintedLine, float]]:
    """The lines of the first and last row of a page, with their distance from the text, in widths of a character."""
    rows: dict[float, list[PrintedLine]] = {}
    for line in sorted(lines, key=lambda line: -line.base):
        near = next((base for base in rows if abs(base - line.base) < 0.5 * line.em), line.base)
        rows.setdefault(near, []).append(line)
    bases = sorted(rows, reverse=True)
    if len(bases) < 2:
        return [(line, 99.0) for line in lines]
    found = [(line, (bases[0] - bases[1]) / line.em) for line in rows[bases[0]]]
    return found + [(line, (bases[-2] - bases[-1]) / line.em) for line in rows[bases[-1]]]


def find_blocks(pages: Sequence[Sequence[PrintedLine]]) -> list[list[Block]]:
    """The blocks of each page, with margins measured over the whole document."""
    grouped = [_group(lines) for lines in pages]
    alone = [[not _has_neighbour(group, groups) for group in groups] for groups in grouped]
    lefts: list[float] = []
    measures: list[tuple[float, float]] = []
    for groups, flags in zip(grouped, alone, strict=True):
        lines = [line for group, flag in zip(groups, flags, strict=True) if flag for line in group]
        lefts.append(_common_edge([(-line.left, line.em) for line in lines], 2) * -1 if lines else 0.0)
        # Marks at the end of a line may hang out of the margin.
        measures += [(line.right - lefts[-1], line.em) for line in lines if line.text[-1] not in _CLOSERS]
    width = _common_edge(measures, _FEW) if measures else 0.0
    blocks: list[list[Block]] = []
    for groups, flags, left in zip(grouped, alone, lefts, strict=True):
        blocks.append([])
        for group, flag in zip(groups, flags, strict=True):
            own = _common_edge([(-line.left, line.em) for line in group], 2) * -1
            margin = left + width if flag else max(line.right for line in group)
            blocks[-1].append(Block(tuple(group), min(left, own) if flag else own, margin, flag))
    return blocks


def _common_edge(edges: Sequence[tuple[float, float]], few: int) -> float:
    """The outermost edge that at least `few` lines share, else the outermost; `edges` are places with their em."""
    places = sorted(edges, reverse=True)
    for index in range(len(places) - few + 1):
        place, em = places[index]
        if place - places[index + few - 1][0] <= _ALIKE * em:
            return place
    return places[0][0]


def _group(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """Consecutive lines that go down the page, each under some part of those above it."""
    groups: list[list[PrintedLine]] = []
    left = right = 0.0
    for line in lines:
        above = groups[-1][-1] if groups else None
        if above and line.base < above.base - 0.3 * line.em and line.left < right and left < line.right:
            groups[-1].append(line)
            left, right = min(left, line.left), max(right, line.right)
        else:
            groups.append([line])
            left, right = line.left, line.right
    return groups


def _has_neighbour(group: Sequence[PrintedLine], groups: Sequence[Sequence[PrintedLine]]) -> bool:
    """Whether another group of the page stands to the left or right of this one."""
    left, right = min(line.left for line in group), max(line.right for line in group)
    top, bottom = group[0].base + group[0].em / 2, group[-1].base - group[-1].em / 4
    for other in groups:
        if other is group:
            continue
        apart = min(line.left for line in other) >= right or max(line.right for line in other) <= left
        level = other[-1].base - other[-1].em / 4 < top and bottom < other[0].base + other[0].em / 2
        if apart and level:
            return True
    return False


def usual_pitch(blocks: Sequence[Block]) -> float:
    """The usual distance of baselines inside a paragraph, in widths of a character: that below full lines."""
    full, every = [], []
    for block in blocks:
        for above, below in pairwise(block.lines):
            if abs(above.em - below.em) > 0.1 * above.em:
                continue
            pitch = (above.base - below.base) / above.em
            every.append(pitch)
            if block.margin - above.right < above.em:
                full.append(pitch)
    return min(median(full or every or [1.5]), _WIDEST_PITCH)


def ends_paragraph(block: Block, index: int, pitch: float) -> bool:
    """Whether a paragraph ends with line `index` of a block, which is not its last."""
    line, below = block.lines[index], block.lines[index + 1]
    if (line.base - below.base) / max(line.em, below.em) > 1.25 * pitch:
        return True
    if _breaks_off(line, below, block.margin):
        return True
    if below.left - block.left <= _INDENT * below.em:
        return False
    # Lines that all stand as far in as this one are set in as a whole: a hanging or inset paragraph goes on.
    after = block.lines[index + 2] if index + 2 < len(block.lines) else None
    inset = after is not None and abs(after.left - below.left) < 0.3 * below.em
    return not (inset and not (after and _breaks_off(below, after, block.margin)))


def flows_on(block: Block, following: Block) -> bool:
    """Whether the last paragraph of a block goes on in the next, over a page break or from column to column."""
    line, below = block.lines[-1], following.lines[0]
    if block.alone != following.alone or (not block.alone and len(block.lines) < _FEW):
        return False
    if line.page == below.page and (block.alone or below.base < line.base):
        return False
    if not block.alone and abs((block.margin - block.left) - (following.margin - following.left)) > line.em:
        return False
    return not _breaks_off(line, below, block.margin) and below.left - following.left <= _INDENT * below.em


def _breaks_off(line: PrintedLine, below: PrintedLine, margin: float) -> bool:
    """Whether the line ends before it must: the size changes, or the first word of the next would have fitted."""
    if abs(line.em - below.em) > 0.12 * max(line.em, below.em):
        return True
    return margin - line.right > _first_word(below) + 0.25 * line.em


def _first_word(line: PrintedLine) -> float:
    """The width of what cannot be parted at the start of a line: a word or figure, or a character, with its marks."""
    text = "".join(glyph.char for glyph in line.glyphs)
    inked = len(text) - len(text.lstrip())
    word = _WORD.match(text, inked)
    last = line.glyphs[word.end() - 1 if word else inked]
    return min(last.right - line.glyphs[inked].left, 8 * line.em)
