"""Chapters (章): headings that a bare figure numbers, above sections numbered 1.1, 1.2, as reports by the rules of
standards have them: "1  总体进展", "1.1  组织保障".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.documents.text.block import Block
from kg.documents.text.titles import is_heading

_CHAPTER = re.compile(r"(?P<number>\d{1,2})(?=[\u3400-\u9fff])")
_FIRST_SECTION = re.compile(r"(?P<number>\d{1,2})[.．]1(?=[\u3400-\u9fff]| (?:19|20)\d\d年)")
_FEWEST = 2


def find_chapters(blocks: Sequence[Block]) -> dict[int, int]:
    """The blocks that are chapters, with the length of their number; none where not two of them in their order have
    sections of their number.
    """
    found: dict[int, int] = {}
    parted = 0
    for index, block in enumerate(blocks):
        chapter = _CHAPTER.match(block.text) if block.kind == "body" and is_heading(block.text) else None
        if chapter and int(chapter["number"]) == len(found) + 1:
            found[index] = chapter.end()
        section = _FIRST_SECTION.match(block.text) if found else None
        parted += section is not None and int(section["number"]) == len(found)
    return found if parted >= _FEWEST else {}
