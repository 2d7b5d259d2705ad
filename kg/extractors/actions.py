"""Actions (政策行为): what a sentence says was done with a document, from the verbs around its name and the kind of passage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.extractors.reading import Passage
from kg.extractors.titles import Name
from kg.extractors.wording import words
from kg.lexicon import concepts
from kg.mentions import Mention

_REMARK = r"(?:[（(][^（）()]*[）)])?"
_BEFORE_AFTER = re.compile(
    _REMARK + r"(?:国家标准|国际标准|地方标准|白皮书|的|已经|已|正式|顺利|全面|深入|同时|第?[一二三四五六七八九十\d]+次|做好|有关|相关|各项|任务|要求|“)*"
)
_ANNIVERSARY = re.compile(r"(?:实施|施行)?.{0,3}(?:周年|以来|以后|之后|后|前|过程|情况)")
_JOINED = re.compile(
    r"(?:了|并且|并|和|、|及|或|与|后|，并)*(?:组织|联合|正式|开始|共同|积极|认真|深入)*(?:向[^，。；]{2,14}|在[^，。；]{2,14}上)?"
)
_CERTIFIED = re.compile(r"[^，。；、]{0,8}(?:认证|认定|验收|考核|评审)")
_PARTICIPLE = re.compile(r"的[^，。；]{0,12}$")
_DONE_LATER = re.compile(
    r"(?:(?:会议|审议|评审|表决|讨论|审核|审定)[^，。；]{0,6}通过(?!后)|(?:已|并|正式|联合)[^，。；]{0,14}(?:颁布|印发|发布|出台|公布)|(?:颁布|公布|施行)(?:为|实施|。|$))"
)


@dataclass(frozen=True, slots=True)
class Action:
    """What was done with a document: the notation of the scheme policy-action, the words that say so, and where they stand.

    `start` and `end` cover the verbs; where no verb speaks of the document (a mere mention) they are those of its name.
    """

    notation: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Chain:
    """Verbs that follow one another (制定印发, 修订并发布), read as one."""

    notation: str
    words: str
    start: int
    end: int


def read_action(passage: Passage, name: Name) -> Action:
    """What the sentence says of a name: by the verbs before its list, else by those behind it; then hedges and the mode of the passage.

    "省政府印发《…》" issued; "推动《…》落地见效" implementing; "拟修订《…》" planned; in a plan or task 制定 is planned, 研究制定 drafting.
    """
    clause = passage.clause_at(name.lead)
    before = _chain_before(passage, clause.start, name)
    after = _chain_after(passage, name, min(max(clause.end, passage.clause_at(name.end - 1).end), passage.sentence.end))
    chain = _choose(passage, name, before, after)
    if chain is None:
        return Action("referenced", "", name.start, name.end)
    notation = _plan_carried(name, chain)
    if notation in ("issued", "revised", "drafting"):
        notation = _unfinished(passage, name, chain, notation, clause.start)
        if notation in ("issued", "revised") and passage.scope.mode in ("plan", "assign") and not _done(passage, name, chain):
            notation = "planned"
    return Action(notation, chain.words, chain.start, chain.end)


def _chain_before(passage: Passage, start: int, name: Name) -> _Chain | None:
    """The verbs that stand before a list of names in its clause, the nearest group of them."""
    cues = [cue for cue in passage.mentions("policy-action", start, name.lead) if not _in_marks(passage, cue)]
    if name.verb is not None and (not cues or cues[-1].end <= name.verb[0]):
        # The verb's word runs into the name: 印发实施 in "印发|实施意见任务分解表".
        whole = passage.mentions("policy-action", name.verb[0])
        if whole and whole[0].start == name.verb[0]:
            cues = [*cues, replace(whole[0], end=name.verb[1])]
    if not cues:
        return None
    group = [cues[-1]]
    for cue in reversed(cues[:-1]):
        if cue.end == group[0].start and passage.slice(cue.start, cue.end) == "通过":
            break  # a preposition: 通过|推行《…规范》
        if not _JOINED.fullmatch(passage.slice(cue.end, group[0].start)):
            break
        group.insert(0, cue)
    return _joined(passage, group)


def _chain_after(passage: Passage, name: Name, end: int) -> _Chain | None:
    """The verb that stands right behind a list of names ("《…规划》出台", "《…规范》贯标")."""
    for cue in passage.mentions("policy-action", name.tail, end):
        if not _BEFORE_AFTER.fullmatch(passage.slice(name.tail, cue.start)):
            break
        if not _ANNIVERSARY.match(passage.slice(cue.end, end)):
            return _Chain(str(cue.value), passage.slice(cue.start, cue.end), cue.start, cue.end)
    return None


def _joined(passage: Passage, cues: Sequence[Mention]) -> _Chain:
    """A group of verbs as one: 修订 makes it a revision whatever follows, else the strongest counts; 启动制定 is still drafting."""
    text = passage.slice(cues[0].start, cues[-1].end)
    notations = [str(cue.value) for cue in _unpushed(passage, cues)]
    if "revised" in notations:
        best = "revised"
    elif not _firm().search(text) and ("drafting" in notations or _ongoing().fullmatch(passage.slice(*_span(cues[0])))):
        best = "drafting" if len(cues) > 1 or notations[0] == "drafting" else notations[0]
    else:
        best = min(notations, key=strength)
    return _Chain(best, text, cues[0].start, cues[-1].end)


def _unpushed(passage: Passage, cues: Sequence[Mention]) -> Sequence[Mention]:
    """The verbs behind those that only push: 推动|纳入."""
    kept = list(cues)
    while len(kept) > 1 and _pushing().fullmatch(passage.slice(*_span(kept[0]))):
        kept.pop(0)
    return kept


def _span(cue: Mention) -> tuple[int, int]:
    return cue.start, cue.end


def strength(notation: str) -> int:
    """The place of an action among all, the strongest first."""
    return _order()[notation]


@cache
def _order() -> dict[str, int]:
    return {concept.notation: concept.order or 0 for concept in concepts("policy-action")}


def _in_marks(passage: Passage, cue: Mention) -> bool:
    return any(title.start < cue.start and cue.end < title.end for title in passage.mentions("title"))


def _choose(passage: Passage, name: Name, before: _Chain | None, after: _Chain | None) -> _Chain | None:
    """Which verbs speak of the name: those before it, unless they only push what those behind it say."""
    if before is None:
        return after
    if before.words.endswith("通过") and _CERTIFIED.match(passage.slice(name.tail, passage.sentence.end)):
        return None
    if after is not None and _pushing().fullmatch(before.words) and after.notation != "referenced":
        if after.notation == "drafting" and before.words.startswith("完成"):
            return _Chain("issued", before.words, before.start, after.end)
        return _Chain(after.notation, after.words, before.start, after.end)
    if before.words.endswith("完成") and re.match(r"研究", passage.slice(name.tail, passage.sentence.end)):
        return _Chain("drafting", before.words, before.start, before.end)
    return before


@cache
def _pushing() -> re.Pattern[str]:
    return re.compile(rf"(?:{words('pushing')})+")


def _plan_carried(name: Name, chain: _Chain) -> str:
    """A 计划 without marks that was completed was carried out: 完成知识产权千人培训计划."""
    if not name.titled and name.kind is not None and name.kind.notation == "plan" and chain.words == "完成":
        return "implementing"
    return chain.notation


def _unfinished(passage: Passage, name: Name, chain: _Chain, notation: str, start: int) -> str:
    """Hedges before the verbs make it planned (力争年内|出台), words of going on or of waiting make it drafting (正在|制定)."""
    before = passage.slice(start, chain.start)
    if _hedge().search(before):
        return "planned"
    firm = _firm().search(chain.words) is not None
    if notation == "issued" and not firm and _ongoing().search(before):
        notation = "drafting"
    later = passage.slice(name.tail, _reach(passage, name))
    done = _DONE_LATER.search(_awaited().sub("", later)) is not None
    if notation == "issued" and not firm and ((_pending().search(later) and not done) or _draft_title(name)):
        return "drafting"
    return "issued" if notation == "drafting" and done else notation


def _reach(passage: Passage, name: Name) -> int:
    """How far later clauses may speak of a name: to the second comma, not past a semicolon or the next title."""
    end, seen = name.tail, 0
    for clause in passage.clauses:
        if clause.end <= name.tail:
            continue
        if seen and clause.strong or seen > 2:
            break
        if any(title.start >= name.tail for title in passage.mentions("title", clause.start, clause.end)):
            break
        end, seen = clause.end, seen + 1
    return end


def _draft_title(name: Name) -> bool:
    return bool(re.search(r"(?:草案|讨论稿|初稿|征求意见稿|送审稿|草稿)[）)]?$", name.title))


def _done(passage: Passage, name: Name, chain: _Chain) -> bool:
    """Whether a passage that plans or assigns tells of something done: 已印发, 制定了, or a paper that has its number."""
    if re.search(r"已经?(?:[^，。；]{0,4})$", passage.slice(max(passage.sentence.start, chain.start - 6), chain.start)):
        return True
    if passage.slice(chain.end, chain.end + 1) == "了" or chain.words.endswith("了"):
        return True
    return bool(passage.mentions("number", name.end, min(name.tail + 1, passage.sentence.end)))


@cache
def _hedge() -> re.Pattern[str]:
    when = r"[\d年月日底末前初内上下半今明后第一二三四季度]{0,10}"
    return re.compile(rf"(?:{words('hedge')})(?:[于在]?{when})(?:正式|联合|组织|加快|共同|研究)*$")


@cache
def _awaited() -> re.Pattern[str]:
    """What is hoped for or waited for, to the end of its clause: "等待省科技厅会议通过", "拟于2022年印发"."""
    return re.compile(rf"(?:{words('hedge')}|等待|待|尚未)[^，。；]*")


@cache
def _firm() -> re.Pattern[str]:
    return re.compile(words("firm"))


@cache
def _ongoing() -> re.Pattern[str]:
    return re.compile(rf"(?:{words('ongoing')})(?:积极|组织|加快|抓紧|联合)*$")


@cache
def _pending() -> re.Pattern[str]:
    return re.compile(words("pending"))
