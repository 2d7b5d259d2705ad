"""Reading (读取): a file becomes a Document."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path

from kg.documents.document import Document, Sentence, split_sentences
from kg.documents.files.source import Source, read_source
from kg.documents.inline_html import lay_out_tables
from kg.documents.letterhead import read_letterhead
from kg.documents.lines import Line, read_lines
from kg.documents.outline import outline
from kg.documents.pages import drop_furniture
from kg.documents.paragraphs import join_lines
from kg.documents.registers.labelled_records import join_records
from kg.documents.run_in_areas import run_in_areas
from kg.documents.setting import read_setting
from kg.documents.tables.aligned_columns import align_columns
from kg.documents.tables.blank_columns import part_columns
from kg.documents.tables.cell_lines import part_cell_lines
from kg.documents.tables.centred_rows import part_centred_rows
from kg.documents.tables.head_levels import join_heads
from kg.documents.tables.loose_rows import part_loose_rows
from kg.documents.tables.paired_lines import join_pairs
from kg.documents.tables.slashed_rows import part_slashed_rows
from kg.documents.tables.spread_heads import spread_heads
from kg.documents.tables.tables import read_table
from kg.documents.text.block import Block
from kg.documents.text.half_width import widen_blocks
from kg.documents.text.page_lines import is_web_line
from kg.documents.text.script import simplify
from kg.documents.text.strip import JOINT


def read_document(path: Path | str) -> Document:
    """The document in a file. Raises BadInput where the file cannot be read as text."""
    return parse_document(read_source(Path(path)))


def parse_document(source: Source) -> Document:
    """The document of a source: furniture dropped, tables and paragraphs read, sections and sentences marked."""
    lines = drop_furniture(read_lines(*lay_out_tables(simplify(source.text), source.origins)))
    for part in (
        spread_heads,
        part_cell_lines,
        part_slashed_rows,
        join_pairs,
        part_centred_rows,
        part_loose_rows,
        align_columns,
        part_columns,
        join_heads,
    ):
        lines = part(lines)
    blocks = join_records(widen_blocks(_read_blocks(lines, source.format)))
    areas = run_in_areas(blocks, source.raw)
    sections, places = outline(blocks, areas)
    letterhead = read_letterhead(blocks)
    texts: list[str] = []
    origins = array("q")
    sentences: list[Sentence] = []
    echoes: list[tuple[int, Sequence[int]]] = []
    starts: list[int] = []
    for index, (block, section) in enumerate(zip(blocks, places, strict=True)):
        start = len(origins)
        starts.append(start)
        sentences += split_sentences(block, start, section, areas.get(index, 0))
        echoes += [(start + echo.start, echo.origins) for echo in block.echoes]
        texts.append(block.text)
        origins.extend(block.strip.origins)
        origins.append(JOINT)
    return Document(
        id=source.id,
        path=source.path,
        sha256=source.sha256,
        raw=source.raw,
        text="\n".join(texts),
        origins=origins[:-1],
        sections=tuple(sections),
        sentences=tuple(sentences),
        echoes=tuple(echoes),
        title=letterhead.title,
        issuer=letterhead.issuer,
        number=letterhead.number,
        date=letterhead.date,
        year=letterhead.year,
        signature=letterhead.signature,
        title_span=_block_span(blocks, starts, letterhead.title_block),
        number_span=_block_span(blocks, starts, letterhead.number_block),
    )


def _block_span(blocks: Sequence[Block], starts: Sequence[int], index: int | None) -> tuple[int, int] | None:
    return None if index is None else (starts[index], starts[index] + len(blocks[index].text))


def _read_blocks(lines: Sequence[Line], form: str) -> list[Block]:
    """Tables where they begin, running text between them."""
    blocks: list[Block] = []
    running: list[Line] = []
    tables = 0
    index = 0
    spans: list[tuple[int, list[Block]]] = []
    while index < len(lines):
        table = None if is_web_line(lines[index].text) else read_table(lines, index, tables)
        if table is None or table.end <= index:
            running.append(lines[index])
            index += 1
            continue
        title = [Block(table.title, "title")] if table.title else []
        spans.append((len(running), title + table.blocks))
        tables += 1
        index = table.end
    setting = read_setting(running, form)
    position = 0
    for at, found in [*spans, (len(running), [])]:
        blocks += join_lines(running[position:at], setting)
        blocks += found
        position = at
    return blocks
