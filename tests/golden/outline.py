"""Writes the outlines of the seeds anew: run `python tests/golden/outline.py`, read the diff."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.documents import Document, read_document

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent / "seeds"


def outline_lines(document: Document) -> Iterator[str]:
    """What the document says of itself, then for each section kind, place in a table, path, sentences, first words."""
    for name in ("title", "issuer", "number", "date", "year"):
        yield f"{name}: {getattr(document, name)}"
    sentences = Counter(sentence.section for sentence in document.sentences)
    firsts = {sentence.section: sentence for sentence in reversed(document.sentences)}
    for section in document.sections:
        place = ""
        if section.cell:
            cell = section.cell
            place = f" {cell.table}.{cell.row}.{cell.column} {cell.role or cell.title or '-'}"
        first = firsts.get(section.index)
        opening = document.text[first.start : min(first.end, first.start + 16)] if first else ""
        path = " > ".join(heading[:20] for heading in section.path)
        yield f"{section.kind}{place} | {path} | {sentences[section.index]} | {opening}"


def golden_path(stem: str) -> Path:
    return HERE / f"{stem}.outline.txt"


def main() -> None:
    """Writes the outline of every seed."""
    for path in sorted(SEEDS.glob("*.txt")):
        lines = outline_lines(read_document(path))
        golden_path(path.stem).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
