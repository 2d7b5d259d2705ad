"""Themes (主题): where a document first speaks of a topic in its text on an area, so that silence can be told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.extractors.passages.reading import Passage, Reading
from kg.facts import Evidence
from kg.lexicon import concepts
from kg.values.alternation import alternation

_NEAR = 4
"""How many characters before a word of a topic may take it back: 无明确贯标内容."""


@dataclass(frozen=True, slots=True)
class Topic:
    """That a sentence of the text on an area speaks of a topic: its concept, the area's official name, where."""

    concept: str
    area: str
    evidence: Evidence


def find_topics(reading: Reading) -> tuple[Topic, ...]:
    """The first place where each topic is spoken of in the text on each area; captions and letterheads aside."""
    found: dict[tuple[str, str], Topic] = {}
    for passage in reading.passages():
        if passage.section.kind in ("letterhead", "caption"):
            continue
        for match in _words()[0].finditer(passage.text):
            concept = _words()[1][match[0]]
            key = passage.scope.area, concept
            if key not in found and not _taken_back(passage, match.start()):
                start = passage.sentence.start + match.start()
                evidence = passage.evidence(start, start + len(match[0]), "topics.word")
                found[key] = Topic(concept, passage.scope.area, evidence)
    return tuple(found[key] for key in sorted(found))


def _taken_back(passage: Passage, start: int) -> bool:
    before = passage.text[max(0, start - _NEAR) : start]
    return any(before.endswith(word) for concept in concepts("silence") for word in concept.labels)


@cache
def _words() -> tuple[re.Pattern[str], Mapping[str, str]]:
    words = {label: concept.iri for concept in concepts("topic") for label in concept.labels}
    return re.compile(alternation(words)), words
