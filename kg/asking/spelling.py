"""Spelling (写法): a question in simplified characters, with the field's own name for itself; provinces misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cache

from pyoxigraph import QuerySolutions

from kg.asking.examples import read_examples
from kg.asking.names import Name
from kg.asking.question import Question, Span, stem
from kg.asking.words import question_concepts, question_words
from kg.store import Graph
from kg.vocabulary import SKOS, ZC

_FIELD = "知识产权"
_SHORTEST, _NEAR = 6, 0.9
"""Letters of the shortest word that is taken for a province misspelt, and how near it must be."""
_SHORTEST_WORD, _NEAR_WORD, _WORDS_DIFFER = 7, 0.88, 3
"""Letters of the shortest word that is mended, how near another must be, and by how many letters not longer."""
_WORD = re.compile(r"(?<![<A-Za-z])[a-z]{4,}(?![A-Za-z>])")
_PART = re.compile(r"\b(?:(?:north|south)?(?:eastern|western)|central)\b", re.I)
_PARTS = re.compile(
    rf"(?P<parts>{_PART.pattern}(?:(?:,|,? and|,? or|/) ?{_PART.pattern})+) (?P<whole>China|provinces|regions?)\b", re.I
)
_PROVINCES = f"""
SELECT ?area ?name WHERE {{
  VALUES ?level {{ "province" "corps" }}
  ?area <{ZC.level}> ?level ; <{SKOS.prefLabel}> ?name . FILTER(LANG(?name) = "en")
}}"""


def spell(typed: str) -> str:
    """The question in simplified characters; what others call the field (智慧财产权) is called 知识产权, and each of
    several regions that share a word has its own (eastern and western China).

    A question is taken for one in traditional characters where a character of it is not in GB 2312, which holds what
    simplified texts are written with.
    """
    text = typed if _is_simplified(typed) else _simplified(typed)
    text = _PARTS.sub(lambda parts: _PART.sub(rf"\g<0> {parts['whole']}", parts["parts"]), text)
    for other in question_words("field"):
        text = text.replace(other, _FIELD) if other != _FIELD else text
    return text


def _is_simplified(text: str) -> bool:
    return all(_in_set(character) for character in text if "\u4e00" <= character <= "\u9fff")


def _in_set(character: str) -> bool:
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def _simplified(text: str) -> str:
    from kg.documents.text.script import simplify_line

    return simplify_line(text)


def mend_words(question: Question, names: Iterable[str], sure: Sequence[Span]) -> str:
    """A question with its English words mended that nobody writes and that are near one that people do (earmaked), in
    examples or in some names."""
    text = question.text
    written = _written() | {word for name in names for word in _WORD.findall(name)}
    stems = {stem(word) for word in written}
    for span in reversed(question.spans):
        word = question.words(span)
        doubtful = len(word) >= _SHORTEST_WORD and word.islower() and not any(span.overlaps(each) for each in sure)
        if doubtful and stem(word) not in stems:
            alike = [each for each in written if each[0] == word[0] and abs(len(each) - len(word)) < _WORDS_DIFFER]
            near = get_close_matches(word, sorted(alike), 1, _NEAR_WORD)
            text = text[: span.start] + near[0] + text[span.end :] if near else text
    return text


@cache
def _written() -> frozenset[str]:
    """The English words that people write in questions."""
    lines = [line for under in read_examples().values() for line in under]
    lines += [word for words in question_concepts("question-term").values() for word in words]
    lines += [*question_words("function"), *question_words("general")]
    return frozenset(word for line in lines for word in _WORD.findall(line))


def find_misspelt(graph: Graph, question: Question, known: Sequence[Name]) -> Iterator[Name]:
    """The province that an English word nearly names, where it names nothing and is near one only (Guandong)."""
    words = {
        question.words(span): span
        for span in question.spans
        if span.end - span.start >= _SHORTEST
        and question.text[span.start].isupper()
        and not any(name.span.overlaps(span) for name in known)
    }
    result = graph.query(_PROVINCES) if words else None
    provinces = {row["name"].value: row["area"].value for row in result} if isinstance(result, QuerySolutions) else {}
    for word, span in words.items():
        near = get_close_matches(word, provinces, 2, _NEAR)
        if len(near) == 1:
            yield Name("area", provinces[near[0]], span)
