"""Catalogue (查询目录): the saved queries as their files describe them.

A header is the lines at the head of the file that begin with `#+`, in the manner of grlc, which reads them as YAML.
Each value is JSON (which is YAML too), or text behind `>-`, and may go on over indented lines:

    #+ summary: {"zh": "各省知识产权保护中心", "en": "Protection centres by province"}
    #+ description: >-
    #+   One row a centre ...
    #+ tags: ["protection_centre"]
    #+ words: {"zh": ["进展", "到哪一步"], "en": ["how far"], "values": {"reading": {"running": ["启动运行"]}}}
    #+ params:
    #+   {"year": {"type": "integer", "zh": "年份", "en": "year of the status"}}
    #+ example: {"given": {"year": "2017"}, "row": {"province": "北京市", "year": 2017}}

The words are those that ask for this query (`kg ask`) beside the questions in `asked.txt`, with "…" for anything
between; `values` has those that ask for a value of a parameter. `requires` names parameters of which one must be given:
without any, the query asks for everything. The example is a question put to the seeds' graph and (part of) the first
row of its answer; a test asks it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kg.bad_input import BadInput

_HERE = Path(__file__).resolve().parent
FOLDER = next(path for path in (_HERE / "saved", _HERE.parents[1] / "queries") if path.is_dir())
"""Where the saved queries lie: inside the installed package, or at the top of a checkout."""

TYPES = ("area", "boolean", "concept", "document", "integer", "number", "text", "thing")
"""What a parameter may be: `concept` names its scheme, `thing` its class; `text` is looked for inside longer text."""

_LINE = re.compile(r"#\+ (?P<key>[a-z]+):(?: (?P<value>.*))?|#\+  +(?P<more>.+)")
_BLOCK = re.compile(r"VALUES\s*\((?P<names>(?:\s*\?_\w+)+)\s*\)\s*\{\s*\((?P<defaults>[^(){}]*)\)\s*\}")
_TERM = re.compile(r'"(?:[^"\\]|\\.)*"(?:\^\^\S+|@\S+)?|\S+')
_KEYS = {"summary", "description", "tags", "words", "params", "requires", "example"}
_OPTIONAL = {"words", "params", "requires", "example"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a saved query can be asked with: its name, type, meaning in zh and en, and SPARQL default (UNDEF: any)."""

    name: str
    type: str
    label_zh: str
    label_en: str
    default: str
    scheme: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A question put to the seeds' graph: the parameters as typed, and values of the first row by column."""

    given: Mapping[str, str]
    row: Mapping[str, str | int | float | bool | None]


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """One question: what it asks, in zh and en, its parameters, and the SPARQL on both sides of its VALUES block."""

    name: str
    summary_zh: str
    summary_en: str
    description: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    example: Example | None
    text: str
    block: tuple[int, int] | None
    words: tuple[str, ...] = ()
    """The words, zh and en, that ask for this query."""
    value_words: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    """For a parameter, the words that ask for a value of it."""
    requires: tuple[str, ...] = ()
    """The parameters of which one must be given."""


@cache
def catalogue(folder: Path = FOLDER) -> tuple[SavedQuery, ...]:
    """All saved queries, by name."""
    return tuple(read_query(path) for path in sorted(folder.glob("*.rq")))


def find_query(name: str) -> SavedQuery:
    """The saved query of a name. Raises BadInput naming those that exist."""
    for query in catalogue():
        if query.name == name:
            return query
    names = ", ".join(query.name for query in catalogue())
    raise BadInput(name, "is no saved query", f"there are: {names}")


def read_query(path: Path) -> SavedQuery:
    """The saved query in a file. Raises BadInput, naming the line, where its header is not as described."""
    text = path.read_text(encoding="utf-8")
    header = _read_header(path, text)
    if missing := sorted(_KEYS - _OPTIONAL - header.keys()):
        raise BadInput(path, f"its header lacks {', '.join(missing)}", "add #+ lines for it")
    if not isinstance(header["summary"], dict) or not {"zh", "en"} <= header["summary"].keys():
        raise BadInput(path, "its summary lacks zh or en", 'write #+ summary: {"zh": "...", "en": "..."}')
    block = _BLOCK.search(text)
    names = [name.lstrip("?_") for name in block["names"].split()] if block else []
    defaults = _TERM.findall(block["defaults"]) if block else []
    described: Mapping[str, Any] = header.get("params", {})
    if sorted(names) != sorted(described) or len(names) != len(defaults):
        raise BadInput(
            path, f"params describes {sorted(described)}, VALUES has {sorted(names)}", "let both name the same"
        )
    return SavedQuery(
        name=path.stem,
        summary_zh=header["summary"]["zh"],
        summary_en=header["summary"]["en"],
        description=header["description"],
        tags=tuple(header["tags"]),
        parameters=tuple(
            _read_parameter(path, name, described[name], default) for name, default in zip(names, defaults, strict=True)
        ),
        example=Example(**header["example"]) if "example" in header else None,
        text=text,
        block=block.span() if block else None,
        words=(*header.get("words", {}).get("zh", ()), *header.get("words", {}).get("en", ())),
        value_words=header.get("words", {}).get("values", {}),
        requires=tuple(header.get("requires", ())),
    )


def _read_header(path: Path, text: str) -> dict[str, Any]:
    parts: dict[str, str] = {}
    key = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.startswith("#+"):
            break
        match = _LINE.fullmatch(line)
        if not match or (match["more"] and not key) or (match["key"] and match["key"] not in _KEYS):
            remedy = f"write `#+ key: value` ({', '.join(sorted(_KEYS))}) or an indented `#+   more`"
            raise BadInput(path, f"line {number} is no header line", remedy)
        key = match["key"] or key
        parts[key] = f"{parts.get(key, '')} {match['value'] or match['more'] or ''}".strip().removeprefix(">-").lstrip()
    try:
        return {key: json.loads(part) if part[:1] in ("{", "[") else part for key, part in parts.items()}
    except ValueError as error:
        raise BadInput(path, f"its header is not JSON ({error})", "correct it") from None


def _read_parameter(path: Path, name: str, described: Mapping[str, str], default: str) -> Parameter:
    if described.get("type") not in TYPES or not described.get("zh") or not described.get("en"):
        raise BadInput(path, f"parameter {name} lacks a type, zh or en", f"types are {', '.join(TYPES)}")
    return Parameter(
        name=name,
        type=described["type"],
        label_zh=described["zh"],
        label_en=described["en"],
        default=default,
        scheme=described.get("scheme"),
    )
