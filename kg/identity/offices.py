"""Offices (部门): the departments that an area has, by the kinds of department of the ontology."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kg.identity.names import Identity, fold
from kg.identity.places import short_name
from kg.lexicon import Area, Concept, concepts
from kg.vocabulary import DATA_IRI

OFFICE = "知识产权局"
"""The office that a bare 局 means in a text on intellectual property."""

# Branches of national bodies are called by the short name of the place: 兰州海关, 甘肃银监局.
_VERTICAL = frozenset(
    ("customs", "banking-regulator", "insurance-regulator", "securities-regulator", "inspection-quarantine")
)
# An assembly is one through its terms: 省|第十三届|人大常委会.
_TERM = re.compile(r"^第?[一二三四五六七八九十百]+届(?=人(?:民代表)?大)")


@cache
def kinds_by_word() -> Mapping[str, Concept]:
    """The kind of department that a folded word names: 科技厅, 科委 -> science."""
    return {fold(label): concept for concept in reversed(concepts("department")) for label in concept.labels}


def kind_of(words: str) -> Concept | None:
    """The kind of department that folded words name behind a place or its level: (省)科技厅, (省)第十三届人大常委会."""
    known = kinds_by_word()
    # An office of the party's committee is named with it: (省)委编办, (自治区)党委外办.
    bare = words.removeprefix("党")
    return known.get(words) or known.get(_TERM.sub("", words)) or known.get(bare) or known.get(bare.removeprefix("委"))


def is_agency_name(folded: str) -> bool:
    """Whether a folded name ends as those of public authorities do."""
    return folded.endswith(agency_endings())


@cache
def agency_endings() -> tuple[str, ...]:
    """What names of public authorities end with, sorted."""
    return tuple(sorted({*kinds_by_word(), "政府", "办公室", "委员会", "联席会议", "领导小组", "局", "厅", "办"}))


def office(area: Area, kind: Concept, folded: str) -> Identity | None:
    """The department of a kind that an area has; None where areas of its level have none such."""
    if area.level == "region":
        return None
    # 市人民法院 does not say of which instance: that follows from whose it is.
    if kind.notation == "high-court" and area.level not in ("province", "corps"):
        if "高" in folded:
            return None
        kind = _court("intermediate-court" if area.level == "prefecture" else "basic-court")
    if area.level == "zone" and kind.notation == "government":
        kind = kinds_by_word()["管理委员会"]
    label = short_name(area) + kind.pref_zh if kind.notation in _VERTICAL else area.name + _title(area, kind)
    if kind.notation == "party-committee":
        label = f"中共{area.name}委员会"
    elif kind.pref_zh.startswith("委") and area.name.endswith(("自治区", "兵团")):
        label = f"{area.name}党{kind.pref_zh}"
    elif kind.notation == "basic-court":
        label = f"{area.name}人民法院"
    joined = () if label == folded else ("department-of-area",)
    label_en = f"{kind.pref_en}, {area.name_en}" if area.name_en else None
    return Identity(f"{DATA_IRI}agency/{area.code}-{kind.notation}", label, joined, area, label_en)


def _court(notation: str) -> Concept:
    return next(kind for kind in concepts("department") if kind.notation == notation)


def _title(area: Area, kind: Concept) -> str:
    """What a department is called there: 科学技术厅 in a province, 委员会 in a municipality, 局 in a city."""
    title = kind.pref_zh
    if title.endswith("办公厅") and area.level not in ("province", "corps"):
        return title.removesuffix("厅") + "室"
    if (
        not title.endswith("厅")
        or title.endswith("办公厅")
        or (area.level == "province" and not area.name.endswith("市"))
    ):
        return title
    for ending in ("委员会", "委", "局") if area.level == "province" else ("局",):
        for label in kind.labels:
            if label.endswith(ending):
                return label
    return title[:-1] + "局"
