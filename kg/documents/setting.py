"""Setting (排版): how a text is set: the full width of its lines, their indents, the blank lines between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.documents.lines import Line

_WIDEST_INDENT = 4.0
_FEWEST_HEADINGS = 3
# "▲政策动态"; but "▲签约仪式现场".
_HEADS = re.compile(r"▲(?!.*(?:现场|合影|仪式|图|摄|会上|致辞|讲话|发言|授课|剪影|一角))[^，。；：]{2,16}")
_RAGGED = 2.5
# Lines of running text hold marks; names of one length, one a line, do not, and are no wrapped text.
_MARK = re.compile(r"[，。；、：]")
_MARKED = 0.3
_FIGURE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,%‰]+[，。；、）]?")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: the width of its full lines where lines are wrapped (else 0), and what a blank line means.

    `parted` texts have a blank line between all paragraphs and nowhere else. `counted` texts were cut after a number of
    characters, not at a printed width, so that lines with figures are shorter to the eye: their width is that number.
    In `headed` texts ▲ stands before headings and not before captions.
    """

    width: float
    blank_parts: bool
    indented: bool
    usual_gap: int
    parted: bool = False
    counted: bool = False
    headed: bool = False

    def measure(self, line: Line) -> float:
        """How far the line runs, in the unit of `width`."""
        return _length(line) if self.counted else _reach(line)

    def is_full(self, line: Line, following: Line | None = None) -> bool:
        """Whether the line runs to the edge, or stops where the figure that begins the next would not fit any more."""
        reach = self.measure(line)
        figure = _FIGURE.match(following.text) if following else None
        if figure and reach + len(figure.group()) * (1 if self.counted else 0.5) > self.width:
            return True
        return reach >= self.width - min(_RAGGED, 0.12 * self.width)


def read_setting(lines: Sequence[Line], form: str = "text") -> Setting:
    """The setting of running text, from the widths of its lines and the blank lines between them.

    Formats that mark paragraphs need no guess: a line of a web page or Word file is a paragraph, and in a PDF,
    whose reader
    sees the page, blank lines part paragraphs.
    """
    wide = [line for line in lines if line.width >= 12]
    width, counted = 0.0, False
    if len(wide) >= 8 and form == "text":
        printed, cut = _full_width([_reach(line) for line in wide]), _full_width([_length(line) for line in wide])
        counted = cut > printed
        width = max(printed, cut)[1]
        full = [line for line in wide if (_length(line) if counted else _reach(line)) >= width - 1.5]
        if sum(bool(_MARK.search(line.text)) for line in full) < _MARKED * len(full):
            width = 0.0
    gaps = Counter(line.gap for line in lines[1:] if line.gap or form != "pdf")
    common = gaps.most_common(1)[0][0] if gaps else 0
    parted = sum(line.gap > 0 for line in lines[1:]) / max(1, len(lines) - 1)
    indented = sum(1.5 <= line.indent <= 4 for line in lines) / max(1, len(lines))
    return Setting(width, parted < 0.85, 0.03 < indented < 0.7, common, form == "pdf", counted, _is_headed(lines))


def _is_headed(lines: Sequence[Line]) -> bool:
    """Whether the lines that ▲ begins are headings: three or more, short, and none of them what a picture shows."""
    marked = [line.text for line in lines if line.text.startswith("▲")]
    return len(marked) >= _FEWEST_HEADINGS and all(map(_HEADS.fullmatch, marked))


def _full_width(widths: Sequence[float]) -> tuple[float, float]:
    """The share of lines that run as far as most do, and how far that is; (0, 0) where no width is that of full
    lines.
    """
    ordered = sorted(widths)
    count, centre = max(
        (bisect_right(ordered, width + 1.5) - bisect_left(ordered, width - 1.5), width) for width in set(ordered)
    )
    share = count / len(ordered)
    most = ordered[int(0.97 * (len(ordered) - 1))] <= centre + 3
    return (share, centre) if share >= 0.35 and most else (0.0, 0.0)


def _reach(line: Line) -> float:
    """The printed width, the indent counted."""
    return line.width + min(line.indent, _WIDEST_INDENT)


def _length(line: Line) -> float:
    """The length in characters, blanks before and inside the line counted."""
    return len(line.printed) + min(line.indent, _WIDEST_INDENT)
