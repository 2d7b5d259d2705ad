"""Duplicates (重复提及): when two mentions in one document are of one document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kg.extractors.works.chains import strength
from kg.extractors.works.names import Mentioned

_MADE = ("issued", "revised", "drafting", "planned")
_DRAFT_REMARK = re.compile(r"\((?:[^()]*(?:草案|征求意见稿|送审稿|讨论稿|修改[一二三]?稿)[^()]*)\)$")
_MARKS = re.compile(r"[《》〈〉“”\"\s—–-]")
_SAME = 0.7
"""The share of the shorter title's pairs of characters that the other must have for both to be one document."""


@lru_cache(maxsize=4096)
def normal_title(title: str) -> str:
    """A title without marks, blanks and the difference between full-width and ASCII brackets and dashes."""
    return _MARKS.sub("", title).replace("（", "(").replace("）", ")")


def without_draft(title: str) -> str:
    """A normal title without the state of its draft: 《…条例(草案修改二稿征求意见稿)》 is 《…条例》 in the making."""
    return _DRAFT_REMARK.sub("", title)


def without_task_copies(found: Sequence[Mentioned]) -> list[Mentioned]:
    """The mentions without the tasks whose result, in the same row of a table or behind the label of a task's result,
    names the document by its final title.

    The task "制定促进知识产权服务业发展的意见" was done when "印发《关于加快上海知识产权服务业发展的意见》".
    """
    results: dict[tuple[int, int], list[Mentioned]] = {}
    for mentioned in found:
        cell = mentioned.passage.section.cell
        if cell.role == "result" if cell is not None else mentioned.passage.scope.mode == "report":
            results.setdefault(_row(mentioned), []).append(mentioned)
    return [mentioned for mentioned in found if not _done(mentioned, results)]


def _row(mentioned: Mentioned) -> tuple[int, int]:
    """The table and row of a mention; for a part of running text (任务一：, 成效：) its section."""
    section = mentioned.passage.section
    return section.cell.table_row if section.cell is not None else (-1, section.index)


def without_short_names(found: Sequence[Mentioned]) -> list[Mentioned]:
    """The mentions without those that only point, in a few words, to a document that its full title names as well.

    "市政府印发改革方案" of 《…市知识产权综合管理改革方案》, which keeps the place; "2.出台支持政策。" before
    "市知识产权局印发《…意见》。"
    """
    full = [mentioned for mentioned in found if mentioned.name.titled and mentioned.name.container is None]
    kept: list[Mentioned] = []
    short: dict[int, list[tuple[int, int]]] = {}
    for mentioned in found:
        if mentioned.name.titled or mentioned.name.container is not None:
            kept.append(mentioned)
            continue
        named = next((other for other in full if _is_short_for(mentioned, other) or _announces(mentioned, other)), None)
        if named is None:
            kept.append(mentioned)
        elif (named.action.notation, named.moment.date) == (mentioned.action.notation, mentioned.moment.date):
            short.setdefault(id(named), []).append((mentioned.start, mentioned.end))
    return [replace(each, again=tuple(short[id(each)])) if id(each) in short else each for each in kept]


def _is_short_for(short: Mentioned, full: Mentioned) -> bool:
    one, other = normal_title(short.name.title), normal_title(full.name.title)
    return (
        len(one) < len(other)
        and other.endswith(one)
        and (short.area, short.city) == (full.area, full.city)
        and short.action.notation in _MADE
        and strength(full.action.notation) <= strength(short.action.notation)
    )


def _announces(heading: Mentioned, full: Mentioned) -> bool:
    """Whether a sentence that says only that some policy was made is the heading of the one that names it."""
    first, second = heading.passage.sentence, full.passage.sentence
    if heading.name.kind is None or heading.name.kind.notation != "policy" or first.section != second.section:
        return False
    document = heading.passage.reading.document
    around = document.text[first.start : heading.action.start] + document.text[heading.name.end : first.end]
    return (
        0 <= second.start - first.end <= 1
        and full.action.notation == heading.action.notation
        and re.fullmatch(r"[（(]?[一二三四五六七八九十\d]{0,3}[）)]?[.．、]?[。；]?", around) is not None
    )


def _done(task: Mentioned, results: dict[tuple[int, int], list[Mentioned]]) -> bool:
    cell = task.passage.section.cell
    sets = cell.role in ("task", "focus") if cell is not None else task.passage.scope.mode == "assign"
    if not sets or task.action.notation not in ("planned", "drafting"):
        return False
    return any(
        result.name.titled and _kind(result) == _kind(task) and _alike(task.name.title, result.name.title)
        for result in results.get(_row(task), ())
    )


def _kind(mentioned: Mentioned) -> str | None:
    return mentioned.name.kind.notation if mentioned.name.kind is not None else None


def _alike(first: str, second: str) -> bool:
    one, other = _pairs(first), _pairs(second)
    return len(one & other) >= _SAME * min(len(one), len(other))


def _pairs(title: str) -> frozenset[str]:
    plain = normal_title(title)
    return frozenset(plain[index : index + 2] for index in range(len(plain) - 1))
