"""The command: `kg export` as a user calls it."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg.cli import run
from kg.cli.exporting import FORMATS, VIEWS
from kg.exports import EXPORTERS
from kg.exports import VIEWS as ALL_VIEWS
from kg.exports.tables import METADATA
from kg.rdf import read_facts
from kg.store import Graph
from kg.vocabulary import RDF, XSD

Shell = Callable[..., tuple[int, str, str]]
CSVW_TYPES = {"string": XSD.string, "integer": XSD.integer, "decimal": XSD.decimal, "boolean": XSD.boolean}


@pytest.fixture
def shell(store: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("KG_STORE", str(store))

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        code = run([str(argument) for argument in ("export", *arguments)])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return call


def one_line(err: str) -> bool:
    return err.count("\n") == 1 and err.startswith("kg: ")


def test_the_command_offers_exactly_the_formats_and_views_that_there_are() -> None:
    assert tuple(EXPORTERS) == FORMATS
    assert ALL_VIEWS == VIEWS


def test_a_file_is_the_same_as_stdout_and_its_ending_tells_the_format(shell: Shell, tmp_path: Path) -> None:
    options = ("--type", "fund", "--view", "claims")
    _, out, _ = shell("--format", "turtle", *options)
    code, nothing, err = shell("-o", tmp_path / "funds.ttl", *options)
    assert (code, nothing, err) == (0, "", "")
    assert (tmp_path / "funds.ttl").read_text(encoding="utf-8") == out
    assert "zc:FundClaim" in out
    assert [path.name for path in tmp_path.iterdir()] == ["funds.ttl"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "give --format"),
        (("-o", "graph.docx"), "ending that tells no format"),
        (("--format", "gexf", "--view", "full"), "it has entities, claims"),
        (("--format", "csv"), "several files"),
        (("--format", "turtle", "--area", "火星"), "no area"),
        (("--format", "turtle", "--document", "nowhere"), "no document"),
        (("--format", "turtle", "--view", "ontology", "--year", "2017"), "takes no filters"),
        (("--format", "turtle", "-o", "no/such/folder/x.ttl"), "folder that does not exist"),
        (("--format", "turtle", "-o", "."), "is a folder"),
    ],
)
def test_a_wrong_use_is_told_in_one_line(
    shell: Shell, arguments: tuple[str, ...], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = shell(*arguments)
    assert (code, out) == (2, "")
    assert one_line(err), err
    assert says in err
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_fails_leaves_the_old_file(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.nt"
    path.write_text("old")

    def fail(*_: object) -> Iterator[bytes]:
        yield b"half"
        raise OSError("disk full")

    monkeypatch.setattr("kg.exports.portions._Reading.lines", fail)
    code, _, err = shell("-o", path, "--view", "entities")
    assert (code, err) == (2, "kg: disk full\n")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_ontology_opens_without_a_store(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE", "/nonexistent")
    code, out, err = shell("--format", "rdfxml", "--view", "ontology")
    assert (code, err) == (0, "")
    assert "<owl:Ontology" in out
    assert "owl:imports" not in out


def test_what_was_left_out_of_a_picture_is_told(shell: Shell, tmp_path: Path) -> None:
    options = ("-o", tmp_path / "graph.gexf", "--area", "湖北")
    code, _, err = shell(*options)
    assert code == 0
    assert "--all-links keeps them" in err
    code, _, err = shell(*options, "--all-links")
    assert (code, err) == (0, "")


def test_the_help_stays_quick_for_it_loads_no_format() -> None:
    code = "import sys, kg.cli; print([name for name in sys.modules if name.startswith('kg.exports')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


# Tables


def test_tables_in_a_folder_and_in_a_zip_are_the_same_and_hold_every_fact(
    shell: Shell, tmp_path: Path, graph: Graph
) -> None:
    assert shell("--format", "csv", "-o", tmp_path / "tables", "--document", "gansu-plan-2016")[0] == 0
    assert shell("-o", tmp_path / "tables.zip", "--document", "gansu-plan-2016")[0] == 0
    files = {path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()}
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in archive.infolist())
    rows = {name: list(csv.DictReader(io.StringIO(data.decode()))) for name, data in files.items() if name != METADATA}
    facts = [fact for fact in read_facts(graph.triples) if fact.evidence.document == "gansu-plan-2016"]
    assert len(facts) > 100
    told = sorted((row["quote"], row["rule"]) for name in rows if name != "documents.csv" for row in rows[name])
    assert told == sorted((fact.evidence.quote, fact.evidence.rule) for fact in facts)
    assert {row["doc"] for row in rows["target.csv"]} == {row["id"] for row in rows["documents.csv"]}


def test_tables_replace_earlier_ones_and_nothing_else(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    options = ("--format", "csv", "--type", "fund", "-o", folder)
    assert shell(*options)[0] == 0
    assert shell(*options)[0] == 0
    (folder / METADATA).unlink()
    code, _, err = shell(*options)
    assert code == 2
    assert "holds something else" in err
    assert (folder / "fund.csv").exists()


def test_the_metadata_names_every_column_and_each_cell_that_it_makes_a_triple_of_is_one_of_the_graph(
    shell: Shell, tmp_path: Path, graph: Graph
) -> None:
    shell("--format", "csv", "-o", tmp_path / "tables")
    metadata = json.loads((tmp_path / "tables" / METADATA).read_text(encoding="utf-8"))
    made = 0
    for table in metadata["tables"]:
        schema = table["tableSchema"]
        reader = csv.DictReader(io.StringIO((tmp_path / "tables" / table["url"]).read_text(encoding="utf-8")))
        columns = [column for column in schema["columns"] if not column.get("virtual")]
        assert [column["name"] for column in columns] == reader.fieldnames
        assert all(column["titles"]["zh-Hans"][0] and column["titles"]["en"][1] for column in columns)
        for row in reader:
            for subject, predicate, value in triples_of(row, schema):
                made += 1
                assert next(graph.triples(subject, predicate, value), None), (subject, predicate, value)
    assert made > 15000


def triples_of(
    row: dict[str, str], schema: dict[str, object]
) -> Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]:
    """The triples of a row as Generating RDF from Tabular Data on the Web has them, for what our metadata uses."""

    def fill(template: str) -> str:
        return re.sub(r"\{\+?(\w+)\}", lambda match: row[match[1]], template)

    for column in schema["columns"]:  # type: ignore[attr-defined]
        cell = row.get(column["name"], "")
        if column.get("suppressOutput") or not (cell or column.get("virtual")):
            continue
        subject = NamedNode(fill(column.get("aboutUrl", schema["aboutUrl"])))
        predicate = NamedNode(column["propertyUrl"].replace("rdf:type", RDF.type))
        if "valueUrl" in column:
            yield subject, predicate, NamedNode(fill(column["valueUrl"]))
        else:
            yield subject, predicate, Literal(cell, datatype=NamedNode(CSVW_TYPES[column["datatype"]]))
