"""Glyphs (字形): the characters of a PDF page with their places, put together to printed lines.

Coordinates are points (1/72 inch) of the page as displayed, x to the right, y upwards. The order is that of the file's
drawing, which in files of word processors is the reading order: cells and columns come one after the other.
"""

from __future__ import annotations

import ctypes
import unicodedata
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from kg.documents.files.radicals import MEANINGS

_UNKNOWN = "\ufffd"
# Beyond this gap, in widths of a Chinese character, two runs on one baseline are two cells.
_CELL_GAP = 1.5
_COPIES = 4


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character: left and right edge, baseline, height of its font."""

    char: str
    left: float
    right: float
    base: float
    height: float


@dataclass(slots=True)
class PrintedLine:
    """Glyphs on one baseline, in drawing order; `text` has a tab where cells part.

    `left` and `right` are the edges of what is not white, `em` the width of a Chinese character in the line.
    """

    page: int
    text: str
    glyphs: list[Glyph]
    left: float = field(init=False)
    right: float = field(init=False)
    base: float = field(init=False)
    em: float = field(init=False)

    def __post_init__(self) -> None:
        inked = [glyph for glyph in self.glyphs if not glyph.char.isspace()] or self.glyphs
        self.left = min(glyph.left for glyph in inked)
        self.right = max(glyph.right for glyph in inked)
        heights = sorted(glyph.height for glyph in inked)
        self.base = inked[0].base
        wide = sorted(glyph.right - glyph.left for glyph in inked if _is_wide(glyph.char))
        self.em = (wide[len(wide) // 2] if wide else heights[len(heights) // 2]) or 1.0

    @property
    def is_row(self) -> bool:
        """Whether it holds several cells."""
        return "\t" in self.text


def read_glyphs(page: Any) -> list[Glyph]:
    """The characters that a page (of pypdfium2) prints, in drawing order; blanks that PDFium makes up are left out."""
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    handle = text_page.raw
    width, height = page.get_size()
    turn = _turn(page.get_rotation(), width, height)
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    glyphs: list[Glyph] = []
    high = 0
    for index in range(pdfium.FPDFText_CountChars(handle)):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        char = _char(code)
        if not char or (char.isspace() and pdfium.FPDFText_IsGenerated(handle, index) == 1):
            continue
        pdfium.FPDFText_GetLooseCharBox(handle, index, box)
        pdfium.FPDFText_GetCharOrigin(handle, index, x, y)
        left, bottom = turn(box.left, box.bottom)
        right, top = turn(box.right, box.top)
        glyphs.append(Glyph(char, min(left, right), max(left, right), turn(x.value, y.value)[1], abs(top - bottom)))
    text_page.close()
    return glyphs


def _turn(rotation: int, width: float, height: float) -> Any:
    """From the page's own coordinates to those of the page as displayed (`width` and `height` are of the display)."""
    turns = {
        90: lambda x, y: (y, height - x),
        180: lambda x, y: (width - x, height - y),
        270: lambda x, y: (width - y, x),
    }
    return turns.get(rotation, lambda x, y: (x, y))


def _char(code: int) -> str:
    """The character meant; "" for what prints nothing."""
    if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000:
        return _UNKNOWN
    if code in (2, 0xAD):
        return "-"  # PDFium's sign for a hyphen at the end of a line
    if code < 32 or 0x7F <= code < 0xA0:
        return " " if code == 9 else ""
    return MEANINGS.get(code, chr(code))


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def print_lines(glyphs: list[Glyph], page: int) -> list[PrintedLine]:
    """The printed lines of a page; what is printed again in the same place to look bold is taken once."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        if runs and _goes_on(runs[-1][-1], glyph):
            if not _is_overprint(runs[-1][-1], glyph):
                runs[-1].append(glyph)
        else:
            runs.append([glyph])
    kept: list[list[Glyph]] = []
    for run in runs:
        if any(not glyph.char.isspace() for glyph in run) and not any(
            _is_copy(run, other) for other in kept[-_COPIES:]
        ):
            kept.append(run)
    lines: list[list[list[Glyph]]] = []
    for run in kept:
        if lines and _stands_beside(lines[-1][-1], run):
            lines[-1].append(run)
        else:
            lines.append([run])
    return _in_order([_line(line, page) for line in lines])


def _line(runs: list[list[Glyph]], page: int) -> PrintedLine:
    text = "".join(_run_text(runs[0]))
    for before, run in pairwise(runs):
        # "通  知": a title with its letters spread is one text, not a row of cells.
        text = text.rstrip() + (" " if len(before) == len(run) == 1 else "\t") + "".join(_run_text(run)).lstrip()
    return PrintedLine(page, text.rstrip(), [glyph for run in runs for glyph in run])


def _run_text(run: list[Glyph]) -> list[str]:
    """The characters of a run, with a blank where words of Latin letters or digits stand apart."""
    chars = [run[0].char]
    for before, glyph in pairwise(run):
        gap = glyph.left - before.right
        if gap > 0.25 * glyph.height and not before.char.isspace() and not glyph.char.isspace():
            chars.append(" ")
        chars.append(glyph.char)
    return chars


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    unit = max(before.height, glyph.height)
    gap = glyph.left - before.right
    return (
        abs(glyph.base - before.base) < 0.4 * unit
        and -1.2 * unit < gap < _CELL_GAP * unit
        and glyph.left > (before.left - 0.2 * unit)
    )


def _is_overprint(before: Glyph, glyph: Glyph) -> bool:
    return before.char == glyph.char and abs(before.left - glyph.left) < 0.2 * glyph.height


def _is_copy(run: list[Glyph], other: list[Glyph]) -> bool:
    """Whether the same characters were just printed in the same place."""
    near = 0.2 * run[0].height
    return (
        len(run) == len(other)
        and abs(run[0].left - other[0].left) < near
        and abs(run[0].base - other[0].base) < near
        and all(glyph.char == twin.char for glyph, twin in zip(run, other, strict=True))
    )


def _stands_beside(run: list[Glyph], following: list[Glyph]) -> bool:
    unit = max(run[-1].height, following[0].height)
    return abs(run[-1].base - following[0].base) < 0.4 * unit and following[0].left > run[-1].right


def _in_order(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines from the top down where the file draws them in an order that nobody could read."""
    jumps = sum(
        below.base > above.base + above.em and below.left < above.right and above.left < below.right
        for above, below in pairwise(lines)
    )
    if jumps <= 2 or jumps * 5 <= len(lines):
        return lines
    return sorted(lines, key=lambda line: (-round(line.base), line.left))
