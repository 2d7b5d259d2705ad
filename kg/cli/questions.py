"""Questions (问句): the command that finds the saved query which a question in words asks for, and asks it."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.bad_input import BadInput
from kg.cli.answers import answer_options, show_answer
from kg.cli.opening import open_store
from kg.cli.options import format_option, inferred_option, store_option
from kg.cli.saved import asked_saved
from kg.queries import answer, catalogue, labels

if TYPE_CHECKING:
    from kg.asking import Choice, Filled, Reading
    from kg.store import Graph

_NEAREST = 3
_EXAMPLES = ("2017年哪些省设立了知识产权保护中心？", "How do the provinces rank by patent pledge financing?")


@click.command(epilog=f"Example: kg ask '{_EXAMPLES[0]}'")
@click.argument("words", nargs=-1, metavar="QUESTION")
@click.option("--dry-run", is_flag=True, help="Say how the question is read; do not ask it.")
@answer_options
@store_option
@format_option
@inferred_option
def ask(
    words: tuple[str, ...],
    dry_run: bool,
    store: Path,
    form: str | None,
    inferred: bool,
    limit: int | None,
    opens: bool,
    output: Path | None,
) -> None:
    """Ask in words, Chinese or English (提问): finds the saved query that fits, says how it read them, and asks it."""
    from kg.asking import choose_query

    typed = " ".join(words).strip()
    if not typed:
        raise BadInput("question", "is missing", f'type one, such as kg ask "{_EXAMPLES[0]}" or "{_EXAMPLES[1]}"')
    with open_store(store, inferred=inferred) as graph:
        choice = choose_query(graph, typed, catalogue())
        for shared in choice.shared:
            where = ", ".join(_whole_name(graph, area) for area in shared.areas)
            raise BadInput(
                shared.words,
                *_told(
                    choice, f"不止一处|写明哪一处：{where}", f"is the name of several places|say which: {where}"
                ).split("|"),
            )
        if not choice.fits:
            raise BadInput(typed, *_none_fits(choice))
        reading = choice.readings[0]
        given = {
            each.parameter.name: [_written(graph, each, value) for value in each.values] for each in reading.filled
        }
        for line in _heading(choice, reading, given):
            click.echo(line, err=True)
        if dry_run:
            return
        result = answer(graph, reading.query, {each.parameter.name: each.values for each in reading.filled})
        show_answer(
            graph,
            result,
            lambda: asked_saved(graph, reading.query, given),
            form=form,
            limit=limit,
            opens=opens,
            output=output,
        )
    if not result.rows:
        click.echo(
            _told(choice, "没有记录；kg info 说明图中有什么", "no rows; kg info tells what the store holds"), err=True
        )


def _heading(choice: Choice, reading: Reading, given: dict[str, list[str]]) -> list[str]:
    """How a question was read: the query, each parameter with the words it comes from, and the command that asks so."""
    query = reading.query
    lines = [f"{query.name}: {_told(choice, query.summary_zh, query.summary_en)}"]
    for each in reading.filled:
        meaning = _told(choice, each.parameter.label_zh, each.parameter.label_en)
        words = ", ".join(dict.fromkeys(f"“{choice.question.words(span)}”" for span in each.spans))
        lines.append(f"  {each.parameter.name} ({meaning}) = {', '.join(given[each.parameter.name])} ← {words}")
    if choice.like:
        lines.append(f"  {_told(choice, '读法如', 'read like')}: {choice.like}")
    options = [f"--{name} {shlex.quote(value)}" for name, values in given.items() for value in values]
    lines.append(f"  $ {' '.join(['kg query', query.name, *options])}")
    return lines


def _written(graph: Graph, filled: Filled, value: str) -> str:
    """A value as one types it: the name of a thing where it has that name alone, the word for a concept."""
    from kg.queries import resolve

    if not value.startswith("https://"):
        return value
    parameter = filled.parameter
    if parameter.type == "concept":
        return value.rsplit("/", 1)[-1]
    for name in labels(graph, value):
        try:
            if resolve(graph, name, parameter.type, parameter.scheme) == value:
                return name
        except BadInput:
            continue
    return value


def _whole_name(graph: Graph, area: str) -> str:
    """The name of an area after that of its province."""
    province = f"{area.rsplit('/', 1)[0]}/{area.rsplit('/', 1)[1][:2]}0000"
    return "".join(dict.fromkeys(name for each in (province, area) for name in labels(graph, each)[:1]))


def _none_fits(choice: Choice) -> tuple[str, str]:
    """What is told where no query fits: the nearest there are."""
    near = [each.query for each in choice.readings[:_NEAREST]]
    told = [f"{query.name} ({_told(choice, query.summary_zh, query.summary_en)})" for query in near]
    return (
        _told(choice, "没有合适的查询", "fits no saved query"),
        _told(choice, "最接近的：", "nearest: ")
        + "; ".join(told)
        + _told(choice, "；全部见 kg query", "; see all: kg query"),
    )


def _told(choice: Choice, zh: str, en: str) -> str:
    return zh if choice.question.language == "zh" else en
