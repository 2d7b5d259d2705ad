"""Differing claims (说法不一): found in a store by asking it which things are told of differently.

Spans documents, so it is done anew whenever one comes or goes, into a named graph of its own. Only what differs is
read: whatever all documents tell alike stays in the database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import TypeAlias

from pyoxigraph import Quad, Store

from kg.conflicts import (
    Difference,
    differences_to_quads,
    differing_figures,
    differing_stages,
    differing_years,
    exceeding_parts,
    is_compatible,
    reason_of,
)
from kg.facts import Statistic, Target
from kg.lexicon import concepts
from kg.store.claim_rows import ask, figure_of, find, grouped, statement, tellings
from kg.store.holdings import DIFFERENCES_GRAPH, release
from kg.vocabulary import DATA_IRI

Figure: TypeAlias = Statistic | Target
_INDICATOR = f"{DATA_IRI}concept/indicator/"

# In two steps, for a join with a grouped query would read all claims: which things are told of differently (they stand
# in a VALUES block of the second), and then who tells what of them; their type last, or all claims of it are read.
_FIGURES = (
    """
    SELECT ?thing ?area ?year ?unit WHERE {
      ?any zc:%(property)s ?given ; zc:about ?thing ; zc:area ?area ; zc:year ?year ; zc:unitName ?unit
    } GROUP BY ?thing ?area ?year ?unit HAVING (MIN(?given) != MAX(?given))
    """,
    """
    ?claim zc:about ?thing ; zc:area ?area ; zc:year ?year ; zc:unitName ?unit ; zc:%(property)s ?value .
    OPTIONAL { ?claim zc:placeName ?place }
    ?claim a ?type . FILTER(?type IN (zc:StatisticClaim, zc:TargetClaim))
    """,
)
_PARTS = """
    SELECT ?thing ?narrow ?area ?year ?unit WHERE {
      ?narrow skos:broader ?thing .
      { SELECT ?narrow ?area ?year ?unit (MAX(?most) AS ?more) WHERE {
          ?narrow skos:broader ?any .
          ?part zc:about ?narrow ; a zc:StatisticClaim ; zc:area ?area ; zc:year ?year ; zc:unitName ?unit ;
                zc:value ?most .
        } GROUP BY ?narrow ?area ?year ?unit }
      { SELECT ?thing ?area ?year ?unit (MIN(?least) AS ?less) WHERE {
          { SELECT DISTINCT ?thing WHERE { ?some skos:broader ?thing } }
          ?whole zc:about ?thing ; a zc:StatisticClaim ; zc:area ?area ; zc:year ?year ; zc:unitName ?unit ;
                 zc:value ?least .
        } GROUP BY ?thing ?area ?year ?unit }
      FILTER(?more > ?less)
    }
    """
"""Which indicators that the ontology knows as part of another have a figure above that of the other."""
_TOLD_OF = """
    ?claim zc:about ?%(told)s ; a zc:StatisticClaim ; zc:area ?area ; zc:year ?year ; zc:unitName ?unit ;
           zc:value ?value .
    OPTIONAL { ?claim zc:placeName ?place }
    """
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
    figure = cache(partial(figure_of, store))
    found = [
        *_figures(store, figure, "value", "value", "value"),
        *_figures(store, figure, "changePercent", "change_pct", "change"),
        *_figures(store, figure, "rank", "rank", "rank"),
        *_parts(store, figure),
        *_stages(store),
    ]
    for kind, pattern in _SINGLE_PATTERNS:
        found += _single(store, kind, pattern)
    return sorted(set(found))


def _figures(
    store: Store, figure: Callable[[str], Figure], property_name: str, field: str, kind: str
) -> Iterator[Difference]:
    rows = ask(store, _FIGURES, property=property_name)
    for key, group in grouped(rows, ("type", "thing", "area", "year", "unit", "place")):
        _, thing, area, year, *_ = key
        statements = [statement(row, float(row["value"].value), int(year)) for row in group]
        for pair in differing_figures(statements, named=thing.startswith(_INDICATOR)):
            reason = reason_of(figure(pair.first.claim), figure(pair.second.claim), field)
            # One document may well give a whole and its part, or a year and all years: that is no difference.
            if not (pair.within and is_compatible(reason)):
                yield Difference(pair.first, pair.second, kind, thing, area, reason)


def _parts(store: Store, figure: Callable[[str], Figure]) -> Iterator[Difference]:
    """A part told as more than its whole by another document: what the two count cannot be the same."""
    names = ("thing", "narrow", "area", "year", "unit", "place")
    given = find(store, _PARTS)
    wholes, parts = (grouped(tellings(store, given, _TOLD_OF % {"told": told}), names) for told in ("thing", "narrow"))
    of_whole = dict(wholes)
    for key, group in parts:
        thing, _, area, year, *_ = key
        part, whole = (
            [statement(row, float(row["value"].value), int(year)) for row in rows]
            for rows in (group, of_whole.get(key, []))
        )
        for pair in exceeding_parts(part, whole):
            reason = reason_of(figure(pair.first.claim), figure(pair.second.claim))
            reason = "definition" if reason == "unexplained" else reason
            if reason != "comparison":
                yield Difference(pair.first, pair.second, "value", thing, area, reason)


def _stages(store: Store) -> Iterator[Difference]:
    for kind, scheme in (("CentreStatusClaim", "centre-status"), ("InstitutionClaim", "institution-status")):
        order = {concept.notation: float(place) for place, concept in enumerate(concepts(scheme))}
        for (thing, area), group in grouped(ask(store, _STAGES, type=kind), ("thing", "area")):
            statements = [statement(row, order[row["value"].value], int(row["year"].value)) for row in group]
            for pair in differing_stages(statements, order["planned"], order["operating"]):
                yield Difference(pair.first, pair.second, "status", thing, area, "stage")


def _single(store: Store, kind: str, pattern: str) -> Iterator[Difference]:
    rows = ask(store, _SINGLE, pattern=pattern)
    for (thing, area, _, year), group in grouped(rows, ("thing", "area", "key", "year")):
        statements = [statement(row, _number(row["value"].value), int(year) if year else None) for row in group]
        for pair in differing_years(statements, within=kind == "date"):
            yield Difference(pair.first, pair.second, kind, thing, area, "unexplained")


def _number(text: str) -> float:
    """A number, or an ISO date as one that orders like it: 2017-06 as 20170600."""
    year, _, rest = text.partition("-")
    return float(year) * 10000 + float(rest.replace("-", "").ljust(4, "0")) if rest else float(text)
