"""Passages (字句): the words that a question says a document has: where does it say that …, 720亿元这个数出自哪里."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.asking.question import Question, Span, stems_of
from kg.asking.words import question_words

_ASKS = re.compile(r"[哪谁吗呢几]|什么|多少|\b(?:what|which|who|how|why|when)\b", re.I)
"""What a passage has that asks, so that it is none that a document could print."""
_SAYS = re.compile(
    r"[说写讲称句]|提到|原文|表述|出处|出自|\b(?:sa(?:y|id)|stat(?:e|ing)|writ|mention|sentence|passage|word|quot)",
    re.I,
)
_AMOUNT = re.compile(r"\d+(?:\.\d+)?(?:[万亿]?[元件家项个人]|[万亿]|[%％])")
_EDGE = " ,，。？?！!：:；;、"


def find_passage(question: Question, asking: Iterable[Span]) -> list[tuple[str, Span]]:
    """What is left of a question without the words that ask for the query: "where does it say that …"."""
    if not _SAYS.search(question.text):
        return []
    if amounts := [(match[0], Span(*match.span())) for match in _AMOUNT.finditer(question.text)]:
        return amounts[:1]
    taken = {at for span in asking for at in range(span.start, span.end)}
    left = "".join("\n" if at in taken else letter for at, letter in enumerate(question.text))
    pieces = [piece.strip(_EDGE) for piece in left.split("\n")]
    pieces = [_without_function_words(piece) for piece in pieces]
    longest = max((piece for piece in pieces if not _ASKS.search(piece)), key=len, default="")
    start = question.text.find(longest)
    return [(longest, Span(start, start + len(longest)))] if len(longest) > 3 else []


def _without_function_words(piece: str) -> str:
    """A passage without the English words before it that only lead to it: I need the, that."""
    known = {stem for word in question_words("function") for stem in stems_of(word)} | {"i"}
    while (match := re.match(r"[A-Za-z]+(?: |$)", piece)) and stems_of(match[0])[0] in known:
        piece = piece[match.end() :]
    return piece
