"""Numbers (数字): the years, shares and counts that a question names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.asking.names import Name
from kg.asking.question import Question, Span

_DIGITS = dict(zip("〇○零一二三四五六七八九", "000123456789", strict=True))
_YEAR = r"(?:(?:19|20)\d\d|[一二][九〇○零][〇○零一二三四五六七八九]{2})"
_RANGE = re.compile(rf"(?<![\d.])({_YEAR})年?(?:底|末)?\s*(?:[-–—~～至到]|to|through|until)\s*({_YEAR})(?![\d.])年?")
_BETWEEN = re.compile(rf"\bbetween ({_YEAR}) and ({_YEAR})\b", re.I)
_ONE = re.compile(rf"(?<![\d.])(?:截至|截止|到)?({_YEAR})(?!\.?\d|[%％])(?:年度?)?")
_SHORT = re.compile(r"(?<![\d第])(0\d|1[1-9]|2\d)年(?![内间来期以前后])")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|％|percent|per cent)|百分之([一二三四五六七八九十]+)")
_TENTHS = re.compile(r"([一二三四五六七八九])成([一二三四五六七八九])?")
_NUMBER = re.compile(r"(?<![\d.\-〔])(\d+(?:\.\d+)?)(?![\d%％.〕\-]|年)")
_COUNT = re.compile(r"([二两三四五六七八九十]+)(?=[项个次件家回份处部支])")
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_MORE_THAN_ONCE = re.compile(r"不止一[次回个份处家]|more than once|at least twice|twice or more", re.I)
_DOUBLE = re.compile(r"翻了?(?:一?倍|[一1]番)|翻了?一倍|\bdoubl(?:ed?|ing)\b|\btwofold\b", re.I)
"""What is a growth of 100%."""
_MOST_YEARS = 30


def find_numbers(question: Question) -> Iterator[Name]:
    """The years of a question, each of a range (2016-2018), and its other numbers; 90% is 0.9."""
    taken: list[Span] = []
    for name in (*_years(question), *_shares(question)):
        if not any(span.overlaps(name.span) for span in taken) or name.span in taken:
            taken.append(name.span)
            yield name
    for match in _NUMBER.finditer(question.text):
        if not any(span.overlaps(Span(*match.span())) for span in taken):
            yield Name("number", match[1], Span(*match.span()))
    for match in _COUNT.finditer(question.text):
        yield Name("number", str(_chinese(match[1])), Span(*match.span()))
    for match in _DOUBLE.finditer(question.text):
        yield Name("factor", "1", Span(*match.span()))
    for match in _MORE_THAN_ONCE.finditer(question.text):
        yield Name("number", "2", Span(*match.span()))
    for span in question.spans:
        if value := _WORDS.get(question.words(span).lower()):
            yield Name("number", str(value), span)


def _years(question: Question) -> Iterator[Name]:
    for match in (*_RANGE.finditer(question.text), *_BETWEEN.finditer(question.text)):
        first, last = _year(match[1]), _year(match[2])
        for year in range(first, min(last, first + _MOST_YEARS) + 1):
            yield Name("year", str(year), Span(*match.span()))
    for match in _ONE.finditer(question.text):
        yield Name("year", str(_year(match[1])), Span(*match.span()))
    for match in _SHORT.finditer(question.text):
        yield Name("year", f"20{match[1]}", Span(*match.span()))


def _shares(question: Question) -> Iterator[Name]:
    for match in _PERCENT.finditer(question.text):
        number = float(match[1]) if match[1] else _chinese(match[2])
        yield Name("number", f"{number / 100:g}", Span(*match.span()))
    for match in _TENTHS.finditer(question.text):
        yield Name("number", f"0.{_DIGITS[match[1]]}{_DIGITS.get(match[2] or '', '')}", Span(*match.span()))


def as_percentage(question: Question, name: Name) -> str:
    """A number in per cent: 40 for 40%, and for 40."""
    return f"{float(name.value) * 100:g}" if is_share(question, name) else name.value


def is_share(question: Question, name: Name) -> bool:
    """Whether a number is told as a part of something: 40%, 四成, doubled."""
    words = question.words(name.span)
    return any(pattern.fullmatch(words) for pattern in (_PERCENT, _TENTHS, _DOUBLE))


def _year(text: str) -> int:
    return int("".join(_DIGITS.get(character, character) for character in text))


def _chinese(text: str) -> int:
    """A number below a hundred: 九十, 九十五, 十二, 两."""
    tens, ten, units = text.replace("两", "二").rpartition("十")
    return (int(_DIGITS.get(tens, "1")) * 10 if ten else 0) + int(_DIGITS.get(units, "0") or 0)


def is_more_than_once(words: str) -> bool:
    """Whether words are a bound by themselves: 不止一次, twice or more."""
    return _MORE_THAN_ONCE.fullmatch(words) is not None
