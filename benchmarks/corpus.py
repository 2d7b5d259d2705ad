"""Corpus (语料): as many documents as wanted, made of the sections of the seeds; the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd
from pathlib import Path

from kg.documents import Document, read_document

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def seed_paths() -> list[Path]:
    """The seeds, in order."""
    return sorted(SEEDS.glob("*.txt"))


def write_corpus(folder: Path, count: int, size: int = 4000) -> int:
    """Write `count` documents of at least `size` characters each into a folder; how many characters they have.

    Pieces of the seeds are taken in steps, round and round, so that neighbours in a document are none in a seed.
    """
    pieces = [piece for path in seed_paths() for piece in _pieces(read_document(path))]
    step = next(step for step in range(len(pieces) // 3, len(pieces)) if gcd(step, len(pieces)) == 1)
    folder.mkdir(parents=True, exist_ok=True)
    place = total = 0
    for number in range(count):
        parts: list[str] = []
        while sum(map(len, parts)) < size:
            parts.append(pieces[place % len(pieces)])
            place += step
        text = "\n".join(parts)
        total += len(text)
        (folder / f"document-{number:05}.txt").write_text(text, encoding="utf-8")
    return total


def _pieces(document: Document, least: int = 1000) -> Iterator[str]:
    """The raw text, cut where sections begin, in pieces of at least `least` characters (the last may be shorter)."""
    starts: dict[int, int] = {}
    for sentence in document.sentences:
        starts.setdefault(sentence.section, document.locate(sentence.start, sentence.end)[0])
    begin = 0
    for start in sorted(set(starts.values())):
        if start - begin >= least:
            yield document.raw[begin:start].strip()
            begin = start
    yield document.raw[begin:].strip()
