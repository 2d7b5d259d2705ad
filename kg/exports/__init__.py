"""Exports (导出): the graph, or a part of it, in the formats of other tools; one format a module.

The same store gives the same bytes on any machine: lines are sorted, nothing is random, no clock is asked. A document
more adds lines and changes none but that of the version of the data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.bad_input import BadInput
from kg.exports.context import context_text, make_context
from kg.exports.destination import write_files, written_file
from kg.exports.gexf import write_gexf
from kg.exports.graphml import write_graphml
from kg.exports.jsonld import write_jsonld
from kg.exports.lines import write_nquads, write_ntriples
from kg.exports.portions import Portion, ontology_portion, portion_of
from kg.exports.rdfxml import write_rdfxml
from kg.exports.selection import CLAIM_VIEW, ENTITIES, FULL, ONTOLOGY_VIEW, Filters
from kg.exports.tables import METADATA, write_tables
from kg.exports.turtle import write_trig, write_turtle
from kg.exports.turtle12 import write_turtle12

__all__ = [
    "EXPORTERS",
    "VIEWS",
    "Exporter",
    "Filters",
    "Portion",
    "context_text",
    "exporter_for",
    "make_context",
    "ontology_portion",
    "portion_of",
    "write_files",
    "written_file",
]

VIEWS = (ENTITIES, CLAIM_VIEW, FULL, ONTOLOGY_VIEW)
_RDF = (FULL, CLAIM_VIEW, ENTITIES, ONTOLOGY_VIEW)


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: how its files end, which views it can write, the first by default, and what writes it.

    `write` writes one file, `draw` one for graph tools and says how many things it left out, `files` gives several.
    """

    suffixes: tuple[str, ...]
    views: tuple[str, ...]
    write: Callable[[Portion, BinaryIO], None] | None = None
    draw: Callable[..., int] | None = None
    files: Callable[[Portion], Iterator[tuple[str, bytes]]] | None = None

    def send(self, portion: Portion, out: BinaryIO, *, all_links: bool = False) -> int:
        """Write a portion as one file; how many things were left out for having no link."""
        if self.draw is not None:
            return self.draw(portion, out, all_links=all_links)
        assert self.write is not None
        self.write(portion, out)
        return 0

    def save(self, portion: Portion, path: Path) -> None:
        """Write a portion of several files as a folder or zip."""
        assert self.files is not None
        write_files(path, self.files(portion), METADATA)


EXPORTERS: Mapping[str, Exporter] = {
    "turtle": Exporter((".ttl",), _RDF, write=write_turtle),
    "turtle12": Exporter((".ttl12",), (FULL, CLAIM_VIEW), write=write_turtle12),
    "ntriples": Exporter((".nt",), _RDF, write=write_ntriples),
    "nquads": Exporter((".nq",), _RDF, write=write_nquads),
    "trig": Exporter((".trig",), _RDF, write=write_trig),
    "jsonld": Exporter((".jsonld",), _RDF, write=write_jsonld),
    "rdfxml": Exporter((".rdf", ".owl", ".xml"), _RDF, write=write_rdfxml),
    "csv": Exporter((".zip",), (CLAIM_VIEW,), files=write_tables),
    "graphml": Exporter((".graphml",), (ENTITIES, CLAIM_VIEW), draw=write_graphml),
    "gexf": Exporter((".gexf",), (ENTITIES, CLAIM_VIEW), draw=write_gexf),
}
"""The formats, by the name that --format takes."""


def exporter_for(path: Path) -> str:
    """The name of the format that a file's ending tells. Raises BadInput where none has it."""
    for name, exporter in EXPORTERS.items():
        if path.suffix.lower() in exporter.suffixes:
            return name
    raise BadInput(path, "has an ending that tells no format", f"give --format: {', '.join(EXPORTERS)}")
