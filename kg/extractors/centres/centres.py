"""Protection centres (知识产权保护中心等): the status that a document reports or plans for each centre it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from kg.extractors.centres.acceptance import read_inspection
from kg.extractors.centres.bare_centres import TURNED_INTO, centres_meant
from kg.extractors.centres.branches import branches_alone, branches_created
from kg.extractors.centres.heads import CentreName, find_heads, in_full
from kg.extractors.centres.names import inner_names, names_at
from kg.extractors.centres.stages import CENTRE, Stage
from kg.extractors.centres.statuses import reach, read_free_stage, read_stage, read_stages_apart
from kg.extractors.centres.tabled import centres_in_rows
from kg.extractors.centres.working import is_kept_up, is_so_by_now, is_to_do_better, looks_back, read_work
from kg.extractors.passages.evidence import make_evidence
from kg.extractors.passages.labels import words
from kg.extractors.passages.named_places import province_of
from kg.extractors.passages.reading import Passage, Reading
from kg.extractors.passages.years import stated_year
from kg.facts import NATION, ProtectionCentre
from kg.values.marks import LIST_MARK

_FOLLOW_UP = re.compile(
    r"(?:目前|现|此前|随后|此后|同年|截至[^，]{2,12}|\d+月[^，]{0,6})?，?"
    r"(?:相关|该|其)?(?:申报|建设|筹建)?(?:方案|材料|请示|工作|中心)|(?:该|此)(?:知识产权)?(?:保护|快维|快速维权|维权援助)?中心|中心(?!城)"
)
# 推动|…中心开展预审服务: what somebody wants of it.
_URGED = re.compile(r"推动|推进|支持|指导|加快|鼓励|引导|促进|帮助|督促|要求|会同|联合|委托|与$")
_PLACE_OF = re.compile(r"(?:在|赴|前往|走进|入驻|位于)$")
"""Before a centre that is only where something happens: 审理庭在|中国（佛山）知识产权保护中心|启用."""
_FOUND = re.compile(r"建设|筹建|设立|组建|成立|建立")
_RELIED_ON = re.compile(r"(?:依托|委托)$")


@dataclass(frozen=True, slots=True)
class _Statement:
    """What a sentence says of a centre, before the furthest of its paragraph is chosen; `named` is the start of the
    clause that names it and `opening` that of its sentence, clean offsets.
    """

    section: int
    fact: ProtectionCentre
    stage: Stage
    opening: int
    named: int


def extract_centres(reading: Reading) -> Iterator[ProtectionCentre]:
    """The status of each named centre, the furthest that a paragraph or cell states; plans and tasks give plans.

    Rules: `centres.full` for a name in full, `centres.composed` for one put together from place and kind,
    `centres.follow_up` for a sentence that speaks on of the centre before it (目前相关申报方案已上报),
    `centres.grown` for one of which something grows (…中心|备案主体增至2246家), `centres.working` for one whose daily
    work is told (…中心|全年受理预审案件1320件) or that shall do it better (支持|…中心|高效运行),
    `centres.relied_on` for one that something builds on (依托…): it works, since when is not said.
    """
    best: dict[tuple[int, str, str], _Statement] = {}
    named: list[CentreName] = []
    section, last = -1, list[_Statement]()
    for passage in reading.passages():
        groups = _groups(passage, named)
        statements: list[_Statement] = []
        for group, following in zip(groups, [*groups[1:], None], strict=False):
            statements += _say(passage, group, _next(passage, group, following[0].start if following else None))
            named += group
        if not groups and section == passage.sentence.section:
            statements = [*_say_on(passage, last)]
        if groups or statements:
            section, last = passage.sentence.section, statements or last
        for statement in statements:
            key = (statement.section, statement.fact.name, passage.scope.mode)
            known = best.get(key)
            if known is None or statement.stage.beyond(known.stage):
                best[key] = statement
    told = list(_once(best, {name for _, name, mode in best if mode != "assign"}))
    yield from (*told, *centres_in_rows(reading, told))


def _once(best: Mapping[tuple[int, str, str], _Statement], told: Set[str]) -> Iterator[ProtectionCentre]:
    """Each status of a centre once; a task without a date only where nothing else is said of the centre, and none for
    a year in which it was reached already (task and result in one row), nor a second one for a later year.
    """
    seen: set[tuple[str, str, str, int | None]] = set()
    works: dict[tuple[str, str], int] = {}
    soonest: dict[tuple[str, str], int] = {}
    for statement in best.values():
        fact = statement.fact
        centre, year = (fact.area, fact.name), fact.year or 9999
        if fact.status == "operating":
            works[centre] = max(works.get(centre, 0), fact.year or 0)
        elif fact.status == "planned":
            soonest[centre] = min(soonest.get(centre, year), year)
    for (_, name, mode), statement in best.items():
        fact = statement.fact
        key = (fact.area, name, fact.status, fact.year)
        undated_task = mode == "assign" and fact.year is None and fact.status == "planned"
        if fact.status == "planned" and fact.year is not None:
            centre = (fact.area, name)
            if fact.year <= works.get(centre, 0) or fact.year > soonest[centre]:
                continue
        if key not in seen and not (undated_task and name in told):
            seen.add(key)
            yield fact


def _groups(passage: Passage, known: Sequence[CentreName]) -> list[tuple[CentreName, ...]]:
    """The names of a sentence in order, those of one list together."""
    groups: list[tuple[CentreName, ...]] = []
    for head in find_heads(passage):
        if groups and head.start < groups[-1][-1].end:
            continue
        before = [*known, *sum(groups, ())]
        names = tuple(in_full(name, before) for name in names_at(passage, head) or centres_meant(passage, head, before))
        if names and groups and LIST_MARK.fullmatch(passage.slice(groups[-1][-1].end, names[0].start)):
            groups[-1] += names
        elif names:
            groups.append(names)
    groups += [(name,) for name in inner_names(passage)]
    groups += [(name,) for name in branches_alone(passage, sum(groups, ()))]
    return sorted(groups, key=lambda group: group[0].start)


def _next(passage: Passage, group: Sequence[CentreName], following: int | None) -> int | None:
    """Where what is said of a group ends at the latest: at the next group, or at others behind a semicolon."""
    end = max(name.end for name in group)
    others = (head.start for head in find_heads(passage) if head.start > end and passage.clause_at(head.start).strong)
    return min([*others, *([following] if following is not None else [])], default=None)


def _say(passage: Passage, group: Sequence[CentreName], following: int | None) -> Iterator[_Statement]:
    """What the sentence says of the names of a group; the next group begins at `following`."""
    start, end = min(name.start for name in group), max(name.end for name in group)
    if following is not None and TURNED_INTO.search(passage.slice(end, following)):
        return  # 湘潭快维中心|获批升级为|…保护中心: said of what it becomes
    limit = reach(passage, group[-1].end, following)
    branches = branches_created(passage, group[-1], limit)
    urged = _URGED.search(passage.slice(passage.clause_at(start).start, start)) is not None
    for branch in branches:
        set_up = Stage("planned" if urged else "operating", False, urged, branch.start, branch.end)
        yield _statement(passage, branch, set_up, (start, branch.end), "centres.composed")
    apart = read_stages_apart(passage, end, limit, len(group), CENTRE) if len(group) > 1 else None
    common = None if apart else read_stage(passage, start, end, limit, CENTRE)
    if common is not None and any(branch.start <= common.start and common.end <= branch.end for branch in branches):
        common = None  # …中心在温州、台州|新设|工作站: what is new are the stations
    rule = ""
    if (
        common is not None
        and common.start >= start
        and _PLACE_OF.search(passage.slice(passage.clause_at(start).start, start))
    ):
        return
    founded = common is not None and common.start < start and _FOUND.search(passage.slice(common.start, start))
    if apart is None and not founded and (common is None or common.status in ("applied", "approved")):
        work = read_work(passage, (start, end), limit, common, urged)
        if work is None:
            return
        common, rule = work
    tasked = passage.scope.mode in ("assign", "plan")
    if tasked and is_to_do_better(passage, end, limit):
        common, rule = Stage("operating", False, False, start, end), "centres.working"
    elif tasked and is_kept_up(passage, start):
        common, rule = Stage("operating", False, False, start, end), "centres.relied_on"
    elif common is None and apart is None:
        if branches or not _RELIED_ON.search(passage.slice(passage.clause_at(start).start, start)):
            return
        common, rule = Stage("operating", False, False, start, end), "centres.relied_on"
    described = passage.scope.mode == "assign" and passage.slice(start - 1, start) == "的"
    inspected = read_inspection(passage, end, limit) if passage.scope.mode == "report" else None
    for name, stage in zip(group, apart or [common] * len(group), strict=True):
        assert stage is not None
        how = rule or ("centres.composed" if name.composed else "centres.full")
        timeless = rule == "centres.relied_on" or (described and not stage.wished)
        told = inspected is not None and not stage.accepted and not stage.wished
        span = (min(start, stage.start), max(end, stage.end, inspected if told and inspected else 0))
        said = _statement(passage, name, stage, span, how, timeless, rule in ("centres.grown", "centres.working"))
        yield replace(said, fact=replace(said.fact, inspected=told))


def _say_on(passage: Passage, previous: Sequence[_Statement]) -> Iterator[_Statement]:
    """What a sentence without a name says of the centres named just before it: 目前相关申报方案已正式上报.

    The evidence runs from the clause that names the centre, for without it nothing is proved.
    """
    if not previous or not _FOLLOW_UP.match(passage.text):
        return
    stage = read_free_stage(passage, CENTRE)
    if stage is None:
        return
    for before in previous:
        fact = before.fact
        name = CentreName(0, 0, fact.name, fact.kind, None, fact.composed)
        said = _statement(passage, name, stage, (stage.start, stage.end), "centres.follow_up")
        both = replace(passage.sentence, start=before.opening)
        end = passage.clause_at(stage.end - 1).end
        evidence = make_evidence(passage.reading.document, both, before.named, end, "centres.follow_up")
        yield replace(
            said,
            fact=replace(said.fact, area=fact.area, city=fact.city, evidence=evidence),
            opening=before.opening,
            named=before.named,
        )


def _statement(
    passage: Passage,
    name: CentreName,
    stage: Stage,
    span: tuple[int, int],
    rule: str,
    timeless: bool = False,
    working: bool = False,
) -> _Statement:
    """The statement that a centre has come to a stage; `timeless` where a rule or task takes that for granted,
    `working` where it works whatever is planned for it.
    """
    start, end = span
    planned = passage.scope.mode in ("plan", "assign") and not timeless and not working
    by_now = planned and is_so_by_now(passage, stage)
    planned = planned and not by_now and not looks_back(passage, name.end, stage)
    if planned and passage.scope.mode == "assign" and stage.status == "preparing" and not stage.wished:
        going = passage.slice(stage.start, stage.end).startswith(words("institution-word", "under-way"))
        planned, timeless = not going, going and passage.scope.year != passage.reading.document.year
    status = "planned" if planned else stage.status
    place = name.place
    fact = ProtectionCentre(
        area=_area(passage, name),
        city=place.city if place is not None else passage.scope.city,
        evidence=passage.evidence(passage.clause_at(start).start, passage.clause_at(max(start, end - 1)).end, rule),
        name=name.name,
        kind=name.kind,
        status=status,
        accepted=stage.accepted and not planned,
        year=None if timeless else stated_year(passage, start, end, status == "planned"),
        composed=name.composed,
    )
    if by_now:
        fact = replace(fact, year=passage.reading.document.year)
    return _Statement(passage.sentence.section, fact, stage, passage.sentence.start, passage.clause_at(start).start)


def _area(passage: Passage, name: CentreName) -> str:
    """The province: that of the place in a full name (中国（浦东）… is 上海市's everywhere), else the scope's."""
    place = name.place
    if place is not None and place.province != NATION and name.name.startswith("中国") and not name.composed:
        return place.province
    return province_of(passage, place)
