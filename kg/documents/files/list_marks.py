"""List marks (自动编号): the numbers that Word prints before paragraphs and does not keep in their text.

"一、总体要求" is often stored as 总体要求 with a reference to a numbering, so that the text alone has lost its outline.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_DIGITS = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_CHINESE = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "ideographDigital",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "japaneseDigitalTenThousand",
    )
)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering: first number, form of the number (w:numFmt), and text around it, as "第%1章"."""

    start: int
    form: str
    pattern: str


@dataclass(slots=True)
class ListMarks:
    """The numberings of one document, and how far each has counted; paragraphs must be asked for in their order.

    `lists` maps a numbering's id to its counter (numberings may share one) and its levels.
    """

    lists: Mapping[str, tuple[str, Mapping[int, Level]]]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next_mark(self, list_id: str, depth: int) -> str:
        """The mark of the next paragraph of a list at a depth from 0; "" for bullets and unknown lists."""
        counter, levels = self.lists.get(list_id, ("", {}))
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self.counts.setdefault(counter, {})
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        if level.form in ("bullet", "none"):
            return ""

        def number(match: re.Match[str]) -> str:
            place = int(match.group(1)) - 1
            other = levels.get(place, level)
            return format_number(counts.get(place, other.start), other.form)

        return re.sub(r"%(\d)", number, level.pattern)


def format_number(number: int, form: str) -> str:
    """A list number as Word prints it.

    >>> format_number(12, "chineseCountingThousand"), format_number(3, "decimalEnclosedCircle")
    ('十二', '③')
    """
    if form in _CHINESE and 0 < number < 100:
        return _chinese(number)
    if form.startswith("decimalEnclosedCircle") and 0 < number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    if form in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        return chr((ord("a") if form == "lowerLetter" else ord("A")) + number - 1)
    if form in ("lowerRoman", "upperRoman") and 0 < number < 90:
        roman = _roman(number)
        return roman.lower() if form == "lowerRoman" else roman
    if form == "decimalZero":
        return f"{number:02d}"
    return str(number)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        while number >= value:
            letters += letter
            number -= value
    return letters
