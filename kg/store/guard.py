"""Guard (守卫): which SPARQL texts may run. Reading only, and only in this store: a SERVICE would open a connection."""

from __future__ import annotations

import re

from kg.bad_input import BadInput

# What cannot hold a keyword: strings, IRIs, comments, language tags, variables, prefixed names. Where Oxigraph's reader
# is more lenient than the standard (SERVICE:x, SERVICESILENT<x> and 1SERVICE<x> all call a service), so is the check.
_OPAQUE = re.compile(
    r"""
    \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
  | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
  | <[^<>"{}|^`\\\x00-\x20]*>
  | \#[^\n\r]*
  | @[A-Za-z]+(?:-[A-Za-z0-9]+)*
  | [?$]\w+
  | (?<!\w)(?!\w*service)[\w.-]*:(?:[\w.:%-]|\\.)*
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_UPDATES = re.compile(r"\b(?:insert|delete|load|clear|create|drop|copy|move|add|with)\b", re.IGNORECASE)
_READS = re.compile(r"\b(?:select|ask|construct|describe)\b", re.IGNORECASE)
_ERROR = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): (?P<expected>.*)", re.DOTALL)
_WORD = re.compile(r'"[^"]+"|[A-Z][A-Za-z ,]{3,}')


def check_query(text: str) -> None:
    """Raises BadInput for a text that would change the store or ask another server; Oxigraph checks the rest."""
    bare = _OPAQUE.sub(" ", text)
    if re.search("service", bare, re.IGNORECASE):
        raise BadInput("query", "SERVICE asks another server", "leave it out: queries run in this store only")
    update, read = _UPDATES.search(bare), _READS.search(bare)
    if update and (not read or update.start() < read.start()):
        raise BadInput("query", f"{update.group().upper()} is an update", "queries only read; see kg add and kg remove")


def explain_error(text: str, error: SyntaxError) -> BadInput:
    """Oxigraph's syntax error as one line: where, what stands there, what it says."""
    match = _ERROR.match(str(error))
    if not match:
        return BadInput("query", str(error).splitlines()[0], "correct the query")
    line, column = int(match["line"]), int(match["column"])
    lines = text.split("\n")
    rest = lines[line - 1][column - 1 :] if line <= len(lines) else ""
    near = f"before {rest.strip()[:30]!r}" if rest.strip() else "at the end of the line"
    if "Prefix not found" in match["expected"]:
        return BadInput("query", f"line {line}, column {column}: unknown prefix {near}", "declare it with PREFIX")
    if "unbound" in match["expected"]:
        problem = f"line {line}, column {column}: SELECT names a variable that GROUP BY leaves out"
        return BadInput("query", problem, "group by it or aggregate it")
    expected = ", ".join(_WORD.findall(" ".join(match["expected"].split()))[:6]) or "something else"
    return BadInput("query", f"line {line}, column {column}, {near}: expected {expected}", "correct the query")
