"""Letterheads: what a document says of itself, between the lines that a web page prints around it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from texts import document_of

from kg.mentions import find_mentions
from kg.scope import read_scopes

_CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "documents" / "letterheads.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", _CASES, ids=[case["name"] for case in _CASES])
def test_a_letterhead_is_read_between_the_lines_of_a_web_page(case: dict[str, Any]) -> None:
    document = document_of(case["text"])
    found = {key: getattr(document, key) for key in ("title", "issuer", "number", "date", "year") if key in case}
    scopes = read_scopes(document, find_mentions(document))
    found |= {"place": [scopes[-1].area, scopes[-1].city]} if "place" in case else {}
    assert found == {key: value for key, value in case.items() if key not in ("name", "text")}
