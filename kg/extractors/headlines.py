"""Headlines (条目标题): what the heading of an item says in short, and the item then in full.

"深圳证券化产品累计发行突破200亿元" stands over "累计发行知识产权证券化产品82单，规模208.6亿元": one fact, as the text
below tells it. A heading that says what its item does not say again ("…学院增至4所") stands. So with what a bulletin
lists at its head (本期要目): its items tell it in full.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.extractors.passages.reading import Passage, Reading
from kg.facts import Agreement, Fact, Fund, Institution, Policy, ProtectionCentre, Publication, Statistic, Target

_NAMED = (Agreement, Institution, Policy, Publication)
_NEAR = 0.1
_CONTENTS = re.compile(r"[【\[]?(?:本期)?(?:要目|目录|导读|要闻导读|内容提要|内容导读|看点)[】\]]?[：:]?")
_STOPS = re.compile(r"[。；]")
_LONGEST_ENTRY = 40
_LEVELS = re.compile(r"[省市县区]")


def without_headlines(reading: Reading, facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts without those of a heading that the text of its own section gives more fully."""
    listed = list(facts)
    passages = list(reading.passages())
    headings = {place for place, passage in enumerate(passages) if _is_heading(passage)}
    contents = _contents(passages)
    if not headings and not contents:
        yield from listed
        return
    places = [reading.place_of(fact.evidence) for fact in listed]
    bodies: dict[int, list[Fact]] = defaultdict(list)
    for fact, place in zip(listed, places, strict=True):
        if place not in headings:
            bodies[passages[place].sentence.section].append(fact)
    inside = [fact for fact, place in zip(listed, places, strict=True) if place not in contents]
    for fact, place in zip(listed, places, strict=True):
        if place in contents and any(_restates(fact, other) for other in inside):
            continue
        own = fact.evidence.rule.endswith(".self")
        if (
            place in headings
            and not own
            and any(_repeats(fact, other) for other in bodies[passages[place].sentence.section])
        ):
            continue
        yield fact


def _is_heading(passage: Passage) -> bool:
    """Whether a sentence is the heading of its section and nothing else: no stop, nothing behind it in its line."""
    section, text = passage.section, passage.text
    return bool(section.heading) and section.cell is None and text == section.heading


def _contents(passages: Sequence[Passage]) -> frozenset[int]:
    """The sentences that are entries of the list of contents at the head of a bulletin, behind 本期要目."""
    found: set[int] = set()
    opened = False
    for place, passage in enumerate(passages):
        entry = opened and len(passage.text) <= _LONGEST_ENTRY and not _STOPS.search(passage.text)
        if entry and not passage.text.startswith("【"):
            found.add(place)
        else:
            opened = _CONTENTS.fullmatch(passage.text) is not None
    return frozenset(found)


def _restates(entry: Fact, told: Fact) -> bool:
    """Whether an item tells what an entry of the contents says: a near figure, or what goes by a longer name."""
    if isinstance(entry, (*_NAMED, ProtectionCentre)) and type(entry) is type(told):
        letters = iter(_name(told))
        return entry.area == told.area and all(letter in letters for letter in _LEVELS.sub("", _name(entry)))
    return not isinstance(entry, _NAMED) and _repeats(entry, told)


def _repeats(headline: Fact, told: Fact) -> bool:
    """Whether the text tells what a heading says: the same sort of thing named, or a figure that rounds to its own."""
    if isinstance(headline, (Statistic, Target)) and isinstance(told, (Statistic, Target)):
        return headline.unit == told.unit and abs(headline.value - told.value) <= _NEAR * abs(told.value)
    if isinstance(headline, Fund) and isinstance(told, Fund):
        return headline.amount is None or headline.amount == told.amount
    if not isinstance(headline, _NAMED) or type(headline) is not type(told) or _name(headline) == _name(told):
        return False
    # A title in its marks is given in full, so that another below it is another's.
    return not getattr(headline, "titled", False) or _name(headline) in _name(told)


def _name(fact: Fact) -> str:
    return getattr(fact, "title", None) or getattr(fact, "name", None) or ""
