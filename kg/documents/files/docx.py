"""Word files (.docx): the text of a document's body, tables as rows of cells, list numbers as printed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.bad_input import BadInput
from kg.documents.files.list_marks import Level, ListMarks

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
# Deleted text, the second form of a drawing, the reading above a ruby character, drawings' own properties.
_UNREAD = frozenset((_W + "del", _W + "moveFrom", _COMPATIBILITY + "Fallback", _W + "rt", _W + "pPr", _W + "instrText"))
_PRINTED = {_W + "noBreakHyphen": "-", _W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n"}


def read_docx(path: object, data: bytes) -> str:
    """The text of a Word file: paragraphs parted by a blank line, cells by a tab, the rows of a table by a line end.

    Paragraphs inside a cell are parted by a blank; merged cells hold their text once and are empty after. Text boxes
    follow the paragraph they hang on, footnotes stand at the end; headers, footers, hidden and deleted text are left
    out. Raises BadInput.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
        if "word/document.xml" not in names and not any(name.startswith("word/document") for name in names):
            raise BadInput(path, _other_archive(names), "save as .docx")
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError, EOFError) as error:
        raise BadInput(
            path, "is a broken Word file", "open it in Word, let it be repaired and save as .docx"
        ) from error
    reader = _Reader(document)
    blocks = list(reader.blocks(document.element.body))
    return "\n\n".join([*blocks, *reader.footnotes()])


def _other_archive(names: set[str]) -> str:
    if any(name.startswith("xl/") for name in names):
        return "is an Excel file, not a Word file"
    if any(name.startswith("ppt/") for name in names):
        return "is a PowerPoint file, not a Word file"
    return "is an OpenDocument file" if "content.xml" in names else "is a zip archive, not a Word file"


class _Reader:
    """Walks the XML of one document; python-docx opens the package, its own text leaves out boxes and list numbers."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.marks = ListMarks(_lists(document))
        self.styles: dict[str, Any] = {
            style.get(_W + "styleId"): style for style in document.styles.element.iter(_W + "style")
        }

    def blocks(self, container: Any) -> Iterator[str]:
        """The paragraphs and tables of a body, text box or note, those without text left out."""
        for child in _children(container):
            if child.tag == _W + "p":
                text = self._paragraph(child).strip("\t \n")
                if text:
                    yield text
                for box in _boxes(child):
                    yield from self.blocks(box)
            elif child.tag == _W + "tbl":
                table = "\n".join(self._rows(child))
                if table.strip():
                    yield table

    def footnotes(self) -> Iterator[str]:
        """The footnotes in their order, a paragraph each."""
        from docx.oxml import parse_xml

        for relation in self.document.part.rels.values():
            if relation.reltype == _FOOTNOTES and not relation.is_external:
                for note in parse_xml(relation.target_part.blob):
                    if note.get(_W + "type") in (None, "normal"):
                        yield from self.blocks(note)

    def _rows(self, table: Any) -> Iterator[str]:
        for row in _children(table):
            if row.tag != _W + "tr":
                continue
            skipped = row.find(f"{_W}trPr/{_W}gridBefore")
            cells = [""] * (int(skipped.get(_W + "val", "0")) if skipped is not None else 0)
            for cell in _children(row):
                if cell.tag != _W + "tc":
                    continue
                merged = cell.find(f"{_W}tcPr/{_W}vMerge")
                continued = merged is not None and merged.get(_W + "val", "continue") == "continue"
                span = cell.find(f"{_W}tcPr/{_W}gridSpan")
                text = "" if continued else " ".join(" ".join(self.blocks(cell)).split("\n"))
                cells += [
                    text.replace("\t", " "),
                    *[""] * (int(span.get(_W + "val", "1")) - 1 if span is not None else 0),
                ]
            yield "\t".join(cells)

    def _paragraph(self, paragraph: Any) -> str:
        mark = self._mark(paragraph)
        return mark + "".join(_texts(paragraph)).lstrip("\t " if mark else "\t")

    def _mark(self, paragraph: Any) -> str:
        """The list number printed before a paragraph, from its own properties or those of its style."""
        numbering = paragraph.find(f"{_W}pPr/{_W}numPr")
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        seen: set[str] = set()
        while numbering is None and style is not None and style.get(_W + "val") in self.styles:
            name = style.get(_W + "val")
            if name in seen:
                break
            seen.add(name)
            numbering = self.styles[name].find(f"{_W}pPr/{_W}numPr")
            style = self.styles[name].find(f"{_W}basedOn")
        if numbering is None or not any(text.strip() for text in _texts(paragraph)):
            return ""
        list_id, depth = numbering.find(_W + "numId"), numbering.find(_W + "ilvl")
        if list_id is None:
            return ""
        return self.marks.next_mark(
            list_id.get(_W + "val"), int(depth.get(_W + "val", "0")) if depth is not None else 0
        )


def _lists(document: Document) -> dict[str, tuple[str, dict[int, Level]]]:
    """The numberings that a document defines: numbering id -> (counter, levels)."""
    parts = [rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")]
    lists: dict[str, tuple[str, dict[int, Level]]] = {}
    for part in parts:
        root: Any = part.element
        kinds = {kind.get(_W + "abstractNumId"): _levels(kind) for kind in root.findall(_W + "abstractNum")}
        for instance in root.findall(_W + "num"):
            list_id = instance.get(_W + "numId")
            kind = instance.find(_W + "abstractNumId").get(_W + "val")
            overrides = instance.findall(_W + "lvlOverride")
            levels = dict(kinds.get(kind, {}))
            for override in overrides:
                depth = int(override.get(_W + "ilvl"))
                start = override.find(_W + "startOverride")
                levels |= _levels(override)
                if start is not None and depth in levels:
                    levels[depth] = Level(int(start.get(_W + "val")), levels[depth].form, levels[depth].pattern)
            lists[list_id] = (f"list {list_id}" if overrides else f"kind {kind}", levels)
    return lists


def _levels(element: Any) -> dict[int, Level]:
    def value(level: Any, name: str, default: str) -> str:
        found = level.find(_W + name)
        return default if found is None else str(found.get(_W + "val", default))

    return {
        int(level.get(_W + "ilvl")): Level(
            int(value(level, "start", "1")), value(level, "numFmt", "decimal"), value(level, "lvlText", "")
        )
        for level in element.findall(_W + "lvl")
    }


def _children(container: Any) -> Iterator[Any]:
    """The child elements, those inside content controls and tracked insertions included."""
    for child in container:
        if child.tag == _W + "sdt":
            content = child.find(_W + "sdtContent")
            if content is not None:
                yield from _children(content)
        elif child.tag in (_W + "ins", _W + "moveTo", _W + "customXml", _W + "smartTag"):
            yield from _children(child)
        else:
            yield child


def _texts(element: Any) -> Iterator[str]:
    """The printed text of a paragraph in order, text boxes left out."""
    for child in element:
        if child.tag in _UNREAD or child.tag == _W + "txbxContent":
            continue
        if child.tag in (_W + "t", _M + "t"):
            yield child.text or ""
        elif child.tag in _PRINTED:
            yield _PRINTED[child.tag]
        elif child.tag != _W + "r" or child.find(f"{_W}rPr/{_W}vanish") is None:
            yield from _texts(child)


def _boxes(element: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph."""
    for child in element:
        if child.tag == _W + "txbxContent":
            yield child
        elif child.tag not in _UNREAD:
            yield from _boxes(child)
