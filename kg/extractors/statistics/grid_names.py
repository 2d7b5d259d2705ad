"""Names of figures (表中指标): what the figure of a cell is called by its row, its column and its table's title."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.documents import compose, figure_kind, is_total, table_words
from kg.extractors.figures.completion import of_holder, of_kind
from kg.extractors.figures.grid_numbers import read_number, unit_in
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.grid_rows import Row, join_labels
from kg.extractors.statistics.sharing import without_place
from kg.values.marks import without_remark

_LEADING_YEAR = re.compile(r"^(?:19|20)\d\d年(?:度|末|底)?(?=[\u4e00-\u9fff]{3})")
_OF_THESE = re.compile(r"(?:其中|#)[：:]?(?=.)")
_MEASURE = re.compile(r"[量额数率值比]$|件数$|金额$|人次$")
_SHARE_WORDS = re.compile(r"[（(].*?[）)]|^(?:20\d\d年|其中)")
_ONLY_KIND = re.compile(
    r"年度|全年|本年|当年|目标|任务|计划|实际|完成|累计|情况|\d{1,2}(?:[-—–至]\d{1,2})?月份?|[数量值额]$"
)
_YEARS = re.compile(r"(?:19|20)\d\d年(?:度|末|底)?")
_LONGEST_SUBJECT = 24
# A title that speaks of two flows tells of none which column counts it: 专利申请授权情况.
_BOTH = re.compile(r"申请(?:量|数)?[、和与及]?(?:授权|注册)|受理[、和与及]?授权")
# What a table's title has besides its subject: number, years, whose it is, and that it is a table.
_TABLE_WORDS = re.compile(
    r"^\d{1,2}[-—.]\d{1,2}(?=[\u4e00-\u9fffA-Z])|^附?表(?:\d{1,2}?(?:[-—.]\d{1,2}?)?(?=(?:19|20)\d\d)|\d{1,2}(?:[-—.]\d{1,2})?|[一二三四五六七八九十]+)?[：:、]?|(?:各|[一二三四五六七八九十]{1,3})[省市州县区（）()、盟镇乡]+|"
    r"(?:19|20)\d\d年?(?:[-—–~至](?:19|20)?\d\d)?年?度?(?:\d{1,2}(?:[-—–~至]\d{1,2})?月份?|[上下]半年|[前第][一二三四]季度)?|[（(].*[）)]$|"
    r"(?:基本)?(?:情况|统计|状况|数据|汇总|一览)?(?:统计)?表?(?=[（(].*[）)]$|$)"
)


def indicator_of(passage: Passage, row: Row, title: str) -> str:
    """The indicator of a figure: the row's, that of the thing it names, else that of the column."""
    if row.thing:
        return f"{row.thing}{_YEARS.sub('', _whole_name(passage, row, title))}"
    if row.name and row.total:
        return f"{_subject(passage, row)}{row.name}"
    return row.name or _whole_name(passage, row, _LEADING_YEAR.sub("", title))


class Parts:
    """The rows of a table that are parts of one above: "其中：发明专利" below 专利授权量."""

    def __init__(self) -> None:
        self.table = -1
        self.whole = ""
        self.parted = False
        self.stem = ""

    def named(self, row: Row, table: int) -> Row:
        """The row, a part called by what it is a part of: 发明专利授权量."""
        if table != self.table:
            self.table, self.whole, self.parted, self.stem = table, "", False, ""
        if row.under:
            return replace(row, name=join_labels(self.stem, row.name))
        self.stem = row.stem or self.stem
        opening = _OF_THESE.match(row.name)
        self.parted = self.parted or opening is not None
        name = row.name[opening.end() :] if opening else row.name
        measured = _MEASURE.search(without_remark(name)) is not None
        if measured and not opening:
            self.whole, self.parted = row.name, False
        if not self.parted or measured or not self.whole or not row.name:
            return replace(row, name=name)
        return replace(row, name=compose(name, without_remark(self.whole)), unit=row.unit or unit_in(self.whole))


def _whole_name(passage: Passage, row: Row, title: str) -> str:
    """The title of a column as an indicator: a bare 金额 or 年度目标 is what the table's own title speaks of."""
    bare = without_remark(title)
    if _YEARS.fullmatch(bare):
        return _subject(passage, row) or title
    if bare in table_words("bare"):
        subject = _subject(passage, row)
        path = passage.section.path
        return f"{subject}{title}" if subject and subject != path[-1] else title
    if is_total(bare):
        return _subject(passage, row) or title
    if subject := _of_kind(bare, _subject(passage, row)):
        return subject
    if figure_kind(bare) in ("aim", "result", "base") and not _ONLY_KIND.sub("", bare):
        return f"{_subject(passage, row)}{title}"
    return title


def is_part(title: str) -> bool:
    """Whether a column is only a part of what another counts: 外观设计."""
    return of_kind(title, "专利授权") != title


def _of_kind(title: str, subject: str) -> str:
    """A column that names only a kind of patents or of holders, as that part of what the table's title speaks of:
    外观设计 below "各市专利授权状况" is 外观设计授权; "" of any other.
    """
    whole = re.sub(r"[量数]$", "", subject)
    made = of_holder(of_kind(title, whole), whole) if whole and not _BOTH.search(whole) else title
    return made if made != title else ""


def _subject(passage: Passage, row: Row) -> str:
    """What the line, title or heading over a table speaks of, "" without a short one."""
    path = passage.section.path
    title = row.caption or (path[-1] if path else "")
    subject = without_place(_TABLE_WORDS.sub("", title)) if len(title) <= _LONGEST_SUBJECT else ""
    return "" if subject.endswith("指标") else subject


def share_of(passage: Passage, row: Row, title: str, aim: str) -> str:
    """A share's indicator: how much of the row's figure or thing it is, or of the aim of what the table's title
    speaks of: "商标质押融资年度目标|完成率".
    """
    share = _SHARE_WORDS.sub("", title)
    if row.name or row.thing:
        return f"{without_remark(row.name or row.thing)}{share}"
    return f"{_subject(passage, row)}{aim if share in table_words('completion') else ''}{share}"


def is_share(passage: Passage, row: Row, kind: str | None) -> bool:
    """Whether a percentage stands in the row of what is counted otherwise: 有效商标（万件） 57.3 60 |87.4%|."""
    number = read_number(passage.text)
    unit = row.unit or unit_in(row.name)
    return number is not None and number.unit == "%" and unit not in ("", "%") and kind in (None, "result")
