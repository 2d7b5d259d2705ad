"""A reduced lexicon (删减词表): facts as they are found when the ontology lacks some words.

The ontology is written again without the words into a folder of its own, and a process of its own reads it from there,
so neither the files nor the process that asks ever see it, and the program itself knows nothing of it.

    python -m benchmarks.reduced FOLDER DOCUMENT...      the facts as JSON lines, found with the ontology in FOLDER
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Literal, Quad, RdfFormat, Triple, parse, serialize

# Nothing else of kg may be imported here: the lexicon takes its folder from this module when it is first imported.
from kg import vocabulary
from kg.vocabulary import SKOS

ROOT = Path(__file__).resolve().parent.parent
FILES = ("concepts.ttl", "document-words.ttl", "grammar.ttl", "institution-words.ttl")
"""The files whose words can be left out: concept schemes and word lists, no names of areas, agencies or policies."""

_LABELS = frozenset({SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel})


def lexicon_words() -> frozenset[str]:
    """The zh labels of all concepts of those files."""
    words = (_word(quad) for file in FILES for quad in parse(path=vocabulary.ONTOLOGY / file))
    return frozenset(word for word in words if word is not None)


def write_reduced(folder: Path, words: Collection[str]) -> None:
    """Write the ontology into a new folder without these words, whatever concept they stand for.

    A concept that loses its preferred label gets a private-use character in its place, which no text has, so it is
    still known and only never found. Nodes keep their order, for the order of concepts has a meaning.
    """
    stand_ins = {word: chr(0xE000 + number) for number, word in enumerate(sorted(words))}
    folder.mkdir(parents=True)
    for path in sorted(vocabulary.ONTOLOGY.glob("*.ttl")):
        if path.name in FILES:
            # N-Triples, which is Turtle too: one line a triple, in the order given.
            serialize(_without(parse(path=path), stand_ins), folder / path.name, RdfFormat.N_TRIPLES)
        else:
            shutil.copyfile(path, folder / path.name)


def find_facts(path: Path, words: Collection[str]) -> list[dict[str, object]]:
    """The facts of a document, in the exchange form, found by a new process whose lexicon lacks these words."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "ontology"
        write_reduced(folder, words)
        command = (sys.executable, "-m", "benchmarks.reduced", str(folder), str(path.resolve()))
        output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout
    return [json.loads(line) for line in output.splitlines()]


def _word(quad: Quad) -> str | None:
    """The word that a statement gives to a concept; the name of a whole scheme is none."""
    value = quad.object
    if quad.predicate.value not in _LABELS or not isinstance(value, Literal) or "/scheme/" in str(quad.subject):
        return None
    return value.value if (value.language or "").startswith("zh") else None


def _without(quads: Iterable[Quad], stand_ins: Mapping[str, str]) -> Iterator[Triple]:
    for quad in quads:
        value = quad.object
        word = _word(quad)
        if word in stand_ins and isinstance(value, Literal):
            if quad.predicate.value != SKOS.prefLabel:
                continue
            value = Literal(stand_ins[value.value], language=value.language)
        yield Triple(quad.subject, quad.predicate, value)


def main(arguments: Sequence[str]) -> None:
    """Print the facts of documents, found with the ontology in the first argument."""
    folder, *paths = map(Path, arguments)
    vocabulary.ONTOLOGY = folder
    from kg.documents import read_document
    from kg.extractors import extract_facts
    from kg.facts import fact_to_json

    for path in paths:
        for fact in extract_facts(read_document(path)):
            sys.stdout.write(json.dumps(fact_to_json(fact), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
