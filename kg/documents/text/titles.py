"""Titles (标题): how the titles of documents are written, and the lines of a letterhead that are none."""

from __future__ import annotations

import re

from kg.documents.text.doc_numbers import DOC_NUMBER
from kg.documents.text.page_lines import is_web_line

KIND_END = re.compile(
    r"(?:通知|意见|方案|规划|计划|纲要|要点|办法|条例|规定|决定|公告|报告|情况的?汇报|白皮书|公报|年报|总结|细则|措施|状况|情况|(?:中期|终期|末期|实施|总结)评估|分工|清单|指南|思路|安排|(?:情况|计划|分工|分解|任务|进度|汇总|统计|一览)表|关于[^，。；]{4,60}(?:批复|[复的]函))(?:[（(][^（）()]{1,12}[）)])?$"
)
_CLOSES = re.compile(r"[，。；：！？,;!?]")
_FIGURE = re.compile(r"[\d.%/—-]+")
_DATE_LINE = re.compile(r"[（(]?(?:(?:19|20)\d\d|[二〇○零一二三四五六七八九]{4})年\S{1,3}月(?:\S{1,3}日)?[）)]?")


# "市知识产权局 2018年1月10日": who wrote it and when, below a title.
_SIGNED_LINE = re.compile(
    r"[^，。；：、\d]{2,24}(?:局|厅|委|办公室|政府|院|中心|委员会|处|司)[ 　]*"
    r"[（(]?(?:19|20)\d\d年\d{1,2}月\d{1,2}日[）)]?"
)
_ANNEX = re.compile(r"附[件表录]?(?:[\d一二三四五六七八九十]{1,3}(?:[-—]\d{1,2})?)?[：:]?")
ANNEX_NUMBER = r"附[件表录](?:\d{1,2}(?=(?:19|20)\d\d)|[\d一二三四五六七八九十]{1,3}(?:[-—]\d{1,2})?)[：:]?"
_NAMED_ANNEX = re.compile(rf"{ANNEX_NUMBER}(?!\d(?!\d{{3}})|[.、和至所为是])[^。；：:]{{4,50}}(?<![，、])")


def is_annex_line(text: str) -> bool:
    """Whether a block says that an annex begins: "附件1", "附件", "附表2：", "附件2 2020年度示范企业名单"."""
    return bool(_ANNEX.fullmatch(text)) or names_annex(text)


def names_annex(text: str) -> bool:
    """Whether a line is the title of an annex, with its number: "附件2 2020年度示范企业名单"."""
    return _NAMED_ANNEX.fullmatch(text) is not None


def is_date_line(text: str) -> bool:
    """Whether a line is nothing but a day, as below a signature: "2020年12月1日"."""
    return _DATE_LINE.fullmatch(text) is not None


def is_document_line(text: str) -> bool:
    """Whether a short block is part of a letterhead and no heading: a number, a date, a remark in brackets, "附件"."""
    return bool(
        DOC_NUMBER.fullmatch(text)
        or is_date_line(text)
        or _SIGNED_LINE.fullmatch(text)
        or (text[:1] in "（(" and text[-1:] in "）)")
        or text.startswith("附件")
        or is_web_line(text)
    )


def is_heading(text: str) -> bool:
    """Whether a paragraph looks like a heading without a number: short, and without a mark that ends or parts clauses.

    >>> is_heading("内蒙古自治区"), is_heading("大庆市、牡丹江市进入国家知识产权试点城市行列。")
    (True, False)
    """
    return 2 <= len(text) <= 30 and not _CLOSES.search(text) and not _FIGURE.fullmatch(text)
