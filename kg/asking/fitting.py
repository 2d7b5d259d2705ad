"""Fitting (合不合): whether the best reading of a question is one, or no saved query answers it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.asking.names import Name
from kg.asking.question import Question, Span, is_chinese
from kg.asking.words import places_of, question_words

_ENOUGH = 3.0
"""How far the best reading is ahead of none at least, for the question to be one that it answers."""
_UNKNOWN = {"zh": 0.25, "en": 0.5}
"""What a character or a word takes off that means nothing to any query."""
_FOREIGN, _TIMES = 4.0, 2
"""What it takes off that the question has no word of the field and names nothing that the documents speak of, and how
many times more what it does not know takes off then."""
_BEYOND = 6.0
"""What a word takes off that asks for what no record can tell."""
_MOST_UNKNOWN = 0.5
"""The largest part of a question that may mean nothing."""
_COUNTED = 2.0
"""What it adds that a question asks how many, of what figures of the place which it names are called by."""
_HELD = 3.0
"""What it adds that there are rows on what the question names."""
_TELLING = frozenset(
    (
        *(
            "Indicator",
            "figure",
            "Agency",
            "Organisation",
            "ProtectionCentre",
            "Programme",
            "document",
            "source",
            "title",
        ),
        *("quote", "centre-kind", "fund-kind", "institution-kind", "topic", "department", "conflict-reason"),
    )
)
"""What only the documents speak of, so that a question which names it is about them."""


def fits_question(
    question: Question,
    ahead: float,
    names: Sequence[Name],
    unknown: Sequence[Span],
    asking: Sequence[Span],
    held: bool = False,
) -> bool:
    """Whether the best reading fits that is ahead of none by so much: most of the question means something, and it
    asks for a record. `held` tells that there are rows which its parameters pick.

    A word for what no record can tell weighs less where it is among those that ask for the query (why in "what differs,
    and why").
    """
    size = (
        len(question.spans) if question.language == "en" else sum(map(is_chinese, question.text)) + len(question.spans)
    )
    named = [name.span for name in names if name.kind in _TELLING]
    foreign = not named and not places_of(question, question_words("ours"))
    counted = any(name.kind == "figure" for name in names) and bool(places_of(question, question_words("number")))
    ahead += _COUNTED * counted + _HELD * (held and bool(named))
    lost = sum(_UNKNOWN["zh" if is_chinese(question.words(span)) else "en"] for span in unknown)
    lost = lost * _TIMES + _FOREIGN if foreign else lost
    beyond = [span for span in places_of(question, question_words("beyond")) if not explains(named, span)]
    lost += _BEYOND * (bool(beyond) + any(not explains(asking, span) for span in beyond))
    return ahead - lost >= _ENOUGH and len(unknown) <= _MOST_UNKNOWN * max(size, 1)


def find_unknown(question: Question, known: Sequence[Span]) -> list[Span]:
    """The characters of Chinese, or words of English, that mean nothing to any query, beside some that do."""
    known = [*known, *places_of(question, (*question_words("function"), *question_words("general")))]
    letters = [Span(at, at + 1) for at, letter in enumerate(question.text) if is_chinese(letter)]
    return sorted(span for span in (*question.spans, *letters) if not explains(known, span))


def explains(spans: Sequence[Span], span: Span) -> bool:
    return any(each.overlaps(span) for each in spans)
