"""Levels of heads (多级表头): titles of columns that stand under a title of several columns, put together.

    年份   专利（件）               商标
           专利申请量  专利授权量   商标注册申请量（万件）

The upper title holds for the columns behind it that have a lower one and no upper one of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.documents.lines import Line
from kg.documents.registers.columns import column_role, figure_kind, is_total, table_words
from kg.documents.tables.merged_heads import is_entry, merged_titles

_MOST_LEVELS = 3
_UNIT = re.compile(r"[（(](?:单位[：:])?([^（）()\d年月]{1,6})[）)]$")
_BARE_UNIT = re.compile(r"[（(]?([万亿]?[件元个家人项名次起户分笔批场期部条篇本处位倍%％]+)[）)]?")
_YEAR = re.compile(r"(?:19|20)\d\d年?(?:度|底|末)?")
_OF_THESE = re.compile(r"^(?:其中|#)[：:]?")


def join_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines, heads of several levels as one line with the titles of its columns."""
    joined: list[Line] = []
    known: dict[tuple[str, ...], tuple[int, tuple[str, ...]]] = {}
    index = 0
    while index < len(lines):
        line = lines[index]
        opens = len(line.cells) > 1 and (bool(line.titles) or not joined or not joined[-1].cells)
        again = known.get(tuple(cell.text for cell in line.cells)) if len(line.cells) > 1 else None
        merged = merged_titles(*lines[index : index + 3]) if opens and index + 2 < len(lines) and not again else None
        levels = again[0] if again else _levels(lines, index) if opens else 0
        if merged:
            joined.append(replace(line, titles=tuple(compose(*pair) for pair in merged)))
            index += 2
        elif levels > 1:
            titles = again[1] if again else _composed(lines[index : index + levels])
            known[tuple(cell.text for cell in line.cells)] = levels, titles
            joined.append(replace(line, titles=titles))
            index += levels
        else:
            joined.append(line)
            index += 1
    return joined


def _levels(lines: Sequence[Line], index: int) -> int:
    """How many lines from one on are a head: those that the print shows, and those under spanning titles."""
    count = 1
    while index + count < len(lines) and count < _MOST_LEVELS + 1 and lines[index + count].titles:
        if not lines[index].titles or len(lines[index + count].cells) != len(lines[index].cells):
            break
        count += 1
    while (
        count < _MOST_LEVELS
        and index + count + 1 < len(lines)
        and _spans(lines[index + count - 1], lines[index + count])
    ):
        widest = max(len(line.cells) for line in lines[index : index + count + 1])
        if not 1 < len(lines[index + count + 1].cells) <= widest:
            break
        count += 1
    return count


def _spans(upper: Line, lower: Line) -> bool:
    """Whether titles of several columns stand above those of each: blank behind a title where both lines have words."""
    above, below = _levelled((upper, lower))
    if len(lower.cells) < 2 or lower.gap > 1 or any(map(is_entry, above + below)):
        return False
    # 指标 over two columns and both lines leaves one column without any title.
    untitled = [place for place in range(len(above) - 1) if not (above[place] or below[place])]
    if any(place == 0 or not above[place - 1] or below[place - 1] for place in untitled):
        return False
    spanning = any(
        above[place] and below[place] and not above[place + 1] and below[place + 1] for place in range(len(above) - 1)
    )
    merged = any(first and not second for first, second in zip(above, below, strict=True))
    units = all(_BARE_UNIT.fullmatch(each) for each in below if each)
    repeated = any(above[place] and above[place] == above[place + 1] for place in range(len(above) - 1))
    return (
        (spanning and (merged or not below[0]))
        or (any(below) and units)
        or (repeated and not any(map(str.isdigit, below)))
    )


def _composed(lines: Sequence[Line]) -> tuple[str, ...]:
    levels = _levelled(lines)
    titles: list[str] = []
    for column in range(len(levels[0])):
        title = ""
        for depth, level in enumerate(levels):
            words = level[column]
            if not words and any(lower[column] for lower in levels[depth + 1 :]):
                words = _spanning(levels, depth, column)
            title = compose(title, words)
        titles.append(title)
    return tuple(titles)


def _levelled(lines: Sequence[Line]) -> list[list[str]]:
    """The words of each line's cells, as many of each; empty cells at the end of a line may be printed as nothing."""
    width = max(len(line.cells) for line in lines)
    return [[cell.text for cell in line.cells] + [""] * (width - len(line.cells)) for line in lines]


def _spanning(levels: Sequence[Sequence[str]], depth: int, column: int) -> str:
    """The title of several columns that a column without its own stands under, or ""."""
    for before in range(column - 1, -1, -1):
        if levels[depth][before]:
            return levels[depth][before] if any(lower[before] for lower in levels[depth + 1 :]) else ""
    return ""


def compose(upper: str, lower: str) -> str:
    """An upper title and the lower one below it as one, what both say once; a unit above holds below.

    >>> compose("专利申请", "申请量"), compose("商标", "商标注册申请量（万件）"), compose("专利（件）", "其中：发明")
    ('专利申请量', '商标注册申请量（万件）', '发明专利（件）')
    >>> compose("每万人口发明专利拥有量", "数量（件）")
    '每万人口发明专利拥有量（件）'
    """
    if not upper or not lower:
        return upper or lower
    unit = _UNIT.search(upper)
    bare = upper[: unit.start()] if unit else upper
    own = _BARE_UNIT.fullmatch(lower)
    if own:
        return upper if unit else f"{upper}（{own[1]}）"
    if lower.startswith(("（", "(")):
        return f"{upper}{lower}"
    words = _OF_THESE.sub("", lower)
    noted = (
        f"（{unit[1]}）"
        if unit and not _UNIT.search(words) and figure_kind(words) not in ("growth", "rank", "share")
        else ""
    )
    if bare in words or (column_role(bare) in ("year", "value") and _YEAR.match(words) and not _YEAR.match(bare)):
        return f"{words}{noted}"
    if _YEAR.fullmatch(words):
        return f"{words}{bare}{noted}"
    if is_total(words):
        return f"{bare}{noted}"
    if words != lower:
        bare, words = words, bare
    counted = _UNIT.sub("", words)
    if words in bare or (counted in table_words("bare") and bare.endswith(("量", "额", "数"))):
        return f"{bare}{noted or words.removeprefix(counted)}"
    for length in range(min(len(bare), len(words)) - 1, 0, -1):
        if bare.endswith(words[:length]):
            return f"{bare}{words[length:]}{noted}"
    return f"{bare}{words}{noted}"
