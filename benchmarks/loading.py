"""Loading (载入): writing a store against a bare bulk load of the same quads into Oxigraph."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from pyoxigraph import Quad, RdfFormat, Store, parse

from benchmarks.clocks import wall_time
from benchmarks.corpus import write_corpus
from kg.documents import read_document
from kg.extractors import extract_facts
from kg.rdf import ONTOLOGY_GRAPH, facts_to_triples, graph_iri, ontology_to_triples
from kg.store import DocumentTriples, current_version, replace_store
from kg.store.holdings import holding

DOCUMENTS = 60
ROUNDS = 5
WAYS = {
    "kg.store": "kg.store.replace_store",
    "bulk_load": "bare bulk_load of the same quads as text",
    "bulk_extend": "bare bulk_extend of the same quads",
}


def report_loading() -> Iterator[str]:
    """The lines of the report: seconds of both ways, in turn, and their ratio."""
    ontology = DocumentTriples(ONTOLOGY_GRAPH, [ontology_to_triples()])
    with TemporaryDirectory() as name:
        folder = Path(name)
        documents = list(_documents(folder / "texts"))
        pieces = [(part.graph, piece) for part in (ontology, *documents) for piece in part.pieces]
        lines = b"".join(piece + holding(graph, piece) for graph, piece in pieces)
        quads = list(parse(lines, format=RdfFormat.N_QUADS))
        ways: dict[str, list[float]] = {way: [] for way in WAYS}
        for number in range(ROUNDS):
            ours = partial(replace_store, folder / f"store-{number}", ontology, documents, current_version())
            ways["kg.store"].append(wall_time(ours))
            ways["bulk_load"].append(wall_time(partial(_load, folder / f"load-{number}", lines)))
            ways["bulk_extend"].append(wall_time(partial(_extend, folder / f"extend-{number}", quads)))
    seconds = {way: median(times) for way, times in ways.items()}
    yield f"Loading: {len(quads):,} quads ({DOCUMENTS} documents and the ontology), wall time, median of {ROUNDS}"
    for way, what in WAYS.items():
        yield f"  {what:40} {seconds[way]:6.2f} s   ratio {seconds['kg.store'] / seconds[way]:.2f}"


def _documents(folder: Path) -> Iterator[DocumentTriples]:
    write_corpus(folder, DOCUMENTS)
    for path in sorted(folder.iterdir()):
        document = read_document(path)
        yield DocumentTriples(graph_iri(document.id), [facts_to_triples(document, extract_facts(document)).lines()])


def _load(folder: Path, lines: bytes) -> None:
    store = Store(folder)
    store.bulk_load(lines, format=RdfFormat.N_QUADS)
    store.flush()


def _extend(folder: Path, quads: list[Quad]) -> None:
    store = Store(folder)
    store.bulk_extend(quads)
    store.flush()
