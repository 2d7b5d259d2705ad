"""Pushing (推送): the command that loads the graph into another store."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.opening import login_of, open_store
from kg.cli.options import inferred_option, store_option, user_option


@click.command(
    epilog="Examples: kg push http://localhost:7878/store (Oxigraph), "
    "KG_PASSWORD=... kg push http://localhost:8890/sparql-graph-crud-auth --user dba (Virtuoso). See docs/stores.md."
)
@click.argument("url")
@click.option(
    "--via",
    type=click.Choice(["graph-store", "update"]),
    default="graph-store",
    show_default=True,
    help="What URL is: an address of the Graph Store Protocol, or of SPARQL Update.",
)
@user_option
@inferred_option
@store_option
def push(url: str, via: str, user: str | None, inferred: bool, store: Path) -> None:
    """Load the graph into another SPARQL 1.1 store (推送), in place of what it had of it."""
    from kg.remote import push as push_to

    with open_store(store, inferred=inferred) as graph:
        for pushed in push_to(graph, url, via, login_of(user), _show):
            click.echo(f"{url}: {pushed.triples} triples in {pushed.graph}", err=True)


def _show(graph: str, count: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{count} triples", nl=False, err=True)
