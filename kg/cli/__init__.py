"""Command line (命令行): each command parses its arguments, calls one function and prints.

Data goes to stdout, messages and progress to stderr. Exit codes: 0 done, 1 found wanting, 2 wrong use or bad input,
which is told in one line.
"""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Sequence

import click

from kg import __version__
from kg.bad_input import BadInput
from kg.cli.asking import query, sparql
from kg.cli.building import add, build, remove
from kg.cli.checking import check
from kg.cli.completing import completion
from kg.cli.diffing import diff
from kg.cli.evaluating import evaluate
from kg.cli.explaining import explain
from kg.cli.exporting import export
from kg.cli.looking import facts, info
from kg.cli.plotting import plot
from kg.cli.publishing import release, site
from kg.cli.pushing import push
from kg.cli.questions import ask
from kg.cli.reasoning import reason

_INTERRUPTED = 130


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
@click.pass_context
def kg(context: click.Context) -> None:
    """Zhice 知策: Chinese policy documents, read into a graph whose every fact can be traced to its sentence.

    \b
    First:   kg build seeds/
    Then:    kg query protection-centres --year 2017
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


_COMMANDS = (
    build,
    add,
    remove,
    ask,
    query,
    sparql,
    plot,
    explain,
    facts,
    info,
    evaluate,
    check,
    reason,
    export,
    diff,
    push,
    site,
    release,
    completion,
)

for command in _COMMANDS:
    kg.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    # A reader that has seen enough (head, less) ends the program in silence, as it does other tools.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        # Files and pipes are always UTF-8; a terminal of another encoding shows what it can.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; its exit code. Errors of use and input become one line on stderr."""
    try:
        code = kg.main(args=arguments, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
    except BadInput as error:
        click.echo(f"kg: {error}", err=True)
        return 2
    except click.ClickException as error:
        click.echo(f"kg: {_usage_line(error)}", err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("kg: interrupted; the store is whole", err=True)
        return _INTERRUPTED
    except OSError as error:
        # A full disk, a folder without permission: nothing that the program could mend.
        click.echo(f"kg: {' '.join(str(error).split())}", err=True)
        return 2
    return code if isinstance(code, int) else 0


def _usage_line(error: click.ClickException) -> str:
    """What was wrong with the arguments, and for an option that does not exist which do."""
    message = " ".join(error.format_message().split())
    context = getattr(error, "ctx", None)
    if not isinstance(context, click.Context):
        return message
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        # Its message is the whole help, which is many lines.
        message = "Missing name"
    if isinstance(error, click.NoSuchOption):
        options = [
            option.opts[-1] for option in context.command.get_params(context) if isinstance(option, click.Option)
        ]
        message = f"no such option {error.option_name}; there are {', '.join(options)}"
    elif isinstance(context.command, click.Group) and isinstance(error, click.UsageError):
        message = f"{message.rstrip('.')}; there are {', '.join(context.command.list_commands(context))}"
    # The line begins with kg already: of "kg query" only query stands before what was wrong.
    command = context.command_path.partition(" ")[2]
    return f"{command + ': ' if command else ''}{message} (see {context.command_path} --help)"
