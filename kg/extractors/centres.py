"""Protection centres (知识产权保护中心等): the status that a document reports or plans for each centre that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from kg.extractors.centre_names import (
    CentreName,
    Head,
    compose,
    event_before,
    find_heads,
    inner_names,
    is_bare,
    names_at,
)
from kg.extractors.named_places import Place, place_at, places_listed, province_of
from kg.extractors.reading import Passage, Reading
from kg.extractors.statuses import (
    CENTRE,
    Stage,
    ends_in_stage_word,
    has_stage_word,
    read_free_stage,
    read_stage,
    read_stages_apart,
)
from kg.facts import ProtectionCentre
from kg.lexicon import area_by_name

_FOLLOW_UP = re.compile(
    r"(?:目前|现|此前|随后|此后|同年|截至[^，]{2,12}|\d+月[^，]{0,6})?，?(?:相关|该|其)?(?:申报|建设|筹建)?(?:方案|材料|请示|工作|中心)|(?:该|此)中心|中心(?!城)"
)
_LISTED = re.compile(r"、|和|与|及|以及")
_LEAN = re.compile(r"(?:依托|委托)$")
_OPEN = re.compile(r"(?:^|了|该|此|[：“])$")
_YEAR_KINDS = ("point", "range", "until")


@dataclass(frozen=True, slots=True)
class _Statement:
    """What a sentence says of a centre, before the furthest of its paragraph is chosen."""

    section: int
    fact: ProtectionCentre
    stage: Stage


def extract_centres(reading: Reading) -> Iterator[ProtectionCentre]:
    """The status of each named centre, the furthest that a paragraph or cell states; plan columns and tasks give plans.

    Rules: `centres.full` for a name printed in full, `centres.composed` for one put together from place and kind,
    `centres.follow_up` for a sentence that speaks on of the centre named before it, `centres.relied_on` for one that a task
    builds on (依托…).
    """
    best: dict[tuple[int, str, str], _Statement] = {}
    named: list[CentreName] = []
    last: tuple[int, list[_Statement]] = (-1, [])
    for passage in reading.passages():
        statements: list[_Statement] = []
        groups = _groups(passage, named)
        for index, group in enumerate(groups):
            limit = _limit(passage, groups, index)
            statements += _state(passage, group, limit)
            named += group
        if not groups and last[0] == passage.sentence.section:
            statements = [*_follow_up(passage, last[1])]
        if groups or statements:
            last = (passage.sentence.section, statements or last[1])
        for statement in statements:
            key = (statement.section, statement.fact.name, passage.scope.mode)
            known = best.get(key)
            if known is None or statement.stage.beyond(known.stage):
                best[key] = statement
    yield from _once(best, {name for _, name, mode in best if mode != "assign"})


def _once(best: Mapping[tuple[int, str, str], _Statement], told: Set[str]) -> Iterator[ProtectionCentre]:
    """Each status of a centre once; a task without a date only where nothing else is said of the centre."""
    seen: set[tuple[str, str, str, int | None]] = set()
    for (_, name, mode), statement in best.items():
        fact = statement.fact
        if mode == "assign" and fact.year is None and fact.status == "planned" and name in told:
            continue
        key = (fact.area, name, fact.status, fact.year)
        if key not in seen:
            seen.add(key)
            yield fact


def _groups(passage: Passage, known: Sequence[CentreName]) -> list[tuple[CentreName, ...]]:
    """The names of a sentence, those of one list together."""
    groups: list[tuple[CentreName, ...]] = []
    inner = [*inner_names(passage)]
    for head in find_heads(passage):
        if groups and head.start < groups[-1][-1].end:
            continue
        names = names_at(passage, head) or _unnamed(
            passage, head, [*known, *(name for group in groups for name in group)]
        )
        if not names:
            continue
        joined = groups and _LISTED.fullmatch(passage.slice(groups[-1][-1].end, names[0].start))
        if joined:
            groups[-1] += names
        else:
            groups.append(names)
    groups += [(name,) for name in inner]
    return sorted(groups, key=lambda group: group[0].start)


def _unnamed(passage: Passage, head: Head, known: Sequence[CentreName]) -> tuple[CentreName, ...]:
    """The centres that a bare head means: of the places that act in its clause, of the event or province, or one named before."""
    level = is_bare(passage, head)
    if level is None:
        return ()
    clause = passage.clause_at(head.start)
    before = passage.slice(clause.start, head.start)
    rest = before.removesuffix(level)
    ending = passage.slice(head.start, head.end)
    if level == "省级" or level == "市级":
        name = passage.scope.city if level == "市级" else passage.scope.area
        return _of_area(passage, head, name) if has_stage_word(before, CENTRE) else ()
    if not (_OPEN.search(rest) or ends_in_stage_word(rest, CENTRE) or level):
        return ()
    if "知识产权" not in ending and not has_stage_word(before, CENTRE):
        namesakes = [name for name in known if name.kind == head.kind]
        return (replace(namesakes[-1], start=head.start, end=head.end),) if namesakes else ()
    event = event_before(passage, _verb_start(passage, clause.start, head.start))
    if event is not None:
        return (CentreName(head.start, head.end, event + ending, head.kind, None, True),)
    places = _acting_places(passage, clause.start, head.start)
    if places:
        return tuple(
            CentreName(head.start, head.end, compose(place, ending, head.kind), head.kind, place, True)
            for place in places
        )
    if has_stage_word(before, CENTRE) and passage.scope.city and head.kind == "protection_centre":
        return _of_area(passage, head, passage.scope.city)
    return ()


def _acting_places(passage: Passage, clause_start: int, end: int) -> tuple[Place, ...]:
    """The places that a bare head belongs to: 在白山市和白城市设立了|, 合芜蚌自主创新示范区申报建立|, 蚌埠市正在组织调研，论证|."""
    for mention in reversed(passage.mentions("area", clause_start, end)):
        gap = passage.slice(mention.end, end)
        if has_stage_word(gap, CENTRE) and len(gap) <= 20 and "的" not in gap:
            return places_listed(passage, mention.end)
    lead = re.match(r"(?:[（(]?\d+[）).、])?", passage.text)
    place = place_at(passage, passage.sentence.start + (lead.end() if lead else 0))
    if place is not None and has_stage_word(passage.slice(clause_start, end), CENTRE):
        return (place,)
    return ()


def _of_area(passage: Passage, head: Head, name: str | None) -> tuple[CentreName, ...]:
    """The centre of a province or city as a whole: 获批全国首家省级知识产权保护中心 in the section of 四川省."""
    area = area_by_name(name) if name else None
    if area is None or area.level == "nation":
        return ()
    place = Place(head.start, head.start, area.name, area.name, area.province, area.level)
    full = compose(place, passage.slice(head.start, head.end), head.kind)
    return (CentreName(head.start, head.end, full, head.kind, place, True),)


def _verb_start(passage: Passage, start: int, end: int) -> int:
    """Where the verb before a bare head begins: …“科洽会”|设立|知识产权维权援助工作站."""
    quote = passage.slice(start, end).rfind("”")
    return start + quote + 1 if quote >= 0 else start


def _limit(passage: Passage, groups: Sequence[Sequence[CentreName]], index: int) -> int:
    """Where the words about a group of names end: at the clause of the next group, or at that group in the same clause."""
    if index + 1 == len(groups):
        return passage.sentence.end
    start, following = groups[index][-1].end, groups[index + 1][0].start
    clause = passage.clause_at(following)
    return clause.start if clause.start >= start else following


def _state(passage: Passage, group: Sequence[CentreName], limit: int) -> Iterator[_Statement]:
    """What the sentence says of the names of a group."""
    start, end = min(name.start for name in group), max(name.end for name in group)
    apart = read_stages_apart(passage, end, limit, len(group), CENTRE) if len(group) > 1 else None
    common = None if apart else read_stage(passage, start, end, limit, CENTRE)
    rule = ""
    if common is None and apart is None:
        clause = passage.clause_at(start)
        if not _LEAN.search(passage.slice(clause.start, start)):
            return
        common, rule = Stage("operating", False, False, start, end), "centres.relied_on"
    for position, name in enumerate(group):
        stage = apart[position] if apart else common
        assert stage is not None
        kind = rule or ("centres.composed" if name.composed else "centres.full")
        yield _statement(passage, name, stage, min(start, stage.start), max(end, stage.end), kind)


def _follow_up(passage: Passage, previous: Sequence[_Statement]) -> Iterator[_Statement]:
    """What a sentence that names no centre says of those named just before: 目前相关申报方案已正式上报国家知识产权局."""
    if not previous or not _FOLLOW_UP.match(passage.text):
        return
    stage = read_free_stage(passage, CENTRE)
    if stage is None:
        return
    for statement in previous:
        fact = statement.fact
        name = CentreName(0, 0, fact.name, fact.kind, None, fact.composed)
        said = _statement(passage, name, stage, stage.start, stage.end, "centres.follow_up")
        yield replace(said, fact=replace(said.fact, area=fact.area, city=fact.city))


def _statement(passage: Passage, name: CentreName, stage: Stage, start: int, end: int, rule: str) -> _Statement:
    mode, scope = passage.scope.mode, passage.scope
    status, accepted = stage.status, stage.accepted
    year = None if rule == "centres.relied_on" else stated_year(passage, start, end)
    if rule != "centres.relied_on" and mode in ("plan", "assign"):
        status, accepted = "planned", False
    place = name.place
    city = place.city if place is not None else scope.city
    evidence = passage.evidence(passage.clause_at(start).start, passage.clause_at(max(start, end - 1)).end, rule)
    fact = ProtectionCentre(
        area=province_of(passage, place),
        city=city,
        evidence=evidence,
        name=name.name,
        kind=name.kind,
        status=status,
        accepted=accepted,
        year=year,
        composed=name.composed,
    )
    return _Statement(passage.sentence.section, fact, stage)


def stated_year(passage: Passage, start: int, end: int) -> int | None:
    """The year that the clauses of a statement give, or a date before them (2017年8月，…), else that of the section."""
    first = passage.clause_at(start).start
    for clause in passage.clauses:
        if clause.end == first - 1 and any(
            date.start <= clause.start + 2 and date.end >= clause.end - 2
            for date in passage.mentions("date", clause.start, clause.end)
        ):
            first = clause.start
    for mention in reversed(passage.mentions("date", first, passage.clause_at(max(start, end - 1)).end)):
        year = getattr(mention.value, "year", None)
        if year is not None and getattr(mention.value, "kind", "") in _YEAR_KINDS:
            return int(year)
    return passage.scope.year
