"""Allocations: tables and lists that share out money give each row or place its fund and its number of projects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.documents import Source, parse_document
from kg.extractors import extract_facts
from kg.facts import Fact, Fund, Statistic, Target

HERE = Path(__file__).parent


def cases() -> list[Any]:
    records = [json.loads(line) for line in (HERE / "allocations.jsonl").read_text(encoding="utf-8").splitlines()]
    return [pytest.param(record, id=record["name"]) for record in records]


def told(fact: Fact) -> list[Any]:
    if isinstance(fact, Fund):
        return [fact.TYPE, fact.city, fact.name, fact.amount]
    assert isinstance(fact, (Statistic, Target))
    return [fact.TYPE, fact.city, fact.indicator, fact.value]


@pytest.mark.parametrize("case", cases())
def test_what_a_document_allocates_is_that_of_the_case(case: dict[str, Any]) -> None:
    raw = "\n\n".join(case["lines"])
    facts = extract_facts(parse_document(Source("case", "case.txt", "text", raw, raw, None, "")))
    found = [told(fact) for fact in facts if isinstance(fact, (Fund, Statistic, Target))]
    assert sorted(found, key=str) == sorted(case["facts"], key=str)
