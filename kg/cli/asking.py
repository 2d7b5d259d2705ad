"""Asking (提问): the commands that put a question to the graph."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import click
from pyoxigraph import QueryBoolean, QuerySolutions

from kg.bad_input import BadInput
from kg.cli.opening import open_either
from kg.cli.options import endpoint_option, format_option, inferred_option, store_option, user_option
from kg.cli.tables import write_rows
from kg.queries import PREFIXES, Parameter, SavedQuery, answer, catalogue, find_query, read_answer


class _SavedQueries(click.Group):
    """The saved queries as commands, each with its parameters as options."""

    def list_commands(self, context: click.Context) -> list[str]:
        return [query.name for query in catalogue()]

    def get_command(self, context: click.Context, name: str) -> click.Command:
        return _as_command(find_query(name))

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        return arguments[0], self.get_command(context, arguments[0]), arguments[1:]


@click.group(
    cls=_SavedQueries,
    invoke_without_command=True,
    subcommand_metavar="[NAME] [--PARAMETER VALUE]...",
    epilog="Example: kg query protection-centres --province 湖北 --year 2017",
)
@format_option
@inferred_option
@endpoint_option
@user_option
@click.pass_context
def query(context: click.Context, form: str | None, inferred: bool, endpoint: str | None, user: str | None) -> None:
    """Ask a saved question (查询). Without NAME: which there are."""
    said = {"form": form, "inferred": inferred, "endpoint": endpoint, "user": user}
    context.default_map = dict.fromkeys(query.list_commands(context), said)
    if context.invoked_subcommand is None:
        rows = [
            (saved.name, saved.summary_zh, saved.summary_en, " ".join(f"--{each.name}" for each in saved.parameters))
            for saved in catalogue()
        ]
        write_rows(("name", "问题", "question", "parameters"), rows, form)


def _as_command(saved: SavedQuery) -> click.Command:
    def ask(
        store: Path,
        form: str | None,
        inferred: bool,
        endpoint: str | None,
        user: str | None,
        **given: tuple[str, ...],
    ) -> None:
        _let_interrupt_kill()
        with open_either(store, endpoint, user, inferred=inferred) as graph:
            result = answer(graph, saved, given)
        write_rows(result.columns, result.rows, form)
        if not result.rows and sys.stderr.isatty():
            click.echo("no rows; kg info tells what the store holds", err=True)

    example = " ".join(f"--{each.name} {_example(each)}" for each in saved.parameters[:1])
    return click.Command(
        name=saved.name,
        callback=store_option(format_option(inferred_option(endpoint_option(user_option(ask))))),
        params=[*map(_as_option, saved.parameters), *getattr(ask, "__click_params__", [])],
        help=f"{saved.summary_zh}\n\n{saved.summary_en}\n\n{saved.description}",
        short_help=saved.summary_en,
        epilog=f"Example: kg query {saved.name} {example}".rstrip(),
    )


def _as_option(parameter: Parameter) -> click.Option:
    default = "any" if parameter.default == "UNDEF" else parameter.default.split("/")[-1].strip('<>"')
    return click.Option(
        [f"--{parameter.name}"],
        multiple=True,
        metavar=(parameter.scheme or parameter.type).upper(),
        help=f"{parameter.label_zh} {parameter.label_en}; by default {default}. May be given several times.",
    )


def _example(parameter: Parameter) -> str:
    examples = {"integer": "2017", "number": "10", "area": "湖北", "boolean": "true", "document": "gansu-plan-2016"}
    return examples.get(parameter.type, "any")


@click.command(epilog="Example: kg sparql 'SELECT (COUNT(*) AS ?claims) WHERE { ?claim a zc:PolicyClaim }'")
@click.argument("text", required=False, metavar="[QUERY|-]")
@click.option("-f", "--file", "path", type=click.Path(path_type=Path), help="Read the query from a file.")
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
) -> None:
    """Run any SPARQL 1.1 query on the store, reading only; - reads it from stdin. Common prefixes are declared."""
    if (text is None) == (path is None):
        raise click.UsageError("give either a QUERY, - for stdin, or -f FILE")
    if path is not None:
        text = _read_text(path)
    elif text == "-":
        text = sys.stdin.read()
    _let_interrupt_kill()
    with open_either(store, endpoint, user, inferred=inferred) as graph:
        result = graph.query(text or "", PREFIXES)
        if form is None and isinstance(result, QueryBoolean):
            click.echo("true" if result else "false")
        elif form is None and not isinstance(result, QuerySolutions | QueryBoolean):
            click.echo("".join(f"{triple} .\n" for triple in sorted(map(str, result))), nl=False)
        else:
            found = read_answer(result)
            write_rows(found.columns, found.rows, form)


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(path, f"cannot be read ({error.strerror})", "name a file that holds a query") from None
    except UnicodeDecodeError:
        raise BadInput(path, "is not UTF-8 text", "save the query as UTF-8") from None


def _let_interrupt_kill() -> None:
    """Let Ctrl-C end the process at once: the database does not look for it while it works, and nothing is written."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
