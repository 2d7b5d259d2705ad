"""Evaluating (评测): the command that compares facts with annotated ones."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.opening import open_store
from kg.cli.options import store_option
from kg.cli.tables import write_rows
from kg.queries import Value

if TYPE_CHECKING:
    from kg.evaluation import Evaluation, Record, Score, Share

_FILE = click.Path(path_type=Path)
_COLUMNS = ("type", "gold", "found", "right", "P", "P 95%", "R", "R 95%", "F1", "attributes", "quotes", "overlap")


@click.command(epilog="Example: kg evaluate tests/gold/dev.jsonl --scope tests/gold/dev-scope.json --show policy")
@click.argument("gold", nargs=-1, required=True, type=_FILE, metavar="GOLD.jsonl...")
@click.option("--scope", type=_FILE, metavar="FILE", help="Which areas of which documents count; else those in GOLD.")
@click.option("--found", type=_FILE, metavar="FILE", help="Facts as kg facts prints them; else those of the store.")
@click.option("--show", metavar="TYPE|all", help="List what was missed or is wrong.")
@click.option("--record", is_flag=True, help="Put the precision of each rule into the store (kg query rules).")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help="How to print.")
@store_option
def evaluate(
    gold: tuple[Path, ...],
    scope: Path | None,
    found: Path | None,
    show: str | None,
    record: bool,
    form: str,
    store: Path,
) -> None:
    """Compare the facts found with annotated ones (评测): precision, recall and F1 of each type.

    P and R are followed by the interval in which the true share lies with 95 %. Attributes, quotes and overlap are of
    the facts that match: attributes with the annotated value, quotes that are the annotated one, and how much of their
    text two quotes share.
    """
    from kg.evaluation import RULES, evaluation_to_json, read_found, read_gold, read_scope
    from kg.evaluation import evaluate as compare

    if show not in (None, "all", *RULES):
        raise click.BadParameter(f"no such type {show}; there are all, {', '.join(RULES)}", param_hint="--show")
    annotated, within = read_gold(gold), read_scope(scope) if scope else None
    evaluation = compare(annotated, read_found(found) if found else _read_store(store), within)
    if form == "json":
        errors = {"missed": evaluation.missed, "spurious": evaluation.spurious}
        shown = {kind: [fact for fact in facts if show in ("all", fact["type"])] for kind, facts in errors.items()}
        click.echo(json.dumps(evaluation_to_json(evaluation) | (shown if show else {}), ensure_ascii=False, indent=1))
    else:
        _print(evaluation, show)
    if record:
        _record(evaluation, ", ".join(path.stem for path in gold), store)


def _record(evaluation: Evaluation, gold: str, store: Path) -> None:
    from kg.build import record
    from kg.rdf.quality import Precision

    shares = evaluation.rules.items()
    precisions = [Precision(rule, share.count, share.of, share.low, share.high) for rule, share in shares if share.of]
    record(precisions, gold, store)
    click.echo(f"{store}: precision of {len(precisions)} rules recorded; see kg query rules", err=True)


def _read_store(store: Path) -> list[Record]:
    from kg.facts import fact_to_json
    from kg.rdf import read_facts

    with open_store(store) as graph:
        return [fact_to_json(fact) for fact in read_facts(graph.triples)]


def _print(evaluation: Evaluation, show: str | None) -> None:
    macro = evaluation.macro
    means = [f"{share:.3f}" for share in (macro.precision, macro.recall, macro.f1)]
    rows: list[Sequence[Value]] = [_row(score) for score in (*evaluation.types, evaluation.micro)]
    rows.append(("mean of types", None, None, None, means[0], None, means[1], None, means[2], None, None, None))
    write_rows(_COLUMNS, rows, "table")
    click.echo()
    write_rows(("type", "attribute", "right", "of", "share"), list(_attribute_rows(evaluation)), "table")
    if show:
        click.echo()
        _print_errors("MISSED  ", evaluation.missed, show)
        _print_errors("SPURIOUS", evaluation.spurious, show)


def _print_errors(head: str, facts: Sequence[Record], show: str) -> None:
    for fact in facts:
        if show in ("all", fact["type"]):
            click.echo(f"{head} {json.dumps(fact, ensure_ascii=False)}")


def _row(score: Score) -> Sequence[Value]:
    precision, recall = score.precision, score.recall
    return (
        score.type,
        score.gold,
        score.found,
        score.matched,
        _number(precision),
        _interval(precision),
        _number(recall),
        _interval(recall),
        f"{score.f1:.3f}",
        _number(score.agreement),
        _number(score.quotes),
        f"{score.overlap:.3f}" if score.matched else "",
    )


def _attribute_rows(evaluation: Evaluation) -> Iterator[Sequence[Value]]:
    for score in evaluation.types:
        for name, share in score.attributes.items():
            yield score.type, name, share.count, share.of, _number(share)


def _number(share: Share) -> str:
    return f"{share.value:.3f}" if share.of else ""


def _interval(share: Share) -> str:
    return f"{share.low:.2f}–{share.high:.2f}" if share.of else ""
