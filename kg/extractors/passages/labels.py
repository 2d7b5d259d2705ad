"""Labels (词): the ontology's words for one kind of thing as a pattern, the longest first."""

from __future__ import annotations

from functools import cache

from kg.lexicon import concepts
from kg.values.alternation import alternation


@cache
def words(scheme: str, *notations: str) -> tuple[str, ...]:
    """The labels of a scheme, or of its concepts with these notations, the longest first."""
    chosen = [concept for concept in concepts(scheme) if not notations or concept.notation in notations]
    found = {label for concept in chosen for label in concept.labels}
    return tuple(sorted(found, key=lambda label: (-len(label), label)))


@cache
def pattern(scheme: str, *notations: str) -> str:
    """The labels as one alternation in a group of its own.

    >>> pattern("responsibility", "joining")
    '(?:会同|协同|联合|商)'
    """
    return f"(?:{alternatives(scheme, *notations)})"


@cache
def alternatives(scheme: str, *notations: str) -> str:
    """The labels as branches of a wider alternation, not in a group of their own.

    A search skips to the first characters of all branches only where none of them is itself a group: four times as
    fast where most sentences have none of the words.
    """
    return alternation(words(scheme, *notations))
