"""Run-in places (段首地名): paragraphs that open with the place they are about, parted from it by blanks.

    天津市  市委、市政府印发《…纲要》。全市有效发明专利4.34万件。
    辽宁省  出台《…条例》。

One such paragraph may be chance; two of different places divide the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.documents.text.block import Block
from kg.lexicon import area_by_name

_LONGEST = 12
_BLANK = re.compile(r"(?:\s|&[#\w]{2,8};|<[^<>]*>)+")


def run_in_areas(blocks: Sequence[Block], raw: str) -> Mapping[int, int]:
    """The length of the place that opens a paragraph, by the paragraph's index; none where fewer than two places do."""
    found = {index: length for index, block in enumerate(blocks) if (length := _opening(block, raw))}
    return found if len({blocks[index].text[:length] for index, length in found.items()}) > 1 else {}


def _opening(block: Block, raw: str) -> int:
    """Where the first blank stands in a paragraph of sentences that begins with a place; 0 of any other."""
    if block.cell is not None or block.kind != "body" or "。" not in block.text[_LONGEST:]:
        return 0
    origins = block.strip.origins
    places = range(1, _LONGEST + 1)
    length = next((place for place in places if _BLANK.fullmatch(raw, origins[place - 1] + 1, origins[place])), 0)
    return length if area_by_name(block.text[:length]) is not None else 0
