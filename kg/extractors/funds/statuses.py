"""Status and year of funds (资金状态): planned, established, raised or operating, by the words around it."""

from __future__ import annotations

import re

from kg.extractors.figures.baselines import on_base
from kg.extractors.figures.levels import left_behind
from kg.extractors.funds.names import FundName
from kg.extractors.passages.aims import told_as_coming
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.reading import Passage
from kg.extractors.passages.years import relative_year
from kg.values import Date

_FOUND = pattern("fund-word", "founding")
_INTENT = re.compile(
    rf"(?:拟|计划|筹备|筹划|争取|力争|探索|研究|谋划|推动|推进|将|要)[^，；。]{{0,8}}?{_FOUND}(?![的了])"
    rf"|鼓励[^，；。]{{0,14}}?{_FOUND}(?![的了])|(?:引导|支持|申请){_FOUND}(?![的了])|正在(?:筹备|筹建|筹设|筹划)|酝酿|筹备(?:中|设立)"
    r"|拟(?:安排|于|投入)|计划(?:安排|投入)|基本确定|推进.{2,30}(?:设立|实施|建设)$"
)
_FRAME = re.compile(r"(?:计划|拟)(?:依托|由|以|通过|采取).{2,60}基金")
_FOUNDING = re.compile(_FOUND)
_IN_USE = re.compile(pattern("fund-word", "in-use"))
_KEPT = re.compile(pattern("fund-word", "existing"))
_GROWS = re.compile(rf"{pattern('fund-word', 'growing', 'shrinking')}(?:到|至|为)|达到|不低于|不少于|力争")
_OPENING = re.compile(r"(?:充分|积极|进一步|更好|有效|要|应|以|还|并)*")
_SPENT = re.compile(pattern("fund-word", "using"))
# "2021年|设立的|…资金池规模由2000万元扩大至6000万元": it grew since.
_FOUNDED = re.compile(rf"(?:\d{{1,2}}月)?{_FOUND}的")
_GREW = re.compile(rf"[由从][^，；]*?{pattern('fund-word', 'growing')}(?:到|至|为)")
_RULES = re.compile(r"(?:办法|条例|规定|细则|规则)(?:[（(][^（）()]*[）)])?$")


def fund_status(passage: Passage, clause: Clause, fund: FundName, role: str | None) -> str:
    """The status that a sentence gives a fund; `role` is that of the amount at hand, None for a fund without one.

    In a plan a fund that is to be set up, raised or given is planned, one that is to be used or kept up (用好, 完善) is
    operating unless the sum is one that it is to grow to. In a report,
    and in rules (办法), which hold from their issue on, founding verbs make it established, words of use operating;
    else the amount decides: raised money raised, a planned size planned, money given or invested operating.
    """
    own = passage.clause_at(fund.start) if passage.sentence.start <= fund.start <= clause.start else clause
    before = passage.slice(own.start, fund.start) if own.start <= fund.start else ""
    after = passage.slice(fund.end, own.end) if own.start <= fund.start else ""
    parts = [part.text for part in (own, clause)]
    coming = told_as_coming(passage, clause.start)
    if coming or _FRAME.search(passage.text) or any(_INTENT.search(part) for part in parts):
        return "planned"
    around = [_OPENING.sub("", text, count=1) for text in (before, after)]
    used = any(_IN_USE.match(text) for text in around)
    if is_planning(passage, clause):
        kept = any(_KEPT.match(text) for text in around) and (own == clause or not _GROWS.search(parts[1]))
        return "operating" if kept or (role is None and used) else "planned"
    if _FOUNDING.search(before + "|" + after):
        spent = role == "invested" and (
            re.search(r"已投资?项目", passage.text) or (own != clause and _SPENT.search(parts[1]))
        )
        return "operating" if spent else "established"
    in_use = used or _IN_USE.search(passage.slice(passage.sentence.start, clause.end)) is not None
    if role in ("raised", "planned_size") and not in_use:
        return "raised" if role == "raised" else "planned"
    if role is None and not in_use and fund.kind != "special_fund" and re.search(r"加强|完善|推进", before):
        return "established"
    return "operating"


# "在|去年|80万元的基础上增加40万元".
_BASE = re.compile(r"在[^，；。]{1,20}?基础上")


def is_planning(passage: Passage, clause: Clause) -> bool:
    """Whether a clause speaks of what is to be done: in a plan or order, not of a past year, not in rules."""
    document, mode = passage.reading.document, passage.scope.mode
    if mode not in ("plan", "assign") or (mode == "assign" and _RULES.search(document.title or "")):
        return False
    year = _stated_year(passage, clause)
    return year is None or document.year is None or year >= document.year


def fund_year(passage: Passage, clause: Clause, at: int | None = None) -> int | None:
    """The year of a date in the clause or before it; else that of the section; in rules that of issue.

    A date right before the sum, which stands at `at`, comes first: "由2016年的3000万元增加到|2020年的|9000万元".
    """
    own = _year_at(passage, clause, at) if at is not None else None
    year = own or _stated_year(passage, clause) or passage.scope.year
    document = passage.reading.document
    return document.year if year is None and _RULES.search(document.title or "") else year


def former_year(passage: Passage, clause: Clause, at: int) -> int | None:
    """The year of a size that was left for another: only the one printed right before it, unless it held till now."""
    if left_behind(passage.slice(clause.start, at)) or on_base(passage.slice(clause.start, at)):
        return _year_at(passage, clause, at)
    return fund_year(passage, clause, at)


def _year_at(passage: Passage, clause: Clause, at: int) -> int | None:
    for mention in passage.dates(clause.start, at):
        date = mention.value
        others = passage.dates(clause.start, mention.start)
        summed = passage.mentions("quantity", mention.end, at)
        if isinstance(date, Date) and (passage.slice(mention.end, at) in ("", "的") or (others and not summed)):
            return date.year_end or date.year or relative_year(passage, mention)
    return None


def _stated_year(passage: Passage, clause: Clause) -> int | None:
    for start, end in ((clause.start, clause.end), (passage.sentence.start, clause.start)):
        for mention in passage.dates(start, end):
            date = mention.value
            told = date.year or relative_year(passage, mention) if isinstance(date, Date) else None
            if not isinstance(date, Date) or not told or date.kind == "by":
                continue
            compared = passage.slice(mention.start - 1, mention.start) in ("比", "较", "由", "从")
            words = passage.slice(mention.start, mention.end + 2)
            founded = _FOUNDED.match(passage.slice(mention.end, clause.end)) and _GREW.search(passage.slice(start, end))
            on_base = _BASE.match(passage.slice(mention.start - 1, clause.end)) is not None
            if not compared and not founded and not on_base and not re.search(r"度|以来", words):
                return date.year_end or told
    return None
