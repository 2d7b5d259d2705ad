"""Layout (排版): cells laid out as a table for a terminal, every character of theirs kept.

Widths are those that characters take on a terminal: two columns for a Chinese one. A line does not begin with a closing
mark nor end with an opening one, and words of Latin letters are broken after - _ / only, as long as they fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wcwidth import wcswidth, wcwidth

_GAP = "  "
_NARROW = 12
"""A column that needs no more than this is never made narrower."""
_LEAST = 10
"""Nor is any other column made narrower than this; a terminal with less room gets one block a row."""
_NOT_FIRST = frozenset("，。、；：？！）》〉”’」』】〕％%,.;:?!)]}")
_NOT_LAST = frozenset("（《〈“‘「『【〔([{")
_CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], " ")
_BREAKS_AFTER = frozenset("-_/ ")


def lay_out(
    columns: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool], width: int, bold: bool
) -> Iterator[str]:
    """The lines of a table no wider than `width`; with `bold`, its heading is marked for a terminal."""
    rows = [[one_line(cell) for cell in row] for row in rows]
    needs = [max([wide(column), *(wide(row[at]) for row in rows)]) for at, column in enumerate(columns)]
    widths = _share(needs, width - len(_GAP) * (len(columns) - 1))
    if widths is None:
        yield from _blocks(columns, rows, width)
        return
    for line in _row_lines(columns, numeric, widths):
        yield f"\x1b[1m{line}\x1b[0m" if bold else line
    yield _GAP.join("─" * each for each in widths)
    for row in rows:
        yield from _row_lines(row, numeric, widths)


def one_line(text: str) -> str:
    """A text with a blank in place of each line break, tab or other control character, which have no width."""
    return text.translate(_CONTROLS)


def wide(text: str) -> int:
    """The columns that a text takes on a terminal."""
    return max(wcswidth(text), 0)


def wrap(text: str, width: int) -> list[str]:
    """A text as lines no wider than `width`, losing nothing but the blanks at which it breaks."""
    lines = []
    rest = text
    while wide(rest) > width:
        at = _break_at(rest, width)
        lines.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [*lines, rest]


def _break_at(text: str, width: int) -> int:
    """Where the first line of a text ends: the last good place that fits, else the last place that does."""
    fits, used = 0, 0
    for character in text:
        used += max(wcwidth(character), 0)
        if used > width:
            break
        fits += 1
    fits = max(fits, 1)
    good = [at for at in range(fits, fits // 2, -1) if _breaks(text, at)]
    # Latin words part at a blank rather than within one, unless that leaves the line half empty.
    blanks = (at for at in good if " " in text[at - 1 : at + 1] or wcwidth(text[at - 1]) == 2)
    return next(blanks, good[0] if good else fits)


def _breaks(text: str, at: int) -> bool:
    """Whether a line may end before a character."""
    before, after = text[at - 1], text[at] if at < len(text) else " "
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    if before == "-":
        # --option stays whole.
        return at > 1 and text[at - 2] not in " -" and after != "-"
    return before in _BREAKS_AFTER or after == " " or wcwidth(before) == 2 or wcwidth(after) == 2


def _share(needs: Sequence[int], room: int) -> list[int] | None:
    """A width for each column: what it needs, or where that is too much, narrow ones whole and the rest evenly."""
    if sum(needs) <= room:
        return list(needs)
    widths = [need if need <= _NARROW else _LEAST for need in needs]
    spare = room - sum(widths)
    if spare < 0:
        return None
    while spare > 0 and (short := [at for at, need in enumerate(needs) if widths[at] < need]):
        narrowest = min(short, key=lambda at: widths[at] / needs[at] ** 0.5)
        widths[narrowest] += 1
        spare -= 1
    return widths


def _row_lines(cells: Sequence[str], numeric: Sequence[bool], widths: Sequence[int]) -> Iterator[str]:
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        parts = []
        for lines, right, width in zip(wrapped, numeric, widths, strict=True):
            line = lines[number] if number < len(lines) else ""
            blank = " " * (width - wide(line))
            parts.append(blank + line if right else line + blank)
        yield _GAP.join(parts).rstrip()


def _blocks(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """One block a row, a line or more for each column: for terminals too narrow for a table."""
    indent = max(map(wide, columns)) + len(_GAP)
    for row in rows:
        for column, cell in zip(columns, row, strict=True):
            head = column + " " * (indent - wide(column))
            for line in wrap(cell, max(width - indent, _LEAST)):
                yield (head + line).rstrip()
                head = " " * indent
        yield ""
