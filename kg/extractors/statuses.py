"""Statuses (状态): how far a centre or institution has come, read from the stage words (阶段词) around its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.extractors.clauses import Clause
from kg.extractors.reading import Passage
from kg.lexicon import concepts

ORDER = ("planned", "applied", "approved", "preparing", "trial", "operating")
"""The stages, the least advanced first."""

CENTRE, INSTITUTION = "centre-status", "institution-status"
"""The schemes that the stage words are taken from."""

_GOVERNOR = "stage-governor"
_ACCEPTED = re.compile(r"(?P<passed>(?:(?<!已经)(?<!未)通过|完成)[^，。；、]{0,22}?验收|验收(?:合格|通过))")
_NEGATION = re.compile(r"(?:尚未|还未|仍未|暂未|未能|未|没有|尚待|有待|等待|待)[^，。；]{0,3}$")
_PLAN_NOUN = re.compile(
    r"(?:工作)?(?:方案|规划|标准|任务|条件|管理办法|意见|要求|需求|资金|经费|试点|领导小组|模式|能力|体系|机制|周年|期间|之际|以来|时间)"
)
_NOUN_END = re.compile(
    r"(?:挂牌|成立|建设|筹建|设立|组建|运行|运营|启用|获批|申报|验收)*"
    r"(?:$|[，；。）”]|(?:[、和与及并且]|以及)(?![一-鿿]{2,4}的[一-鿿])|工作|项目(?!\d)|立项|任务|步伐|进程|进度|进展|事宜|研讨|了)"
)
"""What may follow a stage word that is a noun; anything else is its object."""
_INTENTION = re.compile(r"(?:^|[省市区县州局委厅院校]|目前)(?:计划|拟|力争)(?!书|数|对|了|于)")
_PART = re.compile(
    r"(?<=生产)建设(?=兵团)|建设(?:银行|厅|局|部|用地)|成立(?=之|\d)|运行(?=机制)|研究(?=院|所|中心|会|生)"
)
"""Stage words that are part of another word."""
_BOUNDARY = re.compile(r"并且|并|且|和|与|及|、")
_OFFICE = re.compile(r"[）)]?(?P<stage>筹建|筹备|建设)(?:工作)?(?:领导小组|协调小组|工作组|专班|办公室|指挥部)")
_OBJECTLESS = re.compile(
    r"(?:(?:并|且|现|现已|目前|已|已经|正式|顺利|成功|率先|相继|先后|陆续|于|在)[^，。；]{0,14})?"
    r"|(?:相关|该|其|上述)?(?:申报|申请|建设|筹建|组建)?(?:请示|方案|材料|报告|中心|平台|工作)[^，。；]{0,24}"
)
_STARTED = ("成立", "组建", "新建", "挂牌", "揭牌", "建成", "新设", "增设", "创办", "共建", "改版上线", "上线")
"""Stage words that tell of a deed even where somebody only pushed it: 推动成立, 指导成立; 推动设立 leaves it open."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage reached, whether the inspection was passed, and the span from the first word that says so to the last.

    `wished` is true where the words only say that it is to come (争取, 拟, 力争).
    """

    status: str
    accepted: bool
    wished: bool
    start: int
    end: int

    def beyond(self, other: Stage) -> bool:
        """Whether this stage is further than another."""
        return (not self.wished, ORDER.index(self.status), self.accepted) > (
            not other.wished,
            ORDER.index(other.status),
            other.accepted,
        )


@dataclass(frozen=True, slots=True)
class StageWord:
    start: int
    end: int
    text: str
    role: str


def read_stage(passage: Passage, start: int, end: int, limit: int, scheme: str) -> Stage | None:
    """The furthest stage that the sentence states of a name at `start` to `end`, or of a list of names; None where it states none.

    The verbs before the name in its clause come first ("获批组建|…", "加快推进|…|筹建工作"), then what follows it up to `limit`,
    where the next name begins.
    """
    clause = passage.clause_at(start)
    office = _OFFICE.match(passage.slice(end, limit))
    if office is not None:
        return Stage("preparing", False, False, clause.start, end + office.end())
    before = stage_words(passage.slice(clause.start, start), clause.start, scheme)
    stop = min(limit, max(clause.end, passage.clause_at(max(start, end - 1)).end))
    after = stage_words(passage.slice(end, stop), end, scheme)
    found = [
        stage
        for stage in (_governed(passage, before, after, end, scheme), *_predicates(passage, before, after, end, stop))
        if stage
    ]
    found += _later(passage, stop, limit, scheme, bool(found))
    passed = _passed(passage, end, limit)
    if passed is not None:
        found.append(passed)
    stage = furthest(found)
    if stage is not None and stage.status != "planned" and _intended(passage, clause):
        return replace(stage, status="planned", accepted=False, wished=True)
    return stage


def _intended(passage: Passage, clause: Clause) -> bool:
    """Whether an earlier clause says that all this is intended: 南昌市计划依托…，搭建知识产权运营平台."""
    run: list[Clause] = []
    for other in passage.clauses:
        if other.strong:
            run = []
        run.append(other)
        if other.start == clause.start:
            break
    return any(_INTENTION.search(passage.slice(other.start, other.end)) for other in run[:-1])


def read_stages_apart(passage: Passage, end: int, limit: int, count: int, scheme: str) -> tuple[Stage, ...] | None:
    """The stages of `count` names that 分别 (respectively) pairs up: "分别获批建设和启动试运行"; None where it does not."""
    text = passage.slice(end, min(limit, passage.clause_at(end - 1).end))
    mark = text.find("分别")
    if mark < 0:
        return None
    stages: list[Stage] = []
    position = end + mark + 2
    for part in _BOUNDARY.split(text[mark + 2 :]):
        offset = passage.slice(0, limit).find(part, position) if part else -1
        stage = _chain(stage_words(part, offset, scheme)) if part else None
        if stage is not None:
            stages.append(stage)
            position = offset + len(part)
    return tuple(stages) if len(stages) == count else None


def read_free_stage(passage: Passage, scheme: str) -> Stage | None:
    """The furthest stage of a sentence that names nothing and speaks on of what was named last ("目前申报方案已上报")."""
    stages = [
        stage
        for clause in passage.clauses
        for part_start, part in _parts(passage.slice(clause.start, clause.end), clause.start)
        if (stage := _chain(stage_words(part, part_start, scheme))) is not None
    ]
    passed = _passed(passage, passage.sentence.start, passage.sentence.end)
    return furthest([*stages, passed] if passed else stages)


def furthest(stages: Sequence[Stage]) -> Stage | None:
    """The furthest of some stages, its span drawn over all that count."""
    if not stages:
        return None
    best = stages[0]
    for stage in stages[1:]:
        if stage.beyond(best):
            best = stage
    accepted = any(stage.accepted for stage in stages)
    return Stage(
        best.status, accepted, best.wished, best.start, max(best.end, *(s.end for s in stages if s.accepted), 0)
    )


def has_stage_word(text: str, scheme: str) -> bool:
    """Whether a text holds a stage word or a verb that governs one."""
    return _pattern(scheme)[0].search(text) is not None


def ends_in_stage_word(text: str, scheme: str) -> bool:
    """Whether a text ends in a stage word or governor, with or without 了."""
    return re.search(f"(?:{_pattern(scheme)[0].pattern})了?$", text) is not None


def _governed(
    passage: Passage, before: Sequence[StageWord], after: Sequence[StageWord], end: int, scheme: str
) -> Stage | None:
    """The stage that the verbs before the name give, with the noun behind it where they are mere governors."""
    if not before:
        return None
    nominal = after[0] if after and after[0].start - end <= 3 else None
    if all(word.role in _governors() for word in before):
        if nominal is not None:
            return _chain([*before, nominal]) if _is_noun(passage, end, nominal) else None
        if before[-1].role == "wish":
            return None if after else Stage("planned", False, True, before[0].start, end)
        if before[-1].text == "启动" or before[-1].role == "finish" and scheme == INSTITUTION:
            return Stage("operating", False, False, before[0].start, end)
        if before[-1].text in ("加快推进", "加快") and before[-1].end >= end - 60:
            return Stage("preparing", False, False, before[0].start, end)
        return None
    return _chain(before)


def _is_noun(passage: Passage, end: int, word: StageWord) -> bool:
    """Whether a stage word behind a governed name is its noun (推动|联盟|的获批和建设), not what it is to do (支持|高校|建立平台)."""
    if word.role in _governors():
        return False
    rest = passage.slice(word.end, max(word.end, passage.clause_at(max(end - 1, 0)).end))
    return _NOUN_END.match(rest) is not None


def _predicates(
    passage: Passage, before: Sequence[StageWord], after: Sequence[StageWord], end: int, stop: int
) -> Iterator[Stage]:
    """The stages that stand behind the name in its clause: "正式挂牌并率先通过验收", "建设方案已上报"."""
    text = passage.slice(end, stop)
    if text.startswith("的"):
        return
    for start, part in _parts(text, end):
        words = [word for word in after if start <= word.start < start + len(part)]
        if start == end and before and not re.match(r"并|且", text):
            if words and all(word.role in _governors() for word in words):
                return
            continue
        stage = _chain(words)
        if stage is None:
            if words:
                return
            continue
        apart = start != end and text[0] not in "（("
        if apart and words[0].start - start > 8 or text.startswith("的", words[-1].end - end):
            return
        yield stage


def _later(passage: Passage, stop: int, limit: int, scheme: str, stated: bool) -> Iterator[Stage]:
    """The stages of later clauses that have no object of their own: "…，并于11月正式运行", "…，相关请示已经批复同意"."""
    for clause in passage.clauses:
        if clause.start < stop or clause.end > limit:
            continue
        text = passage.slice(clause.start, clause.end)
        words = stage_words(text, clause.start, scheme)
        if not words or words[-1].end < clause.end - 1:
            continue
        while len(words) > 1 and words[1].start - words[0].end > 2:
            words = words[1:]
        if _OBJECTLESS.fullmatch(text[: words[0].start - clause.start]):
            stage = _chain(words)
            if stage is not None:
                yield stage


def _passed(passage: Passage, end: int, limit: int) -> Stage | None:
    """Acceptance: 通过国家知识产权局验收, 验收合格; not 迎接验收, nor where it is still to come (推动…通过验收)."""
    match = _ACCEPTED.search(passage.slice(end, limit))
    if match is None:
        return None
    clause = passage.clause_at(end + match.start())
    lead = passage.slice(clause.start, end + match.start())
    governors = [word for word in stage_words(lead, clause.start, CENTRE) if word.role in ("wish", "push")]
    if governors or _NEGATION.search(lead) or re.search(r"尽快|早日|力争|迎接", lead):
        return Stage("planned", False, True, end + match.start(), end + match.end())
    return Stage("operating", True, False, end + match.start(), end + match.end())


def _chain(words: Sequence[StageWord]) -> Stage | None:
    """The stage of a chain of verbs, outer to inner: 申报建立 is applied, 启动试运行 trial, 推动设立 planned, 完成建设 operating."""
    governors: list[StageWord] = []
    for word in words:
        if word.role in _governors():
            governors.append(word)
            continue
        roles = {governor.role for governor in governors}
        status = word.role
        wished = "wish" in roles
        if wished and status != "applied":
            status = "planned"
        elif "push" in roles and status == "operating" and word.text not in _STARTED:
            status, wished = "planned", True
        elif "push" in roles and status in ("approved", "trial"):
            status, wished = "planned", True
        elif "finish" in roles and status == "preparing":
            status = "operating"
        return Stage(status, False, wished, words[0].start, word.end)
    if governors and governors[-1].text == "启动":
        return Stage("operating", False, False, words[0].start, governors[-1].end)
    return None


def _parts(text: str, offset: int) -> Iterator[tuple[int, str]]:
    """The parts of a clause between conjunctions, with where they start."""
    position = 0
    for mark in _BOUNDARY.finditer(text):
        if mark.start() > position:
            yield offset + position, text[position : mark.start()]
        position = mark.end()
    yield offset + position, text[position:]


def stage_words(text: str, offset: int, scheme: str) -> list[StageWord]:
    """The stage words and governors of a text; negated ones and those that only name a plan (建设方案) are left out."""
    pattern, roles = _pattern(scheme)
    return [
        StageWord(offset + match.start(), offset + match.end(), match.group(), roles[match.group()])
        for match in pattern.finditer(text)
        if not _PART.match(text, match.start())
        and not _NEGATION.search(text, max(0, match.start() - 8), match.start())
        and not (
            match.group() in ("建设", "筹建", "组建", "成立", "申报", "运行") and _PLAN_NOUN.match(text, match.end())
        )
    ]


@cache
def _pattern(scheme: str) -> tuple[re.Pattern[str], dict[str, str]]:
    roles: dict[str, str] = {}
    for name in (_GOVERNOR, scheme):
        for concept in concepts(name):
            if concept.notation in ORDER or name == _GOVERNOR:
                roles |= {label: concept.notation for label in concept.labels}
    words = sorted(roles, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words))), roles


@cache
def _governors() -> frozenset[str]:
    return frozenset(concept.notation for concept in concepts(_GOVERNOR))
