"""Paragraphs (段落): printed lines joined to paragraphs over line and page breaks, captions kept apart, echoes
cut off.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.documents.block import Block, Echo
from kg.documents.lines import Line
from kg.documents.numbering import read_mark
from kg.documents.strip import join_strips
from kg.documents.titles import KIND_END, is_document_line, is_web_line

_CLOSERS = "。！？；：…;:"
# Brackets that open full-width and close half-width, "(省知识产权局负责）", are one pair.
_PAIRS = (("《", "》"), ("〈", "〉"), ("“", "”"), ("（(", "）)"), ("【", "】"), ("〔", "〕"))
_FIGURE = re.compile(r"(?:图\s?\d*(?:[-—.]\d+)?[：:]?|[（(]?图为|▲|【?图片?】?[：:])")
_SHORTEST_ECHO = 30
_TOP = 16
_CENTRED = 4.0
_LONGEST_CAPTION = 90


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: the width of its full lines where lines are wrapped (else 0), and what a blank line means.

    `parted` texts have a blank line between all paragraphs and nowhere else. `counted` texts were cut after a number of
    characters, not at a printed width, so that lines with figures are shorter to the eye: their width is that number.
    """

    width: float
    blank_parts: bool
    indented: bool
    usual_gap: int
    parted: bool = False
    counted: bool = False

    def measure(self, line: Line) -> float:
        """How far the line runs, in the unit of `width`."""
        return _length(line) if self.counted else line.width


def read_setting(lines: Sequence[Line], form: str = "text") -> Setting:
    """The setting of running text, from the widths of its lines and the blank lines between them.

    Formats that mark paragraphs need no guess: a line of a web page or Word file is a paragraph, and in a PDF,
    whose reader
    sees the page, blank lines part paragraphs.
    """
    wide = [line for line in lines if line.width >= 12]
    width, counted = 0.0, False
    if len(wide) >= 8 and form == "text":
        printed, cut = _full_width([line.width for line in wide]), _full_width([_length(line) for line in wide])
        counted = cut > printed
        width = max(printed, cut)[1]
    gaps = Counter(line.gap for line in lines[1:])
    common = gaps.most_common(1)[0][0] if gaps else 0
    parted = sum(line.gap > 0 for line in lines[1:]) / max(1, len(lines) - 1)
    indented = sum(1.5 <= line.indent <= 4 for line in lines) / max(1, len(lines))
    return Setting(width, parted < 0.85, 0.03 < indented < 0.7, common, form == "pdf", counted)


def _full_width(widths: Sequence[float]) -> tuple[float, float]:
    """The share of lines that run as far as most do, and how far that is; (0, 0) where no width is that of full
    lines.
    """
    centre = max(set(widths), key=lambda candidate: (sum(abs(other - candidate) <= 1.5 for other in widths), candidate))
    share = sum(abs(other - centre) <= 1.5 for other in widths) / len(widths)
    most = sorted(widths)[int(0.97 * (len(widths) - 1))] <= centre + 3
    return (share, centre) if share >= 0.35 and most else (0.0, 0.0)


def _length(line: Line) -> float:
    """The length in characters, blanks before and inside the line counted."""
    return len(line.printed) + min(line.indent, _CENTRED)


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
    return _join_open(_join_titles(cut_echoes(pieces)), setting)


def _join_parted(pieces: Sequence[Block]) -> list[Block]:
    """Lines up to the next blank line as one paragraph."""
    joined: list[Block] = []
    for piece in pieces:
        if joined and piece.gap == 0:
            joined[-1] = replace(joined[-1], strip=join_strips((joined[-1].strip, piece.strip)))
        else:
            joined.append(piece)
    return joined


def _join_titles(pieces: Sequence[Block]) -> list[Block]:
    """Titles broken over lines: "甘肃省建设特色型知识产权强省" and, right below, "试点省实施方案"."""
    joined: list[Block] = []
    for piece in pieces:
        above = joined[-1] if joined else None
        if (
            above is not None
            and len(joined) <= _TOP
            and piece.gap <= above.gap
            and KIND_END.search(piece.text)
            and _is_title_part(piece.text)
            and _is_title_part(above.text)
            and (not KIND_END.search(above.text) or (piece.gap == 0 and min(piece.indent, above.indent) >= _CENTRED))
        ):
            joined[-1] = replace(above, strip=join_strips((above.strip, piece.strip)))
        else:
            joined.append(piece)
    return joined


def _is_title_part(text: str) -> bool:
    return len(text) >= 5 and is_heading(text) and not is_document_line(text) and not read_mark(text)


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
        Block(join_strips(line.strip for line in group), _kind_of(group), gap=group[0].gap, indent=group[0].indent)
        for group in groups
    ]
    return cut_echoes(_join_titles(blocks))


def _kind_of(group: Sequence[Line]) -> str:
    if len(group) == 1 and is_web_line(group[0].text):
        return "letterhead"
    return (
        "caption"
        if len(group) == 1 and _FIGURE.match(group[0].text) and len(group[0].text) < _LONGEST_CAPTION
        else "body"
    )


def _flows_on(group: Sequence[Line], line: Line, setting: Setting) -> bool:
    above = group[-1]
    reach = setting.measure(above)
    if above.padded and not line.padded and setting.width and reach < setting.width - 2.5:
        return False
    joined = "".join(member.text for member in group)
    unclosed = is_unclosed(joined)
    if (
        is_document_line(joined)
        or is_document_line(line.text)
        or (len(joined) <= 120 and KIND_END.search(joined) and not unclosed)
    ):
        return False
    if _FIGURE.match(line.text) or (_FIGURE.match(above.text) and len(group) == 1):
        return False
    if reach < setting.width - 2.5:
        return unclosed and len(joined) < 400 and reach > 0.6 * setting.width
    if line.opens_page and above.text[-1:] not in _CLOSERS:
        return not read_mark(line.text) or unclosed
    if setting.blank_parts and line.gap > 0 and not line.opens_page:
        return unclosed
    if setting.indented and 1.5 <= line.indent <= 4 and group[0].indent >= line.indent - 0.5:
        return False
    mark = read_mark(line.text)
    if mark and above.text[-1:] in "。；：":
        return False
    return above.text[-1:] not in "：" or unclosed


def _join_open(pieces: Sequence[Block], setting: Setting) -> list[Block]:
    """A paragraph a line: one that breaks off without a full stop goes on behind the captions that follow it."""
    blocks: list[Block] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        if _is_caption(piece, setting):
            blocks.append(replace(piece, kind="caption"))
            index += 1
            continue
        captions: list[Block] = []
        index += 1
        while _is_open(piece.text):
            ahead = index
            passed: list[Block] = []
            while ahead < len(pieces) and _is_caption(pieces[ahead], setting):
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


def is_heading(text: str) -> bool:
    """Whether a paragraph looks like a heading without a number: short, and without a mark that ends or parts clauses.

    >>> is_heading("内蒙古自治区"), is_heading("大庆市、牡丹江市进入国家知识产权试点城市行列。")
    (True, False)
    """
    return 2 <= len(text) <= 30 and not re.search(r"[，。；：！？,;!?]", text) and not re.fullmatch(r"[\d.%/—-]+", text)


def is_unclosed(text: str) -> bool:
    """Whether a bracket or quotation mark that the text opens is not closed in it."""
    return any(sum(map(text.count, openers)) > sum(map(text.count, closers)) for openers, closers in _PAIRS)


def _is_open(text: str) -> bool:
    if is_document_line(text) or (len(text) <= 120 and KIND_END.search(text) and not is_unclosed(text)):
        return False
    if text[-1:] in _CLOSERS or (read_mark(text) and len(text) <= 40 and not is_unclosed(text)):
        return False
    if text[-1:] in "”）》)" and not is_unclosed(text):
        return False
    return is_unclosed(text) or len(text) > 30 or bool(re.search(r"[，。；]", text))


def _may_continue(text: str, following: Block, setting: Setting) -> bool:
    if following.kind == "letterhead":
        return False
    if is_unclosed(text):
        return True
    if setting.indented and 1.5 <= following.indent <= _CENTRED:
        return False
    mark = read_mark(following.text)
    return not mark and not (is_heading(following.text) and len(following.text) <= 12)


def _is_caption(piece: Block, setting: Setting) -> bool:
    """A sentence set apart as under a picture: more blank lines before it than usual, or the words of a figure."""
    text = piece.text
    if len(text) > _LONGEST_CAPTION:
        return False
    if _FIGURE.match(text):
        return True
    return piece.gap >= setting.usual_gap + 2 and text.endswith("。") and text.count("。") == 1 and not read_mark(text)


def cut_echoes(blocks: Sequence[Block]) -> list[Block]:
    """Page overlap: a block that begins by printing the end of the one before again loses that part and leaves
    an echo.
    """
    kept: list[Block] = []
    for block in blocks:
        overlap = _overlap(kept[-1].text, block.text) if kept and block.kind == "body" else 0
        if not overlap:
            kept.append(block)
            continue
        before = kept[-1]
        echo = Echo(len(before.strip) - overlap, block.strip.cut(0, overlap).origins)
        kept[-1] = replace(before, echoes=(*before.echoes, echo))
        if overlap < len(block.strip):
            kept.append(replace(block, strip=block.strip.cut(overlap)))
    return kept


def _overlap(before: str, text: str) -> int:
    """How many characters at the start of `text` stand at the end of `before` too; 0 for fewer than thirty."""
    if len(text) < _SHORTEST_ECHO or len(before) < _SHORTEST_ECHO:
        return 0
    place = before.find(text[:_SHORTEST_ECHO])
    while place >= 0:
        length = len(before) - place
        if text.startswith(before[place:]):
            return length
        place = before.find(text[:_SHORTEST_ECHO], place + 1)
    return 0
