"""Marks (标点): brackets, and what stands between the names of a list."""

from __future__ import annotations

import re

BRACKET = re.compile(r"[（(][^（）()]*[）)]")
"""What a text says in passing: （含外观设计）."""

LIST_MARK = re.compile(r"以及|[、和与及]")
"""Between two names of a list: 长沙、株洲|和|湘潭."""

_LAST_BRACKET = re.compile(rf"{BRACKET.pattern}$")


def without_brackets(text: str) -> str:
    """A text without what stands in brackets.

    >>> without_brackets("专利（含外观设计）授权量（件）")
    '专利授权量'
    """
    return BRACKET.sub("", text)


def without_remark(title: str) -> str:
    """A title or name without the bracket that it ends in: its unit, its place, a remark.

    >>> without_remark("中国（福建）发明专利授权量（件）")
    '中国（福建）发明专利授权量'
    """
    return _LAST_BRACKET.sub("", title)
