"""Looking (查看): the commands that show what a store holds, without a question put to it."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.opening import open_store
from kg.cli.options import format_option, store_option
from kg.cli.reasoning import print_inferred
from kg.cli.tables import write_rows
from kg.facts import TYPES, Fact, fact_to_json
from kg.queries import Value
from kg.store import is_current

if TYPE_CHECKING:
    from kg.queries.description import Description
    from kg.queries.differences import Told

_FACT_FORMATS = ("jsonl", "json", "csv", "tsv")
_HEAD = ("doc", "type", "area", "city")
_EVIDENCE = ("quote", "start", "end", "rule", "echoes")
_NOT_OWN = ("doc", "type", *_EVIDENCE)


@click.command(epilog="Example: kg facts --type protection_centre --format csv > centres.csv")
@click.option("--type", "types", type=click.Choice(list(TYPES)), multiple=True, help="Facts of this type only.")
@click.option("--document", "documents", multiple=True, metavar="ID", help="Facts of this document only.")
@click.option("--format", "form", type=click.Choice(_FACT_FORMATS), default="jsonl", show_default=True)
@store_option
def facts(types: tuple[str, ...], documents: tuple[str, ...], form: str, store: Path) -> None:
    """Print the facts, read back from the store (事实): one a line, with quote, place and rule."""
    from kg.rdf import read_facts

    with open_store(store) as graph:
        records = [
            fact_to_json(fact)
            for fact in read_facts(graph.triples, types or tuple(TYPES))
            if not documents or fact.evidence.document in documents
        ]
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
    write_rows(columns, [[_cell(record.get(column)) for column in columns] for record in records], form)


def _cell(value: object) -> Value:
    if isinstance(value, list):
        return "、".join(each if isinstance(each, str) else "-".join(map(str, each)) for each in value)
    return value if isinstance(value, str | int | float | bool) else None


@click.command(epilog="Example: kg explain '中国（浦东）知识产权保护中心'")
@click.argument("name", metavar="NAME|IRI")
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help="Claims shown; 0 for all.")
@click.option("--inferred", is_flag=True, help="Tell instead what follows by the ontology, and from what.")
@store_option
def explain(name: str, limit: int, inferred: bool, store: Path) -> None:
    """Tell all that is known of a thing (说明): names and why they were joined, and each claim with its sentence."""
    if inferred:
        print_inferred(store, name, limit)
        return
    from kg.queries.description import describe, find_things
    from kg.queries.differences import differences_of

    with open_store(store) as graph:
        iris = find_things(graph, name)
        found = [(describe(graph, iri), differences_of(graph, iri)) for iri in iris]
    for number, (description, differences) in enumerate(found):
        if number:
            click.echo()
        _print_description(description, limit)
        _print_differences(differences)


def _print_description(description: Description, limit: int) -> None:
    click.echo(_bold(description.name))
    click.echo(f"  {', '.join(description.types)}  {description.iri}")
    for title, values in (("also", description.names), ("joined by", description.joined)):
        if values:
            click.echo(f"  {title}: {'; '.join(values)}")
    for link, value in description.links:
        click.echo(f"  {link}: {value}")
    shown = description.claims[: limit or None]
    click.echo(f"\n  {len(description.claims)} claims")
    for fact in shown:
        _print_claim(fact)
    if len(shown) < len(description.claims):
        click.echo(f"  ... and {len(description.claims) - len(shown)} more; --limit 0 shows all")


def _print_differences(differences: Sequence[Told]) -> None:
    """Where the claims do not agree: what two documents say, and why most likely."""
    if differences:
        click.echo(f"\n  {len(differences)} differences 说法不一")
    for told in differences:
        values = f"{told.first} ({told.first_document}) / {told.second} ({told.second_document})"
        word = "conflict" if told.conflict else "compatible"
        click.echo(f"  {told.year or '----'}  {told.area} {told.kind}: {values}; {told.reason} ({word})")


def _print_claim(fact: Fact) -> None:
    evidence = fact.evidence
    own = {key: _cell(value) for key, value in fact_to_json(fact).items() if key not in (*_NOT_OWN, "year")}
    told = " ".join(f"{key}={value}" for key, value in own.items())
    click.echo(f"\n  {getattr(fact, 'year', None) or '----'}  {fact.TYPE}: {told}")
    click.echo(f"        {evidence.sentence.replace(evidence.quote, _bold(evidence.quote), 1)}")
    click.echo(f"        {evidence.document} {evidence.start}-{evidence.end}, rule {evidence.rule}")


def _bold(text: str) -> str:
    plain = not sys.stdout.isatty() or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return text if plain else click.style(text, bold=True)


@click.command(epilog="Example: kg info --format json")
@store_option
@format_option
def info(store: Path, form: str | None) -> None:
    """Tell what the store holds (概况): versions, documents, facts by type."""
    from kg.rdf import read_facts
    from kg.store.edition import data_version

    with open_store(store) as graph:
        found = list(read_facts(graph.triples))
        held, version = graph.info, data_version(graph.store)
    by_type = Counter(fact.TYPE for fact in found)
    by_document = Counter(fact.evidence.document for fact in found)
    rows: list[tuple[Value, ...]] = [
        ("store", "folder", str(store)),
        ("store", "program", held.program),
        ("store", "ontology", held.ontology[:12]),
        ("store", "made by this program", is_current(held)),
        ("store", "data", version),
        ("store", "documents", held.documents),
        ("store", "triples", held.triples),
        ("store", "facts", len(found)),
        *(("facts", kind, by_type[kind]) for kind in TYPES),
        *(("document", document, count) for document, count in sorted(by_document.items())),
    ]
    write_rows(("item", "name", "value"), rows, form)
