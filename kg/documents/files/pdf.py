"""PDF files with a text layer (文字版 PDF): printed lines in reading order, paragraph ends told by the layout."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any

from kg.bad_input import BadInput
from kg.documents.files.glyphs import PrintedLine, print_lines, read_glyphs
from kg.documents.files.layout import Block, ends_paragraph, find_blocks, find_furniture, flows_on, usual_pitch
from kg.documents.files.stand_in_font import install_stand_in

_OCR = "recognise its text (OCR) and save that as UTF-8 text or as a PDF with text"


def read_pdf(path: object, data: bytes) -> tuple[str, str, array[int] | None]:
    """Raw text, visible text and origins of a PDF.

    The raw text has one printed line a line, a blank line where a paragraph ends, a form feed before the first line of
    each further page, a tab between cells that stand on one line. The visible text leaves out running heads, feet and
    page numbers. Raises BadInput for files without a text layer, encrypted and broken ones.
    """
    import pypdfium2
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    install_stand_in()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY):
            raise BadInput(path, "is protected by a password", "save it without the password") from error
        raise BadInput(path, "is a broken PDF", "open it, print it to a new PDF and give that") from error
    try:
        pages = _read_pages(path, document)
    except pypdfium2.PdfiumError as error:
        raise BadInput(path, "is a broken PDF", "open it, print it to a new PDF and give that") from error
    finally:
        document.close()
    return _lay_out(pages)


def _read_pages(path: object, document: Any) -> list[list[PrintedLine]]:
    pages: list[list[PrintedLine]] = []
    pictures: list[int] = []
    for number in range(len(document)):
        page = document[number]
        pages.append(print_lines(read_glyphs(page), number))
        if not pages[-1] and next(page.get_objects(max_depth=3), None) is not None:
            pictures.append(number + 1)
        page.close()
    printed = sum(1 for page in pages if page)
    if len(pictures) > printed or not printed:
        what = "has no text layer" if not printed else f"has no text layer on {len(pictures)} of {len(pages)} pages"
        raise BadInput(path, what, _OCR)
    chars = [char for page in pages for line in page for char in line.text if not char.isspace()]
    unknown = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in chars)
    if unknown * 10 > len(chars):
        raise BadInput(path, "does not say which characters its fonts show", _OCR)
    return pages


def _lay_out(pages: list[list[PrintedLine]]) -> tuple[str, str, array[int] | None]:
    furniture = find_furniture(pages)
    bodies = [[line for line in page if id(line) not in furniture] for page in pages]
    breaks = _breaks(find_blocks(bodies))
    raw: list[str] = []
    text: list[str] = []
    origins: array[int] = array("q")
    length, page_of_raw, page_of_text = 0, -1, -1
    for page in pages:
        for line in page:
            kept = id(line) not in furniture
            separator = _separator(breaks.get(id(line), "\n") if raw else "", page_of_raw, line.page)
            raw += [separator, line.text]
            length += len(separator)
            page_of_raw = line.page
            if kept:
                separator = _separator(breaks[id(line)] if text else "", page_of_text, line.page)
                text += [separator, line.text]
                origins.extend((-1,) * len(separator))
                origins.extend(range(length, length + len(line.text)))
                page_of_text = line.page
            length += len(line.text)
    if not furniture:
        return "".join(raw), "".join(raw), None
    return "".join(raw), "".join(text), origins


def _separator(line_break: str, before: int, page: int) -> str:
    return line_break + ("\f" if before not in (-1, page) else "")


def _breaks(pages: list[list[Block]]) -> dict[int, str]:
    """The line break before each line, by its `id()`: an empty line where a paragraph ended above."""
    blocks = [block for page in pages for block in page]
    pitch = usual_pitch(blocks)
    return dict(_each_break(blocks, pitch))


def _each_break(blocks: list[Block], pitch: float) -> Iterator[tuple[int, str]]:
    for number, block in enumerate(blocks):
        before = blocks[number - 1] if number else None
        flows = before is not None and (flows_on(before, block) or _is_table(before.lines[-1], block.lines[0]))
        yield id(block.lines[0]), "\n" if flows else "\n\n"
        for index in range(len(block.lines) - 1):
            line, below = block.lines[index], block.lines[index + 1]
            ends = not _is_table(line, below) and ends_paragraph(block, index, pitch)
            yield id(below), "\n\n" if ends else "\n"


def _is_table(line: PrintedLine, below: PrintedLine) -> bool:
    return line.is_row and below.is_row
