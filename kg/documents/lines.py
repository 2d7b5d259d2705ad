"""Lines (行): the physical lines of a source as strips, with what their print tells about them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.documents.syntax.bars import is_rule, read_bars
from kg.documents.syntax.commas import read_commas
from kg.documents.syntax.marked_rows import read_marked_rows
from kg.documents.syntax.printed_table import PrintedRow, PrintedTable, Span
from kg.documents.syntax.ruled_columns import read_ruled_columns, with_caption
from kg.documents.text.boldface import bold_offsets
from kg.documents.text.strip import Strip, display_width, drop_space, fold_width, join_strips

# Mark-up that text saved from a web page keeps inside its cells: "<p>1.梳理各市企业知识产权“贯标”资助政策。</p>".
_MARKED = re.compile(r"[<#>\\*]|\]\(")
_TAG = re.compile(
    r"</?(?:p|br|div|span|b|strong|i|em|u|font|td|tr|th|table|tbody|a|li|ul|ol|su[bp]|small|center)\b[^<>]{0,200}>",
    re.IGNORECASE,
)
_WIDE = re.compile(r"(?<=\S)\s{4,}(?=\S)")
_HAN_WORDS = re.compile(r"[\u3400-\u9fff]{4}")
# The rules between the rows of a table: "|---|---|", "├──┼──┤".
# A rule across the page, or under a title.
_STROKES = re.compile(r"\s*(?:-{4,}|={4,}|_{4,}|\*{3,}|[—–－＝＿]{4,}|─{3,}|━{3,})\s*")
_STROKE = re.compile(r"[ \t]*(?:--|==|──|━━)")
# Marks of Markdown before a line: headings and quotes; around words: bold and links; and before signs: escapes.
# "下降*3.8%*": emphasis; one star alone marks a note.
_EMPHASIS = re.compile(r"(?<![*0-9A-Za-z])\*[^\s*](?:[^*\n]{0,80}[^\s*])?\*(?![*0-9A-Za-z])")
_MARKDOWN = re.compile(
    r"^\s*(?:#{1,6}|>)\s+|\*\*(?=\S)|(?<=\S)\*\*|(?<!!)\[(?=[^\[\]]{1,80}\]\(http)|\]\(https?://[^\s()]*\)|\\(?=[%&_#$|*])"
)
_SIGNS = re.compile(r"[|│┃║｜┌┏╔,;]|\\begin|\+[-=]|--|==|──|━━")
# What a spreadsheet saved as text puts behind lines that fill one cell only: "单位：件,,,,,".
_FILLER = re.compile(r",{2,}[ \t]*$", re.MULTILINE)
_FEWEST_FILLED = 3
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line that is not blank.

    `printed` is the line with its inner blanks, as the eye sees it. `cells` are its parts between tabs, without
    white space; `strip` is all of it. `gap` counts the blank lines before it,
    `indent` its leading blanks in full-width characters. `padded` lines end in white space, as the last line of
    a cell or
    paragraph does in text taken from a PDF. `tagged` lines begin with mark-up. `opens_page` lines follow a form feed.
    `titles` are those of columns, of a line that the print shows to be a table's head; `whole` are rows of which
    the print tells where they end, so that nothing below goes on with them.
    """

    strip: Strip
    printed: str
    cells: tuple[Strip, ...]
    gap: int
    indent: float
    padded: bool
    bold: bool
    tagged: bool
    opens_page: bool
    titles: tuple[str, ...] = ()
    whole: bool = False

    @property
    def text(self) -> str:
        return self.strip.text

    @property
    def width(self) -> float:
        return display_width(self.strip.text)


def read_lines(text: str, origins: Sequence[int] | None) -> list[Line]:
    """The printed lines of a source's visible text; `origins` gives the raw offset of each character, None for
    the same.
    """
    lines: list[Line] = []
    gap = 0
    opens_page = False
    spans = list(_line_spans(text))
    behind = 0
    filled = sum(1 for _ in _FILLER.finditer(text)) >= _FEWEST_FILLED if ",," in text else False
    for index, (start, end) in enumerate(spans):
        if index < behind:
            continue
        if filled and not text[start:end].strip(", \t\ufeff"):
            gap += 1
            continue
        table = _read_printed(text, spans, index)
        if table is not None:
            behind = table.end
            for row in table.rows:
                lines.append(_read_row(text, row, origins, gap, opens_page))
                gap, opens_page = 0, False
            continue
        if filled:
            start, end = _unfilled(text, start, end)
        body = text[start:end]
        if "\f" in body:
            opens_page = True
        if not body.strip(" \t\f\u3000\xa0\ufeff\u200b") or not _TAG.sub("", body).strip() or _is_rule(body):
            gap += 1
            continue
        for begin, finish in _parts(body):
            lines.append(_read_line(body[begin:finish], start + begin, origins, gap, opens_page))
            gap, opens_page = 0, False
    return lines


def _unfilled(text: str, start: int, end: int) -> Span:
    """The only cell that a line of a spreadsheet fills, without its quotes."""
    filler = _FILLER.search(text, start, end)
    if filler is None:
        return start, end
    if text.startswith('"', start) and text.endswith('"', start + 1, filler.start()):
        return start + 1, filler.start() - 1
    return start, filler.start()


def _read_printed(text: str, spans: Sequence[Span], index: int) -> PrintedTable | None:
    """The table that begins at a line by the signs of a converter, or None."""
    start, end = spans[index]
    if start == end or not _SIGNS.search(text, start, end):
        beneath = index + 1 < len(spans) and _STROKE.match(text, *spans[index + 1])
        if not beneath:
            return None
    for reader in (read_marked_rows, read_bars, read_ruled_columns, read_commas):
        table = reader(text, spans, index)
        if table is not None:
            return with_caption(table)
    return None


def _is_rule(body: str) -> bool:
    return _STROKES.fullmatch(body) is not None or is_rule(body)


def _read_row(text: str, row: PrintedRow, origins: Sequence[int] | None, gap: int, opens_page: bool) -> Line:
    """A row of a printed table as one line; what stands across all columns is a line without cells."""
    if len(row.cells) == 1:
        parts = [_read_line(text[start:end], start, origins, gap, opens_page) for start, end in row.cells[0]]
        return replace(parts[0], strip=join_strips(part.strip for part in parts), cells=())
    cells = tuple(
        join_strips(_read_line(text[start:end], start, origins, 0, False).strip for start, end in cell)
        for cell in row.cells
    )
    printed = "\t".join(cell.text for cell in cells)
    titles = tuple(cell.text for cell in cells) if row.is_head else ()
    return Line(join_strips(cells), printed, cells, gap, 0.0, False, False, False, opens_page, titles, True)


def _line_spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _LINE_END.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)


def _parts(body: str) -> list[tuple[int, int]]:
    """A line as it is, or as two where wide blanks part bold words from plain ones: a bold cell and its neighbour."""
    for blanks in _WIDE.finditer(body):
        left, right = body[: blanks.end()], body[blanks.end() :]
        if bold_offsets(fold_width(left)) and bold_offsets(fold_width(right)) is None and _HAN_WORDS.search(right):
            return [(0, blanks.end()), (blanks.end(), len(body))]
    return [(0, len(body))]


def _read_line(body: str, start: int, origins: Sequence[int] | None, gap: int, opens_page: bool) -> Line:
    offsets: Sequence[int] = range(len(body))
    tagged = False
    if _MARKED.search(body):
        tagged = bool(re.match(r"\s*<", body))
        dropped = {
            offset for sign in (_TAG, _MARKDOWN) for mark in sign.finditer(body) for offset in range(*mark.span())
        }
        dropped |= {place for mark in _EMPHASIS.finditer(body) for place in (mark.start(), mark.end() - 1)}
        offsets = [offset for offset in offsets if offset not in dropped]
    visible = body if len(offsets) == len(body) else "".join(body[offset] for offset in offsets)
    folded = fold_width(visible)
    kept = bold_offsets(folded)
    if kept is not None:
        folded = "".join(folded[offset] for offset in kept)
        visible = "".join(visible[offset] for offset in kept)
        offsets = [offsets[offset] for offset in kept]
    places: Sequence[int]
    if len(offsets) == len(body):
        places = range(start, start + len(body)) if origins is None else origins[start : start + len(body)]
    else:
        places = [start + offset if origins is None else origins[start + offset] for offset in offsets]
    bare = folded.lstrip(" \f\ufeff\u200b")
    lead = folded[: len(folded) - len(folded.lstrip(" \t\f\ufeff\u200b"))]
    whole = Strip(folded, places)
    return Line(
        strip=drop_space(whole),
        printed=_as_printed(visible),
        cells=tuple(drop_space(cell) for cell in _tab_cells(whole)) if "\t" in bare.strip() else (),
        gap=gap,
        indent=_indent(body[: len(lead)]),
        padded=folded != folded.rstrip(" "),
        bold=kept is not None,
        tagged=tagged,
        opens_page=opens_page,
    )


def _as_printed(body: str) -> str:
    """A line with its inner blanks; a full-width one is as wide as two."""
    return fold_width(body.replace("\u3000", "  ")).strip(" \f\ufeff\u200b")


def _tab_cells(whole: Strip) -> Iterator[Strip]:
    lead = len(whole.text) - len(whole.text.lstrip(" \f\ufeff"))
    start = lead
    for offset in range(lead, len(whole.text)):
        if whole.text[offset] == "\t":
            yield whole.cut(start, offset)
            start = offset + 1
    yield whole.cut(start)


def _indent(lead: str) -> float:
    return sum(4.0 if char == "\t" else 1.0 if char >= "\u2000" else 0.5 for char in lead)
