"""Numbers of documents (发文字号): how governments number what they issue."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OF_YEAR = r"[〔\[（(﹝【](?:19|20)\d\d[〕\]）)﹞】](?:第)?\d{1,4}号"
_YEAR = re.compile(_OF_YEAR)
NUMBER_FORM = rf"(?:(?!的)[\u4e00-\u9fff]){{1,12}}{_OF_YEAR}"
"""The form of a number that stands apart from other words."""

# "甘政发〔2016〕93号", "国知战联办〔2019〕8号"; GB/T 9704-2012, 7.2.5: agency's code, year in 〔〕, number.
# In running text the code ends before the words around it: "7月1日以|陕政发〔2016〕31号".
# The code is taken whole or not at all ("+"): behind a part of it there is no bracket.
DOC_NUMBER = re.compile(
    rf"(?:财行|(?![以日月的据和及与见照按经行])[\u4e00-\u9fff]){{1,16}}+(?:字|发|函|办|政|令)?{_OF_YEAR}"
)
_LONGEST_CODE = 33
"""Sixteen of 财行, and what may stand behind them."""

# A number behind the title of its document: "…的实施意见|（浙政办发〔2021〕12号）", "…的通知|皖政〔2011〕5号".
_BEHIND = re.compile(
    rf"(?:[（(]{NUMBER_FORM}[）)]|(?<=通知|意见|决定|办法|公告|方案|规划|计划|纲要|要点|条例|规定|细则){NUMBER_FORM})$"
)


def find_doc_numbers(text: str) -> Iterator[re.Match[str]]:
    """The numbers in a text, in order; a code may begin anywhere, so it is looked for before its year alone."""
    end = 0
    for year in _YEAR.finditer(text):
        found = DOC_NUMBER.search(text, max(end, year.start() - _LONGEST_CODE), year.end())
        if found:
            end = found.end()
            yield found


def without_number(title: str) -> str:
    """A title without the number of its document that is printed behind it.

    >>> without_number("关于加强专利工作的意见（杭政〔2012〕8号）")
    '关于加强专利工作的意见'
    """
    return _BEHIND.sub("", title)
