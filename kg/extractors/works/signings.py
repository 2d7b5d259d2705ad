"""Signings (签署): the verb of signing before the name of an agreement, and where the words about who signs begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extractors.works.names import Mentioned
from kg.extractors.works.wording import words

OPENING = re.compile(r"^(?:并|先后|已|\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]+[）)])+")
_CALLING = r"(?:共同|联合|携手)(?:发布|发起|发出|签署)"
"""Who makes an appeal together is bound by it: 与深圳、宁波|共同发布|《…协作倡议》."""


@dataclass(frozen=True, slots=True)
class Signing:
    """The verb of signing before a name, where the words about who signs begin, whether they sign one by one (分别)."""

    start: int
    verb: int
    apart: bool


def read_signing(found: Mentioned) -> Signing | None:
    """The signing that the clause tells before a name; None where no verb of signing stands there alone."""
    passage, name = found.passage, found.name
    clause = passage.clause_at(name.lead)
    called = name.kind is not None and name.kind.label.endswith("倡议")
    verbs = list(re.finditer(_CALLING if called else words("signing"), passage.slice(clause.start, name.lead)))
    if not verbs:
        return None
    verb = clause.start + verbs[-1].start()
    if re.search(r"[、；]", passage.slice(clause.start + verbs[-1].end(), name.lead)):
        return None
    cues = [cue.end for cue in passage.mentions("policy-action", clause.start, verb)]
    start = max([clause.start, *(cue for cue in cues if passage.slice(verb, name.lead).endswith("的"))])
    opening = OPENING.match(passage.slice(start, verb))
    start += opening.end() if opening else 0
    start = next((date.end for date in passage.mentions("date", start, verb) if date.start == start), start)
    return Signing(start, verb, "分别" in passage.slice(start, verb))
