"""Sources (来源): the document that was read, as a node, and what it was read for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from kg.facts import Evidence
from kg.identity import nation, province_of, short_hash, slug
from kg.rdf.nodes import Triples, date, integer, text
from kg.vocabulary import DATA_IRI, DCTERMS, OA, ZC


class SourceDocument(Protocol):
    """What the graph says of a document; `Document` of kg.documents has it all."""

    @property
    def id(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def title(self) -> str | None: ...
    @property
    def issuer(self) -> str | None: ...
    @property
    def number(self) -> str | None: ...
    @property
    def date(self) -> str | None: ...
    @property
    def year(self) -> int | None: ...


def document_iri(document_id: str) -> str:
    """The node of a document."""
    return f"{DATA_IRI}document/{slug(document_id)}"


def graph_iri(document_id: str) -> str:
    """The named graph of all that a document says."""
    return f"{DATA_IRI}graph/{slug(document_id)}"


def write_document(triples: Triples, document: SourceDocument) -> None:
    """Write the node of a document: its id, what it says of itself, and the hash of its file."""
    iri = document_iri(document.id)
    triples.add_type(iri, ZC.Document)
    title = document.title or document.id
    triples.add_labels(iri, title, f"Document: {title}", document.id if title != document.id else "")
    triples.add(iri, ZC.documentId, text(document.id))
    triples.add(iri, DCTERMS.title, text(title))
    triples.add(iri, DCTERMS.source, text(document.path.replace("\\", "/").rsplit("/", 1)[-1]))
    triples.add(iri, ZC.sha256, text(document.sha256))
    if document.issuer:
        triples.add(iri, ZC.issuerName, text(document.issuer))
    if document.number:
        triples.add(iri, ZC.documentNumber, text(document.number))
    if document.date:
        triples.add(iri, ZC.dateIssued, date(document.date))
    if document.year is not None:
        triples.add(iri, ZC.year, integer(document.year))


def write_coverage(triples: Triples, document: SourceDocument, covered: Iterable[tuple[str, int | None]]) -> None:
    """Write which areas (official names) and years a document speaks of, whether or not a fact was found there.

    A document that speaks of one province alone is that province's text (dcterms:spatial), what it cites of the nation
    too.
    """
    covered = list(covered)
    provinces = {area_iri(area) for area, _ in covered} - {nation().iri}
    if len(provinces) == 1:
        triples.add(document_iri(document.id), DCTERMS.spatial, *provinces)
    for area, year in sorted(set(covered), key=lambda pair: (pair[0], pair[1] or 0)):
        iri = f"{document_iri(document.id)}/coverage/{short_hash(area, year)}"
        triples.add_type(iri, ZC.Coverage)
        triples.add(iri, ZC.inDocument, document_iri(document.id))
        triples.add(iri, ZC.area, area_iri(area))
        if year is not None:
            triples.add(iri, ZC.year, integer(year))


def write_topic(triples: Triples, document: SourceDocument, area: str, topic: str, evidence: Evidence) -> None:
    """Write that a document speaks of a topic (a concept) in its text on an area, and the first sentence that does."""
    iri = f"{document_iri(document.id)}/coverage/{short_hash(area, topic)}"
    triples.add_type(iri, ZC.Coverage)
    triples.add(iri, ZC.inDocument, document_iri(document.id))
    triples.add(iri, ZC.area, area_iri(area))
    triples.add(iri, ZC.topic, topic)
    triples.add(iri, ZC.topicSentence, text(evidence.sentence))
    triples.add(iri, OA.start, integer(evidence.start))


def area_iri(name: str) -> str:
    """The node of a province-level area, or of the nation, by its official name."""
    return (province_of(name) or nation()).iri
