"""Blocks (文块): the paragraphs, cells and captions that a document consists of, before they are put in sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.documents.text.strip import Strip

RECORD = "record"
"""The role of a cell that is the row of a register, read as a sentence; its key is the thing that the row names."""


@dataclass(frozen=True, slots=True)
class Echo:
    """A passage printed a second time: from `start` of its block on, the raw offsets of its second print."""

    start: int
    origins: Sequence[int]


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a block stands in a table: `table` and `row` count from 0 in the document, `column` from 0 in the row.

    `title` is the column's heading as printed, `role` what the ontology says such a column holds ("task",
    "result", "plan" ...) or None; "group" is a heading of the rows below it. `key` is the text of the row's first cell,
    `focus` that of the merged cell before the task, if any.
    """

    table: int
    row: int
    column: int
    title: str
    role: str | None
    key: str
    focus: str = ""

    @property
    def table_row(self) -> tuple[int, int]:
        """Its table and row, which the cells of one row share."""
        return self.table, self.row


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, table cell or caption: one strip, joined over its lines and pages."""

    strip: Strip
    kind: str
    cell: Cell | None = None
    gap: int = 0
    indent: float = 0.0
    echoes: tuple[Echo, ...] = field(default=())

    @property
    def text(self) -> str:
        return self.strip.text
