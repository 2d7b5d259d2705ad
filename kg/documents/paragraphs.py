"""Paragraphs (段落): printed lines joined to paragraphs over line and page breaks, captions kept apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.documents.lines import Line
from kg.documents.registers.columns import column_role
from kg.documents.setting import Setting
from kg.documents.text.block import Block, Echo
from kg.documents.text.doc_numbers import without_number
from kg.documents.text.echoes import cut_echoes
from kg.documents.text.numbering import read_mark
from kg.documents.text.page_lines import is_web_line
from kg.documents.text.strip import join_strips
from kg.documents.text.titles import KIND_END, is_document_line, is_heading
from kg.documents.title_lines import join_titles
from kg.lexicon import area_by_name

_CLOSERS = "。！？；：…;:"
# Brackets that open full-width and close half-width, "(省知识产权局负责）", are one pair.
_PAIRS = (("《", "》"), ("〈", "〉"), ("“", "”"), ("（(", "）)"), ("【", "】"), ("〔", "〕"))
_FIGURE = re.compile(r"(?:图\s?\d*(?:[-—.]\d+)?[：:]?|[（(]?图为|▲|【?图片?】?[：:])")
_GROUP = re.compile(r"(?P<place>[\u4e00-\u9fff]{1,8}?(?:省|市|自治区|兵团|州|盟|地区))(?:[（(][^（）()]*[）)])?[：:]?")
_LABEL = re.compile(r"([\u4e00-\u9fff]{2,8})[：:]")
_PARTS = ("lead", "partner", "task", "result", "plan", "deadline")
# What no paragraph begins with.
_INSIDE = "，。；：、！？）》”"
_CENTRED = 4.0
# The day behind the headline of a page's list, which ends it: 我市举办知识产权宣传周活动|2023-04-26.
_PUT_UP = re.compile(r"(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?[\])]?$")
_LONGEST_CAPTION = 90
_LONGEST_HEADING = 30


def join_lines(lines: Sequence[Line], setting: Setting) -> list[Block]:
    """The paragraphs of running text, in order; captions come behind the paragraph that they interrupt."""
    pieces = [
        Block(line.strip, "letterhead" if is_web_line(line.text) else "body", gap=line.gap, indent=line.indent)
        for line in lines
    ]
    if setting.width:
        return _join_wrapped(lines, setting)
    if setting.parted:
        pieces = _join_parted(pieces)
    return _join_open(join_titles(cut_echoes(pieces), setting), setting)


def _join_parted(pieces: Sequence[Block]) -> list[Block]:
    """Lines up to the next blank line as one paragraph."""
    joined: list[Block] = []
    for piece in pieces:
        if joined and piece.gap == 0:
            joined[-1] = replace(joined[-1], strip=join_strips((joined[-1].strip, piece.strip)))
        else:
            joined.append(piece)
    return joined


def _join_wrapped(lines: Sequence[Line], setting: Setting) -> list[Block]:
    """Lines of one width: a paragraph ends where a line falls short, or where the next is indented, numbered or
    set apart.
    """
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _flows_on(groups[-1], line, setting):
            groups[-1].append(line)
        else:
            groups.append([line])
    blocks = [
        Block(
            join_strips(line.strip for line in group),
            _kind_of(group, setting),
            gap=group[0].gap,
            indent=group[0].indent,
        )
        for group in groups
    ]
    return cut_echoes(join_titles(blocks, setting))


def _kind_of(group: Sequence[Line], setting: Setting) -> str:
    if len(group) == 1 and is_web_line(group[0].text):
        return "letterhead"
    return (
        "caption"
        if len(group) == 1 and _shows(group[0].text, setting) and len(group[0].text) < _LONGEST_CAPTION
        else "body"
    )


def _flows_on(group: Sequence[Line], line: Line, setting: Setting) -> bool:
    above = group[-1]
    reach = setting.measure(above)
    if above.padded and not line.padded and setting.width and not setting.is_full(above):
        return False
    joined = "".join(member.text for member in group)
    unclosed = is_unclosed(joined)
    if line.text[0] in _INSIDE and setting.is_full(above):
        return True
    titled = (
        len(joined) <= 120
        and KIND_END.search(without_number(joined))
        and not unclosed
        and not re.search("[，。；]", joined)
    )
    if titled or is_document_line(joined) or is_document_line(line.text) or _is_heading_line(line, above, setting):
        return False
    if line.indent >= 1 and _opens_part(line.text) and (len(group) == 1 or above.indent < line.indent):
        return False
    if _FIGURE.match(line.text) or (_FIGURE.match(above.text) and len(group) == 1):
        return False
    if not setting.is_full(above, line):
        return unclosed and len(joined) < 400 and reach > 0.6 * setting.width
    if line.opens_page and above.text[-1:] not in _CLOSERS:
        return not read_mark(line.text) or unclosed
    if setting.blank_parts and line.gap > 0 and not line.opens_page:
        return unclosed
    if setting.indented and 1.5 <= line.indent <= 4 and group[0].indent >= line.indent - 0.5:
        return False
    if read_mark(line.text) and (above.text[-1:] in "。；：" or (above.text[-1:] in "）)" and not unclosed)):
        return False
    if read_mark(joined) and len(joined) <= _LONGEST_HEADING and joined.find("。") == len(joined) - 1:
        return False
    return above.text[-1:] not in "：" or unclosed


def _opens_part(text: str) -> bool:
    """Whether a line opens with the label of a part: |责任单位：|省司法厅, |成效：|…, |下一步：|…."""
    label = _LABEL.match(text)
    return label is not None and column_role(label[1]) in _PARTS


def _is_heading_line(line: Line, above: Line, setting: Setting) -> bool:
    """Whether a short line below a full one is a heading: it names a place, or a sentence ends above it."""
    if setting.is_full(line) or not is_heading(line.text) or is_unclosed(above.text):
        return False
    return above.text[-1:] in "。！？" or area_by_name(line.text) is not None


def _join_open(pieces: Sequence[Block], setting: Setting) -> list[Block]:
    """A paragraph a line: one that breaks off without a full stop goes on behind the captions that follow it."""
    blocks: list[Block] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        if _is_caption(pieces, index, setting):
            blocks.append(replace(piece, kind="caption"))
            index += 1
            continue
        captions: list[Block] = []
        index += 1
        while _is_open(piece.text):
            ahead = index
            passed: list[Block] = []
            while ahead < len(pieces) and _is_caption(pieces, ahead, setting):
                passed.append(replace(pieces[ahead], kind="caption"))
                ahead += 1
            if ahead >= len(pieces) or not _may_continue(piece.text, pieces[ahead], setting):
                break
            shift = len(piece.strip)
            echoes = tuple(Echo(echo.start + shift, echo.origins) for echo in pieces[ahead].echoes)
            piece = replace(piece, strip=join_strips((piece.strip, pieces[ahead].strip)), echoes=piece.echoes + echoes)
            captions += passed
            index = ahead + 1
        blocks.append(piece)
        blocks += captions
    return blocks


def is_unclosed(text: str) -> bool:
    """Whether a bracket or quotation mark that the text opens is not closed in it."""
    return any(sum(map(text.count, openers)) > sum(map(text.count, closers)) for openers, closers in _PAIRS)


def _is_open(text: str) -> bool:
    if is_document_line(text) or (len(text) <= 120 and KIND_END.search(without_number(text)) and not is_unclosed(text)):
        return False
    if text[-1:] in _CLOSERS or (read_mark(text) and len(text) <= 40 and not is_unclosed(text)):
        return False
    if (text[-1:] in "”）》)" or _PUT_UP.search(text)) and not is_unclosed(text):
        return False
    return is_unclosed(text) or len(text) > 30 or bool(re.search(r"[，。；]", text))


def _may_continue(text: str, following: Block, setting: Setting) -> bool:
    if following.kind == "letterhead" or (_lists_names(following.text) and _lists_names(text)):
        return False
    if is_unclosed(text):
        return True
    if _opens_part(following.text):
        return False
    if setting.indented and 1.5 <= following.indent <= _CENTRED:
        return False
    mark = read_mark(following.text) or following.text.startswith("【")
    return not mark and not (is_heading(following.text) and len(following.text) <= 12)


def _lists_names(text: str) -> bool:
    """Whether a line lists names under the place that it begins with: "江苏省：南京市、苏州市", "甘肃省兰州大学"."""
    if re.search(r"[，。；]", text):
        return False
    opening = _GROUP.match(text)
    return opening is not None and area_by_name(opening["place"]) is not None


def _is_caption(pieces: Sequence[Block], index: int, setting: Setting) -> bool:
    """A sentence set apart as under a picture: more blank lines before it than usual, or the words of a figure."""
    piece = pieces[index]
    text = piece.text
    if len(text) > _LONGEST_CAPTION or _is_listed(pieces, index):
        return False
    if _shows(text, setting):
        return True
    return piece.gap >= setting.usual_gap + 2 and text.endswith("。") and text.count("。") == 1 and not read_mark(text)


def _shows(text: str, setting: Setting) -> bool:
    """Whether a line begins with the words or the mark of a figure: 图2, 图为…, ▲ where that heads no parts."""
    return _FIGURE.match(text) is not None and not (setting.headed and text.startswith("▲"))


def _is_listed(pieces: Sequence[Block], index: int) -> bool:
    """Whether the mark of captions begins the items of a list here: ▲ before one line after the other."""
    beside = (pieces[place].text for place in (index - 1, index + 1) if 0 <= place < len(pieces))
    return pieces[index].text.startswith("▲") and any(text.startswith("▲") for text in beside)
