"""Pieces (文段): text in several styles, wrapped to a width, so that colours never count as characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kg.cli.layout import one_line, wide, wrap
from kg.cli.terminal import styled

Pieces = Sequence[tuple[str, str]]
"""Texts, each with the style that kg.cli.terminal knows, or none."""


def lines_of(pieces: Pieces, width: int, indent: str = "", further: str | None = None) -> Iterator[str]:
    """The pieces as lines no wider than `width`, indented, those after the first by `further`."""
    further = indent if further is None else further
    text = one_line("".join(part for part, _ in pieces))
    styles = [style for part, style in pieces for _ in part]
    at = 0
    for line in wrap(text, max(width - max(wide(indent), wide(further)), 10)):
        # Wrapping drops nothing but the blanks at which it breaks.
        at = text.index(line, at)
        runs = groupby(zip(line, styles[at : at + len(line)], strict=True), key=lambda pair: pair[1])
        yield indent + "".join(styled("".join(character for character, _ in run), style) for style, run in runs)
        at += len(line)
        indent = further
