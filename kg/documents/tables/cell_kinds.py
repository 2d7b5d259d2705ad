"""Kinds of cells (格的种类): what the titles of a table's columns say that the cells below them are, and how well words
suit that.
"""

from __future__ import annotations

import re
from functools import cache

from kg.documents.registers.columns import column_role
from kg.documents.registers.records import record_role
from kg.documents.registers.title_records import BATCH, title_role
from kg.documents.syntax.printed_table import FIGURE
from kg.lexicon import area_by_name, concepts

OPEN = "，、（(《“"
"""What no cell ends with."""
MISFIT, NEVER = 3.0, 99.0
_SERIAL = re.compile(r"\d{1,3}")
_DATE = re.compile(
    r"(?:19|20)\d\d(?:年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|末)?|[.\-/]\d{1,2}(?:[.\-/]\d{1,2})?)?|[—–\-－/]{1,4}"
)
_DATE_TITLE = re.compile(r"(?:时间|日期|年份|年度|年月)$")
_UNIT_TITLE = re.compile(r"[（(](?:单位[：:])?(?:[万亿]?[件元个家人项名笔分户批次]{1,2}|%)[）)]$")
_PLACE = re.compile(r"[\u4e00-\u9fff（）]{2,12}[省市区县州盟旗镇]|—")
# By when a task is done: "9月底前", "2020年12月", "全年", "长期坚持".
_TERM = re.compile(
    rf"(?:(?:{_DATE.pattern})?(?:\d{{1,2}}月(?:\d{{1,2}}日|[上中下]旬)?)?(?:全年|年?底|末|上半年|下半年)?之?前?(?:完成)?"
    r"|(?:全年|长期|持续|常年|每[年月季])[\u4e00-\u9fff]{0,6}|(?:第?[一二三四]季度|年底)前?(?:完成)?)"
)
_LISTED = re.compile(r"[、，,；;/]")
_FORMS = {"date": _DATE, "figure": FIGURE, "batch": BATCH, "term": _TERM}


@cache
def cell_kind(title: str) -> str | None:
    """What the cells below a title must be; None of what is no known title."""
    role = column_role(title)
    if role == "number":
        return "number"
    held = title_role(title)
    if _UNIT_TITLE.search(title):
        return "figure"
    if record_role(title) == "place" or role == "area":
        return "place"
    if role in ("lead", "partner"):
        return "bodies"
    if role == "deadline":
        return "term"
    if _DATE_TITLE.search(title):
        return "date"
    if held:
        return held
    return "words" if record_role(title) or role not in (None, "value") else None


def misfit(text: str, kind: str) -> float:
    """What speaks against words being a cell of a kind of column: 0 for those that suit it."""
    if kind == "number":
        return 0.0 if _SERIAL.fullmatch(text) else NEVER
    if kind in _FORMS:
        return 0.0 if _FORMS[kind].fullmatch(text) else MISFIT
    if kind == "place":
        places = text.split("、")
        return 0.0 if all(map(area_by_name, places)) else 0.5 if all(map(_PLACE.fullmatch, places)) else MISFIT
    if kind == "bodies":
        return 0.0 if all(map(_body().fullmatch, _LISTED.split(text))) else MISFIT
    dated = (_DATE.fullmatch(text) is not None and text[0].isdigit()) or _TERM.fullmatch(text) is not None
    is_open = text[-1] in OPEN or text.count("（") != text.count("）") or text.count("《") != text.count("》")
    return MISFIT * (dated or text.isdigit() or is_open) + 1.0 * (kind != "member" and area_by_name(text) is not None)


@cache
def _body() -> re.Pattern[str]:
    """Matches a body that a list names, and its part: "省司法厅（牵头单位）", "各县区人民政府按职责配合"."""
    endings, parts = (
        "|".join(re.escape(label) for concept in concepts(scheme) for label in concept.labels)
        for scheme in ("agency-ending", "responsibility")
    )
    how = r"等?(?:[（(][^（）()]*[）)])?(?:按[\u4e00-\u9fff]{2,8})?"
    return re.compile(rf"[^\d《》。]{{1,30}}?(?:{endings}){how}(?:{parts})?")
