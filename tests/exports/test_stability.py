"""Stability: the same store gives the same bytes, and a document more adds lines."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.exports import EXPORTERS, Filters, Portion, portion_of
from kg.exports.context import context_text
from kg.exports.sorting import Sorter
from kg.rdf import document_iri
from kg.store import Graph
from kg.vocabulary import ONTOLOGY, ZC

HASH = """
import hashlib, sys
from pathlib import Path
from kg.exports import EXPORTERS, Filters, portion_of
from kg.store import open_graph
with open_graph(Path(sys.argv[1])) as graph:
    for name, exporter in EXPORTERS.items():
        for view in exporter.views:
            filters = Filters(documents=("https://w3id.org/zhice/id/document/local-key-points-2019",))
            portion, digest = portion_of(graph, view, filters), hashlib.sha256()
            class Out:
                flush = lambda self: None
                def write(self, data):
                    digest.update(data)
                    return len(data)
                def writelines(self, lines):
                    for line in lines: digest.update(line)
            if exporter.files:
                for file in exporter.files(portion): digest.update(repr(file).encode())
            else:
                exporter.send(portion, Out())
            print(name, view, digest.hexdigest())
"""
LINES = ("turtle", "turtle12", "ntriples", "nquads", "jsonld")
NEXT = "annual-report-2017-ch3"


def text_of(name: str, portion: Portion) -> str:
    out = io.BytesIO()
    EXPORTERS[name].send(portion, out)
    return out.getvalue().decode()


def test_every_format_and_view_has_the_same_bytes_whatever_the_hash_seed(store: Path) -> None:
    runs = []
    for hash_seed in ("0", "4711"):
        done = subprocess.run(
            [sys.executable, "-c", HASH, str(store)],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        )
        runs.append(done.stdout.splitlines())
    assert runs[0] == runs[1]
    assert len(runs[0]) == sum(len(exporter.views) for exporter in EXPORTERS.values())
    assert len({line.split()[2] for line in runs[0]}) > 25


@pytest.mark.parametrize(("name", "view"), [*((name, "full") for name in LINES), ("turtle", "claims")])
def test_a_document_more_changes_no_line_and_adds_only_its_own(
    before: Graph, after: Graph, name: str, view: str
) -> None:
    old = Counter(text_of(name, portion_of(before, view, Filters())).split("\n"))
    new = Counter(text_of(name, portion_of(after, view, Filters())).split("\n"))
    if name == "jsonld":
        # A node is a line: those that a new document speaks of too are told anew, and no others.
        gone = old - new
        assert sum(gone.values()) < 0.1 * sum(old.values())
        assert not [line for line in gone if '"id": "claim/' in line[:12] or '"id": "passage/' in line[:14]]
        return
    # The version of the data is all that may change.
    gone = [line for line in old - new if "versionInfo" not in line]
    assert gone == []
    assert sum((old - new).values()) <= 1
    assert sum((new - old).values()) > 1000
    if name == "ntriples" and view == "full":
        assert _not_of_the_new_document(after, new - old) == []


def _not_of_the_new_document(graph: Graph, lines: Counter[str]) -> list[str]:
    """Lines whose subject is not what the document names: itself, claims with their parts and passages, things."""
    document = NamedNode(document_iri(NEXT))
    own = {quad.subject.value for quad in graph.triples(None, NamedNode(ZC.inDocument), document)}
    own |= {quad.object.value for quad in graph.triples(document, NamedNode(ZC.states))} | {document.value}
    places = {quad.object.value for iri in own for quad in graph.triples(NamedNode(iri), NamedNode(ZC.place))}
    entities = {quad.object.value for iri in own for quad in graph.triples(NamedNode(iri), NamedNode(ZC.entity))}
    known = own | places | entities
    subjects = {line: line.partition(" ")[0][1:-1] for line in lines}
    return [
        line
        for line, subject in subjects.items()
        if subject.partition("/part/")[0] not in known
        and "/difference/" not in subject
        and f"/document/{NEXT}/" not in subject
        and "versionInfo" not in line
    ]


def test_n_quads_of_everything_are_sorted_and_without_blank_nodes(graph: Graph) -> None:
    lines = text_of("nquads", portion_of(graph, "full", Filters())).encode().splitlines()
    assert lines == sorted(set(lines))
    assert not [line for line in lines if line.startswith(b"_:") or b" _:" in line.split(b'"')[0]]


def test_a_sorter_gives_the_same_lines_from_files_as_from_memory() -> None:
    lines = [hashlib.sha256(str(number).encode()).hexdigest().encode() + b" \xe4\xb8\xad .\n" for number in range(5000)]
    data = b"".join(lines)
    for run in (10_000_000, 7_000):
        sorter = Sorter(run)
        for start in range(0, len(data), 999):
            sorter.write(data[start : start + 999])
        assert list(sorter.lines()) == sorted(lines)


def test_the_context_beside_the_ontology_is_the_one_made_from_it() -> None:
    file = ONTOLOGY / "context.jsonld"
    assert file.read_text(encoding="utf-8") == context_text(), (
        "renew it: python -c 'from kg.exports import context_text; print(context_text(), end=\"\")'"
    )
