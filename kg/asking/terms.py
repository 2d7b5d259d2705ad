"""Terms (译词): Chinese words of names in the English words of a question, and the part of a name that they make.

`ontology/question-terms.ttl` says what a word of a name is called in English: regional is 区域, layout is 布局. A
question in English is matched with Chinese names word by word, in any order: "the regional IP layout report" with
知识产权区域布局报告.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.asking.question import Question, Span, is_chinese, stems_of
from kg.asking.words import question_concepts

_BETWEEN = re.compile(
    r"(?:\s|-|–|/|['’]s?\b|\b(?:of|on|for|about|concerning|regarding|covering|in|and|the|a|an|its|becoming|being|making|to|become|into)\b)*",
    re.I,
)
"""What may stand between two words of a name."""
_JOINT = re.compile(r"[的与和及、·“”（）()]|知识产权|专利")
"""What may stand in a Chinese name between two words that English puts side by side."""
_COMMON, _GAP = 0.4, 0.5
"""What a character counts of a word that tells little, and what one between words takes off."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words of a question, and the Chinese words, of one meaning, that they stand for."""

    span: Span
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a name a word of a term stands."""

    start: int
    end: int
    term: int


def find_runs(question: Question, others: Iterable[Term] = ()) -> list[list[Term]]:
    """The terms of a question and some others, in runs with nothing but function words between them."""
    others = list(others)
    terms = [term for term in _terms(question) if not any(term.span.overlaps(other.span) for other in others)]
    runs: list[list[Term]] = []
    for term in sorted([*terms, *others], key=lambda term: term.span):
        if runs and _BETWEEN.fullmatch(question.text[runs[-1][-1].span.end : term.span.start]):
            runs[-1].append(term)
        else:
            runs.append([term])
    return runs


def piece_of(run: Sequence[Term], names: Iterable[str], common: Collection[str], least: int) -> str:
    """The longest part that the names have in common which hold most of a run's words; "" where none does.

    It must have so many characters of words beside those that are common.
    """
    written = [word for term in run for word in term.words]
    held = {name: _places(run, name) for name in names if any(word in name for word in written)}
    weights = {name: _weight(places, name, common) for name, places in held.items()}
    most = max(weights.values(), default=0.0)
    best = [name for name in sorted(weights) if weights[name] == most] if most else []
    parts = {part: size for name in best for part, own, size in _parts(held[name], name, common) if own >= least}
    counts = {part: sum(part in name for name in best) for part in parts}
    return max(parts, key=lambda part: (counts[part] * parts[part] ** 2, len(part), part), default="")


def are_beside(question: Question, run: Sequence[Term], span: Span) -> bool:
    """Whether a span stands right before or after a run, or in it."""
    first, last = run[0].span, run[-1].span
    if first.start <= span.start and span.end <= last.end:
        return True
    one, two = (span.end, first.start) if span.start < first.start else (last.end, span.start)
    return _BETWEEN.fullmatch(question.text[one:two]) is not None


def _terms(question: Question) -> Iterator[Term]:
    """The terms of a question, the longest at each place."""
    at = 0
    while at < len(question.stems):
        found = [each for each in _index().get(question.stems[at], ()) if _stands_at(question, each[0], at)]
        if found:
            stems, words = max(found, key=lambda each: len(each[0]))
            yield Term(Span(question.spans[at].start, question.spans[at + len(stems) - 1].end), words)
            at += len(stems)
        else:
            at += 1


def _stands_at(question: Question, stems: tuple[str, ...], at: int) -> bool:
    return question.stems[at : at + len(stems)] == stems


@cache
def _index() -> Mapping[str, Sequence[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """The Chinese words for English ones, by the first of these."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
    for scheme in ("question-term", "programme-part"):
        for labels in question_concepts(scheme).values():
            words = tuple(label for label in labels if is_chinese(label))
            for stems in {stems_of(label) for label in labels if not is_chinese(label)}:
                found[stems[0]].append((stems, words))
    return found


def _places(run: Sequence[Term], name: str) -> list[_Place]:
    """Where the words of a run stand in a name, none inside another."""
    found = [
        _Place(match.start(), match.end(), at)
        for at, term in enumerate(run)
        for word in term.words
        for match in re.finditer(re.escape(word), name)
    ]
    found.sort(key=lambda place: (place.start, -place.end))
    kept: list[_Place] = []
    for place in found:
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def _weight(places: Iterable[_Place], name: str, common: Collection[str]) -> float:
    words = {place.term: name[place.start : place.end] for place in places}
    return sum(len(word) * (_COMMON if word in common else 1.0) for word in words.values())


def _parts(places: Sequence[_Place], name: str, common: Collection[str]) -> Iterator[tuple[str, int, float]]:
    """The parts of a name from one word of a run to another with little between, how many characters of words that are
    not common each has, and what it weighs."""
    for first in range(len(places)):
        for last in range(first, len(places)):
            if last > first and _JOINT.sub("", name[places[last - 1].end : places[last].start]):
                break
            held = places[first : last + 1]
            words = {name[place.start : place.end] for place in held}
            yield (
                name[held[0].start : held[-1].end],
                sum(len(word) for word in words if word not in common),
                _weight(held, name, common) - _GAP * _between(held),
            )


def _between(places: Sequence[_Place]) -> int:
    return places[-1].end - places[0].start - sum(place.end - place.start for place in places)
