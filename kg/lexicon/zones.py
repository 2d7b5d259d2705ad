"""Zones of cities (城市功能区): the zones that a city's name with a kind of zone makes, without an entry for each."""

from __future__ import annotations

from functools import cache

from kg.lexicon.concepts import concepts
from kg.lexicon.places import Area
from kg.vocabulary import DATA_IRI

_LEVELS = ("province", "prefecture", "county", "zone")


def zone_of(outer: Area, words: str) -> Area | None:
    """The zone of an area that words name (国家高新区, 经开区); its level, parent and province follow from the area."""
    kind = _kinds().get(words.removeprefix("国家级").removeprefix("国家"))
    if kind is None or outer.level not in _LEVELS:
        return None
    notation, labels = kind
    code, name = f"{outer.code}-{notation}", outer.name + labels[0]
    short = tuple(city + zone for zone in labels for city in outer.names)
    return Area(
        iri=f"{DATA_IRI}zone/{code}",
        code=code,
        name=name,
        name_en=None,
        level="zone",
        parent=outer.code,
        names=tuple(dict.fromkeys((name, *short))),
        province=outer.province,
        abbreviation=None,
        until=None,
        successors=(),
    )


@cache
def _kinds() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Word for a kind of zone that every city may have -> its notation and words; those have short names."""
    return {
        label: (concept.notation, concept.labels)
        for concept in concepts("zone-kind")
        if len(concept.labels) > 1
        for label in concept.labels
    }
