"""Words (用词): the words of questions in `ontology/question-*.ttl`, and where they stand in a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from kg.asking.question import Question, Span
from kg.lexicon.nodes import SKOS, read_nodes
from kg.vocabulary import DATA_IRI

_FILES = ("question-words.ttl", "question-terms.ttl")
_GAP = "…"


@cache
def question_words(notation: str) -> tuple[str, ...]:
    """The words of a concept of the scheme question-word, zh and en, the longest first."""
    node = read_nodes(_FILES).get(f"{DATA_IRI}concept/question-word/{notation}", {})
    labels = {label[3:] for kind in ("prefLabel", "altLabel") for label in node.get(SKOS + kind, ())}
    return tuple(sorted(labels, key=lambda label: (-len(label), label)))


@cache
def question_concepts(scheme: str) -> Mapping[str, tuple[str, ...]]:
    """The words of the concepts of a scheme, zh and en, by the Chinese name of each."""
    found = {}
    for iri, node in sorted(read_nodes(_FILES).items()):
        if iri.startswith(f"{DATA_IRI}concept/{scheme}/"):
            names = [label for kind in ("prefLabel", "altLabel") for label in node.get(SKOS + kind, ())]
            found[next(name[3:] for name in names if name.startswith("zh "))] = tuple(name[3:] for name in names)
    return found


def places_of(question: Question, words: Iterable[str]) -> list[Span]:
    """Where any of some words stand in a question, one with a "…" from its first part to its last."""
    return [span for word in words if _GAP not in word for span in question.places(word)] + [
        Span(found[0].start, found[-1].end) for word in words if _GAP in word and (found := question.find(word))
    ]
