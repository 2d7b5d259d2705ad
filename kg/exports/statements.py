"""Statements (语句): triples as lines of N-Triples, which sort, split and filter without becoming objects.

A line is `<subject> <predicate> value .` in the canonical form of N-Triples; a quad has its graph before the dot.
Terms stay in that form, which Turtle shares, until a format needs them otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from kg.vocabulary import RDF, XSD

TYPE = f"<{RDF.type}>"

_LITERAL = re.compile(r'"(?P<text>.*)"(?:@(?P<language>[A-Za-z0-9-]+)|\^\^<(?P<datatype>[^>]*)>)?', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


@dataclass(frozen=True, slots=True)
class Node:
    """A subject with its statements, pairs of predicate and value, in order; `graph` is "" for the default graph."""

    subject: str
    statements: tuple[tuple[str, str], ...]
    graph: str = ""

    def values(self, predicate_iri: str) -> list[str]:
        """The values of one predicate, as terms."""
        wanted = f"<{predicate_iri}>"
        return [value for predicate, value in self.statements if predicate == wanted]

    def types(self) -> list[str]:
        """The IRIs of its classes."""
        return [value[1:-1] for value in self.values(RDF.type)]


@dataclass(frozen=True, slots=True)
class Text:
    """A literal taken apart; without a language or datatype, a plain string."""

    value: str
    language: str | None
    datatype: str


def write_line(subject: str, predicate: str, value: str, graph: str = "") -> bytes:
    """A line of N-Triples or N-Quads, with its line end."""
    end = f"{graph} ." if graph else "."
    return f"{subject} {predicate} {value} {end}\n".encode()


def split_triple(line: bytes) -> tuple[str, str, str]:
    """Subject, predicate and value of a line of N-Triples."""
    subject, predicate, rest = line.decode().split(" ", 2)
    return subject, predicate, rest[:-3]


def split_quad(line: bytes) -> tuple[str, str, str, str]:
    """Subject, predicate, value and graph of a line of N-Quads; the graph is "" for the default graph."""
    triple, graph = split_graph(line)
    subject, predicate, value = triple.decode().split(" ", 2)
    return subject, predicate, value, graph.decode()


def split_graph(line: bytes) -> tuple[bytes, bytes]:
    """A line of N-Quads as its triple and its graph, b"" for the default graph."""
    if line.count(b" ") > 3:
        start = line.rfind(b" ", 0, -3)
        last = line[start + 1 : -3]
        # No IRI holds a quotation mark or blank, so what looks like an IRI after the value is the graph.
        if last.startswith(b"<") and last.endswith(b">") and b'"' not in last:
            return line[:start], last
    return line[:-3], b""


def read_nodes(lines: Iterable[bytes]) -> Iterator[Node]:
    """The nodes of sorted lines of N-Triples."""
    for subject, group in groupby(map(split_triple, lines), key=lambda triple: triple[0]):
        yield Node(subject, tuple((predicate, value) for _, predicate, value in group))


def read_literal(term: str) -> Text | None:
    """A literal taken apart, or None for the term of a node."""
    match = _LITERAL.fullmatch(term)
    if match is None:
        return None
    text = _ESCAPE.sub(_unescape, match["text"]) if "\\" in match["text"] else match["text"]
    return Text(text, match["language"], match["datatype"] or XSD.string)


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPES.get(match[3], match[3])
