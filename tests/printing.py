"""Prints texts to the formats that users have, for tests: PDF, Word, HTML."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

FONT = "STSong-Light"
SPACE = " \t\n\r\f\v\u3000\xa0\ufeff"


@dataclass(frozen=True, slots=True)
class Print:
    """How a PDF is set: first line indent in characters, points after a paragraph, running head or none, justified."""

    indent: float = 2
    after: float = 0
    head: str = "知识产权文件汇编"
    justified: bool = False
    size: float = 12


def paragraphs(text: str) -> list[str]:
    """The lines of a text that hold something, without the white space around them."""
    return [line.strip(SPACE) for line in text.splitlines() if line.strip(SPACE)]


def print_pdf(text: str, path: Path, how: Print | None = None) -> None:
    """Each line of a text as a paragraph, wrapped over lines and A4 pages, with a head and page numbers at the foot."""
    how = how or Print()
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style = ParagraphStyle(
        "body",
        fontName=FONT,
        fontSize=how.size,
        leading=1.5 * how.size,
        firstLineIndent=how.indent * how.size,
        spaceAfter=how.after,
        wordWrap="CJK",
        alignment=TA_JUSTIFY if how.justified else TA_LEFT,
    )

    def furnish(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        if how.head:
            canvas.drawString(90, A4[1] - 45, how.head)
        canvas.drawCentredString(A4[0] / 2, 40, f"— {document.page} —")

    story: list[Flowable] = [Paragraph(html.escape(line), style) for line in paragraphs(text)]
    SimpleDocTemplate(str(path), pagesize=A4, topMargin=80, bottomMargin=80, invariant=1).build(
        story or [Spacer(1, 1)], onFirstPage=furnish, onLaterPages=furnish
    )


def write_docx(text: str, path: Path, rows: Sequence[Sequence[str]] = ()) -> None:
    """Each line of a text as a paragraph of a Word file, then the rows as a table."""
    document = Document()
    for line in paragraphs(text):
        document.add_paragraph(line)
    if rows:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, content in zip(row.cells, cells, strict=True):
                cell.text = content
    document.save(str(path))


def write_html(text: str, path: Path, rows: Sequence[Sequence[str]] = (), encoding: str = "utf-8") -> None:
    """Each line of a text as a paragraph of a web page, then the rows as a table."""
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in paragraphs(text))
    if rows:
        cells = ["".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows]
        body += "<table>" + "".join(f"<tr>{row}</tr>\n" for row in cells) + "</table>"
    head = f'<head><meta charset="{encoding}"><title>文件</title></head>'
    page = f"<!DOCTYPE html>\n<html>{head}\n<body>\n{body}</body></html>"
    path.write_bytes(page.encode(encoding))
