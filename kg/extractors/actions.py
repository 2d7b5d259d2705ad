"""Actions (政策行为): what a sentence says was done with a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extractors.chains import Chain, chain_after, chain_before, is_firm, is_ongoing, only_pushes
from kg.extractors.reading import Passage
from kg.extractors.titles import Name
from kg.extractors.wording import words

_CERTIFIED = re.compile(r"[^，。；、]{0,8}(?:认证|认定|验收|考核|评审)")
_HELD = re.compile(r"(?:开展|组织|加强|举办)+$")
_DRAFT = re.compile(r"(?:草案|讨论稿|初稿|征求意见稿|送审稿|草稿)[）)]?$")
_DONE_LATER = re.compile(
    r"(?:会议|审议|评审|表决|讨论|审核|审定)[^，。；]{0,6}通过(?!后)"
    r"|(?:已|并|正式|联合)[^，。；]{0,14}(?:颁布|印发|发布|出台|公布)"
    r"|(?:颁布|公布|施行)(?:为|实施|。|$)"
)


@dataclass(frozen=True, slots=True)
class Action:
    """What was done with a document: the notation of the scheme policy-action, the verbs that say so, their span.

    Where no verb speaks of the document (a mere mention) the span is that of its name.
    """

    notation: str
    words: str
    start: int
    end: int


def read_action(passage: Passage, name: Name) -> Action:
    """What the sentence says of a name: by the verbs before its list, else behind it; then hedges; then the mode.

    "省政府印发《…》" issued; "推动《…》落地见效" implementing; "拟修订《…》" planned; "制定《…》，等待会议通过"
    drafting. In a plan or a task 制定 is planned, 研究制定 drafting.
    """
    clause = passage.clause_at(name.lead)
    end = max(clause.end, passage.clause_at(name.end - 1).end)
    chain = _choose(passage, name, chain_before(passage, clause.start, name), chain_after(passage, name, end))
    if chain is None:
        return Action("referenced", "", name.start, name.end)
    notation = chain.notation
    if notation in ("issued", "revised", "drafting"):
        notation = _unfinished(passage, name, chain, clause.start)
    ahead = passage.scope.mode in ("plan", "assign")
    if ahead and notation in ("issued", "revised") and not _done(passage, name, chain):
        notation = "planned"
    return Action(notation, chain.words, chain.start, chain.end)


def _choose(passage: Passage, name: Name, before: Chain | None, after: Chain | None) -> Chain | None:
    """Which verbs speak of the name: those before it, unless they only push what those behind it say."""
    if before is None:
        return after
    rest = passage.slice(name.tail, passage.sentence.end)
    if before.words.endswith("通过") and _CERTIFIED.match(rest):
        return None  # 通过《…规范》|认证
    if after is not None and only_pushes(before.words) and after.notation != "referenced":
        finished = after.notation == "drafting" and before.words.startswith("完成")
        return Chain("issued" if finished else after.notation, after.words, before.start, after.end)
    if after is None and _HELD.search(before.words) and re.match(r"[\u4e00-\u9fff]", rest):
        return None  # 开展《专利法》|宣传培训
    if before.words.endswith("完成"):
        if rest.startswith("研究"):
            return Chain("drafting", before.words, before.start, before.end)
        if not name.titled and name.kind is not None and name.kind.notation == "plan":
            return Chain("implementing", before.words, before.start, before.end)  # 完成知识产权千人培训计划
    return before


def _unfinished(passage: Passage, name: Name, chain: Chain, start: int) -> str:
    """Hedges before the verbs make it planned (力争年内|出台); going on or waiting makes it drafting (正在|制定)."""
    notation = chain.notation
    before = passage.slice(start, chain.start)
    if _hedge().search(before):
        return "planned"
    firm = is_firm(chain.words)
    if notation == "issued" and not firm and is_ongoing(before):
        notation = "drafting"
    later = passage.slice(name.tail, _reach(passage, name))
    done = _DONE_LATER.search(_awaited().sub("", later)) is not None
    waiting = _pending().search(later) is not None and not done
    if notation == "issued" and not firm and (waiting or _DRAFT.search(name.title)):
        return "drafting"
    return "issued" if notation == "drafting" and done else notation


def _reach(passage: Passage, name: Name) -> int:
    """How far later clauses may speak of a name: two clauses, not past a semicolon or the next title."""
    end, seen = name.tail, 0
    for clause in passage.clauses:
        if clause.end <= name.tail:
            continue
        if (seen and clause.strong) or seen > 2:
            break
        if any(title.start >= name.tail for title in passage.mentions("title", clause.start, clause.end)):
            break
        end, seen = clause.end, seen + 1
    return end


def _done(passage: Passage, name: Name, chain: Chain) -> bool:
    """Whether a passage that plans or assigns tells of something done: 已印发, 制定了, or a paper with its number."""
    if re.search(r"已经?[^，。；]{0,4}$", passage.slice(max(passage.sentence.start, chain.start - 6), chain.start)):
        return True
    if passage.slice(chain.end - 1, chain.end + 1).find("了") >= 0:
        return True
    return bool(passage.mentions("number", name.end, min(name.tail + 1, passage.sentence.end)))


@cache
def _hedge() -> re.Pattern[str]:
    when = r"[\d年月日底末前初内上下半今明后第一二三四季度]{0,10}"
    return re.compile(rf"{words('hedge')}[于在]?{when}(?:正式|联合|组织|加快|共同|研究)*$")


@cache
def _awaited() -> re.Pattern[str]:
    """What is hoped for or waited for, to the end of its clause: "等待省科技厅会议通过", "拟于2022年印发"."""
    return re.compile(rf"(?:{words('hedge')}|等待|待|尚未)[^，。；]*")


@cache
def _pending() -> re.Pattern[str]:
    return re.compile(words("pending"))
