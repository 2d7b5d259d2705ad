"""Bodies (机构、资金): funds and institutions, by their names and the areas these are bound to."""

from __future__ import annotations

from dataclasses import replace

from kg.facts import NATION
from kg.identity.names import Identity, fold, short_hash, unfold
from kg.identity.places import bind, label_in, nation
from kg.lexicon import Area
from kg.vocabulary import DATA_IRI

_SHORTEST = 6
"""Longest name, in characters, that says no more than a kind (专项资金) and means another thing in each document."""


def identify_body(kind: str, name: str, *, area: str, city: str | None = None, document: str) -> Identity:
    """The fund or institution (`kind`: the path segment of its IRI) that a name means in a text about an area.

    省知识产权运营基金 in a text about 四川 is 四川省知识产权运营基金.
    """
    folded = fold(name)
    bound = bind(folded, area, city)
    if bound.how == "" and folded.startswith("中国"):
        return _identity(kind, folded, folded, nation(), NATION, folded)
    label = label_in(bound.area, bound.rest, short=True)
    home = bound.area or nation()
    if bound.how == "" and len(bound.rest) <= _SHORTEST:
        return replace(_identity(kind, label, folded, home, home.code, bound.rest, document), mark=document)
    return _identity(kind, label, folded, home, home.code, bound.rest)


def _identity(kind: str, label: str, folded: str, home: Area | None, *key: str) -> Identity:
    joined = () if label == folded else ("name-in-area",)
    return Identity(f"{DATA_IRI}{kind}/{short_hash(kind, *key)}", unfold(label), joined, home)
