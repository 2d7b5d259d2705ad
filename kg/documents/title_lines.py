"""Lines of titles (标题行): titles that are broken over lines, put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.documents.setting import Setting
from kg.documents.text.block import Block
from kg.documents.text.numbering import read_mark
from kg.documents.text.strip import join_strips
from kg.documents.text.titles import KIND_END, is_document_line, is_heading

_AGENCY_END = re.compile(r"(?:政府|局|厅|委|委员会|办公室|法院|文件)$")
# What opens the second line of a title, not another title: "…发展规划" above "实施情况中期评估报告".
_GOES_ON = re.compile(r"的|实施|贯彻|落实|执行|完成|推进|中期|终期|末期|评估|自评|任务分工|重点任务分工|责任分工")
# The period or the state of a document, on a line below its title.
_REMARK = re.compile(r"[（(](?:(?:19|20)\d\d(?:[-—–~至年版](?:[\d年版]*))?|试行|暂行|草案|征求意见稿|送审稿|修订)[）)]")
# A notice that issues something is at its end with 的通知 only, though what it issues ends in 方案.
_FORWARDS = re.compile(r"关于(?:印发|转发|下发|发布|公布)(?!.*通知$)")
# A first line as wide as the page: |国家知识产权局办公室关于|确定2018年…试点示范.
_OPENS = re.compile(r"[\u4e00-\u9fff、 ]{4,40}[局厅委部室府会]关于")
_CENTRED = 4.0
_TOP = 16
_LONGEST_TITLE = 120


def join_titles(pieces: Sequence[Block], setting: Setting) -> list[Block]:
    """Titles broken over lines: "甘肃省建设特色型知识产权强省" and, right below, "试点省实施方案"."""
    joined: list[Block] = []
    for piece in pieces:
        above = joined[-1] if joined else None
        if (
            above is not None
            and len(joined) <= _TOP
            and piece.gap <= max(above.gap, setting.usual_gap)
            and KIND_END.search(piece.text)
            and _is_title_part(piece.text)
            and _is_title_part(above.text)
            and (
                not KIND_END.search(above.text)
                or (piece.gap == 0 and min(piece.indent, above.indent) >= _CENTRED)
                or (piece.gap == 0 and _GOES_ON.match(piece.text) is not None)
            )
        ):
            joined[-1] = replace(above, strip=join_strips((above.strip, piece.strip)))
        else:
            joined.append(piece)
        while len(joined) > 1 and _ends_title(joined[-2].text, joined[-1].text) and _is_near(joined[-2:], setting):
            last = joined.pop()
            joined[-1] = replace(joined[-1], strip=join_strips((joined[-1].strip, last.strip)))
    return joined


def _is_near(pair: Sequence[Block], setting: Setting) -> bool:
    """Whether no blank line parts two lines, or in the title of a notice (关于印发…|…的通知) none but the usual."""
    above, below = pair
    return below.gap == 0 or (below.gap <= setting.usual_gap and _FORWARDS.search(above.text) is not None)


def _ends_title(above: str, text: str) -> bool:
    """Whether a line ends a title of more than two lines, "国家知识产权局 财政部关于确定2021年知识产权" above it."""
    forwards = _FORWARDS.search(above) is not None and "的通知" in text
    if _REMARK.fullmatch(text) and KIND_END.search(above) and is_heading(above) and "》" not in above:
        return True
    return (
        "关于" in above
        and "关于" not in text
        and bool(KIND_END.search(text))
        and (not KIND_END.search(above) or forwards)
        and len(above) + len(text) <= _LONGEST_TITLE
        and (is_heading(above) or forwards or _OPENS.match(above) is not None)
        and not re.search("[，。；：]", above + text)
        and not read_mark(above)
    )


def _is_title_part(text: str) -> bool:
    if _AGENCY_END.search(text):
        return False
    return len(text) >= 5 and is_heading(text) and not is_document_line(text) and not read_mark(text)
