"""The release: sums, descriptions whose counts are those of SPARQL, quality, changes, and the same bytes every time."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store, parse
from rdflib import Graph as RdflibGraph
from rdflib import URIRef
from rocrate.rocrate import ROCrate

from kg.bad_input import BadInput
from kg.cli import run
from kg.cli.publishing import _LICENCES
from kg.documents import list_sources
from kg.evaluation.intervals import Share
from kg.queries import find_query, read_answer
from kg.releases import LICENCES, read_particulars, write_release
from kg.store import open_graph
from kg.vocabulary import DATA_IRI, ONTOLOGY

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
VOID, DCAT = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#"
COUNTS = {
    "triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
    "classes": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s a ?o }",
    "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
    "entities": f'SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{DATA_IRI}")) }}',
}


@pytest.fixture(scope="session")
def released(store: Path, small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the seeds, after one of a single document."""
    folder = tmp_path_factory.mktemp("released") / "zhice"
    with open_graph(store) as graph:
        told = read_particulars(graph, day="2026-11-21", creators=('Zhang "San" 张三',))
        write_release(graph, folder, told, previous=small, sources=list_sources([SEEDS]))
    return folder


@pytest.fixture(scope="session")
def loaded(released: Path) -> Store:
    """The dump of the release in a store of its own."""
    store = Store()
    store.bulk_load(path=released / "data" / "zhice.ttl", format=RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="session")
def described(released: Path) -> RdflibGraph:
    return RdflibGraph().parse(released / "dataset.ttl", publicID="https://example.org/release/dataset.ttl")


def asked(store: Store, query: str) -> dict[str, int]:
    """What a query counts: the last column by the first."""
    rows = read_answer(store.query(query)).rows
    return {str(row[0]): int(row[-1] or 0) for row in rows}


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_sums_are_those_of_all_files(released: Path) -> None:
    lines = dict(reversed(line.split("  ")) for line in (released / "SHA256SUMS").read_text().splitlines())
    found = {name: hashlib.sha256(data).hexdigest() for name, data in files(released).items() if name != "SHA256SUMS"}
    assert lines == found
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS"], cwd=released, check=True)


def test_the_dumps_hold_what_the_store_states(released: Path, store: Path) -> None:
    turtle = {str(quad.triple) for quad in parse(path=released / "data" / "zhice.ttl")}
    quads = {str(quad.triple) for quad in parse(path=released / "data" / "zhice.nq")}
    with open_graph(store) as graph:
        stated = {str(quad.triple) for quad in graph.store.quads_for_pattern(None, None, None, DefaultGraph())}
    # Blank nodes are named anew in each file; there are none.
    assert turtle == quads == stated


@pytest.mark.parametrize("measure", COUNTS)
def test_the_counts_of_void_are_those_of_sparql(measure: str, described: RdflibGraph, loaded: Store) -> None:
    (told,) = described.objects(URIRef(f"{DATA_IRI}dataset/data"), URIRef(VOID + measure))
    ((found,),) = read_answer(loaded.query(COUNTS[measure])).rows
    assert int(told) == found > 0


@pytest.mark.parametrize(
    ("names", "query"),
    [
        (("class", "entities"), "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c"),
        (("property", "triples"), "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p"),
        (
            ("linkPredicate", "triples"),
            'SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o FILTER(ISIRI(?o) && CONTAINS(STR(?o), "wikidata")) } GROUP BY ?p',
        ),
    ],
)
def test_the_partitions_and_links_are_those_of_sparql(
    names: tuple[str, str], query: str, described: RdflibGraph, loaded: Store
) -> None:
    key, size = (URIRef(VOID + name) for name in names)
    told = {str(value): int(described.value(node, size) or 0) for node, value in described.subject_objects(key)}
    assert told == asked(loaded, query)
    assert told


def test_every_part_that_the_data_set_names_is_described(described: RdflibGraph) -> None:
    dataset = URIRef(f"{DATA_IRI}dataset/data")
    for name in ("classPartition", "propertyPartition", "subset"):
        parts = set(described.objects(dataset, URIRef(VOID + name)))
        assert parts
        assert all((part, None, None) in described for part in parts)


def test_the_distributions_tell_the_size_and_sum_of_their_files(described: RdflibGraph, released: Path) -> None:
    found = list(described.subject_objects(URIRef(DCAT + "downloadURL")))
    assert len(found) == 4
    for node, url in found:
        data = (released / str(url).removeprefix("https://example.org/release/")).read_bytes()
        assert int(described.value(node, URIRef(DCAT + "byteSize")) or 0) == len(data)
        checksum = described.value(node, URIRef("http://spdx.org/rdf/terms#checksum"))
        value = described.value(checksum, URIRef("http://spdx.org/rdf/terms#checksumValue"))
        assert str(value).lower() == hashlib.sha256(data).hexdigest()


def test_the_crate_is_read_by_rocrate_and_names_every_file(released: Path) -> None:
    crate = ROCrate(released)
    root = crate.root_dataset
    assert root["datePublished"] == "2026-11-21"
    assert root["license"].id == "https://creativecommons.org/licenses/by/4.0/"
    assert [creator["name"] for creator in root["creator"]] == ['Zhang "San" 张三']
    assert crate.metadata["conformsTo"] == "https://w3id.org/ro/crate/1.1"
    held = files(released)
    named = {entity.id: entity for entity in crate.data_entities}
    assert named.keys() == held.keys() - {"ro-crate-metadata.json"}
    for name, entity in named.items():
        assert entity.type == "File"
        if name != "SHA256SUMS":
            assert int(entity["contentSize"]) == len(held[name])
            assert entity["sha256"] == hashlib.sha256(held[name]).hexdigest()


def test_the_crate_refers_to_nothing_that_it_does_not_hold(released: Path) -> None:
    graph: list[dict[str, Any]] = json.loads((released / "ro-crate-metadata.json").read_text())["@graph"]
    held = {entity["@id"] for entity in graph}
    assert len(held) == len(graph)
    assert all("@type" in entity for entity in graph)
    for entity in graph:
        for value in entity.values():
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, dict):
                    assert each["@id"] in held | {"https://w3id.org/ro/crate/1.1"}


def test_the_saved_queries_answer_on_the_dump_as_on_the_store(loaded: Store, store: Path, released: Path) -> None:
    for name in ("protection-centres", "funds", "conflicts"):
        text = (released / "queries" / f"{name}.rq").read_text()
        assert text == find_query(name).text
        with open_graph(store) as graph:
            expected = read_answer(graph.query(text))
        assert read_answer(loaded.query(text)).rows == expected.rows
        assert expected.rows


def test_the_manifest_names_each_document_with_its_sum_and_the_documents_stay_out(released: Path) -> None:
    with (released / "documents" / "manifest.csv").open(newline="", encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    sums = {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in SEEDS.glob("*.txt")}
    assert {row["id"]: row["sha256"] for row in rows} == sums
    gansu = next(row for row in rows if row["id"] == "gansu-plan-2016")
    assert (gansu["issuer"], gansu["date"], gansu["number"]) == ("甘肃省人民政府", "2016-11-10", "甘政发〔2016〕93号")
    assert int(gansu["claims"]) > 50
    assert [path.name for path in (released / "documents").iterdir()] == ["manifest.csv"]
    assert "They are not here" in (released / "README.md").read_text()


def test_the_quality_is_what_was_measured_of_the_rules_and_no_more(released: Path) -> None:
    measured = RdflibGraph().parse(ONTOLOGY / "rule-quality.ttl")
    rows = measured.query(
        """PREFIX dqv: <http://www.w3.org/ns/dqv#> PREFIX zc: <https://w3id.org/zhice/ontology#>
        SELECT ?rule ?right ?of { ?m dqv:computedOn ?rule ; zc:rightCount ?right ; zc:sampleSize ?of }"""
    )
    known = {str(rule).rpartition("/")[2]: Share(int(right), int(of)) for rule, right, of in rows}  # type: ignore[misc]
    with (released / "quality" / "rules.csv").open(newline="", encoding="utf-8") as opened:
        told = list(csv.DictReader(opened))
    sums: dict[str, list[int]] = {}
    for row in told:
        share = known.get(row["rule"])
        assert (row["sample"] == "") == (share is None)
        if share is not None:
            assert (int(row["right"]), int(row["sample"])) == (share.count, share.of)
            assert (row["low"], row["high"]) == (f"{share.low:.3f}", f"{share.high:.3f}")
            each = sums.setdefault(row["type"], [0, 0])
            each[0] += share.count
            each[1] += share.of
    text = (released / "quality" / "QUALITY.md").read_text()
    for kind, (right, of) in sums.items():
        share = Share(right, of)
        pattern = rf"\| {kind} \| \d+ \| {of} \| {right} \| {share.value:.3f} \| {share.low:.3f}–{share.high:.3f} \|"
        assert re.search(pattern, text), kind
    assert "F1" not in text
    assert "all 1" in text.partition("Read again")[2]


def test_the_changes_tell_what_came_since_the_release_before(released: Path, tmp_path: Path, small: Path) -> None:
    text = (released / "CHANGES.md").read_text()
    assert "| gansu-plan-2016 | target |" in text
    assert not re.search(r"\| local-key-points-2019 \|", text)
    with open_graph(small) as graph:
        write_release(graph, tmp_path / "first", read_particulars(graph))
        write_release(graph, tmp_path / "again", read_particulars(graph), previous=tmp_path / "first")
    assert "No fact has changed." in (tmp_path / "again" / "CHANGES.md").read_text()


def test_the_same_store_gives_the_same_bytes_whatever_the_hash_seed(small: Path, tmp_path: Path) -> None:
    code = "import sys; from kg.cli.publishing import release; release.main(sys.argv[1:], standalone_mode=False)"
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / seed), "--store", str(small)],
            env=os.environ | {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1700000000"},
            check=True,
            capture_output=True,
        )
    assert files(tmp_path / "1") == files(tmp_path / "2")
    assert "date-released: 2023-11-14" in (tmp_path / "1" / "CITATION.cff").read_text()


def test_the_documents_come_along_where_that_is_wanted(small: Path, tmp_path: Path) -> None:
    (seed,) = SEEDS.glob("local-key-points-2019.*")
    with open_graph(small) as graph:
        told = read_particulars(graph, licence="CC0-1.0")
        write_release(graph, tmp_path / "r", told, sources=[seed], with_documents=True)
        assert (tmp_path / "r" / "documents" / seed.name).read_bytes() == seed.read_bytes()
        assert "this licence does not cover them" in (tmp_path / "r" / "README.md").read_text()
        assert "kept here unchanged" in (tmp_path / "r" / "LICENSE").read_text()
        assert "Ontology and queries: CC-BY-4.0" in (tmp_path / "r" / "README.md").read_text()
        assert "license: CC0-1.0" in (tmp_path / "r" / "CITATION.cff").read_text()
        crate = ROCrate(tmp_path / "r")
        assert crate.root_dataset["license"].id == LICENCES["CC0-1.0"]
        assert crate.get("ontology/zhice.ttl")["license"].id == LICENCES["CC-BY-4.0"]
        assert "rights" in str(crate.get(f"documents/{seed.name}")["usageInfo"])
        changed = tmp_path / seed.name
        changed.write_bytes(seed.read_bytes() + b"\n")
        with pytest.raises(BadInput, match="not the version"):
            write_release(graph, tmp_path / "s", told, sources=[changed], with_documents=True)
        assert not (tmp_path / "s").exists()


def test_readmes_name_files_that_are_there_and_the_same_in_both_languages(released: Path) -> None:
    named = []
    for name in ("README.md", "README.zh.md"):
        text = (released / name).read_text()
        found = {each for row in re.findall(r"^\| (`.*?) \|", text, re.M) for each in re.findall("`([^`]+)`", row)}
        assert "$" not in text
        assert all((released / each).exists() for each in found)
        named.append(found)
    assert named[0] == named[1]
    assert len(named[0]) == 11


def test_the_citation_is_of_a_data_set_with_its_authors(released: Path) -> None:
    text = (released / "CITATION.cff").read_text()
    assert "type: dataset\n" in text
    assert 'authors:\n  - name: "Zhang \\"San\\" 张三"\n' in text
    assert re.search(r'^version: "[0-9a-f]{12}"$', text, re.M)


def test_a_date_that_is_none_and_a_folder_of_others_are_refused(small: Path, tmp_path: Path) -> None:
    with open_graph(small) as graph:
        with pytest.raises(BadInput, match="is no date"):
            read_particulars(graph, day="21.11.2026")
        (tmp_path / "thesis").mkdir()
        (tmp_path / "thesis" / "thesis.txt").write_text("mine")
        with pytest.raises(BadInput, match="something else"):
            write_release(graph, tmp_path / "thesis", read_particulars(graph))


def test_the_command_line_offers_the_licences_that_releases_know() -> None:
    assert tuple(LICENCES) == _LICENCES


def test_the_commands_say_in_one_line_what_is_wrong(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path / "x")
    assert run(["release", folder, "--with-documents", "--store", str(small)]) == 2
    assert "--with-documents needs --documents" in capsys.readouterr().err
    assert run(["site", folder, "--base-url", "example.org", "--store", str(small)]) == 2
    assert "--base-url begins with https://" in capsys.readouterr().err
    assert run(["site", folder, "--store", str(small)]) == 0
    assert (tmp_path / "x" / "index.html").is_file()
