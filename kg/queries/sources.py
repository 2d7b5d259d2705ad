"""Sources (出处): where the sentences of an answer stand: document, section, offsets, and the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.queries.answering import Value
from kg.store import Queryable
from kg.vocabulary import DATA_IRI, DCTERMS, OA, ZC

_SENTENCE = "sentence"
_DOCUMENT = ("document", "doc")


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its readers name it (文件): id, and what is known of title, issuer, date and number."""

    id: str
    title: str
    issuer: str
    date: str
    number: str


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence of a document (出处): its section, and the clauses in it that claims were read from, by start.

    `clauses` are (start, end, words); offsets count code points of the raw file.
    """

    document: Document
    section: str
    sentence: str
    clauses: tuple[tuple[int, int, str], ...]


def sources_of(graph: Queryable, columns: Sequence[str], row: Sequence[Value]) -> tuple[Source, ...]:
    """The sources of a row of an answer: of its columns `sentence` and `document` (or `doc`).

    A row that has several, as target_sentence and target_doc, has several sources. A sentence that the graph does not
    hold gives none.
    """
    cells = dict(zip(columns, row, strict=True))
    found = (_find(graph, sentence, id_) for sentence, id_ in _pairs(cells))
    return tuple(dict.fromkeys(source for source in found if source is not None))


def _pairs(cells: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """The sentences of a row with the ids of their documents; without one where no column says it."""
    for column, value in cells.items():
        if not isinstance(value, str) or _SENTENCE not in column.split("_"):
            continue
        named = [column.replace(_SENTENCE, word) for word in _DOCUMENT]
        ids = [cells[each] for each in named if each in cells]
        yield value, str(ids[0] or "") if ids else ""


def _find(graph: Queryable, sentence: str, document: str) -> Source | None:
    found: dict[str, list[tuple[int, int, str]]] = {}
    sections: dict[str, str] = {}
    for quad in graph.triples(None, NamedNode(ZC.sentence), Literal(sentence)):
        passage = quad.subject
        if not isinstance(passage, NamedNode):
            continue
        id_ = _value(graph, _object(graph, passage, ZC.inDocument), ZC.documentId)
        if document in ("", id_):
            start, end = (int(_value(graph, passage, each)) for each in (OA.start, OA.end))
            found.setdefault(id_, []).append((start, end, _value(graph, passage, ZC.quote)))
            sections[id_] = _value(graph, passage, ZC.section) or sections.get(id_, "")
    if not found:
        return None
    id_ = min(found)
    return Source(document_of(graph, id_), sections[id_], sentence, tuple(sorted(found[id_])))


def document_of(graph: Queryable, id_: str) -> Document:
    """The document of an id, with what the graph knows of it."""
    nodes = (quad.subject for quad in graph.triples(None, NamedNode(ZC.documentId), Literal(id_)))
    node = next((node for node in nodes if isinstance(node, NamedNode)), NamedNode(f"{DATA_IRI}document/"))
    title, issuer, date, number = (
        _value(graph, node, each) for each in (DCTERMS.title, ZC.issuerName, ZC.dateIssued, ZC.documentNumber)
    )
    return Document(id_, title, issuer, date, number)


def _object(graph: Queryable, subject: NamedNode, predicate: str) -> NamedNode | None:
    found = (quad.object for quad in graph.triples(subject, NamedNode(predicate)))
    return next((value for value in found if isinstance(value, NamedNode)), None)


def _value(graph: Queryable, subject: NamedNode | None, predicate: str) -> str:
    found = (quad.object for quad in graph.triples(subject, NamedNode(predicate))) if subject else iter(())
    return next((value.value for value in found if isinstance(value, Literal)), "")
