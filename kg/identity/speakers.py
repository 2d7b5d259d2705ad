"""Speakers (行文机关): whom a document calls 我局 or 本局, and which office it calls 省局 or 市局.

"我局会同省财政厅" in a report headed "陕西省知识产权局2016年工作总结" is 陕西省知识产权局; where no heading names
the body that speaks, the office of the area that the text is about: in papers on intellectual property its 知识产权局.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.identity.enumerations import split_organisations
from kg.identity.names import fold
from kg.identity.offices import is_agency_name
from kg.identity.places import find_place, province_of
from kg.lexicon import Area

_RELATIVE = re.compile(r"(?P<own>[我本])(?P<form>局|厅|委|办|院|会)|(?P<level>省|自治区|兵团|市|州|盟|区|县)局")
_HEADED = re.compile(
    r"(?P<name>.{3,40}?(?:局|厅|委员会|委|办公室|办)(?:\([^()]{2,20}\))?)(?=(?:19|20)\d\d|关于|[一二三四五六七八九十]+五)"
)
_PLATE = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Relative:
    """A name that means a body only in its document: the ending that the body's name has, and whose office it is."""

    form: str
    own: bool
    home: Area | None


def read_relative(folded: str, area: str, city: str | None) -> Relative | None:
    """What 我局, 本局, 省局 or 市局 means in a text about an area; None for every other name."""
    match = _RELATIVE.fullmatch(folded)
    if match is None:
        return None
    place = find_place(city, area) if city else None
    if match["level"] in ("省", "自治区", "兵团"):
        place = None
    return Relative(match["form"] or "局", bool(match["own"]), place or province_of(area))


def speakers_of(issuer: str | None, title: str | None) -> tuple[str, ...]:
    """The names of the bodies that a document speaks for: its issuers, else the one that its title begins with.

    >>> speakers_of(None, "陕西省知识产权局2016年工作总结")
    ('陕西省知识产权局',)
    """
    if issuer:
        return split_organisations(issuer)
    head = _HEADED.match(fold(title or ""))
    return (head["name"],) if head and is_agency_name(without_plate(head["name"])) else ()


def without_plate(folded: str) -> str:
    """A name without the second one that its body bears: 市市场监管局|(知识产权局)."""
    bare = _PLATE.sub("", folded)
    return bare if is_agency_name(bare) and is_agency_name(folded.removesuffix(")")) else folded
