"""Short names (简称): the titles that a document says it shortens, "《…规划（2010-2020年）》（以下简称《…规划》）"."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extractors.passages.reading import Reading
from kg.extractors.works.duplicates import normal_title

_DEFINED = re.compile(
    r"《(?P<full>[^《》]{4,80})》[（(][^（）()《》]*(?:简称|下称)[：:]?[“《]{0,2}(?P<short>[^“”《》（）()]{4,40})[”》]"
)


def full_title(reading: Reading, title: str) -> str:
    """The title that a short one stands for in a document, or itself."""
    return _defined(reading).get(normal_title(title), title)


@lru_cache(maxsize=1)
def _defined(reading: Reading) -> dict[str, str]:
    """The full titles of a document by their short forms, where the full one begins with it or ends in it."""
    found = {normal_title(match["short"]): match["full"] for match in _DEFINED.finditer(reading.document.text)}
    return {short: full for short, full in found.items() if short in normal_title(full)}
