"""Tags (标签): what the mark-up of a web page says about its text: which runs are seen, and what parts them.

The standard library's parser finds the tags: it is kept with Python, takes broken pages, and tells the line and column
of each tag. A run of text is whatever the source holds between two tags, so that no offset is guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_UNSEEN = _names(
    "head title script style template noscript nav iframe svg select textarea button object audio video canvas"
)
_VOID = _names("area base br col embed hr img input link meta param source track wbr")
_PARAGRAPHS = _names("p h1 h2 h3 h4 h5 h6 blockquote pre hr table")
_BLOCKS = _PARAGRAPHS | _names(
    "address article aside body caption center dd details div dl dt fieldset figcaption figure footer form header html "
    "legend li main menu ol section summary tbody tfoot thead tr td th ul"
)
# An end tag inside a cell does not close what stands outside it.
_FENCES = _names("table td th caption")
_TABLE_TAGS = _FENCES | _names("tr thead tbody tfoot")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST_SPAN = 100


@dataclass(slots=True)
class Table:
    """A table of the page: how many cells with text reach into each row, and whether another table stands in it.

    `depth` is the number of rows that the open cell reaches over, 0 once its text has been counted.
    """

    rows: int = 0
    filled: Counter[int] = field(default_factory=Counter)
    nested: bool = False
    depth: int = 0

    @property
    def holds_data(self) -> bool:
        """Whether its rows are rows of data; other tables only lay out the page, and their cells hold paragraphs."""
        return not self.nested and sum(self.filled[row] >= 2 for row in range(self.rows)) >= 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A tag that shapes the text: "newline", "line", "paragraph", "table", "row", "cell", "end" (of a table)."""

    kind: str
    table: Table | None = None
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Run:
    """Text between two tags: source[start:end]."""

    start: int
    end: int
    verbatim: bool


def read_tags(source: str) -> list[Mark | Run]:
    """The runs of visible text of a page and the marks between them, in order."""
    reader = _Reader(source)
    reader.feed(source)
    reader.close()
    reader.finish()
    return reader.events


class _Reader(HTMLParser):
    """Finds runs of visible text and the marks between them."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = source
        self.line_starts = [0] + [end.end() for end in re.finditer("\n", source)]
        self.events: list[Mark | Run] = []
        self.text_start: int | None = None
        self.open: list[tuple[str, bool]] = []
        self.count: Counter[str] = Counter()
        self.unseen = 0
        self.tables: list[Table] = []

    def _flush(self) -> None:
        line, column = self.getpos()
        self._cut(self.line_starts[line - 1] + column)

    def _cut(self, end: int) -> None:
        """Ends the run of text that is open, if any."""
        start, self.text_start = self.text_start, None
        if start is None or self.unseen or start >= end:
            return
        self.events.append(Run(start, end, self.count["pre"] > 0))
        if self.tables and self.tables[-1].depth and self.source[start:end].strip():
            table = self.tables[-1]
            table.filled.update(range(table.rows - 1, table.rows - 1 + table.depth))
            table.depth = 0

    def finish(self) -> None:
        self._cut(len(self.source))

    def handle_data(self, data: str) -> None:
        if self.text_start is None:
            line, column = self.getpos()
            self.text_start = self.line_starts[line - 1] + column

    def handle_comment(self, data: str) -> None:
        self._flush()

    def handle_decl(self, decl: str) -> None:
        self._flush()

    def unknown_decl(self, data: str) -> None:
        self._flush()

    def handle_pi(self, data: str) -> None:
        self._flush()

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        # Word writes <![if !supportLists]>; to a browser that is a comment, to the library it may be an error.
        return self.parse_bogus_comment(i, bool(report))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._flush()
        self._close_implied(tag)
        named = dict(attrs)
        if tag not in _VOID:
            unseen = tag in _UNSEEN or "hidden" in named or bool(_HIDDEN_STYLE.search(named.get("style") or ""))
            self.open.append((tag, unseen))
            self.count[tag] += 1
            self.unseen += unseen
        if self.unseen:
            return
        if tag == "table":
            if self.tables:
                self.tables[-1].nested = True
            self.tables.append(Table())
            self.events.append(Mark("table", self.tables[-1]))
        elif tag == "tr" and self.tables:
            self.tables[-1].rows += 1
            self.events.append(Mark("row"))
        elif tag in ("td", "th") and self.tables:
            rows = _span(named.get("rowspan"))
            self.tables[-1].rows = max(self.tables[-1].rows, 1)
            self.tables[-1].depth = rows
            self.events.append(Mark("cell", None, _span(named.get("colspan")), rows))
        else:
            self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._flush()
        if not self.count[tag]:
            return
        for place in range(len(self.open) - 1, -1, -1):
            name = self.open[place][0]
            if name == tag:
                self._close_from(place)
                return
            if name in _FENCES and tag not in _TABLE_TAGS:
                return

    def _close_implied(self, tag: str) -> None:
        """Closes the elements whose end tag may be left out before this start tag, and a head that was never closed."""
        if not self.open:
            return
        last = self.open[-1][0]
        if (tag in _BLOCKS and last == "p") or (tag in ("li", "dd", "dt") and last == tag):
            self._close_from(len(self.open) - 1)
        elif tag in ("td", "th", "tr") and self.count["table"]:
            for place in range(len(self.open) - 1, -1, -1):
                name = self.open[place][0]
                if name == "table":
                    break
                if name in ("td", "th") or (name == "tr" and tag == "tr"):
                    self._close_from(place)
        if tag in _BLOCKS and self.count["head"] and not self.tables:
            for place in range(len(self.open) - 1, -1, -1):
                if self.open[place][0] == "head":
                    self._close_from(place)
                    break

    def _close_from(self, place: int) -> None:
        while len(self.open) > place:
            tag, unseen = self.open.pop()
            self.count[tag] -= 1
            if not self.unseen:
                if tag == "table" and self.tables:
                    self.tables.pop()
                    self.events.append(Mark("end"))
                elif tag not in ("td", "th", "tr"):
                    self._break(tag)
            self.unseen -= unseen

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.events.append(Mark("paragraph"))
        elif tag in _BLOCKS or tag == "br":
            self.events.append(Mark("newline" if tag == "br" else "line"))


def _span(value: str | None) -> int:
    return min(max(int(value), 1), _MOST_SPAN) if value and value.strip().isdecimal() else 1
