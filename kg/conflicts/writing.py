"""Writing (写入): differences as quads of a named graph of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from kg.conflicts.difference import Difference
from kg.identity import short_hash
from kg.lexicon import concept_by_notation
from kg.rdf.nodes import Triples, Value, concept, date, decimal, integer, text
from kg.vocabulary import DATA_IRI, ZC

_COMPATIBLE = "compatible"


def differences_to_quads(differences: Iterable[Difference], graph: str) -> Iterator[Quad]:
    """The differences as quads of a named graph, in order; where both claims cannot be right, as conflicts."""
    triples = Triples(graph)
    told: set[tuple[str, ...]] = set()
    for found in sorted(differences):
        claims = found.first.claim, found.second.claim
        pair = (found.kind, *claims)
        # Two claims may differ in two dates: that of issue and that of entry into force.
        also = (found.first.said, found.second.said) if pair in told else ()
        told.add(pair)
        node = f"{DATA_IRI}difference/{short_hash(*pair, *also, length=16)}"
        triples.add_type(node, ZC.Difference)
        if not is_compatible(found.reason):
            triples.add_type(node, ZC.Conflict)
        triples.add(node, ZC.firstClaim, claims[0])
        triples.add(node, ZC.secondClaim, claims[1])
        triples.add(node, ZC.firstValue, _literal(found.kind, found.first.said))
        triples.add(node, ZC.secondValue, _literal(found.kind, found.second.said))
        triples.add(node, ZC.concerns, found.thing)
        triples.add(node, ZC.area, found.area)
        if found.first.year is not None:
            triples.add(node, ZC.year, integer(found.first.year))
        triples.add(node, ZC.differsIn, concept("difference-kind", found.kind))
        triples.add(node, ZC.reason, concept("conflict-reason", found.reason))
    yield from triples.quads()


def _literal(kind: str, said: str) -> Value:
    match kind:
        case "status":
            return text(said)
        case "date":
            return date(said)
        case "year":
            return integer(int(said))
    return decimal(float(said))


def is_compatible(reason: str) -> bool:
    """Whether a reason lets both claims be right."""
    found, both = concept_by_notation("conflict-reason", reason), concept_by_notation("conflict-reason", _COMPATIBLE)
    return found is not None and both is not None and found.broader == both.iri
