"""Passages (字句): the words that a question says a document has: where does it say that …, 720亿元这个数出自哪里."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from kg.asking.question import Question, Span, stems_of
from kg.asking.words import question_words

_ASKS = re.compile(r"[哪谁吗呢几]|什么|多少|\b(?:what|which|who|how|why|when)\b", re.I)
"""What a passage has that asks, so that it is none that a document could print."""
_SAYS = re.compile(
    r"[说写讲称句]|提到|原文|表述|出处|出自|来源|哪来|来自哪|"
    r"\b(?:sa(?:y|id)|stat(?:e|ing)|writ|mention|sentence|passage|word|quot|source|c(?:o|a)mes? from|where do)",
    re.I,
)
_AMOUNT = re.compile(r"\d+(?:\.\d+)?(?:[万亿]?[元件家项个人]|[万亿]|[%％])")
_ENGLISH = re.compile(
    r"(?<![\d.])(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?: (?P<scale>million|billion|trillion)\b|(?P<share> ?%| per ?cent\b))?",
    re.I,
)
_SCALES = {"million": Decimal("0.01"), "billion": Decimal(10), "trillion": Decimal(10000)}
"""How many 亿 an English scale has; less than one is told in 万."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_EDGE = " ,，。？?！!：:；;、"


def find_amount(question: Question) -> list[tuple[str, Span]]:
    """The first amount of which a question asks where it stands, as Chinese documents print it (720亿: 72 billion)."""
    if not _SAYS.search(question.text):
        return []
    if question.language == "zh":
        return [(match[0], Span(*match.span())) for match in _AMOUNT.finditer(question.text)][:1]
    found = [match for match in _ENGLISH.finditer(question.text) if not _YEAR.fullmatch(match[0])]
    return [(_printed(match), Span(*match.span())) for match in found if match["scale"] or len(match["number"]) > 2][:1]


def _printed(match: re.Match[str]) -> str:
    number = Decimal(match["number"].replace(",", ""))
    if not match["scale"]:
        return f"{number:f}" + ("%" if match["share"] else "")
    large = number * _SCALES[match["scale"].lower()]
    return f"{large.normalize():f}亿" if large >= 1 else f"{(large * 10000).normalize():f}万"


def find_passage(question: Question, asking: Iterable[Span]) -> list[tuple[str, Span]]:
    """What is left of a question without the words that ask for the query: "where does it say that …"."""
    if not _SAYS.search(question.text):
        return []
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
