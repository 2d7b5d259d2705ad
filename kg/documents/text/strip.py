"""A strip (文字条): clean characters, each with the offset of the raw character it was read from.

Everything that `kg.documents` does to text (leaving out white space, printing fake bold once, joining lines,
moving a caption
out of a sentence) is done to strips, so the way back to the raw file is never lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

JOINT = -1
"""The origin of a character that stands in no raw file: the line break between two blocks."""

# Full-width ASCII to ASCII, except the punctuation that Chinese prints full-width by right: （），：；！？
_KEPT = "（），：；！？"
_FOLD = {0xFF01 + i: 0x21 + i for i in range(94) if chr(0xFF01 + i) not in _KEPT} | {
    0x3000: 0x20,
    0xA0: 0x20,
    0x2002: 0x20,
    0x2003: 0x20,
    0x2009: 0x20,
}
_FOLDABLE = re.compile(f"[{''.join(map(chr, _FOLD))}]")
_NARROW = re.compile("[\u0000-\u1fff]")
_SPACE = re.compile(r"[\s\u200b\ufeff\u00ad]+")
# The number of a section before a year, which are no one number: "4.2  2019年底前".
_NUMBER = re.compile(r"\s*\d{1,2}(?:[.．]\d{1,2}){1,2}")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_LONGEST_NUMBER = 12


@dataclass(frozen=True, slots=True)
class Strip:
    """Clean text and the raw offset of each of its characters; both have the same length."""

    text: str
    origins: Sequence[int]

    def __len__(self) -> int:
        return len(self.text)

    @property
    def is_printed(self) -> bool:
        """Whether any of it stands in the raw file."""
        return any(origin != JOINT for origin in self.origins)

    def cut(self, start: int, end: int | None = None) -> Strip:
        """The part from `start` to `end`, in code points of this strip."""
        return Strip(self.text[start:end], self.origins[start:end])


def glue(text: str) -> Strip:
    """Words that a sentence made of cells needs and that no place of the raw file has."""
    return Strip(text, [JOINT] * len(text))


def join_strips(strips: Iterable[Strip]) -> Strip:
    """One strip after the other, nothing between them."""
    parts = list(strips)
    return Strip("".join(part.text for part in parts), [origin for part in parts for origin in part.origins])


def fold_width(text: str) -> str:
    """Full-width digits, letters and signs as ASCII, special blanks as blanks; one character stays one character.

    >>> fold_width("２０１７年，３６．３％（试行）")
    '2017年，36.3%（试行）'
    """
    # Most text has nothing to fold, and looking for it takes a tenth of what translating takes.
    return text.translate(_FOLD) if _FOLDABLE.search(text) else text


def drop_space(strip: Strip) -> Strip:
    """The strip without white space; one blank stays between two Latin words ("Red Hat", not "PCT 国际"), and between
    the number of a section and a year.
    """
    text = strip.text
    pieces: list[str] = []
    origins: list[int] = []
    last = 0
    for gap in _SPACE.finditer(text):
        pieces.append(text[last : gap.start()])
        origins.extend(strip.origins[last : gap.start()])
        before, after = text[gap.start() - 1 : gap.start()], text[gap.end() : gap.end() + 1]
        numbered = gap.end() < _LONGEST_NUMBER and after.isdigit() and _NUMBER.fullmatch(text, 0, gap.start())
        if (_is_latin(before) and _is_latin(after)) or (numbered and _YEAR.match(text, gap.end())):
            pieces.append(" ")
            origins.append(strip.origins[gap.start()])
        last = gap.end()
    pieces.append(text[last:])
    origins.extend(strip.origins[last:])
    return Strip("".join(pieces), origins)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def display_width(text: str) -> float:
    """The printed width in full-width characters; ASCII and half-width signs count half.

    >>> display_width("专利2017年")
    5.0
    """
    return len(text) - len(_NARROW.findall(text)) / 2
