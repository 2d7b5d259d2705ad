"""Claim rows (陈述行): what a store answers on the claims that tell of one thing, as statements to set side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from pyoxigraph import DefaultGraph, QuerySolutions, Store

from kg.conflicts import Statement
from kg.facts import Statistic, Target
from kg.rdf import read_fact
from kg.vocabulary import DATA_IRI, ONTOLOGY_IRI, SKOS

_DEFAULT = DefaultGraph()
_PREFIXES = {
    "zc": f"{ONTOLOGY_IRI}#",
    "skos": SKOS.Concept.removesuffix("Concept"),
    "action": f"{DATA_IRI}concept/policy-action/",
    "centre": f"{DATA_IRI}concept/centre-status/",
    "designation": f"{DATA_IRI}concept/designation-status/",
}

Row: TypeAlias = Mapping[str, Any]


def statement(row: Row, value: float, year: int | None) -> Statement:
    """The statement of a row with the columns document, claim and value."""
    return Statement(row["document"].value, row["claim"].value, value, row["value"].value, year)


def ask(store: Store, steps: tuple[str, str], **words: str) -> list[Row]:
    """The rows of the second of two queries, whose columns include those of the first; `words` fill in both."""
    differing, telling = (step % words for step in steps)
    return tellings(store, find(store, differing), telling)


def find(store: Store, differing: str) -> str:
    """What a query finds, as the VALUES block of another; "" where it finds nothing."""
    found = store.query(differing, prefixes=_PREFIXES)
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    lines = [" ".join("UNDEF" if row[name] is None else str(row[name]) for name in names) for row in found]
    if not lines:
        return ""
    return f"VALUES ({' '.join(f'?{name}' for name in names)}) {{ {' '.join(f'({line})' for line in lines)} }}"


def tellings(store: Store, given: str, telling: str) -> list[Row]:
    """The claims that tell of what was found, by a pattern that joins with its VALUES block."""
    if not given:
        return []
    text = f"SELECT * WHERE {{ {given} {telling} ?claim zc:inDocument/zc:documentId ?document }}"
    found = store.query(text, prefixes=_PREFIXES)
    assert isinstance(found, QuerySolutions)
    columns = [variable.value for variable in found.variables]
    return [{name: row[name] for name in columns if row[name] is not None} for row in found]


def grouped(rows: Iterable[Row], names: Sequence[str]) -> Iterator[tuple[tuple[str, ...], list[Row]]]:
    """The rows that agree in some columns, in the order of these."""
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[name].value if name in row else "" for name in names)].append(row)
    yield from sorted(groups.items(), key=lambda item: item[0])


def figure_of(store: Store, claim: str) -> Statistic | Target:
    """The fact of a claim that gives a figure."""
    fact = read_fact(lambda s, p, o: store.quads_for_pattern(s, p, o, _DEFAULT), claim)
    assert isinstance(fact, Statistic | Target)
    return fact
