"""Opening (打开): a store for a command that reads it, with a word where it was made by other rules."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kg.store import Graph, is_current, open_graph


@contextmanager
def open_store(folder: Path, *, inferred: bool = False) -> Iterator[Graph]:
    """Open a store for reading. Says on stderr where this program's rules or ontology are not those it was made by."""
    with open_graph(folder, inferred=inferred) as graph:
        if not is_current(graph.info):
            click.echo(
                f"kg: {folder} was made by other rules or words than this program's; "
                f"to have its answers, build it again: kg build FILE|FOLDER --store {folder}",
                err=True,
            )
        yield graph
