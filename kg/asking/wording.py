"""Wording (措辞): how a question tells a value: left out, among all, as a bound, as an example, to be told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.asking.names import Name
from kg.asking.numbers import is_more_than_once
from kg.asking.question import Question, Span

_EXCLUDING = re.compile(
    r"(?:不含|不算|不计|不要|除了?|除去|除开|排除|去掉|去除|剔除|刨去|撇开|抛开|没让|不让|没有?|"
    r"without|besides|barring|excluding|except(?: for)?|leav(?:e|es|ing)(?: out)?|apart from|aside from|other than|"
    r"ignoring|not counting|"
    r"setting aside|omitting|skipping|not involving|exclude|ignore|omit|skip)\s*(?:the\s+)?(?:provincial\s+)?$",
    re.I,
)
_EXCLUDED = re.compile(
    r"\s*(?:除外|以外|之外|不算|不计|不要(?:算|计)|别算|排除在外|(?:没有?|不|未)(?:份|沾边|参与|参加|掺和|沾|介入|出现|涉及)|"
    r"aside|excluded|left out|"
    r"(?:takes?|has|have|had|took) no part|(?:is|are|was|were) not involved|does not|plays? no)",
    re.I,
)
_STANDING = (
    re.compile(
        r"[占居列位在排]了?\s*$|\b(?:share|slice|part|portion|percentage|proportion|fraction)s? of (?:the )?$|"
        r"\b(?:first|second|third|\w+th|top \w+|rank\w*|highest|best) (?:in |across )?$",
        re.I,
    ),
    re.compile(r"\s*[第排位名总比占前各领]"),
)
"""Around 全国 where it is what something is measured by: 占全国, 全国第三."""
_OF = re.compile(r"的?|[^各哪省市，,]{0,4}|[^\w]*(?:IP|知识产权)?[^\w]*")
"""Between the nation and what is the nation's."""
_LEAST = re.compile(
    r"(?:(?:至少|最少|起码|少说)(?:有|得|要)?|门槛(?:设在|设为|定在|定为|是|为)?|不少于|不低于|不下于?|超过|大于|多于|"
    r"at least|more than|no fewer than|minimum(?: of)?|over)\s*$",
    re.I,
)
_OR_MORE = re.compile(r"^\s*[项个次件家回份处部支]?(?:(?:或|及)?以上|及以上|或更多|起|\S* or more|and more|\+)")
_FEWER = re.compile(r"(?:不到|不足|少于|低于|未满|fewer than|less than|under|below)\s*$", re.I)
_OR_LESS = re.compile(r"\s*(?:以下|以内|之内|or less|at most)", re.I)
_FALL = re.compile(
    r"(?:下降|降幅|降低|下滑|减少|回落|缩水|跌|降|减)[^，。,.？?]{0,6}$|"
    r"\b(?:fell|fall\w*|drop\w*|declin\w+|decreas\w+|shr[aiu]nk|down|lost)\b(?: \w+){0,4} $",
    re.I,
)
_FALLEN = re.compile(r"\s*(?:以上)?的?(?:降幅|跌幅|下降|(?:or more )?(?:drop|fall|decline|decrease))", re.I)
_GREW = re.compile(
    r"(?:[增涨升降跌](?:长|幅|加|速|高)?|同比|提高|缩水|下滑|减少)[^，。,.？?]{0,8}$|"
    r"\b(?:grow\w*|grew|ris\w+|rose|increas\w+|gain\w*|up|jump\w*|chang\w+)\b(?: \w+){0,4} $",
    re.I,
)
"""Before a number that a growth is told by, without a sign for per cent (增长超过40)."""
_LOWER_END = re.compile(r"(?:下限|下界|lower (?:end|bound|limit))[^，。,.？?]{0,20}$", re.I)
_LEFT = re.compile(r"别|不[要列算看用]|去掉|排除|剔除|略|忽略|ignore|skip|leave|drop|omit|exclud|not count|don't", re.I)
"""After a bound that those below are left out by (不到5次的就别列了)."""
_COURSE = re.compile(r"从|\bfrom\b", re.I)
_TO = re.compile(r"^\s*(?:一直)?(?:到|至|to|through|until)\s*$", re.I)
_AND_OTHERS = re.compile(
    r",?\s*(?:等|之类|这类|那类|这样的|什么的|及其他|和其他|and so on|etc\b|\.\.\.|…|(?:and|or) other\b)", re.I
)
_EACH_APART = re.compile(r"分开|不混|[别不]要?混|分清|各算各|separately|not mix|without mix", re.I)
_APART = re.compile(r"区分|separate|apart|not adding|distinguish|keep|broken down|by stage|by status", re.I)
"""What tells that values are named to be told apart (not mixing allocated sums with planned ones)."""
_WHETHER = re.compile(
    r"(?:是否|是不是|[有又]没有|whether)(?:已经?|[a-z ]{0,12})?\s*$|还是[还仍才刚只在正是]{0,3}$|"
    r"\bor (?:still |just |only |merely )?$",
    re.I,
)
_OR_NOT = re.compile(r"了?(?:吗|没有?(?!参)|否|[，,]?还是)|,? *(?:yet|or (?:not|still|just|only|merely))\b", re.I)
"""What follows a value that is asked about (获批了没有, 建成了还是在筹备, is it running yet)."""
_WHO = re.compile(
    r"(?:谁|哪[个些几]?家?(?:部门|单位|厅局|厅|局|机构)?)(?:来|在|是|都)?$|"
    r"\b(?:who|which \w+)(?: else)?(?: is| are)?(?: merely| just)? ?$",
    re.I,
)
"""Before what a question asks who does."""
_WHO_AT_ALL = re.compile(r"谁|\bwho\b", re.I)
_NOT = re.compile(r"(?:而非|不是|并非|(?<![有])没有?|无|\bnot(?: merely| just| only| yet)?|rather than) ?$", re.I)
_JOINED = re.compile(r"\s*(?:、|还是|或者?|和|与|及|or|and|versus|/)\s*", re.I)
_CITING = re.compile(
    r"[\s，,]*(?:是|又|都|主要|所)?(?:为了?|冲着|对应|照着|依据|根据|贯彻|落实|引用|援引|基于|修[改订正](?:了|的是)|"
    r"implement|carr|is based|rest|cite|amend|refer)",
    re.I,
)
_CITED = re.compile(r"(?:以|把|将|按照?|依据|根据|落实|贯彻)[“《]?$")
_REVERSED = re.compile(r"\b(?:not|never|no)\b(?: \w+){0,3} $", re.I)
_FALLS = re.compile(r"下降|下滑|减少|负增长|下跌|回落|\b(?:fell|declin\w+|drop\w*|decreas\w+|shrank|went down)\b", re.I)
_LEADS = re.compile(r"牵头|打头|挑头|领衔|主抓|\b(?:lead|leads|led|leading|heads?|headed)\b", re.I)
_INCLUDED = re.compile(r"[（(](?:含|包括|连同|including|with|incl\.)\s*$", re.I)
"""Before a place that is told to be among all (各省（含兵团）)."""
_EXAMPLE = re.compile(r"(?:\be\.g\.|\bsuch as|\bfor (?:example|instance)|例如|比如|譬如)[^。？?;；]{0,40}$", re.I)
_COMPANION = re.compile(r"(?:[跟同与][^,，。\s]?|\bwith)\s*$")
"""Before a place that an agreement is signed with, not of."""
_JOINED_BEFORE = re.compile(r"[\u4e00-\u9fff](、|和|或者?|及|与|以及)$")
_JOINED_AFTER = re.compile(r"(、|和|或者?|及|与|以及)[\u4e00-\u9fff]")


def is_left_out(question: Question, span: Span) -> bool:
    """Whether a question asks for what goes without an agency (除省知识产权局外)."""
    return bool(_EXCLUDING.search(question.text[: span.start]) or _EXCLUDED.match(question.text, span.end))


def is_place(question: Question, span: Span) -> bool:
    """Whether the nation is the place asked about, not what a province is measured by."""
    before, after = _STANDING
    return not before.search(question.text[: span.start]) and not after.match(question.text[span.end :])


def qualifies(question: Question, nation: Name, names: Sequence[Name]) -> bool:
    """Whether the nation is named as whose something is (全国的运营基金, nationwide funds), not what all lie in."""
    after = (name.span.start for name in names if name.span.start >= nation.span.end)
    return _OF.fullmatch(question.text[nation.span.end : min(after, default=nation.span.end)] or "-") is not None


def ask_for_all(question: Question, chosen: Sequence[Name]) -> bool:
    """Whether values are named that a question does not choose: ends of a course, examples, what is told apart."""
    if any(not name.kind.endswith("-kind") for name in chosen) and _EACH_APART.search(question.text):
        return True
    apart = len({name.value for name in chosen}) > 1 and _APART.search(question.text)
    return bool(apart) or _is_course(question, chosen) or _are_examples(question, chosen)


def _is_course(question: Question, chosen: Sequence[Name]) -> bool:
    """Whether two values are the ends of a course (从筹建到验收): that asks for all between, not for these two."""
    spans = sorted({name.span for name in chosen})
    return any(
        _TO.search(question.text[first.end : second.start]) and _COURSE.search(question.text[: first.start])
        for first, second in pairwise(spans)
    )


def _are_examples(question: Question, chosen: Sequence[Name]) -> bool:
    """Whether values are told as examples (法庭、学院等, tribunals and other institutions): that asks for all kinds."""
    return any(_AND_OTHERS.match(question.text[name.span.end :]) for name in chosen)


def stand_beside_others(question: Question, spans: Sequence[Span]) -> bool:
    """Whether a list has members that are no values (专利条例或者政府规章), so that those that are limit nothing."""
    starts, ends = {span.start for span in spans}, {span.end for span in spans}
    for span in spans:
        before = _JOINED_BEFORE.search(question.text[: span.start])
        after = _JOINED_AFTER.match(question.text[span.end :])
        if (before and before.start(1) not in ends) or (after and span.end + after.end(1) not in starts):
            return True
    return False


def is_bound(question: Question, span: Span) -> bool:
    """Whether a number is told as a bound: at least five, 五项以上, 不到五项的别列."""
    before, after = question.text[: span.start], question.text[span.end :]
    return is_more_than_once(question.words(span)) or bool(
        _LEAST.search(before) or _OR_MORE.search(after) or (_FEWER.search(before) and _LEFT.search(question.text))
    )


def is_fall(question: Question, span: Span) -> bool:
    """Whether a share is one by which something fell (下降10%以上, fell by more than 10%)."""
    return bool(_FALL.search(question.text[: span.start]) or _FALLEN.match(question.text, span.end))


def is_growth(question: Question, span: Span) -> bool:
    """Whether a number is one that something grew or fell by, no count of cases (超过10件)."""
    before = question.text[: span.start]
    return bool(_GREW.search(before) or is_fall(question, span))


def is_below(question: Question, span: Span) -> bool:
    """Whether a share is told as the most that something may have grown by (增幅不到5%)."""
    return bool(_FEWER.search(question.text[: span.start]) or _OR_LESS.match(question.text, span.end))


def is_lower_end(question: Question, span: Span) -> bool:
    """Whether a share is one that the lower end of an interval must reach (区间下限不低于90%)."""
    return bool(_LOWER_END.search(question.text[: span.start]))


def is_asked(question: Question, span: Span) -> bool:
    """Whether a value is what a question asks beside something else, not what it limits it to (是否运作, 获批了吗)."""
    return bool(_WHETHER.search(question.text[: span.start]) or _OR_NOT.match(question.text, span.end))


def is_denied(question: Question, span: Span) -> bool:
    """Whether a value is told as the one not meant (not merely planned, 而不是计划的)."""
    return bool(_NOT.search(question.text[: span.start]))


def stand_together(question: Question, spans: Sequence[Span]) -> bool:
    """Whether values are named side by side, as each asked about: lead or partner, 牵头、配合."""
    ordered = sorted(spans)
    return any(_JOINED.fullmatch(question.text[one.end : two.start]) for one, two in pairwise(ordered))


def cites(question: Question, span: Span) -> bool:
    """Whether a policy is named as the one that cites others (《…》依据了什么), not as one cited (以《…》为依据)."""
    return bool(_CITING.match(question.text, span.end)) and not _CITED.search(question.text[: span.start])


def is_reversed(question: Question, span: Span) -> bool:
    """Whether words are told not to hold (not printed in title marks)."""
    return bool(_REVERSED.search(question.text[: span.start]))


def tells_lead(question: Question) -> bool:
    """Whether a question tells of who leads."""
    return bool(_LEADS.search(question.text))


def falls(question: Question) -> list[Span]:
    """The words by which a question asks for what fell."""
    return [Span(*match.span()) for match in _FALLS.finditer(question.text)]


def asks_who(question: Question, span: Span) -> bool:
    """Whether a part is one of which a question asks who plays it (谁配合), not what it limits it to."""
    return bool(_WHO.search(question.text[: span.start]))


def asks_who_twice(question: Question) -> bool:
    """Whether a question asks who does one thing and who does another: who is responsible, and who helps out."""
    return len(_WHO_AT_ALL.findall(question.text)) > 1


def is_included(question: Question, span: Span) -> bool:
    """Whether a place is told to be among all, not the one asked about: 各省（含兵团）."""
    return bool(_INCLUDED.search(question.text[: span.start]))


def is_example(question: Question, span: Span) -> bool:
    """Whether a place is told as an example of those asked about: in Shandong, e.g. Yantai."""
    return bool(_EXAMPLE.search(question.text[: span.start]))


def is_companion(question: Question, span: Span) -> bool:
    """Whether a place is one that somebody signs with."""
    return bool(_COMPANION.search(question.text[: span.start]))
