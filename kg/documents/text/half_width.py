"""Half-width marks (半角标点): texts that print "," and ";" between Chinese characters, read as "，" and "；".

A text that prints most of its commas so is read with full-width marks throughout, so that one rule serves both; one
that prints a few keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.documents.text.block import Block

_MARKS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_MARK = re.compile(r"[,;:?!]")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_HAN = re.compile(r"[\u3400-\u9fff》”）]")
_HALF = re.compile(r"[\u3400-\u9fff》”],")
_FEWEST = 5


def widen_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a text, with full-width marks where it prints its commas half-width."""
    half = sum(len(_HALF.findall(block.text)) for block in blocks)
    if half < _FEWEST or half < sum(block.text.count("，") for block in blocks):
        return list(blocks)
    return [_widened(block) for block in blocks]


def widen_marks(text: str) -> str:
    """Half-width marks beside Chinese characters as full-width ones; one character stays one character.

    >>> widen_marks("每件资助3,000元,授权后再资助(见附件1);比例1:2")
    '每件资助3,000元，授权后再资助（见附件1）；比例1:2'
    """
    chars = list(text)
    for pair in _BRACKETED.finditer(text):
        beside = (text[pair.start() - 1 : pair.start()], pair[1][:1], text[pair.end() : pair.end() + 1])
        if any(map(_HAN.match, beside)):
            chars[pair.start()], chars[pair.end() - 1] = "（", "）"
    for mark in _MARK.finditer(text):
        before = chars[mark.start() - 1] if mark.start() else ""
        if _HAN.match(before) or _HAN.match(text, mark.end()):
            chars[mark.start()] = _MARKS[mark.group()]
    return "".join(chars)


def _widened(block: Block) -> Block:
    strip = replace(block.strip, text=widen_marks(block.text))
    cell = block.cell
    if cell is not None:
        cell = replace(cell, title=widen_marks(cell.title), key=widen_marks(cell.key), focus=widen_marks(cell.focus))
    return replace(block, strip=strip, cell=cell)
