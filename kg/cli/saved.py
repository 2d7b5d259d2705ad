"""Saved queries as commands (保存的查询): `kg VERB NAME --PARAMETER VALUE`, for every verb that asks one."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from kg.cli.completing import complete_queries, complete_value, store_values
from kg.queries import Parameter, SavedQuery, catalogue, find_query

if TYPE_CHECKING:
    from kg.pages import Asked
    from kg.store import Queryable

_SHOWN = 15
"""So many values of a parameter its help tells."""

_COMMON = 5
"""A column is labelled as the parameters of so many queries are."""


class SavedQueries(click.Group):
    """The saved queries as commands, each with its parameters as options; a subclass makes the command of one."""

    def make(self, saved: SavedQuery) -> click.Command:
        """The command of a saved query."""
        raise NotImplementedError

    def list_commands(self, context: click.Context) -> list[str]:
        return [query.name for query in catalogue()]

    def get_command(self, context: click.Context, name: str) -> click.Command:
        return self.make(find_query(name))

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        return arguments[0], self.get_command(context, arguments[0]), arguments[1:]

    def shell_complete(self, context: click.Context, incomplete: str) -> list[CompletionItem]:
        return complete_queries(incomplete) or super().shell_complete(context, incomplete)


class _SavedCommand(click.Command):
    """A saved query; its help tells which values the store has for its parameters."""

    def __init__(self, saved: SavedQuery, **settings: Any) -> None:
        super().__init__(**settings)
        self.saved = saved

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(context, formatter)
        rows = [
            (f"--{each.name}", ", ".join(values[:_SHOWN]) + (f" … ({len(values)})" if len(values) > _SHOWN else ""))
            for each in self.saved.parameters
            if each.type != "boolean" and (values := store_values(context, each))
        ]
        if rows:
            with formatter.section("Values in the store (取值)"):
                formatter.write_dl(rows)


def saved_command(saved: SavedQuery, verb: str, callback: Callable[..., None]) -> click.Command:
    """A saved query as a command of `kg VERB`: its parameters as options, before those that the callback has."""
    example = " ".join(f"--{each.name} {_example(each)}" for each in saved.parameters[:1])
    more = {"plot": " -o plot.png"}.get(verb, "")
    return _SavedCommand(
        saved,
        name=saved.name,
        callback=callback,
        params=[*map(_as_option, saved.parameters), *reversed(getattr(callback, "__click_params__", []))],
        help=f"{saved.summary_zh}\n\n{saved.summary_en}\n\n{saved.description}",
        short_help=saved.summary_en,
        epilog=f"Example: kg {verb} {saved.name} {example}".rstrip() + more,
    )


def asked_saved(graph: Queryable, saved: SavedQuery, given: Mapping[str, Sequence[str]]) -> Asked:
    """A saved query as the page of its answer tells it."""
    from kg.pages import Asked
    from kg.queries.answering import fill

    return Asked(
        title_zh=saved.summary_zh,
        title_en=saved.summary_en,
        description=saved.description,
        given={name: values for name, values in given.items() if values},
        command=command_of(saved, given),
        text=fill(graph, saved, given),
        labels=_labels(saved),
        data=version_of(graph),
    )


def _labels(saved: SavedQuery) -> Mapping[str, str]:
    """What columns mean, zh: as this query calls its parameters, and as most queries call those that many have."""
    named = Counter((each.name, each.label_zh) for query in catalogue() for each in query.parameters)
    common = {name: label for (name, label), times in reversed(named.most_common()) if times >= _COMMON}
    return common | {each.name: each.label_zh for each in saved.parameters}


def command_of(saved: SavedQuery, given: Mapping[str, Sequence[str]]) -> str:
    """The command that asks a saved query with these parameters."""
    options = [f"--{name} {shlex.quote(value)}" for name, values in given.items() for value in values]
    return " ".join(["kg query", saved.name, *options])


def version_of(graph: Queryable) -> str:
    """The version of the data in a graph; empty for that of another store."""
    from kg.store import Graph
    from kg.store.edition import data_version

    return data_version(graph.store) if isinstance(graph, Graph) else ""


def _as_option(parameter: Parameter) -> click.Option:
    default = "any" if parameter.default == "UNDEF" else parameter.default.split("/")[-1].strip('<>"')
    return click.Option(
        [f"--{parameter.name}"],
        multiple=True,
        shell_complete=complete_value(parameter),
        metavar=(parameter.scheme or parameter.type).upper(),
        help=f"{parameter.label_zh} {parameter.label_en}; by default {default}. May be given several times.",
    )


def _example(parameter: Parameter) -> str:
    examples = {"integer": "2017", "number": "10", "area": "湖北", "boolean": "true", "document": "gansu-plan-2016"}
    return examples.get(parameter.type, "any")
