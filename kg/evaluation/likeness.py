"""Likeness (相似): how alike two wordings, numbers or units are; lenient on wording, strict on numbers.

Two readers of one clause rarely cut out the same words, so names and indicators are compared by the characters that
they share in order; a number is the same or it is not.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

_HALF_WIDTH = {
    ord(wide): narrow
    for wide, narrow in zip("（）【】〔〕，：；％．０１２３４５６７８９", "()[][],:;%.0123456789", strict=True)
}
_UNMARKED = str.maketrans("", "", "\"'“”‘’·•《》") | _HALF_WIDTH

_KINDS = {
    "things": ("家", "个", "项", "所", "件", "起", "例"),
    "people": ("人", "名", "人次", "位"),
    "%": ("%", "个百分点"),
    "元": ("元", "万元", "亿元", "人民币"),
}
_KIND = {unit: kind for kind, units in _KINDS.items() for unit in units}
_COUNTED = frozenset(("things", "people", ""))

_TOLERANCE = 1e-6


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """A wording without what printing varies: white space, quotation and title marks, width and case of letters."""
    return "".join(text.translate(_UNMARKED).split()).lower()


def wording(value: object) -> str:
    """The plain wording of any value of a fact; nothing, zero and false have none."""
    return plain(str(value)) if value else ""


def likeness(one: object, other: object) -> float:
    """How alike two names are as wholes, from 0 to 1: the share of the characters of both that they have in common."""
    a, b = wording(one), wording(other)
    if not a or not b:
        return 0.0
    return 1.0 if a == b else SequenceMatcher(None, a, b, autojunk=False).ratio()


def coverage(one: object, other: object) -> float:
    """How much of the shorter of two phrases the longer one holds, in order, from 0 to 1.

    "专利权质押贷款总额" and "全市专利权质押贷款总额" cover each other wholly.
    """
    a, b = wording(one), wording(other)
    if not a or not b:
        return 0.0
    shared = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return sum(block.size for block in shared) / min(len(a), len(b))


def same_number(one: object, other: object) -> bool:
    """Whether two numbers are equal but for rounding, or both are missing."""
    a, b = _number(one), _number(other)
    if a is None or b is None:
        return one in (None, "") and other in (None, "")
    return abs(a - b) <= _TOLERANCE * max(1.0, abs(a), abs(b))


def same_unit(one: object, other: object) -> bool:
    """Whether two units measure the same: the classifiers of things and people (家 个 件 人) count alike."""
    a, b = _unit_kind(one), _unit_kind(other)
    return a == b or (a in _COUNTED and b in _COUNTED)


def _unit_kind(unit: object) -> str:
    text = wording(unit)
    return _KIND.get(text, text)


def _number(value: object) -> float | None:
    if not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except ValueError:
        return None
