"""Indicators (指标): the concept that a wording means, or the wording itself where none fits; nothing is forced.

A wording is freed of area, year and words of counting from its ends until the ontology knows what is left:
全省专利代理机构总数 is 专利代理机构数. A concept fits only figures of its own group of units, so that 专利权质押 in 元
is no count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from kg.identity.names import Identity, fold, short_hash, unfold
from kg.identity.places import bind, find_place, province_of
from kg.lexicon import concept_by_iri, concept_by_notation, concepts
from kg.vocabulary import DATA_IRI

_PLACE_OR_TIME = re.compile(
    r"(?:全省|全市|全区|全县|全州|全盟|全国|全自治区|我省|我市|我区|我州|本市|省内|区内|市内|省|市|自治区|国内)(?=.{3})"
    r"|(?:截至|截止)?(?:19|20)\d\d年(?:度|底|末)?|(?:19|20)\d\d年?-(?:(?:19|20)\d\d)?年|\d{1,2}(?:-|至)\d{1,2}月份?"
    r"|上半年|前三季度|年度|年(?=.{4})|第[一二三四五六七八九十百\d]+[届批]"
)
_END = re.compile(r"(?:\([^()]*\)|累计|达|达到|为|共|的项目|的[^的]+等项目|的专利|的发明专利)$")
_AND = re.compile(r"[和与及、]")
_LEVEL = re.compile(r"^(?:国家级?|省级|市级|自治区级)(?=.{4})")
_NEW = re.compile(r"^新(?:增加?|认定|获批?|评定|设立?|建|批准?|培育|入选|列入|命名)(?=.{3})")
_ASIDE = re.compile(r"\([^()]*\)")
_EVERY = re.compile(r"每年(?:都|均)?|案$")
"""What one statement of a target says and the next leaves out: 每年|入驻展会, 电子商务领域维权|案."""
_COUNTING = re.compile(r"(?:总数量|总金额|总数|总量|总额|数量|金额|数|量|额)$")


@lru_cache(maxsize=16384)
def identify_indicator(wording: str, unit: str, *, area: str, city: str | None = None) -> Identity:
    """The indicator that a wording means for a figure in a unit, in a fact about an area and a place in it."""
    folded = fold(wording)
    group = _unit_group(unit)
    text = folded
    while text:
        concept = _find(text, group)
        if concept is not None:
            label = concept_by_iri(concept).pref_zh
            return Identity(concept, label, () if fold(label) == folded else ("indicator-wording",))
        shorter = _shorten(text, area, city)
        if shorter == text:
            break
        text = shorter
    mark, mark_en = _mark(folded, group)
    bare = _EVERY.sub("", folded)
    iri = f"{DATA_IRI}indicator/{short_hash('indicator', bare, group)}"
    return Identity(iri, unfold(bare), () if bare == folded else ("indicator-wording",), mark=mark, mark_en=mark_en)


def parts_of_wording(wording: str, unit: str, *, area: str, city: str | None = None) -> tuple[str, ...]:
    """The concepts that parts of a wording mean: of one that counts several things as one (甲县和乙县), both; of
    what is new (新增|知识产权强县工程示范县), what there is in all.
    """
    found = set()
    parts = [_NEW.sub("", part) for part in _AND.split(fold(wording))]
    for part in parts if parts != [fold(wording)] else ():
        for text in (part, _LEVEL.sub("", part)):
            identity = identify_indicator(text, unit, area=area, city=city)
            if not identity.iri.startswith(f"{DATA_IRI}indicator/"):
                found.add(identity.iri)
    return tuple(sorted(found))


def _shorten(text: str, area: str, city: str | None) -> str:
    for pattern in (_PLACE_OR_TIME, _verbs()):
        start = pattern.match(text)
        if start:
            return text[start.end() :]
    end = _END.search(text)
    if end:
        return text[: end.start()]
    if _ASIDE.search(text):
        return _ASIDE.sub("", text)
    bound = bind(text, area, None)
    # A place that the fact does not give belongs to the indicator: 龙里县专利质押融资 is no figure of the province.
    here = (province_of(area), find_place(city, area) if city else None)
    return bound.rest if bound.how == "named" and bound.area is not None and bound.area in here else text


@cache
def _verbs() -> re.Pattern[str]:
    words = {
        label for scheme in ("counting", "indicator-verb") for concept in concepts(scheme) for label in concept.labels
    }
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))


def _find(text: str, group: str) -> str | None:
    return _labels().get((text, group)) or _stems().get((_COUNTING.sub("", text), group))


def _unit_group(unit: str) -> str:
    """The group of units that a unit belongs to; an unknown one is a measure word that counts."""
    concept = concept_by_notation("unit", unit)
    return (concept.broader or concept.iri).rsplit("/", 1)[-1] if concept else "count"


def _mark(folded: str, group: str) -> tuple[str, str]:
    """The kind of unit, where the wording does not say it: 给予资金支持 in 元 and in % are two; …金额 is money."""
    said = [unit for unit in concepts("unit") if unit.broader is None and folded.endswith(unit.pref_zh)]
    expected = said[0].iri.rsplit("/", 1)[-1] if said else "count"
    # A wording that the ontology knows in another unit is told from the concept too.
    if group == expected and folded not in _names():
        return "", ""
    found = next(unit for unit in concepts("unit") if unit.iri.rsplit("/", 1)[-1] == group)
    return found.pref_zh, found.pref_en


@cache
def _names() -> frozenset[str]:
    return frozenset(fold(concept.pref_zh) for concept in concepts("indicator"))


@cache
def _labels() -> dict[tuple[str, str], str]:
    """Folded label and group of units -> concept. A wording of two concepts of one group means neither."""
    index: dict[tuple[str, str], set[str]] = defaultdict(set)
    for concept in concepts("indicator"):
        for label in concept.labels:
            for group in _groups(concept.unit):
                index[fold(label), group].add(concept.iri)
    return {key: found.pop() for key, found in index.items() if len(found) == 1}


@cache
def _stems() -> dict[tuple[str, str], str]:
    index: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (label, group), concept in _labels().items():
        index[_COUNTING.sub("", label), group].add(concept)
    return {key: found.pop() for key, found in index.items() if len(found) == 1}


def _groups(unit: str | None) -> tuple[str, ...]:
    if unit is None:
        raise ValueError("an indicator of the ontology has no zc:unit")
    concept = concept_by_iri(unit)
    group = (concept.broader or concept.iri).rsplit("/", 1)[-1]
    # Texts count people in 名 and 人次 as they count things in 个.
    return (group, "count") if group == "persons" else (group,)
