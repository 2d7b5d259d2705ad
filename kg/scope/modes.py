"""Modes (语气): whether a document or section reports, plans or assigns, by the words of its title and headings."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.documents import Document, Section
from kg.lexicon import concept_by_notation
from kg.scope.periods import five_years_end
from kg.values.alternation import alternation

# Who answers for a task, told behind it: "（责任单位：省市场监管局）", "（省教育厅负责）".
_RESPONSIBLE = re.compile(r"[（(](?:责任|牵头|负责|主办)(?:单位|部门)[：:]|(?:牵头|负责)[）)]")
_OFTEN = 4
# What is made known is done: "关于公布2023年度…认定结果的通知", "关于…资金运行情况的通知".
_MADE_KNOWN = re.compile(
    r"关于(?:公布|通报|公示|表彰|表扬|命名)[^，。]*(?:通知|通报|公告|决定|函)$|(?:完成|执行|运行|使用|进展|工作|落实)情况的(?:通知|通报|公告|函)$"
)
# So is what is paid out: "关于下达2018年度|专利专项经费|的通知", "关于2025年|专利专项资金|安排结果的公告".
_PAID_OUT = re.compile(
    r"(?:关于|[暨及并和]|同时)(?:提前|追加|下达|拨付|划拨|分配|兑现|安排)+(?:(?:19|20)\d\d年度?)?(?P<money>[^，。]*(?:资金|经费|补助|资助|奖补|奖金|奖励))"
    r"(?:预算)?(?:指标)?(?:分配)?(?:方案|计划)?(?:[（(][^（）()]*[）)])?的(?:通知|公告|函)$"
    r"|关于(?:公布|公示)?(?:(?:19|20)\d\d年度?)?(?P<shared>[^，。]*?(?:资金|经费|补助|资助|奖补|奖金|奖励))(?:项目)?"
    r"(?:拟?安排|分配|拨付|下达|兑现)(?:结果|情况|方案|计划)的?(?:公告|公示|通告|通知)$"
)
# "四、2013年目标", "四季度预测与目标", "下半年安排"; but 全年目标： opens a sentence.
_YEAR_AIM = re.compile(
    r"(?:(?:19|20)\d\d年度?|[二三四]季度|下半年|下一?年)(?:主要|预期|预测|工作|总体|发展|[与和及])*目标(?:任务)?$"
    r"|(?:[二三四]季度|下半年)(?:主要|重点|工作|任务|[与和及])*(?:安排|打算|计划|部署|考虑|思路|重点)$"
)
# What is asked of money that is given is still to come: |绩效目标|.
_AIM_OF = re.compile(r"绩效目标$")
_AND = re.compile(r"[及和与暨、]+")
# Who was chosen, below an annex's title: 国家知识产权试点园区|名单|.
_LISTS = re.compile(r"(?:名单|名录)(?:[（(][^（）()]*[）)])?$")
_ISSUES = re.compile(r"印发[^《]{0,4}《([^《》]+)》")
_NAMED = re.compile(r"《[^》]*》(?:白皮书)?")
_LONGEST_HEADING = 24
"""A longer heading is a sentence that opens its paragraph ("省科技厅要会同省教育厅对落实情况开展督查"); it heads
no section. So does one of clauses, whatever is named in it ("编制《…规划》，每年发布…状况白皮书").
"""


def without_titles(heading: str) -> str:
    """A heading without the titles it names, whose words and years are not its own: "21.发布《2019年…状况》白皮书"."""
    return _NAMED.sub("", heading)


@cache
def _pattern(notation: str) -> re.Pattern[str]:
    """The words of a concept of the scheme genre-word; those of titles must end them, but for a remark in brackets."""
    concept = concept_by_notation("genre-word", notation)
    words = alternation(concept.labels) if concept else "(?!)"
    return re.compile(f"(?:{words})(?:[（(][^（）()]*[）)])?$" if notation.endswith("title") else words)


@lru_cache(maxsize=4096)
def says(notation: str, words: str) -> bool:
    """Whether a title or heading has a word of the scheme genre-word: says("report", "工作完成情况")."""
    return _pattern(notation).search(words) is not None


@cache
def is_one_of(notation: str, words: str) -> bool:
    """Whether a label is a word of the scheme genre-word and nothing more: is_one_of("aim-label", "规划目标")."""
    concept = concept_by_notation("genre-word", notation)
    return concept is not None and words in concept.labels


@cache
def _firming() -> re.Pattern[str]:
    """A foundation that is to be laid, and not the one that there is: 夯实知识产权|工作基础|."""
    return re.compile(rf"(?:{_pattern('firming').pattern})[^，。]{{0,12}}基础")


@cache
def _mending() -> re.Pattern[str]:
    """A problem that is to be solved, and not one that there is: |补齐制度短板|."""
    return re.compile(rf"(?:{_pattern('mending').pattern})[^，。]{{0,12}}?(?:{_pattern('problem').pattern})")


def document_mode(document: Document) -> str:
    """Whether a document reports or assigns, by the kind of document its title says it is; reports are the default."""
    return _mode_of(document.title or "", document.text)


@lru_cache(maxsize=1)
def _mode_of(title: str, text: str) -> str:
    """Asked of every sentence."""
    if says("report-title", title) or says("known-title", title) or _MADE_KNOWN.search(title) or money_given(title):
        return "report"
    assigns = (says("assign-title", title) and not _reports_first(title)) or _assigns(text)
    return "assign" if assigns else "report"


@cache
def sets_rules(title: str) -> bool:
    """Whether a title is that of rules, or of the notice that issues them: 关于印发《…资金管理办法》的通知."""
    return any(says("rule-title", words) for words in (title, *_ISSUES.findall(title)))


def _reports_first(title: str) -> bool:
    """Whether what a title names first is a report: 二〇一二年工作总结|及|二〇一三年工作计划."""
    return any(says("report-title", title[: joint.start()]) for joint in _AND.finditer(title))


def money_given(title: str) -> str:
    """The money that a notice with such a title gives out, "" where it gives none."""
    found = _PAID_OUT.search(title)
    return found["money"] or found["shared"] if found else ""


def _assigns(text: str) -> bool:
    """Whether a document whose title does not tell says again and again who is responsible for what."""
    return len(_RESPONSIBLE.findall(text)) >= _OFTEN


def is_review(document: Document) -> bool:
    """Whether a document reviews a plan, so that the plan's parts (重点任务) head reports of what became of them."""
    return says("review", document.title or "") and document_mode(document) == "report"


def section_mode(section: Section, genre: str, review: bool = False, period: int | None = None) -> str:
    """Whether a section reports, plans or assigns, by its column and headings; `period` is the last year of the plan's
    own, so that what its headings name of the five years before is told.
    """
    if section.kind == "letterhead":
        return "reference"
    column = section.column
    if column == "plan":
        return "plan"
    if column == "result":
        return "report"
    if column in ("task", "focus"):
        return "assign"
    # The document's own title sets tasks; that of an annex may report.
    titled = genre == "assign" and section.path and says("assign-title", section.path[0])
    headings = section.path[1:] if titled else section.path
    for printed in reversed(headings):
        heading = without_titles(printed)
        if len(printed if "，" in printed else heading) > _LONGEST_HEADING:
            continue
        before = five_years_end(heading) if period else None
        tells = says("report", _AIM_OF.sub("", _firming().sub("", heading))) or _reports_first(heading)
        if tells or (before and period and before < period):
            return "report"
        if genre == "report" and says("problem", _mending().sub("", heading)) and not says("plan", heading):
            return "report"
        if _LISTS.search(heading):
            return "report"
        if review and _names_part(heading) and not _YEAR_AIM.search(heading):
            continue
        if says("plan", heading) or _YEAR_AIM.search(heading):
            return "plan" if genre == "report" else "assign"
    return genre


def _names_part(heading: str) -> bool:
    """Whether a heading is a plan's own for one of its parts: 重点任务, not 下一步重点任务."""
    return _pattern("part").search(heading) is not None and not says("plan", _pattern("part").sub("", heading))
