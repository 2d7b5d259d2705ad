"""Institutions (机构): courts, exchanges, platforms, alliances, colleges, offices that were created, opened, approved or planned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extractors.centre_names import find_heads, inner_names, names_at
from kg.extractors.centres import stated_year
from kg.extractors.clauses import Clause
from kg.extractors.institution_names import InstitutionName, ends_in_head, find_institutions
from kg.extractors.named_places import Place, make_place, place_at, places_listed, province_of
from kg.extractors.reading import Passage, Reading
from kg.extractors.statuses import INSTITUTION, ORDER, Stage, StageWord, read_stage, read_stages_apart, stage_words
from kg.facts import Institution

_LISTED = re.compile(r"、|和|与|及|以及")
_EXISTING = re.compile(
    r"加强|继续|完善|提升|深化|发挥|利用|参加|参与|组织|加入|入驻|对接|优化|强化|深入推进|持续推进|办好|管理"
)
_STUDY = re.compile(
    r"(?:项目)?(?:建设|筹建|设立|成立|运行)?(?:工作)?(?:课题|立项方案|方案|试点|调研|可行性|标准|规范|管理办法|体系|主体|对接)"
)
_MEANS = re.compile(r"等?的?(?:措施|方式|举措|手段|途径|活动|运营服务|改革)|等(?:工作|服务)")
_HOST = re.compile(
    r"(?:在|与)(?P<host>[^，。；、在与“”]{4,24}?)(?:合作|共同|联合)?(?:设立|建立|成立|建设|共建|组建|创建)了?$"
)
_PREPOSITION = re.compile(r"[经由在向与对为以从]|依托|通过|根据|按照|国家知识产权局$|最高人民法院$")
_GRANT = ("批准", "批复", "批复同意", "核准", "准予", "同意设立", "同意建设", "同意筹建", "同意组建", "同意成立")
_SIGN = re.compile(r"加?挂(?P<name>[^，。；、的]{2,12}?局)的?牌子?")


def extract_institutions(reading: Reading) -> Iterator[Institution]:
    """Each institution that the text says was created, opened, approved or is planned, once, with its furthest stage.

    Rules: `institutions.created` where a verb of creation governs the name, `institutions.happened` where a predicate follows
    it, `institutions.sign` for departments that put up a second sign (挂…牌子).
    """
    best: dict[tuple[str, str, str], tuple[Stage, Institution]] = {}
    for passage in reading.passages():
        for stage, fact in [*_stated(passage), *_signs(passage)]:
            key = (fact.area, fact.name, passage.scope.mode)
            known = best.get(key)
            if known is None or (passage.scope.mode == "report" and stage.beyond(known[0])):
                best[key] = (stage, fact)
    told = {(area, name) for area, name, mode in best if mode != "assign"}
    for (area, name, mode), (_, fact) in best.items():
        if mode != "assign" or (area, name) not in told:
            yield fact


def _stated(passage: Passage) -> Iterator[tuple[Stage, Institution]]:
    """What the sentence says of the institutions that it names, those of one list together."""
    taken = _centre_spans(passage)
    groups: list[list[InstitutionName]] = []
    for name in find_institutions(passage):
        if any(start < name.end and name.start < end for start, end in taken):
            continue
        if groups and _LISTED.fullmatch(passage.slice(groups[-1][-1].end, name.start).strip("“”")):
            groups[-1].append(name)
        else:
            groups.append([name])
    for index, group in enumerate(groups):
        yield from _say(passage, group, _limit(passage, groups, index))


def _centre_spans(passage: Passage) -> list[tuple[int, int]]:
    """The spans of the centres of the protection network, which are facts of their own type."""
    spans: list[tuple[int, int]] = []
    spans += [(name.start, name.end) for name in inner_names(passage)]
    for head in find_heads(passage):
        spans += [(name.start, name.end) for name in names_at(passage, head)] or [(head.start, head.end)]
    return spans


def _say(passage: Passage, group: Sequence[InstitutionName], limit: int) -> Iterator[tuple[Stage, Institution]]:
    start, end = group[0].start, group[-1].end
    clause = passage.clause_at(start)
    before = passage.slice(clause.start, start)
    words = stage_words(before, clause.start, INSTITUTION)
    created = any(word.role in ORDER for word in words)
    if _MEANS.match(passage.slice(end, limit)) or re.match(r"(?:\d+[.、])?通过", before):
        return
    if (
        words
        and not created
        and (_EXISTING.search(before) or _STUDY.match(passage.slice(end, limit)) or _moves(passage, end))
    ):
        return
    if not words and not _happens(passage, group, limit):
        stage = _opened(passage, clause, start, end)
        if stage is None:
            return
    else:
        stage = None
    if group[-1].kind == "agency_office" and group[-1].name.endswith("局") and not _founded(passage, words, end, limit):
        return
    apart = read_stages_apart(passage, end, limit, len(group), INSTITUTION) if len(group) > 1 else None
    common = stage or (None if apart else read_stage(passage, start, end, limit, INSTITUTION))
    for position, name in enumerate(_shared(_seated(passage, group))):
        reached = apart[position] if apart else common
        if reached is not None and name is not None:
            rule = "institutions.created" if words or stage else "institutions.happened"
            yield reached, _fact(passage, name, reached, min(start, reached.start), max(end, reached.end), rule)


def _moves(passage: Passage, end: int) -> bool:
    """Whether an institution that exists is only to settle somewhere: 推进…交易中心|落户集聚区."""
    return passage.slice(end, end + 2) in ("落户", "入驻")


def _opened(passage: Passage, clause: Clause, start: int, end: int) -> Stage | None:
    """The stage that a verb in the clause before gives to a described body: 组建以企业为龙头，…共同参与的|产业技术创新战略联盟."""
    if passage.slice(start - 1, start) != "的":
        return None
    previous = [other for other in passage.clauses if other.end == clause.start - 1]
    for other in previous:
        words = stage_words(passage.slice(other.start, other.end), other.start, INSTITUTION)
        if (
            words
            and words[0].start == other.start
            and re.match(r"了?(?:以|由|集|涵盖|包括)", passage.slice(words[0].end, other.end))
        ):
            return read_stage(passage, words[0].end, words[0].end, other.end, INSTITUTION)
    return None


def _founded(passage: Passage, words: Sequence[StageWord], end: int, limit: int) -> bool:
    """Whether an office is itself founded, rather than the one that approves or is applied to."""
    if words:
        return words[-1].role == "operating"
    return re.match(r"(?:正式|相继)?(?:挂牌|成立|揭牌|组建)", passage.slice(end, limit)) is not None


def _happens(passage: Passage, group: Sequence[InstitutionName], limit: int) -> bool:
    """Whether something happens to the institution, rather than that it acts: 联盟|成立, but not 法院|设立法庭, 法院|批准."""
    end = group[-1].end
    if _PREPOSITION.match(group[0].name):
        return False
    text = passage.slice(end, min(limit, passage.clause_at(end - 1).end))
    words = stage_words(text, 0, INSTITUTION)
    stages = [word for word in words if word.role in ORDER]
    if not stages:
        return False
    first = stages[0]
    lead = text[: first.start]
    if re.search(r"[的、“”]", lead) or len(lead) > 20:
        return False
    if first.text in _GRANT and not re.search(r"获|被|经|得到", lead):
        return False
    position = first.end
    for word in words:
        if 0 <= word.start - position <= 1:
            position = word.end
    if position == first.end and first.start == 0 and first.text in ("建设", "运营", "投入"):
        return re.match(r"(?:进展|顺利|完成|加快|工作|项目)", text[position:]) is not None
    return (
        re.match(r"了?(?:$|[）”]|并|且|和|、|于|在|后|仪式|大会|进展|项目|工作|完成|阶段)", text[position:]) is not None
    )


def _seated(passage: Passage, group: Sequence[InstitutionName]) -> list[InstitutionName]:
    """The names with what the clause says they belong to: the court or school that hosts them, the cities of a tribunal.

    在甘肃省高级人民法院知识产权庭设立|知识产权法律培训基地; 批准南京、苏州挂牌成立|…知识产权法庭 is one tribunal for each city.
    """
    first = group[0]
    clause = passage.clause_at(first.start)
    before = passage.slice(clause.start, first.start)
    if passage.mentions("area", first.start, first.end) or len(group) > 1:
        return list(group)
    if first.kind == "tribunal" and len(first.name) <= 8:
        words = [word for word in stage_words(before, clause.start, INSTITUTION) if word.role in ORDER]
        for word in words:
            places = places_listed(passage, word.start)
            if places:
                return [replace(first, name=place.short + first.name, place=place) for place in places]
    host = _HOST.search(before)
    if host is not None and ends_in_head(host["host"]) and "“" not in before[host.start() :]:
        return [replace(first, name=host["host"] + first.name)]
    return list(group)


def _shared(group: Sequence[InstitutionName]) -> Iterator[InstitutionName | None]:
    """The names of a group, those that share the head of the last written out: 云南大学、昆明理工大学知识产权学院."""
    last = re.match(r"[一-鿿]{2,8}?大学(?P<rest>.+)", group[-1].name)
    for name in group:
        if not name.name.endswith("大学"):
            yield name
        elif last is not None:
            yield replace(name, name=name.name + last["rest"], kind=group[-1].kind)
        else:
            yield None


def _signs(passage: Passage) -> Iterator[tuple[Stage, Institution]]:
    """Departments that put up a second sign: 成都高新区、德阳市罗江区在科技或经济部门挂知识产权局牌子."""
    for match in _SIGN.finditer(passage.text):
        start = passage.sentence.start + match.start()
        clause = passage.clause_at(start)
        subject = re.split(r"在|由|的|分别", passage.slice(clause.start, start))[0]
        offset = clause.start
        for part in re.split(r"(、|和|与|及)", subject):
            if part and part not in "、和与及" and re.search(r"[省市区县州旗]$", part):
                name = InstitutionName(offset, start, part + match["name"], "agency_office")
                stage = Stage("operating", False, False, start, passage.sentence.start + match.end())
                yield (
                    stage,
                    replace(_fact(passage, name, stage, clause.start, stage.end, "institutions.sign"), city=part),
                )
            offset += len(part)


def _limit(passage: Passage, groups: Sequence[Sequence[InstitutionName]], index: int) -> int:
    if index + 1 == len(groups):
        return passage.sentence.end
    start, following = groups[index][-1].end, groups[index + 1][0].start
    clause = passage.clause_at(following)
    return clause.start if clause.start >= start else following


def _fact(passage: Passage, name: InstitutionName, stage: Stage, start: int, end: int, rule: str) -> Institution:
    place = name.place or _place(passage, name)
    status = "planned" if passage.scope.mode in ("plan", "assign") else stage.status
    text = name.name
    if re.match(r"[我本][省市区]", text):
        text = (passage.scope.city if text[1] == "市" and passage.scope.city else passage.scope.area) + text[2:]
    return Institution(
        area=province_of(passage, place),
        city=place.city if place is not None else passage.scope.city,
        evidence=passage.evidence(passage.clause_at(start).start, passage.clause_at(max(start, end - 1)).end, rule),
        name=text,
        kind=name.kind,
        status=status,
        year=stated_year(passage, start, end),
    )


def _place(passage: Passage, name: InstitutionName) -> Place | None:
    """The place in the name, else the one that acts or where it happens in the clause: 珠海|成立…联盟, …在郑州成立."""
    inside = [make_place(passage, mention) for mention in passage.mentions("area", name.start, name.end)]
    found = [place for place in inside if place is not None]
    if found:
        return found[-1]
    clause = passage.clause_at(name.start)
    subject = place_at(passage, clause.start) or place_at(passage, clause.start + 1)
    if subject is not None:
        return subject
    for mention in passage.mentions("area", clause.start, clause.end):
        if passage.slice(mention.start - 1, mention.start) == "在":
            return make_place(passage, mention)
    return None
