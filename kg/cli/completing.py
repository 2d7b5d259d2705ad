"""Completing (补全): what a shell offers at the Tab key: commands, options, saved queries, values in the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

import click
from click.shell_completion import CompletionItem, get_completion_class

from kg.bad_input import BadInput
from kg.queries import Parameter, catalogue
from kg.store import Graph, open_graph

Completer: TypeAlias = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

_VARIABLE = "_KG_COMPLETE"
_PLACES = {
    "bash": "kg completion bash > ~/.local/share/bash-completion/completions/kg",
    "zsh": 'kg completion zsh > "${fpath[1]}/_kg"',
    "fish": "kg completion fish > ~/.config/fish/completions/kg.fish",
}


@click.command(epilog="Example: " + _PLACES["bash"])
@click.argument("shell", type=click.Choice(list(_PLACES)))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that lets a shell complete kg at the Tab key (补全). Where it belongs:

    \b
    bash  kg completion bash > ~/.local/share/bash-completion/completions/kg
    zsh   kg completion zsh > "${fpath[1]}/_kg"
    fish  kg completion fish > ~/.config/fish/completions/kg.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None, f"click knows no {shell}"
    script = kind(context.find_root().command, {}, "kg", _VARIABLE)
    # Not source(), which starts bash to learn its version.
    click.echo(script.source_template % script.source_vars())


def complete_queries(start: str) -> list[CompletionItem]:
    """The saved queries whose names begin so, each with its question."""
    return [CompletionItem(each.name, help=each.summary_zh) for each in catalogue() if each.name.startswith(start)]


def complete_value(parameter: Parameter) -> Completer:
    """What completes a parameter of a saved query: the values that the store knows."""

    def complete(context: click.Context, _: click.Parameter, start: str) -> list[CompletionItem]:
        from kg.queries.known import known_values

        return _from_store(context, lambda graph: known_values(graph, parameter, start))

    return complete


def store_values(context: click.Context, parameter: Parameter) -> list[str]:
    """The values of a parameter that the store knows, Chinese ones first; none for free text, or without a store."""
    from kg.queries.known import known_values

    found = _from_store(context, lambda graph: known_values(graph, parameter, ""))
    return sorted((item.value for item in found), key=str.isascii)


def complete_document(context: click.Context, _: click.Parameter, start: str) -> list[CompletionItem]:
    """The ids of documents in the store that begin so."""
    from kg.queries.known import known_documents

    return _from_store(context, lambda graph: known_documents(graph, start))


def complete_name(context: click.Context, _: click.Parameter, start: str) -> list[CompletionItem]:
    """The names in the store that begin so; nothing before a character is typed."""
    from kg.queries.known import known_names

    return _from_store(context, lambda graph: known_names(graph, start)) if start else []


def _from_store(context: click.Context, find: Callable[[Graph], Iterable[str]]) -> list[CompletionItem]:
    """What is found in the store that the command would read; nothing, and no word, where there is none."""
    store = context.params.get("store") or Path("build/store")
    try:
        with open_graph(Path(store)) as graph:
            return [CompletionItem(value) for value in find(graph)]
    except BadInput:
        return []
