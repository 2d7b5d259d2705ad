"""Actions (政策行为): what a sentence says was done with a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extractors.passages.aims import told_as_coming
from kg.extractors.passages.reading import Passage
from kg.extractors.works.chains import (
    Chain,
    chain_after,
    chain_before,
    is_advancing,
    is_firm,
    is_ongoing,
    ongoing_start,
    only_pushes,
)
from kg.extractors.works.completions import is_completed
from kg.extractors.works.heads import find_heads
from kg.extractors.works.titles import Name
from kg.extractors.works.wording import awaited, hedges, pending, words

_CERTIFIED = re.compile(r"[^，。；、]{0,8}(?:认证|认定|验收|考核|评审)")
_HELD = re.compile(r"(?:开展|组织|加强|举办)+$")
# 《…意见》（皖政〔2015〕82号，2015年8月20日|印发，9月1日起施行）, 《…条例》（2020年10月30日省人大常委会|通过）: the
# brackets say when it was issued, whatever is done with it now.
_DATED = re.compile(
    r"[（(][^（）()]*?\d[年月日](?:[\u4e00-\u9fff]{2,20}?)?(?P<verb>印发|发布|公布|颁布|通过)(?:[，,、；][^（）()]*)?[）)]"
)
# What a legislature has before it: 《…条例》|列为2021年立法项目, 将《…条例》|列入立法计划.
_ON_AGENDA = re.compile(
    r"(?:已|被|正式|[今明去]年|(?:19|20)\d\d年)*(?:列入|列为|纳入)[^，。；]{0,14}?(?:立法[^，。；]{0,8}|(?:修订|修法|制[定订])(?:工作)?(?:计划|项目))"
)
_MANUSCRIPT = re.compile(r"[^，。；《]{0,10}?(?:草案|初稿|[修讨送报征][^，。；《]{0,4}稿)")
# 《…办法（征求意见稿）》|向社会公开征求意见: who asks for comments has not made it yet.
_OPEN_FOR_COMMENT = re.compile(
    r"[^，。；《]{0,6}?(?:公开|向社会|广泛|书面)[^，。；《]{0,8}?征[求集][^，。；《]{0,8}意见"
)
# 《…条例（草案）》|提请省人大常委会审议, 提请省人大常委会审议|《…条例》: who decides on it has not done so yet.
_SENT_UP = re.compile(
    r"(?:已|现|并|，|目前)*(?:提请|提交|报请|报送|上报|报)[^，。；《]{0,16}?(?:审议|审查|审定|审批|审核|[一二三初]审)(?!后|通过|同意|并)"
    r"|(?:已|现|已经)(?:[一二两三四]次|多次)?(?:提交|报送|上报)[^，。；《]{2,14}?(?:法制办公?室?|司法[厅局]|常委会|政府)(?=$|[，。；])"
    r"|(?:已|正)?(?:进行|完成|经)了?[^，。；《]{0,10}?第?[一二三初首]次审议"
)
# 寒地农业专利数据库|待验收: it is made, and not accepted yet.
_TO_BE_ACCEPTED = re.compile(r"(?:尚|还|正)?(?:待|等待|有待)(?:验收|上线|发布)")
_OTHER_BASE = re.compile(r"[^，。；]{2,16}(?:数据库|专题库|专利库|平台|系统)")
# Before a name, and | what is behind it: 提请…审议|《…条例》, 公开征求|《…办法（征求意见稿）》|意见.
_SENDING_UP = re.compile(
    r"(?:提请|提交|报请|报送)[^，。；《|]{0,16}?(?:审议|审查|审定|审批)\||征[求集](?:对|关于)?\|的?意见"
)
# 完成《…规划》|中期评估: what was finished is not the document.
_ABOUT_IT = re.compile(r"[^，。；《]{0,6}?(?:评估|宣传|培训|解读|清理|宣讲|检查|普法|考核)")
# 完成《…条例》|修订调研, |立项论证: what was finished comes before the paper.
_STUDIED = re.compile(r"(?:修[订改]|立法|立项|制[订定]|起草)?(?:前期|可行性)?(?:研究|调研|论证|征求意见)+")
# In a task: 制定《…条例》，2024年底前|提请省人大常委会审议.
_HANDED_UP = re.compile(r"(?:提请|报请|提交|报送|上报)[^，。；《]{0,16}?(?:审议|审查|审定|审批)")
# 制定《…条例》|配套文件3件: what is made goes with the document.
_COMPANION = re.compile(r"(?:的)?(?:有关|相关)?配套(?:的)?(?:文件|制度|政策|措施|规定|细则|办法)")
_OWN_WORDS = 10  # that a paper of its own has at least before its noun
_NOT_BEGUN = re.compile(r"(?:尚|还|暂)?未(?:能)?(?:启动|开展|着手|开始|正式启动)(?:起草|修订|立法|制定|编制)?")
_DRAFT = re.compile(r"(?:草案|讨论稿|初稿|征求意见稿|送审稿|草稿)[）)]?$")
_DONE_LATER = re.compile(
    r"(?:会议|审议|评审|表决|讨论|审核|审定)[^，。；]{0,6}通过(?!后)"
    r"|(?:已|并|正式|联合)[^，。；]{0,14}(?:颁布|印发|发布|出台|公布)"
    r"|(?:颁布|公布|施行)(?:为|实施|。|$)"
)


@dataclass(frozen=True, slots=True)
class Action:
    """What was done with a document: the notation of the scheme policy-action, the verbs that say so, their span.

    `since` and `until` bound what else tells it, the hedge before the verbs (尚未|出台) and what the text waits for
    behind the name. Where no verb speaks of the document (a mere mention) all are those of its name.
    """

    notation: str
    words: str
    start: int
    end: int
    since: int
    until: int


def read_action(passage: Passage, name: Name) -> Action:
    """What the sentence says of a name: by the verbs before its list, else behind it; then hedges; then the mode.

    "省政府印发《…》" issued; "推动《…》落地见效" implementing; "拟修订《…》" planned; "制定《…》，等待会议通过"
    drafting. In a plan or a task 制定 is planned, 研究制定 drafting.
    """
    dated = _DATED.search(passage.slice(name.end, name.tail))
    if dated:
        start, end = name.end + dated.start("verb"), name.end + dated.end()
        return Action("issued", dated["verb"], start, end, name.start, name.tail)
    clause = passage.clause_at(name.lead)
    end = max(clause.end, passage.clause_at(name.end - 1).end)
    chain = _choose(passage, name, chain_before(passage, clause.start, name), chain_after(passage, name, end))
    if chain is None or chain.notation == "referenced" or only_pushes(chain.words):
        awaited = _awaiting(passage, name)
        if awaited is not None:
            return awaited
    if chain is None:
        return mere_mention("referenced", name)  # 制定《…条例》|是|落实…的举措
    if chain.notation == "issued" and re.match(r"修[正订]案", passage.slice(name.tail, clause.end)):
        chain = replace(chain, notation="revised", end=max(chain.end, name.tail + 3))  # 审议通过《…法》|修正案
    notation, since, until = chain.notation, chain.start, chain.end
    if notation in ("issued", "revised", "drafting"):
        notation, since, until = _unfinished(passage, name, chain, clause.start)
    ahead = passage.scope.mode in ("plan", "assign") or told_as_coming(passage, chain.start)
    if not ahead and notation in ("issued", "revised") and is_advancing(chain.words):
        notation = "drafting"  # 推进修订《…条例》
    later = passage.slice(name.tail, _reach(passage, name))
    handed_up = notation == "drafting" and chain.notation == "issued" and _HANDED_UP.search(later)
    if ahead and (notation in ("issued", "revised") or handed_up) and not is_completed(passage, name, chain):
        notation = "planned"
    return Action(notation, chain.words, chain.start, chain.end, since, until)


def mere_mention(notation: str, name: Name) -> Action:
    """The action on a document of which no verb of the sentence speaks."""
    return Action(notation, "", name.start, name.end, name.start, name.end)


def _choose(passage: Passage, name: Name, before: Chain | None, after: Chain | None) -> Chain | None:
    """Which verbs speak of the name: those before it, unless they only push what those behind it say."""
    if before is None:
        return after
    if before.attributive and after is not None and after.notation in ("issued", "revised", "drafting"):
        return replace(after, attributive=after.notation == "issued")  # 三省编制的《…指南》|经我局审定
    rest = passage.slice(name.tail, passage.sentence.end)
    if before.words.endswith("通过") and _CERTIFIED.match(rest):
        return None  # 通过《…规范》|认证
    if before.words.endswith("完成") and (studied := _STUDIED.match(rest)):
        return Chain("drafting", before.words, before.start, name.tail + studied.end())
    if after is not None and only_pushes(before.words) and after.notation != "referenced":
        notation = after.notation
        if (
            notation == "drafting"
            and before.words.startswith("完成")
            and not re.match(words("drawing-up"), after.words)
        ):
            notation = "issued"  # 完成《…白皮书》|编写
        elif notation == "issued" and not is_firm(after.words) and _goes_on(passage, before):
            notation = "drafting"  # 启动《…规划》|编制, 牵头推进《…纲要》|编制
        return Chain(notation, after.words, before.start, after.end)
    if after is None and _HELD.search(before.words) and re.match(r"[\u4e00-\u9fff]", rest):
        return None  # 开展《专利法》|宣传培训
    if after is None and before.notation != "implementing" and _COMPANION.match(rest):
        return None
    if before.words.endswith("启动") and re.match("[^，。；《]{0,6}?评估", rest):
        return None  # 启动《…条例》|立法后评估
    if before.words.endswith("完成"):
        if _ABOUT_IT.match(rest):
            return None
        if not name.titled and name.kind is not None and name.kind.notation == "plan":
            return Chain("implementing", before.words, before.start, before.end)  # 完成知识产权千人培训计划
    return before


def _goes_on(passage: Passage, pushed: Chain) -> bool:
    """Whether the verbs before a name tell that the work named behind it goes on, and a report tells it."""
    return is_ongoing(pushed.words) or (passage.scope.mode not in ("plan", "assign") and is_advancing(pushed.words))


def _awaiting(passage: Passage, name: Name) -> Action | None:
    """What is under way with a document that no verb speaks of: it is on a legislature's agenda, or a draft is out.

    《…条例》|列为2021年立法项目，力争年内出台 is planned; |列入立法调研计划，已形成讨论稿 drafting, as is
    《…指南》|修改稿征求意见.
    """
    rest = passage.slice(name.tail, passage.sentence.end)
    waits = _MANUSCRIPT.match(rest) or _OPEN_FOR_COMMENT.match(rest) or _SENT_UP.match(rest)
    waits = waits or _TO_BE_ACCEPTED.match(rest)
    agenda, before = _ON_AGENDA.match(rest), passage.slice(passage.clause_at(name.lead).start, name.lead)
    found = agenda or waits or (re.match("", rest) if _SENDING_UP.search(f"{before}|{rest}") else None)
    later = passage.slice(name.tail, _reach(passage, name))
    if found is None or _DONE_LATER.search(awaited().sub("", later)):
        return None
    end = passage.clause_at(name.tail + found.end() - 1).end
    on = pending().search(later)
    if agenda and on:
        end = passage.clause_at(name.tail + on.start()).end
    if not (waits and waits.re is _MANUSCRIPT) and passage.scope.mode in ("assign", "plan"):
        return Action("planned", found.group(), name.tail, name.tail + found.end(), name.start, end)
    hoped = awaited().search(later) if agenda and not pending().search(awaited().sub("", later)) else None
    if hoped is not None:
        return Action("planned", found.group(), name.tail, name.tail + found.end(), name.start, name.tail + hoped.end())
    return Action("drafting", found.group(), name.tail, name.tail + found.end(), name.start, end)


def _unfinished(passage: Passage, name: Name, chain: Chain, start: int) -> tuple[str, int, int]:
    """Hedges before the verbs make it planned (力争年内|出台), going on or waiting drafting (正在|制定)."""
    notation, since, until = chain.notation, chain.start, chain.end
    before = passage.slice(start, chain.start)
    hedge = hedges().search(before)
    if hedge and not (notation == "drafting" and re.match(words("timing"), hedge.group())):
        return "planned", start + hedge.start(), until
    firm = is_firm(chain.words)
    if notation == "issued" and not firm and is_ongoing(before):
        notation, since = "drafting", start + ongoing_start(before)
    later = passage.slice(name.tail, _reach(passage, name))
    if notation == "drafting" and chain.start >= name.tail and _NOT_BEGUN.search(later):
        return "planned", since, passage.clause_at(name.tail + later.find("未")).end
    if "通过" in chain.words and chain.start >= name.tail:
        on = pending().search(passage.slice(chain.end, _reach(passage, name)))
        if on:  # 《…条例（草案）》经省政府常务会议审议通过，|提请省人大常委会审议
            return "drafting", since, passage.clause_at(chain.end + on.start()).end
    done = _DONE_LATER.search(awaited().sub("", later))
    waits = None if done else pending().search(later)
    if notation == "issued" and not firm and (waits or _DRAFT.search(name.title)):
        if waits:
            until = passage.clause_at(name.tail + waits.start()).end
        return "drafting", since, until
    if notation == "drafting" and done:
        return "issued", since, passage.clause_at(name.tail + later.find(done.group())).end
    return notation, since, until


def _reach(passage: Passage, name: Name) -> int:
    """How far later clauses may speak of a name: two clauses, not past a semicolon or the next title."""
    end, seen = name.tail, 0
    for clause in passage.clauses:
        if clause.end <= name.tail:
            continue
        if (seen and clause.strong) or seen > 2:
            break
        text = clause.text
        if clause.start >= name.tail and (_OTHER_BASE.match(text) or _names_another(text)):
            break
        if any(title.start >= name.tail for title in passage.mentions("title", clause.start, clause.end)):
            break
        end, seen = clause.end, seen + 1
    return end


def _names_another(text: str) -> bool:
    """Whether a clause is about a paper of its own: |泸州、宜宾等市白酒产业知识产权保护办法|正在征求意见."""
    heads = find_heads(text)
    return bool(heads) and heads[0].start() >= _OWN_WORDS and re.search("草案|初稿|稿", text) is None
