"""Things (事物): what documents speak of, merged across them: labels, names, areas, and why names were joined."""

from __future__ import annotations

from collections import Counter
from functools import cache

from kg.facts import Fact
from kg.identity import Identity, Organisation, find_place, identify_organisations, nation, province_of
from kg.lexicon import Area, area_by_code, areas, concepts, known_policies, national_agencies
from kg.rdf.nodes import Triples, text
from kg.rdf.source import document_iri
from kg.vocabulary import SKOS, ZC

_LEVELS = {
    "nation": ZC.Nation,
    "province": ZC.Province,
    "corps": ZC.Corps,
    "prefecture": ZC.Prefecture,
    "county": ZC.County,
    "zone": ZC.Zone,
    "region": ZC.Region,
}


def write_thing(triples: Triples, document: str, identity: Identity, kind: str, word: str, name: str) -> None:
    """Write a thing that a document names: its class, labels (`word` is its kind in English), area and place.

    A name unlike its own is kept as an alternative one, with the rules that joined it (zc:joinedBy).
    """
    iri = identity.iri
    triples.add(document_iri(document), ZC.states, iri)
    if iri not in _of_the_ontology():
        triples.add_type(iri, kind)
        triples.add_labels(iri, identity.label, identity.label_en or f"{word}: {identity.label}", *_marks(identity))
        if identity.home is not None:
            write_home(triples, iri, identity.home)
    if identity.local:
        triples.add(iri, ZC.joinedBy, text(f"{' '.join(identity.joined)}: {name} ({document})"))
    elif name != identity.label:
        triples.add(iri, SKOS.altLabel, text(name, "zh"))
        triples.add(iri, ZC.joinedBy, text(f"{' '.join(identity.joined) or 'printing'}: {name}"))


def write_home(triples: Triples, iri: str, home: Area) -> None:
    """Write where a thing is: the province-level area, and the place below it."""
    province = province_of(home.province) or nation()
    triples.add(iri, ZC.area, province.iri)
    if home.iri != province.iri:
        triples.add(iri, ZC.place, home.iri)
        write_area(triples, home)


def write_place(triples: Triples, claim: str, fact: Fact) -> Area | None:
    """Write the place below the province that a claim is about, where the ontology knows it or can make it up."""
    place = find_place(fact.city, fact.area) if fact.city else None
    if place is not None:
        triples.add(claim, ZC.place, place.iri)
        write_area(triples, place)
    return place


def write_area(triples: Triples, area: Area) -> None:
    """Write an area that is not in the ontology: the zone of a city."""
    if area.iri in _of_the_ontology():
        return
    triples.add_type(area.iri, _LEVELS[area.level])
    parent = area_by_code(area.parent) if area.parent else None
    english = parent.name_en if parent is not None and parent.name_en else "China"
    triples.add_labels(area.iri, area.name, f"Zone in {english}: {area.name}", *_mark_of(parent, english=False))
    triples.add(area.iri, ZC.level, text(area.level))
    if parent is not None:
        triples.add(area.iri, ZC.within, parent.iri)


def write_organisations(triples: Triples, fact: Fact, name: str, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """Write the organisations that a name means, and return their nodes; `speakers` are those that 我局 may mean."""
    document = fact.evidence.document
    found = identify_organisations(name, area=fact.area, city=fact.city, document=document, speakers=speakers)
    return tuple(write_organisation(triples, document, each, name) for each in found)


def write_organisation(triples: Triples, document: str, found: Organisation, name: str) -> str:
    """Write an organisation that was found under a name, and return its node."""
    kind, word = (ZC.Agency, "Agency") if found.is_agency else (ZC.Organisation, "Organisation")
    if found.is_group:
        kind, word = ZC.AgencyGroup, "Agencies"
    write_thing(triples, document, found.identity, kind, word, name)
    return found.identity.iri


def _marks(identity: Identity) -> tuple[str, str]:
    """What tells a thing from its namesakes, in Chinese and English: where its area lies, what its identity says."""
    where, where_en = _mark_of(identity.home, english=identity.label_en is not None)
    zh = "；".join(filter(None, (where, identity.mark)))
    said = identity.mark_en or identity.mark.replace("；", "; ").replace("、", ", ")
    return zh, "; ".join(filter(None, (where_en, said)))


def _mark_of(area: Area | None, *, english: bool) -> tuple[str, str]:
    """The area around one whose name others have too: 南京市 for 鼓楼区; `english` where its English name is used."""
    parent = area_by_code(area.parent) if area is not None and area.parent else None
    if area is None or parent is None:
        return "", ""
    names, names_en = _shared_names()
    name_en = parent.name_en or parent.name
    if area.name in names:
        return parent.name, name_en
    return "", name_en if english and area.name_en in names_en else ""


@cache
def _shared_names() -> tuple[frozenset[str], frozenset[str]]:
    """The Chinese and the English names that several areas have."""
    counts = Counter(area.name for area in areas()), Counter(area.name_en for area in areas() if area.name_en)
    zh, en = (frozenset(name for name, number in each.items() if number > 1) for each in counts)
    return zh, en


@cache
def _of_the_ontology() -> frozenset[str]:
    """Things that the ontology describes; documents only add names to them."""
    return frozenset(
        [area.iri for area in areas()]
        + [agency.iri for agency in national_agencies()]
        + [policy.iri for policy in known_policies()]
        + [concept.iri for concept in concepts("indicator")]
    )
