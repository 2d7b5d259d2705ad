"""Tables of web pages put together at random: known titles of columns, cells of real texts, merged cells anywhere.

What such a table says nobody can tell, but nothing fails, and every fact is still proved by the page.
"""

from __future__ import annotations

import random
import re
from functools import cache
from html import escape
from pathlib import Path

import pytest
from texts import FRESH

from kg.documents import read_document, read_source
from kg.extractors import extract_facts
from kg.lexicon import concepts

PAGES = 60
TITLES = sorted(
    label
    for scheme in ("column-role", "record-column", "figure-column")
    for concept in concepts(scheme)
    for label in concept.labels
)


@cache
def words() -> list[str]:
    """Cells and clauses of annotated texts."""
    parts = (
        part.strip()
        for path in list(FRESH.values())[::3]
        for part in re.split(r"[\t\n|，。；]|\s{2,}", read_source(path).text)
    )
    return sorted({part for part in parts if 0 < len(part) < 40})


def row(chance: random.Random, cells: list[str], tag: str) -> str:
    spans = ["", "", "", "", "", "", " rowspan=2", " rowspan=3", " colspan=2"]
    return f"<tr>{''.join(f'<{tag}{chance.choice(spans)}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"


def table(chance: random.Random) -> str:
    titles = [chance.choice(TITLES) for _ in range(chance.randint(2, 6))] * chance.choice((1, 1, 1, 2))
    rows = [row(chance, titles, "th")]
    for _ in range(chance.randint(1, 6)):
        rows.append(row(chance, [chance.choice(words()) if chance.random() < 0.85 else "" for _ in titles], "td"))
    return f"<table>{''.join(rows)}</table>"


def page(seed: int) -> str:
    chance = random.Random(seed)
    parts = ["<html><body><h1>2021年湖南省知识产权工作情况的通知</h1>"]
    for _ in range(4):
        parts.append(f"<p>{chance.choice(('附件1 ', '表2 ', '一、', ''))}{escape(chance.choice(words()))}</p>")
        parts.append(f"<p>{escape('，'.join(chance.choice(words()) for _ in range(4)))}。</p>{table(chance)}")
    return "".join(parts)


@pytest.mark.parametrize("seed", range(PAGES))
def test_no_table_stops_the_reading_and_every_fact_is_proved(tmp_path: Path, seed: int) -> None:
    file = tmp_path / "page.html"
    file.write_text(page(seed), "utf-8")
    document = read_document(file)
    for fact in extract_facts(document):
        assert document.raw[fact.evidence.start : fact.evidence.end] == fact.evidence.exact
