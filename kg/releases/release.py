"""Release (发布): the files of a release, in the order in which they can be made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.bad_input import BadInput
from kg.exports import EXPORTERS, Filters, portion_of
from kg.exports.destination import written_folder
from kg.exports.selection import CLAIM_VIEW, ENTITIES, FULL
from kg.queries import FOLDER
from kg.releases.changes import DUMP, changes
from kg.releases.counts import count
from kg.releases.crate import METADATA, crate
from kg.releases.description import description
from kg.releases.documents import Rows, copies, list_documents, manifest, prove
from kg.releases.files import SUMS, list_files, sums_text
from kg.releases.particulars import Particulars
from kg.releases.quality import differences, measure, report, rules_table
from kg.releases.texts import citation, licence_text, readme_en, readme_zh, summary
from kg.store import Graph, is_current
from kg.vocabulary import ONTOLOGY


def write_release(
    graph: Graph,
    folder: Path,
    told: Particulars,
    *,
    previous: Path | None = None,
    sources: Sequence[Path] = (),
    with_documents: bool = False,
) -> int:
    """Write a release of a store into a folder, in place of an earlier one there; how many files it has.

    With `sources`, the documents, every quote is read again first; `with_documents` puts them into the release. The
    same store and particulars give the same bytes. Raises BadInput for a store made by other rules or words.
    """
    if not is_current(graph.info):
        raise BadInput("the store", "was made by other rules or words than this program's", "build it again: kg build")
    documents = list_documents(graph)
    proved = prove(graph, documents, sources) if sources else None
    originals = copies(documents, sources) if with_documents else {}
    with written_folder(folder, METADATA) as fresh:
        _write_data(graph, fresh)
        _write_ontology(fresh)
        _write(fresh, "documents/manifest.csv", manifest(documents))
        for name, data in originals.items():
            (fresh / name).write_bytes(data)
        rules = measure(graph)
        _write(fresh, "quality/rules.csv", rules_table(rules))
        _write(fresh, "quality/QUALITY.md", report(rules, differences(graph), proved))
        if previous is not None:
            _write(fresh, "CHANGES.md", changes(previous, fresh / DUMP))
        _write_descriptions(graph, fresh, told, documents)
        return sum(1 for _ in list_files(fresh))


def _write_data(graph: Graph, fresh: Path) -> None:
    (fresh / "data" / "tables").mkdir(parents=True)
    with (fresh / DUMP).open("wb") as out:
        EXPORTERS["nquads"].send(portion_of(graph, FULL, Filters()), out)
    with (fresh / "data" / "zhice.ttl").open("wb") as out:
        EXPORTERS["turtle"].send(portion_of(graph, FULL, Filters()), out)
    with (fresh / "data" / "entities.gexf").open("wb") as out:
        EXPORTERS["gexf"].send(portion_of(graph, ENTITIES, Filters()), out)
    tables = EXPORTERS["csv"].files
    assert tables is not None
    for name, data in tables(portion_of(graph, CLAIM_VIEW, Filters())):
        (fresh / "data" / "tables" / name).write_bytes(data)


def _write_ontology(fresh: Path) -> None:
    for folder, name, patterns in ((ONTOLOGY, "ontology", ("*.ttl", "*.jsonld")), (FOLDER, "queries", ("*.rq",))):
        (fresh / name).mkdir()
        for path in sorted(path for pattern in patterns for path in folder.glob(pattern)):
            (fresh / name / path.name).write_bytes(path.read_bytes())


def _write_descriptions(graph: Graph, fresh: Path, told: Particulars, documents: Rows) -> None:
    counts = count(portion_of(graph, FULL, Filters()).lines())
    facts = sum(int(document["claims"] or 0) for document in documents)
    optional = {"documents": len(list((fresh / "documents").iterdir())) > 1, "changes": (fresh / "CHANGES.md").exists()}
    extras = frozenset(name for name, holds in optional.items() if holds)
    _write(fresh, "dataset.ttl", description(told, counts, list(list_files(fresh))))
    _write(fresh, "README.md", readme_en(told, documents, counts, facts, extras))
    _write(fresh, "README.zh.md", readme_zh(told, documents, counts, facts, extras))
    _write(fresh, "LICENSE", licence_text(told, with_documents=optional["documents"]))
    _write(fresh, "CITATION.cff", citation(told))
    _write(fresh, METADATA, crate(told, list(list_files(fresh)), summary(told, documents, facts)))
    _write(fresh, SUMS, sums_text(fresh))


def _write(fresh: Path, name: str, text: str) -> None:
    path = fresh / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
