"""A stage that stands in for reading, extracting and mapping, so that builds can be tested without them.

It is a module of its own because worker processes import it by name. A file of the made-up kind holds one claim a line;
a file that begins with `!` cannot be read.
"""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.build import Outcome
from kg.vocabulary import DATA_IRI, RDF, ZC


def read(path: Path) -> Outcome:
    lines = path.read_text(encoding="utf-8").splitlines()
    if lines and lines[0].startswith("!"):
        return Outcome(path, path.stem, problem=f"{path}: cannot be read; mend it")
    document = NamedNode(f"{DATA_IRI}document/{path.stem}")
    said = [
        Triple(document, NamedNode(RDF.type), NamedNode(ZC.Document)),
        Triple(document, NamedNode(ZC.documentId), Literal(path.stem)),
    ]
    for number, line in enumerate(lines):
        claim = NamedNode(f"{DATA_IRI}claim/{path.stem}-{number}")
        said += [
            Triple(claim, NamedNode(RDF.type), NamedNode(ZC.Claim)),
            Triple(claim, NamedNode(ZC.name), Literal(line)),
            Triple(claim, NamedNode(ZC.about), NamedNode(f"{DATA_IRI}thing/{line}")),
            Triple(NamedNode(f"{DATA_IRI}thing/{line}"), NamedNode(ZC.name), Literal(line)),
        ]
    return Outcome(path, path.stem, len(lines), serialize(said, format=RdfFormat.N_TRIPLES) or b"")
