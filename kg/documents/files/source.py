"""Sources (来源): a file of any supported format, read into text that can be traced to its place in the file."""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.bad_input import BadInput
from kg.documents.files.encodings import decode_text

__all__ = ["ENDINGS", "BadInput", "Source", "list_sources", "passed_over", "read_source"]

ENDINGS = (".docx", ".htm", ".html", ".md", ".pdf", ".txt")

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "is a picture", "recognise its text (OCR) and save that as UTF-8 text"),
    (b"\xff\xd8\xff", "is a picture", "recognise its text (OCR) and save that as UTF-8 text"),
    (b"GIF8", "is a picture", "recognise its text (OCR) and save that as UTF-8 text"),
    (b"II*\x00", "is a picture", "recognise its text (OCR) and save that as UTF-8 text"),
    (b"MM\x00*", "is a picture", "recognise its text (OCR) and save that as UTF-8 text"),
    (b"{\\rtf", "is an RTF file", "save as .docx"),
    (b"\x1f\x8b", "is a packed archive", "unpack it first"),
    (b"7z\xbc\xaf", "is a packed archive", "unpack it first"),
    (b"Rar!", "is a packed archive", "unpack it first"),
)
_HTML = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """One input file as text.

    `raw` is the file's text as decoded (text, html) or extracted (docx, pdf); evidence counts its code points. `text`
    is what a reader sees of it; `origins` gives for each character of `text` its offset in `raw`, -1 for a separator
    that was put in, and is None where `text` is `raw`. But for plain text, which stays as it is, a blank line in `text`
    ends a paragraph, a tab parts the cells of a table, and a form feed stands before the first line of each further
    page. `sha256` is of the file's bytes.
    """

    id: str
    path: str
    format: str
    raw: str
    text: str
    origins: array[int] | None
    sha256: str


def read_source(path: str | Path) -> Source:
    """The source in a file; what it is is told by its content first, then by its ending. Raises BadInput."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise BadInput(path, f"cannot be read ({error.strerror})", "give a file that exists and may be read") from error
    form, raw, text, origins = _read(path, data)
    if not text.replace("\ufeff", "").strip():
        raise BadInput(path, "holds no text", "give a file with text in it")
    return Source(Path(path).stem, str(path), form, raw, text, origins, hashlib.sha256(data).hexdigest())


def _read(path: str | Path, data: bytes) -> tuple[str, str, str, array[int] | None]:
    """Format, raw text, visible text and origins of a file's bytes."""
    ending = Path(path).suffix.lower()
    if b"%PDF-" in data[:1024]:
        from kg.documents.files.pdf import read_pdf

        return "pdf", *read_pdf(path, data)
    if data.startswith(b"PK\x03\x04"):
        from kg.documents.files.docx import read_docx

        raw = read_docx(path, data)
        return "docx", raw, raw, None
    _refuse_known(path, data)
    if ending == ".pdf" and data:
        raise BadInput(path, "is no PDF in spite of its name", "give the real PDF, or name the file by what it is")
    if ending == ".docx" and data:
        raise BadInput(path, "is no Word file in spite of its name", "open it in Word and save as .docx")
    declared = _CHARSET.search(data[:4096])
    raw = decode_text(path, data, declared.group(1).decode("ascii") if declared else None)
    if ending in (".html", ".htm") or _HTML.match(raw[:4096]):
        from kg.documents.files.html import read_html

        return "html", raw, *read_html(raw)
    return "text", raw, raw, None


def _refuse_known(path: object, data: bytes) -> None:
    """Raises BadInput for files that their first bytes show to be something else, with the cure for each."""
    if data.startswith(_OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise BadInput(path, "is protected by a password", "remove the password and save as .docx")
        if "Workbook".encode("utf-16-le") in data:
            raise BadInput(path, "is an old Excel file (.xls)", "copy the tables to Word and save as .docx")
        raise BadInput(path, "is an old Word file (.doc)", "save as .docx")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise BadInput(path, "is a picture", "recognise its text (OCR) and save that as UTF-8 text")
    for magic, problem, remedy in _MAGIC:
        if data.startswith(magic):
            raise BadInput(path, problem, remedy)
    if re.match(rb"(?:From: <Saved by|MIME-Version:)", data):
        raise BadInput(path, "is a web archive (.mht)", "save the page as .html")


def list_sources(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """The files to read, in the order given; a folder stands for all files of known endings in and below it, by name.

    A file that is named twice counts once. Two files with one stem would be one document, so they raise BadInput; so
    does a path that does not exist, or a folder without a readable file.
    """
    listed: dict[Path, Path] = {}
    for given in map(Path, paths):
        if given.is_dir():
            found = [file for file in _files(given) if file.suffix.lower() in ENDINGS]
            if not found:
                raise BadInput(given, "holds no file to read", f"put {', '.join(ENDINGS)} files into it")
        elif given.exists():
            found = [given]
        else:
            raise BadInput(given, "does not exist", "check the name")
        for file in found:
            listed.setdefault(file.resolve(), file)
    by_stem: dict[str, Path] = {}
    for file in listed.values():
        other = by_stem.setdefault(file.stem, file)
        if other is not file:
            raise BadInput(file, f"has the same name as {other}, and a document's id is its name", "rename one of them")
    return tuple(listed.values())


def passed_over(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """The files that `list_sources` leaves out of the folders among `paths` for their ending, to be told."""
    return tuple(
        file
        for given in map(Path, paths)
        if given.is_dir()
        for file in _files(given)
        if file.suffix.lower() not in ENDINGS
    )


def _files(folder: Path) -> Iterator[Path]:
    """The files in and below a folder by name; no manifest, read-me or hidden files, no lock files of Word (~$...)."""
    for file in sorted(folder.rglob("*"), key=lambda file: file.relative_to(folder).parts):
        parts = file.relative_to(folder).parts
        if any(part.startswith((".", "~$")) for part in parts) or not file.is_file():
            continue
        if file.name not in ("manifest.toml", "accepted.toml") and not file.name.upper().startswith("README"):
            yield file
