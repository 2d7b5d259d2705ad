"""Asking (提问): the commands that put a question to the graph."""

from __future__ import annotations

import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from pyoxigraph import QueryBoolean, QuerySolutions

from kg.bad_input import BadInput
from kg.cli.answers import answer_options, show_answer
from kg.cli.opening import open_either
from kg.cli.options import endpoint_option, format_option, inferred_option, store_option, user_option
from kg.cli.saved import SavedQueries, asked_saved, saved_command, version_of
from kg.cli.tables import write_rows
from kg.cli.terminal import show
from kg.queries import PREFIXES, SavedQuery, answer, catalogue, read_answer

if TYPE_CHECKING:
    from kg.pages import Asked
    from kg.store import Queryable


class _Answers(SavedQueries):
    def make(self, saved: SavedQuery) -> click.Command:
        return _as_command(saved)


@click.group(
    cls=_Answers,
    invoke_without_command=True,
    subcommand_metavar="[NAME] [--PARAMETER VALUE]...",
    epilog="Example: kg query protection-centres --province 湖北 --year 2017",
)
@format_option
@inferred_option
@endpoint_option
@user_option
@click.option("--turtle", is_flag=True, help="Describe all saved queries in RDF (SHACL), to publish them.")
@click.pass_context
def query(
    context: click.Context, form: str | None, inferred: bool, endpoint: str | None, user: str | None, turtle: bool
) -> None:
    """Ask a saved question (查询). Without NAME: which there are."""
    if turtle:
        from kg.queries.publishing import describe_queries

        click.echo(describe_queries(catalogue()), nl=False)
        context.exit()
    said = {"form": form, "inferred": inferred, "endpoint": endpoint, "user": user}
    context.default_map = dict.fromkeys(query.list_commands(context), said)
    if context.invoked_subcommand is None:
        rows = [
            (saved.name, saved.summary_zh, saved.summary_en, " ".join(f"--{each.name}" for each in saved.parameters))
            for saved in catalogue()
        ]
        write_rows(("name", "问题", "question", "parameters"), rows, form)


def _as_command(saved: SavedQuery) -> click.Command:
    @answer_options
    @store_option
    @endpoint_option
    @user_option
    @format_option
    @inferred_option
    def ask(
        store: Path,
        endpoint: str | None,
        user: str | None,
        form: str | None,
        inferred: bool,
        limit: int | None,
        opens: bool,
        output: Path | None,
        **given: tuple[str, ...],
    ) -> None:
        let_interrupt_kill()
        with open_either(store, endpoint, user, inferred=inferred) as graph:
            found = answer(graph, saved, given)
            if not found.rows:
                _hint(graph, saved, given)
            show_answer(
                graph,
                found,
                lambda: asked_saved(graph, saved, given),
                form=form,
                limit=limit,
                opens=opens,
                output=output,
            )

    return saved_command(saved, "query", ask)


@click.command(epilog="Example: kg sparql 'SELECT (COUNT(*) AS ?claims) WHERE { ?claim a zc:PolicyClaim }'")
@click.argument("text", required=False, metavar="[QUERY|-]")
@click.option("-f", "--file", "path", type=click.Path(path_type=Path), help="Read the query from a file.")
@answer_options
@store_option
@endpoint_option
@user_option
@format_option
@inferred_option
def sparql(
    text: str | None,
    path: Path | None,
    store: Path,
    endpoint: str | None,
    user: str | None,
    form: str | None,
    inferred: bool,
    limit: int | None,
    opens: bool,
    output: Path | None,
) -> None:
    """Run any SPARQL 1.1 query on the store, reading only; - reads it from stdin. Common prefixes are declared."""
    if (text is None) == (path is None):
        raise click.UsageError("give either a QUERY, - for stdin, or -f FILE")
    if path is not None:
        text = _read_text(path)
    elif text == "-":
        text = sys.stdin.read()
    let_interrupt_kill()
    with open_either(store, endpoint, user, inferred=inferred) as graph:
        result = graph.query(text or "", PREFIXES)
        plain = form is None and not opens and output is None
        if plain and isinstance(result, QueryBoolean):
            click.echo("true" if result else "false")
        elif plain and not isinstance(result, QuerySolutions | QueryBoolean):
            show(f"{triple} ." for triple in sorted(map(str, result))[:limit])
        else:
            show_answer(
                graph,
                read_answer(result),
                lambda: _asked_text(graph, text or ""),
                form=form,
                limit=limit,
                opens=opens,
                output=output,
            )


def _hint(graph: Queryable, saved: SavedQuery, given: Mapping[str, Sequence[str]]) -> None:
    """Say on stderr which values would have given rows."""
    from kg.queries.hints import hints

    for name, values in hints(graph, saved, given):
        typed = ", ".join(given[name])
        click.echo(f"kg: no rows with --{name} {typed}; there are, 有: {', '.join(values)}", err=True)


def _asked_text(graph: Queryable, text: str) -> Asked:
    from kg.pages import Asked

    return Asked("查询结果", "Answer to a query", command="kg sparql -", text=text, data=version_of(graph))


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(path, f"cannot be read ({error.strerror})", "name a file that holds a query") from None
    except UnicodeDecodeError:
        raise BadInput(path, "is not UTF-8 text", "save the query as UTF-8") from None


def let_interrupt_kill() -> None:
    """Let Ctrl-C end the process at once: the database does not look for it while it works, and nothing is written."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
