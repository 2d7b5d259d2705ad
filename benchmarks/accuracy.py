"""Accuracy (准确度): the facts found in the seeds and in the fresh documents against those that readers annotated.

    python -m benchmarks.accuracy            prints the scores beside what is asked of them
    python -m benchmarks.accuracy --write    also writes the scores that must not fall, less a slack of 0.01, and the
                                             precision of each rule (ontology/rule-quality.ttl)

Facts are found in this process, without a store, so it needs no build before it.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.rule_quality import write_quality
from kg.documents import read_document
from kg.evaluation import RULES, Evaluation, Record, Score, evaluate, read_gold, read_scope
from kg.extractors import extract_facts
from kg.facts import fact_to_json

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
FLOORS = GOLD / "accuracy.toml"
SLACK = 0.01

ASKED: Mapping[str, Mapping[str, float]] = {
    "dev": dict.fromkeys(RULES, 0.85)
    | dict.fromkeys(("designation", "institution", "publication"), 0.80)
    | {"all": 0.92, "attributes": 0.93},
    "held-out": {"all": 0.87},
    "fresh": {"all": 0.80},
}
"""What is asked of each set: F1 of a type or of all types, and the share of attributes that are right."""


def measure() -> Mapping[str, Evaluation]:
    """The evaluation of each set of annotated facts: areas of the seeds that rules were learnt from (dev) and others
    that were annotated when the rules stood (held-out), and the fresh documents.
    """
    fresh = sorted((GOLD / "fresh").glob("*.jsonl"))
    seeds = _find(sorted((ROOT / "seeds").glob("*.txt")))
    return {
        name: evaluate(read_gold([GOLD / f"{name}.jsonl"]), seeds, read_scope(GOLD / f"{name}-scope.json"))
        for name in ("dev", "held-out")
    } | {
        "fresh": evaluate(read_gold(fresh), _find([text_of(path) for path in fresh])),
    }


def text_of(gold: Path) -> Path:
    """The document that a file of annotated facts is about."""
    return next(path for ending in (".txt", ".html", ".md") if (path := gold.with_suffix(ending)).exists())


def figures(evaluation: Evaluation) -> Mapping[str, float]:
    """What is recorded of an evaluation: F1 by type and of all types, and the share of attributes that are right."""
    scores = {score.type: score.f1 for score in evaluation.types}
    return {kind: scores.get(kind, 0.0) for kind in RULES} | {
        "all": evaluation.micro.f1,
        "attributes": evaluation.micro.agreement.value,
    }


def read_floors() -> Mapping[str, Mapping[str, float]]:
    """The figures of each set that must not fall."""
    with FLOORS.open("rb") as file:
        return tomllib.load(file)


def write_floors(evaluations: Mapping[str, Evaluation]) -> None:
    """Record the present figures, less the slack, beside what is asked."""
    lines = [
        "# What python -m benchmarks.accuracy measured, less 0.01: F1 by type and of all, and the share of attributes",
        "# that are right. A test holds them. When they have risen: python -m benchmarks.accuracy --write",
    ]
    for name, evaluation in evaluations.items():
        lines += ["", f"[{name}]"]
        for key, value in figures(evaluation).items():
            asked = ASKED[name].get(key)
            line = f"{key} = {max(0.0, int((value - SLACK) * 1000) / 1000):.3f}"
            lines.append(f"{line:26}# asked {asked:.2f}" if asked else line)
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def table(evaluations: Mapping[str, Evaluation]) -> Sequence[str]:
    """The lines of a table of all sets, beside what is asked, and how far fresh documents fall behind dev."""
    heads = (f"{name:9} P     R     F1   asked" for name in evaluations)
    lines = [f"{'type':18} | {' | '.join(heads)} |    gap"]
    for kind in (*RULES, "all", "attributes"):
        cells, values = [], []
        for name, evaluation in evaluations.items():
            values.append(figures(evaluation)[kind])
            score = _score(evaluation, kind)
            rates = f"{score.precision.value:.3f} {score.recall.value:.3f}" if score else " " * 11
            asked = ASKED[name].get(kind)
            short = "!" if asked and values[-1] < asked else " "
            cells.append(f"{score.gold if score else '':>7} {rates} {values[-1]:.3f}{short} {asked or '':>5}")
        lines.append(f"{kind:18} | {' | '.join(cells)} | {values[0] - values[-1]:+.3f}")
    return lines


def _score(evaluation: Evaluation, kind: str) -> Score | None:
    return next((score for score in (*evaluation.types, evaluation.micro) if score.type == kind), None)


def _find(paths: Sequence[Path]) -> list[Record]:
    return [fact_to_json(fact) for path in paths for fact in extract_facts(read_document(path))]


def main(arguments: Sequence[str]) -> None:
    """Print the scores; with --write, record them."""
    evaluations = measure()
    print("\n".join(table(evaluations)))
    if "--write" in arguments:
        write_floors(evaluations)
        write_quality(evaluations)


if __name__ == "__main__":
    main(sys.argv[1:])
