"""Web pages (网页): the visible text of HTML, with the place of every character in the page's source."""

from __future__ import annotations

import html
import re
from array import array

from kg.documents.files.tags import Mark, Run, Table, read_tags

_TOKEN = re.compile(r"[ \t\n\r\f]+|</>|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?|[^ \t\n\r\f<&]+|.", re.DOTALL)
# White space of HTML; the ideographic space and the no-break space are characters like any other.
_SPACE = " \t\n\r\f"


def read_html(source: str) -> tuple[str, array[int]]:
    """The visible text of a page and the source offset of each of its characters, -1 for separators that were put in.

    Paragraphs and headings are parted by a blank line, other blocks and <br> by a line end, cells by a tab and rows by
    a line end. Scripts, styles, the head, navigation, comments and hidden elements are left out.
    """
    writer = _Writer(source)
    for event in read_tags(source):
        writer.take(event)
    return "".join(writer.chars), writer.origins


class _Writer:
    """Lays out runs and marks as lines of text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.chars: list[str] = []
        self.origins: array[int] = array("q")
        self.breaks = 0
        self.space: int | None = None
        self.tables: list[Table] = []
        self.in_cell = False
        self.cell_empty = True
        self.column = 0
        self.trailing = 0
        self.spans: dict[int, int] = {}

    def take(self, event: Mark | Run) -> None:
        if isinstance(event, Run):
            self._run(event)
        elif event.kind == "table" and event.table:
            self.tables.append(event.table)
            self._leave_row(2)
            self.spans = {}
        elif event.kind == "end":
            self.tables.pop()
            self._leave_row(2)
        elif event.kind in ("row", "cell") and not (self.tables and self.tables[-1].holds_data):
            self._break(1)
        elif event.kind == "row":
            self._leave_row(1)
        elif event.kind == "cell":
            self._cell(event)
        elif self.in_cell:
            # A row stays one line, so paragraphs inside a cell are parted by a blank.
            self.space = None if self.cell_empty else -1
        elif event.kind == "newline":
            self.breaks, self.space = min(self.breaks + 1, 2), None
        else:
            self._break(2 if event.kind == "paragraph" else 1)

    def _break(self, count: int) -> None:
        self.breaks, self.space = max(self.breaks, count), None

    def _leave_row(self, breaks: int) -> None:
        if self.column:
            self._pass_spanned()
        self._break(breaks)
        self.in_cell, self.column, self.trailing = False, 0, 0

    def _cell(self, mark: Mark) -> None:
        """Goes to the next free column; the text of a merged cell stands in its first column and row only."""
        self._tabs(self.trailing)
        self._skip_spanned()
        self._tabs(1 if self.column else 0)
        for column in range(self.column, self.column + mark.columns):
            if mark.rows > 1:
                self.spans[column] = mark.rows - 1
        self.trailing = mark.columns - 1
        self.column += mark.columns
        self.in_cell, self.cell_empty, self.space = True, True, None

    def _skip_spanned(self) -> None:
        while self.spans.get(self.column):
            self.spans[self.column] -= 1
            self._tabs(1 if self.column else 0)
            self.column += 1

    def _pass_spanned(self) -> None:
        """Cells merged with those above that stand behind the last cell of a row."""
        behind = [column for column, rows in self.spans.items() if rows and column >= self.column]
        if behind:
            self._tabs(self.trailing + max(behind) - self.column + 1)
        for column in behind:
            self.spans[column] -= 1

    def _tabs(self, count: int) -> None:
        if count:
            self._flush_breaks()
            self._put("\t" * count, -1, 0)

    def _flush_breaks(self) -> None:
        if self.breaks and self.chars:
            self._put("\n" * self.breaks, -1, 0)
        self.breaks = 0

    def _put(self, text: str, origin: int, step: int = 1) -> None:
        self.chars.append(text)
        self.origins.extend(range(origin, origin + len(text)) if step else (origin,) * len(text))

    def _run(self, run: Run) -> None:
        for token in _TOKEN.finditer(self.source, run.start, run.end):
            text, origin = token.group(), token.start()
            if text == "</>":
                continue
            plain = html.unescape(text) if text[0] == "&" else text
            if not plain.strip(_SPACE) and not (run.verbatim and not self.in_cell):
                if self.space is None and not self.breaks and self.chars and not (self.in_cell and self.cell_empty):
                    self.space = origin
                continue
            self._flush_breaks()
            if self.space is not None:
                self._put(" ", self.space, 0)
                self.space = None
            self._put(plain, origin, int(plain == text))
            self.cell_empty = False
