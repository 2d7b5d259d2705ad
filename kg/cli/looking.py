"""Looking (查看): the commands that show what a store holds, without a question put to it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click

from kg.cli.answers import limit_option
from kg.cli.completing import complete_document
from kg.cli.opening import open_store
from kg.cli.options import format_option, store_option
from kg.cli.tables import write_rows
from kg.facts import TYPES, fact_to_json
from kg.queries import Value, as_value
from kg.store import is_current

_FACT_FORMATS = ("jsonl", "json", "csv", "tsv")
_HEAD = ("doc", "type", "area", "city")
_EVIDENCE = ("quote", "start", "end", "rule", "echoes")


@click.command(epilog="Example: kg facts --type protection_centre --format csv > centres.csv")
@click.option("--type", "types", type=click.Choice(list(TYPES)), multiple=True, help="Facts of this type only.")
@click.option(
    "--document",
    "documents",
    multiple=True,
    metavar="ID",
    shell_complete=complete_document,
    help="Facts of this document only.",
)
@limit_option
@click.option("--format", "form", type=click.Choice(_FACT_FORMATS), default="jsonl", show_default=True)
@store_option
def facts(types: tuple[str, ...], documents: tuple[str, ...], limit: int | None, form: str, store: Path) -> None:
    """Print the facts, read back from the store (事实): one a line, with quote, place and rule."""
    from kg.rdf import read_facts

    with open_store(store) as graph:
        records = [
            fact_to_json(fact)
            for fact in read_facts(graph.triples, types or tuple(TYPES))
            if not documents or fact.evidence.document in documents
        ][:limit]
    if form == "jsonl":
        for record in records:
            click.echo(json.dumps(record, ensure_ascii=False))
        return
    if form == "json":
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
        return
    fields = [
        field for field in dict.fromkeys(key for record in records for key in record) if field not in _HEAD + _EVIDENCE
    ]
    columns = [*_HEAD, *fields, *_EVIDENCE]
    write_rows(columns, [[as_value(record.get(column)) for column in columns] for record in records], form)


@click.command(epilog="Example: kg info --format json")
@store_option
@format_option
def info(store: Path, form: str | None) -> None:
    """Tell what the store holds (概况): versions, documents, facts by type."""
    from kg.rdf import count_facts
    from kg.store.edition import data_version

    with open_store(store) as graph:
        found = count_facts(graph.triples)
        held, version = graph.info, data_version(graph.store)
    by_type, by_document = Counter[str](), Counter[str]()
    for (kind, document), count in found.items():
        by_type[kind] += count
        by_document[document] += count
    rows: list[tuple[Value, ...]] = [
        ("store", "folder", str(store)),
        ("store", "program", held.program),
        ("store", "ontology", held.ontology[:12]),
        ("store", "made by this program", is_current(held)),
        ("store", "data", version),
        ("store", "documents", held.documents),
        ("store", "triples", held.triples),
        ("store", "facts", by_type.total()),
        *(("facts", kind, by_type[kind]) for kind in TYPES),
        *(("document", document, count) for document, count in sorted(by_document.items())),
    ]
    write_rows(("item", "name", "value"), rows, form)
