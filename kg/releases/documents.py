"""Documents (文件清单): which documents a release was read from, each with its SHA-256."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from kg.bad_input import BadInput
from kg.checks import check_proof
from kg.queries import read_answer
from kg.store import Graph
from kg.vocabulary import ONTOLOGY_IRI

_COLUMNS = ("id", "title", "issuer", "date", "number", "source", "sha256", "claims")
_DOCUMENTS = f"""
PREFIX zc: <{ONTOLOGY_IRI}#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?id ?title ?issuer ?date ?number ?source ?sha256 ?claims {{
  ?document a zc:Document ; zc:documentId ?id ; zc:sha256 ?sha256 .
  OPTIONAL {{ ?document dcterms:title ?title }}
  OPTIONAL {{ ?document zc:issuerName ?issuer }}
  OPTIONAL {{ ?document zc:dateIssued ?date }}
  OPTIONAL {{ ?document zc:documentNumber ?number }}
  OPTIONAL {{ ?document dcterms:source ?source }}
  OPTIONAL {{
    SELECT ?document (COUNT(?claim) AS ?claims)
    {{ ?claim zc:about ?thing ; zc:inDocument ?document }} GROUP BY ?document
  }}
}} ORDER BY ?id"""

Rows = tuple[Mapping[str, str], ...]


def list_documents(graph: Graph) -> Rows:
    """The documents of a store, by id: what is told of each, "" where nothing is."""
    found = read_answer(graph.query(_DOCUMENTS))
    rows = (dict(zip(found.columns, row, strict=True)) for row in found.rows)
    return tuple({name: "" if value is None else str(value) for name, value in row.items()} for row in rows)


def manifest(documents: Rows) -> str:
    """The documents as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows([document[name] for name in _COLUMNS] for document in documents)
    return out.getvalue()


def prove(graph: Graph, documents: Rows, sources: Sequence[Path]) -> int:
    """Read every quote again in its document; how many claims were proved.

    Raises BadInput where a document is missing, is another version, or has not the quote.
    """
    failure = next(iter(sorted(check_proof(graph.store, sources))), None)
    if failure is not None:
        raise BadInput(failure.subject, failure.problem, failure.remedy)
    return sum(int(document["claims"] or 0) for document in documents)


def copies(documents: Rows, sources: Sequence[Path]) -> dict[str, bytes]:
    """The documents themselves: name in the release -> bytes. Raises BadInput where one is missing or not the one."""
    files = {path.stem: path for path in sources}
    found = {}
    for document in documents:
        path = files.get(document["id"])
        if path is None:
            raise BadInput(document["id"], "its file is not among the documents given", "name it with --documents")
        data = path.read_bytes()
        if sha256(data).hexdigest() != document["sha256"]:
            raise BadInput(
                path, "is not the version that the store was built from", "bring that one back, or build again"
            )
        found[f"documents/{path.name}"] = data
    return found
