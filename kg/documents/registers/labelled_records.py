"""Labelled records (著录项): the lines below a title that say who issued it, when and under what number, read with it
as the one sentence that they stand for.

    3.《湖北省专利促进条例》
    文    号：鄂政发〔2021〕9号        发布机关：湖北省人民政府
    印发日期：2021年5月6日
        ->  3.湖北省人民政府2021年5月6日印发《湖北省专利促进条例》（鄂政发〔2021〕9号）

A digest of policies prints its items so; what a page says of the one document that it holds stands in its letterhead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.documents.registers.records import read_record, record_role
from kg.documents.text.block import Block
from kg.documents.text.numbering import read_mark
from kg.documents.text.strip import Strip, join_strips
from kg.documents.text.titles import KIND_END
from kg.values.marks import without_remark

_TITLE = "文件名称"
_TITLED = re.compile(r"《[^《》]+(?:《[^《》]*》[^《》]*)*》(?:[（(][^（）()]{1,8}[）)])?")
_LABEL = re.compile(r"【(?P<boxed>[\u4e00-\u9fff]{2,6})】[：:]?|(?P<run>[\u4e00-\u9fff]{2,})[：:]")
_ROLES = ("issuer", "document-number", "date")
_LONGEST_LABEL = 4
_HEAD = 3
"""A title without a number so near the head of a text is the document's own."""


def join_records(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a document, each title with the lines of fields below it as one."""
    joined: list[Block] = []
    index = 0
    while index < len(blocks):
        block, end = _record_at(blocks, index)
        joined.append(block)
        index = end
    return joined


def _record_at(blocks: Sequence[Block], index: int) -> tuple[Block, int]:
    """The block at `index`, with its fields where it is a title that has some, and where the next block stands."""
    block = blocks[index]
    alone = block, index + 1
    if block.kind != "body" or block.cell is not None:
        return alone
    mark = read_mark(block.text)
    start = mark.length if mark else 0
    named = _named(block.text, start, marked=mark is not None or index >= _HEAD)
    if named is None:
        return alone
    fields = _fields(block.strip.cut(named)) if named < len(block.text) else []
    end = index + 1
    while fields is not None and end < len(blocks) and blocks[end].cell is None and not blocks[end].echoes:
        below = _fields(blocks[end].strip)
        if not below:
            break
        fields, end = [*fields, *below], end + 1
    if not fields or block.echoes:
        return alone
    name = block.strip.cut(start, named)
    record = read_record([name, *(value for _, value in fields)], (_TITLE, *(label for label, _ in fields)))
    if record is None:
        return alone
    return replace(block, strip=join_strips((block.strip.cut(0, start), record.sentence))), end


def _named(text: str, start: int, marked: bool) -> int | None:
    """Where the title ends that a block is, or begins with fields behind it; None of other blocks."""
    titled = _TITLED.match(text, start)
    if titled and marked:
        return titled.end()
    bare = marked and start and KIND_END.search(text) and not re.search("[，。；：《]", text[start:])
    return len(text) if bare else None


def _fields(strip: Strip) -> list[tuple[str, Strip]] | None:
    """The fields that a line is made of, with their labels; None of any other line."""
    found: list[tuple[str, int, int]] = []
    for match in _LABEL.finditer(strip.text):
        label = match["boxed"] or _label_of(match["run"])
        if label is None or _role(label) is None:
            return None
        found.append((label, match.end("run") - len(label) if match["run"] else match.start(), match.end()))
    if not found or found[0][1] != 0:
        return None
    ends = [*(start for _, start, _ in found[1:]), len(strip)]
    ends = [len(strip.text[:end].rstrip("；，。;,")) for end in ends]
    return [(label, strip.cut(begin, end)) for (label, _, begin), end in zip(found, ends, strict=True)]


@cache
def _label_of(run: str) -> str | None:
    """The label that a run of characters before a colon ends in: …〔2021〕9号|印发日期|：."""
    lengths = range(min(_LONGEST_LABEL, len(run)), 1, -1)
    return next((run[-length:] for length in lengths if _role(run[-length:])), None)


def _role(label: str) -> str | None:
    role = record_role(without_remark(label))
    return role if role in _ROLES else None
