"""Opening (打开): a store for a command that reads it, with a word where it was made by other rules."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.store import INFERRED_GRAPH, Graph, Queryable, is_current, open_graph

if TYPE_CHECKING:
    from kg.remote import Login


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


@contextmanager
def open_either(
    folder: Path, endpoint: str | None, user: str | None = None, *, inferred: bool = False
) -> Iterator[Queryable]:
    """The graph in another store where an endpoint is given, else that of a store in a folder."""
    if endpoint is None:
        with open_store(folder, inferred=inferred) as graph:
            yield graph
        return
    from kg.remote import STATED_GRAPH, Endpoint

    yield Endpoint(endpoint, (STATED_GRAPH, INFERRED_GRAPH) if inferred else (STATED_GRAPH,), login_of(user))


def login_of(user: str | None) -> Login | None:
    """The login of a user, with the password that KG_PASSWORD holds; none without a user."""
    from kg.remote import Login

    return Login(user, os.environ.get("KG_PASSWORD", "")) if user else None
