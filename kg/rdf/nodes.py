"""Nodes (节点): RDF terms for values, and the sink that collects the triples of one document."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.lexicon import concept_by_notation
from kg.vocabulary import DATA_IRI, RDF, RDFS, SKOS, XSD

Term = NamedNode | Literal

_LANGUAGES = {"zh": "zh-hans", "en": "en"}
_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}


class Value(str):
    """A value as N-Triples prints it; a string of no such kind is the IRI of a node."""

    __slots__ = ()


class Triples:
    """Collects triples of one named graph, each once, in the order first written.

    IRIs of data may lie under another base than the standard one; those that the ontology names do not.
    """

    def __init__(self, graph: str, base: str = DATA_IRI) -> None:
        self.base = base
        self._moved = base != DATA_IRI
        self.graph = NamedNode(self.local(graph))
        self._lines: dict[str, None] = {}

    def local(self, iri: str) -> str:
        """The IRI under this graph's base."""
        if not self._moved or not iri.startswith(DATA_IRI) or _is_fixed(iri):
            return iri
        return self.base + iri[len(DATA_IRI) :]

    def add(self, subject: str, predicate: str, value: str) -> None:
        """Add a triple; a string that is no Value is the IRI of a node."""
        if self._moved:
            subject, value = self.local(subject), value if isinstance(value, Value) else self.local(value)
        term = value if isinstance(value, Value) else f"<{value}>"
        self._lines[f"<{subject}> <{predicate}> " + term + " .\n"] = None

    def add_type(self, subject: str, *types: str) -> None:
        """Say what a thing is."""
        for kind in types:
            self.add(subject, RDF.type, kind)

    def add_labels(self, subject: str, zh: str, en: str, mark: str = "", mark_en: str = "") -> None:
        """Give a thing its one name in each language, and its label: the name with what tells it from its namesakes."""
        mark_en = mark_en or mark.replace("；", "; ").replace("、", ", ")
        told = f"{zh}（{mark}）" if mark else zh, f"{en} ({mark_en})" if mark_en else en
        for name, label, language in zip((zh, en), told, ("zh", "en"), strict=True):
            self.add(subject, SKOS.prefLabel, text(name, language))
            self.add(subject, RDFS.label, text(label, language))

    def lines(self) -> bytes:
        """The triples as N-Triples: what a store loads fastest."""
        return "".join(self._lines).encode()

    def quads(self) -> Iterator[Quad]:
        """The triples as quads of the graph."""
        for quad in parse(self.lines(), format=RdfFormat.N_TRIPLES):
            yield Quad(quad.subject, quad.predicate, quad.object, self.graph)


@lru_cache(maxsize=65536)
def node(iri: str) -> NamedNode:
    """The node of an IRI."""
    return NamedNode(iri)


def text(value: str, language: str = "") -> Value:
    """A plain string, or one in a language (zh, en).

    >>> print(text("知识产权"), text("专利\\n商标", "zh"))
    "知识产权" "专利\\n商标"@zh-hans
    """
    plain = value.isprintable() and '"' not in value and "\\" not in value
    quoted = f'"{value}"' if plain else str(Literal(value))  # The database knows what else is escaped, and is slow.
    return Value(f"{quoted}@{_LANGUAGES[language]}" if language else quoted)


def integer(value: int) -> Value:
    """An xsd:integer."""
    return _typed(value, XSD.integer)


def flag(value: bool) -> Value:
    """An xsd:boolean."""
    return _typed("true" if value else "false", XSD.boolean)


def decimal(value: float) -> Value:
    """An xsd:decimal that reads back as the same number.

    >>> print(decimal(94.6), decimal(1.3e12))
    "94.6"^^<http://www.w3.org/2001/XMLSchema#decimal> "1300000000000"^^<http://www.w3.org/2001/XMLSchema#decimal>
    """
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    digits = format(number, "f")
    return _typed(digits.rstrip("0").rstrip(".") if "." in digits else digits, XSD.decimal)


def date(value: str) -> Value:
    """An xsd:date of an ISO day; a month or a year alone gets the type that says so. Raises ValueError otherwise."""
    try:
        kind = _DATE_TYPES[len(value)]
    except KeyError:
        raise ValueError(f"{value!r} is not an ISO 8601 date") from None
    return _typed(value, XSD.date.removesuffix("date") + kind)


def _typed(value: object, datatype: str) -> Value:
    return Value(f'"{value}"^^<{datatype}>')


@lru_cache(maxsize=4096)
def concept(scheme: str, notation: str) -> str:
    """The IRI of the concept that a fact writes as `notation`. Raises ValueError where the scheme has none."""
    found = concept_by_notation(scheme, notation)
    if found is None:
        raise ValueError(f"the scheme {scheme!r} has no concept {notation!r}")
    return found.iri


def _is_fixed(iri: str) -> bool:
    """Whether the ontology itself names this IRI."""
    kind, _, name = iri[len(DATA_IRI) :].partition("/")
    return kind in ("concept", "scheme", "area", "region", "rule", "metric") or (
        kind in ("zone", "agency") and not name[:1].isdigit()
    )
