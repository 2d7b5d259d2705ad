"""Files (清单): what a release holds, with its kinds, sizes and sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

SUMS = "SHA256SUMS"

_MEDIA: Mapping[str, str] = {
    ".nq": "application/n-quads",
    ".ttl": "text/turtle",
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".gexf": "application/gexf+xml",
    ".rq": "application/sparql-query",
    ".md": "text/markdown",
    ".cff": "application/yaml",
    ".txt": "text/plain",
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file of a release: its path in it, with slashes, its size in bytes and its SHA-256."""

    path: str
    size: int
    sha256: str

    @property
    def media(self) -> str:
        """Its media type."""
        return _MEDIA.get(Path(self.path).suffix.lower(), "text/plain")


def list_files(folder: Path) -> Iterator[File]:
    """The files in and below a folder, by path."""
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    for path in paths:
        with (folder / path).open("rb") as opened:
            yield File(path, (folder / path).stat().st_size, file_digest(opened, "sha256").hexdigest())


def sums_text(folder: Path) -> str:
    """The sums of all files of a release but this one, as `sha256sum -c` reads them."""
    return "".join(f"{file.sha256}  {file.path}\n" for file in list_files(folder) if file.path != SUMS)
