"""Dates of letters (成文日期): the day on which a document was issued, as it prints it at its head or foot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.documents.text.block import Block
from kg.documents.text.doc_numbers import DOC_NUMBER

DATE = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
_HAN_DATE = re.compile(
    r"([二〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
# Below the title of a report given to a meeting: "——2022年9月27日在晋中市第四届人民代表大会常务委员会第六次会议上".
_HELD = re.compile(r"[—–-]{1,2}((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日在[^，。；、]{2,50}会议?上")
_SINCE = re.compile("(?:日)?起")
# The note below a title: "（2021年12月20日黑龙江省人民政府办公厅印发黑政办规〔2021〕47号）".
NOTE = re.compile(r"[（(](?P<words>[^（）()]*(?:印发|发布|公布)[^（）()]*)[）)]$")
TOP = 16
"""How many blocks the head of a document has at most."""


def read_date(blocks: Sequence[Block]) -> str | None:
    """The day of issue: a date in a block of its own, as under a signature or a title."""
    for block in [*blocks[:40], *blocks[-6:]]:
        if block.cell is not None or block.kind == "letterhead":
            continue
        text = block.text
        held = _HELD.match(text)
        match = held or DATE.search(text)
        short = match and (held or len(DOC_NUMBER.sub("", text)) <= len(match.group()) + 14 or NOTE.match(text))
        if match and short and not _SINCE.match(text, match.end()):
            return f"{int(match[1]):04}-{int(match[2]):02}-{int(match[3]):02}"
        han = _HAN_DATE.search(text)
        if han and len(text) <= len(han.group()) + 14:
            year = "".join(
                str("〇一二三四五六七八九".find(char.replace("○", "〇").replace("零", "〇"))) for char in han[1]
            )
            return f"{year}-{_han_small(han[2]):02}-{_han_small(han[3]):02}"
    return None


def _han_small(text: str) -> int:
    digits = "零一二三四五六七八九"
    if "十" not in text:
        return digits.index(text)
    tens, _, ones = text.partition("十")
    return (digits.index(tens) if tens else 1) * 10 + (digits.index(ones) if ones else 0)
