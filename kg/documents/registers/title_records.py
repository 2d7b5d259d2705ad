"""Records of titles (称号登记行): a row of a table of those who hold a title, read as the sentence it stands for.

    类别 | 批次 | 年度 | 入选名单   ->  昆山市、常熟市2022年入选第一批国家知识产权强县建设示范县
    企业名称 | 认定类别 | 认定年度   ->  甲公司2013年入选贵州省知识产权优势培育企业

The title is that of the row, a short class (示范城市) that of the table's caption in its kind, else the caption's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from kg.documents.registers.columns import column_role
from kg.documents.text.strip import Strip, glue, join_strips
from kg.documents.text.titles import ANNEX_NUMBER
from kg.lexicon import concepts
from kg.values.marks import without_brackets

_CAPTION = re.compile(
    rf"^\**(?:{ANNEX_NUMBER}|附?表\s?[\d一二三四五六七八九十]+(?:[-—.]\d+)?[：:、\s]*)|"
    r"(?:19|20)\d\d年?度?|[（(][^（）()县区市旗]*[）)]$|"
    r"(?:入选|认定|获批)?(?:名单|情况|一览|汇总|统计)*表?$"
)
_KIND = re.compile(r"(?:(?:试点|示范|优势|创建|培育|领军|标杆)[\u4e00-\u9fff（）]{0,4}?|[和与及、])+$")
BATCH = re.compile(r"(?:首批|第[一二三四五六七八九十\d]+批次?)")
_GOT = re.compile(r"(?P<year>(?:19|20)\d\d年)度?(?:新)?(?:认定|获批|入选|命名|评定|新增)")
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_NOTHING = re.compile(r"[-—–―－/]*|无")
TITLE_ROLES = ("member", "programme", "batch")
_LISTED = "入选"
_LONGEST_TITLE = 6
_FEWEST = 8
"""The fewest characters of a title that needs no caption."""


@cache
def title_role(title: str) -> str | None:
    """What a column of a register of titles holds: "member", "programme", "batch", or None."""
    bare = without_brackets(title)
    for concept in concepts("record-column"):
        if concept.notation in TITLE_ROLES and (title in concept.labels or bare in concept.labels):
            return concept.notation
    return "member" if bare.endswith("名称") and len(bare) <= _LONGEST_TITLE else None


@cache
def title_columns(titles: tuple[str, ...]) -> Mapping[str, int] | None:
    """The columns of members, titles and batches of a register of titles, None of any other table."""
    found: dict[str, int] = {}
    for column, title in enumerate(titles):
        role = title_role(title)
        if role:
            found.setdefault(role, column)
        elif column_role(title) not in (None, "number", "year", "area", "remark", "value"):
            return None
    return found if "member" in found and len(found) > 1 else None


def caption_columns(titles: tuple[str, ...], caption: str) -> Mapping[str, int] | None:
    """The column of members in a table of nothing but members and places whose caption says when they got the title:
    "四川省知识产权示范企业（2019年认定）"; else None.
    """
    members = [column for column, title in enumerate(titles) if title_role(title) == "member"]
    rest = all(
        column in members or column_role(title) in ("number", "area") or title in _places()
        for column, title in enumerate(titles)
    )
    told = len(members) == 1 and rest and caption_year(caption) is not None
    return {"member": members[0]} if told else None


def names_title(caption: str) -> bool:
    """Whether a line is nothing but the name of a title: no sentence, and no list's, which is read as one."""
    bare = _bare(caption)
    return bare == caption and _is_title(bare) and len(bare) >= _FEWEST and not re.search("[，。；：、]", bare)


def caption_year(caption: str) -> Strip | None:
    """When those whom a table lists got their title, by its caption."""
    found = _GOT.search(caption)
    return glue(found["year"]) if found else None


@cache
def _places() -> frozenset[str]:
    return frozenset(
        label for concept in concepts("record-column") if concept.notation == "place" for label in concept.labels
    )


def unmerged(
    cells: Sequence[Strip], above: Sequence[Sequence[Strip]] | None, titles: tuple[str, ...]
) -> tuple[Strip, ...]:
    """The cells of a row of a register of titles, with the class, batch or year of the row above where those cells are
    merged: empty, or left out so that the others stand too far to the left. What is so held has no place of its own.
    """
    columns = title_columns(titles)
    if columns is None or above is None:
        return tuple(cells)
    missing = len(titles) - len(cells)
    lead = [_held(part) for part in above[:missing]]
    first = columns["member"]
    if 0 < missing <= first and _suits(cells, columns, missing) and not _suits(cells, columns, 0):
        return (*lead, *cells)
    return tuple(
        _held(above[column]) if not cell.text and column < first and column < len(above) else cell
        for column, cell in enumerate(cells)
    )


def _held(above: Sequence[Strip]) -> Strip:
    return glue("".join(part.text for part in above))


def _suits(cells: Sequence[Strip], columns: Mapping[str, int], missing: int) -> bool:
    """Whether batches and titles stand in their columns when so many cells are left out before them."""
    told = {role: cells[at - missing].text for role, at in columns.items() if 0 <= at - missing < len(cells)}
    if "member" not in told or BATCH.fullmatch(told["member"]) or _YEAR.fullmatch(told["member"]):
        return False
    return all(
        BATCH.fullmatch(text) is not None if role == "batch" else role != "programme" or _is_title(text)
        for role, text in told.items()
        if text
    )


def read_title_row(
    cells: Sequence[Strip], columns: Mapping[str, int], date: Sequence[Strip], caption: str
) -> Strip | None:
    """A row as a sentence: who, when, which batch of which title; None where no title is named."""
    member = cells[columns["member"]]
    batch = cells[columns["batch"]] if "batch" in columns else None
    batch = None if batch is None or _NOTHING.fullmatch(batch.text) else batch
    named = cells[columns["programme"]] if "programme" in columns else None
    programme = _programme(named, caption)
    when = bool(date) or batch is not None or (named is not None and len(named.text) >= _FEWEST)
    if not member.text or not programme or not when or (batch is not None and not BATCH.fullmatch(batch.text)):
        return None
    return join_strips([member, *date, glue(_LISTED), *([batch] if batch is not None else []), *programme])


def _programme(named: Strip | None, caption: str) -> list[Strip]:
    """The title that a row's class names, completed by the caption; [] where neither is one."""
    above = _bare(caption)
    if named is not None and named.text:
        if not _is_title(named.text):
            return []
        if len(named.text) >= _FEWEST:
            return [named]
        return [glue(_KIND.sub("", above)), named] if _is_title(above) else []
    return [glue(above)] if _is_title(above) and len(above) >= _FEWEST else []


def _bare(caption: str) -> str:
    while (shorter := _CAPTION.sub("", caption)) != caption:
        caption = shorter
    return caption


def _is_title(words: str) -> bool:
    return any(word in words for word in _title_words())


@cache
def _title_words() -> tuple[str, ...]:
    return tuple(
        label for concept in concepts("designation-word") if concept.notation != "list" for label in concept.labels
    )
