"""Leave one out (留一法): how much of a score hangs on words of the lexicon that one document alone supplied.

    python -m benchmarks.leave_one_out             the table
    python -m benchmarks.leave_one_out --words     also the words taken out, document by document

For each annotated document, the words of the concept schemes and word lists that its clean text has and no other
document of the set has are taken out of the lexicon, and its facts are found again by a process of its own. Every word
is counted, the general vocabulary of the genre too, of which the longest document of a set supplies most: nobody judges
which words a document "really" supplied, so the falls are rather too large than too small.

The sets are the five seeds among themselves, then all documents, seeds and fresh, with all the others. A word stands in
a text where its characters do, as a part of a longer word too. Asked: no F1 falls by more than 0.05.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.accuracy import GOLD, text_of
from benchmarks.corpus import seed_paths
from benchmarks.reduced import find_facts, lexicon_words
from kg.documents import read_document
from kg.evaluation import evaluate, read_gold, read_scope

ALLOWED = 0.05
"""How far an F1 may fall."""


@dataclass(frozen=True, slots=True)
class Loss:
    """The F1 of all types in a document with the whole lexicon and without the `words` that it alone has."""

    document: str
    words: tuple[str, ...]
    gold: int
    whole: float
    without: float

    @property
    def fall(self) -> float:
        """By how much F1 falls."""
        return self.whole - self.without


def own_words(texts: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """The words of the lexicon that each text has and no other of them, sorted."""
    owners = {word: [name for name, text in texts.items() if word in text] for word in lexicon_words()}
    return {name: tuple(sorted(word for word, found in owners.items() if found == [name])) for name in texts}


def measure_loss(path: Path, words: Sequence[str]) -> Loss:
    """Find the facts of an annotated document with the whole lexicon and without these words."""
    gold_path = path.with_suffix(".jsonl")
    if gold_path.exists():
        gold, scope = read_gold([gold_path]), None
    else:
        gold = [fact for fact in read_gold([GOLD / "dev.jsonl"]) if fact["doc"] == path.stem]
        scope = frozenset(place for place in read_scope(GOLD / "dev-scope.json") if place[0] == path.stem)
    whole, without = (evaluate(gold, find_facts(path, left_out), scope).micro for left_out in ((), words))
    return Loss(path.stem, tuple(words), whole.gold, whole.f1, without.f1)


def measure_set(paths: Sequence[Path]) -> Iterator[Loss]:
    """The loss of each annotated document of a set, when it is left out of the set."""
    words = own_words({path.stem: _text(path) for path in paths})
    annotated = {document for document, _ in read_scope(GOLD / "dev-scope.json")}
    for path in paths:
        if path.stem in annotated or path.with_suffix(".jsonl").exists():
            yield measure_loss(path, words[path.stem])


@cache
def _text(path: Path) -> str:
    return read_document(path).text


def report(paths: Sequence[Path], *, show_words: bool) -> Iterator[str]:
    """The lines of a table of a set, as they are measured."""
    yield "document                 words   facts   F1 whole   without     fall"
    for loss in measure_set(paths):
        mark = "  more than asked" if loss.fall > ALLOWED else ""
        yield (
            f"{loss.document:24} {len(loss.words):5} {loss.gold:7} {loss.whole:10.3f} {loss.without:9.3f}"
            f" {loss.fall:+8.3f}{mark}"
        )
        if show_words and loss.words:
            yield "    " + " ".join(loss.words)


def main(arguments: Sequence[str]) -> None:
    """Print both tables."""
    seeds, fresh = seed_paths(), sorted(text_of(path) for path in (GOLD / "fresh").glob("*.jsonl"))
    for title, paths in (("The seeds", seeds), ("All documents, seeds and fresh", [*seeds, *fresh])):
        print(f"{title}: words that one of {len(paths)} documents has alone are taken out", flush=True)
        for line in report(paths, show_words="--words" in arguments):
            print(line, flush=True)
        print(flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
