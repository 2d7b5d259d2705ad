"""Sources (来源文件): the document that a question names in part: 甘肃方案, 年报第三章, the 2019 key-points notice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pyoxigraph import Literal, NamedNode

from kg.asking.names import Name
from kg.asking.question import Question, Span, is_chinese, root, stems_of
from kg.asking.words import places_of, question_words
from kg.store import Graph
from kg.vocabulary import RDF, SKOS, ZC

_SHORTEST, _SHORTEST_POINTED = 4, 2
"""Characters of the shortest part of a title: of one by itself, of one that is pointed at (甘肃那份)."""
_POINTER = re.compile(r"[这那]一?[份篇]|工作表|(?:材料|文件|报告|表)(?=[里中内上])")
_POINTED = re.compile(r"[里中内上]|(?:定|说|提|列)的")
"""What follows a word for a kind of document that points at one (要点里)."""
_SKIPPED = re.compile(r"(?:的|[这那]一?[份篇个部项套])$")
"""What may stand between the characters of a title."""
_CHAPTER = re.compile(
    r"第\s*([一二三四五六七八九十]{1,3}|\d{1,2})\s*章|\bch(?:apter|ap|\.)?\s*-?(\d{1,2}|[a-z]+)\b", re.I
)
_REPORT = re.compile(
    r"(?:\d{4}年?)?(?:年度报告|年报|报告)的?$|(?:the )?(?:\d{4} )?(?:annual )?report(?:'s)?,? *$", re.I
)
_OF_REPORT = re.compile(r"[ ,]*(?:of|in|from) the (?:\d{4} )?(?:annual )?report(?: (?:of|for) \d{4})?", re.I)
_UNITS = "零一二三四五六七八九十"
_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_KIND = re.compile(
    r"\s+(?:(?!provinces?|areas?|places?)\w+\s+)?(?:paper|report|document|file|text|summary|notice|table|sheet|plan|compilation|overview)s?\b",
    re.I,
)
_YEAR = re.compile(r"\b((?:19|20)\d\d) (?:\w+ )?$")
_YEAR_NEAR = re.compile(r"\b((?:19|20)\d\d)(?:'s)? (?:\w+ ){0,2}$")
_FOLLOWED = re.compile(r"\s+to\b", re.I)
_SURE = 5
"""Characters that tell a document beside another."""
_BETWEEN = 2
"""How many words may stand between two of an id, where a word for a kind of document ends it."""


def find_sources(graph: Graph, question: Question, regions: Sequence[Span]) -> list[Name]:
    """The documents that a question names in part, each where it can be no other: by characters of its title in order
    up to a word for a kind of document (甘肃方案) or one that points (甘肃那份), by its chapter, or by words of its id.

    The name of a region is none by itself (Yangtze Belt).
    """
    found = [
        (span.end - span.start, node, span)
        for node, title, identifier in _documents(graph)
        for span in (*_by_title(question, title), *_by_chapter(question, title), *_by_id(question, identifier))
        if not any(span.start >= region.start and span.end <= region.end for region in regions)
    ]
    kept: list[Name] = []
    for size, _, span in sorted(found, key=lambda each: (-each[0], each[2])):
        nodes = {node for length, node, other in found if length == size and other.overlaps(span)}
        if (not kept or size >= _SURE) and len(nodes) == 1 and not any(name.span.overlaps(span) for name in kept):
            kept.append(Name("source", next(iter(nodes)), span))
    return kept


def _by_title(question: Question, title: str) -> Iterator[Span]:
    kinds = [word for word in question_words("source") if word in title]
    pointers = [Span(*match.span()) for match in _POINTER.finditer(question.text)]
    for places, shortest in ((places_of(question, kinds), _SHORTEST), (pointers, _SHORTEST_POINTED)):
        for kind in places:
            start, length = start_in(question.text, kind.start, title)
            if length + (kind.end - kind.start if places is not pointers else 0) >= shortest:
                yield Span(start, kind.end)
            elif places is not pointers and _POINTED.match(question.text, kind.end):
                yield kind


def start_in(text: str, end: int, title: str) -> tuple[int, int]:
    """Where the characters begin that stand before an offset and in the title in the same order, and how many."""
    start, part = end, ""
    while start:
        if skipped := _SKIPPED.search(text[:start]):
            start = skipped.start()
        elif _in_order(text[start - 1] + part, title):
            start, part = start - 1, text[start - 1] + part
        else:
            break
    return start, len(part)


def _in_order(part: str, title: str) -> bool:
    rest = iter(title)
    return all(character in rest for character in part)


def _by_chapter(question: Question, title: str) -> Iterator[Span]:
    for match in _CHAPTER.finditer(question.text):
        number = _chapter((match[1] or match[2]).casefold())
        if number and f"第{number}章" in title:
            before, after = _REPORT.search(question.text[: match.start()]), _OF_REPORT.match(question.text, match.end())
            start = before.start() if before else match.start()
            yield Span(start_in(question.text, start, title)[0], after.end() if after else match.end())


def _chapter(written: str) -> str:
    if written in _ENGLISH:
        written = str(_ENGLISH.index(written))
    if not written.isdigit():
        return written if written[0] in _UNITS else ""
    tens, units = divmod(int(written), 10)
    return ("" if tens == 0 else "十" if tens == 1 else _UNITS[tens] + "十") + (_UNITS[units] if units else "")


def _by_id(question: Question, identifier: str) -> Iterator[Span]:
    words = [root(stems_of(word)[0]) for word in identifier.casefold().split("-") if word.isalpha()]
    kinds = {root(stems_of(word)[0]) for word in question_words("source") if not is_chinese(word)}
    roots = [root(stem) for stem in question.stems]
    pairs = {*pairwise(words)}
    for at, one in enumerate(roots):
        year = _YEAR_NEAR.search(question.text[: question.spans[at].start])
        if year and one in kinds and one in words and year[1] in identifier.split("-"):
            yield Span(year.start(), question.spans[at].end)
    for first, one in enumerate(roots):
        for last in range(first + 1, min(len(roots), first + 2 + _BETWEEN)):
            span = Span(question.spans[first].start, question.spans[last].end)
            near = last == first + 1 or (roots[last] in kinds and _is_close(question, span))
            if near and (one, roots[last]) in pairs and not _FOLLOWED.match(question.text[span.end :]):
                kind, year = _KIND.match(question.text, span.end), _YEAR.search(question.text[: span.start])
                start = year.start() if year and year[1] in identifier else span.start
                yield Span(start, kind.end() if kind else span.end)


def _is_close(question: Question, span: Span) -> bool:
    return not re.search(r"[,;:?!，；：？！]", question.words(span))


def _documents(graph: Graph) -> Iterable[tuple[str, str, str]]:
    for quad in graph.triples(None, NamedNode(RDF.type), NamedNode(ZC.Document)):
        if isinstance(quad.subject, NamedNode):
            titles = _texts(graph, quad.subject, SKOS.prefLabel)
            yield (
                quad.subject.value,
                next(filter(is_chinese, titles), ""),
                "".join(_texts(graph, quad.subject, ZC.documentId)[:1]),
            )


def _texts(graph: Graph, node: NamedNode, predicate: str) -> Sequence[str]:
    found = graph.triples(node, NamedNode(predicate))
    texts = [quad.object for quad in found if isinstance(quad.object, Literal)]
    return [text.value for text in texts if text.language != "en"]
