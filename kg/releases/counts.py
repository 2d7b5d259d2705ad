"""Counts (计数): how large a graph is, in the measures of VoID, counted in one pass over its sorted triples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from kg.vocabulary import DATA_IRI, RDF

WIKIDATA = "http://www.wikidata.org/entity/"

_TYPE = f"<{RDF.type}>".encode()
_OURS = f"<{DATA_IRI}".encode()
_WIKIDATA = f"<{WIKIDATA}".encode()


@dataclass(frozen=True, slots=True)
class Counts:
    """The measures of VoID. `entities` are the subjects under the base of the data.

    `classes` are class -> members, `properties` property -> triples, `links` property -> triples to Wikidata.
    """

    triples: int
    entities: int
    subjects: int
    objects: int
    classes: Mapping[str, int]
    properties: Mapping[str, int]
    links: Mapping[str, int]


def count(lines: Iterable[bytes]) -> Counts:
    """Count lines of N-Triples that are sorted, each triple once. Memory grows with the distinct objects only."""
    triples = entities = subjects = 0
    objects: set[bytes] = set()
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    links: Counter[str] = Counter()
    for subject, group in groupby(map(_split, lines), key=lambda triple: triple[0]):
        subjects += 1
        entities += subject.startswith(_OURS)
        for _, predicate, value in group:
            triples += 1
            objects.add(value)
            name = predicate[1:-1].decode()
            properties[name] += 1
            if predicate == _TYPE:
                classes[value[1:-1].decode()] += 1
            if value.startswith(_WIKIDATA):
                links[name] += 1
    return Counts(triples, entities, subjects, len(objects), _sorted(classes), _sorted(properties), _sorted(links))


def vocabularies(counts: Counts) -> Iterator[str]:
    """The namespaces of the classes and properties that occur."""
    yield from sorted({iri[: max(iri.rfind("#"), iri.rfind("/")) + 1] for iri in (*counts.classes, *counts.properties)})


def _split(line: bytes) -> tuple[bytes, bytes, bytes]:
    subject, predicate, rest = line.split(b" ", 2)
    return subject, predicate, rest[:-3]


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items()))
