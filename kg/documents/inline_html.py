"""Tables of mark-up in plain text (文中网页表格): a <table> in Markdown, laid out as rows of cells."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

from kg.documents.files.html import read_html

_TABLE = re.compile(r"<table\b[^<>]*>.*?</table\s*>", re.IGNORECASE | re.DOTALL)


def lay_out_tables(text: str, origins: Sequence[int] | None) -> tuple[str, Sequence[int] | None]:
    """The text with each <table> as lines of cells parted by tabs, and the raw offset of each of its characters."""
    tables = list(_TABLE.finditer(text)) if "</table" in text or "</TABLE" in text else []
    if not tables:
        return text, origins
    parts: list[str] = []
    places = array("q")
    before = 0
    for table in [*tables, None]:
        stop = table.start() if table else len(text)
        parts.append(text[before:stop])
        places.extend(range(before, stop))
        if table:
            rows, inner = read_html(table.group())
            parts.append(f"\n{rows}\n")
            places.extend([-1, *(place if place < 0 else table.start() + place for place in inner), -1])
            before = table.end()
    return "".join(parts), places if origins is None else array("q", (at if at < 0 else origins[at] for at in places))
