"""Usage (用处): where a term is used: by other terms, by the saved queries, by the shapes, in an example file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.vocabulary import ONTOLOGY
from reference.terms import Term, children, terms

QUERIES = Path(__file__).parent.parent / "queries"


@dataclass(frozen=True, slots=True)
class Usage:
    """Who uses a term; names of terms are local names, queries and examples are names of files without their ends."""

    below: tuple[str, ...]
    starts: tuple[str, ...]
    leads: tuple[str, ...]
    queries: tuple[str, ...]
    checked: bool
    example: str


@cache
def usage(term: Term) -> Usage:
    """Where a term is used."""
    name = f"zc:{term.name}"
    example = re.sub(r"(?<!^)(?=[A-Z])", "-", term.name).lower()
    return Usage(
        below=children(term.name),
        starts=tuple(other.name for other in terms() if name in other.domain),
        leads=tuple(other.name for other in terms() if name in other.range),
        queries=tuple(stem for stem, words in _queries() if name in words),
        checked=name in _words(ONTOLOGY / "shapes.ttl"),
        example=example if term.kind == "class" and (ONTOLOGY / "examples" / f"{example}.ttl").exists() else "",
    )


@cache
def _queries() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((path.stem, _words(path)) for path in sorted(QUERIES.glob("*.rq")))


@cache
def _words(path: Path) -> frozenset[str]:
    return frozenset(re.findall(r"zc:\w+", path.read_text(encoding="utf-8")))
