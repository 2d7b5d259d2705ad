"""Texts for tests: the seeds and the fresh documents, strings read as documents, facts without their places."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from kg.documents import Document, Source, parse_document, read_document
from kg.extractors import extract_facts
from kg.facts import Fact, fact_to_json

TESTS = Path(__file__).parent
SEEDS = {path.stem: path for path in sorted((TESTS.parent / "seeds").glob("*.txt"))}
FRESH = {path.stem: path for path in sorted((TESTS / "gold" / "fresh").glob("*.txt"))}
PLACES = ("doc", "quote", "start", "end", "rule", "echoes")


@cache
def read(stem: str) -> Document:
    """A seed or fresh document by its name."""
    return read_document((SEEDS | FRESH)[stem])


@cache
def facts_of_file(stem: str) -> tuple[Fact, ...]:
    """The facts of a seed or fresh document."""
    return extract_facts(read(stem))


def document_of(text: str) -> Document:
    """A string read as a plain text file."""
    return parse_document(Source("text", "text.txt", "text", text, text, None, ""))


def facts_of(text: str) -> tuple[Fact, ...]:
    """The facts of a string read as a plain text file."""
    return extract_facts(document_of(text))


def said(fact: Fact, *left_out: str) -> dict[str, Any]:
    """What a fact says, without where it says it, and without some further fields."""
    return {name: value for name, value in fact_to_json(fact).items() if name not in PLACES and name not in left_out}


def show(fact: Fact, *left_out: str) -> str:
    """One line of what a fact says, for comparing and for error messages."""
    return " ".join(f"{name}={value}" for name, value in said(fact, *left_out).items())
