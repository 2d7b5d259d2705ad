"""Programmes (称号): the pilots and titles that places and bodies are admitted to, the same one under its wordings.

What a name ends with for those who take part tells no programme from another where it has a subject of its own:
知识产权综合管理改革试点地方 is 知识产权综合管理改革试点. Where it has none the noun is all that tells:
国家知识产权试点城市 and 国家知识产权试点园区 are two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kg.facts import NATION
from kg.identity.names import Identity, fold, short_hash, unfold
from kg.identity.places import bind, label_in
from kg.lexicon import concept_by_notation, concepts
from kg.vocabulary import DATA_IRI


def identify_programme(name: str, *, area: str, city: str | None = None) -> Identity:
    """The programme or title that a name means: everywhere the same, but 省… and 省级… are of the area at hand."""
    folded = fold(name)
    bound = bind(folded, area, city)
    if bound.how == "level":
        label = without_holder(label_in(bound.area, bound.rest))
        return _identity(label, ("name-in-area",))
    whole = _national(folded)
    core = without_holder(whole)
    known = _known().get(core)
    if known is not None:
        return _identity(known, () if fold(known) == folded else ("known-programme",))
    joined = (*(("national-level",) if whole != folded else ()), *(("holder-left-out",) if core != whole else ()))
    return _identity(core, joined)


def _national(folded: str) -> str:
    """A name that says 国家级 for 国家."""
    return "国家" + folded.removeprefix("国家级") if folded.startswith("国家级") else folded


def without_holder(folded: str) -> str:
    """A folded name without the noun for those who take part, where it has a subject besides the field.

    >>> without_holder("国家知识产权强县工程试点县(区)"), without_holder("国家知识产权试点城市")
    ('国家知识产权强县工程试点', '国家知识产权试点城市')
    """
    found = _holder().search(folded)
    if found is None:
        return folded
    subject = _field().sub("", bind(folded[: found.start()], NATION, None).rest)
    return folded[: found.start()] + found["tier"] if len(subject) > 1 else folded


def _identity(label: str, joined: tuple[str, ...]) -> Identity:
    return Identity(f"{DATA_IRI}programme/{short_hash('programme', fold(label))}", unfold(fold(label)), joined)


@cache
def _known() -> Mapping[str, str]:
    """Folded wording without its holder -> official name of a national programme."""
    return {
        without_holder(_national(fold(label))): concept.pref_zh
        for concept in concepts("programme")
        for label in concept.labels
    }


@cache
def _holder() -> re.Pattern[str]:
    """Matches what a name ends with behind its subject: 试点城市, 试点县(区), 试点省."""
    holder = _words("holder")
    return re.compile(rf"(?P<tier>{_words('tier')})(?:{holder})?(?:\((?:{holder}|[、/])+\))?$")


@cache
def _field() -> re.Pattern[str]:
    return re.compile(_words("field"))


def _words(notation: str) -> str:
    concept = concept_by_notation("programme-word", notation)
    labels = concept.labels if concept else ()
    return "|".join(sorted(map(re.escape, labels), key=lambda label: (-len(label), label)))
