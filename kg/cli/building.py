"""Building (建库): the commands that change a store."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import store_option

if TYPE_CHECKING:
    from kg.build import Built, Outcome, Report

_FILES = click.Path(path_type=Path)
_jobs_option = click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Files read at a time."
)
_strict_option = click.option("--strict", is_flag=True, help="Stop at a file that cannot be read, and change nothing.")


@click.command(epilog="Example: kg build seeds/ more/报告.pdf --jobs 2")
@click.argument("files", nargs=-1, type=_FILES, metavar="[FILE|FOLDER]...")
@store_option
@_jobs_option
@_strict_option
def build(files: tuple[Path, ...], store: Path, jobs: int, strict: bool) -> None:
    """Make the store hold exactly these documents (建库). Without FILE: those in seeds/."""
    from kg.build import build as build_store

    sources = files or (Path("seeds"),)
    _run(sources, store, lambda report: build_store(sources, store, report, jobs=jobs, strict=strict))


@click.command(epilog="Example: kg add 甘肃省实施方案.docx")
@click.argument("files", nargs=-1, required=True, type=_FILES, metavar="FILE|FOLDER...")
@store_option
@_jobs_option
@_strict_option
def add(files: tuple[Path, ...], store: Path, jobs: int, strict: bool) -> None:
    """Add documents to the store, or read them again (增添). The others in it are not touched."""
    from kg.build import add as add_to_store

    _run(files, store, lambda report: add_to_store(files, store, report, jobs=jobs, strict=strict))


@click.command(epilog="Example: kg remove gansu-plan-2016")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@store_option
def remove(documents: tuple[str, ...], store: Path) -> None:
    """Take documents out of the store, by their ids (移除); an id is a file's name without its ending."""
    from kg.build import remove as remove_from_store

    info = remove_from_store(documents, store)
    click.echo(f"{store}: {info.documents} documents, {info.triples} triples", err=True)


def _run(files: tuple[Path, ...], store: Path, work: Callable[[Report], Built]) -> None:
    """Run a build with its progress shown, and say what it did."""
    from kg.documents.files.source import passed_over

    left_out = passed_over(files)
    if left_out:
        names = ", ".join(path.name for path in left_out[:5]) + (", ..." if len(left_out) > 5 else "")
        click.echo(f"passed over for their ending: {names}", err=True)
    built = work(_show)
    info = built.info
    if built.rejected:
        click.echo(f"{len(built.rejected)} files could not be read and were left out", err=True)
    click.echo(
        f"{store}: {built.facts} facts read; {info.documents} documents, {info.triples} triples,"
        f" {len(built.closure)} more follow",
        err=True,
    )
    if built.closure.contradictions:
        click.echo(f"{len(built.closure.contradictions)} contradictions; kg reason tells of them", err=True)


def _show(number: int, total: int, outcome: Outcome) -> None:
    """One file is done: a line that the next one overwrites on a terminal, unless it tells of a problem."""
    line = f"[{number}/{total}] {outcome.problem or f'{outcome.id}: {outcome.facts} facts'}"
    if not sys.stderr.isatty():
        click.echo(line, err=True)
        return
    stays = outcome.problem is not None or number == total
    click.echo(f"\r\x1b[K{line}", nl=stays, err=True)
