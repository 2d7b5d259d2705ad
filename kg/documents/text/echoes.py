"""Echoes (重印): passages at a page break that are printed at the end of one page and again at the head of the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.documents.text.block import Block, Echo

_SHORTEST_ECHO = 30


def cut_echoes(blocks: Sequence[Block]) -> list[Block]:
    """Page overlap: a block that begins by printing the end of the one before again loses that part and leaves
    an echo.
    """
    kept: list[Block] = []
    for block in blocks:
        overlap = _overlap(kept[-1].text, block.text) if kept and (kept[-1].kind, block.kind) == ("body", "body") else 0
        if not overlap:
            kept.append(block)
            continue
        before = kept[-1]
        echo = Echo(len(before.strip) - overlap, block.strip.cut(0, overlap).origins)
        kept[-1] = replace(before, echoes=(*before.echoes, echo))
        if overlap < len(block.strip):
            kept.append(replace(block, strip=block.strip.cut(overlap)))
    return kept


def _overlap(before: str, text: str) -> int:
    """How many characters at the start of `text` stand at the end of `before` too; 0 for fewer than thirty."""
    if len(text) < _SHORTEST_ECHO or len(before) < _SHORTEST_ECHO:
        return 0
    place = before.find(text[:_SHORTEST_ECHO])
    while place >= 0:
        length = len(before) - place
        if text.startswith(before[place:]):
            return length
        place = before.find(text[:_SHORTEST_ECHO], place + 1)
    return 0
