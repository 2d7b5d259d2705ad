"""Counts (数量): facts by document and type, against those that somebody looked at and accepted.

The accepted counts stand in accepted.toml beside the source files, a table a document; kg check --accept writes it.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import Store

from kg.bad_input import BadInput
from kg.checks.failure import Failure
from kg.checks.nodes import solutions
from kg.facts import TYPES
from kg.rdf.fields import CLAIMS
from kg.vocabulary import ZC

ACCEPTED = "accepted.toml"
_HEAD = "# Facts of each type in each document when last looked at (各文件各类事实数). Written by kg check --accept.\n"

_COUNTS = f"""
SELECT ?id ?type (COUNT(DISTINCT ?claim) AS ?claims) WHERE {{
  ?claim a ?type ; <{ZC.inDocument}>/<{ZC.documentId}> ?id
}} GROUP BY ?id ?type
"""

Counts: TypeAlias = Mapping[str, Mapping[str, int]]
"""Document -> type -> how many facts."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A count that is not the accepted one."""

    document: str
    type: str
    accepted: int
    found: int


def count_facts(store: Store) -> Counts:
    """The facts of each document by type; a document without any is there too."""
    counts: dict[str, Counter[str]] = {}
    for (name,) in solutions(store, f"SELECT ?id WHERE {{ ?document <{ZC.documentId}> ?id }} ORDER BY ?id"):
        counts[name.value] = Counter()
    kinds = {form.type: kind for kind, form in CLAIMS.items()}
    for name, kind, count in solutions(store, _COUNTS):
        if kind.value in kinds:
            counts[name.value][kinds[kind.value]] = int(count.value)
    return counts


def read_accepted(sources: Iterable[Path]) -> Counts:
    """The counts accepted beside these files. Raises BadInput where accepted.toml is damaged."""
    found: dict[str, Mapping[str, int]] = {}
    for path in _folders(sources):
        file = path / ACCEPTED
        try:
            record = tomllib.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            raise BadInput(file, "is damaged", "delete it and run kg check --accept") from None
        for name, counts in record.items():
            if not isinstance(counts, dict) or not all(type(count) is int for count in counts.values()):
                raise BadInput(file, f"has no counts for {name}", "delete it and run kg check --accept")
            found[name] = counts
    return found


def changes(found: Counts, accepted: Counts) -> tuple[Change, ...]:
    """Every count that differs, by document and in the order of the types."""
    kinds = list(dict.fromkeys([*TYPES, *(kind for counts in accepted.values() for kind in counts)]))
    return tuple(
        Change(name, kind, before, now)
        for name in sorted(found.keys() | accepted.keys())
        for kind in kinds
        if (before := accepted.get(name, {}).get(kind, 0)) != (now := found.get(name, {}).get(kind, 0))
    )


def check_counts(found: Counts, accepted: Counts) -> Iterator[Failure]:
    """The counts that fell below what was accepted."""
    for change in changes(found, accepted):
        if change.found < change.accepted:
            problem = f"{change.found} facts of type {change.type}, {change.accepted} were accepted"
            remedy = "find what went, or if it was wrong accept the loss: kg check --accept"
            yield Failure("counts", change.document, problem, remedy)


def write_accepted(found: Counts, sources: Iterable[Path]) -> tuple[Path, ...]:
    """Write the counts of the documents of these files beside them, and return the files written."""
    folders: dict[Path, list[str]] = defaultdict(list)
    for path in sorted(sources):
        if path.stem in found:
            folders[path.parent].append(path.stem)
    for folder, names in folders.items():
        (folder / ACCEPTED).write_text(
            _HEAD + "".join(_table(name, found[name]) for name in sorted(names)), encoding="utf-8"
        )
    return tuple(folder / ACCEPTED for folder in folders)


def _table(name: str, counts: Mapping[str, int]) -> str:
    # A string of JSON is one of TOML.
    lines = [f"{kind} = {counts[kind]}\n" for kind in TYPES if counts.get(kind)]
    return f"\n[{json.dumps(name, ensure_ascii=False)}]\n" + "".join(lines)


def _folders(sources: Iterable[Path]) -> list[Path]:
    return sorted({path.parent for path in sources})
