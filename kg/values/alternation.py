"""Alternation (择一): many words as the branches of one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def alternation(words: Iterable[str], unless: Mapping[str, str] | None = None) -> str:
    """The words as branches of a pattern, the longest first; `unless` gives the pattern of what may not follow a word.

    Words that begin alike share a branch: of hundreds of words, a search then tries but those that may fit.

    >>> alternation(["专利", "商标", "专利权", "版权"])
    '专(?:利权|利)|商标|版权'
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        barred = f"(?!{unless[word]})" if unless and unless.get(word) else ""
        rests.setdefault(word[0], []).append(re.escape(word[1:]) + barred)
    branches = (f"(?:{'|'.join(rest)})" if len(rest) > 1 else rest[0] for rest in rests.values())
    return "|".join(re.escape(first) + branch for first, branch in zip(rests, branches, strict=True))
