"""Readings (读法): a question read as a saved query, and all readings of one question."""

from __future__ import annotations

from dataclasses import dataclass

from kg.asking.filled import Filled
from kg.asking.places import Shared
from kg.asking.question import Question
from kg.queries import SavedQuery


@dataclass(frozen=True, slots=True)
class Reading:
    """A question read as a saved query: the parameters it fills and the score."""

    query: SavedQuery
    filled: tuple[Filled, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Choice:
    """All readings of a question, the best first; `fits` says whether the first is one, `shared` which
    names several places bear alike, `like` the example that the question is most like."""

    question: Question
    readings: tuple[Reading, ...]
    fits: bool
    shared: tuple[Shared, ...] = ()
    like: str = ""
