"""Publications (出版物): named reports, books, databases, films and directories, which bind nobody."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors.chains import strength
from kg.extractors.duplicates import normal_title
from kg.extractors.names import Mentioned, find_documents
from kg.extractors.reading import Reading
from kg.facts import Publication

_TOLD = ("issued", "revised", "drafting", "planned")


def extract_publications(reading: Reading) -> Iterator[Publication]:
    """The publications that a document says were or are to be made, one a title and area.

    publications.marked: 《…》; publications.quoted: “…”; publications.phrase: a name without marks, after a verb.
    """
    kept: dict[tuple[str, str], Publication] = {}
    for found in find_documents(reading, "publication"):
        if found.action.notation not in _TOLD:
            continue
        publication = _publication(found)
        key = (publication.area, normal_title(publication.title))
        if key not in kept or _rank(publication) < _rank(kept[key]):
            kept[key] = publication
    yield from kept.values()


def _rank(publication: Publication) -> tuple[int, bool]:
    return strength(publication.action), publication.year is None


def _publication(found: Mentioned) -> Publication:
    return Publication(
        area=found.area,
        city=found.city,
        evidence=found.passage.evidence(found.start, found.end, found.name.rule.replace("titles.", "publications.")),
        title=found.name.title,
        action=found.action.notation,
        year=found.moment.year,
    )
