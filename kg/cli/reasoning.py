"""Reasoning (推理): the command that derives what follows, and how a reason is printed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.bad_input import BadInput
from kg.cli.opening import open_store
from kg.cli.options import store_option
from kg.queries import PREFIXES

if TYPE_CHECKING:
    from kg.queries.reasons import Reasoner
    from kg.reasoning import Closure, Proof, Statement

_CONTRADICTIONS = 20
"""The most contradictions told in full."""


@click.command(epilog="Example: kg reason && kg query --inferred protection-centres --province 湖北")
@click.option("--leave-out", is_flag=True, help="Take out of the store all that is not stated.")
@store_option
def reason(leave_out: bool, store: Path) -> int:
    """Derive again what follows from the graph by the ontology (推理), and tell what contradicts it.

    It stands in a named graph of its own, which --inferred lets kg query and kg sparql see. kg build, add and remove
    keep it up to date. The exit code is 1 where something contradicts the ontology.
    """
    from kg.build import reason as reason_store

    closure = reason_store(store, leave_out=leave_out)
    if closure is None:
        click.echo(f"{store}: only what is stated is left", err=True)
        return 0
    for name, count in closure.rules.items():
        click.echo(f"{name}\t{count}")
    click.echo(f"{store}: {len(closure)} triples follow from {closure.read}", err=True)
    tell_contradictions(closure, store)
    return 1 if closure.contradictions else 0


def tell_contradictions(closure: Closure, store: Path) -> None:
    """Print each contradiction with the sentences that caused it."""
    from kg.queries.reasons import Reasoner

    if not closure.contradictions:
        return
    with open_store(store) as graph:
        reasoner = Reasoner(graph)
        for found in closure.contradictions[:_CONTRADICTIONS]:
            click.echo(f"contradiction ({found.rule.name}): {_shown(found.rule.axiom)}")
            for proof in reasoner.explain_contradiction(found):
                for line in proof_lines(reasoner, proof, 1):
                    click.echo(line)
    left = len(closure.contradictions) - _CONTRADICTIONS
    if left > 0:
        click.echo(f"... and {left} more")


def print_inferred(store: Path, name: str, limit: int) -> None:
    """Print what follows of the things with a name, each triple with its reason."""
    from kg.queries.description import find_things
    from kg.queries.reasons import Reasoner

    with open_store(store) as graph:
        reasoner = Reasoner(graph)
        proofs = (proof for iri in find_things(graph, name) for proof in reasoner.explain(iri))
        told = 0
        for proof in islice(proofs, limit or None):
            told += 1
            for line in proof_lines(reasoner, proof, 0):
                click.echo(line)
        if any(True for _ in proofs):
            click.echo("... and more; --limit 0 shows all")
    if not told:
        raise BadInput(name, "has no inferred triples", "kg reason derives what follows")


def proof_lines(reasoner: Reasoner, proof: Proof, depth: int) -> Iterator[str]:
    """A triple, its rule and axiom, and indented below it what it follows from, with the sentences that state it."""
    indent = "  " * depth
    if proof.rule is not None and proof.axiom is not None:
        yield f"{indent}{_shown(proof.statement)}  by {proof.rule}: {_shown(proof.axiom)}"
        for premise in proof.premises:
            yield from proof_lines(reasoner, premise, depth + 1)
        return
    yield f"{indent}{_shown(proof.statement)}  stated"
    for place in reasoner.places(proof.statement):
        yield f"{indent}  {place.document} {place.start}-{place.end}: {place.sentence}"


def _shown(statement: Statement) -> str:
    return " ".join(map(_short, statement))


def _short(term: str) -> str:
    """A term, or the terms of a list, with a prefix in place of a namespace where one is declared."""
    if term.startswith("( "):
        return f"({' '.join(map(_short, term[2:-2].split()))})"
    if term.startswith("<"):
        for prefix, base in PREFIXES.items():
            local = term[1:-1].removeprefix(base)
            if local != term[1:-1] and "/" not in local:
                return f"{prefix}:{local}"
    return term
