"""Explaining (说明): the command that tells all that is known of a thing."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.completing import complete_name
from kg.cli.opening import open_store
from kg.cli.options import store_option
from kg.cli.reasoning import print_inferred
from kg.cli.terminal import show, width

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.queries.description import Description
    from kg.queries.differences import Told

_FORMATS = ("text", "turtle", "json", "jsonl")


@click.command(epilog="Example: kg explain '中国（浦东）知识产权保护中心'")
@click.argument("name", metavar="NAME|IRI", shell_complete=complete_name)
@click.option(
    "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="Claims shown as text; 0 for all."
)
@click.option("--inferred", is_flag=True, help="Tell instead what follows by the ontology, and from what.")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="json: the things found; jsonl: a claim a line; turtle: their triples. All claims, whatever --limit says.",
)
@store_option
def explain(name: str, limit: int, inferred: bool, form: str, store: Path) -> None:
    """Tell all that is known of a thing (说明): its names and links, and each claim with its sentence.

    A name, a part of one, or its characters in order (浦东保护中心). In a sentence, the words that state the claim are
    marked, with what stands before and after it; then document, position, section, and the rule with its precision.
    """
    if inferred:
        if form != "text":
            raise click.UsageError("--inferred tells as text only; kg export --inferred writes triples")
        print_inferred(store, name, limit)
        return
    from kg.queries.description import describe, find_things, quads_of
    from kg.queries.differences import differences_of

    with open_store(store) as graph:
        found = [(describe(graph, iri), differences_of(graph, iri)) for iri in find_things(graph, name)]
        if form == "turtle":
            click.echo(_turtle(quads_of(graph, [description for description, _ in found])), nl=False)
            return
    if form == "text":
        show(_pages(found, limit))
    else:
        _write_json(found, form)


def _pages(found: list[tuple[Description, tuple[Told, ...]]], limit: int) -> Iterator[str]:
    from kg.cli.thing import page_lines

    for number, (description, differences) in enumerate(found):
        if number:
            yield ""
        yield from page_lines(description, differences, limit, width() if sys.stdout.isatty() else None)


def _turtle(quads: Iterable[Quad]) -> str:
    """Quads as Turtle, sorted, with the prefixes that they use."""
    from kg.exports.statements import read_nodes, write_line
    from kg.exports.turtle import NAMESPACES, block
    from kg.vocabulary import DATA_IRI

    lines = sorted({write_line(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads})
    text = "".join(map(block, read_nodes(lines)))
    used = [f"@prefix {prefix}: <{base}> .\n" for prefix, base in NAMESPACES.items() if f"{prefix}:" in text]
    return "".join([f"@base <{DATA_IRI}> .\n", *used, text])


def _write_json(found: list[tuple[Description, tuple[Told, ...]]], form: str) -> None:
    from kg.queries.records import claim_record, record_of

    if form == "json":
        records = [record_of(*each) for each in found]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
        return
    for description, _ in found:
        for claim in description.claims:
            record = {"thing": description.iri, "thing_name": description.name, **claim_record(claim)}
            click.echo(json.dumps(record, ensure_ascii=False))
