"""Diffing (比较): the command that tells what changed between two graphs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.tables import write_rows
from kg.queries import Value

if TYPE_CHECKING:
    from kg.editions import Edition, FactChange, TermChange

_KINDS = ("came", "went", "changed", "moved")
_COLUMNS = ("change", "document", "type", "rule", "what", "quote")
_FORMATS = ("table", "json", "jsonl", "markdown")


@click.command(epilog="Example: kg diff last-year.nq build/store --format markdown > changes.md")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True, help="How to print.")
@click.option("--summary", is_flag=True, help="Counts only, not each fact and term.")
@click.pass_context
def diff(context: click.Context, old: Path, new: Path, form: str, summary: bool) -> int:
    """Tell which facts and terms came, went and changed between two graphs (比较).

    OLD and NEW are folders of stores, or files that kg export wrote (.nq .nt .trig .ttl). A fact has changed where the
    same words of a document say something else, or another rule says it; it has moved where the document prints it
    elsewhere. Terms are told where both graphs hold the ontology. Exit code 0: equal; 1: different.
    """
    from kg.editions import compare_facts, compare_terms, read_edition

    before, after = read_edition(old), read_edition(new)
    facts = list(compare_facts(before.facts, after.facts))
    terms = list(compare_terms(before.terms, after.terms))
    if form in ("json", "jsonl"):
        _write_json(before, after, facts, terms, form, summary)
    else:
        _write_tables(before, after, facts, terms, form, summary)
    return int(bool(facts or terms or before.versions != after.versions))


def _write_tables(
    old: Edition, new: Edition, facts: Sequence[FactChange], terms: Sequence[TermChange], form: str, summary: bool
) -> None:
    names = [*old.versions]
    rows = [(name, old.versions[name], new.versions[name]) for name in names]
    _write("Versions 版本", ("of", "old", "new"), [*rows, ("facts", len(old.facts), len(new.facts))], form)
    counts = [tuple(record.values()) for record in _counts(facts)]
    _write("Facts by document, type and rule 事实", ("document", "type", "rule", *_KINDS), counts, form)
    if not summary:
        _write("Each fact 逐条", _COLUMNS, [_fact_row(change) for change in facts], form)
    kinds = [(kind, sum(change.kind == kind for change in terms)) for kind in _KINDS[:3]]
    _write("Terms 词汇", ("change", "terms"), kinds if terms else [], form)
    if not summary:
        rows_of_terms = [(change.kind, change.term, _told(change)) for change in terms]
        _write("Each term 逐词", ("change", "term", "what"), rows_of_terms, form)


def _write(title: str, columns: Sequence[str], rows: Sequence[Sequence[Value]], form: str) -> None:
    if rows:
        click.echo(f"## {title}\n" if form == "markdown" else title)
        write_rows(columns, rows, form)
        click.echo()


def _write_json(
    old: Edition, new: Edition, facts: Sequence[FactChange], terms: Sequence[TermChange], form: str, summary: bool
) -> None:
    versions = [{"of": name, "old": old.versions[name], "new": new.versions[name]} for name in old.versions]
    each_fact = [] if summary else [_fact_record(change) for change in facts]
    each_term = [] if summary else [_term_record(change) for change in terms]
    if form == "json":
        report = {"versions": versions, "counts": list(_counts(facts)), "facts": each_fact, "terms": each_term}
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
        return
    parts = {"version": versions, "count": list(_counts(facts)), "fact": each_fact, "term": each_term}
    for part, records in parts.items():
        for record in records:
            click.echo(json.dumps({"part": part} | record, ensure_ascii=False))


def _counts(facts: Sequence[FactChange]) -> Iterator[dict[str, Any]]:
    from kg.editions import count_changes

    for document, kind, rule, counts in count_changes(facts):
        yield {"document": document, "type": kind, "rule": rule} | {name: counts[name] for name in _KINDS}


def _fact_record(change: FactChange) -> dict[str, Any]:
    return {"change": change.kind, "fields": list(change.fields), "old": change.old, "new": change.new}


def _term_record(change: TermChange) -> dict[str, Any]:
    return {"change": change.kind, "term": change.term, "went": list(change.went), "came": list(change.came)}


def _fact_row(change: FactChange) -> Sequence[Value]:
    fact = change.shown
    if change.old is not None and change.new is not None:
        what = "; ".join(f"{name}: {_plain(change.old, name)} → {_plain(change.new, name)}" for name in change.fields)
    else:
        own = (name for name in fact if name not in ("doc", "type", "quote", "start", "end", "rule", "echoes"))
        what = "; ".join(f"{name}: {_plain(fact, name)}" for name in own)
    return change.kind, fact["doc"], fact["type"], fact["rule"], what, fact["quote"]


def _plain(fact: Mapping[str, Any], name: str) -> str:
    value = fact.get(name)
    return "–" if value is None else "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _told(change: TermChange) -> str:
    return "; ".join([*(f"- {triple}" for triple in change.went), *(f"+ {triple}" for triple in change.came)])
