"""Titles (标题): how the titles and the numbers (发文字号) of documents are written."""

from __future__ import annotations

import re

# "甘政发〔2016〕93号", "国知战联办〔2019〕8号"; GB/T 9704-2012, 7.2.5: agency's code, year in 〔〕, number.
DOC_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,16}(?:字|发|函|办|政|令)?[〔\[（(﹝【](?:19|20)\d\d[〕\]）)﹞】](?:第)?\d{1,4}号")

KIND_END = re.compile(
    r"(?:通知|意见|方案|规划|计划|纲要|要点|办法|条例|规定|决定|公告|报告|白皮书|公报|年报|总结|细则|措施|状况|情况|分工|清单|指南)(?:[（(][^（）()]{1,12}[）)])?$"
)
_DATE_LINE = re.compile(r"[（(]?(?:(?:19|20)\d\d|[二〇○零一二三四五六七八九]{4})年\S{1,3}月\S{1,3}日[）)]?")


def is_document_line(text: str) -> bool:
    """Whether a short block is part of a letterhead and no heading: a number, a date, a remark in brackets, "附件"."""
    return bool(
        DOC_NUMBER.fullmatch(text)
        or _DATE_LINE.fullmatch(text)
        or (text[:1] in "（(" and text[-1:] in "）)" and len(text) > 4)
        or text.startswith(("附件", "来源", "发布时间", "发布日期", "信息来源", "浏览次数", "作者"))
    )
