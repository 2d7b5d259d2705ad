"""Answers (答案): how every command that asks something shows what it found: limited, printed, or as a page opened."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from kg.bad_input import BadInput
from kg.cli.tables import write_rows
from kg.queries import Answer

if TYPE_CHECKING:
    from kg.pages import Asked
    from kg.store import Queryable

_Command = TypeVar("_Command", bound=Callable[..., object])

_limit = click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N rows only (前N行).")
_opens = click.option(
    "--open", "opens", is_flag=True, help="Write the answer with its sources as an HTML page and open it (网页)."
)
_output = click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write the HTML page."
)

limit_option = _limit


def answer_options(command: _Command) -> _Command:
    """The options of a command that shows an answer: --limit, --open, -o."""
    return _limit(_opens(_output(command)))


def show_answer(
    graph: Queryable,
    found: Answer,
    asked: Callable[[], Asked],
    *,
    form: str | None,
    limit: int | None,
    opens: bool,
    output: Path | None,
) -> None:
    """Print an answer, or write it as a page where --open or -o asks for that."""
    shown = Answer(found.columns, found.rows[:limit])
    left_out = len(found.rows) - len(shown.rows)
    if opens or output is not None:
        if form is not None:
            raise click.UsageError("--format prints an answer, --open and -o FILE write a page: give one or the other")
        path = _write_page(graph, shown, asked(), left_out, output)
        click.echo(f"{path}: {len(shown.rows)} rows, with their sources", err=True)
        if opens:
            _open(path)
        return
    write_rows(shown.columns, shown.rows, form)
    if left_out and sys.stderr.isatty():
        click.echo(f"... and {left_out} more rows", err=True)


def _write_page(graph: Queryable, answer: Answer, asked: Asked, left_out: int, output: Path | None) -> Path:
    from kg.pages import render_page
    from kg.queries.sources import sources_of

    sources = [sources_of(graph, answer.columns, row) for row in answer.rows]
    text = render_page(asked, answer, sources, left_out)
    if output is None:
        descriptor, name = tempfile.mkstemp(prefix="zhice-", suffix=".html")
        os.close(descriptor)
        output = Path(name)
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadInput(output, f"cannot be written ({error.strerror})", "name another file with -o") from None
    return output


def _open(path: Path) -> None:
    import webbrowser

    try:
        opened = webbrowser.open(path.resolve().as_uri())
    except webbrowser.Error:
        opened = False
    if not opened:
        click.echo(f"no browser was found here; open the file yourself: {path.resolve()}", err=True)
