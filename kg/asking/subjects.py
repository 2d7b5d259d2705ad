"""Subjects (所涉内容): what a title or name is said to hold (关于专利保险的文件, 名称带“质押”), and batches (首批)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.asking.names import Name
from kg.asking.question import Question, Span, is_chinese
from kg.asking.words import question_words

_WORKS = "(?:政策|文件|规定|办法|条例|法规|意见|方案|规划|通知|措施|发文|协议|备忘录|报告|白皮书|指标|数字|任务|目标)"
_SOME = r"(?P<part>[\u4e00-\u9fffA-Za-z0-9]{2,14}?)"
_ANY = r"(?P<part>[^\W的有在了些么种份年省市区里出，]{2,10}?)"
"""The same where nothing says where it begins."""
_LEAST = 2
"""Characters that a part must have beside what says nothing."""
_OPEN, _CLOSE = '[“"「『‘《]?', '[”"」』’》]?'
_HOLDS = "(?:带有?|含有?|包含|有|出现)(?:了|着)?"
_END = "(?:的|字样|二字|两个?字|几个字|[，,。？?）)]|$)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:标题|题目|题名|名称|名字|文件名|指标名)(?:里面?|中|上)?{_HOLDS}{_OPEN}{_SOME}{_CLOSE}{_END}",
        rf"{_HOLDS}{_OPEN}{_SOME}{_CLOSE}(?:字样|二字|两个?字|几个字)",
        rf"(?:关于|有关|涉及|针对|围绕){_OPEN}{_SOME}{_CLOSE}(?:方面|工作|问题)?的?(?:各[项类种]|哪些|什么)?{_WORKS}",
        rf"(?:跟|与|和|同){_OPEN}{_ANY}{_CLOSE}(?:有关|相关|沾边)",
        rf"{_ANY}(?:有关|相关|之?类|方面)的?{_WORKS}",
        r"(?i:title|name)s?[a-z ]*[“\"'‘]?(?P<part>[\u4e00-\u9fff]{2,14})",
    )
)
_BATCH = re.compile(
    r"首批|头一?[批拨]|第[一二三四五六七八九十][批拨]|"
    r"\b(initial|first|second|third|fourth|fifth)\s+(?:batch|group|round|cohort|wave|list|lot|tranche|intake)\b",
    re.I,
)
_FIRST = re.compile("第一批|头一?批")
_UNIT = re.compile(r"(?:以|按|单位[为是：:]?)(?P<unit>[万亿]?元|件|家|个|人|项)(?:计|为单位|$)")
_UNIT_ENGLISH = re.compile(
    r"\b(?:in|unit:?|unit of) "
    r"(?P<unit>(?:(?:hundred|100) millions?|ten thousands?|10,?000)(?: of)? (?:yuan|RMB)|yuan|RMB)\b",
    re.I,
)
_ORDINALS = {
    "initial": "首批",
    "first": "首批",
    "second": "第二批",
    "third": "第三批",
    "fourth": "第四批",
    "fifth": "第五批",
}
_CHINESE, _ENGLISH = re.compile(r"(?P<part>[\u4e00-\u9fff]{2,14})"), 4
"""Chinese words in a question of at least so many English ones, which are what it looks for."""
_ELSE = ("area", "region", "year", "source", "document", "title")
_NAMED = (
    "source",
    "document",
    "document-number",
    "title",
    "quote",
    "Indicator",
    "Agency",
    "Organisation",
    "department",
    "topic",
    "Programme",
    "ProtectionCentre",
)
"""What Chinese words in an English question name otherwise."""
_SAYS_NOTHING = ("general", "function", "policy")


def find_subjects(question: Question, known: Sequence[Name]) -> Iterator[Name]:
    """The batches, and the part of a title or name, that a question tells.

    A part that says only what every question here does (知识产权, 政策) is none, nor what names a place, a year or a
    document.
    """
    for match in _BATCH.finditer(question.text):
        batch = _ORDINALS[match[1].casefold()] if match[1] else _FIRST.sub("首批", match[0].replace("拨", "批"))
        yield Name("batch", batch, Span(*match.span()))
    for match in _UNIT.finditer(question.text):
        yield Name("unit", match["unit"], Span(*match.span("unit")))
    for match in _UNIT_ENGLISH.finditer(question.text):
        size = match["unit"].casefold()
        unit = "亿元" if "million" in size else "万元" if "ten" in size or "10" in size else "元"
        yield Name("unit", unit, Span(*match.span("unit")))
    empty = re.compile("|".join(re.escape(word) for kind in _SAYS_NOTHING for word in question_words(kind)))
    taken = [name.span for name in known if name.kind in _ELSE]
    texts = [name.span for name in known if name.kind in _NAMED or name.span.end - name.span.start == 1]
    patterns = (*_PATTERNS, *((_CHINESE,) if len(question.spans) >= _ENGLISH else ()))
    for match in (match for pattern in patterns for match in pattern.finditer(question.text)):
        part, span = match["part"], Span(*match.span("part"))
        told = is_chinese(part) and len(empty.sub("", part)) >= _LEAST
        hidden = texts if match.re is _CHINESE else taken
        if told and not any(span.overlaps(other) for other in hidden):
            yield Name("part", part, span)
            return
