"""Quality (质量): how precise the facts of a release were measured to be, as the store tells it, and no more than that.

A store knows of each rule how many of its facts in annotated documents were right. It knows no recall, and nothing
of the documents that it was built from, unless somebody annotated some of them and had it recorded.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from kg.evaluation.intervals import Share
from kg.facts import TYPES
from kg.queries import Value, answer, find_query
from kg.store import Graph

_TEMPLATE = Template((Path(__file__).resolve().parent / "quality.md").read_text(encoding="utf-8"))
_COLUMNS = ("type", "rule", "facts", "right", "sample", "precision", "low", "high", "gold")


@dataclass(frozen=True, slots=True)
class Measured:
    """A rule: how many facts of the store it found, and how many of how many were right where that was measured."""

    type: str
    rule: str
    facts: int
    share: Share
    gold: str


def measure(graph: Graph) -> tuple[Measured, ...]:
    """The rules that found facts in a store, by type and name."""
    found = answer(graph, find_query("rules"), {})
    rules = [_measured(dict(zip(found.columns, row, strict=True))) for row in found.rows]
    return tuple(sorted((rule for rule in rules if rule.facts), key=lambda rule: (rule.type, rule.rule)))


def by_type(rules: Sequence[Measured]) -> Iterator[tuple[str, int, Share]]:
    """Type of fact, facts in the store, and what was measured of all the rules that found them, together."""
    kinds: dict[str, list[Measured]] = defaultdict(list)
    for rule in rules:
        kinds[rule.type].append(rule)
    for kind in TYPES:
        if kind in kinds:
            right, of = (sum(getattr(rule.share, name) for rule in kinds[kind]) for name in ("count", "of"))
            yield kind, sum(rule.facts for rule in kinds[kind]), Share(right, of)


def differences(graph: Graph) -> tuple[int, int]:
    """How many pairs of claims differ, and how many of these cannot both be right."""
    found = answer(graph, find_query("conflicts"), {})
    at = found.columns.index("conflict")
    return len(found.rows), sum(row[at] is True for row in found.rows)


def rules_table(rules: Sequence[Measured]) -> str:
    """The rules as CSV; of a rule that was not measured the last fields are empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for rule in rules:
        share = rule.share
        told = [share.count, share.of, *_rounded(share), rule.gold] if share.of else [""] * 6
        writer.writerow([rule.type, rule.rule, rule.facts, *told])
    return out.getvalue()


def report(rules: Sequence[Measured], differing: tuple[int, int], proved: int | None) -> str:
    """The report in both languages. `proved` is how many facts were read again in their documents, if any were."""
    lines = []
    for kind, facts, share in by_type(rules):
        value, low, high = _rounded(share) if share.of else ("–", "–", "–")
        lines.append(f"| {kind} | {facts} | {share.of} | {share.count} | {value} | {low}–{high} |\n")
    return _TEMPLATE.substitute(
        types="".join(lines),
        unmeasured=sum(rule.facts for rule in rules if not rule.share.of),
        differing=differing[0],
        conflicting=differing[1],
        proof="\n\n".join(_proof(proved)),
    )


def _proof(proved: int | None) -> Iterator[str]:
    if proved is None:
        yield "发布时没有重读原文件。检验：`kg check 文件夹`。"
        yield "The documents were not read again for this release. To do so: `kg check FOLDER`."
    else:
        yield f"发布时逐条重读了原文件：{proved}条陈述的引句都在所记的位置。"
        yield f"Read again for this release: all {proved} claims have their quote where they say in the documents."


def _measured(row: Mapping[str, Value]) -> Measured:
    share = Share(int(row["right"] or 0), int(row["sample"] or 0))
    return Measured(str(row["type"] or ""), str(row["rule"]), int(row["facts"] or 0), share, str(row["gold"] or ""))


def _rounded(share: Share) -> tuple[str, str, str]:
    return f"{share.value:.3f}", f"{share.low:.3f}", f"{share.high:.3f}"
