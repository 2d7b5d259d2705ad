"""A stage that stands in for reading, extracting and mapping, so that builds can be tested without them.

It is a module of its own because worker processes import it by name. A file of the made-up kind holds one claim a line;
a file that begins with `!` cannot be read.
"""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg.build import Outcome
from kg.rdf import graph_iri
from kg.vocabulary import DATA_IRI, RDF, ZC


def read(path: Path) -> Outcome:
    lines = path.read_text(encoding="utf-8").splitlines()
    if lines and lines[0].startswith("!"):
        return Outcome(path, path.stem, problem=f"{path}: cannot be read; mend it")
    graph = NamedNode(graph_iri(path.stem))
    document = NamedNode(f"{DATA_IRI}document/{path.stem}")
    quads = [
        Quad(document, NamedNode(RDF.type), NamedNode(ZC.Document), graph),
        Quad(document, NamedNode(ZC.documentId), Literal(path.stem), graph),
    ]
    for number, line in enumerate(lines):
        claim = NamedNode(f"{DATA_IRI}claim/{path.stem}-{number}")
        quads += [
            Quad(claim, NamedNode(RDF.type), NamedNode(ZC.Claim), graph),
            Quad(claim, NamedNode(ZC.name), Literal(line), graph),
            Quad(claim, NamedNode(ZC.about), NamedNode(f"{DATA_IRI}thing/{line}"), graph),
            Quad(NamedNode(f"{DATA_IRI}thing/{line}"), NamedNode(ZC.name), Literal(line), graph),
        ]
    return Outcome(path, path.stem, len(lines), quads)
