"""Projects (工程、试点): what the words of a sentence launch or carry out, for the short names behind it."""

from __future__ import annotations

import re

_PROJECT = re.compile(
    r"(?:推进|启动|开展|实施|推动)(?P<what>[^，；。《》]{4,30}?(?:试点|工程|示范|改革))(?=工作|，|；|。|$)"
)


def project_named(text: str) -> str | None:
    """The pilot or project that a verb names last in a text.

    >>> project_named("积极推进专利快速审查试点工作，")
    '专利快速审查试点'
    """
    projects = [match["what"] for match in _PROJECT.finditer(text)]
    return projects[-1] if projects else None
