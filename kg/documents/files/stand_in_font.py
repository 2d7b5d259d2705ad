"""Stand-in font (代用字体): what PDFium measures with where a PDF names a Chinese font without holding it.

PDFium takes such fonts (宋体, 仿宋) from the machine. Where the machine has none it drops every character that is drawn
by itself, and elsewhere edges and paragraph ends would depend on the machine. So it is always given this font: each
Chinese character a square of one em, each Latin letter half of it.
"""

from __future__ import annotations

import ctypes
import struct
from functools import cache
from typing import Any

_EM = 1000
_DESCENT = -120
_CHINESE = frozenset((128, 129, 134, 136))
"""Windows charsets of Japanese, Korean, simplified and traditional Chinese; PDFium has its own fonts for the others."""


@cache
def install_stand_in() -> None:
    """Has PDFium use the stand-in font for all Chinese fonts that are not embedded, for the rest of the process."""
    import pypdfium2

    font = build_font()

    class StandIn(pypdfium2.PdfSysfontBase):  # type: ignore[misc, unused-ignore]
        """Answers PDFium's questions for a font; the names are those of its interface."""

        def MapFont(self, _: Any, weight: int, italic: int, charset: int, pitch: int, face: Any, exact: Any) -> Any:  # noqa: N802
            return 1 if charset in _CHINESE else None

        def GetFont(self, _: Any, face: Any) -> Any:  # noqa: N802
            return None

        def GetFontData(self, _: Any, handle: Any, table: int, buffer: Any, size: int) -> int:  # noqa: N802
            if table:
                return 0
            if buffer and size >= len(font):
                ctypes.memmove(buffer, font, len(font))
            return len(font)

        def GetFontCharset(self, _: Any, handle: Any) -> int:  # noqa: N802
            return 134

        def GetFaceName(self, _: Any, handle: Any, buffer: Any, size: int) -> int:  # noqa: N802
            return 0

        def DeleteFont(self, _: Any, handle: Any) -> None:  # noqa: N802
            return None

    StandIn().setup()


def build_font() -> bytes:
    """The font as a TrueType file of two squares, 1 for all characters but 2, half as wide, for ASCII."""
    widths = (_EM, _EM, _EM // 2)
    glyphs = [_square(width) for width in widths]
    offsets = [sum(map(len, glyphs[:count])) // 2 for count in range(len(glyphs) + 1)]
    groups = ((0x20, 0x7E, 2), (0x7F, 0x10FFFF, 1))
    many_to_one = struct.pack(">HHIII", 13, 0, 16 + 12 * len(groups), 0, len(groups))
    many_to_one += b"".join(struct.pack(">III", *group) for group in groups)
    top = _EM + _DESCENT
    tables = {
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + many_to_one,
        b"glyf": b"".join(glyphs),
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, _EM, 0, 0, 0, _DESCENT, _EM, top, 0, 8, 2, 0, 0
        ),
        b"hhea": struct.pack(">IhhhH11hH", 0x10000, top, _DESCENT, 0, _EM, 0, 0, _EM, 1, *[0] * 7, len(widths)),
        b"hmtx": b"".join(struct.pack(">Hh", width, 0) for width in widths),
        b"loca": struct.pack(f">{len(offsets)}H", *offsets),
        b"maxp": struct.pack(">IH13H", 0x10000, len(widths), 4, 1, 0, 0, 1, *[0] * 8),
    }
    directory = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, len(tables) * 16 - 64)
    data = b""
    for name, table in sorted(tables.items()):
        directory += struct.pack(">4sIII", name, 0, 12 + 16 * len(tables) + len(data), len(table))
        data += table + b"\0" * (-len(table) % 4)
    return directory + data


def _square(width: int) -> bytes:
    """The outline of a glyph: a rectangle from descent to ascent."""
    head = struct.pack(">hhhhh", 1, 0, _DESCENT, width, _EM + _DESCENT)
    points = struct.pack(">HH4B", 3, 0, 1, 1, 1, 1)
    outline = head + points + struct.pack(">4h4h", 0, 0, width, 0, _DESCENT, _EM, 0, -_EM)
    return outline + b"\0" * (-len(outline) % 4)
