"""What the tests of extractors share: a document made of a few lines, and its facts."""

from __future__ import annotations

import hashlib

from kg.documents import Document, Source, parse_document
from kg.extractors import extract_facts
from kg.facts import Fact


def document_of(text: str, title: str = "", section: str = "", stem: str = "case") -> Document:
    """A document with a title, one heading and a text, each a paragraph; a blank line lies between them."""
    raw = "\n\n".join(part for part in (title, section, text) if part)
    return parse_document(Source(stem, f"{stem}.txt", "text", raw, raw, None, hashlib.sha256(raw.encode()).hexdigest()))


def facts_of(text: str, title: str = "", section: str = "", fact_type: str = "") -> tuple[Fact, ...]:
    """The facts of such a document, of one type or all."""
    return tuple(fact for fact in extract_facts(document_of(text, title, section)) if fact_type in ("", fact.TYPE))
