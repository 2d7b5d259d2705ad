"""Fitting (合不合): whether the best reading of a question is one, or no saved query answers it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from kg.asking.names import Name
from kg.asking.question import Question, Span, is_chinese
from kg.asking.readings import Reading
from kg.asking.words import is_bland, places_of, question_words

_ENOUGH, _ENOUGH_ALONE, _ENOUGH_FOREIGN = 1.2, 2.2, 3.0
"""The least score of a query that fits, of one where the question names nothing that the documents speak of, and of
one where it has no word of the field either."""
_UNKNOWN = {"zh": 0.3, "en": 0.65}
"""What a character or a word takes off that means nothing to any query."""
_UNKNOWN_NAME = 1.2
"""The same for an English word with a capital."""
_UNKNOWN_FIRST, _FIRST = 5.0, 8
"""The same for what a question for a figure begins with, in so many characters, that names no place (比亚迪2017年…)."""
_UNKNOWN_BARE = 2.5
"""How many times more it takes off where nothing asks for the query but what it is about."""
_BARE = 1.0
"""What the words weigh less than that ask for such a query."""
_UNKNOWN_ALONE = 2.0
"""How many times more it takes off where the question has no word of the field."""
_MOST_UNKNOWN = 0.5
"""The largest part of a question that may mean nothing."""
_TELLING = frozenset(
    (
        *("Indicator", "Agency", "Organisation", "ProtectionCentre", "Programme", "document", "source", "title"),
        *("quote", "centre-kind", "fund-kind", "institution-kind", "topic", "department", "conflict-reason"),
    )
)
"""What only the documents speak of, so that a question which names it is about them."""


def fits_question(
    question: Question, best: Reading, names: Sequence[Name], unknown: Sequence[Span], tags: Collection[str]
) -> bool:
    """Whether the best reading fits: it scores enough, most of the question means something, it asks for a record."""
    size = (
        len(question.spans) if question.language == "en" else sum(map(is_chinese, question.text)) + len(question.spans)
    )
    lost = sum(
        _UNKNOWN_NAME if question.words(span)[0].isupper() and span.start else _UNKNOWN[question.language]
        for span in unknown
    )
    if _is_bare(best) and (question.language == "en" or any(one.end == two.start for one, two in pairwise(unknown))):
        lost *= _UNKNOWN_BARE
    if "statistic" in best.query.tags and not any(name.kind in ("area", "region") for name in names):
        first = min((name.span.start for name in names), default=0)
        lost += _UNKNOWN_FIRST * any(span.end <= first <= _FIRST for span in unknown)
    tagged = any(places_of(question, question_words(tag)) for tag in best.query.tags)
    told = any(name.kind in _TELLING for name in names)
    alone = not tagged and not told
    foreign = not told and not places_of(question, question_words("ours"))
    strange = foreign and not any(places_of(question, question_words(tag)) for tag in tags)
    enough = (_ENOUGH_FOREIGN if strange else _ENOUGH_ALONE) if alone else _ENOUGH
    asked = [span for hit in best.hits for span in hit.spans]
    beyond = places_of(question, question_words("beyond"))
    return (
        best.score - lost * (_UNKNOWN_ALONE if foreign else 1.0) >= enough
        and len(unknown) <= _MOST_UNKNOWN * max(size, 1)
        and all(explains(asked, span) for span in beyond)
    )


def _is_bare(reading: Reading) -> bool:
    """Whether nothing asks for a query but the words for what it is about, and for a list of that."""
    about = {word for tag in reading.query.tags for word in question_words(tag)}
    return sum(hit.weight for hit in reading.hits if hit.word not in about and not is_bland(hit.word)) < _BARE


def find_unknown(question: Question, known: Sequence[Span]) -> list[Span]:
    """The characters of Chinese, or words of English, that mean nothing to any query, beside some that do."""
    known = [*known, *places_of(question, (*question_words("function"), *question_words("general")))]
    letters = [Span(at, at + 1) for at, letter in enumerate(question.text) if is_chinese(letter)]
    return sorted(span for span in (*question.spans, *letters) if not explains(known, span))


def explains(spans: Sequence[Span], span: Span) -> bool:
    return any(each.overlaps(span) for each in spans)
