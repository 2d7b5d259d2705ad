"""Cases (适用情形): what a rule only supposes of those to whom it gives something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extractors.passages.reading import Passage, Reading
from kg.facts import Agreement, Designation, Fact, Institution, ProtectionCentre

_GIVES = re.compile(
    r"(?:可以?|分别|一次性|再|另行?|按[^，]{1,30}|每[件项家个名站所处批次年][^，]{0,4})*"
    r"(?:给予|补助|奖励|资助|补贴|奖补|贴息|支持|认定为)"
)
_SUPPOSED = (Agreement, Designation, Institution, ProtectionCentre)


def is_case(passage: Passage, at: int) -> bool:
    """Whether the clause at an offset is a case for which the next one gives something: 代理量达到50件|的，奖励|,
    设立维权援助工作站|的，每站资助|.
    """
    clause = passage.clause_at(at)
    place = passage.clauses.index(clause)
    if place + 1 == len(passage.clauses) or not clause.text.endswith("的"):
        return False
    follows = passage.clauses[place + 1]
    return not follows.strong and _GIVES.match(follows.text) is not None


def without_cases(reading: Reading, facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts without the centres, bodies, titles and agreements of a case, which are nobody's yet."""
    for fact in facts:
        if isinstance(fact, _SUPPOSED):
            passage, end = reading.told_in(fact.evidence)
            if end is not None and is_case(passage, end):
                continue
        yield fact
