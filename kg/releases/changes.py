"""Changes (变更): what a release tells otherwise than an earlier one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.editions import Edition, FactChange, TermChange, compare_facts, compare_terms, count_changes, read_edition

DUMP = Path("data") / "zhice.nq"
_KINDS = ("came", "went", "changed", "moved")
_MOST = 200
"""The most facts that are told one by one; `kg diff` tells them all."""


def find_edition(path: Path) -> Path:
    """What to read of an earlier release: its dump, or the path itself where it is a store or a file of triples."""
    return path / DUMP if (path / DUMP).is_file() else path


def changes(old: Path, new: Path) -> str:
    """The report in both languages, on an earlier release, store or file, and the dump of this one."""
    before, after = read_edition(find_edition(old)), read_edition(new)
    facts = list(compare_facts(before.facts, after.facts))
    terms = list(compare_terms(before.terms, after.terms))
    return "\n".join([*_versions(before, after), *_counts(facts), *_facts(facts), *_terms(terms)]) + "\n"


def _versions(before: Edition, after: Edition) -> Iterator[str]:
    yield from ("# 变更 Changes", "", "| | 此前 before | 现在 now |", "|---|---|---|")
    for name in before.versions:
        yield f"| {name} | {before.versions[name] or '–'} | {after.versions[name] or '–'} |"
    yield from (f"| facts | {len(before.facts)} | {len(after.facts)} |", "")


def _counts(facts: Sequence[FactChange]) -> Iterator[str]:
    yield from ("## 事实 Facts", "")
    if not facts:
        yield from ("没有变化。No fact has changed.", "")
        return
    yield "| 文件 document | 类型 type | 新增 came | 消失 went | 改变 changed | 移动 moved |"
    yield "|---|---|---|---|---|---|"
    sums: dict[tuple[str, str], Counter[str]] = {}
    for document, kind, _, counts in count_changes(facts):
        sums.setdefault((document, kind), Counter()).update(counts)
    for (document, kind), counted in sorted(sums.items()):
        yield f"| {document} | {kind} | {' | '.join(str(counted[name]) for name in _KINDS)} |"
    yield ""


def _facts(facts: Sequence[FactChange]) -> Iterator[str]:
    told = [change for change in facts if change.kind != "moved"]
    for change in told[:_MOST]:
        fact = change.shown
        fields = f" ({', '.join(change.fields)})" if change.fields else ""
        yield f"- {change.kind} {fact['doc']} {fact['type']}{fields}: {' '.join(str(fact['quote']).split())}"
    if len(told) > _MOST:
        yield f"- … {len(told) - _MOST} more: kg diff"
    yield ""


def _terms(terms: Sequence[TermChange]) -> Iterator[str]:
    yield from ("## 词汇 Terms", "")
    if not terms:
        yield "没有变化，或者有一方不含本体。None has changed, or one side does not hold the ontology."
    for change in terms:
        yield f"- {change.kind} <{change.term}>"
