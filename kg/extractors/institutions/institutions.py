"""Institutions (机构): courts, exchanges, platforms, alliances, offices created, opened, approved or planned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extractors.centres.branches import branches_alone
from kg.extractors.centres.heads import find_heads
from kg.extractors.centres.names import inner_names, names_at
from kg.extractors.centres.stages import INSTITUTION, Stage, stage_words
from kg.extractors.centres.statuses import reach, read_stage, read_stages_apart
from kg.extractors.institutions.bodies import body_key, is_class, is_said_better, is_told
from kg.extractors.institutions.branches import branches_set_up
from kg.extractors.institutions.counted_names import find_counted_names
from kg.extractors.institutions.foundings import is_founded, opened_before
from kg.extractors.institutions.heads import heads
from kg.extractors.institutions.names import InstitutionName, find_institutions
from kg.extractors.institutions.nicknames import find_nicknames
from kg.extractors.institutions.offices import find_offices
from kg.extractors.institutions.one_each import find_counted_places
from kg.extractors.institutions.results import results_by_place, row_of, task_place
from kg.extractors.institutions.seats import SCHOOL, founding_places, with_seats
from kg.extractors.passages.aims import told_as_coming
from kg.extractors.passages.labels import words
from kg.extractors.passages.named_places import Place, make_place, place_at, province_of
from kg.extractors.passages.reading import Passage, Reading
from kg.extractors.passages.years import stated_year
from kg.facts import Institution
from kg.values.marks import LIST_MARK

_OPENING = re.compile(r"(?:目前|同时|此外|其中|截至目前|近年来|今年|20\d\d年|\d{1,2}月|，)+")
_JOINTS = ("、", "和", "与", "及")
_EACH = re.compile(r"各[\d一两二三四五六七八九]")
_COUNT = re.compile(r"(?P<number>[2-9两二三四五六七八九])[个家所处]")
_NUMBERS = {
    **{str(number): number for number in range(2, 10)},
    **dict(zip("两二三四五六七八九", (2, *range(2, 10)), strict=True)),
}
_SETTLED = re.compile(r"(?:落户|入驻|落地|选址)(?:于|在|到)?$")
_GRANTER = re.compile(r"获|被|经|由|得到")


def extract_institutions(reading: Reading) -> Iterator[Institution]:
    """Each institution that the text says was created, opened, approved or is planned, with its furthest stage.

    Rules: `institutions.created` where a verb of creation governs the name, `institutions.happened` where a predicate
    follows it, `institutions.nickname` for platforms named by quoted words only, `institutions.sign` for departments
    that put up a second sign (挂…牌子), `institutions.result` where the result of a row names only the places of its
    task.
    """
    best: dict[tuple[str, str, str], tuple[Stage, Institution]] = {}
    said: list[Institution] = []
    tasks: dict[tuple[int, int] | None, list[Institution]] = {}
    for passage in reading.passages():
        results = results_by_place(passage, tasks.get(row_of(passage, "result"), ()))
        for stage, fact in (
            *_stated(passage),
            *_branched(passage),
            *_nicknamed(passage),
            *_offices(passage),
            *results,
        ):
            if (row := row_of(passage, "task")) is not None:
                tasks.setdefault(row, []).append(fact)
            key = (fact.area, body_key(fact), passage.scope.mode)
            said.append(fact)
            known = best.get(key)
            if known is None or (passage.scope.mode == "report" and stage.beyond(known[0])):
                best[key] = (stage, fact)
    told = [fact for (_, _, mode), (_, fact) in best.items() if mode != "assign"]
    for (_, _, mode), (_, fact) in best.items():
        if is_class(fact, reading.document.text) or is_said_better(fact, said):
            continue
        if mode != "assign" or not is_told(fact, told):
            yield fact


def _stated(passage: Passage) -> Iterator[tuple[Stage, Institution]]:
    """What the sentence says of the institutions that it names, those of one list together."""
    if not heads().search(passage.text):
        return
    groups: list[list[InstitutionName]] = []
    taken: list[tuple[int, int]] | None = None
    for name in find_institutions(passage):
        taken = _centre_spans(passage) if taken is None else taken
        if any(start < name.end and name.start < end for start, end in taken):
            continue
        if name.kind == "agency_office" and _GRANTER.match(name.name):
            continue  # 运营中心|获国家知识产权局|批准筹建: who grants it
        if name.kind == "industry_zone" and any(
            area.start <= name.start and name.end <= area.end for area in passage.mentions("area")
        ):
            continue  # 支持|山西综改示范区|建设…: a place that acts
        between = passage.slice(groups[-1][-1].end, name.start) if groups else "，"
        if LIST_MARK.fullmatch(between.strip("“”")) or between in ("", "”“"):
            groups[-1].append(name)
        else:
            groups.append([name])
    counted = [*map(list, (*find_counted_names(passage), *find_counted_places(passage)))]
    spans = (_centre_spans(passage) if taken is None else taken) if counted else []
    counted = [group for group in counted if not any(a < group[-1].end and group[-1].start < b for a, b in spans)]
    groups = [group for group in groups if not any(_overlap(group, other) for other in counted)]
    groups = sorted([*groups, *counted], key=lambda group: group[0].start)
    groups = [group for group in groups if _as_many(passage, group)]
    for group, following in zip(groups, [*groups[1:], None], strict=False):
        yield from _say(passage, group, reach(passage, group[-1].end, following[0].start if following else None))


def _overlap(one: Sequence[InstitutionName], other: Sequence[InstitutionName]) -> bool:
    return one[0].start < other[-1].end and other[0].start < one[-1].end


def _as_many(passage: Passage, group: Sequence[InstitutionName]) -> bool:
    """Whether a count behind a list is that of its names or places: A站、B站|2个|, 在甲、乙新设站|2个|."""
    behind = passage.slice(group[-1].end, min(group[-1].end + 3, passage.sentence.end))
    if _EACH.match(behind) and "、" in group[-1].name:
        return False  # 新增TISC、高校国家知识产权信息服务中心|各1家|
    count = _COUNT.match(behind)
    number = _NUMBERS.get(count["number"], 0) if count else len(group)
    clause = passage.clause_at(group[0].start)
    before = passage.slice(clause.start, group[0].start)
    return number == len(group) or (len(group) == 1 and number == len(founding_places(passage, clause.start, before)))


def _nicknamed(passage: Passage) -> Iterator[tuple[Stage, Institution]]:
    """The platforms named by quoted words that a sentence says went online."""
    for name, predicate in find_nicknames(passage):
        stage = read_stage(passage, name.start, predicate, passage.clause_at(predicate).end, INSTITUTION)
        if stage is not None:
            yield stage, _fact(passage, name, stage, name.start, stage.end, "institutions.nickname")


def _branched(passage: Passage) -> Iterator[tuple[Stage, Institution]]:
    """The branches that a body sets up in places that the sentence lists."""
    for name, stage in branches_set_up(passage):
        yield stage, _fact(passage, name, stage, name.start, name.end, "institutions.created")


def _centre_spans(passage: Passage) -> list[tuple[int, int]]:
    """The spans of the centres of the protection network, which are facts of their own type."""
    named = list(inner_names(passage))
    spans: list[tuple[int, int]] = []
    for head in find_heads(passage):
        named += (names := names_at(passage, head))
        spans += [] if names else [(head.start, head.end)]
    named += branches_alone(passage, named)
    return [*spans, *((name.start, name.end) for name in named)]


def _say(passage: Passage, group: Sequence[InstitutionName], limit: int) -> Iterator[tuple[Stage, Institution]]:
    """What the sentence says of the names of a list, up to `limit`."""
    start, end = group[0].start, group[-1].end
    before = passage.slice(passage.clause_at(start).start, start)
    rule = "institutions.created" if stage_words(before, 0, INSTITUTION) else "institutions.happened"
    apart, common = None, None
    if is_founded(passage, group, limit):
        apart = read_stages_apart(passage, end, limit, len(group), INSTITUTION) if len(group) > 1 else None
        common = None if apart else _settled(passage, read_stage(passage, start, end, limit, INSTITUTION))
    elif rule == "institutions.happened":
        common, rule = opened_before(passage, group[0]), "institutions.created"
    names = [*with_seats(passage, group)]
    for name, stage in zip(names, apart or [common] * len(names), strict=False):
        if stage is not None and name is not None:
            yield stage, _fact(passage, name, stage, min(start, stage.start), max(end, stage.end), rule)


def _settled(passage: Passage, stage: Stage | None) -> Stage | None:
    """The stage, where a body that settled (落户) is open; any other word of the sentence goes before it."""
    if stage is not None and passage.slice(stage.start, stage.end) in words("institution-word", "settling"):
        return replace(stage, status="operating")
    return stage


def _status(passage: Passage, stage: Stage, end: int) -> str:
    """The stage; in plans and tasks planned, but preparing where the words take for granted that work goes on.

    加快推进浙江知识产权交易中心建设 is under way, 加快…组建，力争上半年开业 a plan.
    """
    if told_as_coming(passage, stage.start):
        return "planned"
    if passage.scope.mode not in ("plan", "assign"):
        return stage.status
    going = passage.slice(stage.start, stage.end).startswith(words("institution-word", "under-way"))
    wished = any(word.role == "wish" for word in stage_words(passage.slice(end, passage.sentence.end), 0, INSTITUTION))
    return "preparing" if going and stage.status == "preparing" and not wished else "planned"


def _offices(passage: Passage) -> Iterator[tuple[Stage, Institution]]:
    """The offices that the sentence says opened, or put up their sign."""
    for office in find_offices(passage):
        name, stage = office.name, office.stage
        start, end = min(name.start, stage.start), max(name.end, stage.end)
        if office.rule == "institutions.sign":
            start = stage.start
        fact = _fact(passage, name, stage, start, end, office.rule)
        yield stage, replace(fact, city=office.city) if office.city else fact


def _fact(passage: Passage, name: InstitutionName, stage: Stage, start: int, end: int, rule: str) -> Institution:
    place, scope, text = name.place or _place(passage, name), passage.scope, name.name
    status = _status(passage, stage, end)
    if re.match(r"[我本][省市区]", text):
        text = (scope.city if text[1] != "省" and scope.city else scope.area) + text[2:]
    return Institution(
        area=province_of(passage, place),
        city=place.city if place is not None else scope.city,
        evidence=passage.evidence(passage.clause_at(start).start, passage.clause_at(max(start, end - 1)).end, rule),
        name=text,
        kind=name.kind,
        status=status,
        year=stated_year(passage, start, end, scope.mode in ("plan", "assign") or status == "planned"),
    )


def _place(passage: Passage, name: InstitutionName) -> Place | None:
    """The place in the name, else the one that acts or where it happens: 珠海|成立…联盟, 在郑州成立, 支持|珠海|成立."""
    inside = [make_place(passage, mention) for mention in passage.mentions("area", name.start, name.end)]
    found = [place for place in inside if place is not None and (place.level != "region" or place.city)]
    if found:
        return found[-1]
    clause = passage.clause_at(name.start)
    for mention in passage.mentions("area", name.end, clause.end):
        if _SETTLED.search(passage.slice(name.end, mention.start)):
            return place_at(passage, mention.start)
    opening = _OPENING.match(passage.text)
    begin = passage.sentence.start + (opening.end() if opening else 0)
    subject = place_at(passage, clause.start) or place_at(passage, begin)
    joint = subject is not None and passage.slice(subject.end, subject.end + 1) in _JOINTS
    if joint and subject is not None and place_at(passage, subject.end + 1) is not None:
        return None  # 株洲、湘潭共建|…联盟: the body of both
    if subject is not None and SCHOOL.match(passage.slice(subject.end, subject.end + 10)) is None:
        return subject
    for mention in passage.mentions("area", clause.start, clause.end):
        if passage.slice(mention.start - 1, mention.start) == "在":
            return make_place(passage, mention)
    return task_place(passage, name.start)
