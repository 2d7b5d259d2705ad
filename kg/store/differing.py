"""Differing claims (说法不一): found in a store by asking it which things are told of differently.

Spans documents, so it is done anew whenever one comes or goes, into a named graph of its own. Only what differs is
read: whatever all documents tell alike stays in the database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from pyoxigraph import DefaultGraph, Quad, QuerySolutions, Store

from kg.conflicts import (
    Difference,
    Statement,
    differences_to_quads,
    differing_figures,
    differing_stages,
    differing_years,
    is_compatible,
    reason_of,
)
from kg.facts import Statistic, Target
from kg.lexicon import concepts
from kg.rdf import read_fact
from kg.store.holdings import DIFFERENCES_GRAPH, release
from kg.vocabulary import DATA_IRI, ONTOLOGY_IRI, SKOS

_DEFAULT = DefaultGraph()
_INDICATOR = f"{DATA_IRI}concept/indicator/"
_PREFIXES = {
    "zc": f"{ONTOLOGY_IRI}#",
    "skos": SKOS.Concept.removesuffix("Concept"),
    "action": f"{DATA_IRI}concept/policy-action/",
    "centre": f"{DATA_IRI}concept/centre-status/",
    "designation": f"{DATA_IRI}concept/designation-status/",
}

_Row: TypeAlias = Mapping[str, Any]

# In two steps, for a join with a grouped query would read all claims: which things are told of differently (they stand
# in a VALUES block of the second), and then who tells what of them.
_FIGURES = (
    """
    SELECT ?thing ?area ?year ?unit WHERE {
      ?any zc:%(property)s ?given ; zc:about ?thing ; zc:area ?area ; zc:year ?year ; zc:unitName ?unit
    } GROUP BY ?thing ?area ?year ?unit HAVING (MIN(?given) != MAX(?given))
    """,
    """
    ?claim zc:about ?thing ; zc:area ?area ; zc:year ?year ; zc:unitName ?unit ; zc:%(property)s ?value ; a ?type .
    FILTER(?type IN (zc:StatisticClaim, zc:TargetClaim))
    OPTIONAL { ?claim zc:placeName ?place }
    """,
)
_STAGES = (
    """
    SELECT ?thing WHERE { ?any a zc:%(type)s ; zc:status ?given ; zc:about ?thing }
    GROUP BY ?thing HAVING (MIN(STR(?given)) != MAX(STR(?given)))
    """,
    "?claim zc:about ?thing ; a zc:%(type)s ; zc:area ?area ; zc:year ?year ; zc:status/skos:notation ?value .",
)
_SINGLE = (
    """
    SELECT ?thing ?key ?year WHERE { %(pattern)s } GROUP BY ?thing ?key ?year
    HAVING (MIN(STR(?value)) != MAX(STR(?value)))
    """,
    "%(pattern)s ?claim zc:area ?area .",
)
_SINGLE_PATTERNS: Sequence[tuple[str, str]] = (
    ("date", "?claim a zc:PolicyClaim ; zc:dateIssued ?value ; zc:about ?thing ."),
    ("date", "?claim zc:dateEffective ?value ; zc:about ?thing ."),
    ("year", "?claim a zc:PolicyClaim ; zc:action action:issued ; zc:year ?value ; zc:about ?thing ."),
    ("year", "?claim a zc:AgreementClaim ; zc:year ?value ; zc:about ?thing ."),
    ("year", "?claim zc:status designation:designated ; zc:entity ?key ; zc:year ?value ; zc:about ?thing ."),
    ("year", "?claim zc:status centre:approved ; zc:year ?value ; zc:about ?thing ."),
    ("amount", "?claim zc:amount ?value ; zc:amountRole ?key ; zc:year ?year ; zc:about ?thing ."),
)
"""What happened once, or has one value for a key and year: what it is, and the claims that tell it."""


def write_differences(store: Store) -> bytes:
    """Put what differs among the claims of a store into it, in place of what did before; the N-Triples written."""
    return replace_graph(
        store, DIFFERENCES_GRAPH, list(differences_to_quads(find_differences(store), DIFFERENCES_GRAPH))
    )


def replace_graph(store: Store, graph: str, quads: Sequence[Quad]) -> bytes:
    """Put quads of a named graph, which is no document's, in place of those it had; what is written, as N-Triples."""
    release(store, graph)
    stated = [Quad(quad.subject, quad.predicate, quad.object) for quad in quads]
    store.extend([*stated, *quads])
    return b"".join(f"{quad.subject} {quad.predicate} {quad.object} .\n".encode() for quad in quads)


def find_differences(store: Store) -> list[Difference]:
    """The differences among the claims of a store, in order."""
    found = [
        *_figures(store, "value", "value", "value"),
        *_figures(store, "changePercent", "change_pct", "change"),
        *_figures(store, "rank", "rank", "rank"),
        *_stages(store),
    ]
    for kind, pattern in _SINGLE_PATTERNS:
        found += _single(store, kind, pattern)
    return sorted(set(found))


def _figures(store: Store, property_name: str, field: str, kind: str) -> Iterator[Difference]:
    rows = _ask(store, _FIGURES, property=property_name)
    for key, group in _grouped(rows, ("type", "thing", "area", "year", "unit", "place")):
        _, thing, area, year, *_ = key
        statements = [_statement(row, float(row["value"].value), int(year)) for row in group]
        for pair in differing_figures(statements, named=thing.startswith(_INDICATOR)):
            reason = reason_of(_fact(store, pair.first.claim), _fact(store, pair.second.claim), field)
            # One document may well give a whole and its part, or a year and all years: that is no difference.
            if not (pair.within and is_compatible(reason)):
                yield Difference(pair.first, pair.second, kind, thing, area, reason)


def _stages(store: Store) -> Iterator[Difference]:
    for kind, scheme in (("CentreStatusClaim", "centre-status"), ("InstitutionClaim", "institution-status")):
        order = {concept.notation: float(place) for place, concept in enumerate(concepts(scheme))}
        for (thing, area), group in _grouped(_ask(store, _STAGES, type=kind), ("thing", "area")):
            statements = [_statement(row, order[row["value"].value], int(row["year"].value)) for row in group]
            for pair in differing_stages(statements, order["planned"], order["operating"]):
                yield Difference(pair.first, pair.second, "status", thing, area, "stage")


def _single(store: Store, kind: str, pattern: str) -> Iterator[Difference]:
    rows = _ask(store, _SINGLE, pattern=pattern)
    for (thing, area, _, year), group in _grouped(rows, ("thing", "area", "key", "year")):
        statements = [_statement(row, _number(row["value"].value), int(year) if year else None) for row in group]
        for pair in differing_years(statements, within=kind == "date"):
            yield Difference(pair.first, pair.second, kind, thing, area, "unexplained")


def _number(text: str) -> float:
    """A number, or an ISO date as one that orders like it: 2017-06 as 20170600."""
    year, _, rest = text.partition("-")
    return float(year) * 10000 + float(rest.replace("-", "").ljust(4, "0")) if rest else float(text)


def _statement(row: _Row, value: float, year: int | None) -> Statement:
    return Statement(row["document"].value, row["claim"].value, value, row["value"].value, year)


def _ask(store: Store, steps: tuple[str, str], **words: str) -> list[_Row]:
    """The rows of the second step, with the columns of the first."""
    differing, telling = (step % words for step in steps)
    found = store.query(differing, prefixes=_PREFIXES)
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    lines = [" ".join("UNDEF" if row[name] is None else str(row[name]) for name in names) for row in found]
    if not lines:
        return []
    given = f"VALUES ({' '.join(f'?{name}' for name in names)}) {{ {' '.join(f'({line})' for line in lines)} }}"
    text = f"SELECT * WHERE {{ {given} {telling} ?claim zc:inDocument/zc:documentId ?document }}"
    found = store.query(text, prefixes=_PREFIXES)
    assert isinstance(found, QuerySolutions)
    columns = [variable.value for variable in found.variables]
    return [{name: row[name] for name in columns if row[name] is not None} for row in found]


def _grouped(rows: Iterable[_Row], names: Sequence[str]) -> Iterator[tuple[tuple[str, ...], list[_Row]]]:
    """The rows that agree in some columns, in the order of these."""
    groups: dict[tuple[str, ...], list[_Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[name].value if name in row else "" for name in names)].append(row)
    yield from sorted(groups.items(), key=lambda item: item[0])


def _fact(store: Store, claim: str) -> Statistic | Target:
    fact = read_fact(lambda s, p, o: store.quads_for_pattern(s, p, o, _DEFAULT), claim)
    assert isinstance(fact, Statistic | Target)
    return fact
