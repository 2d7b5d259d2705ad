"""Checking (检验): the command that asks whether a store is as it should be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.opening import open_store
from kg.cli.options import store_option

if TYPE_CHECKING:
    from kg.checks import Change, Failure


@click.command(epilog="Example: kg check seeds/ 报告.pdf --store build/store")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE|FOLDER]...")
@click.option("--accept", is_flag=True, help="Accept the counts of facts as they are now, after showing what changed.")
@store_option
def check(files: tuple[Path, ...], accept: bool, store: Path) -> int:
    """Prove the store (检验): shapes, terms, every quote against its FILE, counts of facts, the ontology's profile.

    FILE: what the store was built from; without, seeds/. One line for each failure; exit code 1 if there is one.
    Counts must not fall below those in accepted.toml beside the files.
    """
    from kg import checks
    from kg.documents import list_sources

    sources = list_sources(files or (Path("seeds"),))
    accepted = checks.read_accepted(sources)
    failures: list[Failure] = []
    with open_store(store) as graph:
        for found in (
            checks.check_shapes(graph.store),
            checks.check_terms(graph.store),
            checks.check_proof(graph.store, sources),
            checks.check_profile(),
        ):
            failures += _told(found)
        counts = checks.count_facts(graph.store)
    if not accept:
        failures += _told(checks.check_counts(counts, accepted))
        if missing := sorted(counts.keys() - accepted.keys()):
            click.echo(f"no counts accepted for {', '.join(missing)}: look at them, then kg check --accept", err=True)
    elif failures:
        click.echo("counts not accepted: mend the failures first", err=True)
    else:
        _show_changes(checks.changes(counts, accepted))
        for path in checks.write_accepted(counts, sources):
            click.echo(f"{path}: written", err=True)
    total = sum(sum(each.values()) for each in counts.values())
    click.echo(f"{store}: {total} facts of {len(counts)} documents, {len(failures)} failures", err=True)
    return 1 if failures else 0


def _told(failures: Iterable[Failure]) -> list[Failure]:
    """Failures in order, printed."""
    found = sorted(failures)
    for failure in found:
        click.echo(str(failure))
    return found


def _show_changes(changes: Sequence[Change]) -> None:
    from kg.cli.tables import write_rows

    rows = [(change.document, change.type, change.accepted, change.found) for change in changes]
    if rows:
        write_rows(("document", "type", "accepted", "now"), rows, None)
