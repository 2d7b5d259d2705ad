"""Quotients (比值): which of the figures that a question names is divided, and which one it is divided by."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.asking.names import Name
from kg.asking.question import Question

_EACH = re.compile(
    r"(?:每一?[家名个]|除以|\bper |\bdivided by (?:the )?|\bamong (?:all )?|\b(?:for|to) (?:each|every) )$", re.I
)
"""Before what a figure is divided by (每家代理机构, 除以质押项目数, per agency)."""
_WHOLE = re.compile(r"的?(?:中|里|当中|总数中)|[^，,。；;]{0,25}\b(?:was|were|are|is) ", re.I)
"""Behind a whole that is told before its part (专利申请中发明专利申请, of all applications were inventions)."""


def of_quotient(question: Question, names: Sequence[Name], by: bool) -> list[Name]:
    """The figures that are divided, or those that they are divided by: the later one unless words tell it."""
    spans = sorted({name.span for name in names})
    if not spans:
        return []
    told = [
        span
        for span in spans
        if _EACH.search(question.text[: span.start]) or (span != spans[-1] and _WHOLE.match(question.text, span.end))
    ]
    divisor = told[0] if told else spans[-1] if len(spans) > 1 else None
    wanted = divisor if by else next((span for span in spans if span != divisor), None)
    found = [name for name in names if name.span == wanted]
    divided = {name.value for name in names if name.span != divisor}
    return [name for name in found if not (by and name.value in divided)]
