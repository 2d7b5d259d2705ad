"""Works (作品): the part of a title that a question tells by what a work is on or of what kind it is.

质押融资的文件 asks for titles with 质押融资, 要签的备忘录 for those with 备忘录, "reports on regional IP layout" for
those with 知识产权区域布局. What a work is said to be on counts only where a title of the graph has it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kg.asking.known import Known
from kg.asking.names import Name
from kg.asking.pieces import OURS
from kg.asking.question import Question, Span, is_chinese
from kg.asking.terms import Term, are_beside, find_runs, piece_of
from kg.asking.words import places_of, question_words
from kg.queries import SavedQuery
from kg.vocabulary import ZC

_CLASSES = {"policy": ZC.Policy, "agreement": ZC.Agreement, "publication": ZC.Publication}
"""What a query gives the titles of, by its first tag."""
_TAKEN = (
    "area",
    "region",
    "year",
    "document",
    "source",
    "title",
    "Agency",
    "policy-action",
    "relation",
    "document-number",
)
_LEAST = 2
"""Characters that a part must have beside what says nothing."""
_LEADS = re.compile(r"(?:方面|之类|这类|[一两]?类|相关|有关)?的?\s*$")
"""Between what a work is on and the word for it."""
_ABOUT = re.compile(r"\b(?:on|about|concerning|regarding|covering) (?:the )?$", re.I)
"""Before what English words say a work is on (Which policies did Guizhou issue on pledge financing)."""
_RUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9“”]+$")
_LIST = re.compile(r"(?:\s|、|,|，|/|和|与|及|或者?|and|or)+")
_LONGEST = 16


def find_work(known: Known, question: Question, query: SavedQuery, names: Sequence[Name]) -> list[tuple[str, Span]]:
    """The part of a title that a question tells so, with its words; [] where it tells none."""
    kind = next((_CLASSES[tag] for tag in query.tags[:1] if tag in _CLASSES), None)
    if kind is None:
        return []
    titles = known.names(kind)
    taken = [name.span for name in names if name.kind in _TAKEN]
    has_kind = any(each.name == "kind" for each in query.parameters)
    find = _in_chinese if question.language == "zh" else _in_english
    return known.once(question, (kind, has_kind), lambda: find(question, titles, taken, has_kind))


def _in_chinese(
    question: Question, titles: Sequence[str], taken: Sequence[Span], has_kind: bool
) -> list[tuple[str, Span]]:
    kinds, works = _places(question, "work-kind"), _places(question, "work")
    empty = _pattern((*question_words("function"), *question_words("general"), *question_words("work-empty")))
    found: list[tuple[str, Span]] = []
    for place in sorted({*kinds, *works}):
        if any(other.holds(place) for other in (*kinds, *works)) or any(place.overlaps(span) for span in taken):
            continue
        alone = place in kinds and not has_kind
        end = _LEADS.search(question.text[: place.start]).start()  # type: ignore[union-attr]
        start = _start(question, end, place if alone and end == place.start else None, titles, taken)
        told = len(empty.sub("", question.text[start:end])) >= _LEAST and question.text[start - 1 : start] != "、"
        if told and alone and end == place.start:
            found.append((question.text[start : place.end], Span(start, place.end)))
        elif told:
            found.append((question.text[start:end], Span(start, end)))
        elif alone and not any(_is_listed(question, place, other) for other in (*kinds, *works)):
            found.append((question.words(place), place))
    return found if len(found) == 1 else []


def _start(question: Question, end: int, kind: Span | None, titles: Sequence[str], taken: Sequence[Span]) -> int:
    """Where the longest part begins that ends at an offset, a word for a kind behind it, and stands in a title."""
    after = question.words(kind) if kind else ""
    first = max([span.end for span in taken if span.end <= end] + [end - _LONGEST, 0])
    run = _RUN.search(question.text[first:end])
    starts = range(first + run.start(), end) if run else ()
    fits = (at for at in starts if any(question.text[at:end] + after in title for title in titles))
    return next(fits, end)


def _in_english(
    question: Question, titles: Sequence[str], taken: Sequence[Span], has_kind: bool
) -> list[tuple[str, Span]]:
    works = _places(question, "work")
    kinds = {word for word in question_words("work-kind") if is_chinese(word)}
    empty = {*question_words("work"), *question_words("work-empty"), OURS, *kinds}
    found: list[tuple[int, str, Span]] = []
    only_kinds: list[tuple[int, str, Span]] = []
    runs = find_runs(question)
    for run in runs:
        terms = [term for term in run if not any(term.span.overlaps(span) for span in taken)]
        told = [term for term in terms if not empty.intersection(term.words)]
        if not terms:
            continue
        beside = len(told) < len(terms) or any(are_beside(question, terms, work) for work in works)
        if not (beside or _ABOUT.search(question.text[: terms[0].span.start])):
            continue
        if piece := piece_of(terms, titles, empty, _LEAST):
            found.append((len(piece), piece, _whole(terms)))
        elif not has_kind and (piece := piece_of(terms, titles, empty - kinds, _LEAST)):
            only_kinds.append((len(piece), piece, _whole(terms)))
    others = [*works, *(term.span for run in runs for term in run if empty.intersection(term.words))]
    alone = len(only_kinds) == 1 and not any(_is_listed(question, only_kinds[0][2], other) for other in others)
    best = found or (only_kinds if alone else [])
    return [max(best)[1:]] if best else []


def _whole(terms: Sequence[Term]) -> Span:
    return Span(terms[0].span.start, terms[-1].span.end)


def _is_listed(question: Question, span: Span, other: Span) -> bool:
    """Whether two words for works stand in one list (reports, catalogues or databases)."""
    first, second = sorted((span, other))
    return first.end <= second.start and _LIST.fullmatch(question.text[first.end : second.start]) is not None


def _places(question: Question, notation: str) -> list[Span]:
    return places_of(question, question_words(notation))


def _pattern(words: Collection[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
