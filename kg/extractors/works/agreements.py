"""Agreements (协议): memoranda, agreements and cooperation frameworks that were signed, and who signed them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extractors.passages.reading import Passage, Reading
from kg.extractors.works.duplicates import normal_title
from kg.extractors.works.moments import Moment, read_moment
from kg.extractors.works.names import Mentioned, find_documents
from kg.extractors.works.parties import parties_of
from kg.extractors.works.signings import Signing, read_signing
from kg.extractors.works.wording import words
from kg.facts import Agreement


def extract_agreements(reading: Reading) -> Iterator[Agreement]:
    """The agreements that a document says were signed, one a title, area and group of parties.

    agreements.marked: 《…》; agreements.quoted: “…”; agreements.phrase: a name without marks after a verb of signing.
    "分别与甲、乙签订" is an agreement with each.
    """
    kept: dict[tuple[object, ...], Agreement] = {}
    for found in find_documents(reading, "agreement"):
        if found.name.container is not None:
            continue
        signing = read_signing(found)
        if signing is None and not _concluded(found):
            continue
        if signing is not None and _is_unsigned(found.passage, signing):
            continue
        for parties in parties_of(found, signing):
            agreement = _agreement(found, signing, parties)
            unnamed = found.name.kind is not None and found.name.kind.label == agreement.title
            told_apart = parties if unnamed or (signing and signing.apart) else ()
            kept.setdefault((agreement.area, normal_title(agreement.title), told_apart), agreement)
    yield from kept.values()


def _concluded(found: Mentioned) -> bool:
    """Whether what is named without a verb of signing before it is an agreement: no treaty, appeal or contract."""
    kind = found.name.kind
    signed = re.match(words("signing"), found.passage.slice(found.name.tail, found.passage.sentence.end))
    return signed is not None or (
        kind is not None and (kind.notation in ("agreement", "memorandum") or kind.label.endswith("机制"))
    )


def _agreement(found: Mentioned, signing: Signing | None, parties: tuple[str, ...]) -> Agreement:
    passage, name = found.passage, found.name
    verb = name.lead if signing is None else signing.verb
    start = name.start if signing is None else signing.start
    moment = read_moment(passage, name, verb, "issued", None)
    return Agreement(
        area=found.area,
        city=found.city,
        evidence=passage.evidence(min(start, moment.start), name.end, name.rule.replace("titles.", "agreements.")),
        title=name.title,
        parties=parties,
        year=None if signing is None and _leant_on(passage, moment) else moment.year,
        action="planned" if signing is not None and _to_come(passage, signing, name.lead) else None,
    )


def _leant_on(passage: Passage, moment: Moment) -> bool:
    """Whether a plan builds on what is there, so that its year dates nothing: 以“长三角执法协作机制”为依托."""
    return passage.scope.mode in ("plan", "assign") and moment.date is None and moment.year == passage.scope.year


def _to_come(passage: Passage, signing: Signing, lead: int) -> bool:
    """Whether a task or a plan says that something is to be signed: not 2018年签署的|《…》, which it only names."""
    named = passage.slice(signing.verb, lead).rstrip("《“").endswith("的")
    return passage.scope.mode in ("plan", "assign") and not named


def _is_unsigned(passage: Passage, signing: Signing) -> bool:
    """Whether it is only talked about, or a report says that it is intended; a plan says so of all: 力争年内|签署."""
    before = passage.slice(signing.start, signing.verb)
    if _negotiating().search(before):
        return True
    return passage.scope.mode not in ("plan", "assign") and _hedged().search(before) is not None


@cache
def _negotiating() -> re.Pattern[str]:
    return re.compile(words("negotiating"))


@cache
def _hedged() -> re.Pattern[str]:
    return re.compile(rf"(?!计划单列){words('hedge')}")
