"""Gold (标注): annotated facts, found facts and scopes, read from files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from kg.bad_input import BadInput
from kg.evaluation.evaluation import Scope
from kg.evaluation.matching import REQUIRED, Record


def read_gold(paths: Iterable[Path]) -> list[Record]:
    """The annotated facts of files that hold one JSON object a line.

    Raises BadInput where a line is no fact or lacks a field that its type is compared by.
    """
    facts: list[Record] = []
    for path in paths:
        for number, fact in enumerate(_read_lines(path), start=1):
            for field in ("doc", "area", "type", *REQUIRED.get(fact.get("type", ""), ())):
                if not fact.get(field):
                    raise BadInput(path, f"fact {number} has no {field}", "see tests/gold/README.md for the fields")
            facts.append(fact)
    return facts


def read_found(path: Path) -> list[Record]:
    """The facts of a file that `kg facts --format jsonl` wrote. Raises BadInput where a line is no JSON object."""
    return _read_lines(path)


def read_scope(path: Path) -> Scope:
    """The documents and areas that were annotated: a JSON object of document -> areas. Raises BadInput."""
    try:
        content = json.loads(_read(path))
    except json.JSONDecodeError as error:
        raise BadInput(path, f"is not JSON (line {error.lineno})", "write {document: [area, ...]}") from None
    if not isinstance(content, dict) or not all(isinstance(areas, list) for areas in content.values()):
        raise BadInput(path, "is not a scope", "write {document: [area, ...]}")
    return frozenset((document, area) for document, areas in content.items() for area in areas)


def _read_lines(path: Path) -> list[Record]:
    records: list[Record] = []
    for number, line in enumerate(_read(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError:
            record = None
        if not isinstance(record, dict):
            raise BadInput(path, f"line {number} is not a JSON object", "write one fact a line, as kg facts does")
        records.append(record)
    return records


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadInput(path, f"cannot be read ({error.strerror})", "check the path") from None
    except UnicodeDecodeError:
        raise BadInput(path, "is not UTF-8 text", "save it as UTF-8") from None
