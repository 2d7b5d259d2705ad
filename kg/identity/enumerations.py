"""Enumerations (并列): the organisations that words name one beside the other."""

from __future__ import annotations

import re
from functools import cache

from kg.facts import NATION
from kg.identity.collectives import read_collective
from kg.identity.names import fold
from kg.identity.offices import is_agency_name, kind_of, kinds_by_word
from kg.identity.places import bind
from kg.lexicon import national_agencies

_MARK = re.compile(r"[、,，;；/]|以及|会同|联合")
_CONJUNCTION = re.compile(r"[和与及]")
_BEHIND_OFFICE = re.compile(r"(?<=[局厅委府院])(?:以及|[和与及])")
# Where one name may end and the next begin without a mark: 省委|省政府, 中共福建省委|福建省人民政府.
_SEAM = re.compile(r"(?<=[厅局委院会府办])(?=[\u4e00-\u9fff]{3})|(?<=部)(?=国家|中国)")
_OFFICE = re.compile(r"办公[室厅]$")
_LEVEL = re.compile(r"省|自治区|兵团|市|区|县|州")


def split_organisations(text: str) -> tuple[str, ...]:
    """The organisations that words name, as printed: 省科技厅、发改委和国资委 are three, 科技和知识产权局 is one.

    A list of places that shares one office at its end stays whole.

    >>> split_organisations("我局会同省科技厅")
    ('我局', '省科技厅')
    >>> split_organisations("市委市政府")
    ('市委', '市政府')
    >>> split_organisations("吉林、辽宁两省知识产权局")
    ('吉林、辽宁两省知识产权局',)
    """
    if _is_shared(text):
        return (text,)
    chunks = _BEHIND_OFFICE.split(text)
    if len(chunks) > 1 and any(map(_is_shared, chunks)):
        return tuple(name for chunk in chunks for name in split_organisations(chunk))
    names: list[str] = []
    for part in _MARK.split(text):
        pieces = _CONJUNCTION.split(part)
        if len(pieces) > 1 and all(map(is_agency_name, map(fold, pieces))):
            names += pieces
        else:
            names += _side_by_side(part)
    return tuple(name for name in (name.strip() for name in names) if name)


def _is_shared(text: str) -> bool:
    """Whether a list of places shares the one office at its end."""
    together = read_collective(fold(text), NATION)
    return together is not None and together.whole


def _side_by_side(part: str) -> tuple[str, ...]:
    """The names in words that no mark parts: 省委省政府 are two, 国务院…部际联席会议办公室 is one."""
    if _without_office(fold(part)) in _national():
        return (part,)
    for seam in _SEAM.finditer(part):
        left, right = part[: seam.start()], part[seam.start() :]
        if is_body(fold(left)) and is_body(fold(right)) and _begins_anew(fold(right)):
            return (left, *_side_by_side(right))
    return (part,)


def _begins_anew(folded: str) -> bool:
    """Whether a name says at its beginning whose it is: 省政府, 福建省人民政府."""
    level = _LEVEL.match(folded)
    bound = bind(folded, NATION, None)
    rest = folded[level.end() :] if level else bound.rest if bound.how == "named" else ""
    return _without_office(folded) in _national() or kind_of(rest) is not None


def _without_office(folded: str) -> str:
    return _OFFICE.sub("", folded)


def is_body(folded: str) -> bool:
    """Whether a folded name is that of a public authority: by its ending, or as that of a national one."""
    return is_agency_name(folded) or folded in _national()


@cache
def _national() -> frozenset[str]:
    """Names that mean a national body wherever they stand: not 国资委, which is the department of a government too."""
    names = frozenset(fold(label) for agency in national_agencies() for label in agency.labels)
    return names - frozenset(kinds_by_word())
