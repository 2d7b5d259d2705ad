"""Sharing out (分别获得): the titles that a list of places or bodies gets one each, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.designations.grantees import Grantee
from kg.extractors.designations.programmes import Programme, in_place_of, is_bare, read_programme


def share_out(grantees: Sequence[Grantee], text: str) -> list[tuple[tuple[Grantee, ...], Programme]]:
    """Who gets what: "大庆市、齐齐哈尔市分获|国家知识产权示范城市、试点城市称号"; a single title is that of all."""
    named: list[Programme] = []
    for part in re.split("[、和]", re.split("[，；。]", text)[0]):
        programme = read_programme(part)
        if programme is not None and is_bare(programme.name) and named:
            full = in_place_of(named[-1].name, programme.name)
            programme = replace(programme, name=full) if full else None
        named += [programme] if programme else []
    if len(named) == 1:
        return [(tuple(grantees), named[0])]
    if len(named) != len(grantees):
        return []
    return [((grantee,), one) for grantee, one in zip(grantees, named, strict=True)]
