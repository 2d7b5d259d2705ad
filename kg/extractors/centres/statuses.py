"""Statuses (状态): how far a centre or institution has come by what its sentence says before and behind its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.extractors.centres.acceptance import read_acceptance, read_accepted_around, read_accepted_before
from kg.extractors.centres.consents import is_agreed_to
from kg.extractors.centres.prospects import is_when, is_yet_to_come
from kg.extractors.centres.stages import INSTITUTION, Stage, StageWord, furthest, read_chain, stage_words
from kg.extractors.centres.working import works_jointly
from kg.extractors.passages.aims import told_as_aim, told_as_coming
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.labels import words as _labels
from kg.extractors.passages.reading import Passage

_NOUN_END = re.compile(
    r"(?:挂牌|成立|建设|筹建|设立|组建|运行|运营|启用|获批|申报|论证|验收)*"
    r"(?:$|[，；。）”]|(?:[、和与及并且]|以及)(?![一-鿿]{2,4}的[一-鿿])|工作|准备|项目(?!\d)|立项|任务|步伐|进程|进度|进展|事宜|研讨|大会|仪式|典礼|了|于|在|后|[一二两三四五六七八九十\d]+(?:周年|多?年|个?多?月))"
)
"""What may follow a stage word that is a noun; anything else is its object."""
_INTENTION = re.compile(r"(?:^|[省市区县州局委厅院校]|目前)(?:计划|拟|力争)(?!书|数|对|了|于)")
_BOUNDARY = re.compile(r"并且|并|且|和|与|及|、")
_MATTER = re.compile(
    r"(?:牌子)?(?:的(?:设立|建设|筹建|组建|申报|成立)?(?:申请|申报|请示|方案|报告)"
    r"|(?:设立|建设|筹建|组建|申报)(?:工作)?(?:申请|请示|方案|材料))(?:方案|材料|报告|书|工作)?"
)
"""A paper about a centre, behind its name: …中心|的设立申请|已正式递交; what is said is said of the paper."""
_APPLICATION = re.compile(r"申请|申报|请示")
_DONE = re.compile(r"[均都也]?(?:已|获|经|通过|完成|顺利|正式)")
"""Behind a paper: something was done with it, whatever that was: 申报材料|已获|受理."""
_OBJECTLESS = re.compile(
    r"(?:(?:并|且|现|现已|目前|已|已经|正式|顺利|成功|率先|相继|先后|陆续|于|在)[^，。；]{0,14})?"
    r"|(?:(?:(?:19|20)\d\d年|[今当同]年)(?:\d{1,2}月)?|\d{1,2}月)(?:\d{1,2}日|底|初|末)?(?:正式|顺利|成功)*"
    r"|(?:(?:19|20)\d\d年|[今去当同]年)?(?:\d{1,2}月)?(?:正式|顺利|成功|已)*(?:获得?|经)[^，。；]{2,12}(?:局|院|厅|部|政府)"
    r"|(?:相关|该|其|上述)?(?:申报|申请|建设|筹建|组建)?(?:请示|方案|材料|报告|中心|平台|工作)[^，。；]{0,24}"
)
"""What may stand before the verb of a later clause that says nothing of anything else."""
_ACTS = re.compile(
    r"(?:等[^，。；、]{0,12}?)?(?:到|来|赴|面向|深入|走进|积极|主动|参与|承担|承接|提供|开展|发挥|利用|引进|加强)(?=[^，。；]{2})"
)
"""What a body does that one wishes to act: it is at work, and not to be created (鼓励…公司等到云南|开展业务)."""
_CREATING = ("institution-word", "creating")
_CLEFT = re.compile(r"[都均也]?(?:是|为)[^，。；、]{2,24}?的(?=[，。；]|$)")
"""What is said of a name by 是…的: …快速维权中心|是去年新获批的."""
_DESIGN = re.compile(r"(?:建设|开发)?的?(?:总体|初步|详细|系统|功能|需求|构架|架构|框架|、|和|与|及)+设计")
"""Behind a body of which only the design is there: 完成…信息平台|建设构架和功能设计|."""
_FAR = 8
"""How far behind a conjunction a predicate may begin before it is another subject's."""


def read_stage(passage: Passage, start: int, end: int, limit: int, scheme: str) -> Stage | None:
    """The furthest stage that the sentence states of what is named at `start` to `end`; None where it states none.

    First the verbs before the name in its clause ("获批组建|…", "加快推进|…|筹建工作"), then what follows it up to
    `limit`, where the words about the next name begin.
    """
    clause = passage.clause_at(start)
    office = _office().match(passage.slice(end, limit))
    if office is not None:
        return Stage("preparing", False, False, clause.start, end + office.end())
    design = _DESIGN.match(passage.slice(end, limit)) if scheme == INSTITUTION else None
    if design is not None:
        return Stage("preparing", False, False, clause.start, end + design.end())
    left = max(clause.start, passage.reading.document.text.rfind("】", clause.start, start) + 1)
    before = stage_words(passage.slice(left, start), left, scheme)
    stop = min(limit, max(clause.end, passage.clause_at(max(start, end - 1)).end))
    matter = _MATTER.match(passage.slice(end, stop))
    if matter is not None:
        if any(word.role == "wish" for word in before):
            return Stage("planned", False, True, before[0].start, end + matter.end())
        if _handing_in().search(passage.slice(left, start)):
            return Stage("applied", False, False, left, end + matter.end())
        before, end = [word for word in before if word.role == "applied"], end + matter.end()
    after = stage_words(passage.slice(end, stop), end, scheme)
    if before and passage.slice(start - 1, start) == "的":
        # 由11家单位组建的|…联盟|开始筹建, 经批复设立的|…中心|正式挂牌: what stands before only tells which body it is.
        before = [] if any(_predicates(passage, False, after, end, stop)) else before
    found = [
        _governed(passage, before, after, end, scheme),
        *_predicates(passage, bool(before), after, end, stop),
        *_later(passage, stop, limit, scheme),
        read_acceptance(passage, end, limit),
        read_accepted_before(passage, left, start),
        read_accepted_around(passage, left, start, end),
    ]
    stage = furthest([stage for stage in found if stage is not None])
    trial = next((other for other in found if other is not None and other.status == "trial"), None)
    if stage is not None and trial is not None and passage.slice(stage.start, stage.end).endswith(_labels(*_CREATING)):
        stage = trial  # 共建…平台，|8月上线试运行
    if stage is None and matter is not None and _APPLICATION.search(matter.group()):
        done = _DONE.match(passage.slice(end, stop))
        return Stage("applied", False, False, clause.start, stop) if done else None
    if stage is not None and is_yet_to_come(passage, end, stage, limit):
        return None
    if stage is not None and stage.status in ("planned", "preparing") and is_agreed_to(passage, clause, start):
        return replace(stage, status="approved", wished=False)
    aimed = _intended(passage, clause) or told_as_aim(passage, start) or told_as_coming(passage, start)
    if stage is not None and stage.status != "planned" and aimed:
        return replace(stage, status="planned", accepted=False, wished=True)
    return stage


def read_stages_apart(passage: Passage, end: int, limit: int, count: int, scheme: str) -> tuple[Stage, ...] | None:
    """The stages of `count` names that 分别 pairs up: "分别获批建设和启动试运行"; None where it does not."""
    text = passage.slice(end, min(limit, passage.clause_at(end - 1).end))
    mark = text.find("分别")
    if mark < 0:
        return None
    parts = _parts(text[mark + 2 :], end + mark + 2)
    stages = [stage for offset, part in parts if (stage := read_chain(stage_words(part, offset, scheme)))]
    return tuple(stages) if len(stages) == count else None


def read_free_stage(passage: Passage, scheme: str) -> Stage | None:
    """The furthest stage of a sentence that speaks on of what was named before it: "目前申报方案已上报"."""
    stages = [
        stage
        for clause in passage.clauses
        for offset, part in _parts(clause.text, clause.start)
        if (stage := read_chain(stage_words(part, offset, scheme))) is not None
    ]
    passed = read_acceptance(passage, passage.sentence.start, passage.sentence.end)
    return furthest([*stages, passed] if passed else stages)


_COUNTS_ALL = re.compile(
    r"其中[\d一二两三四五六七八九十]+[家个所]|(?:保护|维权)中心(?:已|共|总数|数量|累计|达到?)*\d+[家个]"
    r"|\d+[家个](?:国家级)?(?:知识产权)?(?:保护|快速维权)中心"
)


def reach(passage: Passage, end: int, following: int | None) -> int:
    """Where the words about a name end: at the clause of the next name, which begins at `following`, or at one that
    counts all there are: 新批复三亚、唐山等8家保护中心，|已批复40家，其中31家通过验收|.
    """
    counted = (clause.start for clause in passage.clauses if clause.start >= end and _COUNTS_ALL.search(clause.text))
    if (others := next(counted, None)) is not None and (following is None or others < following):
        return others
    if following is None:
        return passage.sentence.end
    clause = passage.clause_at(following)
    return clause.start if clause.start >= end else following


def _governed(
    passage: Passage, before: Sequence[StageWord], after: Sequence[StageWord], end: int, scheme: str
) -> Stage | None:
    """The stage that the verbs before the name give, with the noun behind it where they are mere governors."""
    if not before or not all(word.governs for word in before):
        return read_chain(before)
    last = before[-1]
    if after and (after[0].start - end <= 3 or is_when(passage.slice(end, after[0].start))):
        return read_chain([*before, after[0]]) if _is_noun(passage, end, after[0]) else None
    if last.role == "wish":
        acts = after and (after[0].start - end > _FAR or not _is_noun(passage, end, after[0]))
        acts = acts or _ACTS.match(passage.slice(end, passage.sentence.end)) is not None
        return None if acts else Stage("planned", False, True, before[0].start, after[0].end if after else end)
    if last.text == "启动" or (last.role == "finish" and scheme == INSTITUTION):
        return Stage("operating", False, False, before[0].start, end)
    hurried = last.text.startswith("加快") and not works_jointly(passage, end)
    return Stage("preparing", False, False, before[0].start, end) if hurried else None


def _is_noun(passage: Passage, end: int, word: StageWord) -> bool:
    """Whether a word behind a governed name is its noun (推动|联盟|的获批和建设), not its deed (支持|高校|建立平台)."""
    if word.governs:
        return False
    rest = passage.slice(word.end, max(word.end, passage.clause_at(max(end - 1, 0)).end))
    return _NOUN_END.match(rest) is not None


def _predicates(passage: Passage, governed: bool, after: Sequence[StageWord], end: int, stop: int) -> Iterator[Stage]:
    """The stages that stand behind the name in its clause: "正式挂牌并率先通过验收", "建设方案已上报"."""
    text = passage.slice(end, stop)
    if text.startswith("的"):
        return
    if cleft := _CLEFT.match(text):
        stage = read_chain([word for word in after if word.start < end + cleft.end()])
        yield from [stage] if stage else []
        return
    for start, part in _parts(text, end):
        words = [word for word in after if start <= word.start < start + len(part)]
        if start == end and governed:
            if words and all(word.governs for word in words):
                return
            continue
        stage = read_chain(words)
        if stage is None:
            if words:
                return
            continue
        apart = start != end and text[0] not in "（("
        if (apart and words[0].start - start > _FAR) or text.startswith("的", words[-1].end - end):
            return
        if words[0].text in _labels("institution-word", "creating") and not _NOUN_END.match(text, words[-1].end - end):
            return
        yield stage


def _later(passage: Passage, stop: int, limit: int, scheme: str) -> Iterator[Stage]:
    """The stages of later clauses without an object: "…，并于11月正式运行", "…，已获批复"."""
    for clause in passage.clauses:
        if clause.start < stop or clause.end > limit:
            continue
        words = stage_words(clause.text, clause.start, scheme)
        if not words or words[-1].end < clause.end - 1:
            continue
        while len(words) > 1 and words[1].start - words[0].end > 2:
            words = words[1:]
        stage = read_chain(words)
        if stage is not None and _OBJECTLESS.fullmatch(clause.text[: words[0].start - clause.start]):
            yield stage


def _intended(passage: Passage, clause: Clause) -> bool:
    """Whether a clause before, in the same run, says that all this is intended: 南昌市计划依托…，搭建…运营平台."""
    run: list[Clause] = []
    for other in passage.clauses:
        run = [] if other.strong else run
        if other.start == clause.start:
            break
        run.append(other)
    return any(_INTENTION.search(other.text) for other in run)


def _parts(text: str, offset: int) -> Iterator[tuple[int, str]]:
    """The parts of a clause between conjunctions, with where they start."""
    position = 0
    for mark in _BOUNDARY.finditer(text):
        if mark.start() > position:
            yield offset + position, text[position : mark.start()]
        position = mark.end()
    yield offset + position, text[position:]


@cache
def _handing_in() -> re.Pattern[str]:
    """Matches what stands before a body whose paper goes to a superior: 向国家局呈报了|…保护中心|建设方案."""
    submitting = rf"(?:{pattern('document-word', 'submitting')}|提出)"
    return re.compile(rf"{submitting}了?(?:关于)?(?:设立|建设|筹建)?(?:国家级|省级|市级)?$")


@cache
def _office() -> re.Pattern[str]:
    """Matches an office that prepares what is named before it: …中心|筹建工作领导小组."""
    return re.compile(rf"[）)]?(?:筹建|筹备|建设)(?:工作)?{pattern('institution-word', 'office')}")
