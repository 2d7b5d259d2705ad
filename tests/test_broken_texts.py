"""Texts that came out of a conversion damaged: lines lost, broken, repeated, out of order, with strange marks in them.

What is left of their facts nobody can say, but every fact is still proved by the text, and nothing fails.
"""

from __future__ import annotations

import random

import pytest
from texts import FRESH, document_of

from kg.documents import read_source
from kg.extractors import extract_facts

STRAY = (
    "|",
    "\t",
    '"',
    "《",
    "》",
    "（",
    "）",
    "----",
    "====",
    "+--+",
    "┃",
    "<table>",
    "<tr><td>",
    "【",
    "】",
    "\f",
    "    ",
    ",",
)


def damaged(lines: list[str], chance: random.Random) -> str:
    """Some of the lines, a dozen things done to them."""
    start = chance.randrange(len(lines))
    lines = lines[start : start + chance.randrange(5, 60)]
    for _ in range(12):
        place = chance.randrange(len(lines))
        line = lines[place]
        cut = chance.randrange(len(line) + 1)
        match chance.randrange(5):
            case 0:
                lines[place : place + 1] = [line, line]
            case 1:
                lines[place : place + 1] = [line[:cut], line[cut:]]
            case 2:
                lines[place] = line[:cut] + chance.choice(STRAY) + line[cut:]
            case 3:
                lines[place] = line.replace(" ", "\t")
            case _:
                chance.shuffle(lines)
    return "\n".join(lines)


@pytest.mark.parametrize("stem", sorted(FRESH))
def test_every_fact_of_a_damaged_text_stands_in_it(stem: str) -> None:
    chance = random.Random(stem)
    text = damaged(read_source(FRESH[stem]).text.split("\n"), chance)
    for fact in extract_facts(document_of(text)):
        evidence = fact.evidence
        assert text[evidence.start : evidence.end] == evidence.exact
        assert evidence.quote
