"""Turtle and TriG: a line a triple, grouped by subject, subjects by kind.

A predicate is written again for each value and the dot stands alone, so that a new triple is a new line and changes no
other. IRIs of the data are relative to @base.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import BinaryIO

from kg.exports.kinds import heading
from kg.exports.portions import Portion
from kg.exports.selection import ONTOLOGY_VIEW
from kg.exports.statements import TYPE, Node, read_literal
from kg.queries.prefixes import PREFIXES
from kg.vocabulary import DATA_IRI, ONTOLOGY, XSD

NAMESPACES = {"zc": PREFIXES["zc"]} | dict(
    sorted(
        {
            **{name: iri for name, iri in PREFIXES.items() if name != "zc" and not iri.startswith(DATA_IRI)},
            "dc": "http://purl.org/dc/elements/1.1/",
            "geo": "http://www.opengis.net/ont/geosparql#",
            "time": "http://www.w3.org/2006/time#",
            "vann": "http://purl.org/vocab/vann/",
            "wd": "http://www.wikidata.org/entity/",
        }.items()
    )
)
_BASES = {base: prefix for prefix, base in NAMESPACES.items()}
_SPLIT = re.compile(r"<(.*[/#])([A-Za-z0-9_](?:[A-Za-z0-9_-]*))>")
_RELATIVE = re.compile(re.escape(DATA_IRI) + r"([A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*)")
# What Turtle reads as a number or truth value of exactly this type.
_BARE = {
    XSD.integer: re.compile(r"[+-]?[0-9]+"),
    XSD.decimal: re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD.boolean: re.compile("true|false"),
}


def write_turtle(portion: Portion, out: BinaryIO) -> None:
    """Write a portion as Turtle; the ontology alone is written as its file, with its own order and remarks."""
    if portion.view == ONTOLOGY_VIEW:
        out.write((ONTOLOGY / "zhice.ttl").read_bytes())
        return
    write_head(out)
    for text in _blocks(portion.nodes(), ""):
        out.write(text.encode())


def write_trig(portion: Portion, out: BinaryIO) -> None:
    """Write a portion as TriG: each document's triples in its named graph."""
    write_head(out)
    current = ""
    for rank, node in portion.nodes_of_graphs():
        if node.graph != current:
            out.write(b"}\n" if current else b"")
            out.write(f"\n{shorten(node.graph)} {{\n".encode())
            current = node.graph
        for text in _blocks([(rank, node)], "    " if current else "", headings=False):
            out.write(text.encode())
    if current:
        out.write(b"}\n")


def write_head(out: BinaryIO) -> None:
    """Write the prefixes, always all of them, and the base."""
    lines = [f"@prefix {prefix}: <{base}> .\n" for prefix, base in NAMESPACES.items()]
    out.write("".join([f"@base <{DATA_IRI}> .\n", *lines]).encode())


def _blocks(nodes: Iterable[tuple[int, Node]], indent: str, *, headings: bool = True) -> Iterator[str]:
    above = None
    for rank, node in nodes:
        if headings and rank != above:
            above = rank
            yield f"\n# ---------- {heading(rank)}\n"
        yield block(node, indent)


def block(node: Node, indent: str = "") -> str:
    """The statements about one subject."""
    lines = [f"{indent}    {_predicate(predicate)} {shorten(value)} ;\n" for predicate, value in node.statements]
    return f"\n{indent}{shorten(node.subject)}\n{''.join(lines)}{indent}.\n"


def _predicate(term: str) -> str:
    return "a" if term == TYPE else shorten(term)


def shorten(term: str) -> str:
    """A term of N-Triples as Turtle writes it: prefixed or relative, numbers bare."""
    if term.startswith("<<("):
        return "<<( " + " ".join(shorten(part) for part in term[4:-4].split(" ", 2)) + " )>>"
    return _shorten_iri(term) if term.startswith("<") else _shorten_literal(term)


@lru_cache(maxsize=65536)
def _shorten_iri(term: str) -> str:
    relative = _RELATIVE.fullmatch(term[1:-1])
    if relative:
        return f"<{relative[1]}>"
    split = _SPLIT.fullmatch(term)
    return f"{_BASES[split[1]]}:{split[2]}" if split and split[1] in _BASES else term


def _shorten_literal(term: str) -> str:
    if not term.endswith(">") or term.startswith("_:"):
        return term
    text = read_literal(term)
    if text is None:
        return term
    bare = _BARE.get(text.datatype)
    if bare and bare.fullmatch(text.value):
        return text.value
    head, _, datatype = term.rpartition("^^")
    return f"{head}^^{_shorten_iri(datatype)}"
