"""Fake bold (伪粗体): a PDF that prints each run four times to make it look bold gives each run four times as text.

"推进知识推进知识推进知识推进知识" is 推进知识. A run may end inside a line, and the next begins at once:
"制制制制，，，，探索采取探索采取探索采取探索采取". Digits that really repeat ("2222件") must survive, so a line
is taken as fake bold
only where it repeats Chinese characters, which prose never does four times over.
"""

from __future__ import annotations

import re

COPIES = 4

_HAN = re.compile(r"[\u3400-\u9fff]")
# Three more copies of the shortest run that begins here.
_RUN = re.compile(r"([^\s](?:.*?[^\s])??)\1{3}")
_NUMBER = re.compile(r"[\d.,%]+")


def bold_offsets(line: str) -> list[int] | None:
    """The offsets of the characters to keep of a fake-bold line, or None where the line is not fake bold.

    >>> line = "2222016016016016----2017201720172017 年年年年工作工作工作工作"
    >>> "".join(line[i] for i in bold_offsets(line))
    '2016-2017 年工作'
    >>> bold_offsets("立案2222件") is None
    True
    """
    if not _repeats_chinese(line):
        return None
    numbers_too = _numbers_repeat(line)
    kept: list[int] = []
    position = 0
    while position < len(line):
        unit = _unit_at(line, position, numbers_too)
        if unit:
            kept.extend(range(position, position + unit))
            position += COPIES * unit
        else:
            kept.append(position)
            position += 1
    return kept


def _repeats_chinese(line: str) -> bool:
    """Whether some run with a Chinese character stands four times in a row."""
    return any(_returns(line, char) for char in set(line) if char >= "\u3400" and line.count(char) >= COPIES)


def _returns(line: str, char: str) -> bool:
    """Whether a character stands four times with the same words between, and all that is around it with it."""
    parts = line.split(char)
    return any(
        one == two == three and _is_run(line, len(char.join(parts[:place])), len(one) + 1)
        for place, (one, two, three) in enumerate(zip(parts[1:-1], parts[2:-1], parts[3:-1], strict=False), start=1)
    )


def _is_run(line: str, first: int, step: int) -> bool:
    """Whether a run of length `step` stands four times over around `first`, which may lie inside its first copy."""
    for start in range(max(0, first - step + 1), first + 1):
        end = start + COPIES * step
        if end <= len(line) and line[start : end - step] == line[start + step : end]:
            return True
    return False


def _unit_at(line: str, position: int, numbers_too: bool) -> int:
    """The length of the shortest run that is printed four times from here, or 0."""
    match = _RUN.match(line, position)
    if not match:
        return 0
    unit = match.group(1)
    if not numbers_too and not _HAN.search(unit) and _NUMBER.search(unit):
        return 0
    return len(unit)


def _numbers_repeat(line: str) -> bool:
    """Whether the numbers of a bold line are bold as well: then the line, or every group of digits, is a row of runs.

    In "上海市上海市上海市上海市 2016-2017 年工作年工作年工作年工作" the years are set in another font and printed once.
    """
    if _is_all_runs(line):
        return True
    groups = [group for group in re.findall(r"[^\s\u3400-\u9fff]+", line) if any(char.isdigit() for char in group)]
    return all(_is_all_runs(group) for group in groups)


def _is_all_runs(text: str) -> bool:
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        match = _RUN.match(text, position)
        if not match:
            return False
        position = match.end()
    return True
