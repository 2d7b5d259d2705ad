"""Tasks (任务): what the sentence that names those responsible is about: the heading or first clause before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.documents.text.numbering import Mark, read_mark
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.reading import Passage

_LONGEST_HEADING = 30
_GENERAL = re.compile(rf"(?:.{{1,4}}、)?{pattern('column-role', 'task', 'plan', 'focus')}。?")
_NO_TASK = re.compile(r"表$|(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_TIME = re.compile(r"(?:到|截至|在|从|自)?(?:19|20)\d\d(?:[-—–至](?:19|20)?\d\d)?年(?:\d{1,2}月)?(?:底|末|前|起|以来)?")


@dataclass(frozen=True, slots=True)
class Item:
    """The title of a numbered item or of a section, and how deep it stands; PLAIN for one without a number."""

    depth: int
    text: str
    start: int


PLAIN = 99


def items_of(passage: Passage, offset: int, fresh: bool, end: int | None = None) -> list[Item]:
    """The item that begins at `offset` of the clean text, or the sentence itself where no item is open (`fresh`).

    It ends at `end`, where a bracket tells who is responsible, else with the sentence.
    """
    text = passage.slice(offset, passage.sentence.end if end is None else end)
    if text and is_general(text):
        return []
    mark = _mark_before(passage, offset)
    if mark:
        return [Item(mark.depth, text, offset)]
    mark = read_mark(text) if passage.slice(offset - 1, offset) in ("）", ")") else None
    if mark:
        return [Item(mark.depth, text[mark.length :], offset)]
    return [Item(PLAIN, text, offset)] if fresh and text else []


def _mark_before(passage: Passage, offset: int) -> Mark | None:
    """The numbering mark of a paragraph whose words begin at `offset`; sentences leave it out."""
    whole = passage.reading.document.text
    block = whole.rfind("\n", 0, offset) + 1
    mark = read_mark(whole[block : block + 16]) if block < offset <= block + 16 else None
    return mark if mark and block + mark.length == offset else None


def is_general(heading: str) -> bool:
    """Whether a heading names no task of its own: none, 重点任务, the title of a table, a line with a date."""
    return not heading or _GENERAL.fullmatch(heading) is not None or _NO_TASK.search(heading) is not None


def open_task(items: list[Item], heading: str, alone: bool) -> Item | None:
    """The task that a statement of responsibility closes: the last item since the statement before it.

    Where the statement stands `alone` in its paragraph behind several items of one depth, it closes the item above
    them. Where the text before it has no title of its own, the section's heading is the task, as it is where the
    heading counts tasks (【任务02】产业专利导航).
    """
    if re.match(r"【(?:任务|事项|行动|工程|项目)", heading):
        return Item(PLAIN, heading, -1)
    numbered = [item for item in items if item.depth != PLAIN]
    if numbered:
        last = numbered[-1]
        siblings = [item for item in numbered if item.depth == last.depth]
        above = [item for item in numbered if item.depth < last.depth]
        return above[-1] if alone and len(siblings) > 1 and above else last
    if is_general(heading):
        heading = ""
    if items and not (heading and items[0].text.startswith(heading)):
        return items[0]
    return Item(PLAIN, heading, -1) if heading else None


def item_above(items: list[Item], task: Item, heading: str) -> Item:
    """The item or heading above one that only tells who does what: 六、做好组织保障|1.领导小组办公室每半年调度一次."""
    above = [item for item in items if item.depth < task.depth and item.text != task.text]
    if above:
        return above[-1]
    return task if is_general(heading) or task.text.startswith(heading) else Item(PLAIN, heading, -1)


def task_name(text: str) -> str:
    """The task's name: the words of a heading, or the first clause of a sentence, without mark and time.

    >>> task_name("提高审查质量和效率，将高价值专利平均审查周期压减至16个月以内，商标注册平均审查周期压减至4个月。")
    '提高审查质量和效率'
    >>> task_name("加强知识产权转移转化，促进专利技术成果运用。")
    '加强知识产权转移转化，促进专利技术成果运用'
    """
    text = re.sub(
        r"^(?:【[^】]*】|第[一二三四五六七八九十百\d]+条[ 　]*|专栏[一二三四五六七八九十\d]+[ 　：:]*)", "", text
    )
    first = next((piece for piece in _pieces(text, "。") if piece), "")
    if len(first) <= _LONGEST_HEADING and not re.search(r"[\d《]", first):
        return first
    clauses = [piece for piece in _pieces(first, "，。；,;") if piece and not _TIME.fullmatch(piece)]
    return clauses[0] if clauses else first


def _pieces(text: str, stops: str) -> list[str]:
    """The text cut at stops outside of titles, brackets and quotations."""
    pieces, depth, begin = [], 0, 0
    for place, char in enumerate(text):
        depth += (char in "《（(“") - (char in "》）)”")
        if char in stops and depth <= 0:
            pieces.append(text[begin:place])
            begin = place + 1
    return [*pieces, text[begin:]]
