"""Numbering (编号): the marks that open headings and items, and how deep each stands: 第一章, 一、, （一）, 1.,
（1）, ①, 1.1, 任务一：, 【任务一】.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_HAN_NUMBER = "[一二三四五六七八九十百〇零]{1,4}"
# Behind a decimal number that counts something: 4.4万件, 1.5亿元, 3.2倍.
_MEASURED = "[万亿千百倍元件个家人项分年月日%％]"
# Depth by form; the order is that of official documents (GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）).
_FORMS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"第(?:{_HAN_NUMBER}|\d+)[章编篇]|第(?:{_HAN_NUMBER}|\d+)部分")),
    (2, re.compile(rf"第(?:{_HAN_NUMBER}|\d+)节")),
    (4, re.compile(rf"{_HAN_NUMBER}(?:、|[.．](?!\d))")),
    (5, re.compile(rf"[（(]{_HAN_NUMBER}[）)]")),
    (5, re.compile(rf"第{_HAN_NUMBER}(?:阶段|步)[：:，、]?")),
    (4, re.compile(rf"第(?:{_HAN_NUMBER}|\d+)条")),
    (5, re.compile(rf"(?:重点|主要)?(?:任务|行动|工程|举措|专项|措施|项目|工作)(?:{_HAN_NUMBER}|\d{{1,2}})[：:、]")),
    (5, re.compile(rf"【(?:重点|主要)?(?:任务|行动|工程|举措|专项|措施|项目|工作)(?:{_HAN_NUMBER}|\d{{1,2}})】")),
    (7, re.compile(rf"\d{{1,2}}(?:[.．]\d{{1,2}}){{1,2}}(?:(?=[\u3400-\u9fff])(?!{_MEASURED})| (?=(?:19|20)\d\d年))")),
    (6, re.compile(r"\d{1,2}[.．、](?!\.|\d(?!\d{3}年))")),
    (7, re.compile(r"[（(]\d{1,2}[）)]")),
    (8, re.compile(r"[★☆▲△●○■□◆◇※▶►▪•✦➢]+[ 　]*")),
    (8, re.compile(r"[*+•·-](?=[\u3400-\u9fff《“])")),
    (8, re.compile(r"[①-⑳]|[a-zA-Z][.)）](?=[\u3400-\u9fff])")),
)
# What any of them begins with; most paragraphs do not.
_OPENS = re.compile(r"[-*+•·【重主任行工举专措项第一二三四五六七八九十百〇零（(\d★☆▲△●○■□◆◇※▶►▪•✦➢①-⑳a-zA-Z]")
_DIGITS = re.compile(r"\d+")
AREA_DEPTH = 3
CHAPTER_DEPTH = 4
PLAIN_DEPTH = 9


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark that a paragraph opens with: its length in characters, its depth (1 outermost), its number if Arabic."""

    length: int
    depth: int
    number: int | None


@lru_cache(maxsize=4096)
def read_mark(text: str) -> Mark | None:
    """The numbering mark at the start of a paragraph, or None.

    >>> read_mark("（一）指导思想。").depth, read_mark("2.支持徐汇区").number, read_mark("1.8277万件")
    (5, 2, None)
    """
    if not _OPENS.match(text):
        return None
    for depth, form in _FORMS:
        match = form.match(text)
        if match:
            digits = _DIGITS.search(match.group())
            return Mark(match.end(), depth, int(digits.group()) if digits else None)
    return None
